"""Running words: a Markdown text with everything blanked that is not read as words. The cells of
tables stay, with the strokes between them.

The result has the same length, character for character, so that what is found in it stands at
the same place in the file.
"""

from __future__ import annotations

import re

from referat.checks.joined import has_any
from referat.danish.patterns import late

_FENCE = late(
    r"^( *)(`{3,}|~{3,}) *(?P<what>\w*)[^\n]*\n(?P<held>.*?)(?:^\1\2[^\n]*$|\Z)", re.M | re.S
)
_CODE = late(r"(?<!`)(`+)(?!`)(?:[^`]|(?<!`)(?!\1(?!`))`+)*?\1(?!`)")
_RULER = late(r"^ *\|?(?: *:?-+:? *\|)+[ :|-]*$", re.M)
_TARGET = late(r"\]\((?:<[^>\n]*>|[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)|\]\{\.ny\}")
_ADDRESS = late(r"<[a-z][a-z0-9+.-]*:[^>\s]*>|(?:https?://|www\.)[^\s<>]+|[\w.+-]+@[\w.-]+", re.I)
_MARKS = late(
    r"!\[|\[|\]|\*+|~~|(?<!\w)_+|_+(?!\w)|^ *#{1,6} |^ *:::.*$|^ *> ?|\\(?=[^\w\s])", re.M
)

_SIGNS = ("[", "]", "*", "~~", "_", "#", ":::", ">", "\\")
"""What each of them holds."""


def running(text: str) -> str:
    """`text` with code, link targets, addresses and marks as spaces; line breaks stay."""
    if "`" in text or "~~~" in text:
        text = _CODE.sub(_blank, _FENCE.sub(_unfenced, text))
    if "|" in text:
        text = _RULER.sub(_blank, text)
    if "](" in text or "]{" in text:
        text = _TARGET.sub(_blank, text)
    if "@" in text or "://" in text or "www." in text or "<" in text:
        text = _ADDRESS.sub(_blank, text)
    return _MARKS.sub(_blank, text) if has_any(text, *_SIGNS) else text


def _unfenced(match: re.Match[str]) -> str:
    """A fenced table keeps its cells; any other block is code."""
    if match["what"] != "tabel":
        return _blank(match)
    start, end = match.start("held") - match.start(), match.end("held") - match.start()
    whole = match[0]
    return (
        re.sub(r"[^\n]", " ", whole[:start]) + whole[start:end] + re.sub(r"[^\n]", " ", whole[end:])
    )


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
