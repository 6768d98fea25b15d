"""A page as bytes, put together of what is its own and of texts that other pages show as well.

A shared text is encoded and looked through for links once for all that show it. While a page is
written a mark stands for it, which no words can be: a `<` of theirs is escaped.
"""

from __future__ import annotations

from msgspec import Struct

from referat.formats.characters import utf8
from referat.formats.leads import NOWHERE, Leads, leads_from, leads_in, together

_MARK = "<>"
_WRITTEN_MARK = _MARK.encode()


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

    def mark(self, shared: Woven) -> str:
        """What stands for `shared` until the page is woven."""
        self._shared.append(shared)
        return f"{_MARK}{len(self._shared) - 1}{_MARK}"

    def woven(self, text: str) -> Woven:
        """The page with `text`, in which marks stand."""
        parts = utf8(text).split(_WRITTEN_MARK)
        shared = [self._shared[int(number)] for number in parts[1::2]]
        parts[1::2] = [each.content for each in shared]
        leads = [leads_in(_without_scripts(text)), *[each.leads or NOWHERE for each in shared]]
        return Woven(b"".join(parts), together(leads))


def whole(text: str) -> Woven:
    """`text` as pages may show it."""
    return Woven(utf8(text), leads_in(text))


def rooted(text: Woven, folder: str) -> Woven:
    """A text that leads to the same from every page that shows it, as from one in `folder`."""
    return Woven(text.content, leads_from(folder, text.leads or NOWHERE))


def _without_scripts(page: str) -> str:
    """A page without what is in the scripts of its head: nothing else of ours is hidden."""
    if "<script" not in page:
        return page
    head, end, body = page.partition("</head>")
    first, *others = head.split("<script")
    kept = [first]
    for other in others:
        tag, close, rest = other.partition(">")
        kept += [tag, close, rest.partition("</script>")[2]]
    return "".join([*kept, end, body])
