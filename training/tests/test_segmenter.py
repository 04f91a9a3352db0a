import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from training.agreement import agreement
from training.degrade import bend, blur, degrade
from training.export_segmenter import write_judge, write_segmenter
from training.judge import Judge
from training.scene_cache import paint_cache
from training.scenes.classes import CLASSES
from training.segmentation_metrics import confusion, intersection_over_union
from training.segmenter import Segmenter
from training.train_segmenter import measure, train_segmenter


@pytest.fixture(scope="module")
def scenes(tmp_path_factory):
    return paint_cache(tmp_path_factory.mktemp("cache"), 24)


class Halves:
    """32² images whose left half is dark (class 0) and right half bright (class 1)."""

    classes = 19

    def __len__(self):
        return 64

    def batch(self, indices):
        labels = torch.zeros(len(indices), 32, 32, dtype=torch.uint8)
        for label, index in zip(labels, indices.tolist(), strict=True):
            label[:, 4 + index % 24 :] = 1
        images = (labels.float() - 0.5)[:, None].expand(-1, 3, -1, -1)
        return images.contiguous(), labels


@pytest.fixture(scope="module")
def segmenter():
    torch.manual_seed(0)
    return train_segmenter(Segmenter(Halves.classes), Halves(), images=16 * 60)


@pytest.fixture(scope="module")
def judge():
    torch.manual_seed(1)
    return train_segmenter(Judge(Halves.classes), Halves(), images=16 * 60, seed=1)


def test_both_are_small():
    assert sum(p.numel() for p in Segmenter(19).parameters()) < 0.35e6
    assert sum(p.numel() for p in Judge(19).parameters()) < 0.6e6


@pytest.mark.parametrize("name", ["segmenter", "judge"])
def test_training_learns(name, request):
    network = request.getfixturevalue(name)
    images, labels = Halves().batch(torch.arange(16))
    with torch.no_grad():
        named = network(images).argmax(1)
    assert (named == labels).float().mean() > 0.9


def test_measuring_names_every_class(segmenter):
    result = measure(segmenter, range(1_000_000, 1_000_004), degraded=True)
    assert set(result) == {"mean", *(c.id for c in CLASSES)}


PLAIN = {"Cast", "Conv", "Relu", "Resize"}


@pytest.mark.parametrize(
    ("name", "write", "operators"),
    [
        ("segmenter", write_segmenter, PLAIN | {"MaxPool", "Concat"}),
        ("judge", write_judge, PLAIN | {"Add", "DepthToSpace"}),
    ],
)
def test_the_file_gives_the_same_labels(name, write, operators, scenes, tmp_path, request):
    network = request.getfixturevalue(name)
    entry = write(tmp_path, network)
    session = onnxruntime.InferenceSession(tmp_path / entry["file"])
    images, _ = scenes.batch(torch.tensor([2]))
    (logits,) = session.run(["logits"], {"image": images.contiguous().numpy()})
    with torch.no_grad():
        expected = network(images).numpy()
    assert list(logits.shape) == entry["output"]["shape"]
    assert (logits.argmax(1) == expected.argmax(1)).mean() > 0.99
    assert {n.op_type for n in onnx.load(tmp_path / entry["file"]).graph.node} == operators
    assert entry["bytes"] < 1_100_000


def test_agreement_counts_pixels_named_alike(segmenter):
    class Other(torch.nn.Module):
        """Names the upper half as the segmenter does, the lower half always class 2."""

        def forward(self, x):
            logits = segmenter(x)
            logits[:, 2, x.shape[-2] // 2 :] = 1e3
            return logits

    images, _ = Halves().batch(torch.arange(4))
    found = agreement(((images + 1) * 127.5).to(torch.uint8), segmenter, Other())
    assert found["all"] == pytest.approx(0.5, abs=0.05)
    assert set(found) >= {"all", "sky", "cloud"}


def test_iou_pools_pixels():
    truth = torch.tensor([[0, 0, 1, 1]])
    predicted = torch.tensor([[0, 1, 1, 1]])
    iou = intersection_over_union(confusion(predicted, truth, 3))
    assert iou[0] == 0.5
    assert iou[1] == pytest.approx(2 / 3)
    assert iou[2].isnan()


def test_degrading_is_repeatable_and_keeps_shapes(scenes):
    images, labels = scenes.batch(torch.arange(8))
    first, second = (degrade(images, labels, torch.Generator().manual_seed(4)) for _ in range(2))
    assert torch.equal(first[0], second[0])
    assert torch.equal(first[1], second[1])
    assert first[0].shape == images.shape
    assert first[1].dtype == labels.dtype
    assert not torch.equal(first[0], images)


def test_bending_moves_labels_with_colours():
    labels = torch.zeros(1, 64, 64, dtype=torch.uint8)
    labels[:, 20:40, 10:30] = 1
    images = (labels.float() * 2 - 1)[:, None].expand(1, 3, 64, 64)
    moved, named = bend(images, labels, torch.Generator().manual_seed(1))
    assert ((moved[:, 0] > 0) != (named == 1)).float().mean() < 0.02


def test_blur_keeps_flat_images():
    np.testing.assert_allclose(blur(torch.full((1, 3, 16, 16), 0.3), 1.2), 0.3, atol=1e-6)
