"""Markdown: a document as CommonMark with tables and strikethrough."""

from __future__ import annotations

from functools import partial

from referat.formats.characters import utf8
from referat.formats.markdown.functions import Functions
from referat.formats.markdown.layout import tidied
from referat.formats.markdown.pieces import Pieces
from referat.formats.templates import Templates
from referat.view.document import Document

__all__ = ["render"]


def render(document: Document, templates: Templates) -> bytes:
    """`document` as one Markdown file."""
    names = Functions().by_name()
    if templates.shadowed:
        source = templates.render(f"markdown/{document.kind}.md", document=document, **names)
    else:
        pieces = templates.kept(Pieces)
        names["_stykke"] = partial(pieces.written, names=names)
        source = pieces.document(document, names)
    return utf8(tidied(source))
