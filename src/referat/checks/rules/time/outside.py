"""An item before the meeting begins, or after it has ended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.time.spans import Timed, clock, held, timed
from referat.checks.subject import Subject
from referat.danish.patterns import late
from referat.diagnostics import Severity
from referat.model.item import Item

_AROUND = late(
    r"kaffe|morgen|frokost|middag|spisning|mad\b|ankomst|registrering|formøde|gruppemøde|"
    r"rundvisning|besigtigelse|besøg|tur\b|fællessang|spørge(?:tid|time|halvtime)|foretræde|reception|buffet|netværk|samvær|hygge",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Found]:
    """The first one on either side; the others would only say the same."""
    meeting = held(subject.own) if subject.own else None
    if meeting is None or meeting.start is None:
        return
    entries = [entry for entry in timed(subject) if not _is_around(entry)]
    early = [entry for entry in entries if (entry.span.start or 0) < meeting.start]
    for entry in early[:1]:
        yield Found(
            entry.entry.at("slot"),
            f"Her begynder det kl. {clock(entry.span.start or 0)}, men mødet begynder først kl. "
            f"{clock(meeting.start)}.",
            "Ret tiden her, eller ret mødets `tid`.",
        )
    late = [entry for entry in entries if _last(entry) > (meeting.end or 48 * 60)]
    for entry in late[:1]:
        yield Found(
            entry.entry.at("slot"),
            f"Her slutter det kl. {clock(_last(entry))}, men mødet slutter kl. "
            f"{clock(meeting.end or 0)}.",
            "Ret tiden her, eller ret mødets `tid` eller `hævet`.",
        )


def _last(entry: Timed) -> int:
    return entry.span.end if entry.span.end is not None else entry.span.start or 0


def _is_around(entry: Timed) -> bool:
    """True for what is often laid around a meeting: coffee, a tour, dinner."""
    return not isinstance(entry.entry, Item) or bool(_AROUND.search(entry.entry.title))


RULE = Rule(
    code="tid-uden-for-mødet",
    family=Family.TIME,
    severity=Severity.WARNING,
    what="Et punkt ligger uden for mødets tid",
    why="Enten passer punktets tid ikke, eller også varer mødet længere, end der står øverst. "
    "Deltagerne sætter tid af efter det, der står øverst.",
    fails="""\
dato: 2026-03-11
tid: 9.00-10.00
punkter:
  - titel: Regnskab
    tid: 9.00-9.30
  - titel: Budget
    tid: 9.30-10.15
""",
    passes="""\
dato: 2026-03-11
tid: 9.00-10.15
punkter:
  - titel: Regnskab
    tid: 9.00-9.30
  - titel: Budget
    tid: 9.30-10.15
""",
    check=check,
)
