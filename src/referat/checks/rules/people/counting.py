"""Votes counted in words: `For stemte 14, imod stemte 9`, `med 5 stemmer for og 3 imod`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from referat.danish.patterns import late

_WORDS = (
    "ingen en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten "
    "sytten atten nitten tyve"
)
_NUMBERS = {word: number for number, word in enumerate(_WORDS.split())} | {"én": 1, "et": 1}
_N = rf"(?<![\w.,/-])(\d{{1,3}}|{'|'.join(_NUMBERS)})(?![\w/%-]|[.,]\d)"
_WHO = r"(?:\s+(?:stemmer|stemme|stemte|stemt|medlemmer|medlem|personer|var|har))*"
_WHAT = r"(?:\s+(?:forslaget|indstillingen|ændringsforslaget|dette))?"
_AYES = late(rf"{_N}{_WHO}\s+for\b(?!\s+at\b)|\bfor{_WHAT}\s*(?:stemte|stemmer|:)\s*{_N}", re.I)
_NOES = late(rf"{_N}{_WHO}\s+i?mod\b|\bi?mod{_WHAT}\s*(?:stemte|stemmer|:)?\s*{_N}", re.I)
_NEITHER = late(
    rf"{_N}{_WHO}\s+(?:undlod|undlader|undladt|blanke?|hverken)\b|"
    rf"\b(?:undlod|undlader|blanke?)(?:\s+at\s+stemme)?\s*:?\s*{_N}",
    re.I,
)
_TOTAL = late(rf"\bi\s+alt\s+{_N}\s+stemmer|{_N}\s+stemmer\s+i\s+alt\b", re.I)
_BREAK = late(r"\n[^\S\n]*\n|\n\s*(?=[-*]\s)")
_SENTENCE = late(r"(?<=[.!?;])\s+(?=[A-ZÆØÅ\d])")


class Count(Struct, frozen=True):
    """A vote as a text counts it: `text[start:end]`. `total` is what it says that they are."""

    start: int
    end: int
    ayes: int
    noes: int
    neither: int | None
    total: int | None

    @property
    def sum(self) -> int:
        return self.ayes + self.noes + (self.neither or 0)

    @property
    def adds_up(self) -> bool:
        """False if the votes are others than the text's own total. The total may leave out those
        who did not vote, and the text may leave them out too.
        """
        if self.total is None or self.total in (self.sum, self.ayes + self.noes):
            return True
        return self.neither is None and self.sum < self.total


def counts_in(text: str) -> Iterator[Count]:
    """The votes in `text` that are counted with both those for and those against, where it cannot
    be mistaken which belong together.
    """
    if "mod" not in text or "for" not in text.casefold():
        return
    for start, end in _stretches(text, _BREAK, 0, len(text)):
        found = _count(text, start, end)
        if found:
            yield found
            continue
        for first, last in _stretches(text, _SENTENCE, start, end):
            found = _count(text, first, last)
            if found:
                yield found


def _stretches(
    text: str, between: re.Pattern[str], start: int, end: int
) -> Iterator[tuple[int, int]]:
    for match in between.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _count(text: str, start: int, end: int) -> Count | None:
    """None if anything is missing, or told more than once: then there were several votes."""
    some = [list(each.finditer(text, start, end)) for each in (_AYES, _NOES, _NEITHER, _TOTAL)]
    ayes, noes, neither, total = some
    if len(ayes) != 1 or len(noes) != 1 or len(neither) > 1 or len(total) > 1:
        return None
    spans = [each[0] for each in some if each]
    return Count(
        min(each.start() for each in spans),
        max(each.end() for each in spans),
        _number(ayes[0]),
        _number(noes[0]),
        _number(neither[0]) if neither else None,
        _number(total[0]) if total else None,
    )


def _number(match: re.Match[str]) -> int:
    word = next(group for group in match.groups() if group).casefold()
    return int(word) if word.isdecimal() else _NUMBERS[word]
