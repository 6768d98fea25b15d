"""Somebody who presents, speaks or is thanked while they were not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from referat.checks.listed import Listed
from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.people.known import away, key_of
from referat.checks.rules.time.attendance import place_of
from referat.checks.rules.time.spans import Span, held, span_of, stays, within
from referat.checks.rules.time.wording import sentence
from referat.checks.subject import Numbered, Subject, Text
from referat.danish.names import is_full
from referat.danish.patterns import late
from referat.danish.words import folded, joined
from referat.diagnostics import Place, Severity
from referat.model.item import Item
from referat.model.people import Person, each_person

_LEEWAY = 5  # minutes that a meeting may be early or late
_TOLD = frozenset({"minutes", "decision", "dissent"})
_DID = (
    r"(?:(?!mangl|forvent|(?:allerede|(?:til)?stede)\b)\w+ede|sagde|indledte|fremlagde|foreslog|gav|"
    r"spurgte|viste|fortalte|oplyste|udtalte|"
    r"stemte|svarede|holdt|bad|mente|fandt|gjorde|redegjorde|gennemgik|fremførte|læste|tilføjede|"
    r"bød|tog|sluttede)"
)
_ONE_WORD = r"(?!(?:vil|kan|skal|bør|må|har|havde|ville|kunne|skulle)\b)\w+"
"""What may stand between who did something and what: »Bo også fremlagde«; not »Bo vil lede«."""
_AT_TABLE = (
    r"(?:spurgte|svarede|bemærkede|takkede|bød|indledte|fremlagde|gennemgik|præsenterede|tilføjede|"
    r"nævnte|understregede|fortalte|konkluderede|kommenterede|roste|efterlyste|supplerede)"
)
"""What one does only where the others are; one may have proposed something in a letter."""
_FROM_AFAR = late(
    r"forhånd|\bforud\b|skriftlig|mail|\bbrev|\bsms\b|notat|sidste|seneste|forrige|tidligere|"
    r"\bhavde\b|\bden\s+\d|\bd\.\s*\d|vegne|(?:inden|før|efter)\s+mødet|telefon|online|virtuel|"
    r"teams|video|ankom|deltog|stedfortræder|suppleant",
    re.IGNORECASE,
)
_THANKED = r"(?:tak|takke\w*|takkes|velkomst|velkommen|hilste|goddag)\s+(?:\w+\s+){0,2}?"
_POINTS = late(r"[\d\s,.&+–-]*(?:\d|og)[\d\s,.&+og–-]*")
_ONE_OR_MORE = late(r"(\d+)(?:\s*[-–]\s*(\d+))?")


def check(subject: Subject) -> Iterator[Found]:
    yield from _though_away(subject)
    there = list(stays(subject))
    tied = dict(_tied(subject))
    if not there and not tied:
        return
    for numbered in subject.items:
        told: set[str] = set()
        for person, span in there:
            yield from _while_away(subject, numbered, person, span)
        for text, name in _presenters(numbered.item):
            points = tied.get(name)
            if points and not _is_among(numbered, points) and name not in told:
                told.add(name)
                yield _wrong_item(text, numbered, points)


def _though_away(subject: Subject) -> Iterator[Found]:
    """Those who were away from all of the meeting, and yet speak in it; each once."""
    own = subject.own
    present = {folded(person.name) for person in each_person(own.present if own else None)}
    spoken = subject.spoken.whole
    for listed in away(subject):
        if not is_full(listed.name) or folded(listed.name) in present:
            continue
        if not all(part in spoken for part in listed.name.split()):
            continue
        for text in subject.prose:
            is_told = text.model is text.item and text.name in _TOLD
            match = _speaking(listed.name).search(text.running) if is_told else None
            if match and not _FROM_AFAR.search(" ".join(sentence(text.running, *match.span()))):
                yield _spoke(text.place(match.start(), len(match[0])), listed)
                break


def _spoke(place: Place | None, listed: Listed) -> Found:
    return Found(
        place,
        f"{listed.name} står under `{key_of(listed.field)}`, men siger noget her.",
        f"Ret navnet, eller flyt {listed.name} til `tilstede`. Kom ordene på skrift, så skriv det.",
    )


def _while_away(
    subject: Subject, numbered: Numbered, person: Person, stay: Span
) -> Iterator[Found]:
    """At most one finding for the person and the item."""
    slot = _slot(subject, numbered)
    if slot is None or slot.apart(stay) < _LEEWAY:
        return
    name = " ".join(person.name.split())
    for text, named in _presenters(numbered.item):
        if named == folded(name):
            yield _found(text.place(), name, stay, slot, place_of(person))
            return
    for text in subject.prose:
        if text.item is numbered.item and text.model is numbered.item and text.name in _TOLD:
            match = _acting(name).search(text.running)
            if match:
                start, end = match.span(match.lastgroup or 0)
                yield _found(text.place(start, end - start), name, stay, slot, place_of(person))
                return


def _found(place: Place | None, name: str, stay: Span, slot: Span, at: Place | None) -> Found:
    line = f" på linje {at.line}" if at else " på listen over deltagere"
    return Found(
        place,
        f"{name} deltog {stay.danish}, men er nævnt her i et punkt, der ligger {slot.danish}.",
        f"Flyt det til et punkt, hvor {name} var med, eller ret tiden{line}.",
    )


def _slot(subject: Subject, numbered: Numbered) -> Span | None:
    """The item's own time, or that of the item around it."""
    meeting = held(subject.own) if subject.own else None
    for item in (numbered.item, *reversed(numbered.parents)):
        span = span_of(item.slot)
        if span is not None:
            return within(span, meeting) if span.end is not None else None
    return None


