"""The quick reader of prose says what the full one says, whatever the text is; and a text is
read once where it can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from referat.prose.options import FileRef, Options
from referat.prose.parse import parse, parse_fully
from referat.prose.quick_inlines import PLAIN_TARGET
from referat.prose.quick_lines import is_printed
from referat.prose.syntax import link_target
from referat.prose.tree import Link, Paragraph, Text
from referat.source.parse import parse as parse_yaml
from referat.view.document import Item
from referat.view.make import make_document
from tests import prose_texts
from tests.reading import whole

NOTE = FileRef("m/notat.pdf", Path("notat.pdf"), 10)


def published(name: str) -> FileRef | None:
    return NOTE if name == "notat.pdf" else None


def is_closed(name: str) -> bool:
    return name == "lukket.pdf"


def meeting(name: str) -> str | None:
    return "../r/2026-05-06/index.html" if name == "../r/2026-05-06.yaml" else None


WAYS = tuple(
    Options(keep, published, published, is_closed, meeting, anchors=frozenset({"punkt-2"}))
    for keep in (False, True)
)


def agrees(text: str, ways: Sequence[Options] = WAYS) -> None:
    for options in ways:
        assert parse(text, options) == parse_fully(text, options), text


@settings(max_examples=500, deadline=None)
@given(prose_texts.texts)
def test_the_same_as_the_full_reader(text: str) -> None:
    agrees(text)


@settings(deadline=None)
@given(st.text())
def test_the_same_for_any_text(text: str) -> None:
    agrees(text)


CELLS = st.sampled_from(
    ("a", "b c", "12", "", " d", "e ", "f|g", "\\|", "\xa0h", "**i**", "a@b.dk")
)
DRAWN = st.lists(st.lists(CELLS, min_size=1, max_size=3), min_size=1, max_size=4)


@given(DRAWN, st.lists(st.sampled_from(("---", ":-:", "-", "--:", ":", "")), max_size=3), st.data())
def test_tables_that_are_drawn_as_most_are(
    rows: list[list[str]], ruler: list[str], data: st.DataObject
) -> None:
    lines = [f"| {' | '.join(row)} |" for row in (rows[0], ruler, *rows[1:])]
    before, after = (data.draw(st.sampled_from(("", "Tabel 1\n\n", "a\n", "\n\nb"))) for _ in "ab")
    agrees(before + "\n".join(lines) + after)


ENTRIES = st.sampled_from(
    ("- ", "- ", "- ", "* ", "+ ", "1. ", "2. ", "1) ", "12. ", "1234567890. ", "-", "-  ", "")
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("\n", "\n", "\n\n")),
            st.sampled_from(("", "", "  ", "  ", "   ", "    ")),
            ENTRIES,
            st.sampled_from((*prose_texts.WORDS, *prose_texts.SPANS, "* a", "***a", "a | b", "")),
            st.sampled_from(("", "", "", ".", " og mere", " ", " **a", "*", "x")),
        ).map("".join),
        min_size=1,
        max_size=6,
    )
)
def test_lists_that_are_drawn_as_most_are(lines: list[str]) -> None:
    agrees("".join(lines).lstrip("\n"))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from((*prose_texts.WORDS, "\xa0", "\xa0", " ", "", "\xa0a", "a\xa0", "- a")),
        max_size=6,
    )
)
def test_lines_of_nothing_but_blanks(lines: list[str]) -> None:
    agrees("\n".join(lines))


@pytest.mark.parametrize("text", ["Et\n\xa0\n", "\xa0\nb", "a\n\xa0\nb", "\xa0"])
def test_a_line_that_word_has_left(text: str) -> None:
    agrees(text)


def test_lists_inside_each_other_deeper_than_anybody_writes() -> None:
    for deepest in (7, 8, 9, 10, 12):
        agrees("\n\n".join(f"{'  ' * depth}- a" for depth in range(deepest)))
    assert parse("\n\n".join(f"{'  ' * depth}- a" for depth in range(2000)), WAYS[0])


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(("*", "**", "***", "_", "")),
    st.sampled_from((*prose_texts.WORDS, *prose_texts.SIGNS, "\xa0a", "a\xa0", " a", "a ")),
    st.sampled_from(("*", "**", "***", "_", "")),
    st.lists(st.sampled_from((*prose_texts.WORDS, *prose_texts.SIGNS, " ", "\xa0")), max_size=4),
)
def test_words_that_marked_words_lead(
    opening: str, held: str, closing: str, after: list[str]
) -> None:
    agrees(f"{opening}{held}{closing}{''.join(after)}")


@given(st.lists(st.sampled_from((*prose_texts.SPANS, *prose_texts.SIGNS, " ", "www", ".", "http"))))
def test_links_that_are_not_bare_beside_those_that_are(parts: list[str]) -> None:
    agrees("".join(["[x](https://y.dk)", *parts]), WAYS[:1])


@pytest.mark.parametrize("first", prose_texts.LINES)
def test_each_line_over_each_other(first: str) -> None:
    for second in prose_texts.LINES:
        agrees(f"{first}\n{second}\n", WAYS[:1])


@pytest.mark.parametrize("span", prose_texts.SPANS)
def test_each_span_beside_each_sign(span: str) -> None:
    for sign in (*prose_texts.SIGNS, *prose_texts.SPACES, "ord", "é", "²"):
        agrees(f"{span}{sign} ord", WAYS[:1])
        agrees(f"ord {sign}{span}", WAYS[1:])


@given(st.from_regex(re.compile(PLAIN_TARGET.pattern, PLAIN_TARGET.flags), fullmatch=True))
def test_a_plain_target_has_nothing_to_encode(target: str) -> None:
    assert link_target(target) == target


# ---------------------------------------------------------------- real texts

EXAMPLES = sorted((Path(__file__).parents[1] / "meetings").glob("*/*.yaml"))


def strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings_in(part)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_text_of_the_examples(path: Path) -> None:
    value, _ = parse_yaml(path.read_text(encoding="utf-8"))
    for text in strings_in(value):
        agrees(text)


# ---------------------------------------------------------------- read once


def test_a_text_that_leads_nowhere_is_read_once() -> None:
    text = "Godkendt **enstemmigt**.\n\n- a\n- b\n"
    assert parse(text, Options()) is parse(text, replace(WAYS[0]))
    assert parse("a\nb", WAYS[0]) != parse("a\nb", WAYS[1])


def test_a_link_is_read_once_for_each_options() -> None:
    text = "[a](notat.pdf)"
    linked = (Paragraph((Link("m/notat.pdf", (Text("a"),)),)),)
    assert parse(text, WAYS[0]) == linked
    assert parse(text, WAYS[0]) is parse(text, WAYS[0])
    loose = replace(WAYS[0], published=lambda name: None)
    assert parse(text, loose) == (Paragraph((Text("a (notat.pdf)"),)),)
    assert parse(text, WAYS[0]) == linked


def test_the_documents_of_a_meeting_share_what_both_show() -> None:
    options = Options()
    meeting = whole("dato: 2026-05-06\nsted: A\npunkter:\n  - titel: B\n    tekst: '[a](#b)'\n")
    agenda, minutes = (
        make_document(meeting, kind, "offentlig", options) for kind in ("dagsorden", "referat")
    )
    assert isinstance(agenda.items[0], Item)
    assert isinstance(minutes.items[0], Item)
    assert agenda.head[0] is minutes.head[0]
    assert agenda.items[0].parts[0] is minutes.items[0].parts[0]
    members = make_document(meeting, "referat", "medlemmer", options)
    assert isinstance(members.items[0], Item)
    assert members.items[0].parts[0] is not minutes.items[0].parts[0]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("[a](notat.pdf)", ["notat.pdf"]),
        ("![a](b.png)", ["b.png"]),
        ("```tabel\nfil: c.csv\n```", ["c.csv"]),
        ("- a\n\n  ~~~  tabel\n  fil: c.csv\n  ~~~", ["c.csv"]),
        ('```tabel\nrækker: [["\\x5bx\\x5d\\x28d.pdf)"]]\n```', ["d.pdf"]),
        ("[a](https://b.dk)", []),
    ],
)
def test_every_meeting_asks_the_disk_for_itself(text: str, asked: list[str]) -> None:
    for _ in range(2):
        found: list[str] = []

        def spy(name: str, found: list[str] = found) -> None:
            found.append(name)

        parse(text, Options(published=spy, data=spy))
        assert found == asked


@given(st.text(st.one_of(st.characters(), st.sampled_from("\n\t\xa0\xad\x7f\x85 aæ–")), max_size=9))
def test_what_prints_is_found_in_one_pass(text: str) -> None:
    assert is_printed(text) == all(each.isprintable() or each in "\n\xa0" for each in text)
