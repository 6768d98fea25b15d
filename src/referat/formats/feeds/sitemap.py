"""The sitemap (sitemaps.org, protocol 0.9) and robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from referat.formats.escape import escaped
from referat.site.addresses import ROBOTS, SITEMAP, numbered, whole
from referat.site.parts import Chrome

MOST = 40_000
"""Addresses in one file; the protocol allows 50 000."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

Listed = Sequence[tuple[str, date | None]]
"""Paths from the root, each with the day that its page last changed."""


def render(pages: Listed, chrome: Chrome) -> bytes:
    """`pages` as one sitemap, in the order of their paths."""
    return _written("urlset", "url", sorted(pages, key=lambda page: page[0]), chrome)


def files(pages: Listed, chrome: Chrome) -> tuple[tuple[str, bytes], ...]:
    """robots.txt and the sitemap, which is an index where there are too many pages for one.
    Without an address there is none; a site that is not for the public asks to be left alone.
    """
    if chrome.edition_mark:
        return ((ROBOTS, b"User-agent: *\nDisallow: /\n"),)
    if not chrome.address:
        return ()
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {whole(chrome.address, SITEMAP)}\n"
    first = (ROBOTS, robots.encode("utf-8"))
    if len(pages) <= MOST:
        return (first, (SITEMAP, render(pages, chrome)))
    ordered = sorted(pages, key=lambda page: page[0])
    parts = [ordered[at : at + MOST] for at in range(0, len(ordered), MOST)]
    named = [(numbered(SITEMAP, number), part) for number, part in enumerate(parts, 2)]
    listed = [(path, _newest(part)) for path, part in named]
    index = _written("sitemapindex", "sitemap", listed, chrome)
    return (first, (SITEMAP, index), *((path, render(part, chrome)) for path, part in named))


def _newest(pages: Listed) -> date | None:
    return max((day for _, day in pages if day is not None), default=None)


def _written(root: str, each: str, pages: Listed, chrome: Chrome) -> bytes:
    lines = [f'{_HEAD}<{root} xmlns="{_NAMESPACE}">\n']
    for path, day in pages:
        changed = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
        address = escaped(whole(chrome.address, path))
        lines.append(f"<{each}><loc>{address}</loc>{changed}</{each}>\n")
    return "".join([*lines, f"</{root}>\n"]).encode("utf-8")
