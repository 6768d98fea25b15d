"""Markdown: a document as CommonMark with tables and strikethrough."""

from __future__ import annotations

from referat.formats.characters import utf8
from referat.formats.markdown.body import body
from referat.formats.markdown.functions import Functions
from referat.formats.markdown.layout import tidied
from referat.formats.templates import Templates
from referat.view.document import Document

__all__ = ["render"]


def render(document: Document, templates: Templates) -> bytes:
    """`document` as one Markdown file."""
    write = Functions()
    if templates.shadowed:
        names = write.by_name()
        source = templates.render(f"markdown/{document.kind}.md", document=document, **names)
        return utf8(tidied(source))
    written = body(document, write)  # of texts that are clean already
    return written + b"\n" if write.tidy else tidied(written.decode()).encode()
