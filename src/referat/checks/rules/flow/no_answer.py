"""A decision that does not answer what was recommended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.flow.cases import Words, entries_in
from referat.checks.rules.flow.verbs import (
    APPROVED_TELLING,
    KINDS,
    TAKES,
    TELLING,
    Verb,
    decided,
    recommended,
)
from referat.checks.subject import Subject, Text
from referat.diagnostics import Severity
from referat.model.item import Item

_ANY = "orientering"
"""Whatever is told may be called an »orientering«."""


class Entry(Struct, frozen=True):
    """One entry of a decision or a recommendation, and where it begins in its text."""

    text: Text
    start: int
    words: str


def check(subject: Subject) -> Iterator[Found]:
    words = Words(subject)
    for each in subject.items:
        item = each.item
        if item.decision is None or item.recommendation is None:
            continue
        asked = _entries(words.recommendation(item))
        answers = _entries(words.decision(item))
        if asked and answers:
            found = _unanswered(asked, answers) or _approved(asked, answers)
            found = found or _other(asked, answers, item, subject)
            if found is not None:
                yield found


def _entries(texts: Sequence[Text]) -> list[Entry]:
    return [Entry(text, start, words) for text in texts for start, words in entries_in(text)]


def _unanswered(asked: Sequence[Entry], answers: Sequence[Entry]) -> Found | None:
    """An approval is recommended, but all that is decided is to take note, or to have talked."""
    wanted = [recommended(entry.words) for entry in asked]
    given = [decided(entry.words) for entry in answers]
    if Verb.APPROVE not in wanted or None in given:
        return None
    if Verb.TALK in given and Verb.TALK in wanted:
        return None  # what was to be approved may have been what was talked about
    verb = Verb.NOTE if Verb.NOTE in given else Verb.TALK
    answer = answers[given.index(verb)]
    match = (TAKES if verb is Verb.NOTE else re.compile(r"drøft\w*", re.I)).search(answer.words)
    where = match.span() if match else (0, len(answer.words.rstrip()))
    return Found(
        answer.text.place(answer.start + where[0], where[1] - where[0]),
        f"Indstillingen beder om en godkendelse, men beslutningen siger kun »{verb.value}«.",
        "Skriv, om det blev godkendt. Blev det ikke det, så skriv, hvad der blev besluttet i "
        "stedet.",
    )


def _approved(asked: Sequence[Entry], answers: Sequence[Entry]) -> Found | None:
    """»Beretningen blev godkendt«, where it was recommended to take note of it."""
    if any(recommended(entry.words) is not Verb.NOTE for entry in asked):
        return None
    kinds = _kinds(entry.words for entry in asked)
    for answer in answers:
        match = APPROVED_TELLING.search(answer.words)
        if match and match[1].casefold() in kinds:
            return Found(
                answer.text.place(answer.start + match.start(), len(match[0])),
                "Indstillingen er at tage til efterretning, men beslutningen er en godkendelse.",
                "Skriv »taget til efterretning«, hvis det var det, der blev besluttet; ellers ret "
                "indstillingen.",
            )
    return None


def _kinds(words: Iterator[str]) -> set[str]:
    return {match[1].casefold() for text in words for match in TELLING.finditer(text)}


def _other(
    asked: Sequence[Entry], answers: Sequence[Entry], item: Item, subject: Subject
) -> Found | None:
    """One thing is recommended to be noted, and another is (»orienteringen«, »præsentationen«)."""
    wanted = [match for each in asked if _is_note(each) and (match := _taken(each))]
    noted = [each for each in answers if _is_note(each)]
    given = [(each, match) for each in noted if (match := _taken(each))]
    named = {_ANY, *_named(subject, item)} if given else set()
    is_named = any(match[1].casefold() in named for _, match in given)
    if not wanted or not given or is_named or len(given) < len(noted):
        return None
    answer, match = given[0]
    return Found(
        answer.text.place(answer.start + match.start(), len(match[0])),
        f"Indstillingen er at tage »{wanted[0][0].casefold()}« til efterretning, men "
        f"beslutningen nævner »{match[0].casefold()}«.",
        "Brug det samme ord begge steder, så beslutningen svarer på indstillingen.",
    )


def _is_note(entry: Entry) -> bool:
    return recommended(entry.words) is Verb.NOTE


def _taken(entry: Entry) -> re.Match[str] | None:
    """What an entry takes note of: the first such word before »efterretning«."""
    match = TELLING.search(entry.words)
    return match if match and "efterretning" in entry.words[match.end() :] else None


def _named(subject: Subject, item: Item) -> set[str]:
    """The kinds that the item speaks of anywhere but in its decision."""
    words = [
        str(text.text)
        for text in subject.texts
        if text.item is item and not (text.model is item and text.name == "decision")
    ]
    return {kind for kind in KINDS if any(kind in text.casefold() for text in words)}


RULE = Rule(
    code="svarer-ikke",
    family=Family.FLOW,
    severity=Severity.WARNING,
    what="Beslutningen svarer ikke på indstillingen",
    why="Indstillingen stiller et spørgsmål, og beslutningen skal svare på det samme. Er det "
    "indstillet, at noget godkendes, er »taget til efterretning« intet svar: At tage til "
    "efterretning er at have hørt det. Reglen ser kun på de faste vendinger; en beslutning, der "
    "siger andet eller mere, lader den være i fred.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Nyt tag på klubhuset
    indstilling: at bestyrelsen godkender tilbuddet
    beslutning: Bestyrelsen tog sagen til efterretning.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Nyt tag på klubhuset
    indstilling: at bestyrelsen godkender tilbuddet
    beslutning: Bestyrelsen godkendte tilbuddet.
""",
    check=check,
)
