"""WordprocessingML as strings: escaping, the text of a run, a paragraph.

Knows no node of the tree. Strings, because a tree of elements costs ten times as much.
"""

from __future__ import annotations

import re

from referat.formats.characters import clean

_SPECIAL = re.compile("([\t\n\r\xad])")
_AS_ELEMENT = {
    "\t": "<w:tab/>",
    "\n": "<w:br/>",
    "\r": "<w:br/>",
    "\xad": "<w:softHyphen/>",  # Word prints the character itself as a hyphen
}


def escape(text: str) -> str:
    kept = text if text.isprintable() else clean(text)  # nearly all text is
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """`text` as an attribute's value, on one line."""
    return " ".join(escape(text).replace('"', "&quot;").split())


def words(text: str) -> str:
    """What stands in a run: the text, and tabs and breaks as elements of their own."""
    if text.isprintable():
        return _words(text)
    pieces = _SPECIAL.split(text.replace("\r\n", "\n"))
    return "".join(_AS_ELEMENT.get(piece) or _words(piece) for piece in pieces)


def _words(text: str) -> str:
    if not text:
        return ""
    space = "" if text == text.strip() else ' xml:space="preserve"'
    return f"<w:t{space}>{escape(text)}</w:t>"


def run(text: str, style: str = "") -> str:
    """A run of one character style."""
    if not text:
        return ""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f"<w:r>{look}{words(text)}</w:r>"


def paragraph(style: str, content: str, more: str = "") -> str:
    """A paragraph; `more` is what follows the style among its properties."""
    if style == "Normal" and not more:
        return f"<w:p>{content}</w:p>"
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{content}</w:p>'
