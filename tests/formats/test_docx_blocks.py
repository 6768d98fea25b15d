"""What each kind of node becomes in Word: the node and the paragraphs side by side."""

from __future__ import annotations

from typing import get_args

import pytest
from lxml import etree
from msgspec.structs import replace
from tests.formats.docx_reading import (
    EMPTY,
    Element,
    W,
    body,
    collector,
    item,
    lines,
    made,
    roots,
    text,
    with_blocks,
    with_items,
    written,
)

from referat.formats.docx.layout import FACT, STEP
from referat.formats.docx.numbering import marker_width
from referat.prose.tree import (
    Aside,
    Block,
    Blocks,
    Bullets,
    CodeBlock,
    Heading,
    Labelled,
    Marked,
    Numbered,
    Paragraph,
    People,
    PersonGroup,
    Quote,
    Rule,
    Signatures,
    Strong,
    Table,
    Text,
)
from referat.view.document import Field, Section


def t(words: str) -> tuple[Text]:
    return (Text(words),)


def p(words: str) -> Paragraph:
    return Paragraph(t(words))


def rows(*cells: str) -> tuple[tuple[Blocks, ...], ...]:
    return (tuple((p(cell),) for cell in cells),)


# A block, and its paragraphs: style and words. A tab parts a marker from its text.
BLOCKS: list[tuple[Block, list[tuple[str, str]]]] = [
    (p("ord"), [("Normal", "ord")]),
    (Heading(1, t("ord")), [("Heading2", "ord")]),
    (Bullets(((p("a"),), (p("b"),))), [("ListParagraph", "a"), ("ListParagraph", "b")]),
    (Bullets(((p("a"),),), tight=False), [("Listeafsnit", "a")]),
    (
        Bullets(((p("a"), p("b"), Bullets(((p("c"), p("d")),))),)),
        [
            ("ListParagraph", "a"),
            ("ListContinue", "b"),
            ("ListParagraph", "c"),
            ("ListContinue2", "d"),
        ],
    ),
    (Bullets(((), (Rule(),))), [("ListParagraph", ""), ("ListParagraph", ""), ("Linje", "")]),
    (Numbered(((p("a"),),)), [("ListParagraph", "a")]),
    (
        Numbered(((p("a"),), (p("b"),)), prefix="At ", suffix=")"),
        [("Listemaerke620_620", "At 1)\ta"), ("Listemaerke620_620", "At 2)\tb")],
    ),
    (
        Marked((("A)", (p("a"), p("b"))), ("C)", ()))),
        [("Listemaerke", "A)\ta"), ("ListContinue", "b"), ("Listemaerke", "C)\t")],
    ),
    (Quote((p("a"), Quote((p("b"),)))), [("Quote", "a"), ("Quote840", "b")]),
    (CodeBlock("a\n  b\n"), [("Kodeblok", "a\n  b")]),
    (Rule(), [("Linje", "")]),
    (
        Aside("Efterskrift", (p("a"), Bullets(((p("b"),),)))),
        [("Efterskriftsrubrik", "Efterskrift"), ("Efterskrift", "a"), ("Efterskrift", "b")],
    ),
    (
        Labelled((("For", (p("A"), p("B"))), ("Imod", ()))),
        [("Oplysning", "For\tA"), ("ListContinue1980", "B"), ("Oplysning", "Imod")],
    ),
    (
        People((PersonGroup("Skive", (t("Ida"),)), PersonGroup(None, (t("Bo"),)))),
        [("Deltagergruppe0", "Skive"), ("Deltager280", "Ida"), ("Deltager280", "Bo")],
    ),
    (Signatures((t("Ida"),)), [("Underskrift", "\t\nIda")]),
    (
        Table(t("Tabel 1"), rows("a", "b")[0], rows("c", "d"), ("right", "center")),
        [
            ("Caption", "Tabel 1"),
            ("Tabelcellehoejre", "a"),
            ("Tabelcellemidt", "b"),
            ("Tabelcellehoejre", "c"),
            ("Tabelcellemidt", "d"),
            ("Tabelafstand", ""),
        ],
    ),
]


@pytest.mark.parametrize(("node", "expected"), BLOCKS)
def test_block(node: Block, expected: list[tuple[str, str]]) -> None:
    written = lines(made(with_blocks(node)))
    assert [
        line for line in written if line[0] not in ("Dokumentart", "Title", "Heading1")
    ] == expected


def test_every_kind_of_node_is_tried() -> None:
    assert {type(node) for node, _ in BLOCKS} == set(get_args(Block))


# A fact's value, and its paragraphs.
FACTS: list[tuple[Blocks, list[tuple[str, str]]]] = [
    ((p("a"),), [("Moedefakta", "Sted\ta")]),
    ((p("a"), p("b")), [("Moedefakta", "Sted\ta"), ("Moedefaktafortsat", "b")]),
    ((Bullets(((p("a"),),)),), [("Moedefaktarubrik", "Sted"), ("ListParagraph", "a")]),
    (
        (People((PersonGroup(None, (t("Ida"), t("Bo"))),)),),
        [("Moedefakta", "Sted\tIda"), ("Deltager", "Bo")],
    ),
    (
        (People((PersonGroup("Skive", (t("Ida"),)),)),),
        [("Moedefaktarubrik", "Sted\tSkive"), ("Deltager", "Ida")],
    ),
    ((), [("Moedefakta", "Sted")]),
]


