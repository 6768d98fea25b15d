"""Links in prose to items of the meeting itself: is there such an item, for all who may read?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from referat.checks.ground.links import links_of
from referat.checks.subject import Subject
from referat.checks.walking import ids_in, places_of
from referat.danish.words import nearest
from referat.diagnostics import Diagnostic, Place, Severity
from referat.model.meeting import Meeting


def check(subject: Subject) -> Iterator[Diagnostic]:
    meeting = subject.meeting
    if not isinstance(meeting, Meeting):
        return
    links = [
        (text, link)
        for text, link in subject.once(links_of)
        if link.fragment and not link.name and not link.is_picture
    ]
    ids = ids_in(subject.parts) if links else {}
    known = {*ids, *(places_of(meeting.items or ()) if links else ())}
    for text, link in links:
        if link.fragment not in known:
            yield no_such_item(link.fragment, "dette møde", ids, link.place)
        elif ids.get(link.fragment) and not text.closed:
            yield closed_item(link.fragment, "", link.place)


def no_such_item(
    fragment: str, where: str, known: Iterable[str], place: Place | None
) -> Diagnostic:
    """The finding for a link to an item that no meeting has. `where` names the meeting."""
    close = nearest(fragment, known)
    return Diagnostic(
        "henvisning",
        f"Intet punkt i {where} har id »{fragment}«.",
        f"Mente du `#{close}`?" if close else f"Skriv `id: {fragment}` i det punkt, du mener.",
        place=place,
    )


def closed_item(fragment: str, where: str, place: Place | None) -> Diagnostic:
    """The finding for an open link to a closed item. `where` is ` i <meeting>` or empty."""
    return Diagnostic(
        "henvisning",
        f"Punktet »{fragment}«{where} er lukket; linket fører ingen steder hen for offentligheden.",
        "Henvis til et åbent punkt eller til selve mødet, eller slet linket.",
        Severity.WARNING,
        place=place,
    )
