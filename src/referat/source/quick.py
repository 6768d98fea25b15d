"""What is common in YAML, cut into lines by one pattern: keys, entries with a dash, texts on one
line, short lists in brackets, blocks after `|`. Gives what `source/parse` makes of libyaml's
events, or nothing: then libyaml reads the file, and tells what may be wrong in it. A test lays the
two side by side.
"""

from __future__ import annotations

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
_LINE = late(
    r"""( *+)(- ++)?+(?:([^\W_][^:#"'\[\]{}|>&*!%@`\\\n]{0,100}+(?<! )):(?:( ++)|(?=\n)))?"""
    r"""(?:\| *+\n( ++)([^ \n].*+(?:\n++\5.*+)*+\n++)|(.*+)\n)"""
)
"""A line of any text at all, or several if what it says is a block: (indent, dash, key, what stands
between it and its value, the block's indent, the block without it, what else is said). Nothing is
tried in two ways: what one part takes, the next could not begin with.
"""

_WORD = r"""[^\W_][^][{},:#&*!|>'"%@`\\?]*"""
_FLOW = late(rf"\[ *{_WORD}(?:, *{_WORD})*\]")
_ENTRY = late(r"[^\W_][^],]*(?<! )")


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


def _pass_over(said: str, may_be_empty: bool) -> None:
    """A line with neither a key nor a dash. After a line of spaces a block may go on."""
    if said[0] != "#" if said else not may_be_empty:
        raise _UnusualError


class _Reader:
    """`opened` are the lists and mappings around the next line, each with its column (from 0);
    `waiting` the key above that has no value yet, with its column and its line.
    """

    def __init__(self, text: str) -> None:
        self.file = SourceText(text)
        self.may_be_cut = " #" in text
        self.root: WrittenMap | WrittenList | None = None
        self.opened: list[tuple[int, WrittenMap | WrittenList]] = []
        self.waiting: tuple[int, WrittenMap, str, int] | None = None

    def read(self) -> Value | None:
        row, after = 0, -1  # the line; the first after a block
        here = -1  # the column of `keys`, if nothing is opened in it
        for indent, dash, key, gap, inner, block, said in _LINE.findall(self.file.text):
            row += 1
            column = len(indent)
            if key:
                if dash or column != here or self.waiting is not None:
                    keys = self._entry_keys(row, column, dash) if dash else self._map(row, column)
                    here = column = column + len(dash)
                if key in keys:
                    raise _UnusualError
                keys.keys_at[key] = (row, column + 1)
                start = column + len(key) + len(gap) + 1
            elif dash:
                here = -1
                entries = self._list(row, column)
                start = column + len(dash)
            else:
                _pass_over(f"|{block}" if block else said, row != after or not indent)
                continue
            value: Written | WrittenList
            if said:
                value = self._value(said, row, start)
            elif len(inner) > column:
                held = block.replace(f"\n{inner}", "\n").rstrip("\n")
                value = self._written(f"{held}\n", row, start, "|")
                row += block.count("\n")
                after = row + 1
            elif key and not block:
                self.waiting = column, keys, key, row
                continue
            else:
                raise _UnusualError
            if key:
                keys[key] = value
            else:
                entries.append(value)
        self._leave_empty()
        return self.root

    def _value(self, said: str, row: int, column: int) -> Written | WrittenList:
        """A text on one line, or a list of some."""
        if said[-1] == " ":
            said = said.rstrip(" ")
        mark = said[0]
        if mark not in _MARKS:
            if said[-1] == ":" or ": " in said or (self.may_be_cut and " #" in said):
                raise _UnusualError
            return self._written(said, row, column, "")
        if mark == "[" and _FLOW.fullmatch(said):
            found = WrittenList(Place(row, column + 1, row, column + 2))
            for match in _ENTRY.finditer(said):
                found.append(self._written(match[0], row, column + match.start(), ""))
            return found
        inner = said[1:-1]
        is_simple = mark in _QUOTES and len(said) > 1 and said[-1] == mark
        if not is_simple or mark in inner or "\\" in inner:
            raise _UnusualError
        return self._written(inner, row, column, mark)

    def _written(self, text: str, row: int, column: int, style: str) -> Written:
        written = Written(text)
        written.file = self.file
        written.style = style
        written.at = (row, column + 1)
        return written

    def _open(self, column: int, value: WrittenMap | WrittenList) -> None:
        self.opened.append((column, value))
        if len(self.opened) > _DEEPEST:
            raise _UnusualError

    def _entry_keys(self, row: int, column: int, dash: str) -> WrittenMap:
        """The mapping that begins after a dash."""
        entries = self._list(row, column)
        column += len(dash)
        keys = WrittenMap((row, column + 1))
        entries.append(keys)
        self._open(column, keys)
        return keys

    def _map(self, row: int, column: int) -> WrittenMap:
        """The mapping that a key in `column` belongs to."""
        opened, waiting = self.opened, self.waiting
        if waiting is not None:
            if waiting[0] < column:
                return self._under_key(WrittenMap((row, column + 1)), column, waiting)
            self._leave_empty()
        while opened and (opened[-1][0] > column or type(opened[-1][1]) is WrittenList):
            opened.pop()
        if self.root is None:
            self.root = WrittenMap((row, column + 1))
            opened.append((column, self.root))
        found = opened[-1] if opened else (-1, None)
        if found[0] != column or type(found[1]) is not WrittenMap:
            raise _UnusualError
        return found[1]

    def _list(self, row: int, column: int) -> WrittenList:
        """The list that a dash in `column` belongs to. Right under its key's first letter, YAML
        tells of the dash, else of a beginning.
        """
        opened, waiting = self.opened, self.waiting
        if waiting is not None:
            if waiting[0] <= column:
                end = column + 1 + (waiting[0] == column)
                place = Place(row, column + 1, row, end)
                return self._under_key(WrittenList(place), column, waiting)
            self._leave_empty()
        while opened and opened[-1][0] > column:
            opened.pop()
        if self.root is None:
            self.root = WrittenList(Place(row, column + 1, row, column + 1))
            opened.append((column, self.root))
        found = opened[-1] if opened else (-1, None)
        if found[0] != column or type(found[1]) is not WrittenList:
            raise _UnusualError
        return found[1]

    def _under_key(
        self, value: Opened, column: int, waiting: tuple[int, WrittenMap, str, int]
    ) -> Opened:
        _, keys, key, _ = waiting
        self.waiting = None
        keys[key] = value
        self._open(column, value)
        return value

    def _leave_empty(self) -> None:
        """Nothing stands after the key that waits."""
        if self.waiting is not None:
            column, keys, key, row = self.waiting
            self.waiting = None
            keys[key] = self._written("", row, column + len(key) + 1, "")
