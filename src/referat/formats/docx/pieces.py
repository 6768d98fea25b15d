"""The pieces of a document's text, each written for the document whose parts are gathered.

What they are made of is drafted once for all documents that show it; a template asks for the same.
"""

from __future__ import annotations

from functools import lru_cache

from referat.formats.docx.blocks import draft, draft_fact, draft_section
from referat.formats.docx.collector import Collector
from referat.formats.docx.draft import filled
from referat.formats.docx.styles import heading_style
from referat.formats.docx.wordml import CLOSED, encoded, opened, paragraph, run, said
from referat.formats.once import Once
from referat.prose.tree import Blocks
from referat.view.document import Item, Section

_SPACE = encoded(run(" "))
_TEXTS = Once(draft, of_meeting=True).of
_FACTS = Once(draft_fact, of_meeting=True).of
_SECTIONS = Once(draft_section, of_meeting=True).of


def styled(style: str, value: str) -> bytes:
    return encoded(paragraph(style, run(value)))


def blocks(parts: Collector, content: Blocks, level: int) -> bytes:
    """The blocks of a text whose headings start at `level`."""
    drafted = _TEXTS(content, (level, parts.level, parts.taken.width))
    parts.level = drafted.level
    return filled(drafted, parts)


def fact(parts: Collector, label: str, content: Blocks, style: str = "Moedefakta") -> bytes:
    drafted = _FACTS(content, (label, parts.level, parts.taken.width, style))
    parts.level = drafted.level
    return filled(drafted, parts)


def section(parts: Collector, part: Section, level: int) -> bytes:
    """A section with its heading at `level`, and an empty line after it."""
    drafted = _SECTIONS(part, (level, parts.level, parts.taken.width))
    parts.level = drafted.level
    return filled(drafted, parts)


def heading(parts: Collector, level: int, title: str) -> bytes:
    """A heading of the document's own."""
    return styled(heading_style(parts.heading_level(level)), title)


def item_heading(parts: Collector, level: int, item: Item) -> bytes:
    """An item's heading, with the bookmark that links point at."""
    style = heading_style(parts.heading_level(level))
    begin, end = parts.bookmark_around(item.anchor)
    words = _item_words(item.number, item.title, item.tail)
    return b"".join((opened(style), begin, words, end, CLOSED))


@lru_cache(maxsize=128)
def _item_words(number: str, title: str, tail: tuple[str, ...]) -> bytes:
    words = [said(number, "Punktnummer"), said(title)]
    words += [said(piece, "Punktoplysning") for piece in tail]
    return _SPACE.join(filter(None, words))


def entry(parts: Collector, anchor: str, words: str) -> bytes:
    """A line of the table of contents."""
    start = b'<w:hyperlink w:anchor="%b" w:history="1">' % encoded(parts.name(anchor))
    return b"".join((start, said(words), b"</w:hyperlink>"))
