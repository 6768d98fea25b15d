"""HTML: a document as bytes.

Knows which templates write them and which functions those may call; the words and the look
are the templates'.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from referat.formats.address import safe_target
from referat.formats.characters import utf8
from referat.formats.html.blocks import blocks, heading_tag
from referat.formats.html.helpers import css_class, permalink_label
from referat.formats.html.pieces import Pieces
from referat.formats.html.woven import Loom, Woven, whole
from referat.formats.once import Once
from referat.formats.parts import Part, items_of, marks_of, sort_of
from referat.formats.templates import Templates
from referat.prose.tree import Blocks
from referat.view.document import Document, Field, Item

__all__ = ["render", "woven"]


def render(document: Document, templates: Templates) -> Woven:
    """`document` as one self-contained HTML file."""
    return woven(f"html/{document.kind}.html", templates, {}, (), document=document)


def woven(
    name: str,
    templates: Templates,
    around: Mapping[str, Woven],
    paths: Iterable[str] | None,
    **context: object,
) -> Woven:
    """The page of the template `name`; `around` are texts that other pages have as well, by the
    names that it knows them by, and `paths` what it will have led to of the site (see `Loom`). A
    repository's own templates put their parts together themselves.
    """
    if templates.shadowed:
        return Woven(utf8(templates.render(name, **FUNCTIONS, **context)))
    loom, pieces = Loom(), templates.kept(_pieces)

    def part(part: Part, level: int) -> str:
        if isinstance(part, Item):
            return loom.mark(pieces.item(part, level))
        return loom.noted(pieces.part(part, level))

    def fields(fields: Iterable[Field] | None, level: int) -> str:
        return loom.noted(pieces.fields(fields, level))

    def overview(document: Document) -> str:
        return loom.mark(pieces.overview(document))

    shared = {**templates.kept(_style), **around}
    context |= {each: loom.mark(text) for each, text in shared.items()}
    context |= {"_stykke": part, "_felter": fields, "_punktliste": overview}
    return loom.woven(templates.render(name, **FUNCTIONS, **context), paths)


def _pieces(templates: Templates) -> Pieces:
    return Pieces(templates, FUNCTIONS, blocks, permalink_label)


def _style(templates: Templates) -> Mapping[str, Woven]:
    return {"_stil": whole(templates.render("html/referat.css"))}


_written = Once(blocks, of_meeting=True).of


def _prose(content: Blocks, level: int) -> Markup:
    return Markup(_written(content, level))


FUNCTIONS: dict[str, object] = {
    "prosa": _prose,
    "overskrift": heading_tag,
    "klasse": css_class,
    "skabelon": sort_of,
    "punkter": items_of,
    "maerker": marks_of,
    "linktekst": permalink_label,
    "adresse": safe_target,
}
"""What a template may call, by its Danish name."""
