"""Reading a file that is still being written: what can be read, is.

A line that breaks the YAML is left out, and the rest is read; only the first such mistake is
told about, since the next ones are mostly its shadows: so are keys that come to stand together.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from referat.diagnostics import Diagnostic
from referat.source.parse import parse
from referat.source.written import Value

_ROUNDS = 6
"""How many broken lines are left out before giving up."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_draft(text: str) -> tuple[Value | None, list[Diagnostic], bool]:
    """As `parse`; the third value is false if lines had to be left out."""
    value, findings = parse(text)
    if value is not None or not findings:
        return value, findings, True
    readable = _readable(text)
    if readable is None:
        return None, findings, False
    value, more = parse(readable)
    return value, [*findings, *(each for each in more if each.code != "dobbelt-nøgle")], False


def _readable(text: str) -> str | None:
    """The text with the broken lines emptied, so that every other line stays where it is."""
    lines = text.split("\n")
    mistake = _mistake(text)
    for _ in range(_ROUNDS):
        if mistake is None:
            return "\n".join(lines)
        best: tuple[int, int] | None = None
        for number in _suspects(mistake, lines):
            kept, lines[number] = lines[number], ""
            after = _mistake("\n".join(lines))
            reach = len(lines) if after is None else after[0]
            lines[number] = kept
            if best is None or reach > best[1]:
                best = number, reach
            if after is None:
                break
        if best is None:
            return None
        lines[best[0]] = ""
        mistake = _mistake("\n".join(lines))
    return "\n".join(lines) if mistake is None else None


def _mistake(text: str) -> tuple[int, int] | None:
    """The lines (from 0) where the reader gave up, and where the thing that it was reading
    begins; None for a text that can be read.
    """
    try:
        loader = _Loader(text)
    except yaml.YAMLError as error:
        return _lines_of(error)
    try:
        while loader.check_event():
            loader.get_event()
    except yaml.YAMLError as error:
        return _lines_of(error)
    finally:
        loader.dispose()
    return None


def _lines_of(error: yaml.YAMLError) -> tuple[int, int]:
    problem = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    line = problem.line if problem else 0
    return line, context.line if context else line


def _suspects(mistake: tuple[int, int], lines: list[str]) -> Iterator[int]:
    """The lines that may be the broken one: where reading stopped, the last line that says
    something before it, and where the thing began.
    """
    stopped, began = mistake
    stopped = min(stopped, len(lines) - 1)
    before = next((n for n in range(stopped - 1, -1, -1) if lines[n].strip()), stopped)
    for number in dict.fromkeys((stopped, before, began)):
        if 0 <= number < len(lines) and lines[number].strip():
            yield number
