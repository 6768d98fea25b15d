"""Mending: what is certain is done, the rest of the file is not touched, and twice is once."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referat.checks.rules.form.ids import LONGEST, id_from
from referat.checks.run import Asked
from referat.cli import FINDINGS, OK, USAGE, run
from referat.compile import Request, compile_all
from referat.compile.draft import check_draft
from referat.compile.setting import Setting
from referat.diagnostics import Diagnostic, Edit, Fix, Place
from referat.mend import Judge, Mended, mend, mend_all, replace_file, with_moves
from referat.mend.lines import Lines
from referat.model.load import load
from referat.model.meeting import Meeting
from referat.project.find import Found, find
from referat.source.parse import parse
from referat.source.reading import read_text
from tests.rule_cases import ONE, Case, cases, write
from tests.strategies import Maker, meetings
from tests.yaml_out import Tree, to_yaml

OWN = ("punkt-uden-id", "nøglerækkefølge")


def judge_of(path: Path, *codes: str) -> Judge:
    """What is found in a text of the file `path`, opinions too; only of `codes`, if any."""
    found = find((path.parent,))
    assert isinstance(found, Found)
    setting = Setting(found, Request())

    def judge(text: str) -> list[Diagnostic]:
        findings = with_moves(text, check_draft(setting, path, text, asked=Asked.ALL).findings)
        return [each for each in findings if not codes or each.code in codes]

    return judge


def mended_in(folder: Path, text: str, *codes: str) -> Mended:
    path = folder / ONE
    path.write_text(text, encoding="utf-8", newline="")
    return mend_all(text, judge_of(path, *codes))


def value_of(text: str) -> Any:
    return parse(read_text(text.encode("utf-8", "surrogatepass"))[0])[0]


def finding(*edits: tuple[int, int, int, int, str], code: str = "prøve") -> Diagnostic:
    made = tuple(Edit(Place(*place), text) for *place, text in edits)
    return Diagnostic(code, "Sådan.", fixes=(Fix("Ret", made, is_certain=True),))


# ---------------------------------------------------------------- each rule's own cases

WITH_MENDED = [case for case in cases() if case.mended]


def test_there_are_cases() -> None:
    assert {case.code for case in WITH_MENDED} >= set(OWN)


@pytest.mark.parametrize("case", WITH_MENDED, ids=str)
def test_becomes_what_the_case_says(case: Case, tmp_path: Path) -> None:
    """With the rule's own certain fixes alone."""
    write(case.files, tmp_path)
    (name,) = [each for each in case.files if not each.endswith(("udvalg.yaml", "referat.yaml"))]
    judge = judge_of(tmp_path / name, case.code)
    mended = mend_all(case.files[name], judge)
    assert mended.text == case.mended
    assert mend_all(mended.text, judge).text == mended.text
    assert mended.left == ()


# ---------------------------------------------------------------- whole meetings


@st.composite
def mixed(draw: st.DrawFn) -> dict[str, Tree]:
    """A meeting whose items have their keys in any order."""
    meeting = draw(meetings())
    meeting["punkter"] = _mixed(meeting["punkter"], Maker(draw))
    return meeting


def _mixed(items: Tree, maker: Maker) -> list[Tree]:
    assert isinstance(items, list)
    out: list[Tree] = []
    for item in items:
        if isinstance(item, dict):
            keys = dict(item)
            if "punkter" in keys:
                keys["punkter"] = _mixed(keys["punkter"], maker)
            out.append(maker.shuffled(keys) if maker.some(2) else keys)
        else:
            out.append(item)
    return out


@st.composite
def files(draw: st.DrawFn) -> str:
    """A meeting's file with any line ends, with and without the marks at its two ends."""
    text = to_yaml(draw(mixed()))
    if draw(st.booleans()):
        text = text.replace("\npunkter:", "  # kommentar\n# æøå\npunkter:")
    text = text if draw(st.booleans()) else text[:-1]
    text = text.replace("\n", draw(st.sampled_from(("\n", "\r\n", "\r"))))
    return draw(st.sampled_from(("", "\ufeff"))) + text


