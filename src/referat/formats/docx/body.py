"""The text of a document, as the shipped template has it written.

In Python, for all who have no template of their own: what stands around the text is taken from the
template. `tests/formats/test_docx_body.py` lays the two side by side.
"""

from __future__ import annotations

from msgspec import Struct

from referat.formats.docx import pieces
from referat.formats.docx.collector import CONTENTS, Collector
from referat.formats.docx.outline import words_of
from referat.formats.docx.wordml import encoded
from referat.formats.parts import marks_of
from referat.view.document import Document, Field, Item

_STARTS, _ENDS = b"<w:body>\n", b"<w:sectPr>"
_LISTED = 6  # a document with as many items has a table of contents
_ENTRY = '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>\n'
_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_ASKS = (
    '<w:r><w:instrText xml:space="preserve"> TOC \\b {} \\o "1-1" \\n \\h \\z \\u '
    "</w:instrText></w:r>"
)


class Frame(Struct, frozen=True):
    """What the template writes around the text of every document."""

    before: bytes
    after: bytes

    @staticmethod
    def of(filled: bytes) -> Frame:
        before, starts, _ = filled.partition(_STARTS)
        _, ends, after = filled.rpartition(_ENDS)
        return Frame(before + starts, ends + after)

    def around(self, lines: list[bytes]) -> bytes:
        """The whole part; `lines` are used up."""
        lines[0] = self.before + lines[0]
        lines.append(self.after)
        return b"\n".join(lines)


def body(document: Document, parts: Collector) -> list[bytes]:
    """What stands in the document, line by line."""
    lines = _front(document)
    lines += [pieces.fact(parts, field.label, field.blocks) for field in document.head]
    lines += [pieces.section(parts, section, 1) for section in document.lead]
    _contents(document, parts, lines)
    _items(document, parts, lines)
    _closing(document, parts, lines)
    return lines


def _items(document: Document, parts: Collector, lines: list[bytes]) -> None:
    first = len(lines)
    for item in document.items:
        if isinstance(item, Item):
            _item(item, 1, parts, lines)
        else:
            words = " ".join(filter(None, (item.title, *item.tail)))
            lines += (pieces.styled("Pause", words), pieces.blocks(parts, item.blocks, 2), b"")
    lines.append(b"")
    begin, end = parts.bookmark_around(CONTENTS)  # its number comes after those of the items
    lines[first] = begin + lines[first]
    lines[-1] += end


def _item(item: Item, level: int, parts: Collector, lines: list[bytes]) -> None:
    lines.append(pieces.item_heading(parts, level, item))
    lines += [pieces.styled("Punktnote", mark) for mark in marks_of(item)]
    lines += [pieces.fact(parts, field.label, field.blocks, "Punktfakta") for field in item.fields]
    for part in item.parts:
        if isinstance(part, Item):
            _item(part, level + 1, parts, lines)
        else:
            lines.append(pieces.section(parts, part, level + 1))
    lines.append(b"")


def _front(document: Document) -> list[bytes]:
    p = pieces.styled
    lines = []
    senders = [sender for sender in _senders(document) if sender and sender != document.title]
    if senders:
        lines.append(p("Afsender", " · ".join(senders)))
    lines.append(p("Dokumentart", document.label))
    lines.append(p("Title" if document.items else "Titelalene", document.title))
    if document.mark:
        is_loud = document.mark_tone == "varsel"
        lines.append(p("Status" if is_loud else "Statusrolig", document.mark))
    if document.edition_mark:
        lines.append(p("Status", document.edition_mark))
    return lines


def _senders(document: Document) -> tuple[str, ...]:
    """The organisation and the body, if they are not one."""
    organisation, body = document.organisation, document.body
    return (organisation,) if organisation.lower() == body.lower() else (organisation, body)


def _contents(document: Document, parts: Collector, lines: list[bytes]) -> None:
    listed = [item for item in document.items if isinstance(item, Item)]
    is_long, label = len(listed) >= _LISTED, document.items_label
    if document.items and label and (is_long or label != document.label):
        lines.append(pieces.heading(parts, 1, label))
    if is_long:
        begin, separate, end = map(_FIELD.format, ("begin", "separate", "end"))
        asks = _ASKS.format(parts.name(CONTENTS))
        between = encoded(f"\n</w:p>\n{_ENTRY}")
        lines.append(encoded(f"{_ENTRY}{begin}{asks}{separate}"))
        entries = [pieces.entry(parts, item.anchor, words_of(item)) for item in listed]
        lines += (between.join(entries), encoded(end), b"</w:p>")


def _closing(document: Document, parts: Collector, lines: list[bytes]) -> None:
    if document.closing and isinstance(document.closing[0], Field):
        lines.append(pieces.styled("Linje", ""))
    for part in document.closing:
        if isinstance(part, Field):
            lines.append(pieces.fact(parts, part.label, part.blocks))
        else:
            lines.append(pieces.section(parts, part, 1))
