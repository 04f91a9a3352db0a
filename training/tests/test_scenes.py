import numpy as np
import pytest

from training.scenes.canvas import Canvas
from training.scenes.classes import CLASSES, INDEX
from training.scenes.painter import paint_scene
from training.scenes.shape import ellipse, rectangle

COUNT = 150


@pytest.fixture(scope="module")
def labels():
    return np.stack([paint_scene(seed, 128)[1] for seed in range(COUNT)])


def test_class_order():
    assert " ".join(c.id for c in CLASSES) == (
        "sky cloud sun mountain grass snow path water tree conifer bush fence plaster brick "
        "stone roof dome door window"
    )
    assert len({c.color for c in CLASSES}) == len(CLASSES)


def test_a_seed_gives_the_same_scene():
    first, second = paint_scene(5, 128), paint_scene(5, 128)
    np.testing.assert_array_equal(first[0], second[0])
    np.testing.assert_array_equal(first[1], second[1])
    assert not np.array_equal(first[1], paint_scene(6, 128)[1])


def test_a_seed_is_known_by_its_class_counts():
    counts = np.bincount(paint_scene(0, 128)[1].ravel(), minlength=len(CLASSES))
    expected = {"sky": 1816, "grass": 7700, "brick": 1915, "conifer": 1904, "window": 617}
    for name, pixels in expected.items():
        assert abs(counts[INDEX[name]] - pixels) < 40


def test_a_larger_scene_is_the_same_scene():
    for seed in range(12):
        small, large = paint_scene(seed, 128), paint_scene(seed, 256)
        halved = large[0].reshape(128, 2, 128, 2, 3).mean((1, 3))
        assert np.abs(halved - small[0]).mean() < 6
        assert (large[1][1::2, 1::2] == small[1]).mean() > 0.95


def test_colours_agree_with_labels():
    canvas = Canvas(64)
    canvas.fill(rectangle(0, 0, 1, 1), (0.0, 0.0, 1.0), "sky")
    canvas.fill(ellipse(0.5, 0.5, 0.3, 0.2), (1.0, 0.0, 0.0), "tree")
    canvas.fill(rectangle(0, 0, 0.1, 0.1), (0.0, 1.0, 0.0), None)
    colours, labels = canvas.pixels()
    assert colours.shape == (64, 64, 3)
    red = colours[..., 0] > 127
    assert (red != (labels == INDEX["tree"])).mean() < 0.01
    assert labels[2, 2] == INDEX["sky"]
    assert colours[2, 2].tolist() == [0, 255, 0]


def test_every_pixel_has_a_class_and_every_class_appears(labels):
    assert labels.max() < len(CLASSES)
    present = np.bincount(labels.ravel(), minlength=len(CLASSES))
    assert (present > 0).all()


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [("sky", 0.25, 0.42), ("grass", 0.2, 0.4), ("tree", 0.04, 0.16), ("window", 0.003, 0.03)],
)
def test_class_shares(labels, name, low, high):
    assert low < (labels == INDEX[name]).mean() < high


def test_doors_stand_in_buildings(labels):
    scenes = [s for s in labels if (s == INDEX["door"]).sum() > 40]
    walls = [INDEX[n] for n in ("plaster", "brick", "stone")]
    assert len(scenes) > COUNT / 2
    beside = [np.isin(s[_around(s == INDEX["door"])], walls).mean() for s in scenes]
    # Paths and lawns lie below a door, and a bush may stand beside it.
    assert np.mean(np.array(beside) > 0.3) > 0.95


def _around(mask):
    """Pixels within two of those of a mask, and not of it."""
    wide = np.pad(mask, 2)
    size = mask.shape[0]
    shifts = [wide[y : y + size, x : x + size] for y in range(5) for x in range(5)]
    return np.any(shifts, 0) & ~mask
