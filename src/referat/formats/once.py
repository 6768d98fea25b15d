"""Remembers what was just written: a meeting's documents and its page show the same texts.

A value is known by its identity, which costs nothing to compare; it is kept alive as long as
what came of it is remembered, so no other value can take its place.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")
Way = TypeVar("Way", bound=Hashable)
Result = TypeVar("Result")

_MOST = 2000


class Once(Generic[Value, Way, Result]):
    """A function of an unchanging value and a way to write it, done once for each."""

    def __init__(self, write: Callable[[Value, Way], Result]) -> None:
        self._write = write
        self._known: dict[tuple[int, Way], tuple[Value, Result]] = {}

    def __call__(self, value: Value, way: Way) -> Result:
        key = (id(value), way)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            known = self._known[key] = (value, self._write(value, way))
        return known[1]
