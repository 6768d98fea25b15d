"""A first name alone where two or more bear it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.people.known import Mention, Parts, Register, mentions, register_of
from referat.checks.subject import Subject, Text
from referat.danish.names import capitals_in, is_full, may_be, parts_of, without_genitive
from referat.danish.patterns import late
from referat.danish.words import joined
from referat.diagnostics import Severity
from referat.model.item import Item

_WORDS_TOO = frozenset({"ask", "bo", "dag", "per", "sol", "sten", "storm", "kær", "liv", "tue"})
_SAYS_WHO_BEFORE = late(
    r"\b\w*(?:formand|kasserer|kassereren|sekretær|sekretæren|chef|leder|direktør|konsulent|læge|"
    r"plejerske|rådgiver|koordinator|mester|revisor|pædagog|lærer|træner|vært|sankt|skt\.?|s\.)\s*$",
    re.IGNORECASE,
)
_SAYS_WHO_AFTER = late(r"\s*\(|\s+fra\s+[A-ZÆØÅ]")
_SENTENCE_START = late(r"(?:^|[.!?:]\s+|\n\s*(?:[-*]|\d+\.)\s+)$")


class _Told(Struct):
    """Who has been named in full in an item so far."""

    item: Item | None = None
    names: set[str] = field(default_factory=set)
    found: set[str] = field(default_factory=set)

    def hear(self, text: str, people: Register) -> None:
        self.names.update(each.bearers[0] for each in mentions(text, people) if each.is_sure)


def check(subject: Subject) -> Iterator[Found]:
    if subject.own is None:
        return
    people = register_of(tuple(_there(subject)))
    shared = _shared(people)
    above = {id(each.item): each.parents for each in subject.items}
    told = _Told()
    for text in subject.texts if shared else ():
        if text.item is not told.item:
            told = _Told(text.item)
            for parent in above.get(id(text.item), ()):
                told.hear(" / ".join((parent.title, *(parent.by or ()))), people)
        if text.is_prose or text.name in ("by", "owner"):
            yield from _in_text(text, people, shared, told)
        elif text.name == "title":
            told.hear(text.text, people)


def _there(subject: Subject) -> Iterator[str]:
    """Those whom a first name may mean: those who came, if that is known; else all."""
    own = subject.own
    assert own is not None
    gone = {each.name for each in subject.known if each.field in ("apologies", "absent")}
    for listed in subject.known:
        came = listed.field in ("present", "guests")
        if came or (not own.present and listed.name not in gone):
            yield listed.name
    for some in (own.chair, own.secretary):
        yield from (" ".join(person.name.split()) for person in some or ())


def _shared(people: Register) -> dict[str, Parts]:
    """First name → those who bear it, where there are two or more."""
    by: dict[str, list[str]] = {}
    for name in people.names:
        by.setdefault(parts_of(name)[0], []).append(name)
    return {first: tuple(names) for first, names in by.items() if _are_many(names)}


def _are_many(names: Sequence[str]) -> bool:
    """True for two people or more, all with a last name too."""
    if len(names) < 2 or not all(is_full(name) for name in names):
        return False
    first, *rest = (parts_of(name) for name in names)
    return not any(may_be(first, other) for other in rest)


def _in_text(
    text: Text, people: Register, shared: dict[str, Parts], told: _Told
) -> Iterator[Found]:
    running = text.running
    named = tuple(mentions(running, people))
    for capitals in capitals_in(running):
        if len(capitals.words) > 1:
            continue
        forms = without_genitive((capitals.text.casefold(),))
        first = next((form[0] for form in forms if form[0] in shared), None)
        if first is None or first in told.found:
            continue
        end = capitals.start + len(capitals.text)
        if _is_clear(running, capitals.start, end, first):
            continue
        if _tells(named, capitals.start, shared[first], running, told):
            continue
        told.found.add(first)
        yield _found(text, capitals.start, first, shared[first])
    told.hear(running, people)


def _is_clear(running: str, start: int, end: int, first: str) -> bool:
    before = running[max(0, start - 40) : start]
    if first in _WORDS_TOO and _SENTENCE_START.search(before):
        return True
    is_told = _SAYS_WHO_BEFORE.search(before) or _SAYS_WHO_AFTER.match(running, end)
    return is_told is not None


def _tells(named: Sequence[Mention], start: int, sharers: Parts, running: str, told: _Told) -> bool:
    """True if just one of the sharers was named before: in the paragraph, in the text, in the
    item; the nearest that names any of them decides.
    """
    paragraph = running.rfind("\n\n", 0, start)
    before = [each for each in named if each.end <= start and each.is_sure]
    for some in ([each for each in before if each.start > paragraph], before):
        who = {each.bearers[0] for each in some}.intersection(sharers)
        if who:
            return len(who) == 1
    return len(told.names.intersection(sharers)) == 1


def _found(text: Text, start: int, first: str, sharers: Parts) -> Found:
    name = text.text[start : start + len(first)]
    return Found(
        text.place(start, len(first)),
        f"»{name}« kan være {joined(sharers, 'eller')}.",
        "Skriv hele navnet første gang i punktet.",
    )


RULE = Rule(
    code="fælles-fornavn",
    family=Family.PEOPLE,
    severity=Severity.WARNING,
    what="Et fornavn står alene, og flere i mødet hedder det",
    why="De, der sad med ved bordet, ved, hvilken Mette der talte. Den, der læser referatet året "
    "efter, gør ikke. Reglen er stille, når punktet allerede har nævnt præcis én af dem med hele "
    "navnet.",
    fails="""\
dato: 2026-03-11
tilstede:
  - Bodil Stenager
  - Bodil Thuesen
  - Karl Ager Lind
punkter:
  - titel: Eventuelt
    referat: Bodil bestiller blomster til havnefesten.
""",
    passes="""\
dato: 2026-03-11
tilstede:
  - Bodil Stenager
  - Bodil Thuesen
  - Karl Ager Lind
punkter:
  - titel: Eventuelt
    referat: Bodil Thuesen bestiller blomster. Bodil henter dem også.
""",
    check=check,
)
