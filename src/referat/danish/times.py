"""Times of day and slots: the ways they are written, and one house style out."""

from __future__ import annotations

import re

from msgspec import Struct

from referat.danish.patterns import late
from referat.danish.words import NBSP

_TIME = r"(?:kl(?:\.|okken)?\s*)?(\d{1,2})(?:[.:](\d{2}))?"
_SLOT = late(rf"{_TIME}(?:\s*(?:-|–|—|til)\s*{_TIME})?\.?", re.IGNORECASE)
_STYLE = late(r"(?P<prefix>.*?)(?P<hour>0?8)(?P<mark>[.:])(?P<minute>\d{2})")


class Time(Struct, frozen=True, gc=False):
    hour: int
    minute: int

    @property
    def minutes(self) -> int:
        """Minutes since midnight."""
        return self.hour * 60 + self.minute


class Slot(Struct, frozen=True, gc=False):
    """A stretch of the day, or words for one (`efter bowling`). `written` is the user's text."""

    written: str
    start: Time | None = None
    end: Time | None = None


class TimeStyle(Struct, frozen=True):
    """How a time prints: what comes before it, two-digit hours, the mark between."""

    prefix: str = f"kl.{NBSP}"
    padded: bool = False
    mark: str = "."


def parse_slot(text: str) -> Slot | None:
    """The slot that `text` names; words that are no time stay words; None for a time of day
    that cannot be (`25.00`, `8.75`).
    """
    written = text if text == text.strip() else text.strip()  # keeps a text that knows its place
    match = _SLOT.fullmatch(written.replace(NBSP, " "))
    if not match:
        return Slot(written)
    start = _time(match[1], match[2])
    end = _time(match[3], match[4]) if match[3] else None
    if start is None or (match[3] and end is None):
        return None
    return Slot(written, start, end)


def _time(hour: str, minute: str | None) -> Time | None:
    time = Time(int(hour), int(minute or 0))
    in_day = time.hour < 24 and time.minute < 60
    return time if in_day or (time.hour, time.minute) == (24, 0) else None


def parse_style(example: str) -> TimeStyle | None:
    """The house style that an example shows (`kl. 08:30`); None if it shows none."""
    match = _STYLE.fullmatch(example.strip())
    if not match:
        return None
    prefix = match["prefix"].rstrip()
    space = NBSP if match["prefix"] != prefix else ""
    return TimeStyle(prefix + space, match["hour"].startswith("0"), match["mark"])


def format_time(time: Time, style: TimeStyle) -> str:
    hour = f"{time.hour:02}" if style.padded else str(time.hour)
    return f"{hour}{style.mark}{time.minute:02}"


def format_slot(slot: Slot, style: TimeStyle) -> str:
    """`kl. 8.30–11.00`: an en dash without spaces between two times (Retskrivningsordbogen);
    words as they were written.
    """
    if slot.start is None:
        return slot.written
    text = style.prefix + format_time(slot.start, style)
    return text if slot.end is None else f"{text}–{format_time(slot.end, style)}"
