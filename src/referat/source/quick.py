"""What is common in YAML, read line by line: keys, entries with a dash, texts on one line, blocks
after `|`. Gives what `source/parse` makes of libyaml's events, or nothing: then libyaml reads the
file, and tells what may be wrong in it. A test lays the two side by side.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TypeVar

from referat.danish.patterns import late
from referat.diagnostics import Place
from referat.source.places import SourceText
from referat.source.written import Value, Written, WrittenList, WrittenMap

Opened = TypeVar("Opened", WrittenMap, WrittenList)
_DEEPEST = 20
"""What lies deeper is for libyaml, which has more patience."""

_MARKS = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""What begins more than a plain text."""

_QUOTES = frozenset("'\"")
_KEY = late(r"""[^\W_][^:#"'\[\]{}|>&*!%@`\\]{0,100}""")


class _UnusualError(Exception):
    """Something that is not common."""


def quickly(text: str) -> Value | None:
    """The document in a `text` in which `read_text` has found nothing wrong. None if there is
    anything unusual in it, or nothing at all.
    """
    if not text.endswith("\n") or "\ufeff" in text:
        return None
    try:
        return _Reader(text).read()
    except _UnusualError:
        return None


@lru_cache(maxsize=256)
def _is_key(text: str) -> bool:
    """True for what is surely one; most are written hundreds of times."""
    return _KEY.fullmatch(text) is not None and text[-1] != " "


@cache
def _after_block(indent: int) -> re.Pattern[str]:
    """Where the first line begins that does not belong to a block with this indent."""
    return re.compile(rf"\n(?! {{{indent}}}|\n)")


class _Reader:
    """`opened` are the lists and mappings around the next line, each with its column (from 0);
    `waiting` the key above that has no value yet. `row` is the number of the line, `at` where the
    next one begins.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.file = SourceText(text)
        self.at = self.row = 0
        self.root: WrittenMap | WrittenList | None = None
        self.opened: list[tuple[int, WrittenMap | WrittenList]] = []
        self.waiting: tuple[int, WrittenMap, Written] | None = None
        self.may_be_cut = " #" in text

    def read(self) -> Value | None:
        lines, take = self.lines, self._take
        while self.row < len(lines):
            line = lines[self.row]
            self.row += 1
            self.at += len(line) + 1
            said = line.lstrip(" ")
            if said and said[0] != "#":
                take(said if said[-1] != " " else said.rstrip(" "), len(line) - len(said))
        self._leave_empty()
        return self.root

    def _take(self, said: str, column: int) -> None:
        """A line that says something; `said` begins in `column`."""
        if self.may_be_cut and " #" in said:
            raise _UnusualError
        entries = None
        outer = column
        if said[0] == "-":
            if said[1:2] != " ":
                raise _UnusualError
            entries = self._list(column)
            entry = said[2:] if said[2:3] != " " else said[2:].lstrip(" ")
            column += len(said) - len(entry)
            said = entry
        key, colon, value = said.partition(": ") if said[0] not in _QUOTES else (said, "", "")
        if not colon:
            if said[-1] == ":":
                key = said[:-1]
            elif entries is not None:
                entries.append(self._value(said, column, outer))
                return
            else:
                raise _UnusualError
        if entries is None:
            keys = self._map(column)
        else:
            keys = WrittenMap(Place(self.row, column + 1, self.row, column + 1))
            entries.append(keys)
            self._open(column, keys)
        if key in keys or not _is_key(key):
            raise _UnusualError
        name = self._written(key, column, "")
        if colon:
            begun = value if value[0] != " " else value.lstrip(" ")
            keys[name] = self._value(begun, column + len(said) - len(begun), column)
        else:
            self.waiting = column, keys, name

    def _value(self, said: str, column: int, outer: int) -> Written:
        """A text that begins on this line. `outer` is the column of the key or dash before it."""
        mark = said[0]
        if mark not in _MARKS:
            if said[-1] == ":" or ": " in said:
                raise _UnusualError
            return self._written(said, column, "")
        if said == "|":
            return self._block(column, outer)
        inner = said[1:-1]
        is_simple = mark in _QUOTES and len(said) > 1 and said[-1] == mark
        if not is_simple or mark in inner or "\\" in inner:
            raise _UnusualError
        return self._written(inner, column, mark)

    def _block(self, column: int, outer: int) -> Written:
        """The lines below, as far as they are as deep as the first of them."""
        first = self.lines[self.row]
        indent = first[: len(first) - len(first.lstrip(" "))]
        if len(indent) <= outer or indent == first:
            raise _UnusualError
        end = _after_block(len(indent)).search(self.text, self.at)
        assert end is not None, "the last line ends"
        lines = self.text[self.at + len(indent) : end.end()]
        held = lines.replace(f"\n{indent}", "\n").rstrip("\n") + "\n"
        block = self._written(held, column, "|")
        self.row += lines.count("\n")
        self.at = end.end()
        if self.lines[self.row].isspace():  # it may go on after that
            raise _UnusualError
        return block

    def _written(self, text: str, column: int, style: str) -> Written:
        written = Written(text)
        written.file = self.file
        written.style = style
        written.at = (self.row, column + 1)
        return written

    def _open(self, column: int, value: WrittenMap | WrittenList) -> None:
        self.opened.append((column, value))
        if len(self.opened) > _DEEPEST:
            raise _UnusualError

    def _map(self, column: int) -> WrittenMap:
        """The mapping that a key in `column` belongs to."""
        opened, waiting = self.opened, self.waiting
        if waiting is not None:
            if waiting[0] < column:
                place = Place(self.row, column + 1, self.row, column + 1)
                return self._under_key(WrittenMap(place), column, waiting)
            self._leave_empty()
        while opened and (opened[-1][0] > column or type(opened[-1][1]) is WrittenList):
            opened.pop()
        if self.root is None:
            self.root = WrittenMap(Place(self.row, column + 1, self.row, column + 1))
            opened.append((column, self.root))
        found = opened[-1] if opened else (-1, None)
        if found[0] != column or type(found[1]) is not WrittenMap:
            raise _UnusualError
        return found[1]

    def _list(self, column: int) -> WrittenList:
        """The list that a dash in `column` belongs to. Right under its key's first letter, YAML
        tells of the dash, else of a beginning.
        """
        opened, waiting = self.opened, self.waiting
        if waiting is not None:
            if waiting[0] <= column:
                end = column + 1 + (waiting[0] == column)
                place = Place(self.row, column + 1, self.row, end)
                return self._under_key(WrittenList(place), column, waiting)
            self._leave_empty()
        while opened and opened[-1][0] > column:
            opened.pop()
        if self.root is None:
            self.root = WrittenList(Place(self.row, column + 1, self.row, column + 1))
            opened.append((column, self.root))
        found = opened[-1] if opened else (-1, None)
        if found[0] != column or type(found[1]) is not WrittenList:
            raise _UnusualError
        return found[1]

    def _under_key(
        self, value: Opened, column: int, waiting: tuple[int, WrittenMap, Written]
    ) -> Opened:
        _, keys, key = waiting
        self.waiting = None
        keys[key] = value
        self._open(column, value)
        return value

    def _leave_empty(self) -> None:
        """Nothing stands after the key that waits."""
        if self.waiting is not None:
            _, keys, key = self.waiting
            self.waiting = None
            empty = keys[key] = Written("")
            empty.file, empty.style = self.file, ""
            row, column = key.place.line, key.place.end_column + 1
            empty.at = Place(row, column, row, column)
