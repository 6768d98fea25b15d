"""A real editor on `referat lsp`: Neovim opens a file, types, asks, and takes a quick fix."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.clients

MEETING = """\
dato: 2026-03-11
punkter:
  - titel: Sommerfest på Sønderø
    referat: |
      Formanden sagde, at der er er plads.
"""


def test_an_editor_is_told_and_mends(tmp_path: Path) -> None:
    nvim = shutil.which("nvim")
    assert nvim, "Neovim is not installed"
    file = tmp_path / "møde æ.yaml"
    file.write_text(MEETING, encoding="utf-8")
    command = Path(sys.executable).parent / "referat"
    script = Path(__file__).parent / "editor.lua"
    done = subprocess.run(
        [nvim, "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", f"luafile {script}"],
        env={**os.environ, "FILE": str(file), "REFERAT": str(command), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        timeout=60,
        check=True,
    )
    told = json.loads(done.stdout.decode("utf-8").strip())
    assert told["opened"] == [{"line": 5, "code": "dobbelt-ord", "text": "er"}]
    assert "beslutning" in told["offered"]
    assert "bemærkning" in told["offered"]
    assert told["actions"][0] == "Slet det ene »er«"
    assert any(title.startswith("Undtag") for title in told["actions"])
    assert told["mended"] == {"findings": [], "text": MEETING.replace("er er", "er").rstrip("\n")}
