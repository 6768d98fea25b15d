"""How items are numbered, read from one example."""

from __future__ import annotations

from msgspec import Struct

from referat.danish.patterns import late
from referat.prose.numerals import numeral
from referat.prose.tree import Numerals

_PATTERN = late(
    r"(?P<prefix>(?:[^\W\d_]{2,}\.?\s+)*[^\w]*)(?P<token>1\.1|1\.a|1|a|A|i|I)(?P<suffix>[^\w]*)"
)


class Numbering(Struct, frozen=True):
    """`prefix` + numeral + `suffix`; None as `numerals`: no number. `nested`: the parent's
    number and a full stop come before it (`1.1`).
    """

    numerals: Numerals | None = "1"
    prefix: str = ""
    suffix: str = "."
    nested: bool = False

    def printed(self, number: str) -> str:
        """A number, own or running, as it prints; empty for items without."""
        return f"{self.prefix}{number}{self.suffix}" if number else ""

    def running(self, count: int, parent: str = "") -> str:
        """The bare running number of the `count`th item (from 1)."""
        if self.numerals is None:
            return ""
        own = numeral(count, self.numerals)
        return f"{parent}.{own}" if self.nested and parent else own


def parse_numbering(example: str) -> Numbering | None:
    """The numbering that `1.`, `Punkt 1:`, `a.`, `1.1` or `uden` shows; None if it shows none."""
    text = example.strip()
    if text == "uden":
        return Numbering(None, "", "")
    match = _PATTERN.fullmatch(text)
    if not match:
        return None
    token = match["token"]
    numerals = _KINDS[token[-1]]
    return Numbering(numerals, match["prefix"], match["suffix"], nested="." in token)


_KINDS: dict[str, Numerals] = {"1": "1", "a": "a", "A": "A", "i": "i", "I": "I"}
