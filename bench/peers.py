"""What referat is measured against, and the input that each of them gets.

- Hugo gets the Markdown that referat makes of the same agendas and minutes, and makes HTML of it
  with the plainest of layouts: no Word files, no checks, no register of people or cases.
- docxtpl fills a Word template with a heading and plain paragraphs for each item: no lists, no
  tables, no links.
- pandoc makes a Word file of the Markdown of one of the minutes.
"""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.running import BenchFailure, put_away

_LAYOUTS = {
    "_default/baseof.html": '<!doctype html><html lang="da"><head><meta charset="utf-8">'
    "<title>{{ .Title }}</title></head><body>"
    '{{ block "main" . }}{{ end }}</body></html>',
    "_default/single.html": '{{ define "main" }}<main>{{ .Content }}</main>{{ end }}',
    "_default/list.html": '{{ define "main" }}<ul>{{ range .Pages }}'
    '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}',
}
_SETTINGS = """\
baseURL = "https://example.org/"
languageCode = "da"
title = "Dagsordener og referater"
disableKinds = ["taxonomy", "term", "rss", "sitemap"]
"""


@dataclass(frozen=True, slots=True)
class Hugo:
    """A Hugo site in `folder` of `pages` pages."""

    program: Path
    folder: Path
    pages: int

    @property
    def built(self) -> Path:
        return self.folder / "public"

    @property
    def content(self) -> Path:
        return self.folder / "content"

    def command(self) -> list[str | Path]:
        return [self.program, "--quiet", "--source", self.folder, "--destination", self.built]

    def forget(self) -> None:
        put_away(self.built)


def hugo_site(folder: Path, documents: Path) -> Hugo:
    """`documents` is a folder with the Markdown that referat made."""
    for layout, text in _LAYOUTS.items():
        _write(folder / "layouts" / layout, text)
    _write(folder / "hugo.toml", _SETTINGS)
    files = sorted(documents.rglob("*.md"))
    for file in files:
        name = file.relative_to(documents)
        title = f"{name.parent.as_posix()} {name.stem}"
        text = file.read_text(encoding="utf-8")
        _write(folder / "content" / name, f'---\ntitle: "{title}"\n---\n{text}')
    return Hugo(hugo_program(), folder, len(files))


def hugo_program() -> Path:
    """The program itself, without the Python around it."""
    return _shipped("hugo", "binaries/hugo")


def pandoc() -> Path:
    """The program itself, without the Python around it."""
    return _shipped("pypandoc", "files/pandoc")


def docxtpl_input(folder: Path, documents: Iterable[Path]) -> tuple[Path, list[Path]]:
    """A template for docxtpl, and a text file for each document: paragraphs between blank lines."""
    from docx import Document  # noqa: PLC0415 - only here, and only in `make bench`

    folder.mkdir(parents=True, exist_ok=True)
    word = Document()
    for line in ("{%p for text in texts %}", "{{ text }}", "{%p endfor %}"):
        word.add_paragraph(line)
    template = folder / "skabelon.docx"
    word.save(str(template))
    texts = []
    for number, document in enumerate(documents):
        texts.append(folder / f"{number}.txt")
        shutil.copyfile(document, texts[-1])
    return template, texts


def _shipped(package: str, path: str) -> Path:
    """A program inside of a package, without importing it."""
    found = importlib.util.find_spec(package)
    for folder in (found.submodule_search_locations or ()) if found else ():
        if (Path(folder) / path).is_file():
            return Path(folder) / path
    raise BenchFailure(f"{package} is not installed: `pip install .[bench]`")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
