"""Makes link targets that every reader takes alike.

Knows which schemes may be followed and which characters an address must not hold.
"""

from __future__ import annotations

import re
from functools import lru_cache

from referat.formats.characters import clean

FOLLOWED = frozenset({"http", "https", "mailto", "tel", "ftp"})
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
PARTS = re.compile(r"([^/?#]*//[^/?#]*)?([^#]*)(?:#(.*))?", re.DOTALL)
UNSAFE = re.compile(
    r"""[\x00-\x20"<>\\^`{|}\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000]"""
    r"""|[\ufeff\ufff0-\uffff]|%(?![0-9A-Fa-f]{2})"""
)
UNSAFE_AFTER_HOST = re.compile(r"[\[\]#]")


@lru_cache(maxsize=512)
def safe_target(target: str) -> str | None:
    """`target` with unsafe characters percent-encoded; None for what must not be a link."""
    target = clean(target).strip()
    scheme = SCHEME.match(target)
    if scheme and scheme[1].lower() not in FOLLOWED:
        return None
    found = PARTS.fullmatch(target)
    assert found is not None
    host, rest, fragment = found[1] or "", found[2], found[3]
    encoded = _encode(UNSAFE, host) + _encode(UNSAFE_AFTER_HOST, _encode(UNSAFE, rest))
    if fragment is not None:
        encoded += "#" + _encode(UNSAFE_AFTER_HOST, _encode(UNSAFE, fragment))
    return encoded or None


def _encode(unsafe: re.Pattern[str], text: str) -> str:
    return unsafe.sub(_percent, text)


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8"))
