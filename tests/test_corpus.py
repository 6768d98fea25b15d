"""The corpus for tests of scale: the same each time, like real agendas, and without a finding."""

from __future__ import annotations

import hashlib
import statistics
from pathlib import Path

import pytest
from bench.corpus import MARKER, write_corpus

from referat.cli import OK, run


def digest(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    parts = [path.relative_to(folder).as_posix().encode() + path.read_bytes() for path in files]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def test_it_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_corpus(tmp_path / name, 12)
    write_corpus(tmp_path / "c", 12, seed=7)
    assert digest(tmp_path / "a") == digest(tmp_path / "b") != digest(tmp_path / "c")


def test_it_has_no_finding_and_the_sizes_of_real_agendas(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_corpus(tmp_path, 64)
    assert run(["check", str(tmp_path)]) == OK
    assert capsys.readouterr().out == "Ingen fejl i 64 møder.\n"
    meetings = [path.read_text(encoding="utf-8") for path in tmp_path.glob("meetings/*/20*.yaml")]
    sizes = [len(text.encode()) for text in meetings]
    assert 15_000 < statistics.median(sizes) < 40_000
    assert max(sizes) > 40_000
    assert sum(MARKER in text.casefold() for text in meetings) > 3
