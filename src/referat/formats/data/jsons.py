"""Writes JSON (RFC 8259): UTF-8, the keys in the order they were given, the same each time."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date, time
from functools import lru_cache
from typing import Any, TypeAlias

from referat.formats.characters import clean, utf8
from referat.formats.feeds.copenhagen import ending, stamp
from referat.site.addresses import meeting_page, relative, whole
from referat.site.meetings import has_page
from referat.site.parts import Chrome
from referat.view.facts import MeetingFacts

Object: TypeAlias = dict[str, Any]

_encoded = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_quoted: Callable[[str], str] = json.encoder.encode_basestring


def pretty(value: Object) -> bytes:
    """For files that people look into: indented."""
    found: list[str] = []
    _indented(value, "\n", found)
    found.append("\n")
    return utf8("".join(found))


def _indented(value: object, line: str, found: list[str]) -> None:
    """Adds `value` to `found` as `json.dumps` writes it with an indent of two, which is slow at
    it. `line` is a line break and the indent so far.
    """
    inner = f"{line}  "
    if isinstance(value, dict) and value:
        before = f"{{{inner}"
        for key, each in value.items():
            if type(each) is str:
                found += (before, _name(key), _quoted(each))
            elif each is None:
                found += (before, _name(key), "null")
            else:
                found += (before, _name(key))
                _indented(each, inner, found)
            before = f",{inner}"
        found.append(f"{line}}}")
    elif isinstance(value, list) and value:
        before = f"[{inner}"
        for each in value:
            found.append(before)
            _indented(each, inner, found)
            before = f",{inner}"
        found.append(f"{line}]")
    else:
        found.append("[]" if value == [] else _encoded(value))


@lru_cache(maxsize=1024)
def _name(key: str) -> str:
    return f"{_quoted(key)}: "


def dense(value: Object) -> str:
    """On one line; the same text for the same value, wherever it stands."""
    return clean(json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False))


def link(path: str, here: str, chrome: Chrome) -> str:
    """The address of `path` as it stands in the file `here`: whole where the site has an
    address, else relative to the file. Either way it is read as RFC 3986 says.
    """
    return whole(chrome.address, path) if chrome.address else relative(path, here)


def page_link(meeting: MeetingFacts, here: str, chrome: Chrome, anchor: str = "") -> str | None:
    """A meeting's page or an item on it; None if nothing of the meeting is published yet."""
    return link(meeting_page(meeting.address, anchor), here, chrome) if has_page(meeting) else None


def begins(day: date, start: time | None) -> str | None:
    """`2026-05-06T15:30:00+02:00`; None if the time is not known."""
    return stamp(day, start) if start is not None else None


def ends(day: date, start: time | None, end: time | None) -> str | None:
    found = ending(day, start, end)
    return stamp(*found) if found else None


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def or_none(text: str) -> str | None:
    return text or None


def listed(texts: Sequence[str]) -> list[str]:
    return list(texts)
