"""`referat lsp` driven by a real client over standard input and output."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bench.corpus import write_corpus
from lsprotocol import types

from .editor import Editor, applied, capabilities
from .making import FILES, PATH, TEXT, repository

BAD = TEXT.replace("Læs mere", "😀 Man kan kan læse mere")


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    repository(tmp_path)
    with Editor(tmp_path) as one:
        yield one


def in_text(text: str, at: types.Range) -> str:
    """What stands at a range, counted in UTF-16."""
    row = text.split("\n")[at.start.line].encode("utf-16-le")
    return row[at.start.character * 2 : at.end.character * 2].decode("utf-16-le")


def test_findings_come_while_one_types(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(tmp_path / PATH, BAD)
    (found,) = [each for each in editor.findings(uri) if each.code == "dobbelt-ord"]
    assert in_text(BAD, found.range) == "kan"
    assert found.source == "referat"
    assert found.severity == types.DiagnosticSeverity.Warning
    assert found.message.startswith("Ordet »kan« står to gange")
    assert "\n" in found.message
    editor.change(uri, TEXT)
    assert "dobbelt-ord" not in editor.codes(uri)
    editor.change(uri, TEXT.replace("dato: 2026-04-08", "dato: 2026-04-31"))
    assert editor.findings(uri)[0].severity == types.DiagnosticSeverity.Error
    editor.close(uri)
    editor.until(lambda: not editor.published[-1].diagnostics)
    assert editor.logged == []


def test_the_editor_helps(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(tmp_path / PATH)
    editor.findings(uri)
    assert "Hvem der fremlægger" in editor.at("hover", uri, "    ve").contents.value
    assert editor.labels(uri, "ved: ") == ["Asta Bruun", "Ida Møller Frost", "Villads Krogh"]
    assert editor.labels(uri, "](2026-03-04.yaml#") == ["2026-03-04.yaml#ny-mole"]
    places = editor.at("definition", uri, "](2026-03")
    assert places[0].uri.endswith("2026-03-04.yaml")
    document = types.TextDocumentIdentifier(uri)
    symbols = editor.ask("text_document_document_symbol", types.DocumentSymbolParams(document))
    assert [each.name for each in symbols] == ["1. Regnskab", "Pause 10.00-10.15", "2. Både"]
    found = editor.ask("text_document_document_link", types.DocumentLinkParams(document))
    assert len(found) == 4
    lenses = editor.ask("text_document_code_lens", types.CodeLensParams(document))
    assert [lens.command.title for lens in lenses] == ["Vis dagsorden", "Vis referat"]
    editor.change(uri, TEXT.replace("    ved: Villads Krogh", "    ved: Villads Krogh\n    besl"))
    assert editor.labels(uri, "\n    besl")[0] == "beslutning"


def test_a_quick_fix_mends_the_text(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(tmp_path / PATH, BAD)
    (found,) = [each for each in editor.findings(uri) if each.code == "dobbelt-ord"]
    fix, switch = editor.actions(uri, found.range, ["quickfix"])[:2]
    assert list(fix.diagnostics or ()) == [found]
    assert fix.edit is not None
    assert fix.edit.changes is not None
    editor.change(uri, applied(BAD, list(fix.edit.changes[uri])))
    assert "dobbelt-ord" not in editor.codes(uri)
    assert switch.title == "Undtag her: # undtag dobbelt-ord: …"


def test_a_preview_is_shown(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(tmp_path / PATH, TEXT.replace("titel: Regnskab", "titel: Årets regnskab"))
    path = Path(editor.show(uri))
    assert "Årets regnskab" in path.read_text(encoding="utf-8")
    editor.until(lambda: bool(editor.shown))
    assert unquote(urlsplit(editor.shown[0]).path) == str(path)
    editor.change(uri, TEXT.replace("dato: 2026-04-08", "dato: 2026-04-31"))
    assert editor.show(uri, "dagsorden") is None
    assert "linje 1" in editor.messages[-1]
    assert editor.show("file:///findes-ikke.yaml") is None
    editor.change(uri, TEXT)
    shown = editor.ask("workspace_execute_command", types.ExecuteCommandParams("referat.preview"))
    assert shown == str(path)


def test_body_and_site_are_served_too(editor: Editor, tmp_path: Path) -> None:
    name = "meetings/bestyrelsen/udvalg.yaml"
    uri = editor.open(tmp_path / name, FILES[name] + "frit: x\n")
    assert editor.codes(uri) == ["ukendt-nøgle"]
    assert "mødeplan" in editor.labels(uri, "frit: x\n")
    site = editor.open(tmp_path / "referat.yaml", "titel: X\nformater: ht\n")
    assert editor.codes(site) == ["ukendt-værdi"]
    assert editor.labels(site, "formater: ") == ["html", "docx", "markdown"]


def test_what_shows_over_several_files_comes_by_itself(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / PATH
    uri = editor.open(path, TEXT)
    assert "henvisning" not in editor.codes(uri)
    editor.change(uri, TEXT.replace("#ny-mole", "#gammel-mole"))
    editor.findings(uri)
    editor.save(uri, path)
    editor.until(lambda: "henvisning" in [each.code for each in editor.published[-1].diagnostics])


def test_files_of_others_are_left_alone(editor: Editor, tmp_path: Path) -> None:
    other = editor.open(tmp_path / "compose.yaml", "services:\n  x: {}\n")
    untitled = types.TextDocumentItem("untitled:1", types.LanguageKind.Yaml, 1, TEXT)
    editor.client.text_document_did_open(types.DidOpenTextDocumentParams(untitled))
    editor.findings(editor.open(tmp_path / PATH))
    assert {each.uri for each in editor.published} == {(tmp_path / PATH).as_uri()}
    assert editor.at("hover", other, "serv") is None
    assert editor.at("completion", other, "serv") is None


@pytest.mark.parametrize(
    "text",
    ["", "\n", ":", "{", "- [", "\t", "punkter: |", "dato: [", "\x00\ud7ff\ufffe", "a: *b", "%"],
)
def test_garbage_is_told_about_and_no_more(editor: Editor, tmp_path: Path, text: str) -> None:
    uri = editor.open(tmp_path / PATH, text)
    assert len(editor.findings(uri)) < 5
    for name in ("completion", "hover", "definition"):
        editor.at(name, uri, text)
    document = types.TextDocumentIdentifier(uri)
    for kind, params in (
        ("document_symbol", types.DocumentSymbolParams(document)),
        ("document_link", types.DocumentLinkParams(document)),
        ("code_lens", types.CodeLensParams(document)),
    ):
        editor.ask(f"text_document_{kind}", params)
    editor.actions(uri, types.Range(types.Position(0, 0), types.Position(9, 9)))
    assert editor.logged == []


def test_every_beginning_of_a_file_is_taken(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(tmp_path / PATH, "")
    for end in range(0, len(TEXT), 7):
        editor.change(uri, TEXT[:end])
        editor.at("completion", uri, TEXT[:end])
        assert len(editor.findings(uri)) < 12
    assert editor.logged == []


def test_the_editor_chooses_how_columns_are_counted(tmp_path: Path) -> None:
    repository(tmp_path)
    with Editor(tmp_path, capabilities(encodings=("utf-32", "utf-16"))) as editor:
        assert editor.said.capabilities.position_encoding == "utf-32"
        uri = editor.open(tmp_path / PATH, BAD)
        (found,) = [each for each in editor.findings(uri) if each.code == "dobbelt-ord"]
        row = BAD.split("\n")[found.range.start.line]
        assert row[found.range.start.character : found.range.end.character] == "kan"


def test_a_burst_of_keystrokes_is_one_check(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(tmp_path / PATH)
    editor.findings(uri)
    before = len(editor.published)
    for number in range(20):
        editor.change(uri, f"{TEXT}# {number}\n")
    editor.findings(uri)
    assert len(editor.published) - before < 10


def test_a_long_meeting_is_checked_while_one_types(tmp_path: Path) -> None:
    """The benchmark (`bench/lsp.py`) measures it; here it must not be far off on a busy machine."""
    write_corpus(tmp_path, 60)
    path = max(tmp_path.rglob("20*.yaml"), key=lambda each: each.stat().st_size)
    times = []
    with Editor(tmp_path) as editor:
        uri = editor.open(path)
        editor.findings(uri)
        for number in range(10):
            begun = time.perf_counter()
            editor.change(uri, editor.texts[uri] + f"# {number}\n")
            editor.findings(uri)
            times.append(time.perf_counter() - begun)
    assert path.stat().st_size > 40_000
    assert statistics.median(times) < 1


def start() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "referat", "lsp", "--stdio"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe)


def message(content: object) -> bytes:
    body = json.dumps(content).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def test_it_ends_when_the_editor_is_gone() -> None:
    process = start()
    out, err = process.communicate(b"", timeout=20)
    assert (process.returncode, out, err) == (0, b"", b"")


def test_messages_that_are_none_are_passed_over() -> None:
    """Each question is answered, be it with an error, and nothing lands on standard error."""
    process = start()
    ask = {"jsonrpc": "2.0", "id": 1}
    hover = {"textDocument": {"uri": 5}, "position": {"line": -1, "character": "x"}}
    sent = [
        b"Content-Length: 3\r\n\r\n{{{",
        message([1, 2]),
        message({"jsonrpc": "2.0", "method": "findes/ikke", "params": {}}),
        message({**ask, "method": "initialize", "params": {"capabilities": {}}}),
        message({**ask, "id": 2, "method": "textDocument/hover", "params": hover}),
        message({**ask, "id": 3, "method": "findes/ikke", "params": None}),
        message({**ask, "id": 4, "method": "shutdown"}),
        message({"jsonrpc": "2.0", "method": "exit"}),
    ]
    out, err = process.communicate(b"".join(sent), timeout=20)
    assert (process.returncode, err) == (0, b"")
    for number in (1, 2, 3, 4):
        assert f'"id": {number}'.encode() in out
