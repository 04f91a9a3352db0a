import numpy as np
import onnxruntime
import pytest
import torch

from training.export import stage_model, write_stages
from training.folded_network import Edit, feature_maps, render, scene_latents, to_pixels
from training.folding import fold
from training.tests.small import small_generator


@pytest.fixture(scope="module")
def generator():
    return small_generator()


def test_folded_stages_equal_the_network(generator):
    z = scene_latents(range(4), 16)
    with torch.no_grad():
        expected = generator(z)
    assert (render(fold(generator), z) - expected).abs().max() < 0.02


def test_onnx_stages_equal_the_folded_stages(generator, tmp_path):
    stages = fold(generator)
    entries = write_stages(tmp_path, stages)
    z = scene_latents([5], 16)
    expected = feature_maps(stages, z)
    x = z.numpy()
    for stage, entry in zip(stages, entries, strict=True):
        session = onnxruntime.InferenceSession(tmp_path / entry["file"])
        (x,) = session.run([entry["output"]["name"]], {entry["input"]["name"]: x})
        assert list(x.shape) == entry["output"]["shape"]
        np.testing.assert_allclose(x, expected[stage.layer].numpy(), atol=2e-4)
    assert [e["layer"] for e in entries] == ["4", "8", "16", "32", "64", None]


def test_stages_use_plain_operators_and_equal_bytes(generator):
    stages = fold(generator)
    models = [stage_model(stages[2], "s", "x", "y") for _ in range(2)]
    assert models[0].SerializeToString(deterministic=True) == models[1].SerializeToString(
        deterministic=True
    )
    assert {n.op_type for n in models[0].graph.node} == {"Cast", "Conv", "Relu", "Resize"}


def test_an_edit_reaches_its_cells_and_units_only():
    x = torch.ones(1, 4, 3, 3)
    y = Edit("8", (1, 3), (5.0, 0.0), ((0, 2),), 0.5).apply(x)
    assert y[0, 1, 0, 2] == 3.0
    assert y[0, 3, 0, 2] == 0.5
    assert (y != x).sum() == 2


def test_pixels_are_rounded_and_clamped():
    values = torch.tensor([-2.0, -1.0, 0.0, 1.0, 3.0]).view(1, 1, 1, 5).expand(1, 3, 1, 5)
    assert to_pixels(values)[0, 0, :, 0].tolist() == [0, 0, 128, 255, 255]


def test_weights_beyond_float16_are_refused(generator):
    with torch.no_grad():
        generator.to_rgb.weight[0] *= 1e8
    with pytest.raises(ValueError, match="float16"):
        fold(generator)
