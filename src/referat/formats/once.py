"""Remembers what was just written: a meeting's documents and its page show the same texts.

A value is known by its identity, which costs nothing to compare; it is kept alive as long as
what came of it is remembered, so no other value can take its place.

Python calls a method, as `of` is, in two thirds of the time that an object itself takes.

What was written for one meeting is forgotten when that is made: it will not be asked for again, and
is given back while it is still at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, Protocol, TypeVar
from weakref import WeakSet

Value = TypeVar("Value")
Way = TypeVar("Way", bound=Hashable)
Result = TypeVar("Result")

_MOST = 2000


class Forgetful(Protocol):
    """Something that remembers."""

    def forget(self) -> None: ...


_FOR_MEETING: WeakSet[Forgetful] = WeakSet()


def for_meeting(memory: Forgetful) -> None:
    """`memory` is of one meeting at a time."""
    _FOR_MEETING.add(memory)


def forget_meeting() -> None:
    """The meeting at hand is made."""
    for memory in tuple(_FOR_MEETING):
        memory.forget()


class Kept(Generic[Value, Result]):
    """A function of an unchanging value, `of`, done once for each; the values are of one meeting at
    a time.
    """

    def __init__(self, make: Callable[[Value], Result]) -> None:
        self._make = make
        self._known: dict[int, tuple[Value, Result]] = {}
        for_meeting(self)

    def of(self, value: Value) -> Result:
        known = self._known.get(id(value))
        if known is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            known = self._known[id(value)] = (value, self._make(value))
        return known[1]

    def forget(self) -> None:
        self._known.clear()


class Once(Generic[Value, Way, Result]):
    """A function of an unchanging value and a way to write it, `of`, done once as long as the
    value is written in the same way, as nearly all are; `of_meeting`: the values are of one meeting
    at a time.
    """

    def __init__(self, write: Callable[[Value, Way], Result], *, of_meeting: bool = False) -> None:
        self._write = write
        if of_meeting:
            for_meeting(self)
        self._known: dict[int, tuple[Value, Way, Result]] = {}

    def of(self, value: Value, way: Way) -> Result:
        known = self._known.get(id(value))
        if known is None or known[1] != way:
            if len(self._known) >= _MOST:
                self._known.clear()
            known = self._known[id(value)] = (value, way, self._write(value, way))
        return known[2]

    def forget(self) -> None:
        self._known.clear()
