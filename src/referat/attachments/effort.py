"""What reading a PDF has cost, and when it is enough. It is counted, not timed, so that it is the
same on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field

from referat.attachments.pieces import Unreadable

MOST_UNPACKED = 12_000_000
MOST_STEPS = 400_000
"""How many steps of drawing are followed: what a long report takes, and some seconds at most."""
TOO_INTRICATE = "den er for indviklet"
_OF_A_FORM = _OF_A_FONT = 20
"""How many of them it costs to look into a form inside a page, or at a font."""
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f]{1,8})>\s*<([0-9A-Fa-f]{1,8})>\s*[<\[]")


class Effort(Struct, dict=True):
    """All raise Unreadable when it is enough."""

    unpacked: int = 0
    steps: int = 0
    _fonts: dict[int, int] = field(default_factory=dict)

    def unpack(self, size: int) -> None:
        self.unpacked += size
        self.stop_if_enough()

    def step(self, operator: bytes = b"", *_: Any) -> None:
        self.steps += _OF_A_FORM if operator == b"Do" else 1
        self.stop_if_enough()

    def stop_if_enough(self) -> None:
        if self.unpacked > MOST_UNPACKED or self.steps > MOST_STEPS:
            raise Unreadable(TOO_INTRICATE)

    def fonts_of(self, page: Any) -> None:
        """A page's fonts are read before its first letter, each time anew."""
        for font in _fonts_of(page):
            self.steps += self._of(font)
            self.stop_if_enough()

    def _of(self, font: Any) -> int:
        key = id(font)
        if key not in self._fonts:
            table = resolved(font.get("/ToUnicode"))
            data = table.get_data() if hasattr(table, "get_data") else b""
            self._fonts[key] = _OF_A_FONT + (len(data) + 5 * _letters(data)) // 50
        return self._fonts[key]


def _fonts_of(page: Any) -> Iterator[Any]:
    resources = resolved(page.get("/Resources"))
    fonts = resolved(resources.get("/Font")) if isinstance(resources, dict) else None
    for each in fonts.values() if isinstance(fonts, dict) else ():
        font = resolved(each)
        if isinstance(font, dict):
            yield font


def _letters(table: bytes) -> int:
    """How many letters the ranges of a font's table stand for."""
    ranges = (pair for part in _RANGES.findall(table) for pair in _RANGE.findall(part))
    return sum(max(int(last, 16) - int(first, 16), 0) for first, last in ranges)


def resolved(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value
