"""Plots of a training and its evaluation."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("agg")

import torch
from matplotlib import pyplot as plt

from training.spectrum import radial_profile

_INK = "#2f3640"
_COLOURS = ("#1f6fb2", "#c4552d", "#3c8d5a", "#8e5aa8", "#b08a1e", "#5a6472")
_STYLE = {
    "axes.edgecolor": "#9aa3ad",
    "axes.grid": True,
    "axes.labelcolor": _INK,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 10,
    "font.size": 9,
    "grid.color": "#e4e7ea",
    "legend.frameon": False,
    "text.color": _INK,
    "xtick.color": _INK,
    "ytick.color": _INK,
}


def read_lines(path: Path) -> list[dict[str, Any]]:
    """A file of one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def plot_losses(path: Path, lines: Sequence[dict[str, Any]], window: int = 5) -> None:
    """Losses, gradient penalty and rate over the images seen; running means over `window`."""
    images = [line["images"] / 1000 for line in lines]
    panels = (
        ("adversarial losses", ("discriminator", "generator")),
        ("label loss of drawn scenes", ("label",)),
        ("gradient penalty R1", ("r1",)),
        ("images a second", ("rate",)),
    )
    with plt.rc_context(_STYLE):
        figure, axes = plt.subplots(2, 2, figsize=(9, 5), sharex=True, layout="constrained")
        for axis, (title, names) in zip(axes.flat, panels, strict=True):
            for name, colour in zip(names, _COLOURS, strict=False):
                values = [line[name] for line in lines]
                axis.plot(images, values, color=colour, alpha=0.25, linewidth=0.8)
                axis.plot(images, _smooth(values, window), color=colour, label=name)
            axis.set_title(title)
            axis.set_ylim(bottom=0)
            if len(names) > 1:
                axis.legend()
        for axis in axes[-1]:
            axis.set_xlabel("thousand images")
        _save(figure, path)


def plot_history(
    path: Path, lines: Sequence[dict[str, Any]], result: dict[str, Any], columns: int = 4
) -> None:
    """Each distance and the recall over the images seen, with floor and trial as lines."""
    ordered = sorted((x for x in lines if x["images"] is not None), key=lambda x: x["images"])
    names = [*result["distances"]["generated"], "recall"]
    rows = -(-len(names) // columns)
    with plt.rc_context(_STYLE):
        size = (2.6 * columns, 2.2 * rows)
        figure, axes = plt.subplots(rows, columns, figsize=size, layout="constrained")
        for axis in axes.flat[len(names) :]:
            axis.set_visible(False)
        for axis, name in zip(axes.flat, names, strict=False):
            images = [line["images"] / 1000 for line in ordered]
            axis.plot(images, [x[name] for x in ordered], "o-", color=_COLOURS[0], markersize=3)
            group = result["variety" if name == "recall" else "distances"]
            for anchor, style in (("floor", "--"), ("trial", ":")):
                if anchor in group:
                    axis.axhline(group[anchor][name], color=_COLOURS[5], linestyle=style)
                    note = {
                        "xy": (0.02, group[anchor][name]),
                        "xycoords": ("axes fraction", "data"),
                    }
                    axis.annotate(anchor, **note, fontsize=7, va="bottom")
            axis.set_title(name)
            axis.set_ylim(bottom=0)
            axis.set_xlabel("thousand images")
        _save(figure, path)


def plot_spectra(path: Path, spectra: dict[str, torch.Tensor]) -> None:
    """The two mean spectra, their ratio and their radial means."""
    drawn, generated = spectra["drawn"], spectra["generated"]
    half = drawn.shape[0] // 2
    extent = (0, half, -half, half)
    low, high = float(drawn.log10().min()), float(drawn.log10().max())
    with plt.rc_context({**_STYLE, "axes.grid": False}):
        figure, axes = plt.subplots(1, 4, figsize=(11, 4), layout="constrained")
        for axis, (title, spectrum) in zip(axes, spectra.items(), strict=False):
            power = axis.imshow(
                spectrum.log10().numpy(),
                vmin=low,
                vmax=high,
                cmap="magma",
                origin="lower",
                extent=extent,
            )
            axis.set_title(f"{title}, log₁₀ power")
        figure.colorbar(power, ax=axes[:2], shrink=0.7)
        ratio = axes[2].imshow(
            (generated / drawn).log10().numpy(),
            vmin=-1,
            vmax=1,
            cmap="RdBu_r",
            origin="lower",
            extent=extent,
        )
        axes[2].set_title("generated / drawn, log₁₀")
        figure.colorbar(ratio, ax=axes[2], shrink=0.7)
        axes[3].semilogy(radial_profile(drawn).numpy(), color=_COLOURS[0], label="drawn")
        axes[3].semilogy(radial_profile(generated).numpy(), color=_COLOURS[1], label="generated")
        axes[3].set_title("mean over directions")
        axes[3].set_xlabel("cycles per image")
        axes[3].grid(True)
        axes[3].legend()
        for axis in axes[:3]:
            axis.set_xlabel("cycles across")
        axes[0].set_ylabel("cycles down")
        _save(figure, path)


def _smooth(values: Sequence[float], window: int) -> list[float]:
    """Running means over up to `window` values, centred."""
    reach = window // 2
    parts = [values[max(0, i - reach) : i + reach + 1] for i in range(len(values))]
    return [sum(part) / len(part) for part in parts]


def _save(figure: Any, path: Path) -> None:
    figure.savefig(path, dpi=110, metadata={"Software": None})
    plt.close(figure)
