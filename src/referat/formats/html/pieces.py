"""The parts of a document as HTML, where nobody has templates of their own.

What a template writes around the words depends on little: around a section's on its key, its
level, and whether it has a heading. So a template is run over stand-ins for the words and for
the parts inside, once for each way that a part can look; what it wrote between them, its shell,
is remembered. `tests/formats/test_html_pieces.py` proves that the text is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from referat.formats.characters import clean, utf8
from referat.formats.escape import escaped
from referat.formats.html.woven import Woven, whole
from referat.formats.leads import NOWHERE, Leads, leads_in, leads_in_prose, own_leads, together
from referat.formats.once import Once, for_meeting
from referat.formats.parts import items_of, sort_of
from referat.formats.templates import Templates
from referat.prose.tree import Blocks
from referat.view.document import Document, Field, Item, Pause, Section

Kind = TypeVar("Kind")
_MOST = 2000
_LISTED = 3
"""So many items are listed, whatever the document is called."""

_EDGE = "\x00"
"""Stands around the name of what was left out."""

ANCHOR, NUMBER, TITLE, LINK_TEXT, HEADING = "anchor", "number", "title", "link_text", "heading"
_NAMES = (ANCHOR, NUMBER, TITLE, LINK_TEXT)
"""Those of an item's own words, its tail's aside."""


class Left(NamedTuple):
    """What a shell left out: words by their name, or with a level a part or prose by its
    number.
    """

    name: str
    number: int = 0
    level: int = 0


class Shell(NamedTuple):
    """A template's text: the `first` of it, then what was left out and the text after it. `named`
    is what stands around an item's anchor wherever the text has a name that can be led to.
    """

    first: str
    others: tuple[tuple[Left, str], ...]
    named: tuple[tuple[str, str], ...] = ()


class _ItemShell(Struct, frozen=True, gc=False):
    """A shell of items, in UTF-8."""

    first: bytes
    others: tuple[tuple[Left, bytes], ...]
    named: tuple[tuple[str, str], ...]


class _Head(Struct, frozen=True, gc=False):
    """An item's own words by their names, and what leads to it and from it by its anchor."""

    words: Mapping[str, bytes]
    leads: Leads


