from pathlib import Path

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from training.ace.alpha import AlphaPlan, optimise_alpha
from training.ace.artifacts import flaws, matched_units, unit_scores
from training.ace.colours import colours_of
from training.ace.critic import Critic, read_critic
from training.ace.levels import Levels, LevelsPlan, learn_levels
from training.ace.model_folder import ModelFolder
from training.ace.onnx_network import OnnxNetwork
from training.ace.pool import Pool
from training.ace.realness import realness_gain
from training.ace.strokes import Stroke, contexts_of, draw_strokes
from training.discriminator import Discriminator
from training.export import write_stages
from training.export_segmenter import write_segmenter
from training.folded_network import feature_maps
from training.folding import fold
from training.segmenter import Segmenter
from training.tests.small import small_generator

_SIDE = 32
_GRID = 16
_UNITS = 6
_CAUSAL = 2
_CONCEPTS = ["tree", "grass"]


def _image(x: torch.Tensor) -> torch.Tensor:
    """Unit 2 alone makes red, unit 4 green; the other units are on and do nothing."""
    x = torch.nn.functional.interpolate(x, scale_factor=_SIDE // _GRID, mode="nearest")
    return torch.stack([2 * x[:, _CAUSAL] - 1, x[:, 4] - 1, -torch.ones_like(x[:, 0])], 1)


def _tree_where_red(image: torch.Tensor) -> torch.Tensor:
    return torch.stack([6 * image[:, 0], torch.zeros_like(image[:, 0])], 1)


@pytest.fixture
def model() -> ModelFolder:
    """A model whose causes are known: its stage and segmenter are plain functions."""
    return ModelFolder(
        Path(),
        {},
        (lambda x: x, _image),
        ("16", None),
        _tree_where_red,  # type: ignore[arg-type]
    )


@pytest.fixture
def pool() -> Pool:
    """Twelve scenes: the left third is tree, the rest grass."""
    torch.manual_seed(0)
    maps = torch.rand(12, _UNITS, _GRID, _GRID) * 0.3 + 0.4
    maps[:, _CAUSAL] = 0.1
    maps[:, _CAUSAL, :, :5] = 0.9
    images = _image(maps).clamp(-1, 1)
    return Pool({"16": maps}, images, _tree_where_red(images).argmax(1))


def _levels(learned: Levels | None) -> dict[int, float]:
    assert learned is not None
    return dict(zip(learned.units, learned.levels, strict=True))


def _strokes(pool: Pool) -> list:
    contexts = contexts_of("tree")
    assert contexts is not None
    return draw_strokes(pool.labels.to(torch.uint8).numpy(), _CONCEPTS, contexts, 16, seed=1)


def test_strokes_lie_on_their_context(pool: Pool) -> None:
    strokes = _strokes(pool)
    assert len(strokes) == 6  # a third of 16 for grass; the pool has neither snow nor sky
    for stroke in strokes:
        inside = pool.labels[stroke.scene].numpy()[stroke.outline(_SIDE)]
        assert (inside == 1).mean() >= 0.8


def test_a_soft_stroke_is_full_within_its_hardness_and_fades_to_its_radius() -> None:
    stroke = Stroke(0, (0.5, 0.5), (0.5, 0.5), 0.25)
    sharp, soft = stroke.mask(16, 64), stroke.mask(16, 64, 0.5)
    assert set(np.unique(sharp)) == {0.0, 1.0}
    assert ((soft > 0) == (sharp > 0)).all()
    # Cells 8 and 10 begin 0 and half a radius from the middle, cell 11 three quarters.
    assert soft[8, 8] == 1
    assert 0.9 < soft[8, 10] <= 1
    assert 0.4 < soft[8, 11] < 0.6


def test_alpha_finds_the_causal_unit(model: ModelFolder, pool: Pool) -> None:
    levels = torch.full((_UNITS,), 0.9)
    plan = AlphaPlan(steps=60, batch=4)
    alpha = optimise_alpha(model, pool, "16", 0, _strokes(pool), levels, plan)
    assert alpha is not None
    others = [float(a) for u, a in enumerate(alpha) if u != _CAUSAL]
    assert float(alpha[_CAUSAL]) > 0.7
    assert max(others) < 0.3


def test_alpha_says_nothing_of_a_concept_that_is_nowhere(model: ModelFolder, pool: Pool) -> None:
    assert optimise_alpha(model, pool, "16", 5, _strokes(pool), torch.ones(6), AlphaPlan()) is None


def test_levels_turn_the_causal_unit_on_within_its_range(model: ModelFolder, pool: Pool) -> None:
    top = torch.full((_UNITS,), 0.95)
    learned = learn_levels(model, pool, "16", 0, _strokes(pool), top, LevelsPlan(steps=30))
    assert learned is not None
    assert learned.units[0] == _CAUSAL
    assert sorted(learned.units) == list(range(_UNITS))
    assert 0.7 < learned.levels[0] <= 0.95


class _NothingGreen(Critic):
    """Takes nothing green for a tree; how real a picture looks is all the same to it."""

    def read(self, images: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        logits = torch.stack([-8 * (images[:, 1] + 1), torch.zeros_like(images[:, 0])], 1)
        return logits[:, :, ::4, ::4], 0 * F.avg_pool2d(images[:, 1], 8)


class _RealIfGreen(Critic):
    """Takes green for real; it cannot tell trees."""

    def read(self, images: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        return 0 * images[:, :2, ::4, ::4], 20 * F.avg_pool2d(images[:, 1], 8)


def test_levels_please_a_critic_too(model: ModelFolder, pool: Pool) -> None:
    """The segmenter sees red alone."""
    top, strokes = torch.full((_UNITS,), 0.95), _strokes(pool)

    def green(critic: Critic | None) -> float:
        plan = LevelsPlan(steps=30, critic=critic)
        levels = _levels(learn_levels(model, pool, "16", 0, strokes, top, plan))
        assert levels[_CAUSAL] > 0.7
        return levels[4]

    alone = green(None)
    assert green(_NothingGreen(Discriminator(5))) < alone - 0.05
    assert green(_RealIfGreen(Discriminator(5))) > alone + 0.05


def test_the_critic_reads_any_number_of_images(tmp_path: Path) -> None:
    path = tmp_path / "networks.pt"
    discriminator = Discriminator(5).eval()
    empty: dict[str, torch.Tensor] = {}
    torch.save(
        {"generator": empty, "average": empty, "discriminator": discriminator.state_dict()}, path
    )
    images = torch.rand(6, 3, 128, 128) * 2 - 1
    critic = read_critic(path, classes=5, resolution=128)
    labels, realness = critic.read(images)
    assert labels.shape == (6, 5, 32, 32)
    assert realness.shape == (6, 8, 8)
    with torch.no_grad():
        logits, expected = discriminator.with_labels(images[:4])
    assert torch.allclose(labels[:4], expected, atol=1e-5)
    assert torch.allclose(realness[:4].flatten(1), logits.patches, atol=1e-5)
    older = discriminator.state_dict()
    del older["downs.0.residual.weight"], older["downs.0.residual.bias"]
    torch.save({"generator": empty, "average": empty, "discriminator": older}, path)
    assert read_critic(path, classes=5, resolution=128).read(images)[0].isfinite().all()
    torch.save({"generator": empty, "average": empty}, path)
    with pytest.raises(ValueError, match="holds no discriminator"):
        read_critic(path, classes=5, resolution=128)


def test_realness_falls_by_what_the_critic_dislikes(model: ModelFolder, pool: Pool) -> None:
    """The critic here likes what is not red, and the causal unit paints red."""

    class NotRed(Critic):
        def __init__(self) -> None:
            super().__init__(Discriminator(5))

        def read(self, images: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
            return images[:, :2], -F.adaptive_avg_pool2d(images[:, 0], 8)

    units = list(range(_UNITS))
    off = Levels(units, [0.0] * _UNITS)
    on = Levels(units, [1.0 if u == _CAUSAL else 0.0 for u in units])
    gains = [
        realness_gain(model, pool, "16", _strokes(pool), levels, NotRed()) for levels in (off, on)
    ]
    assert gains[1] < gains[0] - 0.3


def test_strangeness_can_leave_out_the_rarer_colours() -> None:
    images = torch.full((1, 3, 20, 20), 0.5)
    images[:, :, :2] = -0.5
    pool = Pool({}, images, torch.zeros(1, 20, 20, dtype=torch.long))
    every, common = colours_of(pool, 0, seed=0), colours_of(pool, 0, seed=0, share=0.75)
    assert every is not None
    assert common is not None
    trunk = torch.full((1, 3, 1, 1), -0.5)
    assert float(common.strangeness(trunk)) > 2 * float(every.strangeness(trunk))


def test_strangeness_weighs_colours_by_their_share() -> None:
    images = torch.full((1, 3, 20, 20), 0.5)
    images[:, :, :2] = -0.5  # a tenth of the pixels: a trunk
    pool = Pool({}, images, torch.zeros(1, 20, 20, dtype=torch.long))
    colours = colours_of(pool, 0, seed=0)
    assert colours is not None
    leaf, trunk, neither = (
        float(colours.strangeness(torch.full((1, 3, 1, 1), v))) for v in (0.5, -0.5, 0.0)
    )
    assert leaf == pytest.approx(0, abs=1e-3)
    assert leaf < trunk < neither


def test_onnx_files_run_as_the_folded_network(tmp_path: Path) -> None:
    stages = fold(small_generator())
    entries = write_stages(tmp_path, stages)
    z = torch.randn(3, 16)
    expected = feature_maps(stages, z)
    x = z
    for entry in entries:
        x = OnnxNetwork(tmp_path / entry["file"])(x)
        torch.testing.assert_close(x, expected[entry["layer"]], atol=1e-5, rtol=1e-4)


def test_the_penultimate_map_is_the_evaluations(tmp_path: Path) -> None:
    torch.manual_seed(0)
    segmenter = Segmenter(19).eval()
    write_segmenter(tmp_path, segmenter, 32)
    images = torch.rand(2, 3, 32, 32)
    found = OnnxNetwork(tmp_path / "segmenter.onnx").penultimate(images)
    with torch.no_grad():
        expected = segmenter.penultimate(images)
    torch.testing.assert_close(found, expected, atol=5e-3, rtol=1e-2)  # float16 weights


def test_flaws_are_measured_against_the_same_class() -> None:
    entropy = torch.tensor([[[0.1, 0.3], [1.0, 2.0]]])
    best = torch.tensor([[[0, 0], [1, 1]]])
    torch.testing.assert_close(flaws(entropy, best), torch.tensor([[[-0.1, 0.1], [-0.5, 0.5]]]))


def test_a_unit_that_is_on_where_flaws_are_scores_highest() -> None:
    torch.manual_seed(1)
    flaw = torch.zeros(4, 10, 10)
    flaw[0, 3, 3:7] = 1
    maps = torch.rand(4, 5, 10, 10)
    maps[:, 3] = flaw * 2
    maps[:, 4] = 0
    scores = unit_scores(maps, flaw)
    assert scores.argmax() == 3
    assert float(scores[3]) == 1
    assert scores[4] == scores.min()


def test_control_units_are_others_of_like_activation() -> None:
    means = [0.0] * 30 + [5.0] * 30
    drawn = matched_units([40, 41, 42], means, np.random.default_rng(0))
    assert len(set(drawn)) == 3
    assert all(30 <= unit < 60 and unit not in (40, 41, 42) for unit in drawn)
