"""One document as a Word file: the text written, its parts filled in, all put in one package."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from referat.formats.docx.blocks import draft, draft_fact
from referat.formats.docx.collector import CONTENTS, Collector, Taken
from referat.formats.docx.draft import Remembered, filled
from referat.formats.docx.letterhead import Letterhead
from referat.formats.docx.outline import Outline
from referat.formats.docx.parts import parts_of
from referat.formats.docx.styles import heading_style
from referat.formats.docx.wordml import escape, paragraph, run
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


def render(document: Document, templates: Templates, letterhead: Letterhead | None = None) -> bytes:
    """`document` as a .docx file, on the house's own letterhead if there is one."""
    parts = Collector(document, letterhead.taken if letterhead else Taken())
    part = _filler(document, templates, parts)
    body = part("document.xml")  # first: it gathers what the other parts list
    if letterhead:
        from referat.formats.docx.merge import merged  # noqa: PLC0415 - lxml loads slowly

        return zipped(merged(letterhead, body, part, parts))
    return zipped(parts_of(templates).members(body, parts, part))


def _filler(document: Document, templates: Templates, parts: Collector) -> Part:
    """A function that fills in a template of this folder."""
    context: dict[str, Any] = {
        "document": document,
        "parts": parts,
        "contents": CONTENTS,
        "sort_of": sort_of,
        "marks_of": marks_of,
        "text": lambda value: Markup(escape(value)),
        "run": lambda value, style="": Markup(run(value, style)),
        "p": lambda style, value: Markup(paragraph(style, run(value))),
        "blocks": partial(_blocks, parts),
        "fact": partial(_fact, parts),
        "heading": partial(_heading, parts),
        "item_heading": partial(_item_heading, parts),
        "entry": partial(_entry, parts),
        "outline": Outline,
        "items_of": lambda items: [each for each in items if isinstance(each, Item)],
        "bookmarked": lambda anchor, content: Markup(parts.bookmark(anchor, content)),
    }

    def fill(name: str) -> bytes:
        return templates.render_xml(f"docx/{name}", **context)

    return fill


def _blocks(parts: Collector, content: Blocks, level: int) -> Markup:
    """The blocks of a text whose headings start at `level`."""
    return Markup(filled(_DRAFTS(content, (level, parts.taken.width)), parts))


def _fact(parts: Collector, label: str, content: Blocks, style: str = "Moedefakta") -> Markup:
    way = (label, parts.level + 1, parts.taken.width, style)
    return Markup(filled(_FACTS(content, way), parts))


def _heading(parts: Collector, level: int, title: str) -> Markup:
    """A heading of the document's own."""
    return _written_heading(parts.heading_level(level), title)


@lru_cache(maxsize=512)
def _written_heading(level: int, title: str) -> Markup:
    return Markup(paragraph(heading_style(level), run(title)))  # the same in most items


def _item_heading(parts: Collector, level: int, item: Item) -> Markup:
    """An item's heading, with the bookmark that links point at."""
    style = heading_style(parts.heading_level(level))
    words = [run(item.number, "Punktnummer"), run(item.title)]
    words += [run(piece, "Punktoplysning") for piece in item.tail]
    content = _SPACE.join(filter(None, words))
    return Markup(paragraph(style, parts.bookmark(item.anchor, content)))


def _entry(parts: Collector, anchor: str, words: str) -> Markup:
    """A line of the table of contents."""
    linked = (
        f'<w:hyperlink w:anchor="{parts.name(anchor)}" w:history="1">{run(words)}</w:hyperlink>'
    )
    return Markup(linked)
