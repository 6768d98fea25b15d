"""The user guide is true: its examples compile, its commands print what it says, and it leaves
out no command, option, code, view name or template function.
"""

from __future__ import annotations

import dataclasses
import re
import textwrap
import unicodedata
from pathlib import Path

import click
import msgspec
import pytest

from referat.cli import cli
from referat.compile import Compiled, Request, check, compile_all
from referat.formats import html
from referat.formats.markdown.functions import Functions
from referat.model.base import Model
from referat.model.load import load
from referat.model.meeting import Committee, Site
from referat.project.find import Found, find
from referat.source.parse import parse
from referat.view import document
from tests.codes import codes_in_source, codes_of_rules
from tests.guide import (
    DOCS,
    Block,
    all_blocks,
    blocks,
    commands,
    exit_code,
    matches,
    pages,
    plain,
    printed,
)

ROOT = DOCS.parent
PDF_OBJECTS = (
    b"<</Type /Catalog /Pages 2 0 R>>",
    b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
    b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    b" /Resources <</Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>>",
    b"<</Length 39>>\nstream\nBT /F 12 Tf 72 720 Td (Et bilag.) Tj ET\nendstream",
)


def pdf() -> bytes:
    """The smallest PDF with words on its page."""
    text, places = b"%PDF-1.4\n", []
    for number, body in enumerate(PDF_OBJECTS, 1):
        places.append(len(text))
        text += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(text)
    count = len(places) + 1
    text += b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, rows)
    return text + b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, start)


LIKE = {".png": (ROOT / "tests" / "formats" / "kort.png").read_bytes(), ".pdf": pdf()}
"""What lies at a name that an example mentions, by its suffix."""
NAMES = {
    "README",
    "data",
    "editor",
    "fejl",
    "hjemmeside-paa-nettet",
    "hjemmesiden",
    "husstil",
    "kom-i-gang",
    "kommandolinjen",
    "moedesproget",
    "noegler",
    "regler",
    "rettelser",
    "skabeloner",
}


def give_files(folder: Path, text: str) -> None:
    """Puts something at every name that an example mentions and nobody has written."""
    named = re.findall(r"^\s*(?:- )?fil: (\S+\.\w+)|\]\(([\w-]+\.\w+)\)", text, re.MULTILINE)
    for name in (one or other for one, other in named):
        path = folder / name
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(LIKE.get(path.suffix, b"Et bilag.\n"))


def as_meeting(block: Block) -> str:
    """The whole meeting that an example is a part of."""
    text = block.text
    if block.language == "markdown":
        return as_meeting(
            dataclasses.replace(
                block,
                language="yaml",
                role="i-punkt",
                text=f"referat: |\n{textwrap.indent(text, '  ')}",
            )
        )
    if block.role == "i-punkt":
        title = "" if text.startswith("titel:") else "titel: Et punkt\n"
        body = textwrap.indent(title + text, "    ").replace("    ", "  - ", 1)
        return f"dato: 2026-05-06\npunkter:\n{body}"
    if block.role == "i-punkter":
        return f"dato: 2026-05-06\npunkter:\n{textwrap.indent(text, '  ')}"
    if block.role == "i-møde":
        day = "2026-03-03" if text.startswith("næste møde:") else "2026-05-06"
        date = "" if re.search(r"^dato:", text, re.MULTILINE) else f"dato: {day}\n"
        items = "" if re.search(r"^punkter:", text, re.MULTILINE) else "punkter: [Eventuelt]\n"
        return date + text + items
    return text


def found_in(folder: Path, block: Block) -> Found:
    """The meeting of an example in a folder, with the files that its page writes."""
    path = folder / "eksempel.yaml"
    path.write_text(as_meeting(block), encoding="utf-8")
    for other in blocks(DOCS / block.page):
        if other.role == "fil" and "/" not in other.path:
            (folder / other.path).write_text(other.text, encoding="utf-8")
    give_files(folder, block.text)
    found = find([path])
    assert isinstance(found, Found)
    return found


def printed_markdown(compiled: Compiled) -> str:
    """All Markdown documents, with plain spaces."""
    texts = [o.content for o in compiled.outputs if o.path.endswith(".md")]
    return plain("\n".join(text.decode() for text in texts if isinstance(text, bytes)))


# ------------------------------------------------------------------ the pages


def test_all_pages_are_there() -> None:
    assert {page.stem for page in pages()} == NAMES


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_every_block_says_what_it_is(page: Path) -> None:
    assert [str(block) for block in blocks(page) if not block.is_marked] == []


def slug(heading: str) -> str:
    """The anchor that GitHub and GitLab give a heading."""
    kept = re.sub(r"[^\w\- ]", "", unicodedata.normalize("NFC", heading.strip().lower()))
    return kept.replace(" ", "-")


def outside_fences(page: Path) -> str:
    text = page.read_text(encoding="utf-8")
    for block in blocks(page):
        text = text.replace(block.text, "")
    return text


def anchors(page: Path) -> set[str]:
    found = re.findall(r"^#{1,6} (.+)$", outside_fences(page), re.MULTILINE)
    return {slug(heading) for heading in found}


