"""Many texts seen as one: what can be ruled out for all of them at once need not be looked for in
each. Whoever asks here must ask for something that every finding holds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from msgspec import Struct

_APART = "\n\0\n"
"""Between two texts: a blank line that no text holds, so that no word reaches over it."""


def folded(text: str) -> str:
    """`text` without case: it holds, as small letters, every word that a pattern which ignores
    case finds in it. Those of other alphabets that such a pattern takes for Latin ones are told
    apart by `str.lower`.
    """
    return text.lower().replace("ſ", "s").replace("ı", "i").replace("i\u0307", "i")


_BECOME_LETTERS = (b"\xc3\x9f", b"\xe2\x84", b"\xc4", b"\xc5", b"\xc7", b"\xe1", b"\xef")
"""What in UTF-8 begins each letter that is a-z in `str.casefold` without being A-Z: `ß`, `ﬁ`, …"""


def caseless(text: str) -> bytes | None:
    """`text` with A-Z as small letters: it holds each row of a-z that `text.casefold()` holds.
    None for a text of which that cannot be told.
    """
    raw = text.encode("utf-8", "surrogatepass")
    return None if any(sign in raw for sign in _BECOME_LETTERS) else raw.lower()


def has_any(text: str, *signs: str) -> bool:
    """True if `text` holds one of `signs`."""
    return any(sign in text for sign in signs)


class Joined(Struct, frozen=True, dict=True):
    """`whole` is all `texts` in a row. They are named by their numbers."""

    whole: str
    texts: Sequence[str]

    @cached_property
    def starts(self) -> Sequence[int]:
        """Where each text begins; most questions are answered without."""
        ends = accumulate((len(text) + len(_APART) for text in self.texts), initial=len(_APART))
        return list(ends)[:-1]

    @cached_property
    def folded(self) -> Joined:
        """The same without case."""
        whole = folded(self.whole)
        if len(whole) == len(self.whole):
            return Joined(whole, self.texts)
        return joined([folded(text) for text in self.texts])

    def holding(self, *signs: str) -> list[int]:
        """Those that hold one of `signs`, in order."""
        found: set[int] = set()
        for sign in signs:
            at = self.whole.find(sign)
            while at >= 0:
                number = self._at(at)
                found.add(number)
                at = self.whole.find(sign, self._after(number))
        return sorted(found)

    def matching(self, *patterns: re.Pattern[str]) -> list[int]:
        """Those in which one of `patterns` matches, in order. A pattern is fast that begins with
        a sign, and it must ask nothing of where a text begins or ends.
        """
        found: set[int] = set()
        for pattern in patterns:
            match = pattern.search(self.whole)
            while match:
                number = self._at(match.start())
                found.add(number)
                match = pattern.search(self.whole, self._after(number))
        return sorted(found)

    def _at(self, position: int) -> int:
        return max(bisect_right(self.starts, position) - 1, 0)

    def _after(self, number: int) -> int:
        """Where to look on for the next text."""
        end = len(self.whole)
        return self.starts[number + 1] if number + 1 < len(self.starts) else end


def joined(texts: Sequence[str]) -> Joined:
    return Joined(_APART.join(["", *texts, ""]), texts)
