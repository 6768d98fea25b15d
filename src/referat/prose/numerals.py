"""Writes numerals and list markers: 1, a, A, i, I with what stands around them."""

from __future__ import annotations

from functools import lru_cache

from referat.prose.tree import Numbered, Numerals

ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def numeral(value: int, numerals: Numerals) -> str:
    """`value` as it prints; what letters and Roman numerals cannot say stays a number."""
    if numerals == "1" or not 0 < value < 4000:
        return str(value)
    text = _letters(value) if numerals in "aA" else _roman(value)
    return text.upper() if numerals.isupper() else text


def markers(numbered: Numbered) -> tuple[str, ...]:
    """The marker of each entry in turn (`At 1)`, `At 2)`)."""
    around = numbered.prefix, numbered.numerals, numbered.suffix
    return _markers(numbered.start, len(numbered.items), *around)


@lru_cache(maxsize=256)
def _markers(
    first: int, count: int, prefix: str, numerals: Numerals, suffix: str
) -> tuple[str, ...]:
    """Most lists are as long as many others."""
    numbers = range(first, first + count)
    return tuple([f"{prefix}{numeral(number, numerals)}{suffix}" for number in numbers])


def _letters(value: int) -> str:
    text = ""
    while value:
        value, rest = divmod(value - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def _roman(value: int) -> str:
    text = ""
    for worth, letters in ROMAN:
        count, value = divmod(value, worth)
        text += letters * count
    return text