@pytest.mark.parametrize("page", [*pages(), ROOT / "README.md"], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", outside_fences(page))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not target.startswith(("https://", "http://")):
            name, _, anchor = target.partition("#")
            other = page.parent / name if name else page
            assert other.exists(), f"{page.name}: {target}"
            assert not anchor or anchor in anchors(other), f"{page.name}: {target}"


# ------------------------------------------------------------------ the examples

EXAMPLES = [
    *all_blocks("yaml", "møde", "i-møde", "i-punkt", "i-punkter"),
    *all_blocks("markdown", "i-tekst"),
]


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 30


@pytest.mark.parametrize("block", EXAMPLES, ids=str)
@pytest.mark.parametrize("edition", ["offentlig", "medlemmer"])
def test_example_compiles_without_a_finding(block: Block, edition: str, tmp_path: Path) -> None:
    request = Request("offentlig" if edition == "offentlig" else "medlemmer")
    compiled = compile_all(found_in(tmp_path, block), request, lambda done, total: None)
    assert compiled.findings == []
    assert compiled.outputs


@pytest.mark.parametrize("block", all_blocks("yaml", "udvalg", "samling"), ids=str)
def test_settings_are_read_without_a_finding(block: Block) -> None:
    model: type[Model] = Committee if block.role == "udvalg" else Site
    value, findings = parse(block.text)
    assert value is not None
    assert [*findings, *load(model, value)[1]] == []


@pytest.mark.parametrize("block", all_blocks("yaml", "fejl"), ids=str)
def test_wrong_example_is_found_out(block: Block, tmp_path: Path) -> None:
    assert check(found_in(tmp_path, block)).findings


def pairs() -> list[tuple[Block, Block]]:
    """Each `bliver-til` with the example before it."""
    found = []
    for page in pages():
        example: Block | None = None
        for block in blocks(page):
            if block.role == "bliver-til":
                assert example is not None, f"{block}: no example before it"
                found.append((example, block))
            elif block.language in ("yaml", "markdown"):
                example = block
    return found


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: str(pair[1]))
def test_example_becomes_what_is_shown(pair: tuple[Block, Block], tmp_path: Path) -> None:
    example, shown = pair
    every = Request("offentlig", ("dagsorden", "referat"))
    compiled = compile_all(found_in(tmp_path, example), every, lambda done, total: None)
    assert shown.text.rstrip("\n") in printed_markdown(compiled)


# ------------------------------------------------------------------ the commands


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_session_prints_what_is_shown(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for block in blocks(page):
        if block.path and block.role != "resultat":
            write(tmp_path / block.path, block)
        elif block.language == "console":
            run_all(block)
        elif block.role == "resultat":
            built = plain((tmp_path / block.path).read_text(encoding="utf-8"))
            assert matches(block.text, built), f"{block}:\n{built}"


def write(path: Path, block: Block) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block.text, encoding="utf-8")
    if block.role == "møde":
        give_files(path.with_suffix(""), block.text)


def run_all(block: Block) -> None:
    given = commands(block)
    for number, command in enumerate(given, 1):
        text, code = printed(command.line)
        assert matches(command.expected, text), f"{block}: {command.line}\n{text}"
        assert code == (exit_code(block) if number == len(given) else 0), f"{block}: {command.line}"


def test_readme_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    readme = blocks(ROOT / "README.md")
    (example,) = [block for block in readme if block.language == "yaml"]
    (tmp_path / "bestyrelsen.yaml").write_text(example.text, encoding="utf-8")
    lines = [line.partition("#")[0].strip() for block in readme for line in block.text.split("\n")]
    run_here = [line for line in lines if line.startswith(("referat ", "cd "))]
    assert len(run_here) == 7
    for line in run_here:
        command, _, rest = line.partition(" ")
        if command == "cd":
            monkeypatch.chdir(rest)
        elif rest != "serve":  # it ends when it is stopped; tests/test_serve.py runs it
            assert printed(line)[1] == 0, line


# ------------------------------------------------------------------ nothing is left out


def text_of(name: str) -> str:
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


def test_every_code_is_explained() -> None:
    explained = re.findall(r"^### ([\wæøå-]+)$", text_of("regler"), re.MULTILINE)
    assert sorted(explained) == sorted(codes_in_source() | codes_of_rules())


def all_commands(group: click.Group, path: str = "referat") -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []
    for name, command in group.commands.items():
        found.append((f"{path} {name}", command))
        if isinstance(command, click.Group):
            found += all_commands(command, f"{path} {name}")
    return found


@pytest.mark.parametrize(("name", "command"), all_commands(cli), ids=str)
def test_every_command_and_option_is_there(name: str, command: click.Command) -> None:
    page = text_of("kommandolinjen")
    assert f"`{name}" in page or f"$ {name}" in page
    for param in command.params:
        if isinstance(param, click.Option):
            for option in param.opts:
                assert f"`{option}" in page, f"{name} {option}"


SHOWN = (
    document.Document,
    document.Field,
    document.Section,
    document.Item,
    document.Pause,
    document.Properties,
)


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: shown.__name__)
def test_every_name_of_the_view_is_explained(shown: type) -> None:
    page = text_of("skabeloner")
    for field in msgspec.structs.fields(shown):
        assert re.search(rf"^\| `(?:\w+\.)?{field.name}` \|", page, re.MULTILINE), field.name


@pytest.mark.parametrize("name", sorted({*html.FUNCTIONS, *Functions().by_name()}))
def test_every_template_function_is_explained(name: str) -> None:
    assert f"`{name}(" in text_of("skabeloner")


def test_picture_is_small() -> None:
    assert (DOCS / "billeder" / "referat.png").stat().st_size < 200_000
