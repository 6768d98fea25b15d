"""Danish numbers: `1.214`, `0,430 mio. kr.`, `1.000,-`, `12 pct.`, `(25)` and `–3`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from referat.danish.patterns import late

_FIGURES = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)"
_SCALES = {"mia": 10**9, "mio": 10**6, "t": 1000, "tusind": 1000, "tusinde": 1000}
_SCALE = r"(?P<scale>mia|mio|t(?=\.? ?kr)|tusinde?)\b\.?"
_MONEY = r"kr\b\.?|kroner\b|DKK\b"
_SHARE = r"(?P<share>%|pct\b\.?|procent\b|‰)"
_NUMBER = late(
    r"(?<![\w.,/:§])(?<!\d[-–−])(?<!§ )(?:kr\.? ?)?(?P<sign>[-–−] ?)?"
    rf"(?<!\d)(?P<whole>{_FIGURES})"
    rf"(?:,(?P<part>\d+)|,(?P<even>[-–]+))?(?![\d]|[.,:/]\d|-\d|\w)"
    rf"(?:\s*(?:{_SHARE}|{_SCALE}(?:\s*(?P<scaled>{_MONEY}))?|(?P<money>{_MONEY})))?",
    re.IGNORECASE,
)
_UNIT = late(r"[^\W\d_]{1,12}\.?")
_SPACES = late(r"[. \u00a0\u202f]")


class Number(Struct, frozen=True):
    """A number as it is written. `value` counts in `scale`: `1,2 mio.` is 1.2 and 1000000.
    `places` are its decimals. `unit` is `kr`, `%`, another word as it stands, or empty.
    """

    value: Decimal
    places: int
    scale: int
    unit: str
    start: int
    end: int

    @property
    def whole(self) -> Decimal:
        """The value in units of one."""
        return self.value * self.scale

    @property
    def step(self) -> Decimal:
        """What one more in the last figure would add, in units of one."""
        return Decimal(1).scaleb(-self.places) * self.scale


def numbers_in(text: str) -> Iterator[Number]:
    """Each number of a text. Parts of dates, times, paragraphs and versions are none."""
    for match in _NUMBER.finditer(text):
        yield _read(match, "")


def number_of(cell: str) -> Number | None:
    """The number that `cell` is, with nothing else but its unit; None for any other text."""
    text = cell.strip()
    is_minus = text.startswith("(") and text.endswith(")")
    text = text[1:-1].strip() if is_minus else text
    match = _NUMBER.match(text.removeprefix("+").lstrip())
    if match is None:
        return None
    rest = text.removeprefix("+").lstrip()[match.end() :].strip()
    if rest and not _UNIT.fullmatch(rest):
        return None
    found = _read(match, rest.rstrip(".").casefold())
    if not is_minus:
        return found
    return Number(-found.value, found.places, found.scale, found.unit, found.start, found.end)


def _read(match: re.Match[str], rest: str) -> Number:
    part = match["part"] or ""
    value = Decimal(_SPACES.sub("", match["whole"]) + (f".{part}" if part else ""))
    is_money = match["money"] or match["scaled"] or match["even"] or match[0][:2].lower() == "kr"
    unit = "%" if match["share"] else "kr" if is_money else rest
    scale = _SCALES[match["scale"].casefold()] if match["scale"] else 1
    start = match.start("whole") if not match["sign"] else match.start("sign")
    return Number(-value if match["sign"] else value, len(part), scale, unit, start, match.end())


def in_figures(value: Decimal, places: int) -> str:
    """`1234.5` with two places as Danes write it: `1.234,50`."""
    text = f"{value:,.{places}f}"
    return text.translate(str.maketrans(",.", ".,"))
