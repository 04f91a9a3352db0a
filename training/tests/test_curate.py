import torch

from training.curate import describe, represent
from training.folding import fold
from training.segmenter import Segmenter
from training.tests.small import small_generator


def test_representatives_cover_groups():
    points = torch.tensor([[0.0], [0.1], [5.0], [5.1], [9.0]])
    assert {round(float(points[i]) / 4.9) for i in represent(points, 3)} == {0, 1, 2}


def test_descriptions_are_shares_and_confidences():
    shares, confidence = describe(fold(small_generator()), Segmenter(5).eval(), range(3))
    torch.testing.assert_close(shares.sum(1), torch.ones(3))
    assert shares.shape == (3, 5)
    assert ((confidence > 0.19) & (confidence <= 1)).all()
