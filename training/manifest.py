"""A model folder's `manifest.json`."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

FORMAT = "ganpaint-model"
VERSION = 1
_OWNED_ELSEWHERE = ("dissection",)


def file_entry(path: Path) -> dict[str, Any]:
    """`file`, `bytes` and `sha256` of a file, as the manifest lists them."""
    content = path.read_bytes()
    return {
        "file": path.name,
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def weights_hash(stages: Sequence[Mapping[str, Any]]) -> str:
    """SHA-256 over the stages' hashes in order, joined by newlines: names one set of weights."""
    return hashlib.sha256("\n".join(s["sha256"] for s in stages).encode()).hexdigest()


def write_json(path: Path, content: Any) -> None:
    """Writes with two spaces and a final newline, so that equal content gives equal bytes."""
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> dict[str, Any]:
    """The folder's manifest; empty where it has none."""
    path = folder / "manifest.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def write_manifest(folder: Path, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Writes `folder/manifest.json` from `fields`, which holds at least `stages`.

    What other tools wrote (the dissection, fields unknown here) is kept while weights and
    segmenter are the same; with others the dissection is stale and becomes null.
    """
    path = folder / "manifest.json"
    manifest: dict[str, Any] = {"format": FORMAT, "version": VERSION, **fields}
    manifest["weights"] = weights_hash(fields["stages"])
    old = read_manifest(folder)
    if all(old.get(key) == manifest.get(key) for key in ("weights", "segmenter")):
        for key, value in old.items():
            if key in _OWNED_ELSEWHERE or key not in manifest:
                manifest[key] = value
    write_json(path, manifest)
    return manifest
