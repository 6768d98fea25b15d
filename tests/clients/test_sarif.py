"""SARIF as its own schema has it: the one that Microsoft's matchers for SARIF carry with them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema.validators import validator_for

from referat.cli import FINDINGS, run
from tests.clients.conftest import HERE

pytestmark = pytest.mark.clients

SCHEMA = HERE / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
MEETING = """\
dato: tirsdag den 11. marts 2026
punkter:
  - titel: Ære være
    referat: |
      Der er er et hul i hegnet, og katgim@.rm.dk skal have besked.
    foo: 1
"""


def problems(log: Any) -> list[str]:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return [error.message for error in validator_for(schema)(schema).iter_errors(log)]


def test_sarif_is_valid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("møde, 1.yaml").write_text(MEETING, encoding="utf-8")
    Path("tom.yaml").write_text("", encoding="utf-8")
    assert run(["check", "--format", "sarif", "--output", "fund.sarif"]) == FINDINGS
    log = json.loads(Path("fund.sarif").read_text(encoding="utf-8"))
    assert len(log["runs"][0]["results"]) >= 2
    assert problems(log) == []
    log["runs"][0]["results"][0]["level"] = "fejl"
    assert problems(log) != []
