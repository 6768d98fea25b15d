"""Switches: what each form takes away, and what is said of one that is wrong or takes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from referat.checks.switches import switches_in
from referat.diagnostics import Diagnostic
from tests.rule_cases import findings_in

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "switches.yaml").read_text(encoding="utf-8")
)
SLIP = "dato: {day}\npunkter:\n  - titel: Et\n    referat: Her er er plads.\n"
BODY = "# undtag i alle møder dobbelt-ord: gamle referater\nnavn: Bestyrelsen\n"


def left(found: list[Diagnostic], with_path: bool = False) -> list[str]:
    """`linje kode` of each finding, after the file's path if it is asked for."""
    shown = []
    for each in found:
        path = f"{each.path}:" if with_path else ""
        shown.append(f"{path}{each.place.line if each.place else 0} {each.code}")
    return shown


def test_there_are_cases() -> None:
    assert len(CASES) > 10


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["navn"])
def test_what_is_left(case: dict[str, Any], tmp_path: Path) -> None:
    found = findings_in({"møde.yaml": case["fil"]}, tmp_path)
    assert sorted(left(found)) == sorted(case["tilbage"])


def repository(*days: str) -> dict[str, str]:
    meetings = {f"meetings/b/{day}.yaml": SLIP.format(day=day) for day in days}
    return {"referat.yaml": "titel: M\n", "meetings/b/udvalg.yaml": BODY, **meetings}


def test_a_body_excuses_all_its_meetings(tmp_path: Path) -> None:
    assert left(findings_in(repository("2026-03-11", "2026-04-15"), tmp_path)) == []


def test_a_body_is_told_what_none_of_its_meetings_needs(tmp_path: Path) -> None:
    files = repository("2026-03-11")
    files["meetings/b/2026-03-11.yaml"] = "dato: 2026-03-11\npunkter:\n  - Eventuelt\n"
    assert left(findings_in(files, tmp_path), with_path=True) == [
        "meetings/b/udvalg.yaml:1 ubrugt-undtagelse"
    ]


def test_a_body_with_a_broken_meeting_is_told_nothing(tmp_path: Path) -> None:
    files = repository("2026-03-11")
    files["meetings/b/2026-03-11.yaml"] = "dato: 2026-02-30\n"
    assert left(findings_in(files, tmp_path)) == ["1 umulig-dato"]


def test_another_body_is_not_excused(tmp_path: Path) -> None:
    files = repository("2026-03-11")
    files["meetings/c/udvalg.yaml"] = "navn: Festudvalget\n"
    files["meetings/c/2026-03-12.yaml"] = SLIP.format(day="2026-03-12")
    assert left(findings_in(files, tmp_path), with_path=True) == [
        "meetings/c/2026-03-12.yaml:4 dobbelt-ord"
    ]


def test_a_file_without_the_word_is_not_looked_through() -> None:
    assert switches_in("dato: 2026-03-11 # en anden kommentar\n") == ()
