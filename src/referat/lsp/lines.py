"""A text's lines, and places in it as the editor counts them.

The editor counts lines from 0, and columns in units that it chose (UTF-16 unless it said
otherwise); referat counts both from 1, columns in characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property

from lsprotocol.types import Position, Range
from msgspec import Struct

from referat.diagnostics import Place

_BREAK = re.compile(r"\r\n|\r|\n")


def _in_utf16(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _in_utf8(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


_UNITS: Mapping[str, Callable[[str], int]] = {
    "utf-8": _in_utf8,
    "utf-16": _in_utf16,
    "utf-32": len,
}


class Lines(Struct, frozen=True, dict=True):
    """`text` in lines. `encoding` is what the editor counts columns in."""

    text: str
    encoding: str = "utf-16"

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """The lines without their ends; there is always one."""
        return tuple(_BREAK.split(self.text))

    def row(self, line: int) -> str:
        return self.rows[line] if 0 <= line < len(self.rows) else ""

    def spot(self, position: Position) -> tuple[int, int]:
        """(line, column) from 0, in characters; what lies outside the text is moved into it."""
        line = min(max(position.line, 0), len(self.rows) - 1)
        row = self.rows[line]
        if row.isascii() or self.encoding == "utf-32":
            return line, min(max(position.character, 0), len(row))
        units, left = _UNITS.get(self.encoding, _in_utf16), position.character
        for column, char in enumerate(row):
            if left <= 0:
                return line, column
            left -= units(char)
        return line, len(row)

    def position(self, line: int, column: int) -> Position:
        """A place from 0, in characters, as the editor counts."""
        line = min(max(line, 0), len(self.rows) - 1)
        before = self.rows[line][: max(column, 0)]
        return Position(line, _UNITS.get(self.encoding, _in_utf16)(before))

    def between(self, line: int, start: int, end: int) -> Range:
        """A stretch of one line, from 0, in characters."""
        return Range(self.position(line, start), self.position(line, end))

    def exact(self, place: Place) -> Range:
        """A place that both ends of are known."""
        return Range(
            self.position(place.line - 1, place.column - 1),
            self.position((place.end_line or place.line) - 1, place.end_column - 1),
        )

    def shown(self, place: Place | None) -> Range:
        """What to underline: never more than a line, and at least a character if there is one."""
        if place is None:
            return self.between(0, 0, len(self.rows[0]))
        line, start = place.line - 1, place.column - 1
        row = self.row(line)
        is_one_line = place.end_column and place.end_line in (0, place.line)
        end = place.end_column - 1 if is_one_line else len(row.rstrip())
        if end <= start:
            start, end = (
                (start, start + 1) if start < len(row) else (max(len(row) - 1, 0), len(row))
            )
        return self.between(line, start, end)


def block_end(rows: tuple[str, ...], line: int) -> int:
    """The last line (from 0) of what begins on `line`: everything below that is further in."""
    indent = len(rows[line]) - len(rows[line].lstrip()) if line < len(rows) else 0
    end = line
    for number in range(line + 1, len(rows)):
        row = rows[number]
        if row.strip():
            if len(row) - len(row.lstrip()) <= indent:
                break
            end = number
    return end
