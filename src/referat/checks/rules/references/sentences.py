"""The sentence and the paragraph around a place in a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from referat.danish.patterns import late

_END = late(r"(?P<word>[\w.]*)[.!?](?=\s+[A-ZÆØÅ*»”\"’'(])|\n[^\S\n]*\n|\n(?=[^\S\n]*[-*•] )|\|")
_SHORT = frozenset(
    {"jf", "nr", "kl", "fx", "ca", "pr", "kr", "evt", "mio", "mia", "pkt", "stk", "vedr", "bl.a"}
    | {"hhv", "mv", "m.v", "osv", "f.eks", "inkl", "ekskl", "ift", "iht", "iflg", "tlf", "adr", "d"}
)


def _ends(text: str) -> Iterator[int]:
    """Where a sentence, a paragraph, an entry of a list or a cell of a table ends."""
    for match in _END.finditer(text):
        word = match["word"] or ""
        if word.casefold() not in _SHORT and not (len(word) == 1 and word.isupper()):
            yield match.end()


@lru_cache(maxsize=64)
def _all_ends(text: str) -> list[int]:
    return list(_ends(text))


def sentence_around(text: str, at: int) -> str:
    start, end = span_around(text, at)
    return text[start:end]


def span_around(text: str, at: int) -> tuple[int, int]:
    """Start and end of the sentence that holds the character `at`."""
    ends = _all_ends(text)
    number = bisect_right(ends, at)
    start = ends[number - 1] if number else 0
    return start, ends[number] if number < len(ends) else len(text)


def paragraph_around(text: str, at: int) -> str:
    """The paragraph that holds the character `at`."""
    start = text.rfind("\n\n", 0, at)
    end = text.find("\n\n", at)
    return text[max(start, 0) : end if end >= 0 else len(text)]
