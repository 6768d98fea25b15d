"""Prose: Markdown, lists with their own markers, tables, links; texts to trees."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat.prose.fenced import read_fenced
from referat.prose.links import is_address, is_local, is_mail, linked
from referat.prose.markers import as_run, split_markers
from referat.prose.options import FileRef, Options
from referat.prose.parse import parse
from referat.prose.read import read_prose
from referat.prose.syntax import tokens_of
from referat.prose.tree import (
    Aside,
    Block,
    Break,
    Bullets,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Inline,
    Link,
    Marked,
    New,
    Numbered,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Strike,
    Strong,
    Table,
    Text,
    plain,
)
from referat.prose.value import ProseList
from tests.strategies import HOSTILE
from tests.walking import words_in

PLAIN = Options()


def p(*content: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in content))


BLOCKS: dict[str, tuple[Block, ...]] = {
    "": (),
    "en\nto": (p("en to"),),
    "en  \nto": (p("en", Break(), "to"),),
    "en\\\nto": (p("en", Break(), "to"),),
    "en\n\nto": (p("en"), p("to")),
    "*a* **b** ~~c~~ `d`": (
        p(
            Emphasis((Text("a"),)),
            " ",
            Strong((Text("b"),)),
            " ",
            Strike((Text("c"),)),
            " ",
            Code("d"),
        ),
    ),
    "[ny tekst]{.ny}": (p(New((Text("ny tekst"),))),),
    "[ny [x](https://y.dk)]{.ny}": (p(New((Text("ny "), Link("https://y.dk", (Text("x"),))))),),
    "[gammel]{.gammel}": (p("[gammel]{.gammel}"),),
    "### A\n# B": (Heading(1, (Text("A"),)), Heading(1, (Text("B"),))),
    "# A\n### B\n## C": (
        Heading(1, (Text("A"),)),
        Heading(2, (Text("B"),)),
        Heading(2, (Text("C"),)),
    ),
    "###### A": (Heading(1, (Text("A"),)),),
    "- a\n- b": (Bullets(((p("a"),), (p("b"),))),),
    "- a\n\n- b": (Bullets(((p("a"),), (p("b"),)), tight=False),),
    "- a\n  - b": (Bullets(((p("a"), Bullets(((p("b"),),))),)),),
    "3. a\n4. b": (Numbered(((p("a"),), (p("b"),)), 3),),
    "1) a": (Numbered(((p("a"),),), 1, suffix=")"),),
    "8. december 2023 var en fredag": (p("8. december 2023 var en fredag"),),
    "> a": (Quote((p("a"),)),),
    "a\n\n---": (p("a"), Rule()),
    "---": (p("---"),),
    "-": (p("-"),),
    "    a": (CodeBlock("a"),),
    "```\na\nb\n```": (CodeBlock("a\nb"),),
    "::: efterskrift\na\n:::": (Aside("Efterskrift", (p("a"),)),),
    "::: efterskrift den 3. maj\na\n:::": (Aside("Efterskrift den 3. maj", (p("a"),)),),
    "<b>a</b>": (p("<b>a</b>"),),
    "<div>\na\n</div>": (p("<div> a </div>"),),
    "{{ 7*7 }}": (p("{{ 7*7 }}"),),
    "&amp; &copy;": (p("& ©"),),
    "[a]: https://b.dk": (p("[a]: ", Link("https://b.dk", (Text("https://b.dk"),))),),
}


@pytest.mark.parametrize("text", BLOCKS)
def test_blocks(text: str) -> None:
    assert parse(text, PLAIN) == BLOCKS[text]


LINKS: dict[str, tuple[Inline, ...]] = {
    "[a](https://b.dk)": (Link("https://b.dk", (Text("a"),)),),
    '[a](https://b.dk "c")': (Link("https://b.dk", (Text("a"),)), Text(" (c)")),
    "[](https://b.dk)": (Link("https://b.dk", (Text("https://b.dk"),)),),
    "[a](#punkt-2)": (Link("#punkt-2", (Text("a"),)),),
    "[a](mailto:b@c.dk)": (Link("mailto:b@c.dk", (Text("a"),)),),
    "[a](tel:+4512345678)": (Link("tel:+4512345678", (Text("a"),)),),
    "<https://b.dk>": (Link("https://b.dk", (Text("https://b.dk"),)),),
    "se https://b.dk.": (Text("se "), Link("https://b.dk", (Text("https://b.dk"),)), Text(".")),
    "www.b.dk": (Link("https://www.b.dk", (Text("www.b.dk"),)),),
    "b.dk": (Text("b.dk"),),
    "a@b.dk": (Link("mailto:a@b.dk", (Text("a@b.dk"),)),),
    "a@.b.dk": (Text("a@.b.dk"),),
    "[a](javascript:alert(1))": (Text("[a](javascript:alert(1))"),),
    "[a](JaVaScRiPt:x)": (Text("[a](JaVaScRiPt:x)"),),
    "[a](vbscript:x)": (Text("[a](vbscript:x)"),),
    "[a](data:text/html,x)": (Text("[a](data:text/html,x)"),),
    "[a](notat.pdf)": (Text("a (notat.pdf)"),),
    "[a](/etc/passwd)": (Text("a (/etc/passwd)"),),
    "[a](ftp://b.dk)": (Text("a (ftp://b.dk)"),),
    "`https://b.dk`": (Code("https://b.dk"),),
    "![a](b.png)": (Picture("a", "b.png"),),
    '![a](b.png "c")': (Picture("a", "b.png"), Text(" (c)")),
    "![a](https://b.dk/c.png)": (Picture("a", "https://b.dk/c.png"),),
}


@pytest.mark.parametrize("text", LINKS)
def test_links(text: str) -> None:
    assert parse(text, PLAIN) == (Paragraph(LINKS[text]),)


@pytest.mark.parametrize(
    "target",
    ["javascript:x", " javascript:x", "JAVASCRIPT:x", "data:x", "vbscript:x", "file:///x", "x:y"],
)
def test_dangerous_targets_are_neither_addresses_nor_files(target: str) -> None:
    assert not is_address(target)
    assert not is_local(target)


def test_files_of_the_meeting(tmp_path: Path) -> None:
    there = FileRef("m/a%20b.png", tmp_path / "a b.png", 10, 40, 30)

    def published(name: str) -> FileRef | None:
        return there if name == "a b.png" else None

    options = Options(published=published, is_closed=lambda name: name == "løn.png")
    assert parse("![x](<a b.png>)", options) == (
        p(Picture("x", "a b.png", "m/a%20b.png", 40, 30, tmp_path / "a b.png")),
    )
    assert parse("[x](a%20b.png)", options) == (p(Link("m/a%20b.png", (Text("x"),))),)
    assert parse("[x](løn.png)", options) == (p("x"),)
    assert parse("![x](løn.png)", options) == (p(Picture("x", "")),)


def test_line_breaks_can_be_kept() -> None:
    assert parse("en\nto", Options(keep_breaks=True)) == (p("en", Break(), "to"),)


@pytest.mark.parametrize(
    ("address", "right"),
    [
        ("a@b.dk", True),
        ("a.b+c@d-e.f.dk", True),
        ("søren@ærø.dk", True),
        ("katgim@.rm.dk", False),
        ("a@b", False),
        ("a@b..dk", False),
        (".a@b.dk", False),
        ("a.@b.dk", False),
        ("a..b@c.dk", False),
        ("a@@b.dk", False),
        ("a@-b.dk", False),
        ("", False),
    ],
)
def test_mail(address: str, right: bool) -> None:
    assert is_mail(address) == right
    is_linked = linked(address) == (Link(f"mailto:{address}", (Text(address),)),)
    assert is_linked == (right and address.isascii())


# ---------------------------------------------------------------- lists with their own markers


@pytest.mark.parametrize(
    ("entries", "split"),
    [
        (["a. x", "b. y"], [("a.", "x"), ("b.", "y")]),
        (["A) x", "C) y"], [("A)", "x"), ("C)", "y")]),
        (["At 1) x", "At 2) y"], [("At 1)", "x"), ("At 2)", "y")]),
        (["ii. x", "iii. y"], [("ii.", "x"), ("iii.", "y")]),
        (["1. x", "y"], None),
        (["at x", "at y"], None),
        (["8. december", "9. december"], None),
        (["a.x"], None),
        ([], None),
    ],
)
def test_markers(entries: list[str], split: list[tuple[str, str]] | None) -> None:
    assert split_markers(entries) == split


@pytest.mark.parametrize(
    ("markers", "run"),
    [
        (["1.", "2.", "3."], ("", "1", 1, ".")),
        (["4)", "5)"], ("", "1", 4, ")")),
        (["a.", "b."], ("", "a", 1, ".")),
        (["C)", "D)"], ("", "A", 3, ")")),
        (["i.", "ii.", "iii."], ("", "i", 1, ".")),
        (["I.", "II."], ("", "I", 1, ".")),
        (["i."], ("", "a", 9, ".")),
        (["At 1)", "At 2)"], ("At ", "1", 1, ")")),
        (["A)", "C)"], None),
        (["1.", "2)"], None),
        (["a.", "B."], None),
        (["1.", "a."], None),
        (["At 1)", "2)"], None),
    ],
)
def test_runs(markers: list[str], run: tuple[str, str, int, str] | None) -> None:
    assert as_run(markers) == run


def test_prose_written_as_a_list() -> None:
    value = ProseList(("en", "to", ProseList(("a", "b"))))
    inner = Bullets(((p("a"),), (p("b"),)))
    assert read_prose(value, PLAIN) == (Bullets(((p("en"),), (p("to"), inner))),)


def test_prose_list_with_markers_of_its_own() -> None:
    run = Numbered(((p("x"),), (p("y"),)), 1, "A", "", ")")
    assert read_prose(ProseList(("A) x", "B) y")), PLAIN) == (run,)
    gap = Marked((("A)", (p("x"),)), ("C)", (p("y"),))))
    assert read_prose(ProseList(("A) x", "C) y")), PLAIN) == (gap,)


def test_empty_lists_and_texts_give_nothing() -> None:
    assert read_prose(ProseList(()), PLAIN) == ()
    assert read_prose("", PLAIN) == ()
    assert read_prose(None, PLAIN) == ()


# ---------------------------------------------------------------- tables


def cells(*row: str) -> tuple[tuple[Block, ...], ...]:
    return tuple((p(cell),) if cell else () for cell in row)


def test_table_with_caption_header_and_alignment() -> None:
    text = "Tabel 1. Tal\n\n| a | b | c |\n|:--|:-:|--:|\n| x | 1 | 2 |"
    assert parse(text, PLAIN) == (
        Table(
            (Text("Tabel 1. Tal"),),
            cells("a", "b", "c"),
            (cells("x", "1", "2"),),
            ("left", "center", "right"),
        ),
    )


def test_empty_header_row_is_no_header_and_names_rows() -> None:
    (table,) = parse("|  |  |\n|--|--|\n| x | 1 |\n| y | 2 |", PLAIN)
    assert isinstance(table, Table)
    assert table.header is None
    assert table.row_headers


def test_short_rows_are_filled() -> None:
    (table,) = parse("| a | b |\n|--|--|\n| x |", PLAIN)
    assert isinstance(table, Table)
    assert table.rows == (cells("x", ""),)


FENCED = """```tabel
titel: Tabel 2. Forbrug
kolonner: [Organisation, "2023"]
rækker:
  - [Silkeborg, "1.035"]
  - - Skive
    - |
      - Første
      - Anden
  - [Viborg, [a, b]]
```"""


def test_fenced_table() -> None:
    (table,) = parse(FENCED, PLAIN)
    assert isinstance(table, Table)
    assert table.caption == (Text("Tabel 2. Forbrug"),)
    assert table.header == cells("Organisation", "2023")
    assert table.rows[0] == cells("Silkeborg", "1.035")
    assert table.rows[1][1] == (Bullets(((p("Første"),), (p("Anden"),))),)
    assert table.rows[2][1] == (Bullets(((p("a"),), (p("b"),))),)


@pytest.mark.parametrize("title", ["2. kvartal", "- x", "# x", "a\n\nb"])
def test_any_title_of_a_table_is_printed(title: str) -> None:
    fenced = read_fenced(f'titel: "{title}"\nrækker: [[a]]'.replace("\n\n", "\\n\\n"), PLAIN, parse)
    assert fenced.findings == []
    assert fenced.table.caption is not None
    assert plain(fenced.table.caption) == " ".join(title.split())


CSV: dict[str, list[tuple[str, ...]]] = {
    "a;b\nc;d\n": [("a", "b"), ("c", "d")],
    "a,b\r\nc,d\r\n": [("a", "b"), ("c", "d")],
    "a\tb\nc\td\n": [("a", "b"), ("c", "d")],
    'a;b\n"c;c";"d""d"\n': [("a", "b"), ("c;c", 'd"d')],
    'a;b\n"c\nc";d\n': [("a", "b"), ("c c", "d")],
    "\ufeffa;b\n\nc;d": [("a", "b"), ("c", "d")],
}


@pytest.mark.parametrize("text", CSV)
def test_rows_from_a_file(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode())
    options = Options(data=lambda name: FileRef("", path, 1))
    fenced = read_fenced("fil: a.csv", options, parse)
    assert fenced.findings == []
    assert [fenced.table.header, *fenced.table.rows] == [cells(*row) for row in CSV[text]]


@pytest.mark.parametrize("data", [b"a;\xf8\n", b"\xff\xfea\x00", b"a" * 200_000, b'"a\x00'])
def test_files_that_are_no_csv(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    options = Options(data=lambda name: FileRef("", path, 1))
    findings = read_fenced("fil: a.csv", options, parse).findings
    assert all(finding.code == "tabel" for finding in findings)
    assert data.startswith(b'"a') or len(findings) == 1


def test_a_file_that_went_away(tmp_path: Path) -> None:
    options = Options(data=lambda name: FileRef("", tmp_path / "a.csv", 1))
    assert len(read_fenced("fil: a.csv", options, parse).findings) == 1


# ---------------------------------------------------------------- nothing is lost

_PIECES = [
    *HOSTILE,
    *("\n", "\n\n", "\n- ", "\n  ", "\n    ", "\n> ", "\n# ", "\n| ", " | ", "\n|--|--|\n"),
    *("\n::: efterskrift ", "\n:::\n", "]{.ny}", '](http://x.dk "', '")', "[^1]: ", "[a]: "),
    *("\n```\n", "\n1) ", "\n12. ", "8. maj 2023", "\n===\n", "  \n", "\\\n"),
]


@given(st.lists(st.sampled_from(["W", "W", *_PIECES]), max_size=16), st.sampled_from(["", " "]))
def test_no_word_of_wild_markdown_is_lost(parts: list[str], between: str) -> None:
    numbered = [f"ord{n}" if part == "W" else part for n, part in enumerate(parts)]
    text = between.join(numbered)
    tokens = tokens_of(text)
    if any(token.type == "fence" and token.info.strip() for token in tokens):
        return  # the name of a language after ``` is no word of the text
    if any(token.type == "table_open" for token in tokens):
        return  # cells without a column are dropped, and found by the checks
    assert words_in(parse(text, PLAIN)) == re.findall(r"ord\d+", text)


@pytest.mark.parametrize("end", ["", " ", "\t", "\n"])
def test_a_table_in_a_quote_that_ends_with_an_empty_line(end: str) -> None:
    quote = "> | a | b |\n> |---|---|\n"
    assert parse(f"{quote}>{end}", Options()) == parse(quote, Options())


@pytest.mark.parametrize("depth", [30, 3000])
def test_marks_that_stand_inside_each_other(depth: int) -> None:
    """Deeper than anybody writes, they are no longer marks; the words are there all the same."""
    ((paragraph,), words) = parse("*a **b " * depth + "ord" + "** *" * depth, Options()), 2 * depth
    text = plain(paragraph.content)  # type: ignore[union-attr]
    assert text.count("a") == text.count("b") == words // 2
    assert "ord" in text
