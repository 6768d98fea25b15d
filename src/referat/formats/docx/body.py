"""The text of a document, as the shipped template has it written.

In Python, for all who have no template of their own: what stands around the text is taken from the
template. `tests/formats/test_docx_body.py` lays the two side by side.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from referat.formats.docx.collector import CONTENTS, Collector
from referat.formats.docx.outline import Outline
from referat.formats.docx.wordml import encoded
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


def body(document: Document, parts: Collector, shape: Outline[bytes]) -> list[bytes]:
    """What stands in the document, line by line."""
    lines = _front(document, shape)
    lines += [shape.fact(field.label, field.blocks, "Moedefakta") for field in document.head]
    for section in document.lead:
        shape.add_section(section, 1, lines)
    _contents(document, parts, shape, lines)
    _items(document, parts, shape, lines)
    _closing(document, shape, lines)
    return lines


def _items(document: Document, parts: Collector, shape: Outline[bytes], lines: list[bytes]) -> None:
    first = len(lines)
    shape.add_items(document.items, lines)
    begin, end = parts.bookmark_around(CONTENTS)  # its number comes after those of the items
    lines[first] = encoded(begin) + lines[first]
    lines[-1] += encoded(end)


def _front(document: Document, shape: Outline[bytes]) -> list[bytes]:
    p: Callable[[str, str], bytes] = shape.p
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


def _contents(
    document: Document, parts: Collector, shape: Outline[bytes], lines: list[bytes]
) -> None:
    listed = [item for item in document.items if isinstance(item, Item)]
    is_long, label = len(listed) >= _LISTED, document.items_label
    if document.items and label and (is_long or label != document.label):
        lines.append(shape.heading(1, label))
    if is_long:
        begin, separate, end = map(_FIELD.format, ("begin", "separate", "end"))
        asks = _ASKS.format(parts.name(CONTENTS))
        between = encoded(f"\n</w:p>\n{_ENTRY}")
        lines.append(encoded(f"{_ENTRY}{begin}{asks}{separate}"))
        lines += (shape.entries(listed, between), encoded(end), b"</w:p>")


def _closing(document: Document, shape: Outline[bytes], lines: list[bytes]) -> None:
    if document.closing and isinstance(document.closing[0], Field):
        lines.append(shape.p("Linje", ""))
    for part in document.closing:
        if isinstance(part, Field):
            lines.append(shape.fact(part.label, part.blocks, "Moedefakta"))
        else:
            shape.add_section(part, 1, lines)
