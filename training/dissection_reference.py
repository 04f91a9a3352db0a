"""The dissection in plain NumPy, to check the browser side's counts against.

python -m training.dissection_reference FOLDER

FOLDER is what `npm run dissect:dump -- village FOLDER --samples 200` writes: feature maps and
labels of some scenes, and the table that the TypeScript made of them. Everything is computed here
again from maps and labels by the definitions of docs/dissection-method.md and compared: counts
must be equal to the last pixel, quantiles within the sketch's stated error.
"""

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

# The grid of thresholds: 32 steps an octave from 2^-10 to 2^7, and 0.
STEPS = 32
LEAST, GREATEST = -10, 7
RELATIVE_ERROR = 1 / (2 * STEPS)
TOP_SHARE = 0.01


def edges() -> NDArray[np.float64]:
    """Lower edges of the bins of positive values; the first bin holds what is over 0."""
    octaves = 2.0 ** np.arange(LEAST, GREATEST)
    steps = 1 + np.arange(STEPS) / STEPS
    return np.concatenate([[0.0], (octaves[:, None] * steps).ravel()])


def upsample(maps: Floats, side: int) -> Floats:
    """Bilinear with half-pixel centres: maps [..., h, w] to [..., side, side] in float32."""

    def mix(values: Floats, axis: int) -> Floats:
        length = values.shape[axis]
        position = np.clip((np.arange(side) + 0.5) * length / side - 0.5, 0, length - 1)
        low = np.floor(position).astype(int)
        high = np.minimum(low + 1, length - 1)
        shape = [1] * values.ndim
        shape[axis] = side
        weight = (position - low).astype(np.float32).reshape(shape)
        before = np.take(values, low, axis)
        return before + weight * (np.take(values, high, axis) - before)

    return mix(mix(maps, maps.ndim - 1), maps.ndim - 2)


def joint_counts(fine: Floats, labels: NDArray[np.uint8], classes: int) -> NDArray[np.int64]:
    """Pixels [units, classes, bins] by class and bin; bin 0 holds what is not positive.

    `fine` [units, pixels], of units that are never negative.
    """
    grid = edges()
    bins = np.searchsorted(grid, fine.astype(np.float64), side="right")
    # A value that is exactly 0 is in no bin of positive values.
    bins[fine <= 0] = 0
    size = len(grid) + 1
    at = labels.astype(np.int64) * size + bins
    return np.stack(
        [np.bincount(row, minlength=classes * size).reshape(classes, size) for row in at]
    )


