"""WordprocessingML as strings: escaping, the text of a run, a paragraph.

Knows no node of the tree. Strings, because a tree of elements costs ten times as much.
"""

from __future__ import annotations

import re
from functools import lru_cache

from referat.danish.latin import UNPRINTED, turning
from referat.formats.characters import clean

_SPECIAL = re.compile("([\t\n\r\xad])")
END = "</w:p>"
CLOSED = END.encode()
_KEEPING = ' xml:space="preserve"'
_TURNED = turning({*b"&<>", *UNPRINTED})
"""Tells what is escaped, and what Latin-1 has that Word or XML cannot take as it is."""
_AS_ELEMENT = {
    "\t": "<w:tab/>",
    "\n": "<w:br/>",
    "\r": "<w:br/>",
    "\xad": "<w:softHyphen/>",  # Word prints the character itself as a hyphen
}


def escape(text: str) -> str:
    return escape_clean(text if text.isprintable() else clean(text))  # nearly all text is


def escape_clean(kept: str) -> str:
    """As `escape`, for a text that is clean."""
    if "&" in kept or "<" in kept or ">" in kept:
        return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return kept


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def attribute(text: str) -> str:
    """`text` as an attribute's value, on one line."""
    return " ".join(escape(text).replace('"', "&quot;").split())


def run(text: str, style: str = "") -> str:
    """A run of one character style: the text, and tabs and breaks as elements of their own."""
    if not text:
        return ""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    if text.isprintable():
        space = _KEEPING if text[0] == " " or text[-1] == " " else ""  # no other is printable
        if "&" in text or "<" in text or ">" in text:
            text = escape_clean(text)
        return f"<w:r>{look}<w:t{space}>{text}</w:t></w:r>"
    if not _SPECIAL.search(text):
        return f"<w:r>{look}<w:t{_space(text)}>{escape(text)}</w:t></w:r>"
    pieces = _SPECIAL.split(text.replace("\r\n", "\n"))
    words = [
        _AS_ELEMENT.get(piece) or f"<w:t{_space(piece)}>{escape(piece)}</w:t>"
        for piece in pieces
        if piece
    ]
    return f"<w:r>{look}{''.join(words)}</w:r>"


def said(text: str, style: str = "") -> bytes:
    """`run` in UTF-8, for a draft."""
    if text and text.strip() == text:
        signs = text.encode("latin-1", "ignore")
        if signs.translate(_TURNED) == signs and (len(signs) == len(text) or text.isprintable()):
            start = _run_opened(style) if style else b"<w:r><w:t>"
            return b"".join((start, text.encode(), b"</w:t></w:r>"))  # as nearly all are
    return encoded(run(text, style))


@lru_cache(maxsize=128)
def _run_opened(style: str) -> bytes:
    return encoded(f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:t>')


def run_of(words: str) -> str:
    """A run of words that can be printed and are escaped already."""
    return f"<w:r><w:t{_space(words)}>{words}</w:t></w:r>"


def _space(text: str) -> str:
    """What keeps the white space at the ends of a text."""
    return "" if text == text.strip() else _KEEPING


@lru_cache(maxsize=512)
def opened(style: str) -> bytes:
    """`opening` in UTF-8."""
    return encoded(opening(style))


def opening(style: str) -> str:
    """What a paragraph starts with; it ends with `END`."""
    if style == "Normal":
        return "<w:p>"
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'


def paragraph(style: str, content: str) -> str:
    return f"{opening(style)}{content}{END}"
