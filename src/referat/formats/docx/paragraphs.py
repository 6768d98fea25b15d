"""Paragraphs drafted: how one opens where its text starts, and what stands in it."""

from __future__ import annotations

from functools import lru_cache

from referat.formats.docx.draft import Asking, Writing, needing
from referat.formats.docx.inlines import inlines
from referat.formats.docx.layout import Spot
from referat.formats.docx.styles import paragraph_style
from referat.formats.docx.wordml import CLOSED, opened, said
from referat.prose.tree import Inlines, Text


def starting(out: Writing, base: str, left: int, hanging: int = 0) -> bytes:
    """How a paragraph opens that is like `base`, with its text starting at `left`. The document
    gets the style, whether a paragraph opens with it or not.
    """
    start, need = _start(base, left, hanging)
    if need:
        out.ask(need)
    return start


@lru_cache(maxsize=512)
def _start(base: str, left: int, hanging: int) -> tuple[bytes, Asking | None]:
    style, needed = paragraph_style(base, left, hanging)
    return opened(style), needing(needed) if needed else None


def line(start: bytes, content: Inlines, spot: Spot, out: Writing) -> None:
    """Adds a paragraph that opens with `start`."""
    if len(content) == 1 and type(content[0]) is Text:
        out += (start, said(content[0].text), CLOSED)  # nearly all are so
        return
    out.append(start)
    inlines(content, spot, out)
    out.append(CLOSED)
