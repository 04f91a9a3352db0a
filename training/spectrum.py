"""Mean power spectra, and the peaks that enlargement inside a generator would leave."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F

from training.distances import to_floats

# A lattice of period p shows at multiples of size / p; slower waves are scenery.
_LOWEST_SHARE = 0.1
_WINDOW = 9
_BATCH = 100


@dataclass(frozen=True)
class Peak:
    """The frequency (cycles per image) that stands out most, and by what factor."""

    factor: float
    frequency: tuple[int, int]


def mean_spectrum(images: torch.Tensor) -> torch.Tensor:
    """Mean power [s, s / 2 + 1] of the luminance of bytes [n, 3, s, s] under a Hann window.

    Rows run from −s / 2 to s / 2 − 1 cycles per image, columns from 0. The window keeps the
    image's borders from drawing a cross.
    """
    size = images.shape[-1]
    window = torch.hann_window(size, periodic=False)
    window = window[:, None] * window[None]
    total = torch.zeros(size, size // 2 + 1, dtype=torch.float64)
    for batch in images.split(_BATCH):
        luminance = torch.tensordot(
            to_floats(batch), torch.tensor([0.299, 0.587, 0.114]), ([1], [0])
        )
        flat = (luminance - luminance.mean((1, 2), keepdim=True)) * window
        total += torch.fft.rfft2(flat).abs().square().double().sum(0)
    return torch.fft.fftshift(total / len(images), dim=0)


def strongest_peak(generated: torch.Tensor, drawn: torch.Tensor) -> Peak:
    """How far a frequency of generated scenes rises over the highest value around it.

    "Around" is the border of a 9×9 window: a lattice adds power at single frequencies, which the
    window function widens to some three; softness and texture change wide regions. What counts is
    the smaller of two rises: of the generated spectrum itself, and of its ratio to the drawn one,
    for drawn scenes have peaks of their own, and between their notches the ratio has peaks where
    the generated spectrum is smooth. A factor above 1 is a peak, and two samples of drawn scenes
    tell what chance gives.
    """
    own = generated.log()
    excess = torch.minimum(_rise(own), _rise(own - drawn.log()))
    size, columns = excess.shape
    rows = torch.arange(size) - size // 2
    radius = torch.maximum(rows.abs()[:, None], torch.arange(columns)[None])
    excess = torch.where(radius >= _LOWEST_SHARE * size, excess, -torch.inf)
    y, x = divmod(int(excess.argmax()), columns)
    return Peak(float(excess[y, x].exp()), (x, int(rows[y])))


def _rise(log: torch.Tensor) -> torch.Tensor:
    """How far each value [s, s / 2 + 1] lies over the highest on the border of its window."""
    size, columns = log.shape
    reach = _WINDOW // 2
    # Rows are periodic; columns go on beyond 0 and s / 2 as the mirror of the opposite rows.
    full = torch.cat([log, log[:, 1:-1].flip(1)[_mirrored_rows(size)]], 1)
    padded = F.pad(full[None, None], (reach,) * 4, mode="circular")[0, 0]
    windows = padded.unfold(0, _WINDOW, 1).unfold(1, _WINDOW, 1)
    border = torch.ones(_WINDOW, _WINDOW, dtype=torch.bool)
    border[1:-1, 1:-1] = False
    return (full - windows[..., border].amax(-1))[:, :columns]


def radial_profile(spectrum: torch.Tensor) -> torch.Tensor:
    """Mean power at each whole radius 0 … s / 2 cycles per image."""
    size = spectrum.shape[0]
    rows = (torch.arange(size) - size // 2)[:, None].double()
    radius = (rows.square() + torch.arange(spectrum.shape[1])[None].square()).sqrt().round().long()
    inside = radius <= size // 2
    counts = torch.bincount(radius[inside])
    return torch.bincount(radius[inside], spectrum[inside]) / counts


def _mirrored_rows(size: int) -> torch.Tensor:
    """Row of −f for each row of f, rows shifted so that 0 lies at size / 2."""
    return (size - torch.arange(size)) % size
