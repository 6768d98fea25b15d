"""A file's text as it lies on the disk, and where each place of a finding stands in it.

Findings count lines and columns in the text as it is read: without its byte order mark and with
every line end as a line feed. Here they become offsets, so that nothing else need be rewritten.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from referat.diagnostics import Edit

_BREAK = re.compile(r"\r\n|\r|\n")
_BOM = "\ufeff"


class Change(Struct, frozen=True, order=True):
    """`text[start:end]` becomes `new`."""

    start: int
    end: int
    new: str


class Lines(Struct, frozen=True):
    """Where each line begins and ends (before its line break), and the file's own line break."""

    starts: Sequence[int]
    ends: Sequence[int]
    line_break: str

    @classmethod
    def of(cls, text: str) -> Lines:
        breaks = list(_BREAK.finditer(text))
        first = 1 if text.startswith(_BOM) else 0
        starts = [first, *(match.end() for match in breaks)]
        ends = [*(match.start() for match in breaks), len(text)]
        usual = Counter(match[0] for match in breaks).most_common(1)
        return cls(starts, ends, usual[0][0] if usual else "\n")

    def offset(self, line: int, column: int) -> int | None:
        """None for a place that the text does not have."""
        if not 1 <= line <= len(self.starts):
            return None
        at = self.starts[line - 1] + column - 1
        return at if self.starts[line - 1] <= at <= self.ends[line - 1] else None

    def line_at(self, offset: int) -> int:
        return max(bisect_right(self.starts, offset), 1)

    def change(self, edit: Edit) -> Change | None:
        """None for an edit whose place the text does not have."""
        place = edit.place
        start = self.offset(place.line, place.column)
        end = self.offset(place.end_line, place.end_column)
        if start is None or end is None or end < start:
            return None
        return Change(start, end, _BREAK.sub(lambda _: self.line_break, edit.text))

    def changes(self, edits: Sequence[Edit]) -> tuple[Change, ...] | None:
        """The changes of one fix in their order; None if they cannot be done together."""
        found = [change for edit in edits if (change := self.change(edit))]
        found.sort()
        if len(found) != len(edits) or not found or overlapping(found):
            return None
        return tuple(found)


def overlapping(changes: Sequence[Change]) -> bool:
    """True if two of `changes`, which are in order, are at odds, or one puts something in where
    the other begins or ends: what comes first would be unsure.
    """
    return any(_at_odds(one, other) for one, other in pairwise(changes))


def _at_odds(one: Change, other: Change) -> bool:
    puts_in = one.start == one.end or other.start == other.end
    return one.end > other.start or (one.end == other.start and puts_in)


def changed(text: str, changes: Sequence[Change]) -> str:
    """`text` with all of `changes`, which are in order, done."""
    parts, done = [], 0
    for change in changes:
        parts += [text[done : change.start], change.new]
        done = change.end
    return "".join([*parts, text[done:]])


def carried(offset: int, changes: Sequence[Change]) -> int:
    """Where what stood at `offset` stands after `changes`; the start of the one it was in."""
    moved = offset
    for change in changes:
        if change.end <= offset and change.start < offset:
            moved += len(change.new) - (change.end - change.start)
        elif change.start <= offset:
            moved += change.start - offset
    return moved
