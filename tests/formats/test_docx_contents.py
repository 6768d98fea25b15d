"""Finding one's way in Word: the table of contents, bookmarks and links to them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.formats.docx_reading import (
    W,
    body,
    item,
    lines,
    made,
    with_items,
)

from referat.formats.docx.collector import bookmark_names
from referat.prose.tree import Link, Paragraph, Text
from referat.view.document import Pause, Section

SIX = tuple(item(f"Punkt {n}", number=f"{n}.", anchor=f"p{n}") for n in range(1, 7))


def test_few_items_have_no_table_of_contents() -> None:
    written = lines(made(replace(with_items(*SIX[:5]), items_label="Dagsorden")))
    assert ("Heading1", "Dagsorden") in written
    assert not [style for style, _ in written if style == "TOC1"]


def test_table_of_contents_is_a_field_that_is_right_already() -> None:
    data = made(replace(with_items(*SIX, Pause("Pause", (), ())), items_label="Dagsorden"))
    written = lines(data)
    assert written[3:9] == [("TOC1", f"{n}. Punkt {n}") for n in range(1, 7)]
    found = body(data)
    assert [each.text for each in found.iter(f"{W}instrText")] == [
        ' TOC \\b dagsordenspunkter \\o "1-1" \\n \\h \\z \\u '
    ]
    fields = [each.get(f"{W}fldCharType") for each in found.iter(f"{W}fldChar")]
    assert fields == ["begin", "separate", "end"]
    marks = [each.get(f"{W}name") for each in found.iter(f"{W}bookmarkStart")]
    assert marks == ["dagsordenspunkter", *(f"p{n}" for n in range(1, 7))]
    assert [each.get(f"{W}anchor") for each in found.iter(f"{W}hyperlink")] == marks[1:]


ANCHORS = [
    (["punkt-1"], ["punkt_1"]),
    (["4.a", "4-a", "Æble", "æble"], ["p_4_a", "p_4_a_2", "Æble", "æble_2"]),
    (["x" * 50, "x" * 60], ["x" * 40, "x" * 38 + "_2"]),
    (["dagsordenspunkter"], ["dagsordenspunkter"]),
    (["brugt"], ["brugt_2"]),
]


@pytest.mark.parametrize(("anchors", "expected"), ANCHORS)
def test_bookmark_names(anchors: list[str], expected: list[str]) -> None:
    names = bookmark_names(tuple(anchors), frozenset({"Brugt"}))
    assert [names[anchor] for anchor in anchors] == expected


def test_links_within_the_document() -> None:
    link = Paragraph((Link("#b", (Text("se punkt 2"),)),))
    first = item("A", Section("t", "", (link,)), anchor="a")
    found = body(made(with_items(first, item("B", anchor="b"))))
    assert [each.get(f"{W}anchor") for each in found.iter(f"{W}hyperlink")] == ["b"]


def test_two_items_of_one_anchor_have_one_bookmark() -> None:
    found = body(made(with_items(item("A", anchor="a"), item("B", anchor="a"))))
    assert [e.get(f"{W}name") for e in found.iter(f"{W}bookmarkStart")] == [
        "dagsordenspunkter",
        "a",
    ]
