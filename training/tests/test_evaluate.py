import json
import math
from dataclasses import replace

import pytest
import torch

from training.cost import multiply_adds, parameters
from training.degrade import blur
from training.distances import (
    frechet,
    kernel_distance,
    laplacian_pyramid,
    sliced_wasserstein,
    to_floats,
)
from training.evaluate import measure, measure_anchors, read_anchors
from training.evaluation_report import closed_share, write_report
from training.evaluation_report import page as write_page
from training.folding import fold
from training.generator import Generator
from training.history import History, Yardstick
from training.judge import Judge
from training.manifold import nearest, precision_and_recall
from training.naming import measure_naming
from training.scene_sets import drawn_scenes, generated_scenes, painter_mark
from training.scenes.classes import CLASSES
from training.segmenter import Segmenter
from training.spectrum import mean_spectrum, strongest_peak
from training.tests.small import small_generator


@pytest.fixture(scope="module")
def scenes():
    return drawn_scenes(2_000_000, 24)


@pytest.fixture(scope="module")
def stages():
    return fold(small_generator())


def to_bytes(images):
    return ((images + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)


def test_pyramid_bands(scenes):
    assert [b.shape[-1] for b in laplacian_pyramid(to_floats(scenes))] == [128, 64, 32, 16]


def test_equal_sets_have_no_distance(scenes):
    assert sliced_wasserstein(scenes, scenes) == {"128": 0, "64": 0, "32": 0, "16": 0}


def test_blur_shows_in_the_fine_band(scenes):
    soft = sliced_wasserstein(scenes, to_bytes(blur(to_floats(scenes), 1.5)))
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


def test_kernel_distance_is_unbiased_and_sees_a_shift():
    random = torch.Generator().manual_seed(0)
    a, b = torch.randn(2, 1200, 4, generator=random)
    assert abs(kernel_distance(a, b)) < 20
    x, y = a[:3].double(), b[:2].double()
    k = ((x @ x.T / 4) + 1) ** 3
    own_x = (k.sum() - k.trace()) / 6
    own_y = ((y[0] @ y[1]) / 4 + 1) ** 3
    across = ((x @ y.T / 4 + 1) ** 3).mean()
    expected = 1000 * float(own_x + own_y - 2 * across)
    assert kernel_distance(a[:3], b[:2]) == pytest.approx(expected)
    assert kernel_distance(a, b + 1) > 1000


def test_precision_falls_for_strays_and_recall_for_sameness():
    random = torch.Generator().manual_seed(0)
    drawn, other = torch.randn(2, 600, 4, generator=random)
    precision, recall = precision_and_recall(drawn, other)
    assert min(precision, recall) > 0.85
    assert precision_and_recall(drawn, other * 0.05)[1] < 0.1
    stray = torch.cat([other[:300], other[300:] + 40])
    assert precision_and_recall(drawn, stray)[0] == pytest.approx(precision / 2, abs=0.05)


def test_nearest_finds_itself():
    points = torch.randn(9, 2, generator=torch.Generator().manual_seed(0))
    distance, index = nearest(points[4:6], points, 2)
    assert index[:, 0].tolist() == [4, 5]
    assert distance[:, 0].max() < 1e-3


@pytest.mark.parametrize("period", [2, 4])
def test_a_lattice_is_a_peak_and_softness_is_none(scenes, period):
    drawn = mean_spectrum(scenes)
    soft = to_bytes(blur(to_floats(scenes), 0.6))
    base = strongest_peak(mean_spectrum(soft), drawn)
    place = torch.arange(128)
    wave = torch.cos(2 * math.pi / period * place)
    faint = 0.04 * (wave[None] + wave[:, None])
    found = strongest_peak(mean_spectrum(to_bytes(to_floats(soft) + faint)), drawn)
    assert base.factor < 2
    assert found.factor > 3 * base.factor
    assert 128 // period in {abs(found.frequency[0]), abs(found.frequency[1])}


def test_a_notch_of_drawn_scenes_is_no_peak_of_generated_ones():
    rows, columns = torch.arange(128) - 64, torch.arange(65)
    smooth = 1 / (1 + rows[:, None].square() + columns[None].square()).double()
    notched = smooth.clone()
    notched[64 + 9, 50] *= 0.5
    assert strongest_peak(smooth, notched).factor <= 1
    assert strongest_peak(2 * smooth - notched, smooth).factor > 1.2


def test_cost_of_the_village():
    stages = fold(Generator().eval())
    assert multiply_adds(stages) == pytest.approx(0.975e9, rel=0.01)
    assert parameters(stages) == pytest.approx(3.37e6, rel=0.01)


def test_generated_scenes_are_the_streams_rows(stages):
    images = generated_scenes(stages, 23, first_scene=5)
    torch.testing.assert_close(images[21:], generated_scenes(stages, 2, first_scene=26))


def test_the_report_holds_every_measure(stages, tmp_path):
    torch.manual_seed(0)
    segmenter = Segmenter(len(CLASSES)).eval()
    anchors = measure_anchors(stages, segmenter, 8, 128)
    yardstick = Yardstick(8, 128, painter_mark(), "ab")
    result, sets = measure(stages, anchors, segmenter, yardstick, known_count=10)
    unseen = range(1_000_000, 1_000_004)
    judge = Judge(len(CLASSES)).eval()
    naming = measure_naming(
        segmenter, judge, sets["generated"].images, sets["drawn"].images, unseen
    )
    assert 0 <= naming["agreement"]["all"] <= 1
    assert naming["agreed_scenes"] == 8
    for column in (0, 1):
        assert sum(share[column] for share in naming["shares"].values()) == pytest.approx(1)
    result = {"images": 1000, **result, "naming": naming, "minutes": 0.1}
    earlier = tmp_path / "earlier.json"
    earlier.write_text(json.dumps(result))
    assert read_anchors(earlier, yardstick) == anchors
    with pytest.raises(ValueError, match="has count 8, this evaluation 9"):
        read_anchors(earlier, replace(yardstick, count=9))
    earlier.write_text(json.dumps({**result, "painter": "of older scenes"}))
    with pytest.raises(ValueError, match="has painter of older scenes"):
        read_anchors(earlier, yardstick)
    assert result["resolution"] == 128
    assert set(result["distances"]) == {"generated", "floor", "trial"}
    assert closed_share("Fréchet", result["distances"]) == 0
    history = tmp_path / "history.jsonl"
    measures = {**result["distances"]["generated"], **result["variety"]["generated"]}
    History(history, yardstick).add(1000, measures)
    log = tmp_path / "log.jsonl"
    losses = {"discriminator": 1.0, "generator": 2.0, "label": 0.1, "r1": 0.2}
    log.write_text(json.dumps({"images": 800, "rate": 7.5, **losses}) + "\n")
    write_report(tmp_path, result, sets, stages, log, history)
    page = (tmp_path / "generator.md").read_text()
    assert all(f"| {c.id} | " in page for c in CLASSES)
    assert "| Fréchet | " in page
    assert "| mean | " in page
    assert "The goal is 80 % of each way; 0 of 6 are that far" in page
    assert "| by the judge |" in page
    peaks = {"generated": {"factor": 1.1, "frequency": [9, 0]}, "floor": {"factor": 1.02}}
    assert "×1.02: this is one." in write_page({**result, "peaks": peaks}, ())
    peaks["floor"] = {"factor": 1.2}
    assert "×1.2: there is none." in write_page({**result, "peaks": peaks}, ())
    assert f"They agree on {naming['agreement']['all']:.1%} of all pixels" in page
    written = json.loads((tmp_path / "generator" / "evaluation.json").read_text())
    assert written == json.loads(json.dumps(result))
    for name in ("samples", "neighbours", "spectrum", "training", "history"):
        assert (tmp_path / "generator" / f"{name}.png").stat().st_size > 1000
        assert f"generator/{name}.png" in page
