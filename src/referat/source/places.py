"""Where the reader's events stand in their file, and where each line of the file begins in a text
that YAML folds from several.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, TypeAlias

from msgspec import Struct

from referat.diagnostics import Place

Row: TypeAlias = tuple[int, int, int]
"""(offset in the text from 0, line, column): the file's line and column count from 1."""


class SourceText(Struct, dict=True):
    """A file's text, which is cut into lines when somebody asks for them."""

    text: str

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")


NO_FILE = SourceText("")


def event_place(event: Any) -> Place:
    start, end = event.start_mark, event.end_mark
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def block_place(row: int, column: int, text: str, file: SourceText) -> Place:
    """The place of a literal block that begins there. It says where its *text* begins (end_line,
    end_column), so that a line of the text can be found again.
    """
    value_lines = text.split("\n")
    first = next((i for i, line in enumerate(value_lines) if line.strip()), 0)
    source = file.lines[row + first] if row + first < len(file.lines) else ""
    indent = max(len(source) - len(value_lines[first]), 0)
    return Place(row, column, row + 1, indent + 1)


def folded_rows(text: str, lines: Sequence[str], place: Place) -> tuple[Row, ...]:
    """One row for each line of the file that a plain, quoted or `>` scalar is folded from. Where
    an escape hides a line's words, the rows end, and what follows counts from the last of them.
    """
    rows: list[Row] = []
    offset = 0
    for number in range(place.line, min(place.end_line, len(lines)) + 1):
        line = lines[number - 1]
        start = place.column - 1 if number == place.line else 0
        end = place.end_column - 1 if number == place.end_line else len(line)
        words = line[start:end].strip()
        if number == place.line:
            words = _after_mark(words)
        if number == place.end_line and words[-1:] in ("'", '"'):
            words = words[:-1].rstrip()
        at = text.find(words, offset) if words else -1
        if at < 0:
            if words and rows:
                break
            continue
        rows.append((at, number, line.index(words, start) + 1))
        offset = at + len(words)
    return ((0, *rows[0][1:]), *rows[1:]) if rows else ()


def _after_mark(words: str) -> str:
    """The first line's words, without the mark that opens the scalar."""
    if words[:1] in ("'", '"'):
        return words[1:].lstrip()
    return "" if words[:1] in (">", "|") else words
