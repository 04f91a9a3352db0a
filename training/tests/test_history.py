import json
from dataclasses import replace

import pytest

from training.history import History, Yardstick
from training.scene_sets import painter_mark

YARDSTICK = Yardstick(8, 128, "0123456789ab", "ff")


def test_a_generator_is_a_line(tmp_path):
    path = tmp_path / "history.jsonl"
    History(path, YARDSTICK).add(1000, {"Fréchet": 2.5})
    History(path, YARDSTICK).add(2000, {"Fréchet": 1.5})
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert [(line["images"], line["Fréchet"]) for line in lines] == [(1000, 2.5), (2000, 1.5)]
    assert lines[0]["painter"] == "0123456789ab"


@pytest.mark.parametrize(
    ("name", "value"), [("count", 9), ("painter", "of older scenes"), ("segmenter", "ee")]
)
def test_lines_of_another_yardstick_are_not_joined(tmp_path, name, value):
    path = tmp_path / "history.jsonl"
    History(path, YARDSTICK).add(1000, {})
    with pytest.raises(ValueError, match=f"line 1, has {name} .*, this evaluation {value}: name a"):
        History(path, replace(YARDSTICK, **{name: value}))


def test_a_line_that_names_none_is_of_another(tmp_path):
    path = tmp_path / "history.jsonl"
    path.write_text('{"images": 0, "count": 8}\n')
    with pytest.raises(ValueError, match="line 1, has resolution None"):
        History(path, YARDSTICK)


def test_it_is_of_a_painter_and_a_segmenter_s_file(tmp_path):
    path = tmp_path / "segmenter.onnx"
    path.write_bytes(b"weights")
    yardstick = Yardstick.of(8, 128, path)
    assert yardstick.painter == painter_mark()
    path.write_bytes(b"others")
    assert Yardstick.of(8, 128, path) != yardstick
