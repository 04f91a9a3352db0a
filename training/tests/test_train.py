import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from training.checkpoint import read_average, read_weights, write_networks
from training.precision import has_bfloat16, mixed_precision
from training.scene_cache import paint_cache
from training.train import note_config, run
from training.train_config import read_config
from training.trainer import Trainer

CONFIG = Path(__file__).parent.parent / "configs" / "village_128.json"


@pytest.fixture(scope="module")
def scenes(tmp_path_factory):
    return paint_cache(tmp_path_factory.mktemp("cache"), 12)


@pytest.fixture
def config():
    return replace(
        read_config(CONFIG),
        batch=4,
        r1_batch=4,
        r1_interval=2,
        log_every_images=8,
        sheet_every_images=10_000,
        save_every_images=10_000,
    )


def tensors(trainer):
    state = trainer.state()
    return [t for name in ("generator", "average", "discriminator") for t in state[name].values()]


def test_resuming_gives_the_same_steps(config, scenes, tmp_path):
    torch.set_num_threads(1)
    straight = Trainer(config, scenes)
    run(straight, tmp_path, until_images=16)

    (tmp_path / "halves").mkdir()
    first = Trainer(config, scenes)
    run(first, tmp_path / "halves", until_images=8)
    second = Trainer(replace(config, seed=5), scenes)
    second.resume(tmp_path / "halves" / "state.pt")
    run(second, tmp_path / "halves", until_images=16)

    for a, b in zip(tensors(straight), tensors(second), strict=True):
        assert torch.equal(a, b)
    log = (tmp_path / "log.jsonl").read_text().splitlines()
    assert [json.loads(line)["images"] for line in log] == [8, 16]


def test_a_run_keeps_the_settings_that_it_had_before(config, tmp_path):
    faster = replace(config, learning_rate=2 * config.learning_rate)
    for settings, images in ((config, 0), (config, 8), (faster, 16)):
        note_config(tmp_path, settings, images)
    lines = [json.loads(line) for line in (tmp_path / "configs.jsonl").read_text().splitlines()]
    assert [line["images"] for line in lines] == [0, 16]
    assert lines[0]["config"]["learning_rate"] == config.learning_rate
    assert lines[1]["config"] == json.loads((tmp_path / "config.json").read_text())


def test_another_batch_goes_on_from_the_images_seen(config, scenes, tmp_path):
    torch.set_num_threads(1)
    first = Trainer(config, scenes)
    run(first, tmp_path, until_images=16)
    second = Trainer(replace(config, batch=8), scenes)
    second.resume(tmp_path / "state.pt")
    assert second.images == first.images == 16
    second.step()
    assert second.images == 24


def test_resuming_keeps_the_class_shares(config, scenes, tmp_path):
    torch.set_num_threads(1)
    config = replace(config, share_weight=5.0)
    straight = Trainer(config, scenes)
    run(straight, tmp_path, until_images=16)

    (tmp_path / "halves").mkdir()
    run(Trainer(config, scenes), tmp_path / "halves", until_images=8)
    second = Trainer(config, scenes)
    second.resume(tmp_path / "halves" / "state.pt")
    run(second, tmp_path / "halves", until_images=16)

    first, last = straight.state()["shares"], second.state()["shares"]
    assert first["steps"] == last["steps"] == 4
    assert torch.equal(first["sums"], last["sums"])


def test_a_run_with_a_reader_does_not_go_on_without_one(config, scenes, tmp_path):
    torch.set_num_threads(1)
    config = replace(config, share_weight=5.0)
    reader = torch.nn.Conv2d(3, scenes.classes, 1)
    run(Trainer(config, scenes, reader=reader), tmp_path, until_images=4)
    with pytest.raises(ValueError, match="with a reader; go on so"):
        Trainer(config, scenes).resume(tmp_path / "state.pt")


def test_class_shares_are_read_by_the_reader_where_there_is_one(config, scenes):
    torch.set_num_threads(1)

    class Brightness(torch.nn.Module):
        def forward(self, images):
            sums = images.sum(1, keepdim=True)
            return torch.cat(
                [sums, -sums, torch.full_like(sums, -99).repeat(1, scenes.classes - 2, 1, 1)], 1
            )

    trainer = Trainer(replace(config, share_weight=5.0), scenes, reader=Brightness())
    trainer.step()
    sums = trainer.state()["shares"]["sums"]
    assert sums[:, :2].min() > 0
    assert sums[:, 2:].max() < 1e-12


def test_the_network_of_details_learns_at_its_own_rate(config, scenes):
    torch.set_num_threads(1)
    moved = []
    for rate in (1.0, 0.0):
        trainer = Trainer(replace(config, detail_rate=rate, warm_up_images=0), scenes)
        judge = trainer.discriminator
        before = (judge.detail.line_head.weight.clone(), judge.patch_head.weight.clone())
        trainer.step()
        after = (judge.detail.line_head.weight, judge.patch_head.weight)
        moved.append([not torch.equal(a, b) for a, b in zip(before, after, strict=True)])
    assert moved == [[True, True], [False, True]]


