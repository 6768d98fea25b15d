"""An item with its sections, as the template of the document has them written.

In Python, since a document has a hundred of them. Knows the shape alone: how a heading, a fact
or a text is written it is told. A template, which may have ways of its own, asks for texts
(`Shape`); a document of ours is put together of bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, AnyStr, Generic

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


class Outline(Struct, Generic[AnyStr], frozen=True):
    """The ways to write the pieces, and the shapes that are made of them, line by line. `blank` is
    an empty line.
    """

    blank: AnyStr
    p: Callable[[str, str], AnyStr]
    blocks: Callable[[Blocks, int], AnyStr]
    fact: Callable[[str, Blocks, str], AnyStr]
    heading: Callable[[int, str], AnyStr]
    item_heading: Callable[[int, Item], AnyStr]
    entry: Callable[[str, str], AnyStr]

    def add_items(self, items: Iterable[Item | Pause], lines: list[AnyStr]) -> None:
        """All items and what stands between them."""
        for item in items:
            if isinstance(item, Item):
                self.add_item(item, 1, lines)
            else:
                self.add_pause(item, lines)
        lines.append(self.blank)

    def entries(self, items: Iterable[Item], between: AnyStr) -> AnyStr:
        return between.join([self.entry(item.anchor, _words(item)) for item in items])

    def add_section(self, section: Section, level: int, lines: list[AnyStr]) -> None:
        inner = level
        if section.heading:
            inner = level + 1
            lines.append(self.heading(level, section.heading))
        lines.append(self.blocks(section.blocks, inner))
        for part in section.parts:
            self.add_section(part, inner, lines)
        lines.append(self.blank)

    def add_item(self, item: Item, level: int, lines: list[AnyStr]) -> None:
        lines.append(self.item_heading(level, item))
        lines += [self.p("Punktnote", mark) for mark in marks_of(item)]
        lines += [self.fact(field.label, field.blocks, "Punktfakta") for field in item.fields]
        for part in item.parts:
            if isinstance(part, Item):
                self.add_item(part, level + 1, lines)
            else:
                self.add_section(part, level + 1, lines)
        lines.append(self.blank)

    def add_pause(self, pause: Pause, lines: list[AnyStr]) -> None:
        words = " ".join(filter(None, (pause.title, *pause.tail)))
        lines += (self.p("Pause", words), self.blocks(pause.blocks, 2), self.blank)


class Shape:
    """The same as a template calls it."""

    def __init__(self, *ways: Callable[..., str]) -> None:
        plain = [way.plain if isinstance(way, Way) else way for way in ways]
        self._outline: Outline[str] = Outline("", *plain)

    def section(self, section: Section, level: int) -> Markup:
        return _joined(lambda lines: self._outline.add_section(section, level, lines))

    def item(self, item: Item, level: int) -> Markup:
        return _joined(lambda lines: self._outline.add_item(item, level, lines))

    def pause(self, pause: Pause) -> Markup:
        return _joined(lambda lines: self._outline.add_pause(pause, lines))

    def items(self, items: Iterable[Item | Pause]) -> Markup:
        return _joined(lambda lines: self._outline.add_items(items, lines))

    def entries(self, items: Iterable[Item], between: str) -> Markup:
        """The lines of the table of contents, with `between` between them."""
        return Markup(self._outline.entries(items, between))


def _joined(add: Callable[[list[str]], None]) -> Markup:
    lines: list[str] = []
    add(lines)
    return Markup("\n".join(lines))


def _words(item: Item) -> str:
    return " ".join(filter(None, (item.number, item.title, *item.tail)))
