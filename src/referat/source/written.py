"""YAML as it was written: texts, mappings and lists that know where they stand.

Every scalar stays text; nothing is guessed. The values are ordinary strings, dicts and
lists, so the models read them as such, and any later stage can ask one for its place.
"""

from __future__ import annotations

from itertools import islice
from typing import Any, TypeAlias

from referat.diagnostics import Place


class Written(str):
    """A scalar. `style` is YAML's own mark: "|", ">", "'", '"' or "" for a plain one."""

    __slots__ = ("place", "style")
    place: Place
    style: str

    @classmethod
    def make(cls, text: str, place: Place, style: str) -> Written:
        written = cls(text)
        written.place = place
        written.style = style
        return written

    @property
    def is_empty(self) -> bool:
        """True for a key without a value: `referat:` and nothing more."""
        return self == "" and self.style == ""


class WrittenMap(dict[str, "Value"]):
    """A mapping in the file's order, with the place of itself and of each key."""

    __slots__ = ("key_places", "place")
    place: Place
    key_places: dict[str, Place]


class WrittenList(list["Value"]):
    """A sequence with its place."""

    __slots__ = ("place",)
    place: Place


Value: TypeAlias = Written | WrittenMap | WrittenList


def place_of(value: object) -> Place | None:
    """Where `value` stands in its file, if it came from one."""
    return getattr(value, "place", None)


def place_at(value: Any, path: tuple[str | int, ...]) -> Place | None:
    """The place that `path` leads to inside `value`; steps that no node has are passed over,
    so that a path through a one-line form still finds the line.
    """
    place = place_of(value)
    for step in path:
        if isinstance(value, WrittenMap) and isinstance(step, str) and step in value:
            place = value.key_places[step]
            value = value[step]
        elif isinstance(value, WrittenList) and isinstance(step, int):
            value = entry_at(value, step)
            place = place_of(value) or place
    return place


def entry_at(entries: WrittenList, index: int) -> Value | None:
    """The entry that is number `index` (from 0) of those that say something: the others are
    left out before anything is counted.
    """
    said = (entry for entry in entries if not (isinstance(entry, Written) and entry.is_empty))
    return next(islice(said, index, None), None)


def line_place(text: str, line: int, column: int = 0, width: int = 0) -> Place | None:
    """The place of a stretch inside a text that came from a file.

    `line` and `column` count from 0 in the text, `width` is the stretch's length. A literal
    block (`|`) maps line by line; elsewhere the whole text's place is the honest answer.
    """
    if not isinstance(text, Written):
        return None
    place = text.place
    if text.style == "" and place.line == place.end_line and line == 0:
        start = place.column + column
        return Place(place.line, start, place.line, start + width if width else place.end_column)
    if text.style != "|":
        return place
    start = place.end_column + column  # a literal block keeps its indent in end_column
    row = place.end_line + line
    return Place(row, start, row, start + width if width else 0)
