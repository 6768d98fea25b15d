"""The running numbers of items: by the path of their places, before anything is taken out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from referat.danish.patterns import late
from referat.model.item import AnyItem, Item
from referat.model.numbering import Numbering
from referat.prose.tree import Numerals

_FIGURES = late(r"\d+")
ItemPath: TypeAlias = tuple[int, ...]
"""Where an item stands: its index among its siblings (from 0), after its parent's path."""

WITHOUT = "uden"
_SUB = Numbering("1", "", "", nested=True)


def numbering_of(top: Numbering | None, sub: Numbering | None) -> tuple[Numbering, Numbering]:
    """The house's numbering of items and of sub-items; `1.` and `1.1` if it has none."""
    return top or Numbering(), sub or _SUB


def item_numbers(items: Sequence[AnyItem], top: Numbering, sub: Numbering) -> dict[ItemPath, str]:
    """ItemPath → bare number (`3`, `3.1`, `4.a`); empty for items without. Pauses have none."""
    return dict(_numbers(items, (top, sub), (), ""))


def _numbers(
    items: Sequence[AnyItem], styles: tuple[Numbering, Numbering], path: ItemPath, parent: str
) -> Iterator[tuple[ItemPath, str]]:
    style = styles[1] if path else styles[0]
    count = 0
    for index, item in enumerate(items):
        if not isinstance(item, Item):
            continue
        here = (*path, index)
        own = item.number.strip() if item.number else ""
        if not own:
            count += 1
            number = style.running(count, parent)
        else:
            number = "" if own == WITHOUT else own
            count = _count(own.removeprefix(f"{parent}."), style.numerals, count)
        yield here, number
        yield from _numbers(item.items or (), styles, here, number)


def _count(own: str, numerals: Numerals | None, before: int) -> int:
    """How far an own number (`715`, `4.a`, `c`) has counted, so that the next one follows it."""
    figures = _FIGURES.match(own)
    if figures:
        return int(figures[0])
    if numerals in ("a", "A") and len(own) == 1 and own.isascii() and own.isalpha():
        return ord(own.lower()) - ord("a") + 1
    return before
