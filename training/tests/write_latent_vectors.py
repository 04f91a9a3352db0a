"""Writes `latent_vectors.json`, which the tests here and the browser's tests read."""

from pathlib import Path

from training.latent import latent_rows
from training.manifest import write_json

# Known answers published with the Random123 library (kat_vectors, philox4x32 10).
_KNOWN = (
    ("00000000 00000000 00000000 00000000", "00000000 00000000",
     "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
    ("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff",
     "408f276d 41c83b0e a20bc7c6 6d5451fd"),
    ("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0",
     "d16cfe09 94fdcceb 5001e420 24126ea1"),
)  # fmt: skip

ROWS = (0, 1, 7, 100_000, 4_294_967_295)

if __name__ == "__main__":
    rows = [
        {
            "row": row,
            "size": 128,
            "seed": 0,
            "distribution": distribution,
            "first": [float(f"{v:.9g}") for v in latent_rows([row], 128, distribution)[0][:8]],
        }
        for distribution in ("normal", "sphere")
        for row in ROWS
    ]
    philox = [{"counter": c.split(), "key": k.split(), "output": o.split()} for c, k, o in _KNOWN]
    path = Path(__file__).parent / "latent_vectors.json"
    write_json(path, {"philox4x32_10": philox, "rows": rows})
