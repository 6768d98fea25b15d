"""What stands around a site's pages, where nobody has templates of their own: the same on every
page of a folder and of the folders beside it, but for the marks in the menu and for what leads
into one of these. So it is written once for each way it can look.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from msgspec import Struct

from referat.formats.html.ways import ways_on
from referat.formats.html.woven import Woven, rooted, whole
from referat.formats.templates import Templates
from referat.site.addresses import FRONT, NOT_FOUND, SEARCH
from referat.site.pages import Page
from referat.site.parts import Chrome

_MOST = 1000


class _Written(Struct, frozen=True):
    """A text as it stands in `folder`; `asked` are the paths that it leads to."""

    text: Woven
    folder: str
    asked: tuple[str, ...]

    def holds_in(self, folder: str) -> bool:
        """Whether the text is the same in `folder`, which is the same one or lies beside it."""
        return folder == self.folder or not any(
            path.startswith((f"{folder}/", f"{self.folder}/")) for path in self.asked
        )


class Around:
    """Writes the head, the way and the foot of pages; one site's at a time."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._chrome: Chrome | None = None
        self._menu: frozenset[str] = frozenset()
        self._known: dict[Hashable, _Written] = {}

    def texts(self, page: Page, chrome: Chrome) -> Mapping[str, Woven]:
        """What stands around `page`, as the templates call it."""
        if chrome is not self._chrome:
            if chrome != self._chrome:
                self._known.clear()
            self._chrome = chrome
            self._menu = frozenset([link.path for link in chrome.navigation])
        menu = self._menu
        # A page that the templates know by its name is alone with its looks.
        named = page.path in (FRONT, SEARCH, NOT_FOUND) or page.path in menu
        name = page.path if named else ""
        way = tuple([link.path for link in page.crumbs if link.path in menu])
        return {
            "_sidehoved": self._text("site/sidehoved.html", (name, way), page, chrome),
            "_broedkrummer": self._text(
                "site/broedkrummer.html", (name, page.crumbs), page, chrome
            ),
            "_sidefod": self._text("site/sidefod.html", name, page, chrome),
        }

    def _text(self, template: str, looks: Hashable, page: Page, chrome: Chrome) -> Woven:
        folder = page.path.rpartition("/")[0]
        above = folder.rpartition("/")[0] if folder else None
        beside, here = (template, looks, above), (template, looks, above, folder)
        for key in (beside, here):
            known = self._known.get(key)
            if known is not None and known.holds_in(folder):
                return known.text
        made = self._written(template, folder, page, chrome)
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known.setdefault(beside, made)
        self._known[here] = made
        return made.text

    def _written(self, template: str, folder: str, page: Page, chrome: Chrome) -> _Written:
        ways = ways_on(page, chrome)
        til = ways.__getitem__
        text = self._templates.render(template, side=page, ramme=chrome, til=til)
        return _Written(rooted(whole(text), folder), folder, tuple(ways))
