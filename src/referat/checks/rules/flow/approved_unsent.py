"""Minutes approved at a meeting whose members had not been sent them yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from referat.checks.noted import Noted
from referat.checks.rule import Family, Found, FoundIn, Rule
from referat.checks.rules.flow.bodies import by_body
from referat.danish.dates import short_date
from referat.diagnostics import Severity


def across(noted: Sequence[Noted]) -> Iterator[FoundIn]:
    for meetings in by_body(noted):
        days = {meeting.day for meeting in meetings}
        for meeting in meetings:
            own = meeting.proceedings
            if meeting.day < own.approved.text < own.sent and own.approved.text in days:
                yield FoundIn(meeting.path, _found(meeting))


def _found(meeting: Noted) -> Found:
    own = meeting.proceedings
    approved, sent = (short_date(date.fromisoformat(day)) for day in (own.approved.text, own.sent))
    return Found(
        own.approved.place,
        f"Referatet er godkendt på mødet den {approved}, men først sendt ud den {sent}.",
        "Ret den dato, der er forkert, i `godkendt` eller `udsendt`.",
    )


RULE = Rule(
    code="godkendt-før-udsendt",
    family=Family.FLOW,
    severity=Severity.NOTE,
    what="Referatet er godkendt på et møde, før det blev sendt ud",
    why="Et udvalg kan ikke godkende et referat, som det ikke har set. Står der, at referatet blev "
    "godkendt på det næste møde, men først sendt ud bagefter, er en af de to datoer forkert. "
    "Bliver referatet godkendt med det samme, ved mødets slutning, er det i orden.",
    fails={
        "udvalg.yaml": "navn: Festudvalget\n",
        "2026-03-11.yaml": """\
dato: 2026-03-11
udsendt:
  referat: 2026-05-18
godkendt: 2026-04-15
punkter:
  - titel: Sommerfest
    beslutning: Festen holdes den 20. juni.
""",
        "2026-04-15.yaml": "dato: 2026-04-15\npunkter:\n  - Sommerfest\n",
    },
    passes={
        "udvalg.yaml": "navn: Festudvalget\n",
        "2026-03-11.yaml": """\
dato: 2026-03-11
udsendt:
  referat: 2026-03-18
godkendt: 2026-04-15
punkter:
  - titel: Sommerfest
    beslutning: Festen holdes den 20. juni.
""",
        "2026-04-15.yaml": "dato: 2026-04-15\npunkter:\n  - Sommerfest\n",
    },
    across=across,
)
