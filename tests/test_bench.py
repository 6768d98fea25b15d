"""The measuring itself: processes are measured as they are, and the table says it plainly."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import pytest
from bench.changing import Changing
from bench.running import BenchFailure, Timed, medians, run
from bench.table import Row, table


def python(code: str, folder: Path) -> Timed:
    return Timed([sys.executable, "-c", code], folder)


def test_a_run_is_measured_with_its_children(tmp_path: Path) -> None:
    child = "b = bytearray(400 * 2**20); [n * n for n in range(2_000_000)]"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    small, large = run(python("pass", tmp_path)), run(python(code, tmp_path))
    assert large.memory > small.memory + 100
    assert large.cpu > small.cpu
    assert large.wall > 0


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(BenchFailure, match="exit code 3"):
        run(python("raise SystemExit(3)", tmp_path))


def test_runs_are_taken_in_turns(tmp_path: Path) -> None:
    turns: list[str] = []
    quick = [sys.executable, "-c", "pass"]
    timed = [
        Timed(quick, tmp_path, partial(turns.append, "a")),
        Timed(quick, tmp_path, partial(turns.append, "b")),
    ]
    assert len(medians(timed, 2)) == 2
    assert turns == ["a", "b"] * 3


def test_each_change_is_another_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Før: efter", encoding="utf-8")
    change = Changing(path, "Før: ")
    change()
    change()
    assert path.read_text(encoding="utf-8") == "Før: Ændringen2 efter"


def test_the_table() -> None:
    rows = [
        Row("clean build", "Hugo", 8.25, 4.0, "s", 2.2, 0.9),
        Row("memory", "Hugo", 70.0, 1400.0, "MiB", 1 / 4, 1 / 8),
        Row("the same again", "bare", 0.045, 0.0112, "s", 3.0, 1.5),
    ]
    assert table(rows).splitlines() == [
        "| what | referat | against | ratio | bar | aim | |",
        "| --- | ---: | ---: | ---: | ---: | ---: | --- |",
        "| clean build | 8.2 s | Hugo: 4.0 s | 2.06 × | 2.2 × | 0.9 × | bar |",
        "| memory | 70.0 MiB | Hugo: 1400 MiB | 1/20 | 1/4 | 1/8 | aim |",
        "| the same again | 45.0 ms | bare: 11.2 ms | 4.02 × | 3 × | 1.5 × | missed |",
    ]