@given(files())
def test_twice_is_once_and_the_meaning_stays(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        mended = mended_in(Path(folder), text, *OWN)
        again = mended_in(Path(folder), mended.text, *OWN)
    assert again.text == mended.text
    assert again.done == ()
    assert mended.left == ()
    assert _without_ids(value_of(mended.text)) == _without_ids(value_of(text))
    assert load(Meeting, value_of(mended.text))[1] == []


def _without_ids(value: Any) -> Any:
    """The values with nothing but the items' ids left out; an item in one line has a title."""
    if isinstance(value, dict):
        keys = {key: _without_ids(part) for key, part in value.items() if key != "id"}
        if "punkter" in keys and isinstance(keys["punkter"], list):
            keys["punkter"] = [
                {"titel": each} if isinstance(each, str) else each for each in keys["punkter"]
            ]
        return keys
    return [_without_ids(part) for part in value] if isinstance(value, list) else value


@given(files())
def test_nothing_is_lost_but_line_by_line(text: str) -> None:
    """Ids are new lines, or stand within a line that is otherwise as it was; the rest is there."""
    with tempfile.TemporaryDirectory() as folder:
        mended = mended_in(Path(folder), text, "punkt-uden-id").text
    at = 0
    for char in mended:
        at += at < len(text) and text[at] == char
    assert at == len(text)  # the old text, in its order, with something put in
    breaks = {text[place : place + 1] for place in range(len(text)) if text[place] in "\r\n"}
    assert {char for char in mended if char in "\r\n"} <= (breaks or {"\n"})
    assert mended.endswith(("\n", "\r")) == text.endswith(("\n", "\r"))
    assert len(mended.split("\r\n")) >= len(text.split("\r\n"))


def outputs_of(text: str) -> dict[str, bytes | Path]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / ONE).write_text(text, encoding="utf-8", newline="")
        found = find((Path(folder),))
        assert isinstance(found, Found)
        compiled = compile_all(found, Request("medlemmer"), lambda done, total: None)
        return {output.path: output.content for output in compiled.outputs}


@settings(max_examples=12)
@given(mixed())
def test_the_order_of_keys_does_not_print(meeting: dict[str, Tree]) -> None:
    """Every document in every format, the pages and the data: the same bytes."""
    text = to_yaml(meeting)
    with tempfile.TemporaryDirectory() as folder:
        mended = mended_in(Path(folder), text, "nøglerækkefølge")
    before = outputs_of(text)
    assert len(before) > 10
    assert outputs_of(mended.text) == before


# ---------------------------------------------------------------- any edits at all

POINTS = st.tuples(st.integers(-1, 12), st.integers(-1, 40))
EDITS = st.tuples(POINTS, POINTS, st.text(max_size=8)).map(lambda e: (*e[0], *e[1], e[2]))
SOME = st.lists(st.lists(EDITS, max_size=3).map(lambda edits: finding(*edits)), max_size=5)


@given(st.text(max_size=80), SOME)
def test_any_text_and_any_edits(text: str, findings: Sequence[Diagnostic]) -> None:
    mended = mend(text, findings)
    assert len(mended.done) + len(mended.left) <= len(findings)
    assert mended.done or mended.text == text


@given(files(), SOME)
def test_what_no_edit_touches_stays(text: str, findings: Sequence[Diagnostic]) -> None:
    """Lines without an edit are there as they were; texts on other lines say what they said."""
    mended = mend(text, findings)
    assert mended.done or mended.text == text
    edits = [edit.place for each in findings for fix in each.fixes for edit in fix.edits]
    last = max((place.end_line for place in edits), default=0)
    lines = Lines.of(text)
    if 0 < last < len(lines.starts):
        assert mended.text.endswith(text[lines.starts[last] :])
    assert mend_all(text, lambda _: findings).text is not None


# ---------------------------------------------------------------- what holds

TEXT = "dato: 2026-03-11\npunkter:\n  - titel: Budget\n    tekst: Se er er her.\n"


def test_does_what_is_certain() -> None:
    mended = mend(TEXT, [finding((4, 17, 4, 20, ""))])
    assert mended.text == TEXT.replace("er er", "er")
    assert [(each.code, each.title, each.line) for each in mended.done] == [("prøve", "Ret", 4)]


