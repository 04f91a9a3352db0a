import json
from pathlib import Path

import numpy as np
import pytest
import torch

from training.latent import latent_rows, on_sphere, philox4x32

VECTORS = json.loads((Path(__file__).parent / "latent_vectors.json").read_text())


@pytest.mark.parametrize("case", VECTORS["philox4x32_10"])
def test_philox_gives_the_known_answers(case):
    counter = np.array([int(w, 16) for w in case["counter"]], np.uint32)
    key = tuple(int(w, 16) for w in case["key"])
    assert [f"{w:08x}" for w in philox4x32(counter, key)] == case["output"]


@pytest.mark.parametrize("case", VECTORS["rows"])
def test_rows_match_the_shared_vectors(case):
    row = latent_rows([case["row"]], case["size"], case["distribution"], case["seed"])[0]
    assert row.dtype == np.float32
    np.testing.assert_allclose(row[:8], np.float32(case["first"]), rtol=2e-7)


def test_a_row_does_not_depend_on_its_neighbours():
    many = latent_rows(range(20), 128)
    np.testing.assert_array_equal(many[13], latent_rows([13], 128)[0])


def test_rows_are_normal_and_sphere_rows_have_length_root_size():
    normal = latent_rows(range(2000), 128)
    assert abs(normal.mean()) < 0.01
    assert abs(normal.std() - 1) < 0.01
    sphere = latent_rows(range(50), 128, "sphere")
    np.testing.assert_allclose(np.linalg.norm(sphere, axis=1), np.sqrt(128), rtol=1e-6)
    torch.testing.assert_close(on_sphere(torch.from_numpy(normal[:50])), torch.from_numpy(sphere))


@pytest.mark.parametrize("row", [-1, 2**32])
def test_a_row_outside_the_stream_is_refused(row):
    with pytest.raises(ValueError, match="row"):
        latent_rows([row], 128)
