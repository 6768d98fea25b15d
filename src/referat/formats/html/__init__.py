"""HTML: a document as bytes.

Knows which templates write them and which functions those may call; the words and the look
are the templates'.
"""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from referat.formats.address import safe_target
from referat.formats.characters import utf8
from referat.formats.html.blocks import blocks, heading_tag
from referat.formats.html.helpers import css_class, permalink_label
from referat.formats.html.pieces import Pieces
from referat.formats.once import Once
from referat.formats.parts import items_of, marks_of, sort_of
from referat.formats.templates import Templates
from referat.prose.tree import Blocks
from referat.view.document import Document

__all__ = ["functions", "render"]


def render(document: Document, templates: Templates) -> bytes:
    """`document` as one self-contained HTML file."""
    return _page(f"html/{document.kind}.html", templates, document=document)


def _page(name: str, templates: Templates, **context: object) -> bytes:
    page = templates.render(name, **functions(templates), **context)
    return utf8(page)


def functions(templates: Templates) -> Mapping[str, object]:
    """What a template may call; those of a repository's own put their parts together themselves."""
    if templates.shadowed:
        return FUNCTIONS
    return templates.kept(_with_pieces)


def _with_pieces(templates: Templates) -> Mapping[str, object]:
    pieces = Pieces(templates, FUNCTIONS, _written, permalink_label)
    return {**FUNCTIONS, "_stykke": pieces.part, "_felter": pieces.fields}


_written = Once(blocks)


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
