"""The texts of a meeting's documents as Markdown, each by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from referat.formats.data.jsons import Object
from referat.formats.markdown.texts import by_itself
from referat.prose.tree import Blocks
from referat.view.document import Document, Field, Item, Pause, Section

ORDER = ("referat", "dagsorden", "beslutningsreferat")
"""Which document is asked first: the minutes show everything but what they leave out."""


def fullest_first(documents: Iterable[Document]) -> list[Document]:
    return sorted(documents, key=lambda document: ORDER.index(document.kind))


def markdown(content: Blocks) -> str:
    """`content` as a Markdown text of its own: its headings begin with one `#`."""
    return by_itself(content) if content else ""


def field(part: Field) -> Object:
    return {"nøgle": part.key, "navn": part.label or None, "markdown": markdown(part.blocks)}


def section(part: Section) -> Object:
    return {
        "nøgle": part.key,
        "navn": part.heading or None,
        "markdown": markdown(part.blocks),
        "afsnit": [section(inner) for inner in part.parts],
    }


def any_part(part: Field | Section) -> Object:
    return field(part) if isinstance(part, Field) else section(part)


def items_by_anchor(documents: Sequence[Document]) -> dict[str, list[Item]]:
    """Each item as every document has it, the fullest first."""
    found: dict[str, list[Item]] = {}
    for document in documents:
        _collect(document.items, found)
    return found


def _collect(parts: Iterable[Item | Pause | Section], found: dict[str, list[Item]]) -> None:
    for part in parts:
        if isinstance(part, Item):
            found.setdefault(part.anchor, []).append(part)
            _collect(part.parts, found)


def sections_of(items: Sequence[Item]) -> list[Object]:
    """An item's sections; those that the first document leaves out come from the next."""
    known: set[str] = set()
    found: list[Object] = []
    for item in items:
        parts = [part for part in item.parts if isinstance(part, Section) and part.key not in known]
        found += [section(part) for part in parts]
        known |= {part.key for part in parts}
    return found
