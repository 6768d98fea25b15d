"""`foråret 2122`: a season or a day of a year that nobody plans for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.time.wording import sentence
from referat.checks.subject import Subject
from referat.danish.dates import MONTHS
from referat.danish.patterns import late
from referat.diagnostics import Severity

_MOST = 40
_SEASONED = late(
    rf"(?<![\w-])(?:(?:for|efter)året|sommeren|vinteren|\d\d?\.\s?(?:{'|'.join(MONTHS)}))\s+"
    r"(?P<year>2[1-9]\d\d|20[5-9]\d)(?![\w/–-]|[.,:]\d)",
    re.IGNORECASE,
)
"""Not a bare month: »i maj 2150 besøgende« counts."""
_MAY_BE_FAR = late(r"2[1-9]\d\d|20[5-9]\d")
_HORIZON = late(
    r"klima|scenari|stormflod|havvand|vandstand|lejemål|lejekontrakt|uopsigelig|"
    r"brugsret|fredning|hjemfald|løber\s+til|udløb|gravsted",
    re.I,
)


def check(subject: Subject) -> Iterator[Found]:
    own = subject.own
    for text in subject.prose if own else ():
        if not _MAY_BE_FAR.search(text.text):
            continue
        for match in _SEASONED.finditer(text.running):
            ahead = int(match["year"]) - (own.day.year if own else 0)
            said = " ".join(sentence(text.running, match.start(), match.end()))
            if ahead > _MOST and not _HORIZON.search(said):
                yield Found(
                    text.place(match.start(), len(match[0])),
                    f"»{' '.join(match[0].split())}« ligger {ahead} år efter mødet.",
                    "Ret årstallet.",
                )


RULE = Rule(
    code="år-uden-for-rimelighed",
    family=Family.TIME,
    severity=Severity.WARNING,
    what="En årstid eller en dag ligger mere end 40 år ude i fremtiden",
    why="Byttes to cifre om, bliver »foråret 2027« til »foråret 2072« eller »2207«. Planer for "
    "noget så fjernt nævner hverken årstid eller dag.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Havnebadet
    referat: Arbejdet bliver færdigt i foråret 2127.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Havnebadet
    referat: Arbejdet bliver færdigt i foråret 2027 og holder til år 2127.
""",
    check=check,
)
