"""Writes JSON (RFC 8259): UTF-8, the keys in the order they were given, the same each time."""

from __future__ import annotations

import json
from datetime import date, time
from typing import Any, TypeAlias

from msgspec.json import Encoder
from msgspec.json import format as formatted

from referat.formats.characters import clean, sound_json, utf8
from referat.formats.feeds.copenhagen import ending, stamp
from referat.site.addresses import meeting_page, relative, whole
from referat.site.meetings import has_page
from referat.site.parts import Chrome
from referat.view.facts import MeetingFacts

Object: TypeAlias = dict[str, Any]


def _bare(text: object) -> str:
    """A kind of text of ours as no more than a text."""
    if isinstance(text, str):
        return str.__str__(text)
    raise TypeError(type(text).__name__)


_ENCODER = Encoder(enc_hook=_bare)


def pretty(value: Object) -> bytes:
    """For files that people look into: indented. There is no number in them that is not whole,
    and then it is what `json.dumps` writes, which takes five times as long.
    """
    try:
        found = sound_json(_ENCODER.encode(value))
    except UnicodeEncodeError:  # a lone surrogate
        return utf8(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2) + "\n")
    return formatted(found, indent=2) + b"\n"


def dense(value: Object) -> str:
    """On one line; the same text for the same value, wherever it stands."""
    try:
        return sound_json(_ENCODER.encode(value)).decode()
    except UnicodeEncodeError:
        separators = (",", ":")
        return clean(json.dumps(value, ensure_ascii=False, separators=separators, allow_nan=False))


def link(path: str, here: str, chrome: Chrome) -> str:
    """The address of `path` as it stands in the file `here`: whole where the site has an
    address, else relative to the file. Either way it is read as RFC 3986 says.
    """
    return whole(chrome.address, path) if chrome.address else relative(path, here)


def page_link(meeting: MeetingFacts, here: str, chrome: Chrome) -> str | None:
    """A meeting's page; None if nothing of the meeting is published yet."""
    return link(meeting_page(meeting.address), here, chrome) if has_page(meeting) else None


def begins(day: date, start: time | None) -> str | None:
    """`2026-05-06T15:30:00+02:00`; None if the time is not known."""
    return stamp(day, start) if start is not None else None


def ends(day: date, start: time | None, end: time | None) -> str | None:
    found = ending(day, start, end)
    return stamp(*found) if found else None


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
