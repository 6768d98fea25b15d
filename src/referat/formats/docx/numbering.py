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


class Look(NamedTuple):
    """What all levels of a list have in common; `before` and `after` stand around a numeral."""

    form: str
    start: int
    origin: int
    width: int
    before: str = ""
    after: str = ""

    @staticmethod
    def of(node: Numbered, origin: int, width: int) -> Look:
        """A numbered list whose outermost level would stand at `origin`."""
        form = _FORMATS[node.numerals]
        return Look(form, node.start, origin, width, node.prefix, node.suffix)


@lru_cache(maxsize=512)
def marker_width(marker: str) -> int:
    """The room a marker needs with some air after it; never less than one list level."""
    letters = sum(75 if letter in _THIN else 130 for letter in marker)
    return max(STEP, (letters + 140) // 20 * 20)


class Numbering:
    """Gathers the lists of one document."""

    def __init__(self, first_abstract: int = 0, first_num: int = 1) -> None:
        self._first = first_abstract, first_num
        self._bullets: dict[int, bytes] = {}
        self._lists: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._lists)

    @property
    def key(self) -> tuple[object, ...]:
        """What tells these lists from another document's."""
        return (*self._first, *self._lists)

    @property
    def xml(self) -> Markup:
        """All definitions, and after them the lists."""
        abstract, num = self._first
        definitions = [_definition(abstract + n, each) for n, each in enumerate(self._lists)]
        lists = [
            f'<w:num w:numId="{num + n}"><w:abstractNumId w:val="{abstract + n}"/></w:num>'
            for n in range(len(self._lists))
        ]
        return Markup("".join((*definitions, *lists)))

    def bullets(self, origin: int) -> bytes:
        """The number of the bullets whose outermost level would stand at `origin`."""
        number = self._bullets.get(origin)
        if number is None:
            number = self._bullets[origin] = self._add(_bullet_levels(origin))
        return number

    def numbered(self, look: Look) -> bytes:
        """The number of a list of its own."""
        return self._add(_number_levels(look))

    def _add(self, levels: str) -> bytes:
        self._lists.append(levels)
        return b"%d" % (self._first[1] + len(self._lists) - 1)


def _definition(abstract: int, levels: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{abstract}"><w:nsid w:val="{_NSID + abstract:08X}"/>'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
    )


@lru_cache(maxsize=64)
def _bullet_levels(origin: int) -> str:
    look = Look("bullet", 1, origin, STEP)
    return "".join(_level(level, _BULLETS[level % len(_BULLETS)], look) for level in range(LEVELS))


@lru_cache(maxsize=256)
def _number_levels(look: Look) -> str:
    before, after = _literal(look.before), _literal(look.after)
    return "".join(_level(level, f"{before}%{level + 1}{after}", look) for level in range(LEVELS))


def _level(level: int, text: str, look: Look) -> str:
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
