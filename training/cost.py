"""What a generator costs to run and to download."""

from collections.abc import Sequence

from training.folding import FoldedStage


def multiply_adds(stages: Sequence[FoldedStage]) -> int:
    """Multiply-adds of one image: one for each weight at each place."""
    total = 0
    for stage in stages:
        places = stage.output_shape[1] * stage.output_shape[2]
        total += stage.linear.weight.size if stage.linear is not None else 0
        total += places * sum(conv.weight.size for conv in stage.convs)
    return total


def parameters(stages: Sequence[FoldedStage]) -> int:
    """Numbers stored, two bytes each."""
    total = 0
    for stage in stages:
        parts = [*stage.convs, *([stage.linear] if stage.linear is not None else [])]
        total += sum(part.weight.size + part.bias.size for part in parts)
    return total
