"""How the registers write and compare words: dates in rows, long texts cut, names folded."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date, time
from functools import lru_cache

from referat.danish.dates import short_date
from referat.danish.times import Slot, Time, TimeStyle, format_slot
from referat.danish.words import in_danish

LONGEST = 400
"""Characters of a decision in a list; the rest is one click away."""


@lru_cache(maxsize=1 << 15)
def one_line(text: str) -> str:
    """`text` in composed Unicode, its white space folded."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def cut(text: str, most: int = LONGEST) -> str:
    """`text` in one line of at most `most` characters, cut after a whole word with `…`."""
    line = one_line(text)
    if len(line) <= most:
        return line
    start = line[: most - 1]
    whole = start if line[most - 1] == " " else start.rpartition(" ")[0] or start
    return whole.rstrip(" ,;:–-") + "…"


def alphabetical(text: str) -> tuple[str, str]:
    """A key to sort by: Danish order; the spelling itself decides between equals."""
    line = one_line(text)
    return in_danish(line), text


def period(since: date | None, until: date | None) -> str:
    """`fra 1. januar 2026 til 31. august 2026`, either end may be left out."""
    ends = [f"fra {short_date(since)}"] if since else []
    ends += [f"til {short_date(until)}"] if until else []
    return " ".join(ends)


def clock(start: time | None, end: time | None) -> str:
    """`kl. 15.00–17.00`, or empty without a start."""
    if start is None:
        return ""
    last = Time(end.hour, end.minute) if end else None
    return format_slot(Slot("", Time(start.hour, start.minute), last), TimeStyle())


def newest(days: Iterable[str]) -> date | None:
    """The latest of some ISO dates; empty ones do not count."""
    latest = max(days, default="")
    return date.fromisoformat(latest) if latest else None


def counted(number: int, one: str, many: str) -> str:
    """`1 punkt`, `12 punkter`."""
    return f"{number} {one if number == 1 else many}"
