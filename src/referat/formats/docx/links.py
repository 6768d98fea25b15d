"""Addresses as Word's packages take them.

One address that is no URI makes Word call the whole file damaged, so what cannot be made into
one is not linked at all.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from referat.formats.address import safe_target

_SAFE = "/?#@!$&'()*+,;=~-._:%"
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)")
_WEB = re.compile(r"//(?:[^/?#@:]+(?::[^/?#@]*)?@)?[^/?#@:]+(?::\d{0,4})?(?:[/?#].*)?")
_SHAPES = {
    "http": _WEB,
    "https": _WEB,
    "ftp": _WEB,
    "mailto": re.compile(r"[^@?/#]+@[^@?/#]+(?:\?.*)?"),
    "tel": re.compile(r"[+\d()./-]+(?:%20[\d()./-]+)*(?:;.*)?"),
}
PLAIN = re.compile(r"https?://[a-z0-9]+(?:[.-][a-z0-9]+)*(?:/[\w/.-]*)?", re.ASCII)
"""A whole address that stands as it is, wherever the document lies."""


def uri(target: str) -> str:
    """`target` with every other character percent-encoded; empty if it can be no URI."""
    encoded = quote(safe_target(target) or "", safe=_SAFE)
    found = _SCHEME.fullmatch(encoded)
    if not found:
        return encoded.replace(":", "%3A")
    shape = _SHAPES.get(found[1].lower())
    return encoded if shape and shape.fullmatch(found[2]) else ""
