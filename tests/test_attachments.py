"""Attachments are read as far as they can be, and never stop anything."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NullObject,
    StreamObject,
    TextStringObject,
)

from referat.attachments import read
from referat.attachments.read import content_of
from referat.danish.cpr import masked, numbers_in


def pdf(*pages: str) -> bytes:
    """A PDF by hand: each page one line of text in Helvetica."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, text in enumerate(pages):
        stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    body, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return f"{body}{tail}startxref\n{len(body)}\n%%EOF\n".encode("latin-1")


def locked(data: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt("hemmeligt", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def packed(name: str, xml: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), xml, zipfile.ZIP_DEFLATED)  # no clock in it
    return out.getvalue()


HIDDEN = [": 300199-••••"]
NO_BREAK = '<w:noBreakHyphen w:rsidR="1"/>'
RUNS = "<w:p><w:r><w:t>cpr 3001</w:t></w:r><w:r><w:t>99-0000</w:t></w:r></w:p><w:p>slut</w:p>"


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.pdf", pdf("Side et", "Cpr 300199-0000"), ["side 2: 300199-••••"]),
        ("a.PDF", pdf("Intet her"), []),
        ("a.docx", packed("word/document.xml", RUNS), HIDDEN),
        ("a.docx", packed("word/footer1.xml", RUNS), HIDDEN),
        ("a.xlsx", packed("xl/sharedStrings.xml", "<si>300199-0000</si>"), HIDDEN),
        ("a.odt", packed("content.xml", "<text:p>300199-0000</text:p>"), HIDDEN),
        ("a.odt", packed("Object 1/content.xml", "<text:p>300199-0000</text:p>"), HIDDEN),
        ("a.docx", packed("word/charts/chart1.xml", "<c:v>300199-0000</c:v>"), HIDDEN),
        ("a.docm", packed("word/glossary/document.xml", RUNS), HIDDEN),
        ("a.docx", packed("word/document.xml", f"300199{NO_BREAK}0000"), HIDDEN),
        ("a.xlsx", packed("xl/drawings/drawing1.xml", "<a:t>300199-0000</a:t>"), HIDDEN),
        ("a.docx", packed("word/document.xml", RUNS.encode("utf-16")), HIDDEN),
        ("a.txt", "æøå\n300199-0000".encode("cp1252"), ["linje 2: 300199-••••"]),
        ("a.txt", "æøå\n300199-0000".encode("utf-16"), ["linje 2: 300199-••••"]),
        ("a.rtf", b"{\\rtf1\n300199{\\b\\_0000}}", ["linje 2: 300199-••••"]),
        ("a.html", b"<p\n>300199<b>-0000</b>", ["linje 2: 300199-••••"]),
        ("a.svg", b"<svg><text>300199&#45;0000</text></svg>", ["linje 1: 300199-••••"]),
        ("a.ics", b"SUMMARY:Cpr 300199-0000", ["linje 1: 300199-••••"]),
        ("a.png", b"\x89PNG\r\n\x1a\n300199-0000", []),
    ],
)
def test_numbers_are_found_where_they_stand(
    tmp_path: Path, name: str, data: bytes, found: list[str]
) -> None:
    (tmp_path / name).write_bytes(data)
    content = content_of(tmp_path / name)
    assert (content.unread, content.lies) == ("", "")
    assert [
        f"{piece.where}: {number.shown}"
        for piece in content.pieces
        for number in numbers_in(piece.text)
    ] == found


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.pdf", locked(pdf("Cpr 300199-0000")), "den er låst med en adgangskode"),
        ("a.pdf", pdf("Cpr 300199-0000")[:150], "den er i stykker"),
        ("a.docx", packed("word/document.xml", RUNS)[:60], "den er i stykker"),
        ("a.docx", packed("word/document.xml", " " * 3_000_000), "den folder sig ud til"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "den er låst med"),
        ("a.txt", b"1234567890" * 600_000, "den indeholder for meget tekst"),
        ("a.txt", b"\n" * 6_000_000, "den indeholder for meget tekst"),
        ("a.zip", packed("a.txt", "300199-0000"), "det er en pakket fil"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "formatet er for gammelt"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    content = content_of(tmp_path / name)
    assert content.unread.startswith(reason)
    assert content.pieces == ()


def found_in(path: Path) -> list[str]:
    return [n.shown for piece in content_of(path).pieces for n in numbers_in(piece.text)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf("Cpr 300199-0000", *["x"] * 300), "den har 301 sider"),
        (pdf("Cpr 300199-0000", ") Tj " + "q " * 400_001 + "(x"), "den er for indviklet"),
        (pdf("Cpr 300199-0000").replace(b"/Size 6 ", b"/Info 3 "), "den er i stykker"),
    ],
)
def test_what_was_read_before_it_went_wrong_counts(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    assert found_in(tmp_path / "a.pdf") == ["300199-••••"]
    assert content_of(tmp_path / "a.pdf").unread == reason


def test_a_broken_page_does_not_hide_the_next(tmp_path: Path) -> None:
    data = pdf("x", "Cpr 300199-0000").replace(b"<< /Length", b"<< /Filter /Ukendt /Length", 1)
    (tmp_path / "a.pdf").write_bytes(data)
    assert found_in(tmp_path / "a.pdf") == ["300199-••••"]
    assert content_of(tmp_path / "a.pdf").unread == "den er i stykker"


def test_fields_notes_and_properties_of_a_pdf_are_read(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("x"))))
    note = DictionaryObject({NameObject("/Contents"): TextStringObject("Cpr 300199-0000")})
    filled = DictionaryObject({NameObject("/V"): TextStringObject("Cpr 300199-0001")})
    shown = DictionaryObject({NameObject("/Parent"): filled})
    writer.pages[0][NameObject("/Annots")] = ArrayObject([note, shown, NullObject()])
    writer.add_metadata({"/Title": "Cpr 300199-0002"})
    writer.write(tmp_path / "a.pdf")
    assert found_in(tmp_path / "a.pdf") == ["300199-••••"] * 3


