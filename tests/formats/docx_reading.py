"""Reads a .docx back for the tests: its parts, and its text as a reader would see it."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

from lxml import etree
from msgspec.structs import replace

from referat.formats.docx import Letterhead, render
from referat.formats.docx.blocks import draft_at
from referat.formats.docx.collector import Collector
from referat.formats.docx.draft import Writing, filled
from referat.formats.docx.inlines import inlines
from referat.formats.docx.layout import Spot
from referat.formats.templates import Templates, shipped_templates
from referat.prose.tree import Block, Inline
from referat.view.document import Document, Item, Pause, Properties, Section

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
TEMPLATES = Templates(shipped_templates())

Element = etree._Element

EMPTY = Document(
    kind="referat",
    edition="offentlig",
    label="Referat",
    title="Møde",
    organisation="",
    body="",
    mark="",
    edition_mark="",
    head=(),
    lead=(),
    items_label="",
    items=(),
    closing=(),
    properties=Properties("Referat af møde", "Skive", "", date(2023, 12, 8)),
)


def item(title: str, *parts: Section | Item, number: str = "", anchor: str = "") -> Item:
    return Item(anchor or title.lower(), number, title, (), (), (), parts)


def with_items(*items: Item | Pause) -> Document:
    return replace(EMPTY, items=items)


def with_blocks(*blocks: Block) -> Document:
    return with_items(item("Punkt", Section("tekst", "", blocks)))


def collector() -> Collector:
    return Collector(EMPTY)


def written(node: Block, spot: Spot | None = None, parts: Collector | None = None) -> str:
    """A block where it stands."""
    return filled(draft_at((node,), spot or Spot()), parts or collector()).decode()


def written_inline(node: Inline) -> str:
    out = Writing()
    inlines((node,), Spot(), out)
    return filled(out.settled(), collector()).decode()


def made(document: Document, letterhead: Letterhead | None = None) -> bytes:
    return render(document, TEMPLATES, letterhead)


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}


def roots(data: bytes) -> dict[str, Element]:
    """Every part that is XML."""
    each = members(data)
    return {n: etree.fromstring(d) for n, d in each.items() if n.endswith((".xml", ".rels"))}


def body(data: bytes) -> Element:
    found = roots(data)["word/document.xml"].find(f"{W}body")
    assert found is not None
    return found


def text(element: Element) -> str:
    """The words of a part of a document; a tab and a break are one white space."""
    said = {f"{W}tab": "\t", f"{W}br": "\n"}
    wanted = element.iter(f"{W}t", f"{W}tab", f"{W}br")
    return "".join(
        e.text or "" if e.tag == f"{W}t" else said[str(e.tag)]
        for e in wanted
        if e.getparent() is not None and str(e.getparent().tag) != f"{W}tabs"  # type: ignore[union-attr]
    )


def style(paragraph: Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "Normal" if found is None else found.get(f"{W}val", "")


def lines(data: bytes) -> list[tuple[str, str]]:
    """Each paragraph's style and words."""
    return [(style(p), text(p)) for p in body(data).iter(f"{W}p")]


def letterhead(path: Path, data: bytes) -> Letterhead:
    path.write_bytes(data)
    found = Letterhead.read(path)
    assert isinstance(found, Letterhead), found
    return found