def test_flat_details_cost_only_where_their_penalty_weighs(config, scenes):
    """One step with the penalty and one without part only by the details' network."""
    torch.set_num_threads(1)
    pair = []
    for gamma in (0.0, 5.0):
        trainer = Trainer(replace(config, detail_r1_gamma=gamma, warm_up_images=0), scenes)
        trainer.step()
        pair.append(trainer.discriminator.state_dict())
    changed = {name for name in pair[0] if not torch.equal(pair[0][name], pair[1][name])}
    assert changed
    assert all(name.startswith("detail.") for name in changed)


def test_rates_are_those_of_the_configuration_after_resuming_too(config, scenes, tmp_path):
    torch.set_num_threads(1)
    run(Trainer(replace(config, detail_rate=2.0), scenes), tmp_path, until_images=4)
    second = Trainer(replace(config, detail_rate=3.0), scenes)
    second.resume(tmp_path / "state.pt")
    generator, discriminator = [
        [group["rate"] for group in optimizer.param_groups] for optimizer in second._optimizers
    ]
    assert generator == [1, 0.125]
    assert discriminator == [1, 1 / 64, 3]


def test_what_holds_its_own_scale_moves_as_the_equalised_layers_do(config, scenes):
    torch.set_num_threads(1)
    trainer = Trainer(replace(config, warm_up_images=0), scenes)
    project, conv = trainer.generator.project.weight, trainer.generator.blocks[1][0].conv.weight
    before = project.detach().clone(), conv.detach().clone()
    trainer.step()
    moved = [
        float((now.detach() - then).abs().median() / then.std())
        for now, then in zip((project, conv), before, strict=True)
    ]
    assert moved[0] == pytest.approx(moved[1], rel=0.2)


def test_a_warm_start_keeps_the_average(config, scenes, tmp_path):
    torch.set_num_threads(1)
    run(Trainer(config, scenes), tmp_path, until_images=8)
    second = Trainer(config, scenes)
    second.warm_start(read_weights(tmp_path / "state.pt"))
    before = second.average.to_rgb.weight.clone()
    second.step()
    average, generator = (n.to_rgb.weight.detach() for n in (second.average, second.generator))
    half_life = config.average_half_life_images
    share = 1 - 0.5 ** (config.batch / half_life)
    torch.testing.assert_close(average, before.lerp(generator, share))


def test_another_run_starts_from_kept_networks(config, scenes, tmp_path):
    torch.set_num_threads(1)
    first = Trainer(config, scenes)
    run(first, tmp_path, until_images=8)
    kept = tmp_path / "kept.pt"
    write_networks(kept, tmp_path / "state.pt")

    second = Trainer(replace(config, seed=5), scenes)
    second.warm_start(read_weights(kept))
    for a, b in zip(tensors(first), tensors(second), strict=True):
        assert torch.equal(a.half(), b.half())
    assert read_average(kept).images == 8
    assert kept.stat().st_size < 0.4 * (tmp_path / "state.pt").stat().st_size


def test_the_cache_holds_its_seeds_scenes(scenes):
    images, labels = scenes.batch(torch.tensor([3, 1]))
    assert images.shape == (2, 3, 128, 128)
    assert images.min() >= -1
    assert images.max() <= 1
    again, _ = scenes.batch(torch.tensor([1]))
    np.testing.assert_array_equal(images[1], again[0])
    assert labels.shape == (2, 128, 128)


def test_learning_rate_warms_up_holds_and_falls():
    config = read_config(CONFIG)
    assert config.learning_rate_at(0) < 0.02 * config.learning_rate
    assert config.learning_rate_at(config.decay_from_images) == config.learning_rate
    end = config.learning_rate_at(10 * config.decay_to_images)
    assert end == pytest.approx(config.final_learning_rate)


def test_the_average_has_its_half_life():
    config = read_config(CONFIG)
    steps = config.average_half_life_images / config.batch
    assert config.average_decay_at(10**6) ** steps == pytest.approx(0.5)


def test_an_unknown_setting_is_named(tmp_path):
    path = tmp_path / "c.json"
    path.write_text(json.dumps({**json.loads(CONFIG.read_text()), "speed": 3}))
    with pytest.raises(ValueError, match="speed"):
        read_config(path)


def test_bfloat16_is_used_where_it_is_wanted_and_there(monkeypatch):
    for there in (False, True):
        monkeypatch.setattr(torch.cpu, "get_capabilities", lambda there=there: {"amx_bf16": there})
        product = torch.ones(2, 2)
        with mixed_precision():
            assert (product @ product).dtype == (torch.bfloat16 if there else torch.float32)
        with mixed_precision(wanted=False):
            assert (product @ product).dtype == torch.float32
    assert has_bfloat16("cuda")
