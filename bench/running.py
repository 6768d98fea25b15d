"""Whole processes: how long they take, what they cost, how much memory the largest one used."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


class BenchFailure(Exception):
    """A command that is to be timed has failed; the text says which, and what it said."""


_PUT_AWAY = "before"


def put_away(folder: Path) -> None:
    """Moves what a run has made out of the next one's way, to two folders above. It is not deleted
    there and then: a disk that has just lost thousands of files is slow to make new ones.
    """
    if folder.exists():
        place = folder.parents[1] / _PUT_AWAY
        place.mkdir(exist_ok=True)
        folder.rename(place / str(len(list(place.iterdir()))))


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds by the clock, seconds of all cores, and MiB of the largest process."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True, slots=True)
class Timed:
    """A command to be timed in `folder`; `before` is called before each run, untimed."""

    command: Sequence[str | Path]
    folder: Path
    before: Callable[[], object] = lambda: None


def environment() -> dict[str, str]:
    """The machine's, but bytecode is kept: else every start compiles everything anew."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def run(timed: Timed) -> Run:
    """One run. BenchFailure if the command fails."""
    timed.before()
    command = [str(part) for part in timed.command]
    with Path(os.devnull).open("rb") as nothing:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=timed.folder,
            env=environment(),
            stdin=nothing,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise BenchFailure(f"{' '.join(command)}: exit code {process.returncode}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / _PER_MIB)


_PER_MIB = 1024 * 1024 if sys.platform == "darwin" else 1024


def medians(timed: Sequence[Timed], times: int) -> list[Run]:
    """Each one's median run, taken in turns, so that what disturbs one disturbs all."""
    for each in timed:  # once untimed: bytecode is written, files come into memory
        run(each)
    runs: list[list[Run]] = [[] for _ in timed]
    for _ in range(times):
        for known, each in zip(runs, timed, strict=True):
            known.append(run(each))
    return [_median(known) for known in runs]


def _median(runs: Sequence[Run]) -> Run:
    return Run(
        statistics.median(each.wall for each in runs),
        statistics.median(each.cpu for each in runs),
        statistics.median(each.memory for each in runs),
    )
