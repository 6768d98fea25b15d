"""A document and its parts as Markdown, where nobody has templates of their own.

What a template does with a part depends on little: with a section on whether it has a heading, and
on how many parts. So a template is run over a stand-in, once for each way that a part can look.
What it called, and what it wrote in between, is remembered and done again for all that look so.
`tests/formats/test_markdown_pieces.py` proves that the text is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

from msgspec import Struct

from referat.formats.markdown.layout import close
from referat.formats.parts import Part, marks_of, sort_of
from referat.formats.templates import Templates
from referat.view.document import Document, Field, Item, Pause, Section

Names: TypeAlias = Mapping[str, Callable[..., Any]]
"""What a template may call."""

MOST = 4000
MARK = "\x00"
"""Stands where a call's text belongs; no template of ours has it."""


class _Asked(Struct, frozen=True):
    """Stands for what `find` finds in a part. It cannot be written itself, only given on. `sort` is
    what template would write it.
    """

    find: Callable[[Any], object]
    sort: str = ""

    def __str__(self) -> str:
        raise TypeError("a part's words are written by a function")


Find: TypeAlias = Callable[[Any], tuple[object, ...]]
"""Finds what a call is given in the part that is written."""


class _Step(NamedTuple):
    """A call, and the text after it: `closer` where there is a blank line already."""

    name: str
    find: Find
    after: str
    closer: str


class _Piece(NamedTuple):
    first: str
    steps: tuple[_Step, ...]

    def written(self, part: object, names: Names) -> str:
        found = [self.first]
        for name, find, after, closer in self.steps:
            text = names[name](*find(part))
            found += (text, closer if text.endswith("\n\n") else after)
        return "".join(found)


class Pieces:
    """Writes documents and parts as the shipped templates do."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._known: dict[Hashable, _Piece] = {}

    def document(self, document: Document, names: Names) -> str:
        look = look_of(document)
        piece = self._known.get(look)
        if piece is None:
            heard = {"document": document_like(document)}
            piece = self._learned(look, f"{document.kind}.md", names, heard)
        return piece.written(document, names)

    def written(self, part: Part, level: int, names: Names) -> str:
        """`part` by the functions in `names`."""
        look = (type(part), LOOKS[type(part)](part), level)
        piece = self._known.get(look)
        if piece is None:
            heard = {"part": STAND_INS[type(part)](part), "level": level}
            piece = self._learned(look, f"{sort_of(part)}.md", names, heard)
        return piece.written(part, names)

    def _learned(
        self, look: Hashable, name: str, names: Names, stand_ins: Mapping[str, object]
    ) -> _Piece:
        calls: list[tuple[str, tuple[object, ...]]] = []

        def noting(name: str) -> Callable[..., str]:
            def note(*arguments: object) -> str:
                calls.append((name, arguments))
                return MARK

            return note

        heard = {name: QUIET.get(name) or noting(name) for name in names}
        source = self._templates.render(f"markdown/{name}", **heard, **stand_ins)
        first, *texts = map(close, source.split(MARK))
        steps = [
            _Step(name, _finder(arguments), after, after.lstrip("\n"))
            for (name, arguments), after in zip(calls, texts, strict=True)
        ]
        if len(self._known) >= MOST:
            self._known.clear()
        piece = self._known[look] = _Piece(first, tuple(steps))
        return piece


def _sort_of(part: Any) -> str:
    return part.sort if isinstance(part, _Asked) else sort_of(part)


QUIET: Names = {"skabelon": _sort_of, "maerker": marks_of}
"""Functions that write nothing and only tell what a part is like."""


def _finder(arguments: tuple[object, ...]) -> Find:
    match arguments:
        case (_Asked(find),):
            return lambda part: (find(part),)
        case (_Asked(find), int(level)):
            return lambda part: (find(part), level)
        case (int(level), _Asked(find)):
            return lambda part: (level, find(part))
    finds = [each.find if isinstance(each, _Asked) else _same(each) for each in arguments]
    return lambda part: tuple([find(part) for find in finds])


def _same(value: object) -> Callable[[Any], object]:
    return lambda _: value


def _each(count: int, find: Callable[[Any], Any]) -> Any:
    """Stand-ins for the first `count` of what `find` finds."""

    def nth(number: int) -> _Asked:
        return _Asked(lambda part: find(part)[number])

    return tuple(map(nth, range(count)))


def _one(name: str) -> Any:
    return _Asked(attrgetter(name))


LOOKS: dict[type[Part], Callable[[Any], Hashable]] = {
    Field: lambda _: None,
    Section: lambda part: (not part.heading, len(part.parts)),
    Pause: lambda part: len(part.tail),
    Item: lambda part: (
        len(part.tail),
        len(marks_of(part)),
        len(part.fields),
        len(part.parts),
        part.closed,
    ),
}
"""What a template may do one thing or another by."""


def _section(part: Section) -> Section:
    heading = _one("heading") if part.heading else ""
    parts = _each(len(part.parts), lambda part: part.parts)
    return Section(_one("key"), heading, _one("blocks"), parts)


def _pause(part: Pause) -> Pause:
    return Pause(_one("title"), _each(len(part.tail), lambda part: part.tail), _one("blocks"))


def _item(part: Item) -> Item:
    return Item(
        anchor=_one("anchor"),
        number=_one("number"),
        title=_one("title"),
        tail=_each(len(part.tail), lambda part: part.tail),
        marks=_each(len(marks_of(part)), marks_of),
        fields=_each(len(part.fields), lambda part: part.fields),
        parts=_each(len(part.parts), lambda part: part.parts),
        closed=part.closed,
    )


STAND_INS: dict[type[Part], Callable[[Any], Any]] = {
    Field: lambda _: _Asked(lambda part: part),
    Section: _section,
    Pause: _pause,
    Item: _item,
}


def _is_signed(document: Document) -> bool:
    """Whether its body stands in it already."""
    return document.body in (document.organisation, document.title)


def look_of(document: Document) -> Hashable:
    """What its template may do one thing or another by."""
    return (
        document.kind,
        document.label,
        _is_signed(document),
        document.items_label and document.items_label == document.label,
        len(document.head),
        len(document.lead),
        len(document.items),
        tuple(map(type, document.closing)),
    )


def document_like(document: Document) -> Document:
    organisation, label = _one("organisation"), document.items_label
    return Document(
        kind=document.kind,
        edition=document.edition,
        label=document.label,
        title=_one("title"),
        organisation=organisation,
        body=organisation if _is_signed(document) else _one("body"),
        mark=_one("mark"),
        edition_mark=_one("edition_mark"),
        head=_each(len(document.head), attrgetter("head")),
        lead=_each(len(document.lead), attrgetter("lead")),
        items_label=label if label in ("", document.label) else _one("items_label"),
        items=_each(len(document.items), attrgetter("items")),
        closing=_sorted(document.closing),
        properties=document.properties,
    )


def _sorted(closing: tuple[Part, ...]) -> Any:
    def nth(number: int, part: Part) -> _Asked:
        return _Asked(lambda document: document.closing[number], sort_of(part))

    return tuple([nth(number, part) for number, part in enumerate(closing)])