def test_leaves_what_is_not() -> None:
    fix = Fix("Ret", (Edit(Place(4, 17, 4, 20), ""),))
    assert mend(TEXT, [Diagnostic("prøve", "Sådan.", fixes=(fix,))]) == Mended(TEXT)


@pytest.mark.parametrize(
    "edit",
    [
        (3, 5, 3, 5, "- "),  # a list in the list
        (4, 5, 4, 10, "ukendt"),  # a key that nobody knows
        (3, 12, 3, 12, "["),  # no YAML
        (4, 1, 4, 1, "  - titel: Ny\n"),  # the text moves to another item
        (9, 1, 9, 1, "x"),  # no such line
        (4, 90, 4, 91, "x"),  # no such column
        (4, 20, 4, 17, "x"),  # backwards
    ],
)
def test_what_does_not_hold_is_left(edit: tuple[int, int, int, int, str]) -> None:
    good = finding((4, 17, 4, 20, ""), code="god")
    mended = mend(TEXT, [finding(edit, code="dårlig"), good])
    assert mended.text == TEXT.replace("er er", "er")
    assert [each.code for each in mended.left] == ["dårlig"]
    assert [each.code for each in mended.done] == ["god"]


def test_overlapping_ones_wait_for_the_next_round() -> None:
    both = [finding((4, 15, 4, 17, "aa")), finding((4, 16, 4, 18, "bb"), code="anden")]
    mended = mend(TEXT, both)
    assert [each.code for each in mended.done] == ["anden"]
    assert mended.left == ()


def test_rounds_end() -> None:
    swap = finding((3, 12, 3, 13, "A")), finding((3, 12, 3, 13, "B"))
    mended = mend_all(TEXT, lambda text: [swap["titel: A" in text]])
    assert mended.text.count("\n") == TEXT.count("\n")


def test_a_file_that_cannot_be_read_is_not_touched() -> None:
    for text in ("a: [", "", "\t", "dato: x\ndato: y\n", "\x00"):
        assert mend(text, [finding((1, 1, 1, 1, "b"))]).text == text


def test_lines_are_those_of_the_mended_text() -> None:
    first = finding((3, 1, 3, 1, "# ny\n# linje\n"))
    mended = mend(TEXT, [first, finding((4, 17, 4, 20, ""), code="senere")])
    assert [(each.code, each.line) for each in mended.done] == [("prøve", 3), ("senere", 6)]


# ---------------------------------------------------------------- ids


@given(st.text(max_size=200))
def test_an_id_is_well_formed(title: str) -> None:
    name = id_from(title)
    text = to_yaml({"dato": "2026-03-11", "punkter": [{"titel": "A", "id": name or "x"}]})
    meeting, _ = load(Meeting, value_of(text))
    assert meeting is not None
    assert len(name) <= LONGEST
    assert not name[:1].isdigit()
    with tempfile.TemporaryDirectory() as folder:
        found = judge_of(Path(folder) / ONE, "ugyldigt-id") if _lay(folder, text) else None
        assert found is not None
        assert found(text) == []


def _lay(folder: str, text: str) -> bool:
    return (Path(folder) / ONE).write_text(text, encoding="utf-8") > 0


# ---------------------------------------------------------------- files


def test_a_file_keeps_its_permissions_and_its_link(tmp_path: Path) -> None:
    real, link = tmp_path / "a.yaml", tmp_path / "b.yaml"
    real.write_bytes(b"a")
    real.chmod(0o640)
    link.symlink_to(real)
    assert replace_file(link, b"a", b"b")
    assert real.read_bytes() == b"b"
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "b.yaml"]


def test_a_file_that_has_changed_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"ny")
    assert not replace_file(path, b"gammel", b"b")
    assert path.read_bytes() == b"ny"
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]


# ---------------------------------------------------------------- the command

MEETING = "dato: 2026-03-11\r\npunkter:\r\n  - titel: Nye gynger   # husk\r\n    nr: 4.a\r\n"
MENDED = MEETING.replace("husk\r\n", "husk\r\n    id: nye-gynger\r\n")


