"""The short ways of writing Markdown give what the long ones give."""

from __future__ import annotations

import re
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st
from tests.formats.trees import ANYTHING, BLOCKS, INLINES, SNIPPETS, TEXTS, TRICKY

from referat.formats.characters import clean
from referat.formats.markdown import blocks, tables
from referat.formats.markdown.escape import (
    IN_CELL,
    LINE_START,
    escape,
    is_plain,
    line_start,
    words,
)
from referat.formats.markdown.headings import Headings
from referat.formats.markdown.inline import (
    cell_of_leaves,
    heading_of_leaves,
    in_cell,
    in_heading,
    labelled_lines,
    paragraph,
    paragraph_of_leaves,
)
from referat.formats.markdown.layout import KEPT, bare, is_tidy, tidied
from referat.formats.markdown.texts import by_itself, prose_of
from referat.formats.worded import worded
from referat.prose.tree import (
    Blocks,
    Break,
    Bullets,
    Code,
    Emphasis,
    Heading,
    Inlines,
    Link,
    New,
    Paragraph,
    Strike,
    Strong,
    Table,
    Text,
)

ESCAPED = re.compile(
    r"""
    [\\`*\[\]~$]
    | (?<![^\W_])_ | _(?![^\W_])
    | <(?=[A-Za-z/!?]|$)
    | &(?=\#?\w{1,40};|$)
    | (?<=[A-Za-z]):(?=//)
    | (?<=mailto):
    | (?<=[wW]{3})\.
    | (?<=[\w.+-])@(?=[\w.-])
    | :(?=[A-Za-z0-9_+-]+:)
    """,
    re.VERBOSE,
)
"""What is escaped, said plainly."""

NEAR = st.lists(
    st.one_of(
        st.sampled_from(
            ["mailto:", "WwW.", "&#x41;", " _", "_ ", "  ", "\t", "\n", "\x1c", "\x00"]
        ),
        st.sampled_from(["\ud800", "\ufffe", "\u2028", "ß", "²", "٣", "?", "w", "://", "1) ", "å"]),
        SNIPPETS,
        TRICKY,
        ANYTHING,
    ),
    max_size=4,
).map("".join)
"""Texts that come near to something else than words."""

NEAR_TEXT = NEAR.map(Text)
MARKED = st.builds(
    lambda mark, text: mark((text,)),
    st.sampled_from([Emphasis, Strong, Strike, New]),
    st.one_of(NEAR_TEXT, TEXTS),
)
AFTER = st.builds(lambda space, text: Text(space + text), st.sampled_from(["", " ", "  "]), NEAR)
LINKS = st.builds(
    Link,
    st.sampled_from(["https://a.dk/b", "javascript:x", "", "#a", "mailto:a@b.dk", "a b(c).pdf"]),
    st.one_of(
        st.tuples(NEAR_TEXT),
        st.sampled_from([(), (Text("her"), Break(), Text("1. link")), (Text("mailto:a@b.dk"),)]),
    ),
)
LINKING = st.lists(st.one_of(NEAR_TEXT, LINKS, st.just(Text("!"))), max_size=4).map(tuple)
CONTENT: st.SearchStrategy[Inlines] = st.one_of(
    st.tuples(NEAR_TEXT), st.tuples(MARKED), st.tuples(MARKED, AFTER), LINKING, INLINES
)


@given(NEAR, st.booleans())
def test_escape(text: str, cell: bool) -> None:
    plain = re.sub(r"[ \t\n\v\f\r]+", " ", clean(text))
    escaped = ESCAPED.sub(r"\\\g<0>", plain)
    assert words(text) == plain
    assert escape(text, cell) == (IN_CELL.sub(r"\\|", escaped) if cell else escaped)


@given(NEAR)
def test_line_start(line: str) -> None:
    found = LINE_START.match(line)
    expected = f"{found['number'] or ''}\\{line[found.end() :]}" if found else line
    assert line_start(line) == expected


@given(CONTENT, st.booleans())
def test_paragraph(content: Inlines, alone: bool) -> None:
    assert paragraph(content, alone) == paragraph_of_leaves(content, alone)


