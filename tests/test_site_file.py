"""What referat.yaml says of the site itself: its address and whom to ask."""

from __future__ import annotations

import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest

from referat.cli import run
from referat.danish.words import in_danish

SITE = """\
adresse: https://example.org/referater
kontakt:
  - navn: Sekretariatet
    telefon: 10 00 24 00
    email: sekretariat@example.org
"""
MEETING = """\
dato: 2026-03-10
bilag:
  - titel: Budget
    fil: årets budget.txt
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "meetings/råd/2026-03-10").mkdir(parents=True)
    (tmp_path / "referat.yaml").write_text(SITE, encoding="utf-8")
    (tmp_path / "meetings/råd/2026-03-10.yaml").write_text(MEETING, encoding="utf-8")
    (tmp_path / "meetings/råd/2026-03-10/årets budget.txt").write_text("1", encoding="utf-8")
    assert run(["build", str(tmp_path), "--out", str(tmp_path / "ud"), "--no-search"]) == 0
    return tmp_path / "ud"


def test_a_word_file_that_is_sent_by_mail_links_to_the_site(site: Path) -> None:
    with zipfile.ZipFile(site / "råd/2026-03-10/dagsorden.docx") as file:
        links = file.read("word/_rels/document.xml.rels").decode()
    folder = "https://example.org/referater/r%C3%A5d/2026-03-10/"
    assert f'Target="{folder}%C3%A5rets%20budget.txt"' in links


def test_a_page_links_to_the_file_beside_it(site: Path) -> None:
    page = (site / "råd/2026-03-10/dagsorden.html").read_text(encoding="utf-8")
    assert 'href="%C3%A5rets%20budget.txt"' in page


def test_the_front_page_says_whom_to_ask(site: Path) -> None:
    page = (site / "index.html").read_text(encoding="utf-8")
    assert "Sekretariatet, tlf. 10 00 24 00" in page.replace("\u00a0", " ")
    assert 'href="mailto:sekretariat@example.org"' in page


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("https://example.org", "https://example.org/råd/2026-03-10/"),
        ("https://example.org/", "https://example.org/råd/2026-03-10/"),
        ("https://example.org/referater", "https://example.org/referater/råd/2026-03-10/"),
        ("https://example.org/referater/", "https://example.org/referater/råd/2026-03-10/"),
    ],
)
def test_the_address_with_and_without_a_path(address: str, page: str, tmp_path: Path) -> None:
    (tmp_path / "meetings/råd").mkdir(parents=True)
    (tmp_path / "referat.yaml").write_text(f"adresse: {address}\n", encoding="utf-8")
    (tmp_path / "meetings/råd/2026-03-10.yaml").write_text("dato: 2026-03-10\n", encoding="utf-8")
    assert run(["build", str(tmp_path), "--out", str(tmp_path / "ud"), "--no-search"]) == 0
    text = (tmp_path / "ud/råd/2026-03-10/index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{quote(page, safe=":/")}"' in text
    assert f"<loc>{quote(page, safe=':/')}</loc>" in (tmp_path / "ud/sitemap.xml").read_text()


LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>'


def test_the_logo_is_published_under_one_name(tmp_path: Path) -> None:
    (tmp_path / "billeder").mkdir()
    (tmp_path / "billeder/Vores logo.SVG").write_text(LOGO, encoding="utf-8")
    (tmp_path / "referat.yaml").write_text("logo: billeder/Vores logo.SVG\n", encoding="utf-8")
    (tmp_path / "a.yaml").write_text("dato: 2026-03-10\n", encoding="utf-8")
    assert run(["build", str(tmp_path), "--out", str(tmp_path / "ud"), "--no-search"]) == 0
    assert (tmp_path / "ud/_filer/logo.svg").read_text(encoding="utf-8") == LOGO
    page = (tmp_path / "ud/index.html").read_text(encoding="utf-8")
    assert 'src="_filer/logo.svg" alt="' in page
    assert 'width="20" height="10"' in page


def test_a_logo_that_is_missing_is_told_about(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "referat.yaml").write_text("logo: logo.svg\n", encoding="utf-8")
    (tmp_path / "a.yaml").write_text("dato: 2026-03-10\n", encoding="utf-8")
    assert run(["check", str(tmp_path)]) == 1
    assert "referat.yaml:1:7: fejl: Logoet »logo.svg« findes ikke. [fil-mangler]" in (
        capsys.readouterr().err
    )


def test_danish_order() -> None:
    names = ["Århus", "Ørsted", "Anders", "Æble", "zebra"]
    assert sorted(names, key=in_danish) == ["Anders", "zebra", "Æble", "Ørsted", "Århus"]


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/m/", "https://example.org/m/"),
        ("https://example.org:8080/m", "https://example.org:8080/m/"),
        ("https://måder.example/år/", "https://xn--mder-qoa.example/%C3%A5r/"),
        ("https://example.org/%C3%A5r", "https://example.org/%C3%A5r/"),
    ],
)
def test_the_address_is_taken_alike_by_every_program(
    written: str, taken: str, tmp_path: Path
) -> None:
    (tmp_path / "referat.yaml").write_text(f"adresse: {written}\n", encoding="utf-8")
    (tmp_path / "2026-03-10.yaml").write_text("dato: 2026-03-10\n", encoding="utf-8")
    assert run(["build", str(tmp_path), "--out", str(tmp_path / "ud"), "--no-search"]) == 0
    page = (tmp_path / "ud/index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{taken}">' in page
    assert f"<loc>{taken}</loc>" in (tmp_path / "ud/sitemap.xml").read_text(encoding="utf-8")
    assert taken in (tmp_path / "ud/robots.txt").read_text(encoding="utf-8")
