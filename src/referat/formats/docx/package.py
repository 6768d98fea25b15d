"""One document as a Word file: the text written, its parts filled in, all put in one package."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from referat.formats.docx import pieces
from referat.formats.docx.body import Frame, body
from referat.formats.docx.collector import CONTENTS, Collector, Taken
from referat.formats.docx.letterhead import Letterhead
from referat.formats.docx.outline import Shape, Way
from referat.formats.docx.parts import TEXT, Filler, Parts, parts_of
from referat.formats.docx.wordml import escape, paragraph, run
from referat.formats.docx.zipping import zipped
from referat.formats.parts import marks_of, sort_of
from referat.view.document import Document, Item

if TYPE_CHECKING:
    from referat.formats.templates import Templates

Part = Callable[[str], bytes]

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
    return package.frame.around(body(document, parts))


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
        "blocks": _way(pieces.blocks, parts),
        "fact": _way(pieces.fact, parts),
        "heading": _way(pieces.heading, parts),
        "item_heading": _way(pieces.item_heading, parts),
        "entry": _way(pieces.entry, parts),
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
