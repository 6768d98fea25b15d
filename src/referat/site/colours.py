"""A house's one colour as the colours of a page that everybody can read.

Hue and saturation stay; only lightness moves, until the contrast is that of WCAG 2.2, 1.4.6.
"""

from __future__ import annotations

import colorsys
from collections.abc import Sequence

ENOUGH = 7.0
"""The contrast of text to its ground (WCAG 2.2, success criterion 1.4.6)."""

LIGHT_GROUNDS = ("#ffffff", "#f3f6f8")
DARK_GROUNDS = ("#12181e", "#1b242c")
"""The style sheet's own grounds, in light and in dark."""

_LIGHT_TINT, _DARK_TINT = (0.95, 0.5), (0.15, 0.4)  # lightness, the most saturation
_STEPS = 100

Variables = tuple[tuple[str, str], ...]


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2). `colour` is `#rrggbb`."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours `#rrggbb`, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def light_variables(colour: str) -> Variables:
    """The style sheet's variables in light, from `#rrggbb`."""
    tint = _tint(colour, *_LIGHT_TINT)
    return _variables(_readable(colour, (*LIGHT_GROUNDS, tint), end=0.0), tint)


def dark_variables(colour: str) -> Variables:
    """The style sheet's variables in dark, from `#rrggbb`."""
    tint = _tint(colour, *_DARK_TINT)
    return _variables(_readable(colour, (*DARK_GROUNDS, tint), end=1.0), tint)


def _variables(accent: str, tint: str) -> Variables:
    return (("--accent", accent), ("--accent-flade", tint), ("--link", accent))


def _hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return colorsys.rgb_to_hls(red, green, blue)


def _hex(hue: float, lightness: float, saturation: float) -> str:
    parts = colorsys.hls_to_rgb(hue, lightness, saturation)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _tint(colour: str, lightness: float, most: float) -> str:
    hue, _, saturation = _hls(colour)
    return _hex(hue, lightness, min(saturation, most))


def _readable(colour: str, grounds: Sequence[str], end: float) -> str:
    """`colour`, moved no further towards black (0) or white (1) than reading it takes."""
    hue, lightness, saturation = _hls(colour)
    for step in range(_STEPS):
        moved = _hex(hue, lightness + (end - lightness) * step / _STEPS, saturation)
        if min(contrast(moved, ground) for ground in grounds) >= ENOUGH:
            return moved
    return _hex(hue, end, saturation)
