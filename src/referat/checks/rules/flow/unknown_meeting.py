"""Minutes that are to be approved, of a meeting that there has not been."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from referat.checks.noted import Noted, Stated
from referat.checks.rule import Family, Found, FoundIn, Rule
from referat.checks.rules.flow.bodies import by_body, unread_days
from referat.danish.dates import short_date
from referat.diagnostics import Severity


def across(noted: Sequence[Noted]) -> Iterator[FoundIn]:
    for meetings in by_body(noted):
        asked = [(each, day) for each in meetings for day in each.proceedings.approves]
        if asked:
            known = {each.day for each in meetings} | unread_days(meetings)
            for this, day in asked:
                before = max((each for each in known if each < this.day), default="")
                if day.text not in known and min(known) < day.text < this.day:
                    yield FoundIn(this.path, _found(day, before))


def _found(day: Stated, before: str) -> Found:
    return Found(
        day.place,
        f"Blandt udvalgets møder er der intet den {short_date(date.fromisoformat(day.text))}.",
        f"Det seneste møde før dette var den {short_date(date.fromisoformat(before))}. Ret datoen "
        "i titlen.",
    )


RULE = Rule(
    code="godkender-ukendt-møde",
    family=Family.FLOW,
    severity=Severity.WARNING,
    what="Der skal godkendes et referat fra en dag uden møde",
    why="Hedder et punkt »Godkendelse af referat fra 11. marts 2026«, skal udvalget have holdt "
    "møde den dag; ellers er datoen som regel forkert, og det er uklart, hvilket referat der blev "
    "godkendt. Reglen ser kun på dage efter det ældste af udvalgets møder, der ligger her.",
    fails={
        "udvalg.yaml": "navn: Festudvalget\n",
        "2026-02-11.yaml": "dato: 2026-02-11\npunkter:\n  - Sommerfest\n",
        "2026-03-11.yaml": "dato: 2026-03-11\npunkter:\n  - Sommerfest\n",
        "2026-04-15.yaml": """\
dato: 2026-04-15
punkter:
  - Godkendelse af referat fra 12. marts 2026
  - Sommerfest
""",
    },
    passes={
        "udvalg.yaml": "navn: Festudvalget\n",
        "2026-02-11.yaml": "dato: 2026-02-11\npunkter:\n  - Sommerfest\n",
        "2026-03-11.yaml": "dato: 2026-03-11\npunkter:\n  - Sommerfest\n",
        "2026-04-15.yaml": """\
dato: 2026-04-15
punkter:
  - Godkendelse af referat fra 11. marts 2026
  - Sommerfest
""",
    },
    across=across,
)
