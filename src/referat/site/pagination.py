"""A long list in parts of a hundred rows, and the links between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

from msgspec import Struct

from referat.site import addresses
from referat.site.parts import Link

Row = TypeVar("Row")

SIZE = 100
_NEAR = 5


class Part(Struct, Generic[Row], frozen=True):
    """One page of a list. `pages` leads to the others and is empty if there are none."""

    path: str
    rows: tuple[Row, ...]
    pages: tuple[Link, ...]
    number: int
    count: int

    def titled(self, title: str) -> str:
        """`title`, told apart from the list's other parts."""
        return title if self.number == 1 else f"{title} (side {self.number} af {self.count})"


def in_parts(
    rows: Sequence[Row], path: str | Callable[[int], str], size: int = SIZE
) -> list[Part[Row]]:
    """`rows` in parts of at most `size`; an empty list is one empty part. `path` is the first
    part's, or gives that of each number from 1.
    """
    path_of = partial(addresses.numbered, path) if isinstance(path, str) else path
    count = max(1, -(-len(rows) // size))
    links = [Link(str(number), path_of(number)) for number in range(1, count + 1)]
    return [
        Part(
            link.path,
            tuple(rows[index * size : (index + 1) * size]),
            _around(links, index),
            index + 1,
            count,
        )
        for index, link in enumerate(links)
    ]


def _around(links: Sequence[Link], index: int) -> tuple[Link, ...]:
    """The first, the last and those near: a list of a thousand parts has no thousand links."""
    if len(links) == 1:
        return ()
    low, high = max(0, index - _NEAR), min(len(links), index + _NEAR + 1)
    before = [*links[: min(1, low)], *links[low:index]]
    after = [*links[index + 1 : high], *links[max(high, len(links) - 1) :]]
    return (*before, Link(links[index].text), *after)