def on_counts(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """From counts by bin, pixels in each bin or a higher one."""
    return counts[..., ::-1].cumsum(-1)[..., ::-1]


def iou(on: NDArray[np.int64], bins: NDArray[np.int64]) -> NDArray[np.float64]:
    """IoU [classes] of one unit; `on` [classes, bins], `bins` [classes] where it counts as on."""
    classes = np.arange(len(on))
    both = on[classes, bins]
    union = on[:, 0] + on[:, bins].sum(0) - both
    return np.divide(both, union, out=np.zeros(len(on)), where=union > 0)


def information_quality(on: NDArray[np.int64]) -> NDArray[np.float64]:
    """I/H [classes, bins] of "in this bin or higher" and "of the class"; 0 where avoided."""
    n = on[:, 0].sum()
    mask, total = on.sum(0)[None, :], on[:, :1]
    joint = np.stack([on, mask - on, total - on, n - mask - total + on]).astype(float)

    def entropy(parts: NDArray[np.float64]) -> NDArray[np.float64]:
        share = parts / n
        return -(share * np.log(share, out=np.zeros_like(share), where=share > 0)).sum(0)

    whole = entropy(joint)
    single = entropy(np.stack([mask, n - mask]).astype(float))
    concept = entropy(np.stack([total, n - total]).astype(float))
    ratio = np.divide(single + concept - whole, whole, out=np.zeros_like(whole), where=whole > 0)
    favoured = on * n > mask * total
    return np.where(favoured & (mask > 0) & (mask < n), ratio, 0)


def top_bin(counts: NDArray[np.int64]) -> int:
    """The first bin over the 0.99 quantile: of its bin's two edges the one nearer to 1 %."""
    total = counts.sum()
    rank = int((1 - TOP_SHARE) * (total - 1))
    bin_ = int(np.searchsorted(counts.cumsum(), rank, side="right"))
    if bin_ == 0:
        return 1
    above = counts[bin_ + 1 :].sum() / total
    return bin_ if above + counts[bin_] / total - TOP_SHARE < TOP_SHARE - above else bin_ + 1


@dataclass
class Report:
    """What was compared and what differed."""

    units: int = 0
    pairs: int = 0
    other_thresholds: int = 0
    worst_quantile: float = 0.0
    differences: list[str] = field(default_factory=list)

    def check(self, holds: bool, what: str) -> None:
        if not holds:
            self.differences.append(what)


def compare(folder: Path) -> Report:
    """Computes a dump's table again and compares."""
    dump = json.loads((folder / "dump.json").read_text())
    spec = dump["spec"]
    side, classes, samples = spec["side"], len(spec["classes"]), spec["samples"]
    labels = np.fromfile(folder / "labels.u8", np.uint8).reshape(-1, side * side)
    report = Report()
    for i, entry in enumerate(dump["layers"]):
        layer, units = entry["layer"], entry["units"]
        shape = (len(labels), len(units), layer["height"], layer["width"])
        maps = np.fromfile(folder / f"maps-{i}.f32", np.float32).reshape(shape)
        compare_values(report, entry, maps[:samples], labels[:samples], classes)
        sums = [np.zeros((len(units), classes, len(edges()) + 1), np.int64) for _ in range(3)]
        for scene, own in enumerate(labels):
            fine = upsample(maps[scene], side).reshape(len(units), -1)
            if scene >= samples:
                sums[2] += joint_counts(fine, own, classes)
                continue
            sums[0] += joint_counts(fine, own, classes)
            sums[1] += joint_counts(fine, labels[scene ^ 1], classes)
        compare_agreement(report, entry, *sums)
    return report


def compare_values(
    report: Report,
    entry: dict[str, Any],
    maps: Floats,
    labels: NDArray[np.uint8],
    classes: int,
) -> None:
    """Quantiles and means over the layer's own cells."""
    table, name = entry["table"], entry["layer"]["id"]
    height, width = maps.shape[2:]
    side = int(np.sqrt(labels.shape[1]))
    tiles = labels.reshape(-1, height, side // height, width, side // width)
    shares = [(tiles == c).mean((2, 4)) for c in range(classes)]
    for k, unit in enumerate(entry["units"]):
        values = maps[:, k].astype(np.float64)
        ordered = np.sort(values, axis=None)
        for key, q in (("q50", 0.5), ("q90", 0.9), ("q99", 0.99), ("q995", 0.995)):
            exact, got = ordered[int(q * (len(ordered) - 1))], table[key][unit]
            error = abs(got - exact) / exact if exact else abs(got)
            report.worst_quantile = max(report.worst_quantile, error)
            small = abs(got - exact) <= 2.0 ** (LEAST - 1)
            report.check(error <= RELATIVE_ERROR or small, f"{name} {unit} {key}: {got} {exact}")
        mean = abs(table["mean"][unit] - values.mean()) <= 1e-6
        report.check(mean, f"{name} {unit} mean: {table['mean'][unit]} {values.mean()}")
        for c, share in enumerate(shares):
            weight = share.sum()
            given = (share * values).sum() / weight if weight else 0.0
            got = table["meanGiven"][unit][c]
            report.check(abs(got - given) <= 1e-5, f"{name} {unit} mean given {c}: {got} {given}")


def compare_agreement(
    report: Report,
    entry: dict[str, Any],
    pixels: NDArray[np.int64],
    shuffled: NDArray[np.int64],
    thresholds: NDArray[np.int64],
) -> None:
    """Thresholds and IoU under both rules."""
    table, name = entry["table"], entry["layer"]["id"]
    grid = edges()
    for k, unit in enumerate(entry["units"]):
        report.units += 1
        on, control = on_counts(pixels[k]), on_counts(shuffled[k])
        ratio = information_quality(on_counts(thresholds[k]))
        best = ratio.argmax(1)
        taken = np.asarray(entry["pairThresholds"][unit])
        # Past the greatest edge: never on.
        bins = np.where(taken > grid[-1], len(grid), np.searchsorted(grid, taken) + 1)
        for c in range(len(on)):
            report.pairs += 1
            never = ratio[c].max() <= 0
            if never:
                report.check(bins[c] == len(grid), f"{name} {unit} {c}: on at {taken[c]}")
                continue
            # Logarithms may differ in the last bit, and with them the choice between equals.
            report.other_thresholds += int(bins[c] != best[c])
            loss = ratio[c].max() - ratio[c][bins[c]]
            report.check(loss <= 1e-12, f"{name} {unit} {c}: threshold {taken[c]} loses {loss}")
        rules = (("iqr", bins), ("top1", np.full(len(on), top_bin(pixels[k].sum(0)))))
        padded = [np.concatenate([o, np.zeros((len(o), 1), np.int64)], 1) for o in (on, control)]
        for rule, at in rules:
            ours = iou(padded[0], at).tolist()
            report.check(ours == table[rule]["iou"][unit], f"{name} {unit} IoU by {rule}")
            other = float(iou(padded[1], at).max())
            same = other == table[rule]["shuffled"][unit]
            report.check(same, f"{name} {unit} control by {rule}")
        top = grid[rules[1][1][0] - 1]
        report.check(top == table["top1"]["threshold"][unit], f"{name} {unit} top threshold {top}")


def main() -> None:
    report = compare(Path(sys.argv[1]))
    print(
        f"{report.units} units, {report.pairs} pairs of unit and concept: "
        f"{len(report.differences)} differences; {report.other_thresholds} thresholds chosen "
        f"otherwise between equals; worst quantile off by {report.worst_quantile:.4f} of itself "
        f"(stated: {RELATIVE_ERROR:.4f})"
    )
    for difference in report.differences[:20]:
        print(difference)
    sys.exit(1 if report.differences else 0)


if __name__ == "__main__":
    main()
