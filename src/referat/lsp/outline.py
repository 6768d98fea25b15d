"""The outline: the items with their numbers and titles, each inside the one it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lsprotocol.types import (
    DocumentSymbol,
    Location,
    Range,
    SymbolInformation,
    SymbolKind,
)

from referat.lsp.contents import Entry, numbers_of
from referat.lsp.desk import Opened
from referat.lsp.lines import block_end


def outline(file: Opened) -> list[DocumentSymbol]:
    """The items of the meeting, or the standing items of the body."""
    numbers = numbers_of(file.draft.whole)
    return [_symbol(file, entry, numbers) for entry in file.entries]


def _symbol(file: Opened, entry: Entry, numbers: Mapping[tuple[int, int], str]) -> DocumentSymbol:
    line = entry.place.line - 1
    number = numbers.get((entry.place.line, entry.place.column), "")
    return DocumentSymbol(
        name=f"{number}. {entry.title}" if number else entry.title,
        detail=" · ".join(part for part in (entry.type, entry.case) if part) or None,
        kind=SymbolKind.Event if entry.is_pause else SymbolKind.Module,
        range=_reach(file, line),
        selection_range=file.lines.between(line, entry.place.column - 1, len(file.lines.row(line))),
        children=[_symbol(file, each, numbers) for each in entry.entries],
    )


def _reach(file: Opened, line: int) -> Range:
    """From an item's dash to the end of its last line."""
    rows = file.lines.rows
    last = block_end(rows, line)
    return Range(file.lines.position(line, 0), file.lines.position(last, len(rows[last])))


def flat(
    symbols: Sequence[DocumentSymbol], uri: str, inside: str | None = None
) -> Iterator[SymbolInformation]:
    """The same as one list, for editors that know no other."""
    for each in symbols:
        yield SymbolInformation(
            location=Location(uri, each.range),
            name=each.name,
            kind=each.kind,
            container_name=inside,
        )
        yield from flat(each.children or (), uri, each.name)
