"""`d. 25 april`, `24.april`, `16. April`: a day and its month, written askew."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.text.mending import first_three, instead, worded_of
from referat.checks.subject import Subject, Text
from referat.danish.dates import MONTHS
from referat.danish.patterns import late
from referat.diagnostics import Severity

_DAY = late(
    r"(?<![\w.,/:–-])(?P<led>(?:den|d\.|(?:man|tirs|ons|tors|fre|lør|søn)dag|senest)[ \n])?"
    r"(?P<day>0?[1-9]|[12]\d|3[01])(?P<mark>[.,]?)(?P<gap>[ \n]?)"
    rf"(?P<month>{'|'.join(MONTHS)})(?![\w-])(?P<dated>[ ]\d{{4}}|[.,;:)]|\s*(?:\n|\Z)|[ ]kl\b)?",
    re.IGNORECASE,
)
_NAME = late(" [A-ZÆØÅ]")
_FESTIVE = frozenset({(1, "maj"), (4, "maj"), (5, "maj"), (5, "juni")})
"""»1. Maj« may be written so as the name of a day of celebration."""


def check(subject: Subject) -> Iterator[Found]:
    named = worded_of(subject, subject.written.folded.holding(*MONTHS))
    dated = (text for text in named if _has_month(text.text.lower()))
    yield from first_three(each for text in dated for each in _slips(text))


def _has_month(lowered: str) -> bool:
    return any(month in lowered for month in MONTHS)


def _slips(text: Text) -> Iterator[tuple[str, Found]]:
    running = text.running
    for match in _DAY.finditer(running):
        said = _said(match, running)
        if said:
            yield said, _found(text, match, said)


def _said(match: re.Match[str], running: str) -> str:
    """What is askew; empty where the number may be no day (»kapitel 5, april«, »uge 5 april«)."""
    if match["mark"] == "," or not match["mark"]:
        if not match["led"] or match["month"][1:].isupper():
            return ""
        is_comma = bool(match["mark"])
        return "Efter dagen skal der stå punktum" + (", ikke komma" if is_comma else "")
    if not match["gap"]:
        return "Der mangler et mellemrum efter dagens punktum"
    return "Måneden skrives med lille" if _is_capital(match, running) else ""


def _is_capital(match: re.Match[str], running: str) -> bool:
    """False where the number may count the lines of a list, or the month be a person's name or
    begin a sentence.
    """
    is_listed = not match["led"] and not running[: match.start()].rpartition("\n")[2].strip(" |")
    is_festive = (int(match["day"]), match["month"].lower()) in _FESTIVE
    is_name = _NAME.match(running, match.end("month"))
    is_date = match["dated"] or (match["led"] and not is_name)
    return bool(match["month"].istitle() and is_date and not (is_listed or is_festive))


def _found(text: Text, match: re.Match[str], said: str) -> Found:
    start, end = match.start("day"), match.end("month")
    month = match["month"] if match["month"].isupper() else match["month"].lower()
    right = f"{match['day']}. {month}"
    return Found(
        text.place(start, end - start),
        f"{said}.",
        f"Skriv `{right}`.",
        instead(text, start, end, right),
    )


RULE = Rule(
    code="dag-og-måned",
    family=Family.TEXT,
    severity=Severity.NOTE,
    what="En dato mangler et punktum eller et mellemrum, eller måneden står med stort",
    why="Dagen er et ordenstal og har punktum, måneden er et almindeligt ord og har lille "
    "begyndelsesbogstav: `den 25. april`. Af hver slags vises de første tre.",
    source="Retskrivningsordbogen, reglerne om ordenstal og om store og små bogstaver",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Generalforsamling
    referat: |
      Generalforsamlingen er den 25 april, og arbejdsdagen er den 9. Maj.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Generalforsamling
    referat: |
      Generalforsamlingen er den 25. april, og arbejdsdagen er den 9. maj.
""",
    check=check,
    is_local=True,
)
