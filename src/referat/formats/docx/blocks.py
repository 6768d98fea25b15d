"""The blocks of a text, written as paragraphs: one function per kind of node."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from referat.formats.docx.collector import Collector
from referat.formats.docx.inlines import inlines, without_strong
from referat.formats.docx.layout import (
    ASIDE,
    FACT,
    LABEL,
    LEVELS,
    PERSON,
    QUOTE,
    Spot,
)
from referat.formats.docx.numbering import Hang, marker_width
from referat.formats.docx.styles import heading_style
from referat.formats.docx.tables import table
from referat.formats.docx.wordml import paragraph, run
from referat.prose import tree
from referat.prose.numerals import markers
from referat.prose.tree import Blocks, Inlines

_HANGING = {"Moedefakta": FACT, "Punktfakta": FACT, "Oplysning": LABEL}
# The same with a label alone on its line, which stays with what follows it.
_ALONE = {
    "Moedefakta": "Moedefaktarubrik",
    "Punktfakta": "Moedefaktarubrik",
    "Oplysning": "Oplysningsrubrik",
}
_OWN_LISTS = ("Efterskrift", "Tabelcelle", "Tabelcellehoejre", "Tabelcellemidt")


def blocks(content: Blocks, spot: Spot, parts: Collector) -> str:
    return "".join([_WRITERS[type(node)](node, spot, parts) for node in content])


def fact(label: str, content: Blocks, parts: Collector, style: str = "Moedefakta") -> str:
    """A labelled fact of the meeting or of an item."""
    inner = Spot(parts.level + 1, FACT, parts.taken.width, style="Moedefaktafortsat")
    return _labelled(label, content, inner, parts, style)


def _labelled(label: str, content: Blocks, inner: Spot, parts: Collector, style: str) -> str:
    """`label`, and what belongs to it further in; its first line stands beside the label."""
    if not label:
        return blocks(content, inner, parts)
    line, rest, stays = _first_line(content, inner, parts)
    look = parts.styles.at(_ALONE[style] if stays else style, inner.indent, _HANGING[style])
    beside = f"<w:r><w:tab/></w:r>{line}" if line else ""
    return paragraph(look, run(label, "Etiket") + beside) + blocks(rest, inner, parts)


def _first_line(content: Blocks, spot: Spot, parts: Collector) -> tuple[str, Blocks, bool]:
    """What can stand on the line of a label, the rest, and whether that line must stay by it."""
    match content:
        case (tree.Paragraph(line), *rest):
            return inlines(line, spot, parts), tuple(rest), False
        case (tree.People((tree.PersonGroup(None, (line, *others)), *groups)), *rest):
            left = tree.People((tree.PersonGroup(None, tuple(others)), *groups))
            return inlines(line, spot, parts), (left, *rest), False
        case (tree.People((tree.PersonGroup(str(name), people), *groups)), *rest):
            left = tree.People((tree.PersonGroup(None, people), *groups))
            return run(name, "Gruppenavn"), (left, *rest), True
        case _:
            return "", content, bool(content)


def _paragraph(node: tree.Paragraph, spot: Spot, parts: Collector) -> str:
    style = parts.styles.at(spot.style, spot.indent)
    return paragraph(style, inlines(node.content, spot, parts))


def _heading(node: tree.Heading, spot: Spot, parts: Collector) -> str:
    level = parts.heading_level(spot.level + node.level - 1)
    content = inlines(without_strong(node.content), spot, parts)
    return paragraph(heading_style(level), content)


def _bullets(node: tree.Bullets, spot: Spot, parts: Collector) -> str:
    depth = min(spot.depth, LEVELS - 1)
    return _entries(node, parts.lists.bullets(spot.indent, depth), spot, parts)


def _numbered(node: tree.Numbered, spot: Spot, parts: Collector) -> str:
    each = markers(node)
    if any(" " in marker for marker in each):
        # Words in a marker (`At 1)`) must be found by a search and read by every reader.
        return _marked(tree.Marked(tuple(zip(each, node.items, strict=True))), spot, parts)
    depth = min(spot.depth, LEVELS - 1)
    return _entries(node, parts.lists.numbered(node, spot.indent, depth), spot, parts)


def _entries(node: tree.Bullets | tree.Numbered, hang: Hang, spot: Spot, parts: Collector) -> str:
    """The entries; what follows an entry's first paragraph is as far in, without a marker."""
    style = spot.entry or ("ListParagraph" if node.tight else "Listeafsnit")
    depth = min(spot.depth, LEVELS - 1)
    number = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{hang.num}"/></w:numPr>'
    inner = spot._replace(indent=spot.indent + hang.width, depth=spot.depth + 1)
    if spot.style not in _OWN_LISTS:
        inner = inner._replace(style="ListContinue")
    written = []
    for entry in node.items:
        line, rest = _entry(entry)
        first = paragraph(style, inlines(line, inner, parts), number)
        written.append(first + blocks(rest, inner, parts))
    return "".join(written)


