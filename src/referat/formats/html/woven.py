"""A page as bytes, put together of what is its own and of texts that other pages show as well.

A shared text is encoded and looked through for links once for all that show it. While a page is
written a mark stands for it, which no words can be: a `<` of theirs is escaped. A page's own text
has nothing that is hidden from its readers: what stands in a script is given as a shared text.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from referat.formats.characters import utf8
from referat.formats.leads import (
    NOWHERE,
    Leads,
    leads_from,
    leads_in,
    leads_in_prose,
    leads_told,
    together,
)

_MARK = "<>"
_WRITTEN_MARK = _MARK.encode()


def _mark(number: int) -> Markup:
    return Markup(f"{_MARK}{number}{_MARK}")


_MARKS = tuple(map(_mark, range(64)))
"""Those that most pages do with."""


class Woven(Struct, frozen=True, gc=False):
    """A finished page, or a text that several show: whole elements. `leads` is None where a
    repository's own templates wrote it, of which nothing is known.
    """

    content: bytes
    leads: Leads | None = None


class Loom:
    """Weaves one page."""

    def __init__(self) -> None:
        self._shared: list[Woven] = []
        self._leads: list[Leads] = []

    def mark(self, shared: Woven) -> Markup:
        """What stands for `shared` until the page is woven."""
        number = len(self._shared)
        self._shared.append(shared)
        return _MARKS[number] if number < len(_MARKS) else _mark(number)

    def noted(self, text: str) -> str:
        """`text` of the page's own, in which prose may lead anywhere."""
        leads = leads_in_prose(text)
        if leads is not NOWHERE:
            self._leads.append(leads)
        return text

    def woven(self, text: str, paths: Iterable[str] | None = None) -> Woven:
        """The page with `text`, in which marks stand. `paths` of the site are what it leads to
        besides what was noted; None if it must be looked through.
        """
        written = utf8(text)
        own = leads_in(text) if paths is None else leads_told(written, paths)
        parts = written.split(_WRITTEN_MARK)
        shared = [self._shared[int(number)] for number in parts[1::2]]
        parts[1::2] = [each.content for each in shared]
        leads = [own, *self._leads, *[each.leads or NOWHERE for each in shared]]
        return Woven(b"".join(parts), together(leads))


def whole(text: str) -> Woven:
    """`text` as pages may show it."""
    return Woven(utf8(text), leads_in(text))


def rooted(text: Woven, folder: str) -> Woven:
    """A text that leads to the same from every page that shows it, as from one in `folder`."""
    return Woven(text.content, leads_from(folder, text.leads or NOWHERE))
