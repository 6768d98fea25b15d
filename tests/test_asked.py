"""A build asks only what can stop it; a check asks everything; a fix asks the opinions too."""

from __future__ import annotations

from pathlib import Path

import pytest

from referat.cli import FINDINGS, OK, run

SLIP = """\
# undtag i hele filen lille-efter-punktum: prøve
dato: 2026-03-11
punkter:
  - titel: Orientering
    referat: Formanden sagde, at der er er plads.
"""
SECRET = SLIP.replace("plads", "plads til 300199-0000")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "referat.yaml").write_text("titel: Møder\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_slip_is_told_by_check_and_does_not_stop_a_build(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "2026-03-11.yaml").write_text(SLIP, encoding="utf-8")
    assert run(["check"]) == OK
    told = capsys.readouterr().err
    assert "[dobbelt-ord]" in told
    assert "[ubrugt-undtagelse]" in told
    assert run(["build", "--no-search"]) == OK
    assert capsys.readouterr().err == ""


def test_a_rule_that_is_made_an_error_stops_a_build(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "2026-03-11.yaml").write_text(SLIP, encoding="utf-8")
    (folder / "referat.yaml").write_text("regler:\n  dobbelt-ord: fejl\n", encoding="utf-8")
    assert run(["build", "--no-search"]) == FINDINGS
    assert "[dobbelt-ord]" in capsys.readouterr().err
    assert not (folder / "site").exists()


def test_what_is_secret_stops_a_public_build_and_warns_the_members(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "2026-03-11.yaml").write_text(SECRET, encoding="utf-8")
    assert run(["build", "--no-search"]) == FINDINGS
    assert not (folder / "site").exists()
    told = capsys.readouterr().err
    assert "fejl: »300199-••••« ligner et cpr-nummer. [cpr]" in told
    assert "0000" not in told
    assert run(["build", "--no-search", "--edition", "medlemmer"]) == OK
    assert "advarsel: »300199-••••« ligner et cpr-nummer. [cpr]" in capsys.readouterr().err
    assert (folder / "site-medlemmer").is_dir()
