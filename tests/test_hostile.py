"""Whatever is written at whatever key: the referent is told in Danish, or it comes out as text."""

from __future__ import annotations

import io
import json
import re
import time
import zipfile
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path as FilePath
from typing import Any
from urllib.parse import urlsplit

import feedparser
import pytest
from lxml import etree
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from referat.compile import Means, Request, check
from referat.diagnostics import Diagnostic, Severity
from referat.formats.characters import clean
from referat.model.meeting import Meeting
from referat.report import as_text
from tests.building import built, codes, files_in, found_in, lay
from tests.conftest import DEFAULT_EXAMPLES
from tests.filled import NAME, SHAPES, Filler, Path, examples, written
from tests.formats.trees import squeezed
from tests.injected import count
from tests.test_formats_agree import document_of, of_docx, of_html, of_markdown
from tests.yaml_out import Tree

HOSTILE: dict[str, str] = {
    "script": "<script>alert(1)</script>",
    "attribute": '"\' onmouseover=alert(1) x="',
    "image": "<img src=x onerror=alert(1)>",
    "end of comment": "--> <!-- <![CDATA[ ]]>",
    "expression": "{{ 8081*8081 }} ${8081*8081} #{8081*8081}",
    "statement": "{% raw %} {% endraw %} {# x #} {% include '/etc/passwd' %}",
    "link": "[x](javascript:alert(1)) [y](data:text/html,x) [z](vbscript:x) <javascript:alert(1)>",
    "hidden link": "[x](java&#115;cript:alert(1)) [y](JaVaScRiPt:alert(1))",
    "picture": "![x](javascript:alert(1)) ![y](data:image/svg+xml,<svg/onload=alert(1)>)",
    "reference": "[x]: javascript:alert(1) [x]",
    "entities": "&lt;b&gt; &amp;amp; &#60;script&#62; &xxe; &#x3c;",
    "doctype": '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>',
    "word field": "{ HYPERLINK x } </w:t></w:r> <w:instrText>DDEAUTO x</w:instrText>",
    "formula": "=1+1",
    "command": "=cmd|' /C calc'!A0",
    "path": "../../../../ud",
    "root": "/etc/passwd",
    "backslashes": "\\\\server\\x \\* \\[ \\` \\< C:\\x",
    "marks of markdown": "*_`~# | - + 1. > ::: ``` ~~~ $$ [^1] **",
    "turned": "\u202e\u2066gro.live\u2069\u200f",
    "invisible": "a\u200b\u200c\u200d\u2060\u00adb\ufeffc",
    "private": "\ue000\uf8ff\U0010ffff\ufdd0",
    "lines": "x\ny\r\nz\u2028w\u2029\ttab",
    "heap of accents": "z" + "\u0301\u0489" * 60,
    "emoji": "👩‍👩‍👧🏳️‍🌈ﷺ",
    "nothing": " ",
}
UNREADABLE = {"half a character": "x\ud800y", "nul": "x\x00y", "escape": "\x1b[31m", "no": "\uffff"}
OWN = frozenset(Meeting.names())
"""A committee has a meeting's keys too; those are filled in the meetings."""
FILES = {
    "referat.yaml": ("site", 0),
    "m/udvalg.yaml": ("committee", 1),
    **{f"m/2026-01-1{shape}.yaml": ("meeting", shape) for shape in range(SHAPES)},
}
Key = tuple[str, Path]
SEALS = [(name, ("godkendt", "aftryk")) for name in FILES]
_MOST_ROUNDS = 12


