"""What is remembered from one document to the next never shows in it."""

from __future__ import annotations

import shutil
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given
from jinja2 import Environment, meta
from jinja2.nodes import Getattr
from msgspec.structs import replace
from tests.formats.docx_letterhead import png
from tests.formats.docx_reading import EMPTY, item, lines, made, roots, text, with_items
from tests.formats.example_document import AGENDA, MINUTES
from tests.formats.trees import BLOCKS

from referat.formats.docx import render
from referat.formats.templates import Templates, shipped_templates
from referat.prose.tree import (
    Block,
    Blocks,
    Bullets,
    Heading,
    Link,
    Numbered,
    Paragraph,
    People,
    PersonGroup,
    Picture,
    Quote,
    Strong,
    Table,
    Text,
)
from referat.view.document import Document, Field, Section

WORDS = (Paragraph((Text("ord"),)),)


def shown(*texts: Blocks) -> Document:
    """Each text as a fact and in a section at two levels."""
    sections = (Section("a", heading, content) for heading in ("", "Sag") for content in texts)
    facts = tuple(Field("sted", label, content) for label in ("Sted", "") for content in texts)
    return replace(with_items(replace(item("Punkt", *sections), fields=facts)), head=facts)


@given(BLOCKS, BLOCKS)
def test_texts_that_documents_share_are_as_if_each_had_its_own(one: Blocks, two: Blocks) -> None:
    for document in (shown(one, two), shown(two), shown(two, one, two)):
        assert made(document) == made(deepcopy(document))


def asking(file: Path) -> list[Block]:
    """Nodes that ask their document for something."""
    link = Paragraph((Link("https://a.dk", (Text("her"),)), Link("#punkt", (Text("der"),))))
    picture = Paragraph((Picture("Kort", "kort.png", "kort.png", 0, 0, file),))
    caption = (Link("https://b.dk", (Text("Tabel"),)),)
    return [
        Paragraph((Strong((Link("https://c.dk", (Text("her"),)),)),)),
        link,
        picture,
        Heading(1, (Text("Overskrift"),)),
        Bullets((WORDS, (Numbered((WORDS, (link,))),))),
        Quote((Bullets((WORDS,)), Quote(WORDS))),
        People((PersonGroup(None, ((Text("Ida"),),)),)),
        Table(caption, (WORDS, (picture,)), (((link,), WORDS),), (None, "right")),
        Table(caption, (WORDS,), ((WORDS,),), (None,)),
    ]


def test_what_a_document_is_asked_for_is_its_own(tmp_path: Path) -> None:
    file = tmp_path / "kort.png"
    file.write_bytes(png())
    nodes = asking(file)
    for start in range(len(nodes)):
        document = shown(tuple(nodes[start:]), tuple(nodes[: start + 1]))
        assert made(document) == made(deepcopy(document))


@pytest.mark.parametrize("document", [MINUTES, AGENDA, EMPTY])
def test_parts_are_as_if_made_anew(document: Document) -> None:
    made(replace(document, organisation="En anden", mark="Aflyst"))
    assert made(document) == render(document, Templates(shipped_templates()))


# All that a shipped part may tell of; `formats/docx/parts` remembers each by exactly that.
TOLD = {
    "document_rels.xml": {"parts.links", "parts.drawings"},
    "footer.xml": {"document.organisation"},
    "numbering.xml": {"parts.lists"},
    "styles.xml": {"parts.styles"},
}


@pytest.mark.parametrize(
    "name", sorted(path.name for path in (shipped_templates() / "docx").glob("*.xml"))
)
def test_a_shipped_part_tells_of_what_it_is_remembered_by(name: str) -> None:
    if name in ("document.xml", "core.xml", "header.xml"):
        return  # written for each document
    tree = Environment().parse((shipped_templates() / "docx" / name).read_text("utf-8"))
    asked = meta.find_undeclared_variables(tree) - {"range", "run", "text"}
    told = TOLD.get(name, set())
    assert asked == {each.split(".")[0] for each in told}
    got = {f"{n.node.name}.{n.attr}" for n in tree.find_all(Getattr) if hasattr(n.node, "name")}
    assert {each for each in got if each.split(".")[0] in asked} == told
    assert not list(meta.find_referenced_templates(tree))


@pytest.mark.parametrize("document", [MINUTES, AGENDA, EMPTY])
def test_a_copy_of_the_shipped_template_changes_nothing(document: Document, tmp_path: Path) -> None:
    shutil.copytree(shipped_templates() / "docx", tmp_path / "docx")
    assert made(document) == render(document, Templates(shipped_templates(), tmp_path))


def test_a_part_of_ones_own_is_written_for_each_document(tmp_path: Path) -> None:
    mine = tmp_path / "docx" / "footer.xml"
    mine.parent.mkdir()
    shipped = (shipped_templates() / "docx" / "footer.xml").read_text("utf-8")
    mine.write_text(shipped.replace("document.organisation", "document.title"), "utf-8")
    templates = Templates(shipped_templates(), tmp_path)
    for title in ("Møde 1", "Møde 2"):
        footer = roots(render(replace(EMPTY, title=title), templates))["word/footer1.xml"]
        assert text(footer) == f"{title}\tSide 1 af 1"


def test_a_way_of_ones_own_to_write_a_piece_is_used_everywhere(tmp_path: Path) -> None:
    mine = tmp_path / "docx" / "document.xml"
    mine.parent.mkdir()
    mine.write_text(
        '{% extends "standard/docx/document.xml" %}'
        '{% macro heading(level, title) %}{{ p("Egen", title) }}{% endmacro %}'
        "{% block closing %}{{ write_item(document.items[0], 3) }}{% endblock %}"
    )
    document = with_items(item("Punkt", Section("a", "Sag", WORDS)))
    written = lines(render(document, Templates(shipped_templates(), tmp_path)))
    assert written[2:] == [
        ("Heading1", "Punkt"),
        ("Egen", "Sag"),
        ("Normal", "ord"),
        ("Heading2", "Punkt"),
        ("Egen", "Sag"),
        ("Normal", "ord"),
    ]