@lru_cache(maxsize=512)
def _speaking(name: str) -> re.Pattern[str]:
    """Where somebody called `name` speaks at the table."""
    parts = r"\s+".join(re.escape(part) for part in name.split())
    return re.compile(rf"(?<![\w-]){parts}(?=(?:\s*\([^)\n]*\))?\s+{_AT_TABLE}\b)")


@lru_cache(maxsize=512)
def _acting(name: str) -> re.Pattern[str]:
    """Where somebody called `name` does something, or is thanked or welcomed."""
    parts = r"\s+".join(re.escape(part) for part in name.split())
    called = rf"(?<![\w-]){parts}(?![\w-])"
    known_as = r"(?:\s*\([^)\n]*\)|,[^,.\n]{1,60},)?"
    return re.compile(
        rf"{_THANKED}(?P<thanked>{called})"
        rf"|(?P<did>{called})(?={known_as}\s+(?:{_ONE_WORD}\s+)?{_DID}\b)",
        re.IGNORECASE,
    )


def _presenters(item: Item) -> Iterator[tuple[Text, str]]:
    """The names in `ved`, each with its text."""
    for text in item.by or ():
        yield Text(text, item, "by", item, False, False), folded(text.split(",")[0])


def _tied(subject: Subject) -> Iterator[tuple[str, frozenset[int]]]:
    """Guests who were there for some items only."""
    own = subject.own
    if own is None:
        return
    others = {
        folded(person.name)
        for people in (own.members, own.invited, own.present)
        for person in each_person(people)
    }
    for person in each_person(own.guests):
        points = _points(person)
        if points and folded(person.name) not in others:
            yield folded(person.name), points


def _points(person: Person) -> frozenset[int]:
    written = " ".join([person.point or "", *(person.points or ())]).strip()
    if not _POINTS.fullmatch(written):
        return frozenset()
    found: set[int] = set()
    for first, last in _ONE_OR_MORE.findall(re.sub(r"(\d)\.\d+", r"\1", written)):
        found.update(range(int(first), min(int(last or first), int(first) + 50) + 1))
    return frozenset(found)


def _is_among(numbered: Numbered, points: frozenset[int]) -> bool:
    """True too for an item whose number is no number of its own."""
    first = numbered.number.split(".")[0]
    return not first.isdecimal() or int(first) in points


def _wrong_item(text: Text, numbered: Numbered, points: frozenset[int]) -> Found:
    listed = joined([str(point) for point in sorted(points)])
    return Found(
        text.place(),
        f"{' '.join(text.text.split())} er gæst under punkt {listed}, men fremlægger her punkt "
        f"{numbered.number}.",
        "Ret `punkt` ved gæsten, eller ret `ved` her.",
    )


RULE = Rule(
    code="ikke-til-stede",
    family=Family.TIME,
    severity=Severity.WARNING,
    what="Nogen er med i et punkt uden at være til stede",
    why="Den, der kom kl. 9.15, kan ikke have fremlagt noget kl. 8.30. Enten står teksten under "
    "det forkerte punkt, eller også er en af tiderne forkert. Det gælder også en gæst, som er"
    " skrevet til ét punkt og fremlægger et andet, og den, der har meldt afbud og alligevel taler.",
    fails="""\
dato: 2026-03-11
tid: 16.00-18.00
tilstede:
  - Karla Holmgaard, formand
  - Eskil Ravn, revisor (deltog kl. 17.00-17.30)
punkter:
  - titel: Velkomst
    tid: 16.00-16.10
  - titel: Regnskab
    tid: 16.10-16.40
    ved: Eskil Ravn
""",
    passes="""\
dato: 2026-03-11
tid: 16.00-18.00
tilstede:
  - Karla Holmgaard, formand
  - Eskil Ravn, revisor (deltog kl. 16.10-16.40)
punkter:
  - titel: Velkomst
    tid: 16.00-16.10
  - titel: Regnskab
    tid: 16.10-16.40
    ved: Eskil Ravn
""",
    check=check,
)
