import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from training.parallel import Ranks
from training.tests.ranks_worker import train
from training.train_config import config_entry, read_config

CONFIG = Path(__file__).parent.parent / "configs" / "village_128.json"
ROOT = Path(__file__).parents[2]
STEPS = 3


@pytest.fixture(scope="module", params=[False, True], ids=["normalised", "renormalised"])
def config(request):
    rate = {"learning_rate": 1e-4, "final_learning_rate": 1e-4, "warm_up_images": 8}
    return replace(
        read_config(CONFIG),
        batch=8,
        r1_batch=8,
        r1_interval=2,
        bfloat16=False,
        renormalise=request.param,
        feature_weight=1.0,
        **rate,
    )


@pytest.fixture(scope="module")
def ranks(config, tmp_path_factory):
    folder = tmp_path_factory.mktemp("ranks")
    path = folder / "config.json"
    path.write_text(json.dumps(config_entry(config)))
    torchrun = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    worker = ["-m", "training.tests.ranks_worker", str(folder), str(path), str(STEPS)]
    subprocess.run([sys.executable, *torchrun, *worker], check=True, cwd=ROOT, timeout=300)
    return [torch.load(folder / f"rank-{rank}.pt", weights_only=True) for rank in range(2)]


def tensors(state):
    networks = (state[name] for name in ("generator", "average", "discriminator", "features"))
    return [tensor for network in networks for tensor in network.values()]


def test_ranks_hold_the_same_weights(ranks):
    first, second = (r["state"] for r in ranks)
    for a, b in zip(tensors(first), tensors(second), strict=True):
        assert torch.equal(a, b)
    assert torch.equal(first["random"], second["random"])
    assert first["steps"] == second["steps"] == STEPS
    assert ranks[0]["losses"] == ranks[1]["losses"]


def test_two_ranks_step_as_one_process_does(ranks, config):
    torch.set_num_threads(1)
    alone = train(config, Ranks(), STEPS)
    pairs = list(zip(ranks[0]["losses"], alone["losses"], strict=True))
    assert pairs[0][0] == pytest.approx(pairs[0][1], rel=1e-4)
    for together, single in pairs[1:]:
        assert together == pytest.approx(single, rel=1e-2)
    names = [list(r["state"]["generator"]) for r in (ranks[0], alone)]
    assert names[0] == names[1]
    # Adam moves weights whose gradient is only rounding by a whole step, so a few may differ.
    gaps = [
        (a - b).abs().flatten()
        for a, b in zip(tensors(ranks[0]["state"]), tensors(alone["state"]), strict=True)
        if a.is_floating_point()
    ]
    assert torch.cat(gaps).median() < 0.05 * config.learning_rate


def test_a_batch_is_dealt_without_rest():
    batch = torch.arange(12)
    shares = [Ranks(rank, 3).share(batch) for rank in range(3)]
    assert sorted(torch.cat(shares).tolist()) == batch.tolist()


def test_a_batch_that_ranks_cannot_share_is_refused(config):
    with pytest.raises(ValueError, match="batch must be a multiple of 16 for 4 processes"):
        config.check_ranks(4)
