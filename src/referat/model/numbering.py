"""How items are numbered, read from one example."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

Numerals: TypeAlias = Literal["1", "a", "A", "i", "I", "none"]
_PATTERN = re.compile(
    r"(?P<prefix>(?:[^\W\d_]{2,}\.?\s+)*[^\w]*)(?P<token>1\.1|1\.a|1|a|A|i|I)(?P<suffix>[^\w]*)"
)


@dataclass(frozen=True, slots=True)
class Numbering:
    """`prefix` + numeral + `suffix`. `nested`: the parent's number and a full stop come
    before it (`1.1`).
    """

    numerals: Numerals = "1"
    prefix: str = ""
    suffix: str = "."
    nested: bool = False

    def printed(self, number: str) -> str:
        """A number, own or running, as it prints; empty for items without."""
        return f"{self.prefix}{number}{self.suffix}" if number else ""

    def running(self, count: int, parent: str = "") -> str:
        """The bare running number of the `count`th item (from 1)."""
        if self.numerals == "none":
            return ""
        own = numeral(count, self.numerals)
        return f"{parent}.{own}" if self.nested and parent else own


def parse_numbering(example: str) -> Numbering | None:
    """The numbering that `1.`, `Punkt 1:`, `a.`, `1.1` or `uden` shows; None if it shows none."""
    text = example.strip()
    if text == "uden":
        return Numbering("none", "", "")
    match = _PATTERN.fullmatch(text)
    if not match:
        return None
    token = match["token"]
    numerals: Numerals = "a" if token.endswith("a") else _KINDS[token[-1]]
    return Numbering(numerals, match["prefix"], match["suffix"], nested="." in token)


_KINDS: dict[str, Numerals] = {"1": "1", "a": "a", "A": "A", "i": "i", "I": "I"}


def numeral(count: int, kind: Numerals) -> str:
    """`count` (from 1) in arabic figures, letters (…, z, aa, ab) or roman figures."""
    if kind == "1":
        return str(count)
    if kind in ("i", "I"):
        figures = _roman(count)
        return figures.upper() if kind == "I" else figures
    letters = ""
    while count > 0:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters.upper() if kind == "A" else letters


def _roman(count: int) -> str:
    steps = (
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
    figures = ""
    for value, letters in steps:
        times, count = divmod(count, value)
        figures += letters * times
    return figures
