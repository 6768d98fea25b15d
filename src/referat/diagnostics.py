"""What referat has to say about a file: plain values, printed only by the command line."""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace


class Severity(IntEnum):
    """How serious a finding is; the order counts."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def danish(self) -> str:
        return {1: "notits", 2: "advarsel", 3: "fejl"}[self.value]

    @classmethod
    def called(cls, word: str) -> Severity | None:
        """The severity that a Danish word names, or None."""
        return next((each for each in cls if each.danish == word.strip().casefold()), None)


class Place(Struct, frozen=True, gc=False):
    """A stretch of a file. Lines and columns count from 1, columns in characters;
    `end_column` is the first column after it (0: to the end of the line).
    """

    line: int
    column: int
    end_line: int = 0
    end_column: int = 0


class Edit(Struct, frozen=True, gc=False):
    """What stands at `place` (its end is known) becomes `text`. An empty stretch is where to put
    the text in.
    """

    place: Place
    text: str


class Fix(Struct, frozen=True, gc=False):
    """A way to mend a finding: `title` says it as an order (»Skriv et mellemrum«). `is_certain`
    if it can be done without being looked at.
    """

    title: str
    edits: tuple[Edit, ...]
    is_certain: bool = False


class Diagnostic(Struct, frozen=True, gc=False):
    """One finding. `code` is stable and Danish (`ukendt-nøgle`); `message` says what is wrong,
    `hint` what to do about it, `fixes` how it can be done by a machine.
    """

    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    path: Path | None = None
    place: Place | None = None
    fixes: tuple[Fix, ...] = ()

    def at(self, path: Path | None, place: Place | None = None) -> Diagnostic:
        """The same finding in a file, and at a place where none is known yet."""
        return replace(self, path=path, place=self.place or place)


def has_errors(findings: list[Diagnostic]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def in_order(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Findings by file and place, the worst first at one place, each once."""

    def rank(found: Diagnostic) -> tuple[str, int, int, int, str, str]:
        place = found.place or Place(0, 0)
        path = str(found.path or "")
        return path, place.line, place.column, -found.severity, found.code, found.message

    return sorted(dict.fromkeys(findings), key=rank)
