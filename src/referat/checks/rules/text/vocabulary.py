"""The words of a whole file: whether a rule about words has any work to do in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import compress
from operator import eq

from msgspec import Struct

from referat.checks.rules.text.mending import parted
from referat.checks.subject import Subject


class Vocabulary(Struct, frozen=True, dict=True):
    """All words of the running texts in a row, without case; what stands between two texts is a
    word of its own.
    """

    words: Sequence[str]

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def _spaced(self) -> str:
        return f" {' '.join(self.words)} "

    def holds_any(self, words: frozenset[str]) -> bool:
        return not self.known.isdisjoint(words)

    def has_any_pair(self, pairs: Iterable[tuple[str, str]]) -> bool:
        """True if the second word of a pair follows its first anywhere."""
        known = self.known
        return any(
            one in known and other in known and f" {one} {other} " in self._spaced
            for one, other in pairs
        )

    def repeats(self, distance: int) -> frozenset[str]:
        """The words that stand again so many words on."""
        words, later = self.words, self.words[distance:]
        return frozenset(compress(words, map(eq, words, later)))


def vocabulary(subject: Subject) -> Vocabulary:
    return subject.once(_read)


def _read(subject: Subject) -> Vocabulary:
    return Vocabulary(parted(subject.spoken.folded.whole))