@dataclass
class Repository:
    """One in which every key is filled; `said` is what else than the usual stands at a place."""

    root: FilePath
    usual: str
    said: dict[Key, str | None] = field(default_factory=dict)
    told: list[Diagnostic] = field(default_factory=list)
    places: int = 0

    def write(self) -> dict[str, dict[int, list[Path]]]:
        lines = {}
        for name, (kind, shape) in FILES.items():
            left = OWN if kind == "committee" else frozenset()
            filler = Filler(kind, shape, partial(self.text, name), left)
            text, lines[name] = written(filler.file())
            lay(self.root, {name: text})
        return lines

    def text(self, name: str, path: Path) -> str | None:
        return self.said.get((name, path), self.usual)

    def refused(self) -> list[Key]:
        """The places that something is wrong at."""
        lines = self.write()
        self.places = self.places or sum(len(at) for each in lines.values() for at in each.values())
        found = []
        for each in check(found_in(self.root)).findings:
            if each.severity is Severity.ERROR:
                assert each.path is not None and each.place is not None, each
                name = each.path.relative_to(self.root).as_posix()
                at = [(name, path) for path in lines[name][each.place.line]]
                assert at, (each, (self.root / name).read_text().split("\n")[each.place.line - 1])
                found += at
                self.told.append(each)
        return found


def harmless(root: FilePath) -> Repository:
    """A name at each place, else what the language's own page shows there, else nothing."""
    one = Repository(root, "Ane Ord", dict.fromkeys(SEALS))
    for _ in range(_MOST_ROUNDS):
        refused = one.refused()
        if not refused:
            return one
        for name, path in refused:
            kind = FILES[name][0]
            key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
            example = examples(kind).get(key)
            tried = one.said.get((name, path), "")
            one.said[name, path] = example if not tried and path[-1] != NAME else None
    raise AssertionError(one.told[-5:])


def hostile(root: FilePath, text: str, calm: Repository) -> Repository:
    """`text` at each place that takes it, else what stands there in `calm`."""
    one = Repository(root, text, dict.fromkeys(SEALS))
    for _ in range(_MOST_ROUNDS):
        refused = one.refused()
        if not refused:
            return one
        for key in refused:
            usual = calm.said.get(key, calm.usual)
            one.said[key] = usual if key not in one.said else None
    raise AssertionError(one.told[-5:])


# ---------------------------------------------------------------- what is made of it

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SCHEMES = {"", "http", "https", "mailto", "tel", "webcal"}
LINKS = "//@href | //@src | //@action | //@srcset | //@data | //@poster | //@formaction"
OURS = {"data:,"}
"""An icon of nothing, so that no browser asks for one."""
SHAPE = frozenset({"p", "br", "strong", "em", "s", "code", "ul", "ol", "li", "hr", "a", "wbr"})
"""What Markdown may make of marks."""


def make(one: Repository) -> dict[str, bytes]:
    out = one.root / "ud"
    made = built(one.root, out, Means(remembers=False), Request("medlemmer"))
    assert codes(made) == [f.code for f in made.findings if f.severity is not Severity.ERROR]
    return files_in(out)


def elements(files: dict[str, bytes]) -> set[tuple[str, ...]]:
    """Each element of all pages with its attributes."""
    return {
        (str(each.tag), *sorted(map(str, each.attrib)))
        for name, data in files.items()
        if name.endswith(".html")
        for each in lxml_html.document_fromstring(data.decode()).iter()
    }


def at(tree: Any, where: str) -> list[Any]:
    return list(tree.xpath(where))


def check_links(tree: Any, name: str) -> None:
    for link in at(tree, LINKS):
        bare = re.sub(r"[\x00-\x20]", "", link)
        assert urlsplit(bare).scheme.lower() in SCHEMES | {"data"}, (name, link)
        assert not bare.lower().startswith("data:") or bare in OURS, (name, link)


def check_page(data: bytes, name: str) -> None:
    tree = lxml_html.document_fromstring(data.decode())
    check_links(tree, name)
    assert not at(tree, "//@*[starts-with(name(), 'on')]"), name
    scripts = at(tree, "//script[not(@type='application/ld+json')]")
    assert all(each.get("src") and not each.text for each in scripts), name
    for each in at(tree, "//script[@type='application/ld+json']/text()"):
        json.loads(each)


