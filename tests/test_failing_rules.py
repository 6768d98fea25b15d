"""A rule that fails says so once and stops no other; what watches over secrets stops a build."""

from __future__ import annotations

from inspect import unwrap
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from referat.checks import across, run
from referat.checks.registry import RULES
from referat.checks.rule import Rule
from referat.cli import FINDINGS, OK
from referat.cli import run as referat
from tests.rule_cases import findings_in, write

MEETING = "dato: {day}\ntilstede: [Ane Holm]\npunkter:\n  - titel: Og og fra 300199-0000\n"
FILES = {
    "referat.yaml": "organisation: Foreningen\n",
    "meetings/b/udvalg.yaml": "navn: Bestyrelsen\n",
    "meetings/b/2026-03-11.yaml": MEETING.format(day="2026-03-11"),
    "meetings/b/2026-04-15.yaml": MEETING.format(day="2026-04-15"),
}


def fails(_: Any) -> Any:
    raise ValueError("300199 0000")


def _broken(rule: Rule) -> Rule:
    return replace(rule, across=fails) if rule.across else replace(rule, check=fails)


def break_rule(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    broken = [_broken(rule) if rule.code == code else rule for rule in RULES]
    monkeypatch.setattr(run, "RULES", broken)
    monkeypatch.setattr(run, "rules_asked", unwrap(run.rules_asked))  # nothing is remembered
    monkeypatch.setattr(across, "RULES", broken)


@pytest.mark.parametrize("code", ["dobbelt-ord", "åben-fra-sidst"])
def test_it_is_told_once_and_the_others_go_on(
    code: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    break_rule(monkeypatch, code)
    codes = [each.code for each in findings_in(FILES, tmp_path)]
    assert codes.count("regel-svigtede") == 1
    assert codes.count("cpr") == 2


@pytest.mark.parametrize(
    ("code", "ends"), [("cpr", FINDINGS), ("cpr-i-bilag", FINDINGS), ("dobbelt-ord", OK)]
)
def test_a_watch_that_is_not_kept_stops_a_public_build(
    code: str,
    ends: int,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    break_rule(monkeypatch, code)
    clean = {name: text.replace(" fra 300199-0000", "") for name, text in FILES.items()}
    write(clean, tmp_path)
    out = tmp_path / "ud"
    assert referat(["build", str(tmp_path), "-o", str(out), "--no-search", "-j", "1"]) == ends
    assert out.exists() == (ends == OK)
    assert "300199 0000" not in "".join(capsys.readouterr())