@pytest.mark.parametrize(("value", "expected"), FACTS)
def test_fact(value: Blocks, expected: list[tuple[str, str]]) -> None:
    document = replace(EMPTY, head=(Field("sted", "Sted", value),))
    assert lines(made(document))[2:] == expected


# Headings in a text stand one below their item or section; no level is skipped.
HEADINGS: list[tuple[Section, list[str]]] = [
    (Section("a", "", (Heading(1, t("x")), Heading(2, t("y")))), ["Heading2", "Heading3"]),
    (Section("a", "A", (Heading(1, t("x")),)), ["Heading2", "Heading3"]),
    (Section("a", "", (Heading(3, t("x")), Heading(1, t("y")))), ["Heading2", "Heading2"]),
    (Section("a", "", (), (Section("b", "B", ()),)), ["Heading2"]),
    (
        Section("a", "A", (), (Section("b", "B", (Heading(1, t("x")),)),)),
        [f"Heading{n}" for n in (2, 3, 4)],
    ),
    (
        Section("a", "", tuple(Heading(n, t("x")) for n in range(1, 12))),
        [f"Heading{min(n, 9)}" for n in range(2, 13)],
    ),
]


@pytest.mark.parametrize(("section", "expected"), HEADINGS)
def test_heading_levels(section: Section, expected: list[str]) -> None:
    written = lines(made(with_items(item("Punkt", section))))
    assert [style for style, _ in written if style.startswith("Heading")][1:] == expected


def test_strong_in_what_is_bold_already_is_not_marked() -> None:
    bold = Strong(t("x"))
    header = ((Paragraph((bold,)),),)
    data = made(with_blocks(Heading(1, (bold,)), Table((bold,), header, (header,), (None,))))
    assert [text(run) for run in body(data).iter(f"{W}r") if is_strong(run)] == ["x"]  # the cell


def is_strong(run: Element) -> bool:
    return run.find(f"{W}rPr/{W}rStyle[@{W}val='Strong']") is not None


# A numbered list, and the format, text and start of its level.
NUMBERED = [
    (Numbered(((p("x"),),)), ("decimal", "%1.", "1")),
    (Numbered(((p("x"),),), 3, "a", "", ")"), ("lowerLetter", "%1)", "3")),
    (Numbered(((p("x"),),), 1, "I", "(", ")"), ("upperRoman", "(%1)", "1")),
    (Numbered(((p("x"),),), 0, "1", "§", ""), ("decimal", "§%1", "0")),
    (Numbered(((p("x"),),), 1, "1", "100%", "%"), ("decimal", "100%\u2060%1%\u2060", "1")),
]


@pytest.mark.parametrize(("node", "expected"), NUMBERED)
def test_numbered_list(node: Numbered, expected: tuple[str, str, str]) -> None:
    parts = collector()
    written(node, parts=parts)
    root = etree.fromstring(f'<x xmlns:w="{W[1:-1]}">{parts.lists.xml}</x>')
    level = root.find(f"{W}abstractNum/{W}lvl[@{W}ilvl='0']")
    assert level is not None
    found = (level.find(f"{W}{name}") for name in ("numFmt", "lvlText", "start"))
    assert tuple(each.get(f"{W}val") for each in found if each is not None) == expected


def test_each_numbered_list_has_a_counter_of_its_own() -> None:
    one = Numbered(((p("a"), Numbered(((p("b"),),))), (p("c"),)))
    found = numbering(made(with_blocks(one, one)))
    assert [(level, text) for _, level, text in found] == [("0", "a"), ("1", "b"), ("0", "c")] * 2
    lists = [num for num, _, _ in found]
    assert lists[0] == lists[2] != lists[3] == lists[5]
    assert len(set(lists)) == 4


def test_bullets_share_one_list_and_are_nested_by_level() -> None:
    deep: tuple[Block, ...] = (p("x"),)
    for _ in range(11):
        deep = (p("x"), Bullets((deep,)))
    found = numbering(made(with_blocks(*deep)))
    assert [level for _, level, _ in found] == [*"0123456788", "8"]


def numbering(data: bytes) -> list[tuple[str, str, str]]:
    found = []
    for paragraph in body(data).iter(f"{W}p"):
        number = paragraph.find(f"{W}pPr/{W}numPr")
        if number is not None:
            found.append(
                (number[1].get(f"{W}val", ""), number[0].get(f"{W}val", ""), text(paragraph))
            )
    return found


def test_wide_markers_get_more_room() -> None:
    assert marker_width("1.") < marker_width("At 10)") <= 40 * marker_width("1.")


def test_a_list_starts_where_its_text_stands() -> None:
    inner = Bullets(((p("b"),),))
    value = (Bullets(((p("a"), Numbered(((p("c"), inner),))),)),)
    data = made(replace(EMPTY, head=(Field("sted", "Sted", value),)))
    assert [(words, lefts(data)[num][int(level)]) for num, level, words in numbering(data)] == [
        ("a", FACT + STEP),
        ("c", FACT + 2 * STEP),
        ("b", FACT + 3 * STEP),
    ]


def lefts(data: bytes) -> dict[str, list[int]]:
    """Each list's left indents by level; our numbers follow their definitions by one."""
    definitions = roots(data)["word/numbering.xml"].iter(f"{W}abstractNum")
    return {
        str(number): [int(each.get(f"{W}left", "")) for each in definition.iter(f"{W}ind")]
        for number, definition in enumerate(definitions, 1)
    }
