"""What a table or a list of nothing but words says. A table is looked through once, for all formats
that write it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from msgspec import Struct

from referat.formats.once import Kept
from referat.prose.tables import words_of
from referat.prose.tree import Blocks, Paragraph, Table, Text


class Worded(Struct, frozen=True, gc=False):
    """The cells' words, the header's row first. `every` is all of them in a row: they print, with
    single spaces between them, some of which may be no-break, and none around them.
    """

    rows: tuple[tuple[str, ...], ...]
    every: str


rows_of_words = Kept(words_of).of
"""Each row's words, the header first; None for a table with more than words in a cell."""


def _worded(table: Table) -> Worded | None:
    rows = rows_of_words(table)
    if not rows:
        return None
    every = " ".join(filter(None, chain.from_iterable(rows)))
    if not is_single_spaced(every.replace("\u00a0", " ")):
        return None
    return Worded(tuple(map(tuple, rows)), every)


worded = Kept(_worded).of
"""None for a table with more than such words in a cell."""


def is_single_spaced(words: str) -> bool:
    """True of words that print, with single spaces between them and none around them."""
    return words.isprintable() and "  " not in words and words.strip() == words


def entries_of_words(items: Iterable[Blocks]) -> list[str] | None:
    """Each entry's words; None if one of them is more than a paragraph of words."""
    found: list[str] = []
    for item in items:
        if len(item) != 1:
            return None
        only = item[0]
        if type(only) is not Paragraph or len(only.content) != 1:
            return None
        text = only.content[0]
        if type(text) is not Text:
            return None
        found.append(text.text)
    return found
