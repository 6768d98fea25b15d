"""A dissent by somebody who was not there, or who voted for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.people.known import (
    Register,
    away,
    is_one,
    key_of,
    lists_of,
    mentions,
    person_for_a_time,
    register,
)
from referat.checks.rules.people.voters import parties, voters
from referat.checks.subject import Subject, Text
from referat.danish.names import is_full
from referat.danish.patterns import late
from referat.diagnostics import Place, Severity
from referat.model.item import Item

_PARAGRAPH = late(r"(?:^|\n[^\S\n]*\n)\s*(?:[-*]\s+)?(?P<held>[^\n]+(?:\n[^\n]*\S[^\n]*)*)")
_PARTY = late(r"\s*(?:(?:Liste|Gruppe|Parti)\s+(?P<a>[A-ZÆØÅ])\b|(?P<b>[A-ZÆØÅ]):)")
_FOR_ALL_THAT = late(
    r"\b(?:stemmer|stemte|stemt)\s+for\b|\bstøtte[rd]?\b|\btilslutte[rd]?\b|\btiltræder?\b|"
    r"\bbakke[rd]?\b|\bmen\b|\bdog\b|\bafbud\b|\bskriftligt?\b|\bforud for\b",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Found]:
    people: Register | None = None
    for text in subject.prose:
        if text.name != "dissent" or not isinstance(text.model, Item):
            continue
        people = people or register(subject)
        for match in _PARAGRAPH.finditer(text.running):
            if not _FOR_ALL_THAT.search(match["held"]):
                yield from _judged(subject, text, match, people)


def _judged(
    subject: Subject, text: Text, match: re.Match[str], people: Register
) -> Iterator[Found]:
    """One paragraph: whom it begins with, holds the dissent."""
    held, start = match["held"], match.start("held")
    assert isinstance(text.model, Item)
    first = next(mentions(held, people), None)
    if first and first.start <= 3 and first.is_sure:
        place = text.place(start + first.start, first.end - first.start)
        yield from _by_person(subject, text.model, first.bearers[0], place)
        return
    party = _PARTY.match(held)
    vote = text.model.vote
    if party and vote:
        letter = party["a"] or party["b"]
        if any(each.name == letter for each in parties(subject, vote, ("ayes",))) and not any(
            each.name == letter for each in parties(subject, vote, ("noes", "abstained"))
        ):
            yield _voted_for(f"Liste {letter}", text.place(start, party.end()))


def _by_person(subject: Subject, item: Item, name: str, place: Place | None) -> Iterator[Found]:
    key = _out(subject, item, name)
    if key:
        yield Found(
            place,
            f"{name} har et særstandpunkt, men står under `{key}`.",
            "Kun den, der har deltaget i behandlingen, kan få et særstandpunkt ført til referat. "
            "Ret navnet eller listen.",
        )
    elif item.vote and any(
        is_one(each.name, name) for each in voters(subject, item.vote, ("ayes",))
    ):
        yield _voted_for(name, place)


def _voted_for(who: str, place: Place | None) -> Found:
    return Found(
        place,
        f"{who} har et særstandpunkt, men stemte for.",
        "Ret afstemningen eller navnet. Er det en bemærkning og ikke et særstandpunkt, så skriv "
        "den under `referat`.",
    )


def _out(subject: Subject, item: Item, name: str) -> str:
    """The key under which somebody is said not to have taken part."""
    for listed in away(subject):
        if is_full(listed.name) and is_one(listed.name, name):
            return key_of(listed.field)
    for people in lists_of(item):
        for person in people:
            if is_one(person.name, name) and not person_for_a_time(person) and not person.remark:
                field = next(
                    each
                    for each in ("disqualified", "did_not_attend", "absent")
                    if getattr(item, each) is people
                )
                return Item.fields()[field].alias
    return ""


RULE = Rule(
    code="særstandpunkt-modsiger",
    family=Family.PEOPLE,
    severity=Severity.WARNING,
    what="Et særstandpunkt fra en, der ikke deltog, eller som stemte for",
    why="Et særstandpunkt er en deltagers ret til at få skrevet, at han eller hun er uenig i "
    "beslutningen. Den, der ikke deltog i sagen, har ikke den ret, og den, der stemte for, var "
    "ikke uenig. Et af de to steder står der altså noget forkert.",
    source="Kommunestyrelsesloven § 13, stk. 2",
    fails="""\
dato: 2026-03-11
tilstede:
  - Bodil Stenager
  - Karl Ager Thuesen
  - Lone Revsbech
punkter:
  - titel: Ny bådebro
    beslutning: Forslaget blev vedtaget.
    afstemning:
      for: [Bodil Stenager, Karl Ager Thuesen]
      imod: Lone Revsbech
    særstandpunkt: Bodil Stenager finder broen for dyr.
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
    afstemning:
      for: [Bodil Stenager, Karl Ager Thuesen]
      imod: Lone Revsbech
    særstandpunkt: Lone Revsbech finder broen for dyr.
""",
    check=check,
)
