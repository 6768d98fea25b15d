"""Real clients read what referat makes: browser, HTML checker, Word's schema, office, Markdown."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from .conftest import HERE, node_tool, output_of
from .markdown_readers import markdown_words

pytestmark = pytest.mark.clients

PAGES = (
    "index.html",
    "klima-og-miljoeudvalget/2026-05-06/referat.html",
    "styregruppen-for-aeldreforloeb/2026-11-12/dagsorden.html",
    "haveforeningen-tidselro/2026-03-21/beslutningsreferat.html",
    "klima-og-miljoeudvalget/2026-10-07/dagsorden.html",
)


def test_every_page_is_valid_html(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 10
    jar = HERE / "node_modules/vnu-jar/build/dist/vnu.jar"
    said = output_of("java", "-jar", jar, "--format", "json", "--exit-zero-always", *pages)
    messages = json.loads(said[said.index("{") :])["messages"]
    assert [m["message"] for m in messages if m["type"] == "error"] == []


def test_pages_are_accessible_in_every_view(server: str) -> None:
    said = output_of("node", HERE / "browser.cjs", server, *PAGES)
    assert json.loads(said.splitlines()[-1]) == []


def test_word_files_follow_the_schema(site: Path) -> None:
    files = sorted(site.rglob("*.docx"))
    assert len(files) > 10
    for file in files:
        said = output_of(node_tool("ooxml-validator"), file, accept=(0, 1))
        assert json.loads(said)["errors"] == [], file.name


def test_office_opens_word_files(site: Path, tmp_path: Path) -> None:
    file = site / "klima-og-miljoeudvalget/2026-05-06/referat.docx"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    output_of("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, file)
    text = output_of("pdftotext", "-enc", "UTF-8", tmp_path / "referat.pdf", "-")
    assert "Møde i Klima- og Miljøudvalget" in text
    assert re.search(r"Side 2 af \d+", text)


def test_markdown_passes_the_linter(site: Path, tmp_path: Path) -> None:
    config = tmp_path / ".markdownlint.json"
    rules = {
        "MD013": False,
        "MD024": {"siblings_only": True},
        "MD033": {"allowed_elements": ["br"]},
    }
    config.write_text(json.dumps({"default": True, **rules}), encoding="utf-8")
    files = sorted(site.rglob("*.md"))
    assert len(files) > 10
    for number, file in enumerate(files):
        (tmp_path / f"{number:03}.md").write_bytes(file.read_bytes())
    output_of(node_tool("markdownlint-cli2"), "*.md", folder=tmp_path)  # fails on any finding


def test_three_markdown_parsers_read_the_same_words(site: Path) -> None:
    for file in sorted(site.rglob("*.md")):
        ours, github, pandoc = markdown_words(file)
        assert ours == github, file
        assert ours == pandoc, file