def check_markdown(data: bytes, name: str) -> None:
    tree = lxml_html.fragment_fromstring(PARSER.render(data.decode()), create_parent="div")
    check_links(tree, name)
    assert not at(tree, "//script | //img | //iframe | //@*[starts-with(name(), 'on')]"), name


def check_docx(data: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            if part.endswith((".xml", ".rels")):
                tree = etree.fromstring(archive.read(part))
                for link in at(tree, "//@Target[../@TargetMode='External']"):
                    assert urlsplit(str(link)).scheme in SCHEMES, (name, link)
                assert not at(tree, "//*[local-name()='instrText'][contains(., 'DDE')]"), name


def check_file(name: str, data: bytes) -> None:
    assert b"65302561" not in data or name.endswith("sha256.txt"), name
    if name.endswith(".html"):
        check_page(data, name)
    elif name.endswith(".md"):
        check_markdown(data, name)
    elif name.endswith(".docx"):
        check_docx(data, name)
    elif name.endswith(".json"):
        json.loads(data)
    elif name.endswith((".xml", ".svg")):
        etree.fromstring(data)
        assert not name.startswith("feed") or not feedparser.parse(data).bozo


@pytest.fixture(scope="module")
def calm(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The minutes alone, which show every key, unless more examples are asked for."""
    one = harmless(tmp_path_factory.mktemp("rolig"))
    if request.config.getoption("--examples") <= DEFAULT_EXAMPLES:
        one.said["referat.yaml", ("dokumenter", 0)] = "referat"
        one.write()
    return one


@pytest.fixture(scope="module")
def usual(calm: Repository) -> set[tuple[str, ...]]:
    return elements(make(calm))


def check_told(found: list[Diagnostic]) -> None:
    assert found
    for each in found:
        assert each.message.endswith((".", "?")) and each.hint, each
        assert each.code != "intern-fejl", each
    assert as_text(found, {})


@pytest.mark.parametrize("name", HOSTILE)
def test_told_or_only_text(
    name: str, calm: Repository, usual: set[tuple[str, ...]], tmp_path: FilePath
) -> None:
    one = hostile(tmp_path / "møder", HOSTILE[name], calm)
    count("fjendtlig tekst ved en nøgle", one.places)
    check_told(one.told)
    before = set(tmp_path.rglob("*"))
    files = make(one)
    new = {path for path in tmp_path.rglob("*") if path not in before}
    assert all(path.is_relative_to(one.root / "ud") for path in new)
    assert len(files) > 25
    for path, data in files.items():
        check_file(path, data)
    assert {each for each in elements(files) - usual if each[0] not in SHAPE} == set()


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_no_file_may_hold_is_told(name: str, tmp_path: FilePath) -> None:
    one = Repository(tmp_path / "møder", UNREADABLE[name])
    one.write()
    found = built(one.root, tmp_path / "ud").findings
    check_told(found)
    assert {each.path.name for each in found if each.path} == {FilePath(f).name for f in FILES}
    assert not (tmp_path / "ud").exists()


def letters(text: str) -> str:
    """Without white space, and the hyphen that Word has an element for."""
    return clean(squeezed(text)).replace("\u00ad", "")


def test_each_stands_as_it_is_written_in_every_format() -> None:
    items: list[Tree] = [f"start {text} slut" for text in HOSTILE.values()]
    document = document_of({"dato": "2026-01-10", "punkter": items}, "referat")
    for read in (of_html, of_markdown, of_docx):
        said = letters(read(document))
        for text in HOSTILE.values():
            assert letters(f"start{text}slut") in said, (read, text)


def test_a_paragraph_of_a_megabyte() -> None:
    text = "ord1 " + "side <b> " * 110_000 + "ord2"
    begun = time.process_time()
    meeting: dict[str, Tree] = {"dato": "2026-01-10", "punkter": [{"titel": "A", "referat": text}]}
    document = document_of(meeting, "referat")
    for read in (of_html, of_docx):
        said = squeezed(read(document))
        assert squeezed(text) in said
    assert time.process_time() - begun < 10
