"""Sections and the blocks of a text, drafted as paragraphs: one function per kind of node."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from msgspec.structs import replace

from referat.formats.docx.collector import Collector
from referat.formats.docx.draft import Asking, Draft, Writing, filled
from referat.formats.docx.inlines import inlines, without_strong
from referat.formats.docx.layout import (
    ASIDE,
    FACT,
    LABEL,
    PERSON,
    QUOTE,
    STEP,
    Spot,
    below,
)
from referat.formats.docx.numbering import Look, marker_width
from referat.formats.docx.paragraphs import line, starting
from referat.formats.docx.styles import heading_style
from referat.formats.docx.tables import table
from referat.formats.docx.wordml import CLOSED, encoded, opened, said
from referat.prose import tree
from referat.prose.numerals import markers
from referat.prose.tree import Blocks, Inlines
from referat.view.document import Section

_HANGING = {"Moedefakta": FACT, "Punktfakta": FACT, "Oplysning": LABEL}
# The same with a label alone on its line, which stays with what follows it.
_ALONE = {
    "Moedefakta": "Moedefaktarubrik",
    "Punktfakta": "Moedefaktarubrik",
    "Oplysning": "Oplysningsrubrik",
}
_OWN_LISTS = ("Efterskrift", "Tabelcelle", "Tabelcellehoejre", "Tabelcellemidt")
_TAB = b"<w:r><w:tab/></w:r>"
_MARKED = b'"/></w:numPr></w:pPr>'


def draft_section(section: Section, way: tuple[int, int, int]) -> Draft:
    """A section with its heading and all that it holds, line by line. `way` is the level that it
    stands at, that of the heading before it, and the width of the page's text.
    """
    level, above, width = way
    out = Writing(above)
    _section(section, level, width, out)
    return out.settled()


def _section(section: Section, level: int, width: int, out: Writing) -> None:
    if section.heading:
        out.level = below(out.level, level)
        out.append(_titled(section.heading, out.level))
        level += 1
    _blocks(section.blocks, Spot(level, 0, width), out)
    out.append(b"\n")
    for part in section.parts:
        _section(part, level, width, out)
        out.append(b"\n")


@lru_cache(maxsize=128)
def _titled(heading: str, level: int) -> bytes:
    """The heading of a section, which is nearly always one of a house's few."""
    return b"".join((opened(heading_style(level)), said(heading), CLOSED, b"\n"))


@lru_cache(maxsize=128)
def _label(words: str) -> bytes:
    """A label, of which a house has few too."""
    return said(words, "Etiket")


def draft(content: Blocks, way: tuple[int, int, int]) -> Draft:
    """A text, whatever its document; `way` is the level of its first headings, that of the heading
    before it, and the width.
    """
    level, above, width = way
    return draft_at(content, Spot(level, 0, width), above)


def draft_fact(content: Blocks, way: tuple[str, int, int, str]) -> Draft:
    """A fact of the meeting or of an item; `way` is its label, the level of the heading before
    it, the width of the page's text, and its style.
    """
    label, above, width, style = way
    out = Writing(above)
    _labelled(label, content, Spot(above + 1, FACT, width, 0, "Moedefaktafortsat"), out, style)
    return out.settled()


def draft_at(content: Blocks, spot: Spot, above: int = 0) -> Draft:
    out = Writing(above)
    _blocks(content, spot, out)
    return out.settled()


def _blocks(content: Iterable[tree.Block], spot: Spot, out: Writing) -> None:
    start: bytes | None = None
    for node in content:
        if type(node) is tree.Paragraph:  # most are
            if start is None:
                start = starting(out, spot.style, spot.indent)
            line(start, node.content, spot, out)
        else:
            _WRITERS[type(node)](node, spot, out)


def _labelled(label: str, content: Blocks, inner: Spot, out: Writing, style: str) -> None:
    """`label`, and what belongs to it further in; its first line stands beside the label."""
    if not label:
        _blocks(content, inner, out)
        return
    if len(content) == 1 and type(content[0]) is tree.Paragraph:
        words = content[0].content
        if len(words) == 1 and type(words[0]) is tree.Text:
            start, beside = starting(out, style, inner.indent, _HANGING[style]), said(words[0].text)
            out += (start, _label(label), _TAB if beside else b"", beside, CLOSED)
            return
    first, rest, stays = _first_line(content, inner)
    base = _ALONE[style] if stays else style
    out += (starting(out, base, inner.indent, _HANGING[style]), _label(label))
    _after_tab(first, out)
    out.append(CLOSED)
    _blocks(rest, inner, out)


def _first_line(content: Blocks, spot: Spot) -> tuple[Draft, Blocks, bool]:
    """What can stand on the line of a label, the rest, and whether that line must stay by it."""
    out = Writing()
    match content:
        case (tree.Paragraph(words), *rest):
            inlines(words, spot, out)
            return out.settled(), tuple(rest), False
        case (tree.People((tree.PersonGroup(None, (words, *others)), *groups)), *rest):
            inlines(words, spot, out)
            left = tree.People((tree.PersonGroup(None, tuple(others)), *groups))
            return out.settled(), (left, *rest), False
        case (tree.People((tree.PersonGroup(str(name), people), *groups)), *rest):
            left = tree.People((tree.PersonGroup(None, people), *groups))
            return Draft(said(name, "Gruppenavn")), (left, *rest), True
        case _:
            return Draft(), content, bool(content)


