"""The tables of a file as rows of plain cells, each with its place: drawn ones, fenced ones
(`tabel`) and those that are read from a CSV file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import StringIO
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from referat.checks.plain import Block, plain_blocks
from referat.checks.subject import Subject, Text, tokens_in
from referat.danish.patterns import late
from referat.diagnostics import Place
from referat.project.shelf import Shelf
from referat.source.parse import parse as parse_yaml
from referat.source.reading import read_text
from referat.source.written import Written, WrittenList, WrittenMap

if TYPE_CHECKING:
    from markdown_it.token import Token


class Cell(Struct, frozen=True):
    """The words of a cell without Markdown's marks; `start` and `width` say where in the text they
    stand. A cell from a file stands where the file is named.
    """

    text: str
    start: int
    width: int
    is_strong: bool = False


Row = tuple[Cell, ...]


class Table(Struct, frozen=True):
    """`header` is empty for none. `above` is the paragraph right before the table, or its `titel`;
    `lines` are those of the text that it takes (from 0, the last one not included).
    """

    header: Row
    rows: tuple[Row, ...]
    above: str
    lines: tuple[int, int]
    file: str = ""

    @property
    def width(self) -> int:
        return max((len(row) for row in (self.header, *self.rows)), default=0)


class Grid(Struct, frozen=True):
    """A table in the text that it stands in."""

    table: Table
    text: Text

    def place(self, cell: Cell) -> Place | None:
        return self.text.place(cell.start, cell.width)


def grids_in(subject: Subject) -> Sequence[Grid]:
    """Every table of the file that can be read, in its order."""
    return subject.once(_grids)


def _grids(subject: Subject) -> Sequence[Grid]:
    texts = (text for text in subject.prose if may_hold_table(text.text))
    return [grid for text in texts for grid in grids_of(text, subject.shelf)]


def may_hold_table(text: str) -> bool:
    """False for a text without a ruler under a header, and without a fence called a table."""
    is_fenced = "tabel" in text and ("```" in text or "~~~" in text)
    return is_fenced or ("|" in text and _RULER.search(text) is not None)


_RULER = late(r"[\n\r][\s>]*(?:[|:]|-(?=[|:-]))[|:\s-]*(?:[\n\r]|\Z)")


def grids_of(text: Text, shelf: Shelf) -> Iterator[Grid]:
    for table in _tables(str(text.text)):
        yield Grid(_filled(table, shelf) if table.file else table, text)


@lru_cache(maxsize=512)
def _tables(text: str) -> tuple[Table, ...]:
    blocks = plain_blocks(text)
    return tables_in(text) if blocks is None else tuple(plain_tables(text, blocks))


def plain_tables(text: str, blocks: Sequence[Block]) -> Iterator[Table]:
    """The tables of a plain text."""
    offsets = _offsets(text)
    for number, block in enumerate(blocks):
        if block.is_table:
            lines = [block.first, *range(block.first + 2, block.last)]  # all but the ruler
            rows = [
                _plain_row(text, offsets[line], cells)
                for line, cells in zip(lines, block.rows, strict=True)
            ]
            header = rows[0] if any(cell.text for cell in rows[0]) else ()
            above = blocks[number - 1].words if number else ""
            yield Table(header, tuple(rows[1:]), above, (block.first, block.last))


def _plain_row(text: str, at: int, cells: Sequence[str]) -> Row:
    row = []
    for cell in cells:
        start = text.find(cell, at) if cell else at
        at = start + len(cell)
        row.append(Cell(" ".join(cell.split()), start, len(cell)))
    return tuple(row)


def tables_in(text: str) -> tuple[Table, ...]:
    """The tables of any text, as Markdown reads it."""
    tokens = tokens_in(text)
    offsets = _offsets(text)
    found = []
    for index, token in enumerate(tokens):
        if token.map is None:
            continue
        if token.type == "table_open":
            found.append(_drawn(text, offsets, tokens, index))
        elif token.type == "fence" and token.info.strip() == "tabel":
            table = _fenced(text, offsets, token, _above(tokens, index))
            found += [table] if table else []
    return tuple(found)


def _offsets(text: str) -> list[int]:
    """Where each line of `text` begins."""
    found = [0]
    for line in text.split("\n"):
        found.append(found[-1] + len(line) + 1)
    return found


def _above(tokens: Sequence[Token], index: int) -> str:
    if index < 3 or tokens[index - 1].type != "paragraph_close":
        return ""
    return words_of(tokens[index - 2])


def words_of(inline: Token) -> str:
    """The words of an inline token, on one line."""
    parts = (
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in inline.children or ()
    )
    return " ".join("".join(parts).split())


def _drawn(text: str, offsets: list[int], tokens: Sequence[Token], index: int) -> Table:
    rows: list[list[Cell]] = []
    at = 0
    for token in tokens[index:]:
        if token.type == "table_close":
            break
        if token.type == "tr_open" and token.map:
            rows.append([])
            at = offsets[token.map[0]]
        elif token.type == "inline":
            start = text.find(token.content, at) if token.content else at
            start = at if start < 0 else start
            at = start + len(token.content)
            strong = any(child.type == "strong_open" for child in token.children or ())
            rows[-1].append(Cell(words_of(token), start, len(token.content), strong))
    first, last = tokens[index].map or [0, 0]
    header = () if not any(cell.text for cell in rows[0]) else tuple(rows[0])
    body = tuple(tuple(row) for row in rows[1:])
    return Table(header, body, _above(tokens, index), (first, last))


def _fenced(text: str, offsets: list[int], token: Token, above: str) -> Table | None:
    value, _ = parse_yaml(token.content)
    if not isinstance(value, WrittenMap):
        return None
    first, last = token.map or [0, 0]
    inside = offsets[first + 1 :]
    columns, written = value.get("kolonner"), value.get("rækker")
    header = _cells(columns, text, inside)
    rows = tuple(
        _cells(row, text, inside) for row in (written if isinstance(written, WrittenList) else ())
    )
    title, file = value.get("titel"), value.get("fil")
    above = " ".join(str(title).split()) if isinstance(title, Written) else above
    name = file if isinstance(file, Written) else ""
    if name:
        rows = (*rows, (_cell(name, text, inside),))
    return Table(header, rows, above, (first, last), str(name))


def _cells(row: Any, text: str, inside: list[int]) -> Row:
    return tuple(_cell(cell, text, inside) for cell in row) if isinstance(row, WrittenList) else ()


def _cell(cell: Any, text: str, inside: list[int]) -> Cell:
    """A cell of YAML. Of what is no text (a list) the words are left out."""
    place = getattr(cell, "place", None)
    start = inside[min(place.line, len(inside)) - 1] + place.column - 1 if place else 0
    if not isinstance(cell, str):
        return Cell("…", min(start, len(text)), 0)
    words = cell.strip().split("\n")[0]
    found = text.find(words, start)
    plain = " ".join(cell.replace("*", "").split())
    return Cell(plain, found if found >= 0 else start, len(words), "**" in cell)


def _filled(table: Table, shelf: Shelf) -> Table:
    """The table with the rows of its CSV file; every cell stands where the file is named."""
    here = table.rows[-1][0]
    data = _csv(table.file, shelf)
    rows = [tuple(Cell(cell.strip(), here.start, here.width) for cell in row) for row in data]
    header = table.header
    if not header and rows:
        header, rows = rows[0], rows[1:]
    return Table(header, (*table.rows[:-1], *rows), table.above, table.lines, table.file)


def _csv(name: str, shelf: Shelf) -> list[list[str]]:
    found = shelf.data(name)
    if found is None:
        return []
    import csv  # noqa: PLC0415 - few meetings have such a file

    try:
        text, _ = read_text(found.file.read_bytes())
        first = text.partition("\n")[0]
        delimiter = max(";,\t", key=first.count)
        return [row for row in csv.reader(StringIO(text), delimiter=delimiter) if row]
    except (OSError, csv.Error):
        return []
