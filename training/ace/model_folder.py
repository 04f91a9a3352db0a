"""A released model folder, read for PyTorch."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from training.ace.onnx_network import OnnxNetwork
from training.latent import latent_rows
from training.manifest import weights_hash


@dataclass(frozen=True)
class ModelFolder:
    """Stages in order; `layers[k]` names the editable layer that stage k ends in, or is None."""

    folder: Path
    manifest: dict[str, Any]
    stages: tuple[OnnxNetwork, ...]
    layers: tuple[str | None, ...]
    segmenter: OnnxNetwork

    @property
    def weights(self) -> str:
        return str(self.manifest["weights"])

    @property
    def concepts(self) -> list[str]:
        return [c["id"] for c in self.manifest["segmenter"]["classes"]]

    def latents(self, rows: Sequence[int]) -> torch.Tensor:
        """Latents [n, size] of scenes."""
        latent = self.manifest["latent"]
        values = latent_rows(rows, latent["size"], latent["distribution"], latent["seed"])
        return torch.from_numpy(values)

    def head(self, z: torch.Tensor, layer: str) -> torch.Tensor:
        """The layer's feature map [n, c, h, w]."""
        for stage in self.stages[: self.layers.index(layer) + 1]:
            z = stage(z)
        return z

    def tail(self, x: torch.Tensor, layer: str) -> torch.Tensor:
        """The image [n, 3, r, r], unclamped, that the layer's feature map leads to."""
        for stage in self.stages[self.layers.index(layer) + 1 :]:
            x = stage(x)
        return x

    def dissection(self) -> dict[str, Any]:
        """The table. Raises ValueError when it is missing or of other weights."""
        path = self.folder / "dissection.json"
        if not path.exists():
            raise ValueError(f"{path} is missing; run npm run dissect first")
        table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if table["weights"] != self.weights:
            raise ValueError(f"{path} was computed from other weights than the model's")
        return table


def read_model_folder(folder: Path) -> ModelFolder:
    """Opens a folder. Raises ValueError when its weights are not those that the manifest names."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    if weights_hash(manifest["stages"]) != manifest["weights"]:
        raise ValueError(f"{folder}/manifest.json names other weights than its stages have")
    return ModelFolder(
        folder,
        manifest,
        tuple(OnnxNetwork(folder / stage["file"]) for stage in manifest["stages"]),
        tuple(stage["layer"] for stage in manifest["stages"]),
        OnnxNetwork(folder / manifest["segmenter"]["file"]),
    )
