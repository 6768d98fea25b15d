"""A sentence that begins with a small letter after a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.text.mending import instead, is_within, links
from referat.checks.subject import Subject, Text
from referat.danish.abbreviations import is_plain_word
from referat.danish.patterns import late
from referat.diagnostics import Severity

_SMALL = late(r"(?<![\w.'’/@-])([^\W\d_]{3,})\.([ \u00a0]{1,2})([a-zæøå]{2,})(?![\w./@-])")
_MAY_BE_SMALL = late(r"\.(?<=[^\W\d_]{3}\.)[ \u00a0]{1,2}[a-zæøå]{2}")
_STOP_BEFORE = late(r"[\w)]\.[ \u00a0]*$")


def check(subject: Subject) -> Iterator[Found]:
    for text in subject.those(subject.spoken.matching(_MAY_BE_SMALL)):
        if text.is_prose and (". " in text.text or ".\u00a0" in text.text):
            linked = links(text.text)
            for match in _SMALL.finditer(text.running):
                is_sure = is_plain_word(match[1]) and not _is_doubtful(text, match)
                if is_sure and not is_within(match.start(), linked):
                    yield _found(text, match)


def _is_doubtful(text: Text, match: re.Match[str]) -> bool:
    """After another full stop it may be a row of abbreviations; a mark (bold, a link) between may
    begin something of its own.
    """
    before = text.running[max(0, match.start() - 12) : match.start()]
    between = text.text[match.start() : match.end()]
    return bool(_STOP_BEFORE.search(before)) or between != match[0]


def _found(text: Text, match: re.Match[str]) -> Found:
    start, word = match.start(3), match[3]
    large = word[0].upper() + word[1:]
    comma = match[1] + match[2] + word
    return Found(
        text.place(start, len(word)),
        f"Der står »{word}« med lille efter punktum.",
        f"Skriv »{large}«, eller slet punktummet, hvis sætningen fortsætter.",
        (
            *instead(text, start, start + 1, large[0], f"Skriv »{large}«"),
            *instead(text, match.start(), match.end(), comma, "Slet punktummet"),
        ),
    )


RULE = Rule(
    code="lille-efter-punktum",
    family=Family.TEXT,
    severity=Severity.WARNING,
    what="En sætning begynder med lille bogstav",
    why="Et punktum midt i en sætning er tit det, der er tilbage, når noget er slettet: »støtte "
    "fra fonden. er nu gået i gang«. Forkortelser (»evt.«, »m.v.«, »nr.«) kender reglen, og er den "
    "i tvivl, siger den intet.",
    source="Retskrivningsordbogen, reglerne om store og små bogstaver",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Halvtag
    referat: |
      Halvdelen af pengene kommer fra fonden. er nu gået i gang med tegningerne.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Halvtag
    referat: |
      Halvdelen af pengene kommer fra fonden. Foreningen er nu gået i gang med tegninger m.v. til
      murer, tømrer osv. og har fået priser på ca. 40.000 kr. pr. stk. inkl. moms.
""",
    check=check,
    is_local=True,
)
