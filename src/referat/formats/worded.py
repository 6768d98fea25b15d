"""What a table of nothing but words says: looked for once, for all formats that write it."""

from __future__ import annotations

from itertools import chain

from msgspec import Struct

from referat.formats.once import Kept
from referat.prose.tables import words_of
from referat.prose.tree import Table


class Worded(Struct, frozen=True, gc=False):
    """The cells' words, the header's row first. `every` is all of them in a row: they print, with
    single spaces between them, some of which may be no-break, and none around them.
    """

    rows: tuple[tuple[str, ...], ...]
    every: str


rows_of_words = Kept(words_of)
"""Each row's words, the header first; None for a table with more than words in a cell."""


def _worded(table: Table) -> Worded | None:
    rows = rows_of_words(table)
    if not rows:
        return None
    every = " ".join(filter(None, chain.from_iterable(rows)))
    plain = every.replace("\u00a0", " ")
    if not plain.isprintable() or "  " in plain or plain.strip() != plain:
        return None
    return Worded(tuple(map(tuple, rows)), every)


worded = Kept(_worded)
"""None for a table with more than such words in a cell."""
