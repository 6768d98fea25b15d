"""The parts of a package of our own beside its text, and which of them need no new writing.

A shipped part is the same whenever what it tells of is, and is then taken as it was compressed
last time. A part that the user has written may tell of anything, and is always written.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import lru_cache
from typing import NamedTuple

from referat.formats.docx.alone import Cut, look_of
from referat.formats.docx.body import Frame
from referat.formats.docx.collector import Collector
from referat.formats.docx.zipping import Member, member
from referat.formats.templates import Templates
from referat.view.document import Document

Filler = Callable[[Document], Callable[[str], bytes]]
"""Gives what fills in a template by its name, for the document with the parts at hand."""

TEXT = "document.xml"
_MOST = 128


class _Part(NamedTuple):
    """A part's name, its template, and all that a shipped template tells of; `own`: that is the
    document's alone, and will not come again.
    """

    name: str
    source: str
    told: Callable[[Collector], Hashable] = lambda _: ()
    own: bool = False


def _relations(parts: Collector) -> Hashable:
    return (*parts.links, *((media.id, media.name) for media in parts.drawings.media))


def _organisation(parts: Collector) -> Hashable:
    return parts.document.organisation


def _lists(parts: Collector) -> Hashable:
    return parts.lists.key


def _styles(parts: Collector) -> Hashable:
    return (*parts.styles.combined, *parts.styles.indented.values())


_BEFORE_TEXT = (
    _Part("[Content_Types].xml", "content_types.xml"),
    _Part("_rels/.rels", "rels.xml"),
    _Part("docProps/app.xml", "app.xml"),
)
_AFTER_TEXT = (
    _Part("docProps/core.xml", "core.xml", own=True),
    _Part("word/_rels/document.xml.rels", "document_rels.xml", _relations),
    _Part("word/fontTable.xml", "fontTable.xml"),
    _Part("word/footer1.xml", "footer.xml", _organisation),
    _Part("word/footer2.xml", "footer.xml", _organisation),
    _Part("word/header1.xml", "header.xml", own=True),
    _Part("word/numbering.xml", "numbering.xml", _lists),
    _Part("word/settings.xml", "settings.xml"),
    _Part("word/styles.xml", "styles.xml", _styles),
    _Part("word/theme/theme1.xml", "theme.xml"),
)


class Parts:
    """The parts as the documents of one run's templates have them. `frame` is what the shipped
    template writes around a document's text, once it is known.
    """

    def __init__(self, templates: Templates) -> None:
        self.templates = templates
        self.frame: Frame | None = None
        self._own = {entry.name for entry in templates.list_templates() if entry.own}
        self._known: dict[tuple[str, Hashable], Member] = {}
        self._cuts: dict[Hashable, Cut] = {}

    def has_own(self, source: str) -> bool:
        """Whether the user has written the template."""
        return f"docx/{source}" in self._own

    def members(self, text: bytes, parts: Collector, filler: Filler) -> Iterator[Member]:
        """All members of the package round `text`, the pictures last."""
        yield from (self._member(part, parts, filler) for part in _BEFORE_TEXT)
        yield member("word/document.xml", text)
        yield from (self._member(part, parts, filler) for part in _AFTER_TEXT)
        for media in parts.drawings.media:
            yield member(f"word/media/{media.name}", media.data)

    def _member(self, part: _Part, parts: Collector, filler: Filler) -> Member:
        if self.has_own(part.source):
            return member(part.name, filler(parts.document)(part.source))
        if part.own:
            return member(part.name, self._cut(part, parts.document, filler))
        key = (part.name, part.told(parts))
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            known = self._known[key] = member(part.name, filler(parts.document)(part.source))
        return known

    def _cut(self, part: _Part, document: Document, filler: Filler) -> bytes:
        look = (part.source, look_of(document))
        cut = self._cuts.get(look)
        if cut is None:
            cut = self._cuts[look] = Cut(document, lambda other: filler(other)(part.source))
        return cut.filled(document)


@lru_cache(maxsize=4)
def parts_of(templates: Templates) -> Parts:
    return Parts(templates)