class Pieces:
    """Writes parts with the shipped templates. `functions` are what these may call, `prose`
    writes their prose, and `link_text` an item's permanent link by its number and title.
    """

    def __init__(
        self,
        templates: Templates,
        functions: Mapping[str, object],
        prose: Callable[[Blocks, int], str],
        link_text: Callable[[Item], str],
    ) -> None:
        self._templates = templates
        self._functions = functions
        self._prose = prose
        self._facts = Once(prose, of_meeting=True).of
        self._link_text = link_text
        self._shells: dict[Hashable, Shell] = {}
        self._item_shells: dict[Hashable, _ItemShell] = {}
        self._heads: dict[Hashable, _Head] = {}
        self._overviews: dict[Hashable, Woven] = {}
        self._items = Once(self._item, of_meeting=True).of
        self._sections = Once(self._outermost, of_meeting=True).of
        for_meeting(self)

    def forget(self) -> None:
        self._heads.clear()
        self._overviews.clear()

    def fields(self, fields: Iterable[Field] | None, level: int) -> str:
        return self._fields(tuple(fields or ()), level)

    def item(self, item: Item, level: int) -> Woven:
        """An outermost item, as its documents and the meeting's page show it."""
        return self._items(item, level)

    def overview(self, document: Document) -> Woven:
        """What leads to the items: a meeting's documents have most of them alike."""
        items = [(each.anchor, each.number, each.title) for each in items_of(document.items)]
        label = document.label if len(items) < _LISTED else ""
        key = (document.items_label, label, tuple(items))
        known = self._overviews.get(key)
        if known is None:
            name = "html/punktliste.html"
            text = self._templates.render(name, **self._functions, document=document)
            known = self._overviews[key] = whole(text)
        return known

    def _outermost(self, section: Section, level: int) -> Woven:
        """A section that stands in an item, as all documents show it."""
        marked: list[str] = []
        text = self._section(section, level, marked)
        return Woven(utf8(text), together(map(leads_in_prose, marked)))

    def part(self, part: Field | Pause | Section, level: int) -> str:
        if isinstance(part, Section):
            return self._section(part, level, [])
        if isinstance(part, Field):
            return self._fields((part,), level)
        return self._templates.render(
            f"html/{sort_of(part)}.html", **self._functions, part=part, level=level
        )

    def _section(self, section: Section, level: int, marked: list[str]) -> str:
        """`marked` is given the prose in which an attribute stands: a shell leads nowhere."""
        key = (section.key, bool(section.heading), len(section.parts), level)
        shell = self._shells.get(key)
        if shell is None:
            heading = section.heading and _left(HEADING)
            inner = _stand_ins(len(section.parts))
            part = Section(section.key, heading, _stand_in(0), inner)
            shell = self._shell("html/afsnit.html", part=part, level=level)
            _keep(self._shells, key, shell)
        found = [shell.first]
        for (name, number, at), text in shell.others:
            if name:
                found.append(escaped(section.heading))
            elif number:
                found.append(self._section(section.parts[number - 1], at, marked))
            else:
                prose = self._prose(section.blocks, at)
                found.append(prose)
                if '"' in prose:
                    marked.append(prose)
            found.append(text)
        return "".join(found)

    def _fields(self, fields: Sequence[Field], level: int) -> str:
        key = (*[each for field in fields for each in (field.key, field.label)], level)
        shell = self._shells.get(key)
        if shell is None:
            parts = [
                Field(field.key, _without_edges(field.label), _stand_in(number))
                for number, field in enumerate(fields)
            ]
            shell = self._shell("html/felter.html", fields=parts, level=level)
            _keep(self._shells, key, shell)
        found = [shell.first]
        for (_, number, at), text in shell.others:
            found += (self._facts(fields[number].blocks, at), text)
        return "".join(found)

    def _item(self, item: Item, level: int) -> Woven:
        shell = self._item_shell(item, level)
        head = self._head(item, shell.named)
        found, leads = [shell.first], [head.leads]
        for (name, number, at), text in shell.others:
            if name:
                found.append(head.words[name])
            elif number:
                part = item.parts[number - 1]
                piece = (
                    self._sections(part, at) if isinstance(part, Section) else self._item(part, at)
                )
                found.append(piece.content)
                leads.append(piece.leads or NOWHERE)
            elif item.fields:
                fields = self._fields(item.fields, at)
                found.append(utf8(fields))
                leads.append(leads_in_prose(fields))
            found.append(text)
        return Woven(b"".join(found), together(leads))

    def _head(self, item: Item, named: tuple[tuple[str, str], ...]) -> _Head:
        """What documents that have the item with different parts have alike."""
        key = (item.anchor, item.number, item.title, item.tail, named)
        head = self._heads.get(key)
        if head is None:
            words = (item.anchor, item.number, item.title, self._link_text(item), *item.tail)
            names = (*_NAMES, *map(_tail, range(len(item.tail))))
            # No word holds what is between them: each is escaped.
            written = utf8("<".join(map(escaped, words))).split(b"<")
            head = _Head(dict(zip(names, written, strict=True)), own_leads(item.anchor, named))
            self._heads[key] = head
        return head

    def _item_shell(self, item: Item, level: int) -> _ItemShell:
        looks = (bool(item.number), item.marks, item.closed)
        key = (looks, len(item.tail), len(item.parts), level)
        known = self._item_shells.get(key)
        if known is None:
            shell = self._shell("html/punkt.html", part=_without_words(item), level=level)
            others = tuple((left, utf8(text)) for left, text in shell.others)
            known = _ItemShell(utf8(shell.first), others, shell.named)
            _keep(self._item_shells, key, known)
        return known

    def _shell(self, template: str, **context: object) -> Shell:
        writers = dict.fromkeys(("prosa", "_stykke", "_felter"), _leave_out)
        functions = {**self._functions, **writers, "linktekst": lambda _: _left(LINK_TEXT)}
        text = self._templates.render(template, **{**functions, **context})
        first, *others = text.split(_EDGE)
        left_out = tuple(zip(map(_read, others[::2]), others[1::2], strict=True))
        return Shell(first, left_out, _named(text))


def _keep(known: dict[Hashable, Kind], key: Hashable, made: Kind) -> None:
    if len(known) >= _MOST:
        known.clear()
    known[key] = made


def _named(text: str) -> tuple[tuple[str, str], ...]:
    """What stands around the anchor in each name that a shell has; it leads to itself alone."""
    leads = leads_in(text)
    assert leads == Leads(anchors=leads.anchors)
    around = [name.split(clean(_left(ANCHOR))) for name in sorted(leads.anchors)]
    return tuple((before, after) for before, after in around)


def _without_words(item: Item) -> Item:
    """`item` with stand-ins for all but what decides how it looks."""
    return replace(
        item,
        anchor=_left(ANCHOR),
        number=item.number and _left(NUMBER),
        title=_left(TITLE),
        tail=tuple(_left(_tail(number)) for number in range(len(item.tail))),
        marks=tuple(map(_without_edges, item.marks)),
        fields=_stand_in(0),
        parts=_stand_ins(len(item.parts)),
    )


def _tail(number: int) -> str:
    return f"tail {number}"


def _without_edges(words: str) -> str:
    """Words without what no file may hold; it is taken out of the finished text all the same."""
    return words.replace(_EDGE, "\ufffd")


def _left(name: str) -> str:
    return f"{_EDGE}{name}{_EDGE}"


def _read(name: str) -> Left:
    number, mark, level = name.partition("@")
    return Left("", int(number), int(level)) if mark else Left(name)


def _leave_out(number: int, level: int) -> Markup:
    return Markup(_left(f"{number}@{level}"))


def _stand_in(number: int) -> Any:
    """What stands in the place of prose, fields or a part; `_leave_out` is given it."""
    return number


def _stand_ins(count: int) -> Any:
    return tuple(range(1, count + 1))
