"""The package as a whole: its parts, their references, its properties, the same bytes each time."""

from __future__ import annotations

import io
import posixpath
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.formats.docx_reading import (
    EMPTY,
    Element,
    R,
    W,
    body,
    item,
    lines,
    made,
    members,
    roots,
    text,
    with_items,
)
from tests.formats.docx_reading import with_blocks as with_
from tests.formats.example_document import AGENDA, MINUTES

from referat.formats.docx import render
from referat.formats.docx.zipping import member, zipped
from referat.formats.templates import Templates, shipped_templates
from referat.prose.tree import CodeBlock, Emphasis, Link, New, Paragraph, Strong, Text
from referat.view.document import Document, Field, Item, Pause, Section

DOCUMENTS = {"minutes": MINUTES, "agenda": AGENDA, "empty": EMPTY}
SIX = tuple(item(f"Punkt {n}", number=f"{n}.", anchor=f"p{n}") for n in range(1, 7))


@pytest.fixture(params=list(DOCUMENTS))
def data(request: pytest.FixtureRequest) -> bytes:
    return made(DOCUMENTS[request.param])


def test_the_same_document_gives_the_same_bytes(data: bytes) -> None:
    again = {made(document) for document in DOCUMENTS.values()}
    assert data in again
    assert len(again) == len(DOCUMENTS)


