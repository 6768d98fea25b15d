"""Which targets may be links, and bare links in plain text."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from referat.danish.patterns import late
from referat.prose.tree import Inline, Link, Text

if TYPE_CHECKING:
    from linkify_it import LinkifyIt

_SAFE = late(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)
_WEB = late(r"https?://[^\s/?#]+[^\s?#]*", re.IGNORECASE)
_PATH_SIGNS = "/%!$&'()*+,;=:@~"
_LONGEST_LABEL = 64
_SCHEME = late(r"\s*[a-z][a-z0-9+.-]*\s*:", re.IGNORECASE)
_BEGINS_WEB = late(r"[hH][tT][tT][pP][sSſ]?://")
_TARGET = late(r"\]\(https?://[^\s()<>\\&|]+\)")
_WWW = late(r"[wW]{3}\.")
_MAIL = late(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~æøåÆØÅ-]+@"
    r"(?:[A-Za-z0-9æøåÆØÅ](?:[A-Za-z0-9æøåÆØÅ-]*[A-Za-z0-9æøåÆØÅ])?\.)+[A-Za-z]{2,}"
)


def with_scheme(target: str) -> str:
    """An address that begins with `www.` as a browser would take it; others as they are."""
    return f"https://{target}" if target[:4].lower() == "www." else target


def is_address(target: str) -> bool:
    """True for a target that may be followed: the web, mail, telephone, this document."""
    return _SAFE.match(target) is not None


def is_web_address(target: str) -> bool:
    """True for an address on the web that others can be made from."""
    return _WEB.fullmatch(target) is not None


def in_ascii(address: str) -> str:
    """A web address as every program takes it (RFC 3987, 3.1), whatever letters it has."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{_host(parts.netloc)}{quote(parts.path, safe=_PATH_SIGNS)}"


def _host(host: str) -> str:
    if host.isascii() and all(0 < len(label) < _LONGEST_LABEL for label in host.split(".")):
        return host  # as the codec would give it, which takes long to import
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return quote(host, safe=":@[]")


def is_local(target: str) -> bool:
    """True for a path to a file of the meeting."""
    return bool(target) and not _SCHEME.match(target) and not target.startswith(("/", "#", "\\"))


def is_meeting_file(name: str) -> bool:
    """True for a name that a meeting's file could have."""
    return name.lower().endswith((".yaml", ".yml"))


def is_mail(address: str) -> bool:
    """True for an address that a mail could reach (RFC 5321, the part people use)."""
    local, _, _ = address.partition("@")
    dots = local.startswith(".") or local.endswith(".") or ".." in local
    return _MAIL.fullmatch(address) is not None and not dots


@cache
def _linkify() -> LinkifyIt:
    from linkify_it import LinkifyIt  # noqa: PLC0415 - few texts have an address

    return LinkifyIt()


def may_be_linked(text: str) -> bool:
    """False for a text without any bare address. Nearly every text is one, and the signs of an
    address are found much faster one by one than with a pattern.
    """
    return (
        "@" in text
        or (":" in text and "https://" in text)
        or (":" in text and "://" in text and _BEGINS_WEB.search(text) is not None)
        or (("w" in text or "W" in text) and _WWW.search(text) is not None)
    )


def has_bare_address(text: str) -> bool:
    """As `may_be_linked`, for a text with marks: what a link leads to is not bare."""
    if not may_be_linked(text):
        return False
    return "](http" not in text or may_be_linked(_TARGET.sub("", text))


def linked(text: str) -> tuple[Inline, ...]:
    """`text` with its bare web and mail addresses as links. Names of domains without `www.`
    or a scheme stay text, and so does a mail address that cannot be one.
    """
    return _linked(str(text)) if may_be_linked(text) else (Text(text),)


@lru_cache(maxsize=512)
def _linked(text: str) -> tuple[Inline, ...]:
    inlines: list[Inline] = []
    done = 0
    for match in _linkify().match(text) or []:
        raw = match.raw
        target = with_scheme(raw) if raw.lower().startswith("www.") else match.url
        wanted = raw.lower().startswith(("http://", "https://", "www.", "mailto:"))
        if not wanted and not (match.schema == "mailto:" and is_mail(raw)):
            continue
        if match.index > done:
            inlines.append(Text(text[done : match.index]))
        inlines.append(Link(target, (Text(raw),)))
        done = match.last_index
    if done < len(text):
        inlines.append(Text(text[done:]))
    return tuple(inlines)
