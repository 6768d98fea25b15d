"""What referat.yaml says of the site itself: its address and whom to ask."""

from __future__ import annotations

import zipfile
from pathlib import Path

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
    assert run(["build", str(tmp_path), "--out", str(tmp_path / "ud")]) == 0
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
    assert "<h2>Kontakt</h2>" in page
    assert "Sekretariatet, tlf.\u00a010 00 24 00" in page
    assert 'href="mailto:sekretariat@example.org"' in page


def test_danish_order() -> None:
    names = ["Århus", "Ørsted", "Anders", "Æble", "zebra"]
    assert sorted(names, key=in_danish) == ["Anders", "zebra", "Æble", "Ørsted", "Århus"]
