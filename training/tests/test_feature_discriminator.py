from dataclasses import replace

import pytest
import torch

from training.checkpoint import read_weights, write_networks
from training.feature_discriminator import FeatureDiscriminator
from training.segmenter import MAP_CHANNELS, Segmenter
from training.tests.ranks_worker import Noise
from training.tests.small import small_generator
from training.tests.test_train import CONFIG
from training.train import run
from training.train_config import read_config
from training.trainer import Trainer


@pytest.fixture
def segmenter():
    torch.set_num_threads(1)
    torch.manual_seed(3)
    return Segmenter(Noise.classes).eval()


@pytest.fixture
def config():
    settings = {"batch": 4, "r1_batch": 4, "save_every_images": 10_000, "bfloat16": False}
    return replace(read_config(CONFIG), **settings, sheet_every_images=10_000, feature_weight=1.0)


def trainer(config, reader):
    return Trainer(config, Noise(), small_generator().train(), reader=reader)


def weights(trainer, *names):
    state = trainer.state()
    return [tensor for name in names for tensor in state[name].values()]


def equal(first, second):
    return all(torch.equal(a, b) for a, b in zip(first, second, strict=True))


def test_maps_are_those_that_lead_to_the_logits(segmenter):
    images = torch.randn(2, 3, 64, 64)
    logits, maps = segmenter.with_maps(images)
    assert torch.equal(logits, segmenter(images))
    shapes = [
        (2, channels, size, size)
        for channels, size in zip(MAP_CHANNELS, (32, 16, 8, 4), strict=True)
    ]
    assert [tuple(features.shape) for features in maps] == shapes


def test_it_learns_what_only_the_maps_tell_apart(segmenter):
    """Stripes that lie across or along have every colour as often."""
    torch.manual_seed(1)
    # With the batch's own statistics even untrained maps are of usual size.
    segmenter.train()
    across = torch.sign(torch.sin(torch.arange(128.0))).expand(4, 3, 128, 128)
    with torch.no_grad():
        drawn, generated = (
            segmenter.with_maps(images + 0.3 * torch.randn_like(images))[1]
            for images in (across, across.mT)
        )
    judge = FeatureDiscriminator()
    optimizer = torch.optim.Adam(judge.parameters(), 1e-3, (0.0, 0.99))
    first = judge.hinge(drawn, generated).item()
    for _ in range(40):
        optimizer.zero_grad()
        judge.hinge(drawn, generated).backward()
        optimizer.step()
    assert first == pytest.approx(2, abs=0.2)
    assert judge.hinge(drawn, generated) < 0.5
    assert judge.realness(drawn) > judge.realness(generated) + 1


def test_resuming_gives_the_same_steps(config, segmenter, tmp_path):
    straight = trainer(config, segmenter)
    run(straight, tmp_path, until_images=16)
    (tmp_path / "halves").mkdir()
    run(trainer(config, segmenter), tmp_path / "halves", until_images=8)
    second = trainer(replace(config, seed=5), segmenter)
    second.resume(tmp_path / "halves" / "state.pt")
    run(second, tmp_path / "halves", until_images=16)
    names = ("generator", "average", "features")
    assert equal(weights(straight, *names), weights(second, *names))


def test_it_learns_before_it_counts(config, segmenter):
    alone = trainer(replace(config, feature_weight=0.0), segmenter)
    both = trainer(replace(config, feature_from_images=4), segmenter)
    first = [tensor.clone() for tensor in weights(both, "features")]
    assert alone.step().features == 0
    assert both.step().features > 0
    assert equal(weights(alone, "generator"), weights(both, "generator"))
    assert not equal(first, weights(both, "features"))
    alone.step()
    both.step()
    assert not equal(weights(alone, "generator"), weights(both, "generator"))


def test_a_run_without_it_goes_on_with_it(config, segmenter, tmp_path):
    run(trainer(replace(config, feature_weight=0.0), segmenter), tmp_path, until_images=8)
    second = trainer(config, segmenter)
    second.resume(tmp_path / "state.pt")
    assert second.step().features > 0


def test_kept_networks_hold_it(config, segmenter, tmp_path):
    first = trainer(config, segmenter)
    run(first, tmp_path, until_images=4)
    write_networks(tmp_path / "kept.pt", tmp_path / "state.pt")
    second = trainer(replace(config, seed=5), segmenter)
    second.warm_start(read_weights(tmp_path / "kept.pt"))
    pairs = zip(weights(first, "features"), weights(second, "features"), strict=True)
    assert all(torch.equal(a.half(), b.half()) for a, b in pairs)


def test_maps_are_judged_only_where_a_segmenter_reads_them(config):
    with pytest.raises(ValueError, match="give a segmenter"):
        trainer(config, None)
