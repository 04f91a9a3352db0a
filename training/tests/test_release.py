import json

import pytest
import torch
from PIL import Image

from training.checkpoint import Weights, write_average
from training.export import write_stages
from training.folding import fold
from training.judge import Judge
from training.manifest import weights_hash, write_json, write_manifest
from training.parity import write_parity
from training.release import Effort, release
from training.scenes.classes import CLASSES
from training.segmenter import Segmenter
from training.tests.small import small_generator
from training.verify import problems

LITTLE = Effort(batches=2, candidates=26, references=6)


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


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("parts")
    torch.manual_seed(0)
    write_average(folder / "average.pt", Weights(small_generator().state_dict(), 800))
    torch.save(Segmenter(len(CLASSES)).state_dict(), folder / "segmenter.pt")
    torch.save(Judge(len(CLASSES)).state_dict(), folder / "judge.pt")
    return folder


def test_a_release_is_whole_and_verified(parts, tmp_path):
    folder = tmp_path / "village"
    weights, segmenter, judge = (parts / f"{n}.pt" for n in ("average", "segmenter", "judge"))
    manifest = release(weights, segmenter, folder, judge, LITTLE)
    assert manifest["preview"]
    assert len(set(manifest["curated"])) == 24
    assert manifest["judge"]["output"] == manifest["segmenter"]["output"]
    assert problems(folder) == []

    (folder / "stage-9.onnx").touch()
    again = release(weights, segmenter, folder, None, LITTLE)
    assert again["judge"] == manifest["judge"]
    assert not (folder / "stage-9.onnx").exists()

    (folder / "judge.onnx").write_bytes(b"short")
    assert "judge.onnx has 5 bytes" in problems(folder)[0]


def test_a_picture_of_other_weights_is_found(parts, tmp_path):
    folder = tmp_path / "village"
    release(parts / "average.pt", parts / "segmenter.pt", folder, None, LITTLE)
    Image.new("RGB", (128, 128)).save(folder / "parity-2.png")
    assert len(problems(folder)) == 1
    assert "parity-2.png differs" in problems(folder)[0]


def test_a_wrong_path_leaves_the_folder_alone(parts, tmp_path):
    with pytest.raises(FileNotFoundError):
        release(parts / "average.pt", parts / "nothing.pt", tmp_path / "village", None, LITTLE)
    assert not (tmp_path / "village").exists()
