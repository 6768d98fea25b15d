"""An item with its sections, as the template of the document has them written.

In Python, since a document has a hundred of them. Knows the shape alone: how a heading, a fact
or a text is written it is told, for a template may have ways of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from referat.formats.parts import marks_of
from referat.prose.tree import Blocks
from referat.view.document import Item, Pause, Section


class Way:
    """A way to write a piece, as a template calls it; `plain` is the same without the mark-up."""

    def __init__(self, plain: Callable[..., str]) -> None:
        self.plain = plain

    def __call__(self, *args: Any, **named: Any) -> Markup:
        return Markup(self.plain(*args, **named))


class Outline(Struct, frozen=True):
    """The ways to write the pieces, and the shapes that are made of them."""

    p: Callable[[str, str], str]
    blocks: Callable[[Blocks, int], str]
    fact: Callable[[str, Blocks, str], str]
    heading: Callable[[int, str], str]
    item_heading: Callable[[int, Item], str]
    entry: Callable[[str, str], str]

    @staticmethod
    def of(*ways: Callable[..., str]) -> Outline:
        return Outline(*(way.plain if isinstance(way, Way) else way for way in ways))

    def section(self, section: Section, level: int) -> Markup:
        lines: list[str] = []
        self.add_section(section, level, lines)
        return Markup("\n".join(lines))

    def item(self, item: Item, level: int) -> Markup:
        lines: list[str] = []
        self._item(item, level, lines)
        return Markup("\n".join(lines))

    def pause(self, pause: Pause) -> Markup:
        lines: list[str] = []
        self._pause(pause, lines)
        return Markup("\n".join(lines))

    def items(self, items: Iterable[Item | Pause]) -> Markup:
        return Markup(self.all_items(items))

    def all_items(self, items: Iterable[Item | Pause]) -> str:
        """All items and what stands between them."""
        lines: list[str] = []
        for item in items:
            if isinstance(item, Item):
                self._item(item, 1, lines)
            else:
                self._pause(item, lines)
        lines.append("")
        return "\n".join(lines)

    def entries(self, items: Iterable[Item], between: str) -> Markup:
        """The lines of the table of contents, with `between` between them."""
        return Markup(self.all_entries(items, between))

    def all_entries(self, items: Iterable[Item], between: str) -> str:
        return between.join([self.entry(item.anchor, _words(item)) for item in items])

    def add_section(self, section: Section, level: int, lines: list[str]) -> None:
        inner = level
        if section.heading:
            inner = level + 1
            lines.append(self.heading(level, section.heading))
        lines.append(self.blocks(section.blocks, inner))
        for part in section.parts:
            self.add_section(part, inner, lines)
        lines.append("")

    def _item(self, item: Item, level: int, lines: list[str]) -> None:
        lines.append(self.item_heading(level, item))
        lines += [self.p("Punktnote", mark) for mark in marks_of(item)]
        lines += [self.fact(field.label, field.blocks, "Punktfakta") for field in item.fields]
        for part in item.parts:
            if isinstance(part, Item):
                self._item(part, level + 1, lines)
            else:
                self.add_section(part, level + 1, lines)
        lines.append("")

    def _pause(self, pause: Pause, lines: list[str]) -> None:
        words = " ".join(filter(None, (pause.title, *pause.tail)))
        lines += (self.p("Pause", words), self.blocks(pause.blocks, 2), "")


def _words(item: Item) -> str:
    return " ".join(filter(None, (item.number, item.title, *item.tail)))
