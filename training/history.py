"""The evaluations of one line of training, a line a generator, all by one yardstick."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from training.manifest import file_entry
from training.scene_sets import painter_mark


@dataclass(frozen=True)
class Yardstick:
    """What distances are measured with: `count` scenes at `resolution`, drawn by the painter of
    this mark, and the features of the segmenter of this hash."""

    count: int
    resolution: int
    painter: str
    segmenter: str

    @classmethod
    def of(cls, count: int, resolution: int, segmenter: Path) -> "Yardstick":
        """That of today's painter and of the segmenter in a file."""
        sha256 = file_entry(segmenter)["sha256"]
        return cls(count, resolution, painter_mark(resolution), sha256)


class History:
    """Evaluations in a file that one yardstick measured.

    Raises ValueError where the file has lines of another.
    """

    def __init__(self, path: Path, yardstick: Yardstick) -> None:
        self._path = path
        self._yardstick = asdict(yardstick)
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        for number, line in enumerate(lines, 1):
            entry = json.loads(line)
            for name, value in self._yardstick.items():
                if entry.get(name) != value:
                    raise ValueError(
                        f"{path}, line {number}, has {name} {entry.get(name)}, this evaluation "
                        f"{value}: name a new file, and measure older checkpoints anew for it "
                        "(python -m training.learning_curve)"
                    )

    def add(self, images: int | None, measures: dict[str, float]) -> None:
        """Adds a line with the distances and the variety of a generator that had seen `images`."""
        line = {"images": images, **self._yardstick, **measures}
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
