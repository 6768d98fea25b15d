"""Lists that bring their own markers: `A)`, `a.`, `At 1)`."""

from __future__ import annotations

from collections.abc import Sequence

from referat.danish.dates import MONTHS
from referat.danish.patterns import late
from referat.prose.tree import Blocks, Inlines, Numbered, Numerals, Paragraph, Text, plain

_SHORT = "jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec"
_MONTH = rf"(?:(?:{'|'.join(MONTHS)})\b|(?:{_SHORT})\.)"
DATE = late(rf"\d{{1,2}}\.\s+{_MONTH}")
"""A date at the start of a text; its figures are no marker."""

_MARKER = late(
    rf"(?P<prefix>(?:At|at)\s+)?(?P<mark>\d{{1,3}}|[A-Za-z]|[ivxIVX]{{2,4}})(?P<suffix>[.)])\s+(?=\S)(?!{_MONTH})"
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
    return found if _are_markers(found) else None


def split_blocks(entries: Sequence[Blocks]) -> list[tuple[str, Blocks]] | None:
    """As `split_markers`, for entries that are already read."""
    found: list[tuple[str, Blocks]] = []
    for entry in entries:
        part = _split(entry)
        if part is None:
            return None
        found.append(part)
    return found if _are_markers([(marker, _words(rest)) for marker, rest in found]) else None


def _words(entry: Blocks) -> str:
    first = entry[0] if entry else None
    return plain(first.content) if isinstance(first, Paragraph) else ""


def _are_markers(entries: Sequence[tuple[str, str]]) -> bool:
    """Capitals with a full stop that make no run are initials (»P. Holm«, »A. Toft«); a lone
    figure before a small letter is an ordinal (»3. sal«).
    """
    markers = [marker for marker, _ in entries]
    if not markers or not all(marker.endswith(".") for marker in markers):
        return bool(markers)
    ordinal = len(entries) == 1 and markers[0][0].isdecimal() and entries[0][1][:1].islower()
    initials = all(len(marker) == 2 and marker[0].isupper() for marker in markers)
    return not ordinal and not (initials and as_run(markers) is None)


def _split(entry: Blocks) -> tuple[str, Blocks] | None:
    first = entry[0] if entry else None
    if type(first) is Numbered and len(first.items) == 1:  # `- 1) …` is read as a list
        return f"{first.start}{first.suffix}", first.items[0] + entry[1:]
    words: Inlines = first.content if isinstance(first, Paragraph) else ()
    if not words or not isinstance(words[0], Text):
        return None  # a marker is plain words
    head = words[0].text
    match = _MARKER.match(f"{head}{plain(words[1:])}" if len(words) > 1 else head)
    if match is None or match.end() > len(head):
        return None
    rest = head[match.end() :]
    after: Inlines = (Text(rest), *words[1:]) if rest else words[1:]
    return match.group().rstrip(), (Paragraph(after), *entry[1:])


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
