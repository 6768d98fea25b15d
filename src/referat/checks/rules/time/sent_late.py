"""An agenda that was sent out later than its body has laid down."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.time.sending import sendings
from referat.checks.subject import Subject
from referat.danish.dates import long_date
from referat.danish.words import NBSP
from referat.diagnostics import Severity


def check(subject: Subject) -> Iterator[Found]:
    own, notice = subject.own, subject.committee and subject.committee.notice
    if own is None or not notice or _is_extraordinary(own.type, own.title):
        return
    latest = notice.latest(own.day)
    for sending in sendings(subject):
        if sending.is_agenda and latest < sending.day <= own.day:
            last = long_date(latest).replace(NBSP, " ")
            yield Found(
                sending.place,
                f"Dagsordenen er sendt ud for sent. Fristen er {notice.danish} før mødet, og den "
                f"sidste dag var {last}.",
                "Ret datoen, hvis den er forkert. Skriv ellers i referatet, hvorfor sagerne ikke "
                "kunne vente.",
            )


def _is_extraordinary(*words: str | None) -> bool:
    """What is called in haste has a notice of its own."""
    return any("ekstraordinær" in word.casefold() for word in words if word)


_BODY = "navn: Kulturudvalget\nfrist: 4 hverdage\n"

RULE = Rule(
    code="udsendt-for-sent",
    family=Family.TIME,
    severity=Severity.WARNING,
    what="Dagsordenen er sendt ud for sent",
    why="Deltagerne skal kunne nå at sætte sig ind i sagerne. Udvalgets `frist` tælles i dage, "
    "eller i hverdage, når der står `hverdage`: mandag til fredag undtagen helligdage, uden "
    "mødedagen. Til en kommunalbestyrelse skal dagsordenen så vidt muligt være sendt senest 4 "
    "hverdage før mødet.",
    source="Kommunestyrelsesloven § 8, stk. 4",
    fails={
        "udvalg.yaml": _BODY,
        "2026-03-11.yaml": """\
dato: 2026-03-11
udsendt:
  dagsorden: 2026-03-06
punkter:
  - titel: Sommerkoncerter
""",
    },
    passes={
        "udvalg.yaml": _BODY,
        "2026-03-11.yaml": """\
dato: 2026-03-11
udsendt:
  dagsorden: 2026-03-05
punkter:
  - titel: Sommerkoncerter
""",
    },
    check=check,
)
