import pytest
import torch
from torch import nn

from training.export_segmenter import judge_model, segmenter_model, write_judge, write_segmenter
from training.judge import Judge
from training.scenes.classes import CLASSES
from training.segmenter import Segmenter
from training.train_segmenter import read_judge, read_segmenter


def lively(network):
    """Random statistics and affine parts, as training leaves them."""
    torch.manual_seed(5)
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.normal_(module.weight, 1, 0.2)
            nn.init.normal_(module.bias, 0, 0.2)
            nn.init.normal_(module.running_mean, 0, 0.2)
            nn.init.uniform_(module.running_var, 0.5, 2)
    return network.eval()


@pytest.mark.parametrize(
    ("network", "write", "read", "model"),
    [
        (Segmenter, write_segmenter, read_segmenter, segmenter_model),
        (Judge, write_judge, read_judge, judge_model),
    ],
)
def test_a_shipped_network_comes_back_and_ships_the_same_bytes(
    tmp_path, network, write, read, model
):
    trained = lively(network(len(CLASSES)))
    file = tmp_path / write(tmp_path, trained, 32)["file"]
    again = read(file)
    image = torch.rand(2, 3, 32, 32) * 2 - 1
    with torch.no_grad():
        assert (again(image) - trained(image)).abs().max() < 0.05
    assert model(again, 32).SerializeToString(deterministic=True) == file.read_bytes()


def test_another_network_s_file_is_refused(tmp_path):
    file = tmp_path / write_segmenter(tmp_path, lively(Segmenter(len(CLASSES))), 32)["file"]
    with pytest.raises(ValueError, match="holds another network than a Judge"):
        read_judge(file)
