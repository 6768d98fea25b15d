"""Paragraphs drafted: how one opens where its text starts, and what stands in it."""

from __future__ import annotations

from functools import lru_cache

from referat.formats.docx.collector import Collector
from referat.formats.docx.draft import Piece
from referat.formats.docx.inlines import inlines
from referat.formats.docx.layout import Spot
from referat.formats.docx.styles import paragraph_style
from referat.formats.docx.wordml import CLOSED, opened, said
from referat.prose.tree import Inlines, Text


@lru_cache(maxsize=512)
def starting(base: str, left: int, hanging: int = 0) -> Piece:
    """How a paragraph opens that is like `base`, with its text starting at `left`."""
    style, needed = paragraph_style(base, left, hanging)
    start = opened(style)
    if needed is None:
        return start

    def ask(parts: Collector) -> bytes:
        parts.styles.need(needed)
        return start

    return ask


def asked(start: Piece) -> Piece:
    """Gives the document the style of `start`, whether a paragraph opens with it or not."""
    return b"" if isinstance(start, bytes) else lambda parts: start(parts)[:0]


def line(start: Piece, content: Inlines, spot: Spot, out: list[Piece]) -> None:
    """Adds a paragraph that opens with `start`."""
    if len(content) == 1 and isinstance(content[0], Text):
        out += (start, said(content[0].text), CLOSED)  # nearly all are so
        return
    out.append(start)
    inlines(content, spot, out)
    out.append(CLOSED)
