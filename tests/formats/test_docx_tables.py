"""Tables in Word: header rows, widths and what a cell may hold."""

from __future__ import annotations

import re
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st
from tests.formats.docx_reading import (
    W,
    body,
    made,
    text,
    with_blocks,
    written,
)

from referat.formats.docx import tables
from referat.formats.docx.blocks import draft_at
from referat.formats.docx.draft import Writing
from referat.formats.docx.layout import TEXT_WIDTH, Spot
from referat.prose.tree import (
    Blocks,
    Bullets,
    Paragraph,
    Table,
    Text,
)


def t(words: str) -> tuple[Text]:
    return (Text(words),)


def p(words: str) -> Paragraph:
    return Paragraph(t(words))


def rows(*cells: str) -> tuple[tuple[Blocks, ...], ...]:
    return (tuple((p(cell),) for cell in cells),)


def test_table_has_one_header_row_that_repeats() -> None:
    node = Table(None, rows("a", "b")[0], rows("c", "d") * 40, (None, None), row_headers=True)
    found = body(made(with_blocks(node))).find(f"{W}tbl")
    assert found is not None
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in found.iter(f"{W}tr")]
    assert heads == [True] + [False] * 40
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in found.iter(f"{W}tr"))
    look = found.find(f"{W}tblPr/{W}tblLook")
    assert look is not None
    assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn"), look.get(f"{W}val")) == (
        "1",
        "1",
        "06A0",
    )


def test_table_without_a_header_gets_one_that_is_not_seen() -> None:
    found = body(made(with_blocks(Table(None, None, rows("a", "b") * 2, (None, None))))).find(
        f"{W}tbl"
    )
    assert found is not None
    first, *others = found.iter(f"{W}tr")
    height = first.find(f"{W}trPr/{W}trHeight")
    assert height is not None
    assert (height.get(f"{W}val"), height.get(f"{W}hRule"), text(first)) == ("20", "exact", "")
    assert [text(row) for row in others] == ["ab", "ab"]


def test_a_very_long_row_may_break() -> None:
    found = body(made(with_blocks(Table(None, None, rows("ord " * 500), (None,)))))
    assert next(found.iter(f"{W}cantSplit"), None) is None


def test_columns_share_the_width_by_what_stands_in_them() -> None:
    node = Table(None, None, (*rows("Stier og pladser i hele kommunen", "12"),), (None, "right"))
    found = written(node)
    wide, narrow = (int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"', found))
    assert wide + narrow == TEXT_WIDTH
    assert wide > 4 * narrow


def test_a_table_in_a_list_keeps_to_the_list_and_deep_down_breaks_out() -> None:
    node = Table(t("Tabel"), None, rows("a"), (None,))
    near, deep = Spot(indent=420), Spot(indent=4200)
    assert '<w:tblInd w:w="420"' in written(node, near)
    assert "tblInd" not in written(node, deep)


def test_a_cell_ends_with_a_paragraph_and_may_hold_a_table() -> None:
    inner = Table(None, None, rows("x"), (None,))
    cell = (Bullets(((p("a"),),)), inner)
    data = made(with_blocks(Table(None, None, ((cell, ()),), (None, None))))
    cells = list(body(data).iter(f"{W}tc"))
    assert len(cells) == 3
    assert all(cell[-1].tag == f"{W}p" for cell in cells)


CELLS = st.one_of(
    st.sampled_from(
        [
            "",
            "12",
            "Stier og pladser",
            " kant",
            "to  rum",
            "a & b",
            "<w:r>",
            "8.\u00a0maj",
            "50 %",
            "%s",
        ]
    ),
    st.text(max_size=8),
    st.text("ab <>&%\u00a0\n", max_size=60),
)


@st.composite
def of_words(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 4))
    row = st.tuples(*[CELLS] * columns)
    aligns = draw(st.tuples(*[st.sampled_from([None, "left", "right", "center"])] * columns))
    header = draw(st.none() | row)
    lines = draw(st.lists(row, min_size=1, max_size=4))
    blank = draw(st.sampled_from([(), (Paragraph(t("")),)]))

    def cells(words: tuple[str, ...]) -> tuple[Blocks, ...]:
        return tuple((p(each),) if each else blank for each in words)

    title = t("Tabel 1") if draw(st.booleans()) else None
    return Table(title, cells(header) if header else None, tuple(map(cells, lines)), aligns)


def drafted(node: Table, spot: Spot) -> list[bytes]:
    out = Writing()
    tables.table(node, spot, out, draft_at)
    return out


@given(of_words(), st.sampled_from([0, 420, 4000]))
def test_a_table_of_words_is_written_as_one_of_anything(node: Table, indent: int) -> None:
    quick = drafted(node, Spot(indent=indent))
    with patch.object(tables, "worded", lambda _: None):
        assert drafted(node, Spot(indent=indent)) == quick


def test_a_long_row_of_words_may_break_as_any_other() -> None:
    for length in (1499, 1500, 1501):
        node = Table(None, None, rows("o" * length) * 2, (None,))
        quick = drafted(node, Spot())
        with patch.object(tables, "worded", lambda _: None):
            assert drafted(node, Spot()) == quick
