"""Votes that do not add up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.people.counting import counts_in
from referat.checks.rules.people.known import for_a_time, is_of_body, is_one
from referat.checks.rules.people.voters import VOTES, Voter, parties, voters
from referat.checks.subject import Subject, Text
from referat.danish.names import is_full
from referat.danish.patterns import late
from referat.diagnostics import Severity
from referat.model.item import Item
from referat.model.parts import Vote

_UNANIMOUS = late(r"\b[Ee]nstemmigt?\b")
_ANOTHER = late(
    r"\b\w*(?:byråd|kommunalbestyrelse|regionsråd|udvalg|generalforsamling|afdelingsmøde|"
    r"repræsentantskab|forening|valg|beboer|borger|medlemsmøde|fuldmagt|råd\b|rådet)",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Found]:
    most = _most_votes(subject)
    for numbered in subject.items:
        vote = numbered.item.vote
        if vote is not None:
            names = list(voters(subject, vote, VOTES))
            yield from _twice(names)
            yield from _too_many(names, vote, most)
    for text in subject.prose:
        if _is_of_vote(text):
            yield from _counted(subject, text, most)
            yield from _not_unanimous(subject, text)


def _is_of_vote(text: Text) -> bool:
    is_told = isinstance(text.model, Vote) and text.name == "text"
    return is_told or (isinstance(text.model, Item) and text.name in ("decision", "minutes"))


def _most_votes(subject: Subject) -> int | None:
    """As many as can have voted, the staff counted in; None if the lists do not tell."""
    own = subject.own
    if own is None or not is_of_body(subject):
        return None
    names = [each for each in subject.known if each.field == "present"]
    more = [each for each in subject.known if each.field == "guests" or for_a_time(each)]
    if not names:
        names = [each for each in subject.known if each.field == "members"]
        more = [each for each in subject.known if each.field in ("apologies", "absent", "guests")]
    if len(names) < 2 or not all(is_full(each.name) for each in names):
        return None
    leaders = [*(own.chair or ()), *(own.secretary or ())]
    unlisted = [
        person for person in leaders if not any(is_one(person.name, each.name) for each in names)
    ]
    return len({each.name for each in (*names, *more)}) + len(unlisted)


def _twice(names: list[Voter]) -> Iterator[Found]:
    before: list[Voter] = []
    for voter in names:
        first = next((each for each in before if is_one(each.name, voter.name)), None)
        before.append(voter)
        if first is not None:
            alias = Vote.fields()[first.field].alias
            yield Found(
                voter.place,
                f"{voter.name} står allerede i afstemningen, under `{alias}`.",
                "Slet navnet det ene sted; hver har én stemme.",
            )


def _too_many(names: list[Voter], vote: Vote, most: int | None) -> Iterator[Found]:
    different: list[str] = []
    for voter in names:
        if not any(is_one(voter.name, other) for other in different):
            different.append(voter.name)
    if most is not None and len(different) > most:
        yield Found(
            vote.place,
            f"{len(different)} har stemt, men der står kun {most} på mødets lister.",
            "Ret afstemningen, eller skriv alle, der var med, under `tilstede`.",
        )


def _counted(subject: Subject, text: Text, most: int | None) -> Iterator[Found]:
    for count in counts_in(text.running):
        place = text.place(count.start, count.end - count.start)
        if not count.adds_up:
            yield Found(
                place,
                f"Stemmerne giver {count.sum}, men der står {count.total} i alt.",
                "Regn efter, og ret det tal, der er forkert.",
            )
        elif most is not None and count.sum > most and not _is_anothers(subject, text):
            yield Found(
                place,
                f"Stemmerne giver {count.sum}, men der står kun {most} på mødets lister.",
                "Regn efter, og ret tallene eller mødets lister.",
            )


def _is_anothers(subject: Subject, text: Text) -> bool:
    """True if the text may be telling of a vote in another body."""
    if isinstance(text.model, Vote):
        return False
    body = subject.whole.body.casefold() if subject.whole else ""
    others = (match[0].casefold() for match in _ANOTHER.finditer(text.running))
    return text.name == "minutes" or any(other not in body for other in others)


def _not_unanimous(subject: Subject, text: Text) -> Iterator[Found]:
    """`Enstemmigt` in a decision of one sentence that some voted against."""
    match = _UNANIMOUS.search(text.running) if text.name == "decision" else None
    if not match or not isinstance(text.model, Item):
        return
    sentences = [part for part in re.split(r"[.;]\s+|\n\s*\n", text.running) if part.strip()]
    vote = text.model.vote
    noes = vote and [
        *voters(subject, vote, ("noes",)),
        *parties(subject, vote, ("noes",)),
    ]
    counted = any(each.noes for each in counts_in(text.running))
    if len(sentences) == 1 and (noes or counted):
        yield Found(
            text.place(match.start(), len(match[0])),
            f"Her står »{match[0]}«, men nogle stemte imod.",
            "Slet ordet, eller ret afstemningen.",
        )


RULE = Rule(
    code="stemmetal",
    family=Family.PEOPLE,
    severity=Severity.WARNING,
    what="En afstemning stemmer ikke",
    why="Stemmetallene er det, en beslutning hviler på. Reglen ser efter navne, der har stemt to "
    "gange, efter flere stemmer end deltagere, efter tal, der ikke giver den sum, der står, og "
    "efter »enstemmigt«, hvor nogle stemte imod.",
    fails="""\
dato: 2026-03-11
tilstede:
  - Bodil Stenager
  - Karl Ager Thuesen
  - Lone Revsbech
punkter:
  - titel: Ny bådebro
    beslutning: Forslaget blev vedtaget.
    afstemning: Der var 3 stemmer for og 1 imod.
""",
    passes="""\
dato: 2026-03-11
tilstede:
  - Bodil Stenager
  - Karl Ager Thuesen
  - Lone Revsbech
punkter:
  - titel: Ny bådebro
    beslutning: Forslaget blev vedtaget.
    afstemning: Der var 2 stemmer for og 1 imod.
""",
    check=check,
)
