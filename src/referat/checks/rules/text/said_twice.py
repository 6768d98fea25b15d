"""A preposition or an abbreviation that is followed by what it already says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.text.mending import instead, pairs_in, worded
from referat.checks.rules.text.vocabulary import vocabulary
from referat.checks.subject import Subject, Text
from referat.danish.patterns import late
from referat.diagnostics import Severity

_SHORT = {
    "ift.": ("i forhold til", "til"),
    "mht.": ("med hensyn til", "til"),
    "iht.": ("i henhold til", "til"),
    "mhp.": ("med henblik på", "på"),
    "pga.": ("på grund af", "af"),
    "vha.": ("ved hjælp af", "af"),
    "ca.": ("cirka", "cirka"),
    "bl.a.": ("blandt andet", "blandt andet"),
    "kl.": ("klokken", "klokken"),
    "d.": ("den", "den"),
}
_LONG = {"udover": "over", "ud over": "over", "overfor": "for", "udenfor": "for", "indenfor": "for"}
_PAIRS_SHORT = frozenset(
    [("den", "d"), *((key.split(".")[-2], tail.split()[0]) for key, (_, tail) in _SHORT.items())]
)
_PAIRS_LONG = frozenset((key.split()[-1], tail) for key, tail in _LONG.items())
_TAILS = "|".join(dict.fromkeys([tail for _, tail in _SHORT.values()]))
_AFTER_SHORT = late(
    rf"(?<![\w.])({'|'.join(re.escape(key) for key in _SHORT)})[ ]({_TAILS})"
    r"(?![\w/-])(?! (?:sigt|(?:længere|kort|lang|kortere) sigt|enhver tid|dels|tider))",
    re.I,
)
_AFTER_LONG = late(
    rf"(?<![\w-])({'|'.join(_LONG)}) (over|for)(?![\w-])"
    r"(?! (?:eksempel|nylig|længst|lidt|få|snart|alvor|tiden|øjeblikket|at\b|\d))",
    re.I,
)
_DEN_D = late(r"(?<![\w-])den (d\.) ?(?=\d)", re.I)


def check(subject: Subject) -> Iterator[Found]:
    may_be = vocabulary(subject).has_any_pair((*_PAIRS_SHORT, *_PAIRS_LONG))
    for text in worded(subject) if may_be else ():
        running = text.running
        pairs = pairs_in(running)
        if not _PAIRS_SHORT.isdisjoint(pairs):
            yield from _after_short(text, running)
        if _PAIRS_LONG.isdisjoint(pairs):
            continue
        for match in _AFTER_LONG.finditer(running):
            if _LONG[match[1].casefold()] == match[2].casefold():
                yield _found(text, match, f"»{match[1]} {match[2]}« siger »{match[2]}« to gange.")


def _after_short(text: Text, running: str) -> Iterator[Found]:
    for match in _AFTER_SHORT.finditer(running):
        meaning, tail = _SHORT[match[1].casefold()]
        if match[2].casefold() == tail:
            yield _found(
                text, match, f"»{match[1]}« betyder »{meaning}«: »{tail}« er allerede sagt."
            )
    for match in _DEN_D.finditer(running):
        yield Found(
            text.place(match.start(1), 2),
            "»d.« betyder »den«: »den« er allerede sagt.",
            "Slet det ene.",
            instead(text, match.start(1), match.end(), "", "Slet »d.«"),
        )


def _found(text: Text, match: re.Match[str], message: str) -> Found:
    start = match.start(2)
    fixes = instead(text, start - 1, match.end(2), "", f"Slet »{match[2]}«")
    return Found(text.place(start, len(match[2])), message, f"Slet »{match[2]}«.", fixes)


RULE = Rule(
    code="sagt-to-gange",
    family=Family.TEXT,
    severity=Severity.WARNING,
    what="Et forholdsord gentager det, som ordet foran allerede siger",
    why="»ift.« betyder »i forhold til«, så »ift. til« siger »til« to gange; det samme gælder "
    "»pga. af«, »den d.« og »udover over«. Den, der får referatet læst højt, hører det straks.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Budget
    referat: |
      Udover over sparekataloget drøftede udvalget, hvor kommunen ligger ift. til nabokommunerne.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Budget
    referat: |
      Ud over sparekataloget drøftede udvalget, hvor kommunen ligger ift. nabokommunerne.
""",
    check=check,
    is_local=True,
)
