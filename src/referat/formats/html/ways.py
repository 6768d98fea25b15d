"""The site's paths as addresses on a page, in HTML: nothing in one has to be escaped.

What has written a page's addresses knows where the page leads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup, escape

from referat.site.addresses import NOT_FOUND, Ways, whole
from referat.site.pages import Page
from referat.site.parts import Chrome


def ways_on(page: Page, chrome: Chrome) -> Mapping[str, str]:
    """What gives a site path as an address on `page`, and then has it. The page for addresses that
    lead nowhere is shown under any of them, so only whole addresses work there.
    """
    if page.path == NOT_FOUND and chrome.address:
        return _WholeWays(chrome.address)
    return Ways(page.path)


def asking(ways: Mapping[str, str]) -> Callable[[str], str]:
    """What gives their addresses to templates of anybody's, who may name what they ask with."""

    def til(path: str) -> str:
        return ways[path]

    return til


class _WholeWays(dict[str, Markup]):
    """Paths and their whole addresses on a site."""

    def __init__(self, site: str) -> None:
        super().__init__()
        self._site = site

    def __missing__(self, path: str) -> Markup:
        return self.setdefault(path, escape(whole(self._site, path)))
