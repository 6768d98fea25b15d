"""Minutes approved before they can have been."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from referat.checks.proceedings import each_item, is_minuted
from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.flow.cases import is_open_end
from referat.checks.subject import Subject
from referat.danish.dates import short_date
from referat.diagnostics import Severity
from referat.model.meeting import Meeting
from referat.model.meeting_parts import Approval, approved_on

_FEW = 2


def check(subject: Subject) -> Iterator[Found]:
    meeting = subject.own
    if meeting is None or meeting.status != "godkendt":
        return
    day = approved_on(meeting.approved)
    if isinstance(day, date) and day < meeting.day:
        told = meeting.approved
        yield Found(
            told.at("day") if isinstance(told, Approval) else meeting.at("approved"),
            f"Referatet er godkendt den {short_date(day)}, men mødet er først den "
            f"{short_date(meeting.day)}.",
            "Ret årstallet eller dagen i `godkendt`, eller mødets `dato`.",
        )
    elif subject.is_whole and _is_bare(meeting):
        yield Found(
            meeting.at("approved" if "approved" in meeting.order else "status"),
            "Mødet er godkendt, men intet er ført til referat.",
            "Skriv `referat` og `beslutning` ved punkterne, eller lad mødet have "
            "`status: dagsorden`.",
        )


def _is_bare(meeting: Meeting) -> bool:
    """True for several items and no word of what became of them, in the file or beside it."""
    items = [item for item in each_item(meeting.items) if not is_open_end(item.title)]
    is_elsewhere = meeting.attachments or meeting.intro or any(item.is_closed for item in items)
    return len(items) >= _FEW and not is_elsewhere and not is_minuted(meeting)


RULE = Rule(
    code="godkendt-før-tid",
    family=Family.FLOW,
    severity=Severity.WARNING,
    what="Referatet er godkendt, før det kan være det",
    why="Et referat kan ikke være godkendt før mødet, og der skal stå noget i det. Oftest er det "
    "årstallet i `godkendt`, der er forkert, eller en `status`, der er fulgt med fra en kopi af "
    "et tidligere møde. Ligger referatet i et bilag til hele mødet, er reglen tilfreds.",
    fails="""\
dato: 2026-03-11
godkendt: 2025-04-15
punkter:
  - titel: Sommerfest
    beslutning: Festen holdes den 20. juni.
""",
    passes="""\
dato: 2026-03-11
godkendt: 2026-04-15
punkter:
  - titel: Sommerfest
    beslutning: Festen holdes den 20. juni.
""",
    check=check,
)
