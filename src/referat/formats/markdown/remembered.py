"""Remembers texts as they were written: a meeting's documents and its data show the same ones.

A value is known by its identity and kept alive as long as its source is remembered. What holds a
heading is written anew each time: its spelling depends on the headings before it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from referat.formats.markdown.headings import Headings
from referat.formats.once import for_meeting

Value = TypeVar("Value")
Made = TypeVar("Made")

MOST = 600
"""Several meetings' texts. With more of them, no new text finds room that is warm already."""


class Kept(Generic[Value, Made]):
    """A function of an unchanging value, done once for each."""

    def __init__(self, make: Callable[[Value], Made]) -> None:
        self._make = make
        self._known: dict[int, tuple[Value, Made]] = {}
        for_meeting(self)

    def forget(self) -> None:
        self._known.clear()

    def __call__(self, value: Value) -> Made:
        known = self._known.get(id(value))
        if known is None:
            if len(self._known) >= MOST:
                self._known.clear()
            known = self._known[id(value)] = (value, self._make(value))
        return known[1]


class Remembered(Generic[Value]):
    """A way to write an unchanging value, gone once for each value without headings."""

    def __init__(self, write: Callable[[Value, int, Headings], str]) -> None:
        self._write = write
        self._known: dict[int, tuple[Value, str]] = {}
        for_meeting(self)

    def forget(self) -> None:
        self._known.clear()

    def __call__(self, value: Value, level: int, headings: Headings) -> str:
        known = self._known.get(id(value))
        if known is not None:
            return known[1]
        before = headings.written
        source = self._write(value, level, headings)
        if headings.written == before:
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[id(value)] = (value, source)
        return source
