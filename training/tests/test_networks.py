import torch

from training.checkpoint import read_weights
from training.discriminator import Discriminator
from training.generator import Generator


def test_generator_shapes_and_size():
    generator = Generator()
    assert generator(torch.randn(2, 128)).shape == (2, 3, 128, 128)
    assert sum(p.numel() for p in generator.parameters()) < 3.5e6


def test_discriminator_heads():
    logits, labels = Discriminator(19).with_labels(torch.randn(4, 3, 128, 128))
    assert logits.image.shape == (4, 1)
    assert logits.patches.shape == (4, 64)
    assert logits.lines.shape == (4, 256)
    assert logits.details.shape == (4, 1024)
    assert labels.shape == (4, 19, 32, 32)


def test_details_are_judged_where_they_lie():
    torch.manual_seed(2)
    judge = Discriminator(19).detail
    image = torch.randn(1, 3, 128, 128)
    changed = image.clone()
    changed[:, :, 64, 64] += 1
    with torch.no_grad():
        pairs = zip(judge(image), judge(changed), strict=True)
        sizes = [int((a - b).abs().gt(1e-6).sum()) for a, b in pairs]
    # Cells of 8 pixels that see 50, and of 4 that see 22, both with the blur's edge of 8 more.
    assert 4**2 <= sizes[0] <= 9**2
    assert 4**2 <= sizes[1] <= 10**2


def test_first_generation_names_load(tmp_path):
    legacy = {
        "l.weight": torch.ones(2, 2).half(),
        "b0.num_batches_tracked": torch.tensor(3),
        "st.1.0.0.w": torch.ones(1).half(),
        "st.1.0.1.running_var": torch.ones(1).half(),
        "o.b": torch.ones(1).half(),
    }
    discriminator = {"d.2.1.w": torch.ones(1), "seg.0.b": torch.ones(1), "h2.weight": torch.ones(1)}
    path = tmp_path / "old.pt"
    torch.save({"g": legacy, "ge": legacy, "d": discriminator, "images": 1}, path)
    weights = read_weights(path)
    assert set(weights["average"]) == {
        "project.weight",
        "project_norm.num_batches_tracked",
        "blocks.1.0.conv.weight",
        "blocks.1.0.norm.running_var",
        "to_rgb.bias",
    }
    assert weights["average"]["project.weight"].dtype == torch.float32
    assert set(weights["discriminator"]) == {
        "downs.2.residual.weight",
        "label_head.0.bias",
        "image_head.weight",
    }
