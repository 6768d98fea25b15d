"""Long words of one file that differ by one slip of the finger."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from referat.checks.rules.text.mending import worded, words_in
from referat.checks.subject import Subject, Text
from referat.danish.lookalikes import are_lookalikes
from referat.danish.patterns import late

_SHORTEST = 9
_LONG = 12
"""Shorter words have neighbours that are right: »beretning«, »beregning«."""

_STUTTER = late(r"([a-zæøå]{2,3})\1")
_FORMS = late(
    r"(?!er-(?:et|ede|nes?|ing)$)..-(?:[a-zæøå]{1,3}|ende)|(?:end|ern|nde|rne)-[a-zæøå]{1,2}"
)
"""Syllables that inflection doubles, and what follows: »universi-te-te-t«, »udarbej-de-de-s«."""

_CLOSED = 4
"""So many letters at the end are not compared: there stand inflections (»lærerne«, »læreren«)."""

_IN_TURN = frozenset({"aæ", "oø", "uy", "åæ", "aå", "ck"})
"""Letters that take turns in inflection and in English spelling: »næstformanden«, -»mændene«."""
_VOWELS = frozenset("aeiouyæøåé")


def counts_in(subject: Subject) -> Mapping[str, int]:
    """How often each word of nine letters and more stands, in small letters."""
    texts = (words_in(text.running) for text in worded(subject))
    return Counter(word for words in texts for word in words if len(word) >= _SHORTEST)


class Use(Struct, frozen=True):
    """Where a word stands first, and how it is written there. `is_name`: it never begins with a
    small letter.
    """

    text: Text
    start: int
    written: str
    is_name: bool


def use_of(word: str, subject: Subject) -> Use | None:
    """None for a word that stands in an address or in capitals only."""
    pattern = re.compile(rf"(?<![\w@./-]){word}(?![\w@/]|\.\w)", re.I)
    found = [
        (text, match)
        for text in worded(subject)
        if word in words_in(text.running)
        for match in pattern.finditer(text.running)
        if match[0][1:].islower()
    ]
    if not found:
        return None
    text, match = found[0]
    is_name = not any(each[0][0].islower() for _, each in found)
    return Use(text, match.start(), match[0], is_name)


def slips_in(counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """(the word that stands once, the word that it was meant to be)."""
    common: dict[str, list[str]] = {}
    for word, count in counts.items():
        if count > 1 and word.isalpha():
            common.setdefault(word[:2] + word[-_CLOSED:], []).append(word)
    for word, count in counts.items():
        if count == 1 and word.isalpha():
            others = common.get(word[:2] + word[-_CLOSED:], ())
            close = [each for each in others if is_slip(word, each)]
            close = [each for each in close if not are_lookalikes(word, each)]
            stutter = _without_stutter(word, counts)
            if len(close) == 1 or stutter:
                yield word, close[0] if close else stutter


def _without_stutter(word: str, words: Mapping[str, int]) -> str:
    """The word that `word` is with a syllable twice (»etablereret«); empty for none."""
    for match in _STUTTER.finditer(word):
        once = word[: match.end(1)] + word[match.end() :]
        is_inside = match.start() > 1 and match.end() < len(word)
        is_form = _FORMS.fullmatch(f"{match[1]}-{word[match.end() :]}")
        if is_inside and once in words and not is_form:
            return once
    return ""


def is_slip(odd: str, usual: str) -> bool:
    """True if `odd` is `usual` with one letter too many, too few, changed or moved, and is not
    another form or compound of it. Both begin with the same two letters and end with the same
    four.
    """
    if abs(len(odd) - len(usual)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(odd, usual, strict=False)) if a != b), 0)
    a, b = odd[start:], usual[start:]
    if a[:2] == b[1::-1] and a[2:] == b[2:]:
        return True
    if len(a) == len(b):
        is_long = len(odd) >= _LONG
        return is_long and a[1:] == b[1:] and start > 2 and _is_changed(a[0], b[0])
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer[1:] == shorter and _is_superfluous(odd[:start], longer)


def _is_changed(one: str, other: str) -> bool:
    """Not between a vowel and a consonant (»forsyning«, »forskning«), nor between the letters that
    inflections, compounds and English spelling take in turn.
    """
    changed = "".join(sorted(one + other))
    is_alike = (one in _VOWELS) == (other in _VOWELS)
    return is_alike and changed not in _IN_TURN and not {one, other} <= set("enrst")


def _is_superfluous(before: str, rest: str) -> bool:
    """True if the letter `rest[0]` after `before` is there, or not, by a slip. `e` and what follows
    it (`-er-`, `-en-`) join compounds; so does `s`, but hardly ever next to another one. `u` may
    negate a part of a compound (»tidsubegrænset«).
    """
    letter, last = rest[0], before[-1]
    if letter == last:
        return letter not in "e"
    if letter in "eu" or (letter in "nrts" and last == "e"):
        return False
    return letter != "s" or not _joins(before, rest[1:])


def _joins(before: str, after: str) -> bool:
    """True if an `s` between could hold two words together."""
    return len(before) > 3 and len(after) > 2
