"""The parts of a package of our own beside its text, and which of them need no new writing.

A shipped part is the same whenever what it tells of is, and is then taken as it was compressed
last time. One that lists what is each document's own is the same but for its rows. A part that
the user has written may tell of anything, and is always written.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import lru_cache
from typing import NamedTuple

from markupsafe import escape

from referat.formats.docx.alone import Cut, look_of
from referat.formats.docx.body import Frame
from referat.formats.docx.collector import Collector
from referat.formats.docx.wordml import encoded
from referat.formats.docx.zipping import Member, member
from referat.formats.templates import Templates
from referat.view.document import Document

Filler = Callable[[Document], Callable[[str], bytes]]
"""Gives what fills in a template by its name, for the document with the parts at hand."""

TEXT = "document.xml"
_MOST = 128
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class _Part(NamedTuple):
    """A part's name, its template, and all that a shipped template tells of, if it tells of
    anything; `own`: that is the document's alone, and will not come again. `rows` are what it lists
    of a document.
    """

    name: str
    source: str
    told: Callable[[Collector], Hashable] | None = None
    own: bool = False
    rows: Callable[[Collector], bytes] = lambda _: b""


def _relations(parts: Collector) -> Hashable:
    return (*parts.links, *((media.id, media.name) for media in parts.drawings.media))


def _rows(parts: Collector) -> bytes:
    links = parts.links
    every = str(escape("\n".join([link.target for link in links])))  # no address has a line break
    targets = every.split("\n") if links else []
    rows = [
        f'<Relationship Id="{link.id}" Type="{_KIND}/hyperlink" Target="{target}" '
        'TargetMode="External"/>\n'
        for link, target in zip(links, targets, strict=True)
    ]
    rows += [
        f'<Relationship Id="{media.id}" Type="{_KIND}/image" Target="media/{media.name}"/>\n'
        for media in parts.drawings.media
    ]
    return encoded("".join(rows))


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
    _Part("word/_rels/document.xml.rels", "document_rels.xml", _relations, rows=_rows),
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
        self._fixed: dict[str, Member] = {}
        self._known: dict[tuple[str, Hashable], Member] = {}
        self._cuts: dict[Hashable, Cut] = {}
        self._around_rows: dict[str, tuple[bytes, bytes]] = {}

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
        fixed = self._fixed.get(part.name)
        if fixed is not None:
            return fixed
        if self.has_own(part.source):
            return member(part.name, filler(parts.document)(part.source))
        if part.own:
            return member(part.name, self._cut(part, parts.document, filler))
        if part.told is None:
            fixed = self._fixed[part.name] = member(part.name, self._shipped(part, parts, filler))
            return fixed
        key = (part.name, part.told(parts))
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            known = self._known[key] = member(part.name, self._shipped(part, parts, filler))
        return known

    def _shipped(self, part: _Part, parts: Collector, filler: Filler) -> bytes:
        """What a shipped template writes; what it writes around the rows is asked of it once."""
        rows, around = part.rows(parts), self._around_rows.get(part.source)
        if rows and around:
            return b"".join((around[0], rows, around[1]))
        text = filler(parts.document)(part.source)
        before, found, after = text.partition(rows) if rows else (text, b"", b"")
        if found:
            self._around_rows[part.source] = before, after
        return text

    def _cut(self, part: _Part, document: Document, filler: Filler) -> bytes:
        look = (part.source, look_of(document))
        cut = self._cuts.get(look)
        if cut is None:
            cut = self._cuts[look] = Cut(document, lambda other: filler(other)(part.source))
        return cut.filled(document)


@lru_cache(maxsize=4)
def parts_of(templates: Templates) -> Parts:
    return Parts(templates)
