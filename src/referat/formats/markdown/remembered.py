"""Remembers facts as they were written: a meeting's documents show the same ones.

A value is known by its identity and kept alive as long as its source is remembered. What holds a
heading is written anew each time: its spelling depends on the headings before it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from referat.formats.markdown.headings import Headings
from referat.formats.once import for_meeting

Value = TypeVar("Value")
Result = TypeVar("Result")

_MOST = 600
"""More texts than most meetings have."""


class Remembered(Generic[Value, Result]):
    """A way to write an unchanging value, gone once for each value without headings."""

    def __init__(self, write: Callable[[Value, int, Headings], Result]) -> None:
        self._write = write
        self._known: dict[int, tuple[Value, Result]] = {}
        for_meeting(self)

    def forget(self) -> None:
        self._known.clear()

    def __call__(self, value: Value, level: int, headings: Headings) -> Result:
        known = self._known.get(id(value))
        if known is not None:
            return known[1]
        before = headings.written
        result = self._write(value, level, headings)
        if headings.written == before:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[id(value)] = (value, result)
        return result
