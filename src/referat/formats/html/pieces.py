"""The parts of a document as HTML, where nobody has templates of their own.

What a template writes around the words depends on little: around a section's on its key, its
level, and whether it has a heading. So a template is run over stand-ins for the words and for
the parts inside, once for each way that a part can look; what it wrote between them, its shell,
is remembered. `tests/formats/test_html_pieces.py` proves that the text is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from referat.formats.characters import clean, utf8
from referat.formats.escape import escaped
from referat.formats.html.woven import Woven
from referat.formats.leads import Leads, leads_in, leads_in_prose, own_leads, together
from referat.formats.once import Once
from referat.formats.parts import Part, sort_of
from referat.formats.templates import Templates
from referat.prose.tree import Blocks
from referat.view.document import Field, Item, Section

_MOST = 2000
_EDGE = "\x00"
"""Stands around the name of what was left out."""

ANCHOR, NUMBER, TITLE, LINK_TEXT, HEADING = "anchor", "number", "title", "link_text", "heading"


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


class _Piece(Struct, frozen=True, gc=False):
    """A part as it is written, and where it leads."""

    text: str
    leads: Leads


class Pieces:
    """Writes parts with the shipped templates. `functions` are what these may call, `prose`
    writes their prose and `link_text` an item's permanent link.
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
        self._facts = Once(prose, of_meeting=True)
        self._link_text = link_text
        self._shells: dict[Hashable, Shell] = {}
        self._items = Once(self._whole, of_meeting=True)
        self._sections = Once(self._outermost, of_meeting=True)

    def fields(self, fields: Iterable[Field] | None, level: int) -> str:
        return self._fields(tuple(fields or ()), level)

    def item(self, item: Item, level: int) -> Woven:
        """An outermost item, as its documents and the meeting's page show it."""
        return self._items(item, level)

    def _whole(self, item: Item, level: int) -> Woven:
        piece = self._item(item, level)
        return Woven(utf8(piece.text), piece.leads)

    def _outermost(self, section: Section, level: int) -> _Piece:
        """A section that stands in an item, as all documents show it."""
        text = self._section(section, level)
        return _Piece(text, leads_in_prose(text))

    def part(self, part: Part, level: int) -> str:
        if isinstance(part, Section):
            return self._section(part, level)
        if isinstance(part, Item):
            return self._item(part, level).text
        if isinstance(part, Field):
            return self._fields((part,), level)
        return self._templates.render(
            f"html/{sort_of(part)}.html", **self._functions, part=part, level=level
        )

    def _section(self, section: Section, level: int) -> str:
        key = (section.key, bool(section.heading), len(section.parts), level)
        shell = self._shells.get(key)
        if shell is None:
            heading = section.heading and _left(HEADING)
            inner = _stand_ins(len(section.parts))
            part = Section(section.key, heading, _stand_in(0), inner)
            shell = self._shell(key, "html/afsnit.html", part=part, level=level)
        found = [shell.first]
        for (name, number, at), text in shell.others:
            if name:
                found.append(escaped(section.heading))
            elif number:
                found.append(self._section(section.parts[number - 1], at))
            else:
                found.append(self._prose(section.blocks, at))
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
            shell = self._shell(key, "html/felter.html", fields=parts, level=level)
        found = [shell.first]
        for (_, number, at), text in shell.others:
            found += (self._facts(fields[number].blocks, at), text)
        return "".join(found)

    def _item(self, item: Item, level: int) -> _Piece:
        looks = (bool(item.number), item.marks, item.closed)
        key = (looks, len(item.tail), len(item.parts), level)
        shell = self._shells.get(key)
        if shell is None:
            shell = self._shell(key, "html/punkt.html", part=_without_words(item), level=level)
        words, leads = self._words(item), [own_leads(item.anchor, shell.named)]
        found = [shell.first]
        for (name, number, at), text in shell.others:
            if name:
                found.append(words[name])
            elif number:
                part = item.parts[number - 1]
                if isinstance(part, Section):
                    piece = self._sections(part, at)
                else:
                    piece = self._item(part, at)
                found.append(piece.text)
                leads.append(piece.leads)
            else:
                fields = self._fields(item.fields, at)
                found.append(fields)
                leads.append(leads_in_prose(fields))
            found.append(text)
        return _Piece("".join(found), together(leads))

    def _words(self, item: Item) -> dict[str, str]:
        words = {
            ANCHOR: escaped(item.anchor),
            NUMBER: escaped(item.number),
            TITLE: escaped(item.title),
            LINK_TEXT: escaped(self._link_text(item)),
        }
        for number, each in enumerate(item.tail):
            words[_tail(number)] = escaped(each)
        return words

    def _shell(self, key: Hashable, template: str, **context: object) -> Shell:
        writers = dict.fromkeys(("prosa", "_stykke", "_felter"), _leave_out)
        functions = {**self._functions, **writers, "linktekst": lambda _: _left(LINK_TEXT)}
        text = self._templates.render(template, **{**functions, **context})
        first, *others = text.split(_EDGE)
        left_out = tuple(zip(map(_read, others[::2]), others[1::2], strict=True))
        shell = Shell(first, left_out, _named(text))
        if len(self._shells) >= _MOST:
            self._shells.clear()
        self._shells[key] = shell
        return shell


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
