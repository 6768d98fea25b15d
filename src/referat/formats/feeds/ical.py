"""The text of iCalendar (RFC 5545): escaped, folded, with CRLF. Knows nothing of meetings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time

from referat.formats.characters import clean
from referat.formats.feeds.copenhagen import TZID

LONGEST = 75
"""Octets in a line, its ending not counted (RFC 5545, 3.1)."""

_SEPARATORS = re.compile("[\u2028\u2029]")


def text(words: str) -> str:
    """`words` as a value of the type TEXT (3.3.11)."""
    whole = _SEPARATORS.sub("\n", clean(words))
    escaped = whole.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def written(lines: Iterable[str]) -> bytes:
    """The finished file."""
    return "".join(f"{folded(line)}\r\n" for line in lines).encode("utf-8")


def folded(line: str) -> str:
    """`line` in pieces of at most 75 octets, no character cut in two; each but the first
    begins with a space that does not count.
    """
    if len(line) <= LONGEST and line.isascii():
        return line
    octets = line.encode("utf-8")
    pieces, start, room = [], 0, LONGEST
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:  # inside a character
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, LONGEST - 1
    return b"\r\n ".join([*pieces, octets[start:]]).decode("utf-8")


def moment(name: str, day: date, clock: time) -> str:
    """A property that is a moment by Danish clocks."""
    return f"{name};TZID={TZID}:{_day(day)}T{clock:%H%M%S}"


def whole_day(name: str, day: date) -> str:
    return f"{name};VALUE=DATE:{_day(day)}"


def midnight(name: str, day: date) -> str:
    """A property in UTC that knows the day only."""
    return f"{name}:{_day(day)}T000000Z"


def _day(day: date | datetime) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"