def forms(depth: int) -> bytes:
    """Forms that each show the next twice: few bytes, and endless to follow."""
    writer = PdfWriter()
    inner: DictionaryObject | None = None
    for _ in range(depth):
        form = StreamObject()
        form.set_data(b"/X Do /X Do" if inner else b"BT (x) Tj ET")
        form.update({NameObject("/Subtype"): NameObject("/Form")})
        if inner is not None:
            form[NameObject("/Resources")] = shows(inner)
        inner = writer._add_object(form)  # type: ignore[assignment]
    assert inner is not None
    for _ in range(50):
        page = writer.add_blank_page(100, 100)
        page[NameObject("/Resources")] = shows(inner)
        stream = StreamObject()
        stream.set_data(b"/X Do")
        page[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def shows(form: DictionaryObject) -> DictionaryObject:
    named = DictionaryObject({NameObject("/X"): form})
    return DictionaryObject({NameObject("/XObject"): named})


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", forms(30)),
        ("a.docx", packed("word/document.xml", b"<a " * 300_000 + bytes(range(1, 256)) * 50)),
    ],
)
def test_what_would_take_for_ever_ends(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    start = time.monotonic()
    content_of(tmp_path / name)
    assert time.monotonic() - start < 10


def test_the_huge_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 2_000)
    monkeypatch.setattr(read, "MOST_BYTES", 1_000)
    assert content_of(tmp_path / "a.txt").unread == "den fylder 2\u00a0kB"


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("en", encoding="utf-8")
    assert content_of(path).pieces[0].text == "en"
    path.write_text("toogtyve", encoding="utf-8")
    assert content_of(path).pieces[0].text == "toogtyve"


def test_what_is_not_there_says_nothing(tmp_path: Path) -> None:
    assert content_of(tmp_path / "a.pdf").pieces == ()


@given(
    name=st.sampled_from(["a.pdf", "a.docx", "a.xlsx", "a.odt", "a.txt", "a.html"]),
    start=st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", pdf("x")[:400], packed("a", "b")]),
    rest=st.binary(max_size=400),
)
def test_any_bytes_are_taken(
    tmp_path_factory: pytest.TempPathFactory, name: str, start: bytes, rest: bytes
) -> None:
    path = tmp_path_factory.mktemp("bilag") / name
    path.write_bytes(start + rest)
    content_of(path)


@given(st.text(alphabet="0123456789- .cpr–\n", max_size=80))
def test_nothing_that_is_found_is_left_when_masked(text: str) -> None:
    assert len(masked(text)) == len(text)
    assert list(numbers_in(masked(text))) == []
