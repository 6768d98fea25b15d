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

from referat.danish.digits import digit_rows, holds_row

_APART = "\n\0\n"
"""Between two texts: a blank line that no text holds, so that no word reaches over it."""


def folded(text: str) -> str:
    """`text` without case: it holds, as small letters, every word that a pattern which ignores
    case finds in it. Those of other alphabets that such a pattern takes for Latin ones are told
    apart by `str.lower`.
    """
    return text.lower().replace("ſ", "s").replace("ı", "i").replace("i\u0307", "i")


_BECOME_LETTERS = ("ß", "\u212a"), (b"\xc4", b"\xc5", b"\xc7", b"\xe1", b"\xef")
"""What is a-z in `str.casefold` without being A-Z: two letters, and what begins all others in
UTF-8. One sign is sought many times faster than two.
"""

_BECOME_DIGITS = tuple("²³¹¼½¾"), (b"\xe3", b"\xef", b"\xf0")
"""The same for what holds 0-9 in Unicode's own spelling of it (NFKC); the others are those that
begin with E2, but for dashes, quotation marks and all else that begins with E2 80.
"""


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

    @cached_property
    def raw(self) -> bytes:
        return self.whole.encode("utf-8", "surrogatepass")

    @cached_property
    def caseless(self) -> bytes | None:
        """With A-Z as small letters: it holds each row of a-z that `str.casefold` makes of the
        texts. None if that cannot be told.
        """
        return None if self._has_one(*_BECOME_LETTERS) else self.raw.lower()

    @property
    def has_plain_digits(self) -> bool:
        """True if they hold, as they are, each row of 0-9 that NFKC makes of them."""
        raw = self.raw
        is_odd = b"\xe2" in raw and raw.count(b"\xe2") > raw.count(b"\xe2\x80")
        return not (is_odd or self._has_one(*_BECOME_DIGITS))

    def _has_one(self, letters: Sequence[str], starts: Sequence[bytes]) -> bool:
        return any(each in self.whole for each in letters) or any(
            each in self.raw for each in starts
        )

    @cached_property
    def digit_rows(self) -> bytes:
        return digit_rows(self.whole)

    def holds_digits(self, digits: int) -> bool:
        """False if as many `digits` follow each other nowhere, whatever stands between them."""
        return holds_row(self.digit_rows, digits)

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
