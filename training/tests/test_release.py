import json

from PIL import Image

from training.export import write_stages
from training.folding import fold
from training.manifest import weights_hash, write_json, write_manifest
from training.parity import write_parity
from training.tests.small import small_generator


def stages_of(*hashes):
    return [{"file": f"stage-{i}.onnx", "sha256": h} for i, h in enumerate(hashes)]


def test_a_dissection_stays_with_its_weights_and_segmenter(tmp_path):
    fields = {"id": "m", "stages": stages_of("aa", "bb"), "dissection": None, "weights": ""}
    written = write_manifest(tmp_path, fields)
    written["dissection"] = {"file": "dissection.json"}
    written["note"] = "from another tool"
    write_json(tmp_path / "manifest.json", written)

    again = write_manifest(tmp_path, fields)
    assert again["dissection"] == {"file": "dissection.json"}
    assert again["note"] == "from another tool"

    relabelled = write_manifest(tmp_path, {**fields, "segmenter": {"sha256": "dd"}})
    assert relabelled["dissection"] is None

    write_json(tmp_path / "manifest.json", written)
    other = write_manifest(tmp_path, {**fields, "stages": stages_of("aa", "cc")})
    assert other["dissection"] is None
    assert "note" not in other


def test_parity_vectors_name_weights_and_images(tmp_path):
    stages = fold(small_generator())
    weights = weights_hash(write_stages(tmp_path, stages))
    entry = write_parity(tmp_path, stages, weights)
    parity = json.loads((tmp_path / entry["file"]).read_text())
    assert parity["weights"] == weights
    assert [c["edit"] and c["edit"]["layer"] for c in parity["cases"]] == [
        *[None] * 4,
        "8",
        "16",
        "32",
    ]
    assert Image.open(tmp_path / parity["cases"][4]["image"]["file"]).size == (128, 128)
    assert len(parity["probe"]["pixels"]) == 64
