"""What stands around a site's pages, where nobody has templates of their own: the same on every
page of a folder, but for the marks in the menu. So it is written once for each way it can look.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping

from referat.formats.templates import Templates
from referat.site.addresses import FRONT, NOT_FOUND, SEARCH
from referat.site.pages import Page
from referat.site.parts import Chrome

_MOST = 1000


class Around:
    """Writes the head, the way and the foot of pages; one site's at a time."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._chrome: Chrome | None = None
        self._known: dict[Hashable, str] = {}

    def texts(self, page: Page, chrome: Chrome, to: Callable[[str], str]) -> Mapping[str, str]:
        """What stands around `page`, as the templates call it; `to` writes addresses there."""
        if chrome is not self._chrome and chrome != self._chrome:
            self._known.clear()
        self._chrome = chrome
        menu = {link.path for link in chrome.navigation}
        named = page.path in (FRONT, SEARCH, NOT_FOUND) or page.path in menu
        # A page that the templates know by its name is alone with its key.
        place = (page.path.rpartition("/")[0], page.path if named else "")
        way = tuple(link.path for link in page.crumbs if link.path in menu)
        context = {"side": page, "ramme": chrome, "til": to}
        return {
            "_sidehoved": self._written("site/sidehoved.html", (place, way), context),
            "_broedkrummer": self._written("site/broedkrummer.html", (place, page.crumbs), context),
            "_sidefod": self._written("site/sidefod.html", place, context),
        }

    def _written(self, template: str, looks: Hashable, context: Mapping[str, object]) -> str:
        key = (template, looks)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            known = self._known[key] = self._templates.render(template, **context)
        return known
