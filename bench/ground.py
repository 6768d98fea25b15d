"""What the measurements stand on: the generated repositories, the programs, a place to build."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from bench.corpus import write_corpus
from bench.peers import Hugo, hugo_site
from bench.running import Timed, environment, put_away

DOCUMENTS = ("dagsorden", "referat")
_DAY = "2026-11-20"


@dataclass(slots=True)
class Repository:
    """A generated repository of `meetings` meetings, and how to build it."""

    folder: Path
    meetings: int
    out: Path = field(init=False)

    def __post_init__(self) -> None:
        self.out = self.folder / "site"
        write_corpus(self.folder, self.meetings, documents=DOCUMENTS)

    def build(self, *, clean: bool) -> Timed:
        """The build of all but the search index; a clean one knows of no earlier build."""
        command = [*program(), "build", "--no-search", "--date", _DAY, "--out", self.out]
        return Timed(command, self.folder, self.forget if clean else _nothing)

    def forget(self) -> None:
        for folder in (self.out, self.folder / ".referat"):
            put_away(folder)

    def documents(self, suffix: str) -> list[Path]:
        """The documents of one format in what was built."""
        return sorted(path for name in DOCUMENTS for path in self.out.rglob(f"{name}.{suffix}"))

    @property
    def settings(self) -> Path:
        return self.folder / "referat.yaml"

    def median_meeting(self) -> Path:
        """The meeting whose file is of median size."""
        files = sorted(
            self.folder.glob("meetings/*/20*.yaml"), key=lambda path: path.stat().st_size
        )
        return files[len(files) // 2]


def hugo_of(repository: Repository, folder: Path) -> Hugo:
    """The same agendas and minutes for Hugo, as the Markdown that referat makes."""
    made = folder / "markdown"
    command = [*program(), "build", "--format", "markdown", "--out", made]
    for name in DOCUMENTS:
        command += ["--document", name]
    subprocess.run(
        [str(part) for part in command],
        cwd=repository.folder,
        env=environment(),
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return hugo_site(folder / "hugo", made)


def program() -> list[str | Path]:
    """referat as it is installed beside this Python."""
    return [Path(sys.executable).with_name("referat")]


def python(code: str) -> list[str | Path]:
    """A Python that does `code`."""
    return [sys.executable, "-c", code]


def _nothing() -> None:
    return None
