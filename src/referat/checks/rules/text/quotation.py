"""Quotations in running text: which marks stand around them. Apostrophes are none."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from referat.checks.rules.text.mending import fences, is_within
from referat.checks.subject import Text
from referat.danish.patterns import late

KINDS = ("»»", "»«", "«»", "„“", "„”", "””", "“”", "““", '""', "’’", "‘’", "''", "‚‘", "‘‘")
"""Opening and closing mark. What opens as one kind and closes as another is no pair."""

DOUBLE = frozenset(kind for kind in KINDS if kind[0] in '»«„”“"')
MARKS = "»«„”“\"‘‚'’"
"""Every sign that a quotation may begin with."""

_MARKS = late("[»«„”“\"‘‚]|(?<![^\\W_])['’]")
_CLOSERS = {mark: "".join(k[1] for k in KINDS if k[0] == mark) for mark in "»«„”“\"’‘'‚"}
_PATTERNS = tuple(
    late(
        rf"(?<![\w.,]){mark}(?=[^\s{closers}])(?P<said>(?:(?!\n[ ]*\n)[^{closers}]|"
        rf"(?<=\w)['’](?=\w)){{1,600}}?)(?<=[^\s(])[{closers}](?!\w)"
    )
    for mark, closers in _CLOSERS.items()
)
_BY_MARK = dict(zip(_CLOSERS, _PATTERNS, strict=True))


class Quotation(Struct, frozen=True):
    """`text.text[start:end]`, its marks with it."""

    text: Text
    start: int
    end: int
    kind: str


def quotations_in(text: Text) -> Iterator[Quotation]:
    """Those of `text`, outermost only: other marks inside a quotation are right."""
    if not _MARKS.search(text.text):
        return
    running, fenced = text.running, fences(text.text)
    at = 0
    while match := _MARKS.search(running, at):
        found = _BY_MARK[match[0]].match(running, match.start())
        is_fenced = is_within(match.start(), fenced)
        if found and not is_fenced and not _is_apostrophe(match[0], found["said"]):
            yield Quotation(text, match.start(), found.end(), match[0] + found[0][-1])
            at = found.end()
        else:
            at = match.end()


def _is_apostrophe(mark: str, said: str) -> bool:
    """»’80’erne«, »rock ’n’ roll«, »Lars’ … Jens’«: a letter or a figure is left out."""
    if mark not in "’'":
        return False
    return said[0].isdigit() or len(said) < 2 or "\n\n" in said or len(said) > 400
