"""YAML as it was written: texts, mappings and lists that know where they stand.

Every scalar stays text; nothing is guessed. The values are ordinary strings, dicts and
lists, so the models read them as such, and any later stage can ask one for its place.
Of a block it is worked out when somebody asks: of most texts nobody does.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any, TypeAlias, final

from referat.diagnostics import Place
from referat.source.places import NO_FILE, Row, SourceText, block_place, folded_rows

Spot: TypeAlias = tuple[int, int]
"""A line and a column, both from 1."""


class Written(str):
    """A scalar. `style` is YAML's own mark: "|", ">", "'", '"' or "" for a plain one. `at` is its
    place; of a literal block, and of a text on one line in which nothing is escaped, the line and
    column that it begins at, until somebody asks: few texts are ever asked.
    """

    __slots__ = ("at", "file", "style")
    at: Place | Spot
    file: SourceText
    style: str

    @classmethod
    def make(cls, text: str, at: Place | Spot, style: str) -> Written:
        written = cls(text)
        written.at = at
        written.file = NO_FILE
        written.style = style
        return written

    @property
    def place(self) -> Place:
        """Of a literal block: where it begins, and where its text does (see `block_place`)."""
        at = self.at
        if isinstance(at, tuple):
            if self.style == "|":
                at = block_place(*at, self, self.file)
            else:
                at = _place_of(at, len(self) + (2 if self.style else 0))
            self.at = at
        return at

    @property
    def rows(self) -> tuple[Row, ...]:
        """Where each of the file's lines begins in a text that was folded from several; else
        empty.
        """
        place = self.place
        if self.style == "|" or place.line == place.end_line:
            return ()
        return folded_rows(self, self.file.lines, place)

    @property
    def is_empty(self) -> bool:
        """True for a key without a value: `referat:` and nothing more."""
        return not self and self.style == ""


def _place_of(at: Spot, width: int) -> Place:
    """The place of what is that wide and stands on one line."""
    line, column = at
    return Place(line, column, line, column + width)


@final
class WrittenMap(dict[str, "Value"]):
    """A mapping in the file's order. `at` is its place, `keys_at` those of its keys: of a plain
    one the line and column that it begins at, until somebody asks.
    """

    __slots__ = ("_key_places", "at", "keys_at")
    at: Place | Spot
    keys_at: dict[str, Place | Spot]
    _key_places: dict[str, Place] | None

    def __init__(self, at: Place | Spot, keys_at: dict[str, Place | Spot] | None = None) -> None:
        self.at = at
        self.keys_at = {} if keys_at is None else keys_at
        self._key_places = None

    @property
    def place(self) -> Place:
        at = self.at
        if isinstance(at, tuple):
            at = self.at = _place_of(at, 0)
        return at

    @property
    def key_places(self) -> dict[str, Place]:
        if self._key_places is None:
            self._key_places = {
                key: _place_of(at, len(key)) if isinstance(at, tuple) else at
                for key, at in self.keys_at.items()
            }
        return self._key_places

    def place_of_key(self, key: str) -> Place:
        """As in `key_places`, while the mapping is still being read."""
        return self.text_of_key(key).place

    def text_of_key(self, key: str) -> Written:
        """A key as a text with its own place."""
        return Written.make(key, self.keys_at[key], "")


@final
class WrittenList(list["Value"]):
    """A sequence with its place."""

    __slots__ = ("place",)
    place: Place

    def __init__(self, place: Place, entries: Iterable[Value] = ()) -> None:
        super().__init__(entries)
        self.place = place


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


def stretch(text: str, start: int, width: int) -> Place | None:
    """The place of `text[start : start + width]` in its file. A stretch that runs over a line
    break of the file ends with its first line; width 0 is a point.
    """
    if not isinstance(text, Written):
        return None
    rows = text.rows
    if rows:
        offset, line, column = next(row for row in reversed(rows) if row[0] <= start)
        after = next((row[0] for row in rows if row[0] > start), len(text) + 1)
        end = min(start + width, max(after - 1, start))
        return Place(line, column + start - offset, line, column + end - offset)
    line = text.count("\n", 0, start)
    column = start - (text.rfind("\n", 0, start) + 1)
    rest = text.find("\n", start)
    width = min(width, (rest if rest >= 0 else len(text)) - start)
    if text.style in ("", "|"):
        place = line_place(text, line, column, width)
        if place and not width:
            return Place(place.line, place.column, place.line, place.column)
        return place
    if text.place.line == text.place.end_line and text.style in ("'", '"'):
        begin = text.place.column + 1 + start
        if text.place.end_column - text.place.column == len(text) + 2:  # nothing was escaped
            return Place(text.place.line, begin, text.place.line, begin + width)
    return text.place


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
