"""A name a letter or two from that of somebody known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.people.known import (
    Parts,
    Register,
    bare,
    lists_of,
    mentions,
    name_place,
    register,
    register_of,
)
from referat.checks.subject import Subject, Text
from referat.danish.names import Capitals, capitals_in, is_full, is_near, parts_of, without_genitive
from referat.danish.patterns import late
from referat.diagnostics import Edit, Fix, Severity
from referat.model.people import Person, each_person

_NAMES = frozenset({"by", "owner", "ayes", "noes", "abstained", "title", "task", "text"})
_PARTY = late(r"\s+\(([A-ZÆØÅ]{1,2})\)")
_FROM = late(r"\s+fra\s+([A-ZÆØÅ][\w-]*)")
_ORDER = ("members", "invited", "present", "apologies", "absent", "guests")
"""Of two lists that spell a name differently, the one named first here is taken to be right."""


class _Slip(Struct, frozen=True):
    """A name in a text that is `right` but for a slip."""

    text: Text
    start: int
    end: int
    right: str

    @property
    def written(self) -> str:
        return " ".join(self.text.text[self.start : self.end].split())


def check(subject: Subject) -> Iterator[Found]:
    yield from _lists(subject)
    people = register(subject)
    forms = _forms_of(tuple(people.names))
    slips: dict[str, list[_Slip]] = {}
    for text in subject.texts if forms.right else ():
        if text.is_prose or text.name in _NAMES:
            for slip in _slips(text, people, forms):
                if not _is_another(subject, slip):
                    slips.setdefault(slip.written, []).append(slip)
    for some in slips.values():
        yield _found(some)


def _is_another(subject: Subject, slip: _Slip) -> bool:
    """True for somebody who is introduced as of another party than the one on the lists, or as
    from a place (»fra Landsforeningen«) that the lists do not speak of.
    """
    running = slip.text.running
    party = _PARTY.match(running, slip.end)
    if party:
        own = {each.person.party for each in subject.known if bare(each.name) == bare(slip.right)}
        return bool(own) and None not in own and party[1] not in own
    place = _FROM.match(running, slip.end)
    listed = (
        f"{each.person.line or ''} {each.person.organisation or ''}" for each in subject.known
    )
    groups = (each.group for each in subject.known)
    return place is not None and not any(place[1] in told for told in (*listed, *groups))


def _lists(subject: Subject) -> Iterator[Found]:
    """The names in the file's lists, each against those in the lists that are above it."""
    for listed in subject.people:
        above = _ORDER[: _ORDER.index(listed.field)]
        yield from _listed(listed.person, _names(subject, above))
    everyone = _names(subject, _ORDER)
    own = subject.own
    for field in ("chair", "secretary", "signatures"):
        if own and field in own.order:
            for person in getattr(own, field):
                yield from _listed(person, everyone)
    for numbered in subject.items:
        for people in lists_of(numbered.item):
            for person in people:
                yield from _listed(person, everyone)


def _names(subject: Subject, fields: Sequence[str]) -> Parts:
    names = [each.name for each in subject.known if each.field in fields]
    if subject.committee and fields:
        names += [person.name for person in each_person(subject.committee.members)]
    return tuple(names)


def _listed(person: Person, names: Parts) -> Iterator[Found]:
    name = " ".join(person.name.split())
    if not names or not is_full(name) or register_of(names).knows(name):
        return
    parts = parts_of(name)
    right = next((each for each in names if is_near(parts, parts_of(each))), None)
    if right:
        yield Found(
            name_place(person), *_words(bare(name), bare(right)), _listed_fix(person, right)
        )


def _listed_fix(person: Person, right: str) -> tuple[Fix, ...]:
    """The name exchanged, where it stands as it reads."""
    place = name_place(person)
    if not place or place.end_column - place.column != len(person.name):
        return ()
    return (Fix(f"Skriv »{bare(right)}«", (Edit(place, bare(right)),)),)


def _words(written: str, right: str) -> tuple[str, str]:
    return (
        f"»{written}« ligner »{right}«, men er stavet anderledes.",
        f"Er det den samme person, så skriv »{right}«. Ellers skriv personen på en af mødets "
        "lister.",
    )


class _Forms(Struct, frozen=True):
    """How each person may be named, by the parts of the name; `by` finds those that have all
    parts but one, which is left out of the key and told by its place.
    """

    right: dict[Parts, str]
    by: dict[tuple[int, Parts], list[Parts]]
    parts: frozenset[str]

    def near(self, parts: Parts) -> str | None:
        """How a name ought to be written that is a slip away from it."""
        for odd in range(len(parts)):
            for form in self.by.get((odd, parts[:odd] + parts[odd + 1 :]), ()):
                if is_near(parts, form):
                    return self.right[form]
        return None


