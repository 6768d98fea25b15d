"""Markdown documents: what stands around the prose, and that lists never grow together."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace
from tests.formats.example_document import AGENDA, MINUTES
from tests.formats.nodes import field, points, section

from referat.formats.markdown import render
from referat.formats.templates import Templates, shipped_templates
from referat.view.document import Document, Item, Kind

SHIPPED = Templates(shipped_templates())


def source(document: Document, templates: Templates = SHIPPED) -> str:
    return render(document, templates).decode("utf-8")


def lists(text: str) -> int:
    return text.count("<ul>")


@pytest.mark.parametrize("kind", ["dagsorden", "referat", "beslutningsreferat"])
def test_each_kind_has_its_template(kind: Kind) -> None:
    assert source(replace(MINUTES, kind=kind)).startswith("# Referat: Udvalget for Teknik")


def test_it_is_tidy() -> None:
    text = source(MINUTES)
    assert text.endswith("Lars Bæk\n")
    assert "\n\n\n" not in text and " \n" not in text


def test_headings_never_skip_a_level() -> None:
    tokens = MarkdownIt("commonmark").parse(source(MINUTES))
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    assert len(levels) > 20 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_two_lists_in_a_row_stay_two() -> None:
    parts = (section("tekst", "", points("a")), section("tekst", "", points("b")))
    marked = Item("a", "1.", "Titel", (), ("Beslutning",), (field("k", "K", "v"),), parts)
    html = MarkdownIt("commonmark").render(source(replace(AGENDA, head=(), items=(marked,))))
    assert lists(html) == 3
    assert html.count("<li>") == 4


def test_facts_and_marks_are_one_list() -> None:
    marked = Item("a", "1.", "Titel", (), ("Beslutning",), (field("k", "K", "v"),), ())
    assert "- **Beslutning**\n- **K:** v\n" in source(replace(AGENDA, items=(marked,)))


def test_equal_headings_under_one_parent_are_spelled_apart() -> None:
    parts = (section("a", "Høring"), section("b", "Høring"), section("c", "Høring"))
    item = Item("a", "1.", "Titel", (), (), (), parts)
    text = source(replace(AGENDA, items=(item, replace(item, title="Anden"))))
    assert text.count("### Høring\n") == 2
    assert text.count("### Hørin&#103;\n") == 2
    assert text.count("### Høri&#110;&#103;\n") == 2


def test_closed_item_says_so() -> None:
    closed = Item("a", "1.", "Titel", (), (), (), (), closed=True)
    assert "- **Lukket punkt**" in source(replace(AGENDA, items=(closed,)))


def test_hostile_words_are_only_words() -> None:
    hostile = "<script>{{ 7*7 }}]]>\n# x\x1e\x00\ud800"
    text = source(replace(AGENDA, title=hostile, body=f"{hostile}!", mark=hostile))
    html = MarkdownIt("commonmark").render(text)
    assert "<script>" not in html
    assert html.count("&lt;script&gt;{{ 7*7 }}]]&gt; # x\ufffd\ufffd\ufffd") == 3


def test_a_house_overrides_one_block_of_one_part(tmp_path: Path) -> None:
    (tmp_path / "markdown").mkdir()
    (tmp_path / "markdown" / "hoved.md").write_text(
        '{% extends "standard/markdown/hoved.md" %}'
        "{% block afsender %}\nFra {{ tekst(document.organisation) }}\n{% endblock %}",
        encoding="utf-8",
    )
    text = source(MINUTES, Templates(shipped_templates(), tmp_path))
    assert "\n\nFra Højby Kommune\n\n" in text
    assert text.startswith("# Referat: ")
