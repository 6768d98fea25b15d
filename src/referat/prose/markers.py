"""Lists that bring their own markers: `A)`, `a.`, `At 1)`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from referat.danish.dates import MONTHS
from referat.prose.tree import Numerals

_MONTHS = "|".join(MONTHS)  # »8. december« is a date, not a marker
_MARKER = re.compile(
    rf"(?P<prefix>(?:At|at)\s+)?(?P<mark>\d{{1,3}}|[A-Za-z]|[ivxIVX]{{2,4}})(?P<suffix>[.)])\s+(?=\S)(?!{_MONTHS})"
)
_SINGLE = 1


def split_markers(entries: Sequence[str]) -> list[tuple[str, str]] | None:
    """Each entry as (marker, rest) if *all* begin with a marker; else None."""
    found = []
    for entry in entries:
        match = _MARKER.match(entry)
        if not match:
            return None
        found.append((match.group().rstrip(), entry[match.end() :]))
    return found or None


def as_run(markers: Sequence[str]) -> tuple[str, Numerals, int, str] | None:
    """(prefix, numerals, start, suffix) if the markers are one run without gaps."""
    parts = [_MARKER.match(f"{marker} x") for marker in markers]
    first = parts[0]
    if first is None or any(
        part is None or (part["prefix"], part["suffix"]) != (first["prefix"], first["suffix"])
        for part in parts
    ):
        return None
    marks = [part["mark"] for part in parts if part]
    for numerals in _kinds(marks):
        values = [_value(mark, numerals) for mark in marks]
        if values == list(range(values[0], values[0] + len(values))):
            return first["prefix"] or "", numerals, values[0], first["suffix"]
    return None


def _kinds(marks: Sequence[str]) -> list[Numerals]:
    if all(mark.isdecimal() for mark in marks):
        return ["1"]
    if any(mark.isdecimal() for mark in marks):
        return []
    letters: list[Numerals] = []
    if all(len(mark) == _SINGLE for mark in marks):
        letters.append("a" if marks[0].islower() else "A")
    if marks[0] in ("i", "I"):
        letters.append("i" if marks[0] == "i" else "I")
    same_case = all(mark.islower() == marks[0].islower() for mark in marks)
    return letters if same_case else []


def _value(mark: str, numerals: Numerals) -> int:
    if numerals == "1":
        return int(mark)
    if numerals in ("a", "A"):
        return ord(mark.lower()) - ord("a") + 1
    figures = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii")
    return figures.index(mark.lower()) if mark.lower() in figures else -1
