"""What the rules about words share: where they look, and quick fixes at exact places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from referat.checks.rule import Found
from referat.checks.subject import Subject, Text
from referat.danish.patterns import late
from referat.diagnostics import Edit, Fix, Place
from referat.model.item import Item

_FENCED = late(r"^( *)(`{3,}|~{3,})[^\n]*\n.*?(?:^\1\2[^\n]*$|\Z)", re.M | re.S)
_LINKED = late(r"\[[^\]\[]*\](?=\()")
_MOST = 3

_BETWEEN = '.,;:!?()[]»«”“„"|/'


@lru_cache(maxsize=2048)
def words_in(running: str) -> Sequence[str]:
    """The words of a running text in small letters: to see fast whether a rule has work to do."""
    return parted(running.lower())


def parted(text: str) -> Sequence[str]:
    """The words of `text` without the signs between them."""
    for sign in _BETWEEN:  # many times faster than a table of them, in texts with æ, ø and å
        text = text.replace(sign, " ")
    return text.split()


@lru_cache(maxsize=2048)
def pairs_in(running: str) -> frozenset[tuple[str, str]]:
    """Each word with the one after it."""
    words = words_in(running)
    return frozenset(pairwise(words))


def worded(subject: Subject) -> Sequence[Text]:
    """The texts that are read as sentences: all prose, and the titles of items."""
    return subject.once(_worded)


def _worded(subject: Subject) -> Sequence[Text]:
    return [text for text in subject.texts if is_worded(text)]


def is_worded(text: Text) -> bool:
    return text.is_prose or (text.name == "title" and isinstance(text.model, Item))


def worded_of(subject: Subject, numbers: Iterable[int]) -> Iterator[Text]:
    """Those of `worded` that have these numbers among all texts."""
    return (text for text in subject.those(numbers) if is_worded(text))


def exact(text: Text, start: int, width: int) -> Place | None:
    """Where `text.text[start : start + width]` stands, if it stands on one line as it is."""
    place = text.place(start, width)
    if place is None or "\n" in text.text[start : start + width]:
        return None
    stands = place.line == place.end_line and place.end_column - place.column == width
    return place if stands else None


def instead(text: Text, start: int, end: int, new: str, title: str = "") -> tuple[Fix, ...]:
    """The quick fix that puts `new` in place of `text.text[start:end]`; none if the place is not
    exact.
    """
    place = exact(text, start, end - start)
    return (Fix(title or f"Skriv »{new}«", (Edit(place, new),)),) if place else ()


def first_three(slips: Iterable[tuple[str, Found]]) -> Iterator[Found]:
    """The first three findings of each kind: who sees them knows where to look for the rest."""
    seen: Counter[str] = Counter()
    for kind, found in slips:
        seen[kind] += 1
        if seen[kind] <= _MOST:
            yield found


def fences(text: str) -> Sequence[tuple[int, int]]:
    """The stretches of a Markdown text that are fenced."""
    return (
        [match.span() for match in _FENCED.finditer(text)] if "```" in text or "~~~" in text else []
    )


def links(text: str) -> Sequence[tuple[int, int]]:
    """The stretches of a Markdown text that are the words of links: often another's title."""
    return [match.span() for match in _LINKED.finditer(text)] if "](" in text else []


def is_within(position: int, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in stretches)
