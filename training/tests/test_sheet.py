import numpy as np
from PIL import Image

from training.sheet import write_sheet


def test_a_sheet_goes_row_by_row(tmp_path):
    pixels = np.zeros((6, 4, 5, 3), np.uint8)
    pixels[4] = 200
    write_sheet(tmp_path / "sheet.png", pixels, columns=3)
    sheet = np.asarray(Image.open(tmp_path / "sheet.png"))
    assert sheet.shape == (8, 15, 3)
    assert (sheet[4:, 5:10] == 200).all()
    assert sheet.sum() == 200 * 4 * 5 * 3