@given(CONTENT)
def test_cell(content: Inlines) -> None:
    assert in_cell(content) == cell_of_leaves(content)


@given(CONTENT, st.integers(0, 3))
def test_heading(content: Inlines, numbered: int) -> None:
    asked: list[str] = []

    def note(text: str) -> int:
        asked.append(text)
        return numbered

    quick = in_heading(content, note)
    assert quick == heading_of_leaves(content, note)
    assert asked[: len(asked) // 2] == asked[len(asked) // 2 :]


@given(NEAR, st.lists(CONTENT, max_size=2))
def test_label(name: str, lines: list[Inlines]) -> None:
    label = f"{name.rstrip().rstrip(':') or 'K'}:"
    content: Inlines = (Strong((Text(label),)), Text(" "))
    for number, line in enumerate(lines):
        content += (Break(), *line) if number else line
    assert labelled_lines(label, lines) == paragraph_of_leaves(content)


@given(st.text(alphabet=f"a \t\n{KEPT}", max_size=30))
def test_tidied(source: str) -> None:
    plain = re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", source)).strip("\n ")
    assert tidied(source) == plain.replace(KEPT, "\n") + "\n"


def test_what_holds_a_heading_is_written_anew() -> None:
    content, headings = (Heading(1, (Text("Høring"),)),), Headings()
    written = [prose_of(content).source(level, headings) for level in (1, 1, 2)]
    assert written == ["## Høring", "## Hørin&#103;", "### Høring"]


def test_so_is_a_heading_that_is_never_spelled_otherwise() -> None:
    content = (Heading(1, (Code("x"),)),)
    written = [prose_of(content).source(level, Headings()) for level in (1, 2)]
    assert written == ["## `x`", "### `x`"]


def test_what_holds_none_is_written_once() -> None:
    content = (Paragraph((Text("Til efterretning"),)), Paragraph((Text("Enigt"),)))
    assert prose_of(content).source(1, Headings()) is prose_of(content).source(3, Headings())


@given(st.lists(st.one_of(NEAR, st.text(max_size=4)), max_size=3))
def test_texts_are_plain_only_if_each_is(texts: list[str]) -> None:
    row = tuple([(Paragraph((Text(text),)),) for text in texts])
    words = worded(Table(None, None, (row,), (None,) * len(row)))
    if words is not None and is_plain(words.every):
        assert words.rows == (tuple(texts),)
        assert [escape(text, in_cell=True).strip() for text in texts] == texts


@given(st.lists(st.tuples(NEAR, NEAR), min_size=2, max_size=3), st.booleans())
def test_a_table_of_words_is_written_as_one_of_anything(
    rows: list[tuple[str, str]], headed: bool
) -> None:
    cells = [tuple([(Paragraph((Text(text),)),) for text in row]) for row in rows]
    header = cells.pop(0) if headed else None
    node = Table(None, header, tuple(cells), (None, "right"))
    quick = prose_of((node,)).source(1, Headings())
    with patch.object(tables, "worded", lambda _: None):
        assert prose_of((node,)).source(1, Headings()) == quick


@given(st.text(f"ab \n\t{KEPT}", max_size=9).filter(is_tidy).filter(bool))
def test_what_is_tidy_is_left_as_it_is(text: str) -> None:
    assert bare(text) == text
    assert bare(f"a\n\n{text}\n\nb") == f"a\n\n{text}\n\nb"


@given(st.lists(st.one_of(NEAR, st.text("ab 1.-+#>|=", max_size=3)), max_size=3), st.booleans())
def test_a_list_of_words_is_written_as_any_list(words: list[str], tight: bool) -> None:
    node = Bullets(tuple((Paragraph((Text(each),)),) for each in words), tight)
    with patch.object(blocks, "entries_of_words", lambda _: None):
        slow = blocks.blocks((node,), 1, Headings())
    assert blocks.blocks((node,), 1, Headings()) == slow


@given(BLOCKS)
def test_a_text_by_itself_is_tidied(content: Blocks) -> None:
    assert by_itself(content) == bare(prose_of(content).source(0, Headings()))
