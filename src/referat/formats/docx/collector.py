"""What the writers need beside the text: links, bookmarks, pictures, lists and styles.

One collector serves one document. With a letterhead it starts after what the letterhead has
taken, so that nothing has to be renumbered when the two are put together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urljoin

from msgspec import Struct, field

from referat.formats.docx.layout import TEXT_WIDTH, below
from referat.formats.docx.links import PLAIN, uri
from referat.formats.docx.numbering import Numbering
from referat.formats.docx.pictures import Drawings, fresh
from referat.formats.docx.styles import Styles
from referat.formats.docx.wordml import encoded
from referat.view.document import Document, Item

_BOOKMARK_LENGTH = 40
_NO_WORD = re.compile(r"\W")
CONTENTS = "dagsordenspunkter"  # the bookmark round all items, for the table of contents


class Taken(Struct, frozen=True):
    """What a letterhead already uses, and the room it leaves for text."""

    relations: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()  # names without their extension
    bookmarks: frozenset[str] = frozenset()
    bookmark: int = 0
    drawing: int = 0
    abstract: int = -1
    num: int = 0
    width: int = TEXT_WIDTH


class Relation(NamedTuple):
    """A link out of the document."""

    id: str
    target: str


class Collector(Struct, dict=True):
    """Everything gathered while one document is written."""

    document: Document
    taken: Taken = field(default_factory=Taken)

    def __post_init__(self) -> None:
        taken = self.taken
        self.styles = Styles()
        self.lists = Numbering(taken.abstract + 1, taken.num + 1)
        self.drawings = Drawings(taken.drawing + 1, taken.relations, taken.media)
        self.level = 0
        self._bookmark = taken.bookmark
        self._link_ids = fresh("link", taken.relations)
        self._links: dict[str, Relation] = {}
        self._names = bookmark_names(tuple(anchors(self.document.items)), taken.bookmarks)
        self._set: set[str] = set()

    @property
    def links(self) -> list[Relation]:
        return list(self._links.values())

    def link(self, target: str) -> str:
        """The attribute that points a hyperlink at `target`; empty: nothing can be pointed at."""
        if target.startswith("#"):
            name = self._names.get(target[1:])
            return f'w:anchor="{name}"' if name else ""
        address = _address(self.document.address, target)
        if not address:
            return ""
        relation = self._links.get(address)
        if relation is None:
            relation = self._links[address] = Relation(next(self._link_ids), address)
        return f'r:id="{relation.id}"'

    def name(self, anchor: str) -> str:
        return self._names[anchor]

    def bookmark(self, anchor: str, content: str) -> str:
        """`content` with the bookmark of `anchor` round it; Word takes a name only once."""
        begin, end = self.bookmark_around(anchor)
        return f"{begin.decode()}{content}{end.decode()}"

    def bookmark_around(self, anchor: str) -> tuple[bytes, bytes]:
        """What stands before and after the content of a bookmark."""
        name = self._names.get(anchor)
        if name is None or anchor in self._set:
            return b"", b""
        self._set.add(anchor)
        number = self._bookmark = self._bookmark + 1
        return (
            encoded(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'),
            encoded(f'<w:bookmarkEnd w:id="{number}"/>'),
        )

    def heading_level(self, level: int) -> int:
        """`level`, but never more than one below the heading before it."""
        self.level = below(self.level, level)
        return self.level


@lru_cache(maxsize=256)
def _address(base: str, target: str) -> str:
    return target if PLAIN.fullmatch(target) else uri(urljoin(base, target))


def anchors(items: Iterable[object]) -> list[str]:
    """The anchors of all items, sub-items included."""
    found: list[str] = []
    for item in items:
        if type(item) is Item:
            found.append(item.anchor)
            found += anchors(item.parts)
    return found


@lru_cache(maxsize=16)
def bookmark_names(wanted: tuple[str, ...], taken: frozenset[str]) -> Mapping[str, str]:
    """A bookmark name that Word accepts for each anchor: no two alike but for their case."""
    names: dict[str, str] = {}
    used = {name.lower() for name in taken}
    for anchor in (CONTENTS, *wanted):
        if anchor not in names:
            names[anchor] = _unique(anchor, used)
            used.add(names[anchor].lower())
    return names


def _unique(anchor: str, used: set[str]) -> str:
    stem = anchor.replace("-", "_")
    if not (stem.isascii() and stem.isidentifier()):  # nearly all are
        stem = _NO_WORD.sub("_", stem)
    if not stem[:1].isalpha():
        stem = f"p_{stem}"
    name, count = stem[:_BOOKMARK_LENGTH], 1
    while name.lower() in used:
        count += 1
        name = f"{stem[: _BOOKMARK_LENGTH - len(str(count)) - 1]}_{count}"
    return name
