"""The parts of a document as Markdown, where nobody has templates of their own.

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

from referat.formats.parts import Part, marks_of, sort_of
from referat.formats.templates import Templates
from referat.view.document import Field, Item, Pause, Section

Names: TypeAlias = Mapping[str, Callable[..., Any]]
"""What a template may call."""

MOST = 4000
MARK = "\x00"
"""Stands where a call's text belongs; no template of ours has it."""


class _Asked(Struct, frozen=True):
    """Stands for what `find` finds in a part. It cannot be written itself, only given on."""

    find: Callable[[Any], object]

    def __str__(self) -> str:
        raise TypeError("a part's words are written by a function")


class _Step(NamedTuple):
    """A call, and the text after it: `closer` where there is a blank line already."""

    name: str
    arguments: tuple[Callable[[Any], object], ...]
    after: str
    closer: str


class _Piece(NamedTuple):
    first: str
    steps: tuple[_Step, ...]


class Pieces:
    """Writes parts as the shipped templates do."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._known: dict[Hashable, _Piece] = {}

    def written(self, part: Part, level: int, names: Names) -> str:
        """`part` by the functions in `names`."""
        look = (type(part), LOOKS[type(part)](part), level)
        piece = self._known.get(look) or self._learned(look, part, level, names)
        found = [piece.first]
        for name, arguments, after, closer in piece.steps:
            text = names[name](*[find(part) for find in arguments])
            found += (text, closer if text.endswith("\n\n") else after)
        return "".join(found)

    def _learned(self, look: Hashable, part: Part, level: int, names: Names) -> _Piece:
        calls: list[tuple[str, tuple[object, ...]]] = []

        def noting(name: str) -> Callable[..., str]:
            def note(*arguments: object) -> str:
                calls.append((name, arguments))
                return MARK

            return note

        heard = {
            name: function if name in QUIET else noting(name) for name, function in names.items()
        }
        stand_in = STAND_INS[type(part)](part)
        name = f"markdown/{sort_of(part)}.md"
        source = self._templates.render(name, **heard, part=stand_in, level=level)
        first, *texts = source.split(MARK)
        steps = [
            _Step(name, tuple(map(_finder, arguments)), after, after.lstrip("\n"))
            for (name, arguments), after in zip(calls, texts, strict=True)
        ]
        if len(self._known) >= MOST:
            self._known.clear()
        piece = self._known[look] = _Piece(first, tuple(steps))
        return piece


QUIET = frozenset({"skabelon", "maerker"})
"""Functions that write nothing and only tell what a part is like."""


def _finder(argument: object) -> Callable[[Any], object]:
    return argument.find if isinstance(argument, _Asked) else lambda _: argument


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
