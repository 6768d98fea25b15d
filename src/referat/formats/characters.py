"""Keeps what no reader can take out of a finished text.

Knows which code points HTML, XML and UTF-8 have no room for.
"""

from __future__ import annotations

import re

from referat.danish.latin import turning

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def clean(text: str) -> str:
    """`text` with U+FFFD for control characters, lone surrogates and noncharacters."""
    # What Python can print is never forbidden, and it is much quicker to ask.
    if text.isprintable() or text.replace("\n", "").replace("\u00a0", "").isprintable():
        return text
    return FORBIDDEN.sub("\ufffd", text)


_HIGH = bytes([0x7F, 0xEF, *range(0xF0, 0xF5)])
_TURNED = turning({*range(0x20), *_HIGH} - set(b"\t\n"))
"""Tells the bytes that a forbidden character may hold in UTF-8; words hardly ever do."""
_C1 = re.compile(b"\xc2[\x80-\x9f]")


def utf8(text: str) -> bytes:
    """`clean(text)` in UTF-8."""
    try:
        found = text.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate
        return clean(text).encode("utf-8")
    return sound(found)


def sound(found: bytes) -> bytes:
    """As `utf8`, for a text that is UTF-8 already."""
    if found.translate(_TURNED) != found or (b"\xc2" in found and _C1.search(found)):
        return clean(found.decode("utf-8")).encode("utf-8")
    return found


def sound_json(found: bytes) -> bytes:
    """As `sound`, for JSON: no control character of ASCII's but one stands in it as it is."""
    for sign in _HIGH:
        if sign in found:  # a few such looks take less time than one that sees each byte
            return sound(found)
    return sound(found) if b"\xc2" in found and _C1.search(found) else found
