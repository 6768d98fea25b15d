"""A change to a meeting, each time another one: a word more at the end of a text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(slots=True)
class Changing:
    """Changes `path` after the first `mark` in it; `word` is what was written last."""

    path: Path
    mark: str
    count: int = 0
    word: str = ""
    _text: str = ""

    def __post_init__(self) -> None:
        self._text = self.path.read_text(encoding="utf-8")
        assert self.mark in self._text, f"{self.mark} is not in {self.path}"

    def __call__(self) -> None:
        self.count += 1
        self.word = f"Ændringen{self.count}"
        start = self._text.index(self.mark) + len(self.mark)
        text = f"{self._text[:start]}{self.word} {self._text[start:]}"
        self.path.write_text(text, encoding="utf-8", newline="\n")
