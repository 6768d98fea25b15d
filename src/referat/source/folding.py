"""Texts that YAML folds from several lines: where each line of the file begins in the text."""

from __future__ import annotations

from collections.abc import Sequence

from referat.diagnostics import Place
from referat.source.written import Row


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