@lru_cache(maxsize=16)
def _forms_of(names: Parts) -> _Forms:
    right = dict(form for name in reversed(names) for form in _forms(name))
    by: dict[tuple[int, Parts], list[Parts]] = {}
    for parts in right:
        for odd in range(len(parts)):
            by.setdefault((odd, parts[:odd] + parts[odd + 1 :]), []).append(parts)
    return _Forms(right, by, frozenset(part for parts in right for part in parts))


def _forms(name: str) -> Iterator[tuple[Parts, str]]:
    """A name whole, its first and last word, and without its initials."""
    parts = parts_of(name)
    words = re.split(r"[\s-]+", re.split(r"[(,]", name)[0].strip())
    if len(parts) < 2 or len(words) != len(parts) or not is_full(name):
        return
    if len(parts) > 2:
        yield (parts[0], parts[-1]), f"{words[0]} {words[-1]}"
        long = [index for index, part in enumerate(parts) if len(part) > 1]
        yield tuple(parts[index] for index in long), " ".join(words[index] for index in long)
    yield parts, " ".join(name.split())


def _slips(text: Text, people: Register, forms: _Forms) -> Iterator[_Slip]:
    running = text.running
    for capitals in capitals_in(running):
        if len(capitals.words) < 2 or forms.parts.isdisjoint(parts_of(capitals.text)):
            continue
        taken = [
            (capitals.start + each.start, capitals.start + each.end, each.bearers)
            for each in mentions(capitals.text, people)
        ]
        for start, end in _windows(capitals):
            if any(_bars(running, other, start, end) for other in taken):
                continue
            right = _right(running[start:end], forms)
            if right:
                taken.append((start, end, ()))
                yield _Slip(text, start, end, right)


def _bars(running: str, taken: tuple[int, int, Parts], start: int, end: int) -> bool:
    """True if a name that is right stands where the window is. A short form of one (`Poul Ebbe`)
    does not bar a longer window: what follows it may be the rest, misspelt.
    """
    first, last, bearers = taken
    if end <= first or last <= start:
        return False
    is_short = bearers and parts_of(bearers[0]) not in without_genitive(
        parts_of(running[first:last])
    )
    return not (is_short and start <= first and last <= end and end - start > last - first)


def _windows(capitals: Capitals) -> Iterator[tuple[int, int]]:
    """Every two or more words that follow each other, the longest first."""
    words = capitals.words
    for size in range(min(len(words), 6), 1, -1):
        for first in range(len(words) - size + 1):
            last = words[first + size - 1]
            yield words[first][0], last[0] + len(last[1])


def _right(written: str, forms: _Forms) -> str | None:
    if not is_full(written):
        return None
    found = (forms.near(parts) for parts in without_genitive(parts_of(written)))
    return next((right for right in found if right), None)


def _found(slips: list[_Slip]) -> Found:
    first = slips[0]
    edits = tuple(edit for slip in slips for edit in _edit(slip))
    message, hint = _words(first.written, first.right)
    fixes = (Fix(f"Skriv »{first.right}«", edits),) if len(edits) == len(slips) else ()
    return Found(first.text.place(first.start, first.end - first.start), message, hint, fixes)


def _edit(slip: _Slip) -> Iterator[Edit]:
    """A name on one line is exchanged whole; it keeps its genitive."""
    place = slip.text.place(slip.start, slip.end - slip.start)
    written = slip.text.text[slip.start : slip.end]
    if not place or place.line != place.end_line or "\n" in written:
        return
    if place.end_column - place.column != len(written):
        return
    is_genitive = written.endswith("s") and not is_near(parts_of(written), parts_of(slip.right))
    yield Edit(place, slip.right + ("s" if is_genitive else ""))


RULE = Rule(
    code="navn-ligner",
    family=Family.PEOPLE,
    severity=Severity.WARNING,
    what="Et navn er næsten, men ikke helt, som et andet i mødet",
    why="Navne bliver skrevet efter hukommelsen, og så bliver Mejdal til Mejdahl. Den, der søger "
    "på sit navn eller på et medlems, finder ikke referatet, og i registret over personer bliver "
    "én til to. Reglen taler kun, når resten af navnet er det samme.",
    fails="""\
dato: 2026-03-11
tilstede:
  - Bodil Stenager
  - Karl Ager Thuesen
punkter:
  - titel: Eventuelt
    referat: Bodil Steenager orienterede om havnefesten.
""",
    passes="""\
dato: 2026-03-11
tilstede:
  - Bodil Stenager
  - Karl Ager Thuesen
punkter:
  - titel: Eventuelt
    referat: Bodil Stenager orienterede om havnefesten.
""",
    check=check,
)
