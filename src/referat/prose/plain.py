"""A text's words alone, on one line: for lists, feeds and data. What is struck out is left out:
alone it would read as if it held.
"""

from __future__ import annotations

from collections.abc import Iterator

from referat.danish.patterns import late
from referat.prose.links import may_be_linked
from referat.prose.numerals import numeral
from referat.prose.options import Options
from referat.prose.read import read_prose
from referat.prose.tree import (
    Aside,
    Block,
    Blocks,
    Break,
    Bullets,
    Code,
    CodeBlock,
    Inline,
    Inlines,
    Labelled,
    Marked,
    Numbered,
    People,
    Picture,
    Quote,
    Rule,
    Signatures,
    Strike,
    Table,
    Text,
    plain,
)
from referat.prose.value import ProseValue

_SIGNS = "*_`~[]<>&\\|#=@"
_START = r"\s*(?:[-+](?:\s|-|\Z)|\d{1,9}[.)]|\t| {4})"
_FIRST, _NEXT = late(_START), late(rf"\n{_START}")
"""A line that could be more than words: the first, and one after it."""


def plain_words(prose: ProseValue | None, options: Options) -> str:
    """The words of `prose` with single spaces between them."""
    if isinstance(prose, str) and not is_marked(prose):
        return _spaced(prose)
    return plain_blocks(read_prose(prose, options))


def is_marked(text: str) -> bool:
    """True for all that Markdown could take for more than words. Each sign is sought by itself,
    which is much faster than all that it could mean.
    """
    return (
        any(map(text.__contains__, _SIGNS))
        or (":" in text and ("://" in text or ":::" in text))
        or may_be_linked(text)
        or _FIRST.match(text) is not None
        or _NEXT.search(text) is not None
    )


def plain_blocks(blocks: Blocks) -> str:
    """The words of `blocks`; a list's entries begin with their marks, bullets with a dash."""
    return _spaced(" ".join(text for block in blocks for text in _texts(block)))


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, CodeBlock):
        yield block.text
    elif isinstance(block, Bullets):
        yield from (f"– {plain_blocks(item)}" for item in block.items)
    elif isinstance(block, Numbered):
        for number, item in enumerate(block.items, block.start):
            mark = f"{block.prefix}{numeral(number, block.numerals)}{block.suffix}"
            yield f"{mark} {plain_blocks(item)}"
    elif isinstance(block, Marked):
        yield from (f"{mark} {plain_blocks(item)}" for mark, item in block.items)
    elif isinstance(block, Labelled):
        yield from (f"{label}: {plain_blocks(text)}" for label, text in block.entries)
    elif isinstance(block, Table):
        yield from _rows(block)
    elif isinstance(block, Quote | Aside):
        yield from (f"{block.label}:",) if isinstance(block, Aside) and block.label else ()
        yield plain_blocks(block.blocks)
    elif isinstance(block, People):
        yield "; ".join(_words(person) for group in block.groups for person in group.people)
    elif isinstance(block, Signatures):
        yield "; ".join(_words(person) for person in block.people)
    elif not isinstance(block, Rule):
        yield _words(block.content)


def _rows(table: Table) -> Iterator[str]:
    """`Tabel 1. Post, beløb; Leje, 8.000`."""
    if table.caption:
        yield _words(table.caption)
    rows = ((table.header,) if table.header else ()) + table.rows
    yield "; ".join(", ".join(plain_blocks(cell) for cell in row if cell) for row in rows)


def _words(content: Inlines) -> str:
    return plain(_kept(content))


def _kept(content: Inlines) -> Inlines:
    """`content` without what is struck out."""
    kept: list[Inline] = []
    for inline in content:
        if isinstance(inline, Text | Code | Break | Picture):
            kept.append(inline)
        elif not isinstance(inline, Strike):
            kept += _kept(inline.content)
    return tuple(kept)
