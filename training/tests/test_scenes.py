import json
from pathlib import Path

import numpy as np
import pytest

from training.scenes.canvas import Canvas
from training.scenes.classes import CLASSES, INDEX
from training.scenes.painter import paint_scene
from training.scenes.shape import ellipse, rectangle

COUNT = 400
CONTEXTS = Path(__file__).parents[2] / "tools/dissect/contexts.json"
# In so many scenes at least a concept lies beside what its brush is to be painted into.
SEEN = 0.03
LEAST_BORDER = 4


@pytest.fixture(scope="module")
def scenes():
    return [paint_scene(seed, 128) for seed in range(COUNT)]


@pytest.fixture(scope="module")
def labels(scenes):
    return np.stack([scene[1] for scene in scenes])


@pytest.fixture(scope="module")
def colours(scenes):
    return np.stack([scene[0] for scene in scenes]).astype(float)


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
    expected = {"sky": 1412, "grass": 6298, "brick": 1500, "tree": 3028, "window": 371}
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
    [
        ("sky", 0.25, 0.37),
        ("cloud", 0.018, 0.036),
        ("sun", 0.001, 0.003),
        ("mountain", 0.024, 0.048),
        ("grass", 0.18, 0.28),
        ("snow", 0.03, 0.08),
        ("path", 0.038, 0.066),
        ("water", 0.006, 0.016),
        ("tree", 0.06, 0.1),
        ("conifer", 0.036, 0.062),
        ("bush", 0.011, 0.02),
        ("fence", 0.004, 0.01),
        ("plaster", 0.025, 0.05),
        ("brick", 0.012, 0.026),
        ("stone", 0.013, 0.03),
        ("roof", 0.023, 0.042),
        ("dome", 0.003, 0.008),
        ("door", 0.009, 0.017),
        ("window", 0.012, 0.022),
    ],
)
def test_class_shares(labels, name, low, high):
    assert low < (labels == INDEX[name]).mean() < high


def _pairs():
    contexts = json.loads(CONTEXTS.read_text(encoding="utf-8"))["contexts"]
    return [(name, other) for name, entry in contexts.items() for other in entry["works"]]


@pytest.mark.parametrize(("name", "other"), _pairs())
def test_a_concept_borders_on_what_its_brush_is_painted_into(labels, name, other):
    pair = (INDEX[name], INDEX[other])
    beside = sum(
        (np.isin(a, pair) & np.isin(b, pair) & (a != b)).sum((1, 2)) for a, b in _neighbours(labels)
    )
    assert (beside >= LEAST_BORDER).mean() > SEEN


@pytest.mark.parametrize("name", ["sun", "tree", "door", "water"])
def test_a_concept_stands_on_both_sides_and_in_the_middle(labels, name):
    columns = (labels == INDEX[name]).any(1).mean(0).reshape(4, -1).max(1)
    assert (columns > 0.02).all()


def test_labels_end_where_colours_do(labels, colours):
    """Where two classes meet, colours change; the other changes are joints, tufts and frames."""
    at_borders, inside = [], []
    for (a, b), (c, d) in zip(_neighbours(labels), _neighbours(colours), strict=True):
        change = np.abs(c - d).max(-1)
        at_borders.append(change[a != b])
        inside.append(change[a == b])
    # An antialiased edge lies on one of two pixels.
    assert np.median(np.concatenate(at_borders)) > 20
    assert np.median(np.concatenate(inside)) < 2


@pytest.mark.parametrize(
    ("name", "brightest", "darkest"),
    [
        ("sky", 2, 0),
        ("grass", 1, 2),
        ("water", 2, 0),
        ("tree", 1, 2),
        ("conifer", 1, 2),
        ("bush", 1, 2),
        ("brick", 0, 2),
        ("plaster", 0, 2),
        ("roof", 0, 2),
        ("path", 0, 2),
    ],
)
def test_a_class_has_its_colour(labels, colours, name, brightest, darkest):
    mean = colours[labels == INDEX[name]].mean(0)
    assert (mean.argmax(), mean.argmin()) == (brightest, darkest)


def test_a_ridge_stands_out_from_the_sky(labels, colours):
    # Two rows above and below: between them lies the antialiased edge.
    ridge = (labels[:, :-3] == INDEX["sky"]) & (labels[:, 3:] == INDEX["mountain"])
    grey = colours.mean(-1)
    assert (grey[:, :-3][ridge] - grey[:, 3:][ridge]).mean() > 25


def test_doors_stand_in_buildings(labels):
    scenes = [s for s in labels if (s == INDEX["door"]).sum() > 40]
    walls = [INDEX[n] for n in ("plaster", "brick", "stone")]
    assert len(scenes) > COUNT / 2
    beside = [np.isin(s[_around(s == INDEX["door"])], walls).mean() for s in scenes]
    # Paths and lawns lie below a door, and a bush may stand beside it.
    assert np.mean(np.array(beside) > 0.3) > 0.95


def _neighbours(stack):
    """Stacks [n, h, w, …] shifted by one: right beside left, below beside above."""
    return (stack[:, :, :-1], stack[:, :, 1:]), (stack[:, :-1], stack[:, 1:])


def _around(mask):
    """Pixels within two of those of a mask, and not of it."""
    wide = np.pad(mask, 2)
    size = mask.shape[0]
    shifts = [wide[y : y + size, x : x + size] for y in range(5) for x in range(5)]
    return np.any(shifts, 0) & ~mask
