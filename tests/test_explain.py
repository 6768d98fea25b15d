"""What stands behind every code: all are explained, and their examples are true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.shell_completion import BashComplete

from referat.checks.explained.codes import (
    EXPLAINED,
    Explanation,
    explanations,
    groups,
    may_be_excepted,
)
from referat.checks.explained.explained import Explained
from referat.checks.registry import RULES
from referat.checks.rule import Example
from referat.cli import OK, USAGE, cli, run
from referat.compile import Request, check, compile_all
from referat.diagnostics import Diagnostic, in_order
from referat.project.find import Found, find
from tests.codes import codes_in_source
from tests.rule_cases import files_of, write

CHECK, BUILD = "referat check", "referat build"
WITH_EXAMPLE = [each for each in EXPLAINED if each.fails]


def code_of(each: Explanation) -> str:
    return each.code


def test_every_code_is_explained_and_every_explained_code_is_given() -> None:
    assert {each.code for each in EXPLAINED} == codes_in_source()
    assert len(EXPLAINED) == len({each.code for each in EXPLAINED}) > 80
    assert len(explanations()) == len(EXPLAINED) + len(RULES)


def test_every_code_is_in_one_group() -> None:
    listed = [each.code for group in groups() for each in group.explanations]
    assert sorted(listed) == sorted(explanations())
    assert len({group.title for group in groups()}) == len(groups())


@pytest.mark.parametrize("each", EXPLAINED, ids=code_of)
def test_words(each: Explained) -> None:
    assert re.fullmatch(r"[A-ZÆØÅ`].*[^.]", each.what)
    assert len(each.why) > 60
    assert re.fullmatch(r"[^\n]*[.]", each.why)
    assert bool(each.fails) == bool(each.passes)


def found_in(example: Example, folder: Path, command: str) -> list[Diagnostic]:
    write(files_of(example), folder)
    found = find((folder,))
    assert isinstance(found, Found)
    if command == CHECK:
        return in_order(check(found).findings)
    return in_order(compile_all(found, Request(), lambda done, total: None).findings)


@pytest.mark.parametrize("each", WITH_EXAMPLE, ids=code_of)
def test_examples(each: Explained, tmp_path: Path) -> None:
    assert each.command in {CHECK, BUILD}
    failing = found_in(each.fails, tmp_path / "a", each.command)
    assert (each.code, each.severity) in [(found.code, found.severity) for found in failing]
    passing = found_in(each.passes, tmp_path / "b", each.command)
    assert [f"{found.code}: {found.message}" for found in passing] == []


@pytest.mark.parametrize("code", sorted(explanations()))
def test_explain_prints_it(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", code]) == OK
    printed = capsys.readouterr()
    each = explanations()[code]
    flat = " ".join(printed.out.split())
    assert printed.err == ""
    assert printed.out.startswith(f"{code} · ")
    assert each.what in flat
    assert each.why in flat
    assert each.source in flat
    assert (f"# undtag {code}:" in flat) == may_be_excepted(each)
    if each.fails:
        assert f"[{code}]" in printed.out


def test_explain_lists_every_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain"]) == OK
    out = capsys.readouterr().out
    listed = re.findall(
        r"^  ([\wæøåÆØÅ-]+) +(?:fejl|advarsel|notits|slået fra) ", out, re.MULTILINE
    )
    assert sorted(listed) == sorted(explanations())
    assert all(f"{group.title}\n" in out for group in groups())


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("dobelt-ord", "Mente du `dobbelt-ord`?"),
        ("Dobbelt ord", "Mente du `dobbelt-ord`?"),
        ("qqqqq", "`referat explain` viser alle koder."),
    ],
)
def test_unknown_code(word: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", word]) == USAGE
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"Ingen regel har koden `{word}`." in printed.err
    assert said in printed.err


@pytest.mark.parametrize(("begun", "offered"), [("dobbelt-o", "dobbelt-ord"), ("QQ", "")])
def test_tab_offers_codes(begun: str, offered: str) -> None:
    complete = BashComplete(cli, {}, "referat", "_REFERAT_COMPLETE")
    values = [item.value for item in complete.get_completions(["explain"], begun)]
    assert values == ([offered] if offered else [])
