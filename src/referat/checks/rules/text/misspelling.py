"""`kontigent`, `idag`, `b.la.`: words that are misspelt again and again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.text.mending import (
    first_three,
    instead,
    worded,
    worded_of,
    words_in,
)
from referat.checks.rules.text.vocabulary import vocabulary
from referat.checks.subject import Subject, Text
from referat.danish.misspelled import misspelt, spellings
from referat.danish.patterns import late
from referat.diagnostics import Severity

_WORD = late(r"(?<![\w@./'’-])[^\W\d_]{3,}(?![\w@/-]|\.\w)")
_SHORTENED = late(r"(?<![\w.])(?:[bB]\.la\.|[eE]\.v\.t\.|ect\.|I følge(?! med\b)(?=\s[\wæøå]))")
_MAY_BE_SHORTENED = late(r"\.la\.|\.v\.t\.|\bect\.|\bI følge ")
_SHORT_SIGNS = (".la.", ".v.t.", "ect.", "I følge ")
_LONGER = {"b.la.": "bl.a.", "e.v.t.": "evt.", "ect.": "etc.", "i følge": "ifølge"}
_BEGINS = late(r"(?:^|[.!?:|»”\"(–-])[\s*]*\Z", re.M)


def check(subject: Subject) -> Iterator[Found]:
    if vocabulary(subject).holds_any(misspelt()):
        texts: Iterable[Text] = worded(subject)
    else:
        texts = worded_of(subject, subject.spoken.holding(*_SHORT_SIGNS))
    yield from first_three(each for text in texts for each in _slips(text))


def _slips(text: Text) -> Iterator[tuple[str, Found]]:
    running = text.running
    if not misspelt().isdisjoint(words_in(running)):
        for match in _WORD.finditer(running):
            right = spellings().get(match[0].lower())
            if right and not _is_meant(running, match):
                yield right, _found(text, match, right)
    if _MAY_BE_SHORTENED.search(running):
        for match in _SHORTENED.finditer(running):
            right = _LONGER[match[0].lower()]
            yield right, _found(text, match, right)


def _is_meant(running: str, match: re.Match[str]) -> bool:
    """A capital inside a sentence makes a name of it (»Lokalavisen Idag«); »at tilstede« is a verb
    of its own.
    """
    word, before = match[0], running[: match.start()]
    if not word.islower() and not (word.istitle() and _BEGINS.search(before)):
        return True
    return word.lower() == "tilstede" and before.endswith(" at ")


def _found(text: Text, match: re.Match[str], right: str) -> Found:
    start, end = match.span()
    right = right[0].upper() + right[1:] if match[0][0].isupper() else right
    return Found(
        text.place(start, end - start),
        f"»{match[0]}« staves »{right}«.",
        f"Skriv »{right}«.",
        instead(text, start, end, right),
    )


RULE = Rule(
    code="stavefejl",
    family=Family.TEXT,
    severity=Severity.NOTE,
    what="Et ord er stavet forkert",
    why="Reglen har en kort liste over ord, der tit staves forkert i referater: »kontigent«, "
    "»bestyrelsemøde«, »idag«. Den er ingen stavekontrol: Den tier om det, der kan være rigtigt "
    "eller et navn. Af hvert ord vises de første tre.",
    source="Retskrivningsordbogen",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Kontingent
    referat: |
      Kasserer Bo Lind foreslog, at kontigentet hæves. Det blev besluttet på sidste bestyrelsemøde.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Kontingent
    referat: |
      Kasserer Bo Lind foreslog, at kontingentet hæves. Det var oppe på sidste bestyrelsesmøde.
""",
    check=check,
    is_local=True,
)
