"""The table of results: what was measured against what, and whether the bar is reached."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_HEAD = """\
| what | referat | against | ratio | bar | aim | |
| --- | ---: | ---: | ---: | ---: | ---: | --- |"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `ours` and `theirs` are in the same `unit`; a ratio up to `bar` passes."""

    what: str
    against: str
    ours: float
    theirs: float
    unit: str
    bar: float
    aim: float

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs

    @property
    def verdict(self) -> str:
        if self.ratio <= self.aim:
            return "aim"
        return "bar" if self.ratio <= self.bar else "missed"

    def __str__(self) -> str:
        cells = (
            self.what,
            _figure(self.ours, self.unit),
            f"{self.against}: {_figure(self.theirs, self.unit)}",
            _ratio(self.ratio),
            _ratio(self.bar),
            _ratio(self.aim),
            self.verdict,
        )
        return f"| {' | '.join(cells)} |"


def table(rows: Iterable[Row]) -> str:
    """All rows, as Markdown."""
    return "\n".join([_HEAD, *map(str, rows)])


def _figure(value: float, unit: str) -> str:
    if unit == "s" and value < 1:
        return f"{value * 1000:.{0 if value >= 0.1 else 1}f} ms"
    return f"{value:.{0 if value >= 100 else 1}f} {unit}"


def _ratio(value: float) -> str:
    """1.61 ×, or 1/6.5 where that says more."""
    if value >= 0.5:
        return f"{value:.3g} ×"
    return f"1/{1 / value:.3g}"