def _after_tab(beside: Draft, out: Writing) -> None:
    """What stands beside a label, and the tab before it; nothing for nothing."""

    def write(parts: Collector) -> bytes:
        words = filled(beside, parts)
        return _TAB + words if words else b""

    if beside.asks:
        out.ask(write)
    elif beside.text:
        out += (_TAB, beside.text)


def _heading(node: tree.Heading, spot: Spot, out: Writing) -> None:
    level = out.heading(spot.level + node.level - 1)
    line(opened(heading_style(level)), without_strong(node.content), spot, out)


def _bullets(node: tree.Bullets, spot: Spot, out: Writing) -> None:
    origin = spot.indent - spot.list_level * STEP
    _entries(node, STEP, spot, out, lambda parts: parts.lists.bullets(origin))


def _numbered(node: tree.Numbered, spot: Spot, out: Writing) -> None:
    each = markers(node)
    if " " in "".join(each):
        # Words in a marker (`At 1)`) must be found by a search and read by every reader.
        _marked(tree.Marked(tuple(zip(each, node.items, strict=True))), spot, out)
        return
    width = max(map(marker_width, each), default=STEP)
    look = Look.of(node, spot.indent - spot.list_level * STEP, width)
    _entries(node, width, spot, out, lambda parts: parts.lists.numbered(look))


def _entries(
    node: tree.Bullets | tree.Numbered, hang: int, spot: Spot, out: Writing, number: Asking
) -> None:
    """The entries; `number` asks for that of the list.

    What follows an entry's first paragraph is as far in, without a marker.
    """
    style = spot.entry or ("ListParagraph" if node.tight else "Listeafsnit")
    start = _bearing(style, spot.list_level)
    inner = spot.inside(hang, "" if spot.style in _OWN_LISTS else "ListContinue")
    if not node.items:
        out.ask(lambda parts: number(parts)[:0])
    for entry in node.items:
        words, rest = _entry(entry)
        out.append(start)
        out.ask(number)
        line(_MARKED, words, inner, out)
        if rest:
            _blocks(rest, inner, out)


@lru_cache(maxsize=128)
def _bearing(style: str, level: int) -> bytes:
    """How a paragraph with a marker opens, until the number of its list."""
    return encoded(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="'
    )


def _entry(entry: Blocks) -> tuple[Inlines, Blocks]:
    """The paragraph that bears the marker (empty where the entry starts with something else)."""
    if entry and type(entry[0]) is tree.Paragraph:
        return entry[0].content, entry[1:]
    return (), entry


def _marked(node: tree.Marked, spot: Spot, out: Writing) -> None:
    hang = max((marker_width(marker) for marker, _ in node.items), default=0)
    inner = spot.inside(hang, "ListContinue")
    start = starting(out, "Listemaerke", inner.indent, hang)
    for marker, entry in node.items:
        words, rest = _entry(entry)
        out += (start, said(marker), _TAB)
        inlines(words, inner, out)
        out.append(CLOSED)
        _blocks(rest, inner, out)


def _table(node: tree.Table, spot: Spot, out: Writing) -> None:
    table(node, spot, out, draft_at)


def _quote(node: tree.Quote, spot: Spot, out: Writing) -> None:
    inner = replace(spot, indent=spot.indent + QUOTE, style="Quote")
    _blocks(node.blocks, inner, out)


def _code(node: tree.CodeBlock, spot: Spot, out: Writing) -> None:
    out += (starting(out, "Kodeblok", spot.indent), said(node.text.rstrip("\n")), CLOSED)


def _rule(_node: tree.Rule, _spot: Spot, out: Writing) -> None:
    out += (opened("Linje"), CLOSED)


def _aside(node: tree.Aside, spot: Spot, out: Writing) -> None:
    indent = spot.indent + ASIDE
    out += (starting(out, "Efterskriftsrubrik", indent), said(node.label, "Etiket"), CLOSED)
    inner = replace(spot, indent=indent, style="Efterskrift", entry="Efterskrift")
    _blocks(node.blocks, inner, out)


def _labels(node: tree.Labelled, spot: Spot, out: Writing) -> None:
    inner = replace(spot, indent=spot.indent + LABEL, style="ListContinue")
    for label, content in node.entries:
        _labelled(label, content, inner, out, "Oplysning")


def _people(node: tree.People, spot: Spot, out: Writing) -> None:
    group_start = starting(out, "Deltagergruppe", spot.indent)
    start = starting(out, "Deltager", spot.indent + PERSON, PERSON)
    for group in node.groups:
        if group.name:
            out += (group_start, said(group.name), CLOSED)
        for person in group.people:
            line(start, person, spot, out)


def _signatures(node: tree.Signatures, spot: Spot, out: Writing) -> None:
    # The line is a tab's leader: Word draws the borders of paragraphs that are alike only once.
    start = b"".join((opened("Underskrift"), _TAB, b"<w:r><w:br/></w:r>"))
    for person in node.people:
        line(start, person, spot, out)


_WRITERS: dict[type, Callable[[Any, Spot, Writing], None]] = {
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
