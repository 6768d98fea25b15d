"""Whether a mended text still says what it said, but for what the edits touch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

from referat.checks.rules.flow.sealing import newest_seal
from referat.diagnostics import Edit, Severity
from referat.model.base import Model
from referat.model.load import load
from referat.model.meeting import Meeting
from referat.model.seal import seal_of
from referat.source.parse import parse
from referat.source.reading import read_text
from referat.source.written import Value, Written, WrittenList, WrittenMap

Point: TypeAlias = tuple[int, int]
Span: TypeAlias = tuple[Point, Point]


class Said(Struct, frozen=True):
    """What a file says: its written value, how often each finding keeps it from being read as
    `model`, and how often YAML has something to remark. `seal` is that of its words, if the file
    holds one.
    """

    value: Value
    troubles: Counter[tuple[str, str]]
    seal: str = ""

    @classmethod
    def by(cls, text: str, model: type[Model]) -> Said | None:
        """None if it cannot be read as YAML: then nothing in it is certain."""
        read, found = read_text(text.encode("utf-8", "surrogatepass"))
        if any(finding.severity is Severity.ERROR for finding in found):
            return None
        value, remarks = parse(read)
        if value is None or any(each.severity is Severity.ERROR for each in remarks):
            return None
        read_as, errors = load(model, value)
        troubles = Counter((each.code, each.message) for each in [*remarks, *errors])
        return cls(value, troubles, _seal(read_as))


def _seal(model: Model | None) -> str:
    """Empty if nothing in the file is sealed: only what was sealed can be broken."""
    return seal_of(model) if isinstance(model, Meeting) and newest_seal(model) else ""


def holds(before: Said, after: Said | None, edits: Sequence[Edit]) -> bool:
    """True if `after` can be read as well as `before`, and differs only under `edits`. Words that
    are under seal are for people to change.
    """
    if after is None or after.troubles - before.troubles:
        return False
    if before.seal and after.seal != before.seal:
        return False
    return _same(before.value, after.value, [_span_of_edit(edit) for edit in edits])


def _span_of_edit(edit: Edit) -> Span:
    place = edit.place
    return (place.line, place.column), (place.end_line, place.end_column)


def _same(before: Value, after: Value, edits: Sequence[Span]) -> bool:
    if isinstance(before, WrittenMap) and isinstance(after, WrittenMap):
        return _same_keys(before, after, edits)
    if isinstance(before, WrittenList) and isinstance(after, WrittenList):
        return _same_entries(before, after, edits)
    is_text = isinstance(before, Written) and isinstance(after, Written)
    return (is_text and before == after) or _touches(_span(before), edits)


def _same_keys(before: WrittenMap, after: WrittenMap, edits: Sequence[Span]) -> bool:
    """A key may go where an edit touches its name, and come where one touches its mapping."""
    for key, value in before.items():
        place = before.key_places[key]
        if key in after and not _same(value, after[key], edits):
            return False
        name = (place.line, place.column), (place.end_line, place.end_column)
        if key not in after and not _touches(name, edits):
            return False
    start, (line, _) = _span(before)
    return after.keys() <= before.keys() or _touches((start, (line + 1, 1)), edits)


def _same_entries(before: WrittenList, after: WrittenList, edits: Sequence[Span]) -> bool:
    """Entries may come or go where all that stand there are touched."""
    least = min(len(before), len(after))
    pairs = list(zip(before, after, strict=False))
    head = next((n for n, pair in enumerate(pairs) if not _same(*pair, edits)), least)
    if len(before) == len(after):
        return head == least
    backwards = zip(before[::-1], after[::-1], strict=False)
    tail = next((n for n, pair in enumerate(backwards) if not _same(*pair, edits)), least)
    between = before[head : len(before) - min(tail, least - head)]
    is_touched = _touches(_span(before), edits)
    return is_touched and all(_is_all_touched(value, edits) for value in between)


def _is_all_touched(value: Value, edits: Sequence[Span]) -> bool:
    if isinstance(value, Written):
        return _touches(_span(value), edits)
    parts = value.values() if isinstance(value, WrittenMap) else value
    return all(_is_all_touched(part, edits) for part in parts)


def _touches(span: Span, edits: Sequence[Span]) -> bool:
    start, end = span
    return any(first <= end and start <= last for first, last in edits)


def _span(value: Value) -> Span:
    """From the first to the last character of a value, at least."""
    place = value.place
    start = (place.line, place.column)
    if isinstance(value, Written):
        if value.style == "|":
            return start, (place.end_line + value.count("\n") + 1, 1)
        return start, (place.end_line, place.end_column)
    parts = list(value.values()) if isinstance(value, WrittenMap) else list(value)
    spans = [_span(part) for part in parts]
    return start, max([end for _, end in spans], default=(place.end_line, place.end_column))
