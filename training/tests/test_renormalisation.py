import torch
from torch import nn

from training.renormalisation import RenormalisedBatchNorm2d, renormalise

RUNNING = {"running_mean": torch.tensor([2.0, -1.0]), "running_var": torch.tensor([4.0, 1.0])}


def norms():
    plain, renormalised = nn.BatchNorm2d(2), nn.Sequential(nn.BatchNorm2d(2))
    for norm in (plain, renormalised[0]):
        norm.load_state_dict({**norm.state_dict(), **RUNNING})
    renormalise(renormalised)
    return plain, renormalised[0]


def batch():
    return torch.randn(8, 2, 5, 5, generator=torch.Generator().manual_seed(1)) * 1.5 + 1


def test_what_it_gives_in_training_is_what_ships():
    _, renormalised = norms()
    trained = renormalised(batch())
    assert torch.allclose(trained, renormalised.eval()(batch()), atol=1e-5)


def test_its_statistics_follow_the_batches():
    _, renormalised = norms()
    for _ in range(400):
        renormalised(batch())
    assert torch.allclose(renormalised.running_mean, batch().mean((0, 2, 3)), atol=1e-3)
    assert torch.allclose(renormalised.running_var, batch().var((0, 2, 3)), atol=1e-2)


def test_no_gradient_moves_a_batch_as_a_whole():
    """As in batch normalisation, and unlike in a plain scale: what keeps the training steady."""
    plain, renormalised = norms()
    x = batch().requires_grad_()
    weights = torch.rand(x.shape, generator=torch.Generator().manual_seed(2))
    (renormalised(x) * weights).sum().backward()
    assert torch.allclose(x.grad.sum((0, 2, 3)), torch.zeros(2), atol=1e-3)
    (through_eval,) = torch.autograd.grad((plain.eval()(x) * weights).sum(), x)
    assert through_eval.sum((0, 2, 3)).abs().min() > 0.1


def test_names_and_values_stay():
    plain, renormalised = norms()
    assert isinstance(renormalised, RenormalisedBatchNorm2d)
    for name, value in plain.state_dict().items():
        assert torch.equal(renormalised.state_dict()[name], value)
