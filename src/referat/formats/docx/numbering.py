"""The document's lists as Word knows them: every list numbers itself, and starts by itself.

Bullets share a definition; each numbered list has one of its own, since lists that share one
also share its counter in Word, a start of their own or not.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from referat.formats.docx.layout import LEVELS, STEP
from referat.formats.docx.wordml import attribute
from referat.prose.numerals import markers
from referat.prose.tree import Numbered

_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_BULLETS = "•–▪"
_THIN = frozenset(" .,:;()[]'!|-/ijlrtfI")
_NSID = 0x5EFE0000  # tells our lists apart from each other when Word pastes them


class Hang(NamedTuple):
    """A list in use: its number in the part, and the width of its markers."""

    num: int
    width: int


class _Look(NamedTuple):
    """What all levels of a list have in common."""

    form: str
    start: int
    origin: int
    width: int


def marker_width(marker: str) -> int:
    """The room a marker needs with some air after it; never less than one list level."""
    letters = sum(75 if letter in _THIN else 130 for letter in marker)
    return max(STEP, (letters + 140) // 20 * 20)


class Numbering:
    """Gathers the lists of one document."""

    def __init__(self, first_abstract: int = 0, first_num: int = 1) -> None:
        self._abstract = first_abstract
        self._num = first_num
        self._bullets: dict[int, int] = {}
        self._abstracts: list[str] = []
        self._nums: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._nums)

    @property
    def xml(self) -> Markup:
        """All definitions, and after them the lists."""
        return Markup("".join((*self._abstracts, *self._nums)))

    def bullets(self, indent: int, depth: int) -> Hang:
        """Bullets whose list is the `depth`th inside another, standing at `indent`."""
        origin = indent - depth * STEP
        if origin not in self._bullets:
            self._bullets[origin] = self._add(_bullet_levels(origin))
        return Hang(self._bullets[origin], STEP)

    def numbered(self, node: Numbered, indent: int, depth: int) -> Hang:
        width = max(map(marker_width, markers(node)), default=STEP)
        return Hang(self._add(_number_levels(node, indent - depth * STEP, width)), width)

    def _add(self, levels: str) -> int:
        abstract, num = self._abstract, self._num
        self._abstract, self._num = abstract + 1, num + 1
        self._abstracts.append(
            f'<w:abstractNum w:abstractNumId="{abstract}"><w:nsid w:val="{_NSID + abstract:08X}"/>'
            f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
        )
        self._nums.append(
            f'<w:num w:numId="{num}"><w:abstractNumId w:val="{abstract}"/></w:num>',
        )
        return num


@lru_cache(maxsize=64)
def _bullet_levels(origin: int) -> str:
    return "".join(
        _level(level, _BULLETS[level % len(_BULLETS)], _Look("bullet", 1, origin, STEP))
        for level in range(LEVELS)
    )


def _number_levels(node: Numbered, origin: int, width: int) -> str:
    before, after = _literal(node.prefix), _literal(node.suffix)
    look = _Look(_FORMATS[node.numerals], node.start, origin, width)
    return "".join(_level(level, f"{before}%{level + 1}{after}", look) for level in range(LEVELS))


def _level(level: int, text: str, look: _Look) -> str:
    left = look.origin + level * STEP + look.width
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{look.start}"/><w:numFmt w:val="{look.form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{left}" w:hanging="{look.width}"/></w:pPr></w:lvl>'
    )


def _literal(text: str) -> str:
    """A marker's own words: `%` must not meet a digit, or Word reads the two as a counter."""
    kept = attribute(text).replace("%", "%\u2060")
    return kept + " " if text.endswith(" ") else kept