@pytest.fixture
def meeting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "2026-03-11.yaml"
    path.write_text(MEETING, encoding="utf-8", newline="")
    return path


def test_fix_mends_the_file_and_says_so(meeting: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--fix"]) == OK
    assert meeting.read_bytes() == MENDED.encode()
    told = capsys.readouterr().err.splitlines()
    assert told[0] == (
        "2026-03-11.yaml:3: rettet: Punktet »Nye gynger« har intet id. Rettelse: Skriv "
        "`id: nye-gynger`. "
        "[punkt-uden-id]"
    )
    assert told[1] == "1 ting rettet i 1 fil."
    stamp = meeting.stat().st_ino
    assert run(["check", "--fix"]) == OK
    assert meeting.stat().st_ino == stamp
    assert "Der er ikke noget at rette." in capsys.readouterr().err


def test_diff_shows_it_and_writes_nothing(
    meeting: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "--diff"]) == FINDINGS
    assert meeting.read_bytes() == MEETING.encode()
    assert "+    id: nye-gynger\r\n" in capsys.readouterr().out
    meeting.write_bytes(MENDED.encode())
    assert run(["check", "--diff"]) == OK
    assert capsys.readouterr().out == ""


SEALED = """\
dato: 2026-03-11
godkendt:
  dato: 2026-04-15
  aftryk: %s
punkter:
  - id: sommerfest
    titel: Sommer\u200bfest
"""


def test_words_under_seal_are_left_to_people(
    meeting: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    meeting.write_text(SEALED % ("0" * 16), encoding="utf-8")
    run(["check"])
    seal = re.findall(r"`aftryk: (\w{16})`", capsys.readouterr().err)[0]
    meeting.write_text(SEALED % seal, encoding="utf-8")
    assert run(["check", "--fix"]) == OK
    told = capsys.readouterr().err
    assert "ikke rettet: Her står et usynligt tegn" in told
    assert "Sommer\u200bfest\n    id: sommerfest\n" in meeting.read_text(encoding="utf-8")


def test_nobodys_number_is_shown_or_made_into_an_id(
    meeting: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = MEETING.replace("Nye gynger", "Ansøgning fra 010190-1234")
    meeting.write_text(f"{text}  - Eventuelt\r\n", encoding="utf-8", newline="")
    run(["check", "--diff"])
    run(["check", "--fix"])
    said = "".join(capsys.readouterr())
    assert "010190-••••" in said
    assert "1234" not in said
    assert "id: eventuelt" in meeting.read_text(encoding="utf-8")
    assert "id: ans" not in meeting.read_text(encoding="utf-8")


def test_a_switch_holds_for_fixes_too(meeting: Path) -> None:
    switched = f"# undtag i hele filen punkt-uden-id: ingen linker hertil\n{MEETING}"
    meeting.write_text(switched, encoding="utf-8", newline="")
    run(["check", "--fix"])
    assert meeting.read_bytes() == switched.encode()


@pytest.mark.parametrize(
    "options", [["--fix", "--diff"], ["--diff", "-f", "json"], ["--diff", "-o", "fund.json"]]
)
def test_some_options_do_not_go_together(meeting: Path, options: list[str]) -> None:
    assert run(["check", *options]) == USAGE
    assert meeting.read_bytes() == MEETING.encode()


def test_a_file_that_cannot_be_written_is_told_about(
    meeting: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(self: Path, target: Path) -> None:
        raise OSError(28, "full", str(self))

    monkeypatch.setattr(Path, "replace", full)
    assert run(["check", "--fix"]) == FINDINGS
    assert "kan ikke skrives" in capsys.readouterr().err
    assert [path.name for path in meeting.parent.iterdir()] == [meeting.name]
    assert meeting.read_bytes() == MEETING.encode()


@pytest.mark.parametrize("text", ["dato: [", "\x00", "", "dato: 2026-03-11\ndato: 2026-03-11\n"])
def test_a_broken_file_is_left_as_it_is(meeting: Path, text: str) -> None:
    meeting.write_text(text, encoding="utf-8")
    assert run(["check", "--fix"]) == FINDINGS
    assert meeting.read_text(encoding="utf-8") == text
