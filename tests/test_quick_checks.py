"""What is ruled out at a glance is never there: each quick look against the slow one."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from referat.checks import grids
from referat.checks.ground import depth, markup, tables, wrapping
from referat.checks.ground.links import links_in, targets_in
from referat.checks.ground.plain_links import plain_targets
from referat.checks.joined import folded, joined
from referat.checks.plain import plain_blocks
from referat.checks.rules.references import captions, links, skipped_heading
from referat.checks.rules.secrecy import closed_case, private_detail
from referat.checks.subject import Subject, tokens_in
from referat.danish import words
from referat.danish.cpr import masked, may_hold_number
from referat.danish.words import case_key
from referat.model.load import load
from referat.model.meeting import Meeting
from referat.project.shelf import Shelf
from referat.prose.options import Options
from referat.prose.syntax import is_too_deep

PIECES = (
    *(
        "ord",
        "to ord",
        "Ja. Nej: ",
        " ",
        "  ",
        "    ",
        "\n",
        "\n",
        "\n\n",
        "\t",
        "\u00a0",
        "\r",
        ".",
    ),
    *("- ", "* ", "+ ", "-", "*", "---", "===", "- - -", "1. ", "1) ", "01. ", "2. ", "8. maj "),
    *(
        "# ",
        "#### ",
        "#",
        "> ",
        ">",
        "```",
        "~~~",
        "`",
        "``",
        ":::",
        "::: efterskrift",
        "```tabel\n",
    ),
    *(
        "| ",
        "|",
        "| a | b |\n| --- | --- |\n",
        "|---|",
        "--|--",
        ":-:|",
        "\\|",
        "a | b\n",
        "> a|b\n> -|-",
    ),
    *(
        "[",
        "]",
        "](",
        ")",
        "![",
        "[ord](bilag.txt)",
        "[a](#id)",
        "![kort](kort.png)",
        "[b](../x.yaml#y)",
    ),
    *(
        "[c](https://a.dk/b?c=d&e)",
        "(HTTPS://a.dk)",
        "www.a.dk",
        "://a_b",
        "[a](www.b.dk)",
        "[e]( f.txt )",
    ),
    *(
        "[g](<h i.txt>)",
        '[j](k.txt "l")',
        "{.ny}",
        "[m]{.ny}",
        "\\",
        "&amp;",
        "&#91;",
        "<b>",
        "<!--",
        "<",
    ),
    *(
        "](javascript:x)",
        "](`x` data:y)",
        "](VBSCRIPT :",
        "](æ.txt)",
        "[n](o%20p.txt)",
        "**",
        "_",
        "~~",
    ),
    *(
        "300199-0000",
        "30.01.99 0000",
        "300199\u00ad0000",
        "3001",
        "990000",
        "titel: x\nrækker:\n  - [a, b]\n",
    ),
)


def texts(pieces: Sequence[str] = PIECES) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), max_size=14).map("".join).filter(_is_read)


def _is_read(text: str) -> bool:
    """A table inside a quote that ends with a bare `>` is more than the Markdown reader can do."""
    try:
        tokens_in(text)
    except IndexError:
        return False
    return True


def linked(text: str) -> list[tuple[str, bool]]:
    return [(target, is_picture) for target, is_picture, _ in targets_in(text)]


@given(texts())
@example("a\n    [b](c.txt)")
@example("- a\n\n      [b](c.txt)")
@example("[a](b.txt)\n\n[a](b.txt)")
@example("| a |\n|---|\n| b | [c](d.txt) |")
@settings(max_examples=1500)
def test_plain_links_are_what_markdown_reads(text: str) -> None:
    plain = plain_targets(text)
    if plain is not None:
        slow = targets_in(text)
        assert [each[:2] for each in plain] == [each[:2] for each in slow]
        assert [_where(text, each) for each in plain] == [_where(text, each) for each in slow]
    if not any(True for _ in links_in(text)):
        assert linked(text) == []


def _where(text: str, target: tuple[str, bool, int]) -> int:
    """Where a link is told to stand: the first of its kind from a line on."""
    rows = text.split("\n")
    start = sum(len(row) + 1 for row in rows[: target[2]])
    return text.find(f"]({target[0]}", start)


@given(texts())
@example("a\n-\nb")
@example("- a\n- b\n-")
@example("a:\n-")
@example("a\n    - b\n- c")
@settings(max_examples=1500)
def test_a_line_that_begins_something(text: str) -> None:
    if not wrapping.may_hold_accident(text):
        assert list(wrapping.accidents(text)) == []


@given(st.lists(texts(), max_size=4))
@example(["a", "b\n-"])
@example(["\n", "a\n- b"])
def test_no_line_that_begins_something_in_all_texts_in_a_row(several: list[str]) -> None:
    if not wrapping.may_hold_accident("\n".join(["", *several, ""])):
        assert not any(map(wrapping.may_hold_accident, several))


@given(texts())
@example("a | b\n--|--\n1 | 2 | 3")
@example("> a | b\n> --|--\n> 1 | 2")
@example("---\n\na | b")
@example("| a |\n|---|\n|b\\||")
@settings(max_examples=1500)
def test_a_row_with_too_many_cells(text: str) -> None:
    has_fence = "tabel" in text and ("```" in text or "~~~" in text)
    if not has_fence and (tables.is_regular(text) or not tables.may_be_too_wide(text)):
        assert list(tables.in_text(text, Options())) == []


CELLS = st.lists(st.sampled_from(("a", "b c", "", " d", "e|f", "---")), min_size=1, max_size=3)


@given(
    st.lists(CELLS, min_size=1, max_size=3), CELLS, st.sampled_from(("", "- x\n", "b\n\n", "a\n"))
)
def test_no_drawn_table_that_is_regular_has_a_cell_too_many(
    rows: list[list[str]], first: list[str], before: str
) -> None:
    drawn = [f"| {' | '.join(row)} |" for row in (first, ["---"] * len(first), *rows)]
    text = before + "\n".join(drawn)
    if tables.is_regular(text):
        assert list(tables.in_text(text, Options())) == []


LINES = (
    *("", "", "", "Tabel 1. Udgifter", "Figur 2: Kort", "Tabel 3", "Tabel 1 viser det."),
    *("Ord og ord:", "tabel 1. a", "»Ja« (nej)", "Diagram 4. Følger", "a | b", "1. Tabel 2. a"),
    *("2015 var godt", " ord", "| a | b |", "| a | b |  ", "| --- | ---: |", "|---|:-:|"),
    *("|---|", "| a |", "|a|b|c|", "|  |  |", "| 1 | 2 |", "| Tabel 1. | x  y |", "---", "- a"),
    *("Tab**el** 1. b", "| **a** | b |", "||", "|x", "## Tabel 2", "#### a", "![Figur 5](a.png)"),
    *("```tabel", "titel: Tabel 6", "```", "> Tabel 7. a", "| a\u00a0b | |", "Tab[el](x) 8. c"),
    *("&#84;abel 9.", "Graf 1.", "[her](x)", "[**her**](y)", "[](z)", "[læs mere](a)"),
    *("[![her](b)](c)", "[læs\nmere](d)", "===", "\\[her](x)", "[h&#101;r](x)"),
)


def lines() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(LINES), max_size=10).map("\n".join).filter(_is_read)


@given(lines())
@settings(max_examples=1500)
def test_plain_tables_and_captions_are_what_markdown_reads(text: str) -> None:
    blocks = plain_blocks(text)
    if blocks is not None:
        assert tuple(grids.plain_tables(text, blocks)) == grids.tables_in(text)
        assert captions.plain_captions(blocks) == captions.read_captions(text)
    if not grids.may_hold_table(text):
        assert grids.tables_in(text) == ()
    if not captions.may_hold_caption(text):
        assert captions.read_captions(text) == captions.Captions((), frozenset(), False)


@given(st.one_of(lines(), texts()))
@settings(max_examples=1500)
def test_a_link_or_a_heading_that_is_passed_over(text: str) -> None:
    if "](" in text and not links.may_say_nothing(text):
        assert not any(map(links.says_nothing, links.wordings(tokens_in(text))))
    if not skipped_heading.may_skip(text):
        levels = [int(each.tag[1]) for each in tokens_in(text) if each.type == "heading_open"]
        assert all(after <= before + 1 for before, after in pairwise(levels))


@given(texts())
@settings(max_examples=500)
def test_a_number_of_a_person(text: str) -> None:
    if not may_hold_number(text):
        assert masked(text, is_quoted=True) == text


@given(texts())
@settings(max_examples=500)
def test_a_link_that_runs_a_program(text: str) -> None:
    found = [each.code for each in markup.check(_file(text)) if each.code == "farligt-link"]
    assert found == [each.code for each in markup.scripts_in(text)]


@given(texts(), st.sampled_from(["> " * 45, "  - " * 12 + "a", "\t- a", "- " * 45 + "a", ""]))
@settings(max_examples=300)
def test_lists_that_lie_too_deep(text: str, deep: str) -> None:
    is_deep = any(is_too_deep(token) for each in (text, deep) for token in tokens_in(each))
    assert bool(list(depth.check(_file(text, deep)))) == is_deep


NUMBERS = st.lists(
    st.sampled_from(
        [*"0123 .-/?\n\u0661\u00b2\u00a0\u00ad\u2011\u2013a", "300199", "0000", "cpr "]
    ),
    max_size=16,
).map("".join)


@given(NUMBERS)
@example("cpr 300199\u20130000")
@example("cpr 30-01-99 \u00ad 0000")
@example("cpr 3\u06610199-\u0660\u0660\u0660\u0660")
@settings(max_examples=500)
def test_a_number_of_a_person_in_any_digits(text: str) -> None:
    if not may_hold_number(text):
        assert masked(text, is_quoted=True) == text


def test_every_letter_that_becomes_a_plain_one_is_told() -> None:
    for code in range(0x80, sys.maxunicode + 1):
        if re.search("[a-z]", chr(code).casefold()):
            assert joined([chr(code)]).caseless is None, hex(code)


def test_every_letter_that_becomes_a_digit_is_told() -> None:
    for code in range(0x80, sys.maxunicode + 1):
        if re.search("[0-9]", words.folded(chr(code))):
            assert not joined([chr(code)]).has_plain_digits, hex(code)


@given(texts())
@example("Sag med DØR og Æble")
def test_letters_without_case(text: str) -> None:
    rows = re.findall("[a-z]+", text.casefold())
    letters = joined([text]).caseless
    assert letters is None or all(row.encode() in letters for row in rows)


@pytest.mark.parametrize("word", ["mobil", "MOBIL", "Tlf.", "Telefon", "mob\u0131l", "MOB\u0130L"])
def test_a_phone_is_found_however_it_is_called(word: str) -> None:
    told = list(
        private_detail.check(_file("Intet.", f"Borgeren kan nås på {word} 20 00 00 00 nu."))
    )
    assert len(told) == 1


SPACES = "".join(chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace())


@given(st.text(alphabet=f"0123456789\u0661-.a{SPACES}", max_size=14))
@example("20\n00\x1f00\u200900")
@settings(max_examples=500)
def test_a_phone_is_many_digits_in_a_row(number: str) -> None:
    text = f"Tlf. {number}"
    if re.search(r"\d{2}\s?\d{2}\s?\d{2}\s?\d{2}", number):
        assert joined([text]).holds_digits(8)


TOLD = (
    "Køb af marken ved Kilebæk",
    "køb af  MARKEN\nved kilebæk",
    "Kilebæk",
    "26/0417",
    "26-0417-",
)
LIKE_TOLD = ("26/04170", "Køb af ma\uff52ken ved \u212aileb\u00e6k", "2\u00b26/0417", "ß", "marken")


@given(
    st.lists(st.sampled_from((*TOLD, *LIKE_TOLD, " ", ". ")), min_size=1, max_size=6).map("".join)
)
@settings(deadline=None)
def test_what_is_closed_is_found_whatever_else_stands_there(text: str) -> None:
    shut = {"titel": TOLD[0], "sagsnr": "26/0417", "lukket": "ja"}
    written: Any = {"dato": "2026-03-11", "punkter": [{"titel": "A", "tekst": text}, shut]}
    meeting, findings = load(Meeting, written)
    assert meeting is not None, findings
    number = any(case_key(each) == "26-0417" for each in re.findall(r"\d[\w./-]*\d", text))
    title = TOLD[0].casefold() in " ".join(text.split()).casefold()
    subject = Subject(meeting, Shelf(Path(), (Path(),)))
    assert bool(list(closed_case.check(subject))) == (number or title)


def _file(*parts: str) -> Subject:
    items = [{"titel": "Punkt", "tekst": part} for part in parts]
    written: Any = {"dato": "2026-03-11", "punkter": items}
    meeting, findings = load(Meeting, written)
    assert meeting is not None, findings
    return Subject(meeting, Shelf(Path(), (Path(),)))


@pytest.mark.parametrize("letter", "abcdefghijklmnopqrstuvwxyzæøåäöüé0123456789")
def test_folded_holds_what_a_pattern_without_case_finds(letter: str) -> None:
    pattern = re.compile(letter, re.IGNORECASE)
    for code in range(sys.maxunicode + 1):
        if pattern.match(chr(code)):
            assert letter in folded(chr(code)), hex(code)
