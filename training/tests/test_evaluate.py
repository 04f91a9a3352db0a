import pytest
import torch

from training.degrade import blur
from training.distances import frechet, laplacian_pyramid, sliced_wasserstein
from training.evaluate import compare, drawn_scenes
from training.scenes.classes import CLASSES
from training.segmenter import Segmenter


@pytest.fixture(scope="module")
def scenes():
    return drawn_scenes(24)


def test_pyramid_bands(scenes):
    assert [band.shape[-1] for band in laplacian_pyramid(scenes)] == [128, 64, 32, 16]


def test_equal_sets_have_no_distance(scenes):
    assert sliced_wasserstein(scenes, scenes) == {"128": 0, "64": 0, "32": 0, "16": 0}


def test_blur_shows_in_the_fine_band(scenes):
    soft = sliced_wasserstein(scenes, blur(scenes, 1.5))
    assert soft["128"] > 20
    assert soft["128"] > 3 * soft["16"]


def test_sets_of_different_size_are_refused(scenes):
    with pytest.raises(ValueError, match="different shape"):
        sliced_wasserstein(scenes, scenes[:3])


def test_frechet_of_shifted_and_widened_gaussians():
    random = torch.Generator().manual_seed(0)
    a = torch.randn(4000, 3, generator=random)
    assert frechet(a, a) == pytest.approx(0, abs=1e-6)
    assert frechet(a, a + 2) == pytest.approx(12, rel=1e-3)
    assert frechet(a, a * 3) == pytest.approx(3 * (3 - 1) ** 2, rel=0.1)


def test_compare_names_every_class(scenes):
    result = compare(scenes, scenes.flip(0), Segmenter(len(CLASSES)).eval())
    assert list(result["shares"]) == [c.id for c in CLASSES]
    assert result["frechet"] == pytest.approx(0, abs=1e-4)
