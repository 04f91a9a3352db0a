import copy
import json
from dataclasses import replace

import pytest
import torch

from training.batch_statistics import reestimate
from training.checkpoint import read_weights
from training.export import write_stages
from training.folded_network import render, scene_latents
from training.folding import fold
from training.scene_cache import paint_cache
from training.tests.small import small_generator
from training.tests.test_train import CONFIG, tensors
from training.train import warm_start
from training.train_config import read_config
from training.trainer import Trainer
from training.unfold_generator import unfold_generator


@pytest.fixture
def released(tmp_path):
    stages = fold(small_generator())
    entries = write_stages(tmp_path, stages)
    (tmp_path / "manifest.json").write_text(json.dumps({"stages": entries}))
    return tmp_path, stages


def test_a_released_generator_comes_back_and_draws_the_same(released):
    folder, stages = released
    z = scene_latents(range(4), 16)
    again = unfold_generator(folder, 1024)
    with torch.no_grad():
        assert (again(z) - render(stages, z)).abs().max() < 1e-3
    # Also with statistics measured anew, as a training measures them.
    reestimate(again, 64, 32)
    with torch.no_grad():
        assert (again(z) - render(stages, z)).abs().max() < 0.1


def test_its_weights_have_the_size_that_training_expects(released):
    again = unfold_generator(released[0], 64)
    for block in again.blocks:
        for part in block:
            spread = part.conv.weight.detach().flatten(1).std(1)
            assert (spread - 1).abs().max() < 0.05


def test_another_model_is_refused(released):
    folder, _ = released
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({"stages": manifest["stages"][1:]}))
    with pytest.raises(ValueError, match="does not hold a generator"):
        unfold_generator(folder, 16)


def test_a_new_discriminator_learns_alone_at_first(tmp_path):
    torch.set_num_threads(1)
    scenes = paint_cache(tmp_path / "cache", 12)
    config = replace(
        read_config(CONFIG), batch=4, r1_batch=4, discriminator_first_images=4, warm_up_images=0
    )
    first = Trainer(config, scenes)
    state = first.generator.state_dict()
    torch.save({"generator": state, "average": state}, tmp_path / "warm.pt")
    trainer = Trainer(config, scenes)
    trainer.warm_start(read_weights(tmp_path / "warm.pt"))
    alone = Trainer(replace(config, discriminator_first_images=0), scenes)
    with pytest.raises(ValueError, match="holds no discriminator"):
        warm_start(alone, tmp_path / "warm.pt")
    before = copy.deepcopy((trainer.generator, trainer.discriminator))
    trainer.step()
    assert same(before[0], trainer.generator)
    assert not same(before[1], trainer.discriminator)
    trainer.step()
    assert not same(before[0], trainer.generator)
    assert all(t.isfinite().all() for t in tensors(trainer) if t.is_floating_point())


def same(a, b):
    return all(torch.equal(p, q) for p, q in zip(a.parameters(), b.parameters(), strict=True))
