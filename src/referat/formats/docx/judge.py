"""Whether a letterhead's parts hang together, and which names and numbers they use.

Every part that `merge` touches is read here first, so that merging cannot fail.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from lxml import etree

from referat.formats.docx.collector import Taken
from referat.formats.docx.layout import TEXT_WIDTH
from referat.formats.docx.ooxml import (
    CONTENT_TYPES,
    OFFICE,
    WP,
    W,
    inner,
    numbers,
    parse,
    rels_name,
    target,
)
from referat.formats.docx.unpack import UnusableError

Element = etree._Element

_LEAST_WIDTH = 2000  # twips: margins that leave less are a mistake in the letterhead
_TOUCHED = {
    "styles": f"{W}styles",
    "numbering": f"{W}numbering",
    "header": f"{W}hdr",
    "footer": f"{W}ftr",
    "footnotes": f"{W}footnotes",
    "endnotes": f"{W}endnotes",
}
_NO_WORD = "Brevpapiret er ikke et Word-dokument i det almindelige .docx-format"


def judged(parts: dict[str, bytes]) -> tuple[str, Taken]:
    """The name of the letterhead's text, and what it uses."""
    _no_macros(_root(parts, CONTENT_TYPES), parts)
    start = _root(parts, rels_name(""))
    kinds = {each.get("Type", ""): target("", each) for each in inner(start)}
    main = kinds.get(f"{OFFICE}/officeDocument", "")
    if main not in parts:
        raise UnusableError(_NO_WORD)
    text = _root(parts, main)
    body = text.find(f"{W}body")
    if text.tag != f"{W}document" or body is None:
        raise UnusableError(_NO_WORD)
    return main, _taken(parts, main, body)


def _no_macros(types: Element, parts: dict[str, bytes]) -> None:
    told = any("macroenabled" in each.get("ContentType", "").lower() for each in types)
    if told or any(PurePosixPath(name).name.lower() == "vbaproject.bin" for name in parts):
        raise UnusableError("Brevpapiret indeholder makroer", "Gem det som .docx uden makroer")


def _root(parts: dict[str, bytes], name: str) -> Element:
    if name not in parts:
        raise UnusableError(f"Brevpapiret er ikke et helt Word-dokument: {name} mangler")
    try:
        root = parse(parts[name])
    except etree.XMLSyntaxError as error:
        raise UnusableError(f"Brevpapiret er beskadiget: {name} kan ikke læses") from error
    if b"<!DOCTYPE" in parts[name]:
        raise UnusableError(f"Brevpapiret er beskadiget: {name} har en DOCTYPE")
    return root


def _taken(parts: dict[str, bytes], main: str, body: Element) -> Taken:
    rels = _root(parts, rels_name(main)) if rels_name(main) in parts else None
    near = list(_near(parts, main, inner(rels)))
    numbering = [root for kind, root in near if kind == "numbering"]
    texts = [body, *(root for kind, root in near if kind not in ("numbering", "styles"))]
    marks = [mark for root in texts for mark in root.iter(f"{W}bookmarkStart")]
    return Taken(
        frozenset(each.get("Id", "") for each in rels) if rels is not None else frozenset(),
        frozenset(PurePosixPath(name).stem for name in parts),
        frozenset(mark.get(f"{W}name", "") for mark in marks),
        _highest(texts, f"{W}bookmarkStart", f"{W}id", 0),
        _highest(texts, f"{WP}docPr", "id", 0),
        _highest(numbering, f"{W}abstractNum", f"{W}abstractNumId", -1),
        _highest(numbering, f"{W}num", f"{W}numId", 0),
        _width(body),
    )


def _near(
    parts: dict[str, bytes], main: str, rels: Iterable[Element]
) -> Iterable[tuple[str, Element]]:
    """The parts beside the text that can hold text, styles or lists."""
    for relation in rels:
        kind = relation.get("Type", "").rsplit("/", 1)[-1]
        if kind in _TOUCHED:
            name = target(main, relation)
            root = _root(parts, name)
            if root.tag != _TOUCHED[kind]:
                raise UnusableError(
                    f"Brevpapiret er beskadiget: {name} er noget andet, end det siger"
                )
            yield kind, root


def _highest(roots: Iterable[Element], tag: str, name: str, least: int) -> int:
    return max((least, *(number for root in roots for number in numbers(root, tag, name))))


def _width(body: Element) -> int:
    """The room between the margins of the last section."""
    size, margins = body.find(f"{W}sectPr/{W}pgSz"), body.find(f"{W}sectPr/{W}pgMar")
    if size is None or margins is None:
        return TEXT_WIDTH
    try:
        gone = int(margins.get(f"{W}left", "0")) + int(margins.get(f"{W}right", "0"))
        return max(_LEAST_WIDTH, int(size.get(f"{W}w", "")) - gone)
    except ValueError:
        return TEXT_WIDTH
