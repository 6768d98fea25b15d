"""The parts of a document as HTML, where nobody has templates of their own.

What a template writes around the prose depends on little: around a section's on its key, its
heading and its level. So a template is run over stand-ins for the prose and for the parts
inside, once for each way that a part can look, and what it wrote between them is remembered.
`tests/formats/test_html_pieces.py` proves that the text is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, TypeAlias

from markupsafe import Markup

from referat.formats.once import Once
from referat.formats.parts import Part, sort_of
from referat.formats.templates import Templates
from referat.prose.tree import Blocks
from referat.view.document import Field, Item, Section

Prose: TypeAlias = Callable[[Blocks, int], str]

_MOST = 4000


@dataclass(frozen=True, slots=True)
class _StandIn:
    """What stands in a template's place for number `number` of what is not there yet."""

    number: int


@dataclass(frozen=True, slots=True)
class _Shell:
    """What a template wrote: the texts around what was left out, and which that was, each with
    the level that it was asked for at.
    """

    texts: tuple[str, ...]
    left_out: tuple[tuple[int, int], ...]

    def filled(self, write: Callable[[int, int], str]) -> str:
        """The whole text; `write` writes what was left out, by its number and level."""
        found = [self.texts[0]]
        for (number, level), text in zip(self.left_out, self.texts[1:], strict=True):
            found += (write(number, level), text)
        return "".join(found)


class Pieces:
    """Writes parts with the shipped templates. `functions` are what these may call, `prose`
    what writes their prose.
    """

    def __init__(self, templates: Templates, functions: Mapping[str, object], prose: Prose) -> None:
        self._templates = templates
        self._functions = functions
        self._prose = prose
        self._shells: dict[Hashable, _Shell] = {}
        self._item = Once(self._write_item)

    def part(self, part: Part, level: int) -> Markup:
        return Markup(self._part(part, level))

    def fields(self, fields: Iterable[Field] | None, level: int) -> Markup:
        return Markup(self._fields(tuple(fields or ()), level))

    def _part(self, part: Part, level: int) -> str:
        if isinstance(part, Section):
            return self._section(part, level)
        if isinstance(part, Item):
            return self._item(part, level)
        if isinstance(part, Field):
            return self._fields((part,), level)
        return self._templates.render(
            f"html/{sort_of(part)}.html", **self._functions, part=part, level=level
        )

    def _section(self, section: Section, level: int) -> str:
        inner = section.parts
        shell = self._shells.get((section.key, section.heading, len(inner), level))
        if shell is None:
            stand_in: Any = _StandIn(0)
            part = replace(section, blocks=stand_in, parts=_stand_ins(1, len(inner)))
            key = (section.key, section.heading, len(inner), level)
            shell = self._shell(key, "html/afsnit.html", part=part, level=level)
        return shell.filled(
            lambda number, at: (
                self._part(inner[number - 1], at) if number else self._prose(section.blocks, at)
            )
        )

    def _fields(self, fields: Sequence[Field], level: int) -> str:
        key = (*[each for field in fields for each in (field.key, field.label)], level)
        shell = self._shells.get(key)
        if shell is None:
            parts = [Field(f.key, f.label, _stand_in(number)) for number, f in enumerate(fields)]
            shell = self._shell(key, "html/felter.html", fields=parts, level=level)
        return shell.filled(lambda number, at: self._prose(fields[number].blocks, at))

    def _write_item(self, item: Item, level: int) -> str:
        looks = (item.anchor, item.number, item.title, item.tail, item.marks, item.closed)
        key = (looks, len(item.parts), level)
        shell = self._shells.get(key)
        if shell is None:
            part = replace(item, fields=_stand_in(0), parts=_stand_ins(1, len(item.parts)))
            shell = self._shell(key, "html/punkt.html", part=part, level=level)
        return shell.filled(
            lambda number, at: (
                self._part(item.parts[number - 1], at) if number else self._fields(item.fields, at)
            )
        )

    def _shell(self, key: Hashable, template: str, **context: object) -> _Shell:
        marks = (f"\x00{number}\x00" for number in count())
        shells = (self._read(template, mark, context) for mark in marks)
        shell = next(shell for shell in shells if shell is not None)
        if len(self._shells) >= _MOST:
            self._shells.clear()
        self._shells[key] = shell
        return shell

    def _read(self, template: str, mark: str, context: Mapping[str, object]) -> _Shell | None:
        """What `template` writes; None if its own words hold the `mark` of what is left out."""
        left_out: list[tuple[int, int]] = []

        def leave_out(stand_in: _StandIn, level: int) -> Markup:
            left_out.append((stand_in.number, level))
            return Markup(mark)

        writers = dict.fromkeys(("prosa", "_stykke", "_felter"), leave_out)
        text = self._templates.render(template, **{**self._functions, **context, **writers})
        texts = text.split(mark)
        return _Shell(tuple(texts), tuple(left_out)) if len(texts) == len(left_out) + 1 else None


def _stand_in(number: int) -> Any:
    return _StandIn(number)


def _stand_ins(first: int, count: int) -> Any:
    return tuple(_StandIn(first + each) for each in range(count))
