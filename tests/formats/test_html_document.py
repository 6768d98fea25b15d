"""HTML documents: what stands around the prose, and how any part of it is overridden."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html
from msgspec.structs import replace
from tests.formats.example_document import AGENDA, MINUTES
from tests.formats.nodes import points

from referat.formats.html import render
from referat.formats.html.helpers import css_class, permalink_label
from referat.formats.templates import Templates, shipped_templates
from referat.view.document import Document, Item, Kind

SHIPPED = Templates(shipped_templates())


def parsed(content: bytes) -> Any:
    return lxml_html.document_fromstring(content.decode("utf-8"))


def page(document: Document, templates: Templates = SHIPPED) -> Any:
    return parsed(render(document, templates).content)


def item(number: str = "1.", title: str = "Titel", closed: bool = False) -> Item:
    return Item("anker", number, title, (), (), (), (), closed)


@pytest.mark.parametrize("kind", ["dagsorden", "referat", "beslutningsreferat"])
def test_each_kind_has_its_template(kind: Kind) -> None:
    assert page(replace(MINUTES, kind=kind)).find(".//body").get("class") == kind


def test_headings_never_skip_a_level() -> None:
    levels = [int(found.tag[1]) for found in page(MINUTES).iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert len(levels) > 20
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_id_is_unique_and_every_fragment_is_there() -> None:
    tree = page(MINUTES)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids)) > 10
    fragments = [href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")]
    assert "stiplan" in fragments
    assert set(fragments) <= set(ids)


def test_nothing_is_loaded_and_nothing_runs() -> None:
    tree = page(MINUTES)
    assert not tree.xpath("//script | //link | //iframe | //*[@style] | //@onclick")
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy[0].startswith("default-src 'none'")
    content = render(MINUTES, SHIPPED).content
    assert b"url(" not in content and b"@import" not in content


@pytest.mark.parametrize(("count", "shown"), [(2, 0), (3, 1)])
def test_short_meetings_have_no_list_of_items(count: int, shown: int) -> None:
    items = tuple(replace(item(), anchor=f"a{index}") for index in range(count))
    assert len(page(replace(AGENDA, items=items)).xpath("//nav")) == shown


def test_body_is_named_once() -> None:
    text = render(MINUTES, SHIPPED).content.decode("utf-8")
    assert text[text.index("<body") :].count("Udvalget for Teknik og Natur") == 1
    assert (
        page(AGENDA).xpath("normalize-space(//main//*[@class='afsender'])") == "Højby Haveforening"
    )


def test_marks_are_words() -> None:
    notices = page(MINUTES).xpath("//p[contains(@class, 'besked')]/text()")
    assert notices == ["Udkast", "Kun for medlemmer: indeholder lukkede punkter"]
    assert page(replace(AGENDA, items=(item(closed=True),))).xpath("//article//p/text()") == [
        "Lukket punkt"
    ]


def test_hostile_words_are_only_words() -> None:
    hostile = "<script>alert(1)</script>{{ 7*7 }}]]></title></style>\x00\ud800\u202e"
    shown = "<script>alert(1)</script>{{ 7*7 }}]]></title></style>\ufffd\ufffd\u202e"
    document = replace(AGENDA, title=hostile, mark=hostile, items=(item(hostile, hostile),))
    tree = page(document)
    assert not tree.xpath("//script")
    assert tree.xpath("string(//h1/span[2])") == shown
    assert tree.xpath("string(//h2/span[1])") == shown


def test_a_house_overrides_one_block_of_one_part(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "punkt.html").write_text(
        '{% extends "standard/html/punkt.html" %}'
        "{% block punkthoved %}<h2>{{ item.title | upper }}</h2>{% endblock %}",
        encoding="utf-8",
    )
    (tmp_path / "html" / "referat.html").write_text(
        '{% extends "standard/html/referat.html" %}{% block hoved %}<h1>Eget</h1>{% endblock %}',
        encoding="utf-8",
    )
    templates = Templates(shipped_templates(), tmp_path)
    assert page(MINUTES, templates).xpath("//h1/text()") == ["Eget"]
    assert "STIPLAN FOR HØJBY" in page(MINUTES, templates).xpath("//h2/text()")
    assert page(AGENDA, templates).xpath("string(//h1)") == "Dagsorden Bestyrelsesmøde"


def test_a_house_restyles_with_its_own_sheet(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "referat.css").write_text(
        '{% include "standard/html/referat.css" %}\n:root { --accent: #7a0019; }', encoding="utf-8"
    )
    text = render(AGENDA, Templates(shipped_templates(), tmp_path)).content.decode("utf-8")
    assert text.index("--accent: #0") < text.index("--accent: #7a0019")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("3.", "Link til punkt 3"),
        ("Punkt 4.a:", "Link til punkt 4.a"),
        ("a)", "Link til punkt a"),
        ("", "Link til Titel"),
    ],
)
def test_permalink_is_named_by_number_else_title(number: str, expected: str) -> None:
    assert permalink_label(item(number)) == expected


def test_keys_become_class_names() -> None:
    assert css_class("næste møde") == "næste-møde"
    assert css_class('"><b>') == "b"


def test_an_item_of_many_lists_stays_quick() -> None:
    big = points(*("Ord & <ord>" * 10 for _ in range(5000)))
    document = replace(AGENDA, head=(replace(AGENDA.head[0], blocks=(big,)),))
    assert render(document, SHIPPED).content.count(b"<li>") == 5000
