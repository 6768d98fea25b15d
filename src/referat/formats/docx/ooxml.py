"""The names that Office Open XML goes by, and reading its parts with lxml.

Only letterheads need it: documents of our own are written as strings.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = f"{{{OFFICE}}}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
REL = f"{{{PACKAGE}/relationships}}"
CT = f"{{{PACKAGE}/content-types}}"

CONTENT_TYPES = "[Content_Types].xml"


def parse(data: bytes) -> etree._Element:
    """A part's root, of elements alone. Nothing is fetched, and no entity is unfolded."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(data, parser)


def serialise(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def rels_name(part: str) -> str:
    """The part that holds `part`'s relationships; the package's own for the empty name."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def target(part: str, relation: etree._Element) -> str:
    """The name of the part that `relation` of `part` points at."""
    to = relation.get("Target", "")
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), to)).lstrip("/")


def inner(rels: etree._Element | None) -> Iterator[etree._Element]:
    """The relationships that point into the package."""
    for relation in rels.iter(f"{REL}Relationship") if rels is not None else ():
        if relation.get("TargetMode") != "External":
            yield relation


def value(element: etree._Element | None, default: str = "") -> str:
    """What an element's `w:val` says."""
    return default if element is None else element.get(f"{W}val", default)


def numbers(root: etree._Element | None, tag: str, name: str) -> Iterator[int]:
    """The numbers in one attribute of all elements of a kind."""
    for element in root.iter(tag) if root is not None else ():
        try:
            yield int(element.get(name, ""))
        except ValueError:
            continue
