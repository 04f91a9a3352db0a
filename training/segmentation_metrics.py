"""Counting how well predicted labels agree with the painter's."""

import torch


def confusion(predicted: torch.Tensor, truth: torch.Tensor, classes: int) -> torch.Tensor:
    """Counts [classes, classes] with the truth along the first axis."""
    index = truth.flatten().long() * classes + predicted.flatten().long()
    return torch.bincount(index, minlength=classes**2).view(classes, classes)


def intersection_over_union(counts: torch.Tensor) -> torch.Tensor:
    """IoU of each class [classes], pooled over all pixels; NaN where a class never occurs."""
    both = counts.diagonal().double()
    return both / (counts.sum(0) + counts.sum(1) - both)