def test_the_zip_says_nothing_of_when_and_where_it_was_made(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
    assert infos[0].filename == "[Content_Types].xml"
    facts = {(i.date_time, i.create_system, i.external_attr, i.extra, i.comment) for i in infos}
    assert facts == {((1980, 1, 1, 0, 0, 0), 0, 0, b"", b"")}


def test_zip_members_come_out_as_they_went_in() -> None:
    wanted = {"a": b"", "æ/b": b"x" * 70_000, "c": bytes(range(256))}
    assert members(zipped(member(*each) for each in wanted.items())) == wanted


@given(st.lists(st.text("ab <>/æ", min_size=1), min_size=1), st.integers(0, 300_000))
def test_a_text_of_any_length_comes_out_as_it_went_in(words: list[str], length: int) -> None:
    data = ("".join(words) * (length // len(words) + 1)).encode()[:length]
    assert members(zipped([member("a", data)])) == {"a": data}


def test_every_part_has_a_type_and_is_referred_to(data: bytes) -> None:
    parts, xml = members(data), roots(data)
    types = list(xml["[Content_Types].xml"])
    defaults = {each.get("Extension") for each in types}
    named = {each.get("PartName", "/")[1:] for each in types} - {""}
    assert named <= parts.keys()
    assert all(name in named or name.rsplit(".", 1)[-1] in defaults for name in parts)
    told = {"[Content_Types].xml", *(name for name in parts if name.endswith(".rels"))}
    assert told | set(_targets(xml)) == parts.keys()


def _targets(xml: dict[str, Element]) -> list[str]:
    found = []
    for name, root in xml.items():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            inside = (each for each in root if each.get("TargetMode") != "External")
            found += [posixpath.join(folder, each.get("Target", "")) for each in inside]
    return found


def test_every_reference_in_the_text_leads_somewhere(data: bytes) -> None:
    xml = roots(data)
    document, styles = xml["word/document.xml"], xml["word/styles.xml"]
    defined = {each.get(f"{W}styleId"): each.get(f"{W}type") for each in styles.iter(f"{W}style")}
    for tag, kind in (("pStyle", "paragraph"), ("rStyle", "character"), ("tblStyle", "table")):
        assert {defined.get(_val(each)) for each in document.iter(f"{W}{tag}")} <= {kind}
    for tag in ("basedOn", "next"):
        assert {_val(each) for each in styles.iter(f"{W}{tag}")} <= defined.keys()
    nums = {each.get(f"{W}numId") for each in xml["word/numbering.xml"].iter(f"{W}num")}
    assert {_val(each) for each in document.iter(f"{W}numId")} == nums
    ids = {each.get("Id") for each in xml["word/_rels/document.xml.rels"]}
    used = {v for e in document.iter() for k, v in e.attrib.items() if str(k).startswith(R)}
    assert used <= ids


def _val(element: Element) -> str:
    return element.get(f"{W}val", "")


def test_nothing_is_formatted_by_hand(data: bytes) -> None:
    found = body(data)
    runs = {str(each.tag) for properties in found.iter(f"{W}rPr") for each in properties}
    paragraphs = {str(each.tag) for properties in found.iter(f"{W}pPr") for each in properties}
    assert runs <= {f"{W}rStyle"}
    assert paragraphs <= {f"{W}pStyle", f"{W}numPr"}


def test_style_names_are_unique_and_ones_that_word_takes() -> None:
    shown = Text("x")
    node = Paragraph((Strong((Emphasis((New((Link("https://a.dk", (shown,)),)),)),)),))
    styles = roots(made(with_(node)))["word/styles.xml"]
    names = [_val(each).lower() for each in styles.iter(f"{W}name")]
    assert len(set(names)) == len(names)
    assert not [name for name in names if "," in name]
    look = styles.find(f"{W}style[@{W}styleId='HyperlinkStrongEmphasisNytekst']/{W}rPr")
    assert look is not None
    assert [str(each.tag).removeprefix(W) for each in look] == [
        "b",
        "bCs",
        "i",
        "iCs",
        "color",
        "u",
    ]
    assert next(look.iter(f"{W}u")).get(f"{W}val") == "double"


def test_properties_are_the_meetings() -> None:
    core = roots(made(MINUTES))["docProps/core.xml"]
    said = {str(each.tag).rsplit("}", 1)[-1]: each.text for each in core}
    assert said == {
        "title": "Referat: Udvalget for Teknik og Natur, 14. marts 2024",
        "subject": "Referat af møde i Udvalget for Teknik og Natur den 14. marts 2024",
        "creator": "Højby Kommune",
        "created": "2024-03-14T00:00:00Z",
        "modified": "2024-03-14T00:00:00Z",
        "language": "da-DK",
    }


def test_the_document_is_danish_and_of_today() -> None:
    xml = roots(made(EMPTY))
    lang = xml["word/styles.xml"].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert lang is not None
    assert _val(lang) == "da-DK"
    modes = xml["word/settings.xml"].iter(f"{W}compatSetting")
    assert ("compatibilityMode", "15") in {(e.get(f"{W}name"), _val(e)) for e in modes}


def test_without_items_the_title_is_the_heading() -> None:
    def outline(document: Document) -> list[str]:
        data = made(document)
        name = {words: style for style, words in lines(data)}["Møde"]
        found = roots(data)["word/styles.xml"].find(f"{W}style[@{W}styleId='{name}']")
        assert found is not None
        return [_val(each) for each in found.iter(f"{W}outlineLvl")]

    assert outline(EMPTY) == ["0"]
    assert outline(with_items(item("Punkt"))) == []


FRONT = replace(
    EMPTY,
    title="Møde 4",
    body="Byrådet",
    organisation="Skive Kommune",
    mark="Udkast",
    edition_mark="Kun for medlemmer",
)


def test_front() -> None:
    assert lines(made(FRONT)) == [
        ("Afsender", "Skive Kommune · Byrådet"),
        ("Dokumentart", "Referat"),
        ("Titelalene", "Møde 4"),
        ("Status", "Udkast"),
        ("Status", "Kun for medlemmer"),
    ]


def test_a_mark_that_informs_is_calmer_than_one_that_warns() -> None:
    calm = made(replace(FRONT, mark="Godkendt", mark_tone="rolig"))
    assert lines(calm)[3:] == [("Statusrolig", "Godkendt"), ("Status", "Kun for medlemmer")]
    styles = [_val(each) for each in roots(calm)["word/header1.xml"].iter(f"{W}rStyle")]
    assert styles == ["Statusmaerkeroligt", "Statusmaerke"]


def test_header_and_footer() -> None:
    xml = roots(made(FRONT))
    assert text(xml["word/header1.xml"]) == "Referat af møde\tUdkast · Kun for medlemmer"
    for name in ("word/footer1.xml", "word/footer2.xml"):
        assert text(xml[name]) == "Skive Kommune\tSide 1 af 1"
        fields = [each.get(f"{W}instr") for each in xml[name].iter(f"{W}fldSimple")]
        assert fields == [" PAGE ", " NUMPAGES "]


def test_items() -> None:
    inner = Item("a", "1.a", "Underpunkt", ("v/ Ida", "(kl. 9)"), ("Lukket",), (), ())
    fields = (Field("sagsnr", "Sagsnr.", (Paragraph((Text("7"),)),)),)
    outer = Item("b", "1.", "Punkt", (), (), fields, (Section("s", "Sag", ()), inner))
    pause = Pause("Pause", ("kl. 10",), (Paragraph((Text("Kaffe"),)),))
    closed = Item("c", "", "Lukket", (), (), (), (), closed=True)
    assert lines(made(with_items(outer, pause, closed)))[2:] == [
        ("Heading1", "1. Punkt"),
        ("Punktfakta", "Sagsnr.\t7"),
        ("Heading2", "Sag"),
        ("Heading2", "1.a Underpunkt v/ Ida (kl. 9)"),
        ("Punktnote", "Lukket"),
        ("Pause", "Pause kl. 10"),
        ("Normal", "Kaffe"),
        ("Heading1", "Lukket"),
        ("Punktnote", "Lukket punkt"),
    ]


HOSTILE = (
    "<script>alert(1)</script> ]]> &amp; \u202ebagvendt\u202c \x00\x1b\ud800 {{ 7*7 }} "
    + "å" * 10_000
)


def test_hostile_words_stand_as_they_are_everywhere() -> None:
    said = replace(EMPTY.properties, title=HOSTILE, author=HOSTILE, subject=HOSTILE)
    words = Paragraph((Text(HOSTILE), Link(f"https://a.dk/{HOSTILE}", (Strong((Text(HOSTILE),)),))))
    field = Field("sted", HOSTILE, (words, CodeBlock(HOSTILE)))
    section = Section("s", HOSTILE, (words,))
    each = Item(HOSTILE, HOSTILE, HOSTILE, (HOSTILE,), (HOSTILE,), (field,), (section,))
    document = replace(
        FRONT, title=HOSTILE, body=HOSTILE, mark=HOSTILE, head=(field,), lead=(section,),
        items=(each,) * 6, items_label=HOSTILE, properties=said,
    )  # fmt: skip
    found = roots(made(document))
    kept = HOSTILE.replace("\x00\x1b\ud800", "\ufffd" * 3)
    front, head, lead, contents = 3, 4, 3, 6 * 3
    items = 6 * (3 + 1 + 4 + 3)
    times = front + head + lead + contents + items
    assert text(found["word/document.xml"]).count(kept) == times
    assert text(found["word/header1.xml"]).startswith(kept)
    assert kept in [each.text for each in found["docProps/core.xml"]]


def test_a_template_of_ones_own_changes_one_block(tmp_path: Path) -> None:
    mine = tmp_path / "docx" / "document.xml"
    mine.parent.mkdir()
    mine.write_text(
        '{% extends "standard/docx/document.xml" %}'
        '{% block front %}{{ p("Title", document.title + "!") }}{% endblock %}'
    )
    data = render(with_items(*SIX), Templates(shipped_templates(), tmp_path))
    written = lines(data)
    assert written[0] == ("Title", "Møde!")
    assert ("Heading1", "6. Punkt 6") in written