def _entry(entry: Blocks) -> tuple[Inlines, Blocks]:
    """The paragraph that bears the marker (empty where the entry starts with something else)."""
    if entry and isinstance(entry[0], tree.Paragraph):
        return entry[0].content, entry[1:]
    return (), entry


def _marked(node: tree.Marked, spot: Spot, parts: Collector) -> str:
    hang = max((marker_width(marker) for marker, _ in node.items), default=0)
    inner = spot._replace(indent=spot.indent + hang, depth=spot.depth + 1, style="ListContinue")
    style = parts.styles.at("Listemaerke", inner.indent, hang)
    written = []
    for marker, entry in node.items:
        line, rest = _entry(entry)
        beside = f"{run(marker)}<w:r><w:tab/></w:r>{inlines(line, inner, parts)}"
        written.append(paragraph(style, beside) + blocks(rest, inner, parts))
    return "".join(written)


def _table(node: tree.Table, spot: Spot, parts: Collector) -> str:
    return table(node, spot, parts, blocks)


def _quote(node: tree.Quote, spot: Spot, parts: Collector) -> str:
    inner = spot._replace(indent=spot.indent + QUOTE, style="Quote")
    return blocks(node.blocks, inner, parts)


def _code(node: tree.CodeBlock, spot: Spot, parts: Collector) -> str:
    return paragraph(parts.styles.at("Kodeblok", spot.indent), run(node.text.rstrip("\n")))


def _rule(_node: tree.Rule, _spot: Spot, _parts: Collector) -> str:
    return paragraph("Linje", "")


def _aside(node: tree.Aside, spot: Spot, parts: Collector) -> str:
    indent = spot.indent + ASIDE
    inner = spot._replace(indent=indent, style="Efterskrift", entry="Efterskrift")
    label = paragraph(parts.styles.at("Efterskriftsrubrik", indent), run(node.label, "Etiket"))
    return label + blocks(node.blocks, inner, parts)


def _labels(node: tree.Labelled, spot: Spot, parts: Collector) -> str:
    inner = spot._replace(indent=spot.indent + LABEL, style="ListContinue")
    return "".join(
        _labelled(label, content, inner, parts, "Oplysning") for label, content in node.entries
    )


def _people(node: tree.People, spot: Spot, parts: Collector) -> str:
    group_style = parts.styles.at("Deltagergruppe", spot.indent)
    style = parts.styles.at("Deltager", spot.indent + PERSON, PERSON)
    written = []
    for group in node.groups:
        if group.name:
            written.append(paragraph(group_style, run(group.name)))
        written += _each(style, group.people, spot, parts)
    return "".join(written)


def _each(style: str, people: Iterable[Inlines], spot: Spot, parts: Collector) -> list[str]:
    return [paragraph(style, inlines(person, spot, parts)) for person in people]


def _signatures(node: tree.Signatures, spot: Spot, parts: Collector) -> str:
    # The line is a tab's leader: Word draws the borders of paragraphs that are alike only once.
    line = "<w:r><w:tab/></w:r><w:r><w:br/></w:r>"
    return "".join(
        paragraph("Underskrift", line + inlines(person, spot, parts)) for person in node.people
    )


_WRITERS: dict[type, Callable[[Any, Spot, Collector], str]] = {
    tree.Paragraph: _paragraph,
    tree.Heading: _heading,
    tree.Bullets: _bullets,
    tree.Numbered: _numbered,
    tree.Marked: _marked,
    tree.Table: _table,
    tree.Quote: _quote,
    tree.CodeBlock: _code,
    tree.Rule: _rule,
    tree.Aside: _aside,
    tree.Labelled: _labels,
    tree.People: _people,
    tree.Signatures: _signatures,
}
