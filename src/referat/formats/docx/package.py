"""One document as a Word file: the text written, its parts filled in, all put in one package."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from referat.formats.docx.blocks import draft, draft_fact
from referat.formats.docx.body import Frame, body
from referat.formats.docx.collector import CONTENTS, Collector, Taken
from referat.formats.docx.draft import Remembered, filled
from referat.formats.docx.letterhead import Letterhead
from referat.formats.docx.outline import Outline, Shape, Way
from referat.formats.docx.parts import TEXT, Filler, Parts, parts_of
from referat.formats.docx.styles import heading_style
from referat.formats.docx.wordml import encoded, escape, paragraph, run
from referat.formats.docx.zipping import zipped
from referat.formats.parts import marks_of, sort_of
from referat.prose.tree import Blocks
from referat.view.document import Document, Item

if TYPE_CHECKING:
    from referat.formats.templates import Templates

Part = Callable[[str], bytes]

_SPACE = run(" ")
_DRAFTS = Remembered(draft)
_FACTS = Remembered(draft_fact)
_WORDS = Way(lambda value: f"{escape(value)}")
_RUN = Way(lambda value, style="": run(value, style))
_PARAGRAPH = Way(lambda style, value: paragraph(style, run(value)))


def render(document: Document, templates: Templates, letterhead: Letterhead | None = None) -> bytes:
    """`document` as a .docx file, on the house's own letterhead if there is one."""
    parts = Collector(document, letterhead.taken if letterhead else Taken())
    package = parts_of(templates)

    def filler(document: Document) -> Part:
        return _filler(document, templates, parts)

    text = _text(document, package, parts, filler)  # first: it gathers what the other parts list
    if letterhead:
        from referat.formats.docx.merge import merged  # noqa: PLC0415 - lxml loads slowly

        return zipped(merged(letterhead, text, filler(document), parts))
    return zipped(package.members(text, parts, filler))


def _text(document: Document, package: Parts, parts: Collector, filler: Filler) -> bytes:
    """The part with the document's text."""
    if package.has_own(TEXT):
        return filler(document)(TEXT)
    if package.frame is None:
        other = Collector(document, parts.taken)
        package.frame = Frame.of(_filler(document, package.templates, other)(TEXT))
    shape = Outline(
        b"",
        _paragraph,
        partial(_blocks, parts),
        partial(_fact, parts),
        partial(_heading, parts),
        partial(_item_heading, parts),
        partial(_entry, parts),
    )
    return package.frame.around(body(document, parts, shape))


def _filler(document: Document, templates: Templates, parts: Collector) -> Part:
    """A function that fills in a template of this folder."""
    context: dict[str, Any] = {
        "document": document,
        "parts": parts,
        "contents": CONTENTS,
        "sort_of": sort_of,
        "marks_of": marks_of,
        "text": _WORDS,
        "run": _RUN,
        "p": _PARAGRAPH,
        "blocks": _way(_blocks, parts),
        "fact": _way(_fact, parts),
        "heading": _way(_heading, parts),
        "item_heading": _way(_item_heading, parts),
        "entry": _way(_entry, parts),
        "outline": Shape,
        "items_of": lambda items: [each for each in items if isinstance(each, Item)],
        "bookmarked": Way(parts.bookmark),
    }

    def fill(name: str) -> bytes:
        return templates.render_xml(f"docx/{name}", **context)

    return fill


def _way(write: Callable[..., bytes], parts: Collector) -> Way:
    """What writes for us, as a template calls it."""
    return Way(lambda *args, **named: write(parts, *args, **named).decode())


def _paragraph(style: str, value: str) -> bytes:
    return encoded(paragraph(style, run(value)))


def _blocks(parts: Collector, content: Blocks, level: int) -> bytes:
    """The blocks of a text whose headings start at `level`."""
    return filled(_DRAFTS(content, (level, parts.taken.width)), parts)


def _fact(parts: Collector, label: str, content: Blocks, style: str = "Moedefakta") -> bytes:
    way = (label, parts.level + 1, parts.taken.width, style)
    return filled(_FACTS(content, way), parts)


def _heading(parts: Collector, level: int, title: str) -> bytes:
    """A heading of the document's own."""
    return _written_heading(parts.heading_level(level), title)


@lru_cache(maxsize=512)
def _written_heading(level: int, title: str) -> bytes:
    return _paragraph(heading_style(level), title)  # the same in most items


def _item_heading(parts: Collector, level: int, item: Item) -> bytes:
    """An item's heading, with the bookmark that links point at."""
    style = heading_style(parts.heading_level(level))
    words = [run(item.number, "Punktnummer"), run(item.title)]
    words += [run(piece, "Punktoplysning") for piece in item.tail]
    content = _SPACE.join(filter(None, words))
    return encoded(paragraph(style, parts.bookmark(item.anchor, content)))


def _entry(parts: Collector, anchor: str, words: str) -> bytes:
    """A line of the table of contents."""
    start = f'<w:hyperlink w:anchor="{parts.name(anchor)}" w:history="1">'
    return encoded(f"{start}{run(words)}</w:hyperlink>")
