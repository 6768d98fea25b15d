"""CPR numbers in running text: found, and never shown whole.

A number is ten digits: the day of birth, and four more. Since 2007 numbers are given that fail
the old modulus-11 check (CPR-kontoret, »Personnumre uden kontrolciffer«), so the check confirms a
number but its failure clears none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from referat.danish.digits import digit_rows, holds_row
from referat.danish.patterns import late

_NUMBER = late(
    r"(?<![^\W_]|[/#-])(?<!\d[.,:])(?P<day>[0-3]\d)(?P<sign>[. -]?)(?P<month>[01]\d)(?P=sign)"
    r"(?P<year>\d\d)(?P<gap>[ \u00a0]?[-\u00ad\u2010-\u2013][ \u00a0]?|[ \u00a0]?)(?P<rest>\d{4})"
    r"(?![\w/-]|[.,:]\d)"
)
_MAY_BE_NUMBER = late(
    r"[0-3]\d[. -]?[01]\d[. -]?\d\d[ \u00a0]?[-\u00ad\u2010-\u2013]?[ \u00a0]?\d{4}"
)
"""What every one of them looks like, whatever stands around it; much faster to look for."""

DIGITS = 10

_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_SAYS_SO = late(r"cpr|personn(?:r|um)|person-?nr|født|fødselsdato", re.IGNORECASE)
_SAYS_ELSE = late(
    r"(?:sags?|journal|j|dok|dokument|ean|cvr|p|tlf|telefon|mobil|konto|reg|matr|matrikel|faktura|"
    r"ordre|id|løbe|serie|projekt|acadre|esdh|ref|kl|lov)[-. ]*(?:n(?:umme)?r|tal)?\b[.: ]*$",
    re.IGNORECASE,
)
_BEFORE = 30
"""Characters before a number that tell what it is."""


class Cpr(Struct, frozen=True):
    """A number where it stands in a text, `text[start:end]`; `shown` is what may be told of it."""

    start: int
    end: int
    shown: str


def may_hold_number(text: str) -> bool:
    """False for a text that surely holds none: most texts, and most files."""
    return holds_row(digit_rows(text), DIGITS) and has_shape(text)


def has_shape(text: str) -> bool:
    """The same of a text that has so many digits in a row, which is looked for sooner."""
    return _MAY_BE_NUMBER.search(text) is not None


def numbers_in(text: str) -> Iterator[Cpr]:
    """The CPR numbers in `text`. What is told to be something else (a case, an account) is none;
    without a hyphen, a number must be told to be one or pass the modulus-11 check.
    """
    for match in _NUMBER.finditer(text) if may_hold_number(text) else ():
        if _birthday(match) is None:
            continue
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        is_told = _SAYS_SO.search(before) is not None
        if not is_told and (_SAYS_ELSE.search(before) or not _stands_alone(match)):
            continue
        yield Cpr(match.start(), match.end(), _shown(match))


def _stands_alone(match: re.Match[str]) -> bool:
    """True for a form that is hardly anything else, even if nothing tells what it is."""
    gap = match["gap"]
    if match["sign"]:
        return False
    if not gap:
        return passes_modulus(match[0])
    return len(gap) == 1 and not gap.isspace()


def passes_modulus(number: str) -> bool:
    """True if the digits pass the modulus-11 check."""
    digits = [int(char) for char in number if char.isdecimal()]
    return sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


def _birthday(match: re.Match[str]) -> date | None:
    """The day of birth; the seventh digit tells the century (CPR-kontoret)."""
    year, seventh = int(match["year"]), int(match["rest"][0])
    if seventh <= 3:
        century = 1900
    elif seventh in (4, 9):
        century = 2000 if year <= 36 else 1900
    else:
        century = 2000 if year <= 57 else 1800
    try:
        return date(century + year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _shown(match: re.Match[str]) -> str:
    gap = match["gap"] or "-"
    return f"{match['day']}{match['month']}{match['year']}{gap}••••"


def masked(text: str, *, is_quoted: bool = False) -> str:
    """`text` with the last four digits of every CPR number hidden; its length stays. What tells of
    the number may be left out of a text that `is_quoted`: there, all that may be one is hidden.
    """
    if is_quoted:
        ends = [match.end() for match in _NUMBER.finditer(text) if _birthday(match)]
    else:
        ends = [found.end for found in numbers_in(text)]
    starts = [0, *ends]
    parts = (f"{text[start : end - 4]}••••" for start, end in zip(starts, ends, strict=False))
    return "".join([*parts, text[starts[-1] :]])
