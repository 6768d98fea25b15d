"""An item's permanent name, made from its title."""

from __future__ import annotations

from collections.abc import Collection

from referat.danish.patterns import late
from referat.danish.slugs import words_of

LONGEST = 60
_LIKE_A_NUMBER = late(r"\d|punkt(?:-\d+)+$")
_BEFORE = "punkt-om-"
_SMALL = frozenset(
    {"af", "at", "de", "den", "der", "det", "eller", "en", "et", "for", "fra", "hos", "i", "ind"}
    | {"med", "mod", "og", "om", "over", "paa", "pr", "som", "til", "under", "ved", "vedr"}
)


def id_from(title: str) -> str:
    """`Budget for 2027` → `budget-for-2027`; empty if no letter is left. Never like a number, nor
    like the name that an item has by its place.
    """
    name = words_of(title)
    if _LIKE_A_NUMBER.match(name):
        name = _BEFORE + name
    return _cut(name, LONGEST)


def free_id(name: str, taken: Collection[str]) -> str:
    """`name`, or with the first number from 2 that makes it unlike those taken."""
    free, number = name, 1
    while free in taken:
        number += 1
        tail = f"-{number}"
        free = _cut(name, LONGEST - len(tail)) + tail
    return free


def _cut(name: str, most: int) -> str:
    """At most `most` characters, cut between words, and not after a word that wants another."""
    if len(name) <= most:
        return name
    words = name[: most + 1].split("-")[:-1] or [name[:most]]
    while len(words) > 1 and words[-1] in _SMALL:
        words.pop()
    return "-".join(words)
