"""A document on a house's letterhead: what is kept, what is added, and what is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from tests.formats.docx_letterhead import Parts, packed, paragraph, parts, png, without
from tests.formats.docx_reading import (
    TEMPLATES,
    WP,
    Element,
    R,
    W,
    body,
    item,
    letterhead,
    lines,
    made,
    members,
    roots,
    text,
    with_blocks,
    with_items,
)
from tests.formats.example_document import MINUTES

from referat.diagnostics import Diagnostic
from referat.formats.docx import Letterhead, render, unpack
from referat.prose.tree import Bullets, Link, Numbered, Paragraph, Picture, Quote, Table, Text
from referat.view.document import Section

SHORT = with_items(item("Punkt"))
OURS = ["Referat", "Møde", "Punkt"]


def on(path: Path, house: Parts) -> Letterhead:
    return letterhead(path / "brev.docx", packed(house))


# A letterhead's text, and the text of the finished document.
BODIES = [
    ("", OURS),
    ("<w:p/><w:p><w:r><w:t> </w:t></w:r></w:p>", OURS),
    (paragraph("Journal 7") + "<w:p/>", ["Journal 7", *OURS]),
    (
        paragraph("Til alle") + "<w:p/>" + paragraph("[indhold]") + paragraph("Hilsen"),
        ["Til alle", "", *OURS, "Hilsen"],
    ),
    ("<w:p><w:r><w:t>[Ind</w:t></w:r><w:r><w:t>hold] </w:t></w:r></w:p>", OURS),
    (paragraph("se [indhold] her"), ["se [indhold] her", *OURS]),
    ("<w:p><w:r><w:br w:type='page'/></w:r></w:p>", ["\n", *OURS]),
    (
        "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>[indhold]</w:t></w:r></w:p>" + paragraph("Slut"),
        [*OURS, "", "Slut"],
    ),
    (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>"
        f"{paragraph('[indhold]')}</w:tc></w:tr></w:tbl>",
        OURS,
    ),
]


@pytest.mark.parametrize(("inside", "expected"), BODIES)
def test_where_the_text_goes(tmp_path: Path, inside: str, expected: list[str]) -> None:
    data = made(SHORT, on(tmp_path, parts(inside)))
    assert [line for _, line in lines(data)] == expected
    assert body(data)[-1].tag == f"{W}sectPr"


def test_the_house_keeps_its_edges_and_margins(tmp_path: Path) -> None:
    house = parts()
    data = made(MINUTES, on(tmp_path, house))
    each = members(data)
    for name in ("word/header1.xml", "word/_rels/header1.xml.rels", "word/media/image1.png"):
        assert each[name] == house[name]
    (section,) = body(data).iter(f"{W}sectPr")
    margins, reference = section.find(f"{W}pgMar"), section.find(f"{W}headerReference")
    assert margins is not None
    assert reference is not None
    assert (margins.get(f"{W}left"), reference.get(f"{R}id")) == ("1134", "rId3")
    assert next(iter(each)) == "[Content_Types].xml"


def test_styles_are_matched_by_name_and_only_lacking_ones_are_added(tmp_path: Path) -> None:
    deep = Section("a", "A", (), (Section("b", "B", ()),))
    data = made(with_items(item("Punkt", deep)), on(tmp_path, parts()))
    assert lines(data) == [
        ("Dokumentart", "Referat"),
        ("Titel", "Møde"),
        ("Overskrift1", "Punkt"),
        ("Overskrift2", "A"),
        ("ReferatHeading3", "B"),  # Heading3 is another style of the house's
    ]
    styles = list(roots(data)["word/styles.xml"].iter(f"{W}style"))
    names = [_val(each.find(f"{W}name")) for each in styles]
    assert len({name.lower() for name in names}) == len(names)
    assert sum(each.get(f"{W}default") == "1" for each in styles) == 3
    by_name = dict(zip(names, styles, strict=True))
    assert _val(by_name["Title"].find(f"{W}rPr/{W}color")) == "7A1F5C"
    assert _val(by_name["Dokumentart"].find(f"{W}next")) == "Titel"
    assert _val(by_name["Etiket"].find(f"{W}basedOn")) == "Standardskrifttypeiafsnit"


def _val(element: Element | None) -> str:
    assert element is not None
    return element.get(f"{W}val", "")


def test_every_style_in_use_is_defined(tmp_path: Path) -> None:
    xml = roots(made(MINUTES, on(tmp_path, parts())))
    ids = {each.get(f"{W}styleId") for each in xml["word/styles.xml"].iter(f"{W}style")}
    used = xml["word/document.xml"].iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
    assert {_val(each) for each in used} <= ids
    for tag in ("basedOn", "next", "link"):
        assert {_val(each) for each in xml["word/styles.xml"].iter(f"{W}{tag}")} <= ids


def test_a_house_that_numbers_its_headings_does_not_number_ours(tmp_path: Path) -> None:
    found = body(made(SHORT, on(tmp_path, parts())))
    numbers = [_val(each) for each in found.iter(f"{W}numId")]
    assert numbers == ["0"]


def test_lists_get_numbers_of_their_own(tmp_path: Path) -> None:
    entries = ((Paragraph((Text("a"),)),),)
    data = made(with_blocks(Bullets(entries), Numbered(entries)), on(tmp_path, parts()))
    numbering = roots(data)["word/numbering.xml"]
    found = [
        (str(each.tag).removeprefix(W), next(iter(each.attrib.values()))) for each in numbering
    ]
    kinds = [("abstractNum", n) for n in ("7", "8", "9")] + [("num", n) for n in ("3", "4", "5")]
    assert found == kinds
    assert {_val(each) for each in body(data).iter(f"{W}numId")} == {"0", "4", "5"}


def test_links_and_pictures_get_ids_of_their_own(tmp_path: Path) -> None:
    file = tmp_path / "kort.png"
    file.write_bytes(png(9))
    node = Paragraph((Link("https://a.dk", (Text("a"),)), Picture("Kort", "k", "k", 0, 0, file)))
    first = made(with_blocks(node), on(tmp_path, parts()))
    again = made(with_blocks(node), letterhead(tmp_path / "to.docx", first))  # ours as letterhead
    for data, count in ((first, 1), (again, 2)):
        ids = [each.get("Id") for each in roots(data)["word/_rels/document.xml.rels"]]
        assert len(set(ids)) == len(ids)
        drawings = [int(each.get("id", "")) for each in body(data).iter(f"{WP}docPr")]
        assert drawings == list(range(5, 5 + count))
        media = [name for name, each in members(data).items() if each == png(9)]
        assert media == [f"word/media/image{n}.png" for n in range(2, 2 + count)]
        marks = [each.get(f"{W}name", "") for each in body(data).iter(f"{W}bookmarkStart")]
        assert len(set(marks)) == len(marks) == 2 * count


def test_tables_and_pictures_fit_between_the_houses_margins(tmp_path: Path) -> None:
    table = Table(None, None, (((),),), (None,))
    found = body(made(with_blocks(table), on(tmp_path, parts())))
    assert [each.get(f"{W}w") for each in found.iter(f"{W}gridCol")] == [str(11906 - 2268 - 1134)]


def test_the_language_is_danish(tmp_path: Path) -> None:
    xml = roots(made(SHORT, on(tmp_path, parts())))
    assert {_val(each) for each in xml["word/styles.xml"].iter(f"{W}lang")} == {"da-DK"}
    assert "da-DK" in [each.text for each in xml["docProps/core.xml"]]


LACKING = ["word/styles.xml", "word/numbering.xml", "word/header1.xml"]


@pytest.mark.parametrize("name", LACKING)
def test_what_the_house_lacks_is_added(tmp_path: Path, name: str) -> None:
    house = without(parts(), name, *(["word/_rels/header1.xml.rels"] if "header" in name else []))
    data = made(MINUTES, on(tmp_path, house))
    types = {each.get("PartName") for each in roots(data)["[Content_Types].xml"]}
    assert (f"/{name}" in types) == (name in members(data)) == ("header" not in name)


def test_a_template_file_becomes_a_document(tmp_path: Path) -> None:
    house = parts()
    types = house["[Content_Types].xml"]
    house["[Content_Types].xml"] = types.replace(b"document.main+xml", b"template.main+xml")
    data = made(SHORT, on(tmp_path, house))
    assert b"template.main" not in members(data)["[Content_Types].xml"]


def test_the_same_bytes_each_time(tmp_path: Path) -> None:
    assert made(MINUTES, on(tmp_path, parts())) == made(MINUTES, on(tmp_path, parts()))


def test_quotes_in_lists_take_the_houses_styles(tmp_path: Path) -> None:
    entry = (Paragraph((Text("a"),)), Quote((Paragraph((Text("b"),)),)))
    data = render(with_blocks(Bullets((entry,))), TEMPLATES, on(tmp_path, parts()))
    assert lines(data)[-1] == ("Quote840", "b")


def changed(name: str, old: bytes, new: bytes) -> Callable[[], bytes]:
    def make() -> bytes:
        house = parts()
        assert old in house[name]
        return packed({**house, name: house[name].replace(old, new)})

    return make


def encrypted() -> bytes:
    data = bytearray(packed(parts()))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(sign)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(sign, place + 1)
    return bytes(data)


def missing(name: str) -> Parts:
    return {each: data for each, data in parts().items() if each != name}


def twice() -> bytes:
    file = io.BytesIO(packed(parts()))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("WORD/styles.xml", "<a/>")
    return file.getvalue()


BAD: list[tuple[str, Callable[[], bytes]]] = [
    ("ikke en .docx-fil", lambda: b""),
    ("ikke en .docx-fil", lambda: b"PK\x03\x04 og saa ikke mere"),
    ("beskadiget", lambda: packed(parts())[:-2000]),
    ("adgangskode", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ("adgangskode", encrypted),
    ("to gange", twice),
    ("makroer", changed("[Content_Types].xml", b"main+xml", b"macroEnabled.main+xml")),
    ("makroer", lambda: packed({**parts(), "word/vbaProject.bin": b""})),
    ("[Content_Types].xml mangler", lambda: packed({"a.txt": b"a"})),
    ("ikke et Word-dokument", changed("_rels/.rels", b"word/document.xml", b"word/andet.xml")),
    ("ikke et Word-dokument", changed("word/document.xml", b"w:body", b"w:krop")),
    ("word/document.xml kan ikke læses", changed("word/document.xml", b"</w:body>", b"")),
    ("word/styles.xml kan ikke læses", changed("word/styles.xml", b"<w:style ", b"<w:style & ")),
    ("word/styles.xml kan ikke læses", lambda: packed({**parts(), "word/styles.xml": b""})),
    ("word/header1.xml mangler", lambda: packed(missing("word/header1.xml"))),
    ("DOCTYPE", changed("word/numbering.xml", b"<w:numbering", b"<!DOCTYPE a><w:numbering")),
    ("noget andet", changed("word/numbering.xml", b"w:numbering", b"w:andet")),
    ("en del hedder ../ud.xml", lambda: packed({**parts(), "../ud.xml": b""})),
]


@pytest.mark.parametrize(("said", "make"), BAD)
def test_what_cannot_be_used_is_told_in_danish(
    tmp_path: Path, said: str, make: Callable[[], bytes]
) -> None:
    path = tmp_path / "brev.docx"
    path.write_bytes(make())
    found = Letterhead.read(path)
    assert isinstance(found, Diagnostic), found
    assert (found.code, found.path) == ("brevpapir", path)
    assert said in found.message
    assert found.hint


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    found = Letterhead.read(tmp_path / "brev.docx")
    assert isinstance(found, Diagnostic)
    assert "kan ikke læses" in found.message


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "MOST_BYTES", 2**20)
    path = tmp_path / "brev.docx"
    path.write_bytes(packed({**parts(), "word/media/stor.png": bytes(2**20)}))
    found = Letterhead.read(path)
    assert isinstance(found, Diagnostic)
    assert "fylder udpakket mere end 1 MB" in found.message


def test_the_text_is_what_it_is_without_a_letterhead(tmp_path: Path) -> None:
    with_house = text(body(made(MINUTES, on(tmp_path, parts()))))
    assert with_house == text(body(made(MINUTES)))
    assert etree.iselement(body(made(MINUTES)))
