"""The text of a document, as the shipped template has it written.

In Python, for all who have no template of their own: what stands around the text is taken from the
template. `tests/formats/test_docx_body.py` lays the two side by side.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from referat.formats.docx.collector import CONTENTS, Collector
from referat.formats.docx.outline import Outline
from referat.view.document import Document, Field, Item

_STARTS, _ENDS = "<w:body>\n", "<w:sectPr>"
_LISTED = 6  # a document with as many items has a table of contents
_ENTRY = '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>\n'
_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_ASKS = (
    '<w:r><w:instrText xml:space="preserve"> TOC \\b {} \\o "1-1" \\n \\h \\z \\u '
    "</w:instrText></w:r>"
)


class Frame(Struct, frozen=True):
    """What the template writes around the text of every document."""

    before: str
    after: str

    @staticmethod
    def of(filled: str) -> Frame:
        before, starts, _ = filled.partition(_STARTS)
        _, ends, after = filled.rpartition(_ENDS)
        return Frame(before + starts, ends + after)

    def around(self, lines: list[str]) -> bytes:
        """The whole part; `lines` are used up."""
        lines[0] = self.before + lines[0]
        lines.append(self.after)
        return "\n".join(lines).encode("utf-8", "replace")


def body(document: Document, parts: Collector, shape: Outline) -> list[str]:
    """What stands in the document, line by line."""
    lines = _front(document, shape)
    lines += [shape.fact(field.label, field.blocks, "Moedefakta") for field in document.head]
    for section in document.lead:
        shape.add_section(section, 1, lines)
    _contents(document, parts, shape, lines)
    lines.append(parts.bookmark(CONTENTS, shape.all_items(document.items)))
    _closing(document, shape, lines)
    return lines


def _front(document: Document, shape: Outline) -> list[str]:
    p: Callable[[str, str], str] = shape.p
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


def _contents(document: Document, parts: Collector, shape: Outline, lines: list[str]) -> None:
    listed = [item for item in document.items if isinstance(item, Item)]
    is_long, label = len(listed) >= _LISTED, document.items_label
    if document.items and label and (is_long or label != document.label):
        lines.append(shape.heading(1, label))
    if is_long:
        begin, separate, end = map(_FIELD.format, ("begin", "separate", "end"))
        entries = shape.all_entries(listed, f"\n</w:p>\n{_ENTRY}")
        lines.append(f"{_ENTRY}{begin}{_ASKS.format(parts.name(CONTENTS))}{separate}")
        lines += (entries, end, "</w:p>")


def _closing(document: Document, shape: Outline, lines: list[str]) -> None:
    if document.closing and isinstance(document.closing[0], Field):
        lines.append(shape.p("Linje", ""))
    for part in document.closing:
        if isinstance(part, Field):
            lines.append(shape.fact(part.label, part.blocks, "Moedefakta"))
        else:
            shape.add_section(part, 1, lines)
