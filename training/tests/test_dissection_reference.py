"""The TypeScript dissection agrees with plain NumPy on the committed village, count for count."""

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from training.dissection_reference import compare, edges, iou, joint_counts, on_counts, upsample

ROOT = Path(__file__).parents[2]
SAMPLES = 200


def test_a_unit_that_is_the_class_has_iou_1() -> None:
    labels = np.array([0, 0, 1, 1], np.uint8)
    counts = joint_counts(np.array([[0, 0.2, 3, 5]], np.float32), labels, 2)
    on = on_counts(counts)[0]
    at = int(np.searchsorted(edges(), 1.0)) + 1
    assert iou(on, np.array([at, at])).tolist() == [0.0, 1.0]


def test_upsampling_takes_half_pixel_centres() -> None:
    fine = upsample(np.array([[0, 4], [8, 12]], np.float32), 4)
    assert fine[0].tolist() == [0, 1, 3, 4]
    assert fine[1].tolist() == [2, 3, 5, 6]


@pytest.mark.skipif(
    shutil.which("npx") is None or not (ROOT / "node_modules").exists(),
    reason="needs the TypeScript side's packages (npm ci)",
)
def test_the_typescript_result_is_the_same(tmp_path: Path) -> None:
    dump = ["npx", "tsx", "tools/dissect/dump.ts", "village", str(tmp_path)]
    subprocess.run([*dump, "--samples", str(SAMPLES)], cwd=ROOT, check=True)
    report = compare(tmp_path)
    assert report.units > 0
    assert report.differences == []
    # Equal but for rounding, and rarely so.
    assert report.other_thresholds <= report.pairs // 100
