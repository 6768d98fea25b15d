"""Somebody who was there before the meeting began, or after it had ended."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.time.spans import Span, clock, held, stays
from referat.checks.subject import Subject
from referat.diagnostics import Place, Severity
from referat.model.people import Person


def check(subject: Subject) -> Iterator[Found]:
    meeting = held(subject.own) if subject.own else None
    if meeting is None:
        return
    own = {id(listed.person) for listed in subject.people}
    for person, span in stays(subject):
        wrong = _wrong(span, meeting)
        if wrong and id(person) in own:
            yield Found(
                place_of(person),
                f"{' '.join(person.name.split())} deltog {span.danish}, men {wrong}.",
                "Ret den tid, der er forkert.",
            )


def _wrong(span: Span, meeting: Span) -> str:
    start, end = meeting.start, meeting.end
    moments = [moment for moment in (span.start, span.end) if moment is not None]
    if start is not None and any(moment < start for moment in moments):
        return f"mødet begynder først kl. {clock(start)}"
    if end is not None and any(moment > end for moment in moments):
        return f"mødet slutter kl. {clock(end)}"
    return ""


def place_of(person: Person) -> Place | None:
    """Where it stands when the person was there."""
    return person.at("attended" if person.attended else "remark")


RULE = Rule(
    code="deltog-uden-for-mødet",
    family=Family.TIME,
    severity=Severity.WARNING,
    what="Nogen deltog uden for mødets tid",
    why="Ingen kan være til stede, før mødet begynder, eller efter at det er hævet. Tiderne "
    "viser, hvem der var med til hver beslutning, så de skal passe.",
    fails="""\
dato: 2026-03-11
tid: 16.00-18.00
tilstede:
  - Karla Holmgaard, formand
  - Eskil Ravn (deltog kl. 14.00-17.00)
""",
    passes="""\
dato: 2026-03-11
tid: 16.00-18.00
tilstede:
  - Karla Holmgaard, formand
  - Eskil Ravn (deltog kl. 16.00-17.00)
""",
    check=check,
)
