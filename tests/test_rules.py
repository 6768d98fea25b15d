"""Every rule: its examples, its cases, and that it is documented and reachable."""

from __future__ import annotations

from pathlib import Path

import pytest

from referat.checks.registry import BY_CODE, RULES
from referat.checks.rule import Rule
from referat.report import as_text
from tests.rule_cases import HERE, Case, cases, files_of, findings_in, said


def code_of(rule: Rule) -> str:
    return rule.code


def test_there_are_rules_and_cases() -> None:
    assert len(BY_CODE) == len(RULES) > 0
    assert len(cases()) > 0


@pytest.mark.parametrize("rule", RULES, ids=code_of)
def test_its_example_fails_and_passes(rule: Rule, tmp_path: Path) -> None:
    failing = _with(_level(rule), dict(files_of(rule.fails)))
    passing = _with(_level(rule), dict(files_of(rule.passes)))
    assert rule.code in [each.code for each in findings_in(failing, tmp_path / "a")]
    assert [f"{each.code}: {each.message}" for each in findings_in(passing, tmp_path / "b")] == []


def _with(levels: str, files: dict[str, str]) -> dict[str, str]:
    return files if not levels else files | {"referat.yaml": levels + files.get("referat.yaml", "")}


@pytest.mark.parametrize("rule", RULES, ids=code_of)
def test_its_example_prints_as_expected(rule: Rule, tmp_path: Path, update: bool) -> None:
    """`rules/<kode>.txt` is what the referent reads."""
    files = _with(_level(rule), dict(files_of(rule.fails)))
    found = findings_in(files, tmp_path)
    text = as_text(found, {Path(name): text for name, text in files.items()})
    expected = HERE / f"{rule.code}.txt"
    if update:
        expected.write_text(text, encoding="utf-8", newline="\n")
    assert text == expected.read_text(encoding="utf-8")


def _level(rule: Rule) -> str:
    return "" if rule.severity else f"regler:\n  {rule.code}: notits\n"


@pytest.mark.parametrize("case", cases(), ids=str)
def test_finds_what_it_should_and_nothing_else(case: Case, tmp_path: Path) -> None:
    rule = BY_CODE[case.code]
    found = findings_in(_with(_level(rule), dict(case.files)), tmp_path)
    own = [said(each, len(case.files) > 1) for each in found if each.code == case.code]
    shown = [text[: len(wanted)] for text, wanted in zip(own, case.findings, strict=False)]
    assert [*shown, *own[len(shown) :]] == list(case.findings)


@pytest.mark.parametrize("rule", RULES, ids=code_of)
def test_has_cases_and_words(rule: Rule) -> None:
    own = [case for case in cases() if case.code == rule.code]
    assert any(case.findings for case in own), "no case with a finding"
    assert any(not case.findings for case in own), "no case without one"
    assert (rule.check is None) != (rule.across is None)
    assert len(rule.why) > 60
    assert rule.why.endswith(".")
    assert "\n" not in rule.why
    assert not rule.what.endswith(".")
