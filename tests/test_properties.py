"""What holds for every meeting: no traceback, no word lost, nothing closed leaks, same bytes."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from referat.cli import FINDINGS, OK, USAGE, run
from referat.compile import Request, compile_all
from referat.diagnostics import Diagnostic, Severity
from referat.model.cascade import Whole, cascade
from referat.model.load import load
from referat.model.meeting import Committee, Meeting, Site
from referat.output.write import Output
from referat.project.find import Found, find
from referat.prose.options import Options
from referat.prose.read import read_prose
from referat.report import as_text
from referat.source.parse import parse
from referat.source.reading import read_text
from referat.view.make import make_document
from tests.strategies import HOSTILE, meetings
from tests.walking import expected_minutes, words_in
from tests.yaml_out import Tree, to_yaml

EXAMPLES = sorted((Path(__file__).parents[1] / "meetings").glob("*/*.yaml"))
TEXTS = [path.read_text(encoding="utf-8") for path in EXAMPLES]


def whole_of(tree: Tree) -> Whole:
    text = to_yaml(tree)
    value, findings = parse(text)
    assert value is not None, as_text(findings, {}) + text
    assert findings == [], text
    meeting, findings = load(Meeting, value)
    assert meeting is not None, as_text(findings, {}) + text
    return cascade(meeting, None, None)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 10


# ---------------------------------------------------------------- never a traceback


def findings_for(data: bytes) -> list[Diagnostic]:
    """Reads bytes as a meeting, a committee and a site; every finding has a Danish text."""
    text, findings = read_text(data)
    value, more = parse(text)
    findings += more
    if value is not None:
        for model in (Meeting, Committee, Site):
            findings += load(model, value)[1]
    assert as_text(findings, {None: text}).count("\n") >= len(findings)  # type: ignore[dict-item]
    for finding in findings:
        assert finding.code
        assert finding.message.endswith((".", "?")), finding
        assert finding.hint.endswith((".", "?", "…")), finding
    return findings


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    findings_for(data)


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    findings_for(text.encode("utf-8", "surrogatepass"))


_YAMLISH = st.lists(
    st.sampled_from(
        [
            *HOSTILE,
            *("dato: ", "punkter:", "titel: ", "\n", "\n  ", "\n    ", "\n  - ", "- ", ": "),
            *("referat: |", "&a ", "*a", "<<: ", "!!int ", "[", "{", "}", ",", "2023-12-08", "~"),
        ]
    ),
    max_size=30,
).map("".join)


@given(_YAMLISH)
def test_anything_like_yaml(text: str) -> None:
    findings_for(text.encode())


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """An example file with a few lines cut, doubled, swapped, moved or spoilt."""
    lines = draw(st.sampled_from(TEXTS)).split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        other = draw(st.integers(0, len(lines) - 1))
        change = draw(st.integers(0, 6))
        if change == 0:
            lines[at] = ""
        elif change == 1:
            lines.insert(at, lines[other])
        elif change == 2:
            lines[at], lines[other] = lines[other], lines[at]
        elif change == 3:
            lines[at] = " " * draw(st.integers(0, 9)) + lines[at].lstrip()
        elif change == 4:
            lines[at] += draw(st.sampled_from(HOSTILE))
        elif change == 5:
            lines[at] = lines[at].replace(": ", draw(st.sampled_from([":", ": [", ": - ", "; "])))
        else:
            cut = draw(st.integers(0, len(lines[at])))
            lines[at] = lines[at][:cut] + draw(st.sampled_from(HOSTILE)) + lines[at][cut:]
    return "\n".join(lines)


@given(mutated())
def test_examples_with_mistakes_are_checked_to_the_end(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "moede.yaml"
        path.write_text(text, encoding="utf-8", newline="")
        found = find([path])
        assert isinstance(found, Found)
        compiled = compile_all(found, Request(formats=("markdown",)), lambda done, total: None)
        errors = any(finding.severity is Severity.ERROR for finding in compiled.findings)
        assert errors == (not compiled.outputs)
        assert as_text(compiled.findings, compiled.sources) or not compiled.findings


@given(st.text(max_size=120))
@example("```tabel\nfil: a\nrækker: [[a]]\n```")
@example("[x](\x00) ![y](http://[::1)")
@example("https://[")
def test_any_prose(text: str) -> None:
    read_prose(text, Options())
    read_prose(text, Options(keep_breaks=True))


# ---------------------------------------------------------------- no word lost


@given(meetings())
def test_no_word_is_lost_doubled_or_moved(meeting: dict[str, Tree]) -> None:
    document = make_document(whole_of(meeting), "referat", "medlemmer", Options())
    assert words_in(document) == expected_minutes(meeting)


@given(meetings())
def test_each_document_has_words_of_the_minutes_or_of_what_came_before(
    meeting: dict[str, Tree],
) -> None:
    """The agenda and the decisions show parts of the minutes, in the same order, once."""
    whole = whole_of(meeting)
    minutes = words_in(make_document(whole, "referat", "medlemmer", Options()))
    for kind in ("dagsorden", "beslutningsreferat"):
        words = words_in(make_document(whole, kind, "medlemmer", Options()))
        kept = set(words)
        assert words == [word for word in minutes if word in kept]


# ---------------------------------------------------------------- nothing closed leaks


@given(meetings())
def test_nothing_closed_is_in_a_public_view(meeting: dict[str, Tree]) -> None:
    whole = whole_of(meeting)
    for kind in ("dagsorden", "referat", "beslutningsreferat"):
        document = make_document(whole, kind, "offentlig", Options())
        assert not re.search(r"hem\d", repr(document))


@given(meetings())
def test_what_is_open_is_in_the_public_minutes(meeting: dict[str, Tree]) -> None:
    whole = whole_of(meeting)
    public = words_in(make_document(whole, "referat", "offentlig", Options()))
    everything = words_in(make_document(whole, "referat", "medlemmer", Options()))
    missing = [word for word in everything if word not in public and word.startswith("ord")]
    assert missing == []


def unpacked(output: Output) -> bytes:
    content = output.content
    data = content.read_bytes() if isinstance(content, Path) else content
    if not output.path.endswith(".docx"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"".join(name.encode() + archive.read(name) for name in archive.namelist())


@settings(phases=[Phase.explicit, Phase.generate])  # a smaller example costs minutes here
@given(meetings())
def test_nothing_closed_is_in_a_public_file(meeting: dict[str, Tree]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "moede").mkdir()
        (root / "moede" / "hem0.pdf").write_bytes(b"hem00")
        items = meeting["punkter"]
        assert isinstance(items, list)
        closed: Tree = {
            "titel": "hem1",
            "lukket": "ja",
            "id": "hem2",
            "bilag": [{"fil": "hem0.pdf"}],
        }
        open_: Tree = {"titel": "Se også", "referat": "Se [notatet](hem0.pdf)."}
        whole: Tree = {**meeting, "punkter": [*items, closed, open_]}
        (root / "moede.yaml").write_text(to_yaml(whole), encoding="utf-8")
        found = find([root])
        assert isinstance(found, Found)
        compiled = compile_all(found, Request("offentlig"), lambda done, total: None)
        assert len(compiled.outputs) >= 10, as_text(compiled.findings, compiled.sources)
        for output in compiled.outputs:
            assert "hem" not in output.path
            assert not re.search(rb"hem\d", unpacked(output)), output.path
        members = compile_all(found, Request("medlemmer"), lambda done, total: None)
        assert all(b"hem1" in unpacked(o) for o in members.outputs if "referat." in o.path)


# ---------------------------------------------------------------- same input, same bytes


@given(meetings())
def test_the_same_view_twice(meeting: dict[str, Tree]) -> None:
    first = make_document(whole_of(meeting), "referat", "medlemmer", Options())
    assert make_document(whole_of(meeting), "referat", "medlemmer", Options()) == first


def test_same_bytes_elsewhere_and_at_another_time(tmp_path: Path) -> None:
    """Another process, hash seed, time zone, locale and folder: the same files."""
    root = Path(__file__).parents[1]
    digests = []
    for number, (seed, zone, locale) in enumerate(
        [("1", "UTC", "C"), ("2", "Pacific/Kiritimati", "da_DK.UTF-8")]
    ):
        out = tmp_path / str(number) / "ud"
        subprocess.run(
            [
                *(sys.executable, "-m", "referat", "build", str(root / "meetings")),
                *("--out", str(out), "--edition", "medlemmer"),
            ],
            check=True,
            cwd=root if number else tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
            capture_output=True,
        )
        files = sorted(path for path in out.rglob("*") if path.is_file())
        digests.append([(str(path.relative_to(out)), path.read_bytes()) for path in files])
    assert len(digests[0]) > 50
    assert digests[0] == digests[1]


# ---------------------------------------------------------------- the command line


@given(st.lists(st.sampled_from(["build", "check", "--out", "-x", "--help", "", "schema", "ø"])))
def test_any_command_line(arguments: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        before = Path.cwd()
        try:
            os.chdir(folder)
            assert run(arguments) in (OK, FINDINGS, USAGE)
        finally:
            os.chdir(before)
