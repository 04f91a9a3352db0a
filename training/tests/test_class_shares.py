import pytest
import torch

from training.class_shares import ClassShares, shares

DRAWN = torch.tensor([0.5, 0.3, 0.2])
GENERATED = torch.tensor([0.5, 0.4, 0.1])


def followed(steps):
    running = ClassShares(3)
    for _ in range(steps):
        running.follow(DRAWN, GENERATED)
    return running


def test_a_class_that_is_too_common_costs_and_a_rare_one_pays():
    excess = followed(200).excess()
    assert torch.allclose(excess, (GENERATED / DRAWN).log(), atol=1e-5)
    assert excess[1] > 0 > excess[2]


def test_nothing_costs_before_the_means_are_settled():
    assert not followed(20).excess().any()


def test_the_cost_is_bounded_where_a_class_is_missing():
    running = ClassShares(2)
    for _ in range(200):
        running.follow(torch.tensor([0.5, 0.5]), torch.tensor([1.0, 0.0]))
    assert running.excess()[1] == -1


def test_its_gradient_moves_pixels_from_the_common_class_to_the_rare_one():
    logits = torch.zeros(2, 3, 4, 4, requires_grad=True)
    (followed(200).prices() * shares(logits)).sum().backward()
    # Down the gradient the rare class grows.
    assert logits.grad[:, 1].mean() > 0 > logits.grad[:, 2].mean()


def test_an_excess_that_stays_costs_more_and_more_up_to_a_bound():
    prices = [followed(steps).prices()[2].item() for steps in (200, 1200)]
    assert prices[1] < prices[0] - 0.6
    assert followed(20000).prices()[2] == pytest.approx(-3 - 0.6931, abs=1e-3)


def test_what_has_been_summed_up_outlives_a_resumption():
    running, resumed = followed(300), ClassShares(3)
    resumed.resume(running.state())
    assert torch.equal(resumed.prices(), running.prices())
