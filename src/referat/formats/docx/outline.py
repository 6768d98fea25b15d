"""An item with its sections, as the template of the document has them written.

For templates, which may have ways of their own to write a piece: how a heading, a fact or a text is
written it is told. `docx/body` writes the same for a document of ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup

from referat.formats.parts import marks_of
from referat.view.document import Item, Pause, Section


class Way:
    """A way to write a piece, as a template calls it; `plain` is the same without the mark-up."""

    def __init__(self, plain: Callable[..., str]) -> None:
        self.plain = plain

    def __call__(self, *args: Any, **named: Any) -> Markup:
        return Markup(self.plain(*args, **named))


class Shape:
    """The shapes that are made of the ways to write a piece, line by line."""

    def __init__(self, *ways: Callable[..., str]) -> None:
        """`ways`: a paragraph, a text, a fact, a heading, an item's, a line of the contents."""
        plain = [way.plain if isinstance(way, Way) else way for way in ways]
        self._p, self._blocks, self._fact, self._heading, self._item_heading, self._entry = plain

    def section(self, section: Section, level: int) -> Markup:
        return _joined(lambda lines: self._add_section(section, level, lines))

    def item(self, item: Item, level: int) -> Markup:
        return _joined(lambda lines: self._add_item(item, level, lines))

    def pause(self, pause: Pause) -> Markup:
        return _joined(lambda lines: self._add_pause(pause, lines))

    def items(self, items: Iterable[Item | Pause]) -> Markup:
        """All items and what stands between them."""
        return _joined(lambda lines: self._add_items(items, lines))

    def entries(self, items: Iterable[Item], between: str) -> Markup:
        """The lines of the table of contents, with `between` between them."""
        return Markup(between.join([self._entry(item.anchor, words_of(item)) for item in items]))

    def _add_items(self, items: Iterable[Item | Pause], lines: list[str]) -> None:
        for item in items:
            if isinstance(item, Item):
                self._add_item(item, 1, lines)
            else:
                self._add_pause(item, lines)
        lines.append("")

    def _add_section(self, section: Section, level: int, lines: list[str]) -> None:
        inner = level
        if section.heading:
            inner = level + 1
            lines.append(self._heading(level, section.heading))
        lines.append(self._blocks(section.blocks, inner))
        for part in section.parts:
            self._add_section(part, inner, lines)
        lines.append("")

    def _add_item(self, item: Item, level: int, lines: list[str]) -> None:
        lines.append(self._item_heading(level, item))
        lines += [self._p("Punktnote", mark) for mark in marks_of(item)]
        lines += [self._fact(field.label, field.blocks, "Punktfakta") for field in item.fields]
        for part in item.parts:
            if isinstance(part, Item):
                self._add_item(part, level + 1, lines)
            else:
                self._add_section(part, level + 1, lines)
        lines.append("")

    def _add_pause(self, pause: Pause, lines: list[str]) -> None:
        words = " ".join(filter(None, (pause.title, *pause.tail)))
        lines += (self._p("Pause", words), self._blocks(pause.blocks, 2), "")


def _joined(add: Callable[[list[str]], None]) -> Markup:
    lines: list[str] = []
    add(lines)
    return Markup("\n".join(lines))


def words_of(item: Item) -> str:
    """An item as the table of contents names it."""
    return " ".join(filter(None, (item.number, item.title, *item.tail)))
