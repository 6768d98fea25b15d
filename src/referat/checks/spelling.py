"""One thing written in two ways: which spelling is the usual one, and where the others stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from referat.diagnostics import Place


class Spelled(Struct, frozen=True):
    """A text where it stands. Texts with one `key` mean the same thing."""

    text: str
    key: str
    path: str
    place: Place | None = None

    def where(self, seen_from: str) -> str:
        """The place in words, for a reader of the file `seen_from`."""
        line = f"linje {self.place.line}" if self.place else ""
        if self.path == seen_from and line:
            return line
        return f"»{self.path}«" + (f" ({line})" if line else "")


def in_doubt(texts: Iterable[str], key_of: Callable[[str], str]) -> frozenset[str]:
    """Those of `texts` that share their key with another one: of thousands, hardly any."""
    spellings: dict[str, list[str]] = {}
    for text in set(texts):
        spellings.setdefault(key_of(text), []).append(text)
    return frozenset(text for same in spellings.values() if len(same) > 1 for text in same)


def rarer_spellings(spelled: Sequence[Spelled]) -> Iterator[tuple[Spelled, Spelled]]:
    """(a rarer spelling, the usual one) for each thing written in more than one way; each
    spelling once a file. The most used is the usual one; of equals, the first.
    """
    by_key: dict[str, list[Spelled]] = {}
    for entry in spelled:
        by_key.setdefault(entry.key, []).append(entry)
    for entries in by_key.values():
        counts = Counter(entry.text for entry in entries)
        if len(counts) == 1:
            continue
        usual = max(entries, key=lambda entry: counts[entry.text])
        told: set[tuple[str, str]] = set()
        for entry in entries:
            if entry.text != usual.text and (entry.path, entry.text) not in told:
                told.add((entry.path, entry.text))
                yield entry, usual
