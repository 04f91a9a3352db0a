from dataclasses import replace
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F

from training import scene_cache
from training.cost import multiply_adds
from training.discriminator import Discriminator
from training.export import write_stages
from training.folded_network import scene_latents
from training.folding import fold
from training.generator import Generator
from training.grow import deepen, grow, refine
from training.scene_cache import paint_cache
from training.scenes.painter import paint_scene
from training.tests.small import small_generator
from training.train import STATE, run, warm_start
from training.train_config import read_config
from training.trainer import Trainer

CONFIG = Path(__file__).parent.parent / "configs" / "village_256.json"
CLASSES = 19


@pytest.fixture(scope="module")
def old():
    generator = small_generator()
    torch.manual_seed(2)
    return generator, Discriminator(CLASSES)


@pytest.fixture(scope="module")
def weights(old):
    generator, discriminator = (network.state_dict() for network in old)
    return {"generator": generator, "average": generator, "discriminator": discriminator}


@pytest.fixture(scope="module")
def grown(weights):
    return grow(weights, CLASSES)


def test_a_grown_generator_goes_on_from_the_old_image(old, grown):
    new = Generator.like(grown["average"])
    new.load_state_dict(grown["average"])
    new.eval()
    z = scene_latents(range(4), 16)
    with torch.no_grad():
        units = F.interpolate(old[0].features(z), scale_factor=2, mode="bilinear")
        torch.testing.assert_close(new.features(z), units, atol=1e-4, rtol=1e-4)
        halved = F.avg_pool2d(new(z), 2)
        expected = old[0](z)
    assert new.resolution == 256
    assert (halved - expected).abs().mean() < 0.2 * expected.std()


def test_a_deepened_generator_draws_what_it_drew(old):
    deeper = deepen(old[0].state_dict())
    new = Generator.like(deeper)
    new.load_state_dict(deeper)
    assert new.convs == (*old[0].convs[:-1], old[0].convs[-1] + 1)
    z = scene_latents(range(4), 16)
    with torch.no_grad():
        torch.testing.assert_close(new.eval()(z), old[0](z), atol=1e-4, rtol=1e-4)


def test_older_weights_are_deepened_before_they_are_trained(weights, tmp_path):
    config = replace(read_config(CONFIG), resolution=128, batch=4, r1_batch=4, scenes=4)
    scenes = paint_cache(tmp_path / "cache", 4, 128)
    like = Generator.like(weights["average"])
    shallow = small_generator(convs=(*like.convs[:-1], 1)).state_dict()
    file = tmp_path / "shallow.pt"
    torch.save({**weights, "generator": shallow, "average": shallow}, file)
    trainer = Trainer(config, scenes, generator=Generator.like(weights["average"]))
    warm_start(trainer, file)
    z = scene_latents(range(4), 16)
    expected = small_generator(convs=(*like.convs[:-1], 1))
    with torch.no_grad():
        torch.testing.assert_close(trainer.average.eval()(z), expected(z), atol=1e-4, rtol=1e-4)


def test_a_refined_discriminator_sees_what_it_saw(weights):
    older = dict(weights["discriminator"])
    del older["downs.0.residual.weight"], older["downs.0.residual.bias"]
    new = Discriminator(CLASSES)
    older["detail_head.0.weight"] = torch.ones(1)
    new.load_state_dict(refine(older))
    old = Discriminator(CLASSES)
    old.load_state_dict(older, strict=False)
    images = torch.randn(4, 3, 128, 128)
    with torch.no_grad():
        expected = old.downs[1].down(F.leaky_relu(old.downs[0].down(images), 0.2))
        found = new.downs[1].down(new.downs[0](images))
    torch.testing.assert_close(found, expected, atol=1e-5, rtol=1e-4)


def test_a_grown_discriminator_judges_halved_images_as_before(old, grown):
    new = Discriminator(CLASSES, front=True)
    new.load_state_dict(grown["discriminator"])
    images = torch.randn(4, 3, 256, 256)
    with torch.no_grad():
        logits, labels = new.with_labels(images)
        expected, expected_labels = old[1].with_labels(F.avg_pool2d(images, 2))
    torch.testing.assert_close(logits.image, expected.image, atol=1e-4, rtol=1e-3)
    torch.testing.assert_close(logits.patches, expected.patches, atol=1e-4, rtol=1e-3)
    assert logits.details.shape == (4, 4 * expected.details.shape[1])
    torch.testing.assert_close(labels, expected_labels, atol=1e-4, rtol=1e-3)


def test_grown_weights_are_not_grown_again(grown):
    with pytest.raises(ValueError, match="grown already"):
        grow(grown, CLASSES)


def test_the_grown_village_keeps_its_budget(tmp_path):
    stages = fold(Generator.village(256).eval())
    assert multiply_adds(stages) < 1.6e9
    entries = write_stages(tmp_path, stages)
    assert [e["layer"] for e in entries] == ["4", "8", "16", "32", "64", "128", None]
    assert entries[-1]["output"]["shape"] == [1, 3, 256, 256]
    assert sum(e["bytes"] for e in entries) < 8e6


def test_growing_trains_and_resumes(weights, grown, tmp_path):
    config = replace(read_config(CONFIG), batch=4, r1_batch=4, sheet_every_images=10**6, scenes=4)
    scenes = paint_cache(tmp_path / "cache_256", 4, 256)
    old_file = tmp_path / "old.pt"
    torch.save(weights, old_file)

    def trainer():
        return Trainer(config, scenes, generator=Generator.like(grown["average"]))

    first = trainer()
    warm_start(first, old_file)
    before = first.generator.blocks[-1][0].conv.weight.clone()
    run(first, tmp_path, until_images=4)
    assert not torch.equal(first.generator.blocks[-1][0].conv.weight, before)
    second = trainer()
    second.resume(tmp_path / STATE)
    assert second.images == 4
    assert torch.equal(second.generator.to_rgb.weight, first.generator.to_rgb.weight)


def test_a_cache_of_another_size_is_refused(tmp_path):
    paint_cache(tmp_path, 1, 256)
    with pytest.raises(ValueError, match="holds scenes of 256²"):
        paint_cache(tmp_path, 1)


def test_a_cache_of_another_painter_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(
        scene_cache, "paint_scene", lambda seed, size: paint_scene(seed + 100, size)
    )
    paint_cache(tmp_path, 2)
    assert len(paint_cache(tmp_path, 2)) == 2
    monkeypatch.undo()
    with pytest.raises(ValueError, match="holds other scenes than the painter draws"):
        paint_cache(tmp_path, 2)
