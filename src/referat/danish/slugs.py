"""A text as a name that any address can hold."""

from __future__ import annotations

import re
import unicodedata

_OTHERS = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ł": "l"}
)


def words_of(text: str) -> str:
    """`text` in small letters a to z and digits, with hyphens between; empty if nothing is left."""
    if text.isascii():
        return _OTHERS.sub("-", text.lower()).strip("-")
    folded = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode("ascii")
    return _OTHERS.sub("-", plain).strip("-")


def slug(text: str) -> str:
    """As `words_of`; `x` if nothing is left."""
    return words_of(text) or "x"
