"""One document as a Word file: the text written, its parts filled in, all put in one package."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from referat.formats.docx import blocks as block_writer
from referat.formats.docx.collector import CONTENTS, Collector, Taken
from referat.formats.docx.layout import Spot
from referat.formats.docx.letterhead import Letterhead
from referat.formats.docx.styles import heading_style
from referat.formats.docx.wordml import escape, paragraph, run
from referat.formats.docx.zipping import Member, zipped
from referat.formats.parts import marks_of, sort_of
from referat.prose.tree import Blocks
from referat.view.document import Document, Item

if TYPE_CHECKING:
    from referat.formats.templates import Templates

Part = Callable[[str], bytes]

# Part name, template, and whether the same bytes come again with the next document.
_SHIPPED = (
    ("[Content_Types].xml", "content_types.xml", False),
    ("_rels/.rels", "rels.xml", True),
    ("docProps/app.xml", "app.xml", True),
    ("docProps/core.xml", "core.xml", False),
    ("word/_rels/document.xml.rels", "document_rels.xml", False),
    ("word/fontTable.xml", "fontTable.xml", True),
    ("word/footer1.xml", "footer.xml", False),
    ("word/footer2.xml", "footer.xml", False),
    ("word/header1.xml", "header.xml", False),
    ("word/numbering.xml", "numbering.xml", False),
    ("word/settings.xml", "settings.xml", True),
    ("word/styles.xml", "styles.xml", True),
    ("word/theme/theme1.xml", "theme.xml", True),
)


def render(document: Document, templates: Templates, letterhead: Letterhead | None = None) -> bytes:
    """`document` as a .docx file, on the house's own letterhead if there is one."""
    parts = Collector(document, letterhead.taken if letterhead else Taken())
    part = _filler(document, templates, parts)
    body = part("document.xml")  # first: it gathers what the other parts list
    if letterhead:
        from referat.formats.docx.merge import merged  # noqa: PLC0415 - lxml loads slowly

        return zipped(merged(letterhead, body, part, parts))
    members = [Member(name, part(source), steady) for name, source, steady in _SHIPPED]
    members.insert(3, Member("word/document.xml", body))
    members += [Member(f"word/media/{media.name}", media.data) for media in parts.drawings.media]
    return zipped(members)


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
    }

    def fill(name: str) -> bytes:
        return templates.render_xml(f"docx/{name}", **context)

    return fill


def _blocks(parts: Collector, content: Blocks, level: int) -> Markup:
    """The blocks of a text whose headings start at `level`."""
    spot = Spot(level, width=parts.taken.width)
    return Markup(block_writer.blocks(content, spot, parts))


def _fact(parts: Collector, label: str, content: Blocks, style: str = "Moedefakta") -> Markup:
    return Markup(block_writer.fact(label, content, parts, style))


def _heading(parts: Collector, level: int, title: str) -> Markup:
    """A heading of the document's own."""
    return Markup(paragraph(heading_style(parts.heading_level(level)), run(title)))


def _item_heading(parts: Collector, level: int, item: Item) -> Markup:
    """An item's heading, with the bookmark that links point at."""
    style = heading_style(parts.heading_level(level))
    words = [(item.number, "Punktnummer"), (item.title, "")]
    words += [(piece, "Punktoplysning") for piece in item.tail]
    content = run(" ").join(run(*word) for word in words if word[0])
    return Markup(paragraph(style, parts.bookmark(item.anchor, content)))


def _entry(parts: Collector, anchor: str, words: str) -> Markup:
    """A line of the table of contents."""
    linked = (
        f'<w:hyperlink w:anchor="{parts.name(anchor)}" w:history="1">{run(words)}</w:hyperlink>'
    )
    return Markup(linked)
