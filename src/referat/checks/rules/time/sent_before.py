"""Minutes sent out before the meeting, or an agenda after it."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.time.sending import sendings
from referat.checks.subject import Subject
from referat.danish.dates import short_date
from referat.danish.words import NBSP
from referat.diagnostics import Severity


def check(subject: Subject) -> Iterator[Found]:
    own = subject.own
    for sending in sendings(subject):
        assert own
        is_wrong = sending.day > own.day if sending.is_agenda else sending.day < own.day
        if is_wrong:
            what, when = ("Dagsordenen", "efter") if sending.is_agenda else ("Referatet", "før")
            sent, held = (short_date(day).replace(NBSP, " ") for day in (sending.day, own.day))
            yield Found(
                sending.place,
                f"{what} er sendt ud den {sent}, og det er {when} mødet den {held}.",
                "Ret datoen for udsendelsen, eller ret mødets `dato`.",
            )


RULE = Rule(
    code="udsendt-før-mødet",
    family=Family.TIME,
    severity=Severity.WARNING,
    what="Referatet er sendt ud før mødet, eller dagsordenen efter det",
    why="Et referat kan ikke sendes ud, før mødet er holdt, og en dagsorden er ikke til nytte "
    "bagefter. Datoen står i dokumenterne og på hjemmesiden, så den skal være rigtig.",
    fails="""\
dato: 2026-03-11
udsendt:
  dagsorden: 2026-03-04
  referat: 2026-03-01
punkter:
  - titel: Orientering
    referat: Formanden fortalte om foreningens nye hjemmeside.
""",
    passes="""\
dato: 2026-03-11
udsendt:
  dagsorden: 2026-03-04
  referat: 2026-03-13
punkter:
  - titel: Orientering
    referat: Formanden fortalte om foreningens nye hjemmeside.
""",
    check=check,
)
