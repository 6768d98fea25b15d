"""Markdown: a document as CommonMark with tables and strikethrough."""

from __future__ import annotations

from referat.formats.characters import clean
from referat.formats.markdown.functions import Functions
from referat.formats.markdown.layout import tidied
from referat.formats.templates import Templates
from referat.view.document import Document

__all__ = ["render"]


def render(document: Document, templates: Templates) -> bytes:
    """`document` as one Markdown file."""
    name = f"markdown/{document.kind}.md"
    source = templates.render(name, document=document, **Functions().by_name())
    return clean(tidied(source)).encode("utf-8")
