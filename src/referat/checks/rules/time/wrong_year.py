"""A date in last year's year, where the same day of a year to come is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.time.wording import PAST, begins_line, clause, dated, sentence
from referat.checks.subject import Subject, Text
from referat.danish.dates import MONTHS, days_in
from referat.danish.patterns import late
from referat.danish.running_dates import DateInText
from referat.diagnostics import Edit, Fix, Place, Severity
from referat.model.meeting_parts import NextMeeting
from referat.model.parts import NamedSection, Treatment

_TO_COME = late(
    r"\b(?:kommende|førstkommende|næste|nærmeste|afvent\w*|forvent\w*|planlagt|planlægges|"
    r"inviteres|indkaldes|ser\s+frem|glæde\w*\s+\w+\s+til|afholdes|holdes|"
    r"finder\s+sted|forud\s+for|frem\s+mod|inden|indtil)\b",
    re.IGNORECASE,
)
_COMING = late(
    r"\b(?:kommende|næste\s+møde\w*|fremtidige|mødeplan|mødedatoer|mødekalender)\b", re.IGNORECASE
)
_HEADING = late(r"^ *#{1,6} (.*)$", re.M)
_EVERY_YEAR = frozenset({(8, 3), (9, 4), (4, 5), (5, 5), (15, 6), (23, 6), (24, 6), (24, 12)})
_EVERY_MONTH = frozenset({1, 15})  # what begins or falls due does so each year
_LONG_WORD = late(r"(\w{9,})\W*$")
_STEM = 8


class Slip(Struct, frozen=True):
    """`day` in `text` is written a year before the one that is meant, which stands at `seen`."""

    text: Text
    day: DateInText
    meant: date
    seen: Place | None


def check(subject: Subject) -> Iterator[Found]:
    for slip in slips(subject):
        place = slip.text.place(slip.day.year_at, 4)
        year = str(slip.meant.year)
        named = f"{slip.day.day}. {MONTHS[slip.day.month - 1]}"
        fix = (Fix(f"Ret årstallet til {year}", (Edit(place, year),)),) if place else ()
        yield Found(
            place,
            f"Her tales om noget, der kommer, men den {named} {slip.day.year} ligger før mødet. "
            f"{_where(slip)} er det den {named} {year}.",
            f"Ret årstallet til `{year}`, hvis det er den dag, der menes.",
            fix,
        )


def _where(slip: Slip) -> str:
    return f"På linje {slip.seen.line}" if slip.seen else "Et andet sted"


def slips(subject: Subject) -> Iterator[Slip]:
    """Every date whose year cannot be right."""
    own = subject.own
    if own is None:
        return
    mentions = [(text, day) for text, day in dated(subject) if day.date]
    later = _later(subject, own.day, mentions)
    nouns = {(day.date, noun) for text, day in mentions if (noun := _noun(text, day))}
    for text, day in mentions:
        meant, seen = later.get((day.day, day.month), (own.day, None))
        if day.date is None or day.date >= own.day or meant.year != day.date.year + 1:
            continue
        if meant > own.day and _is_meant(text, day, (meant, _noun(text, day)) in nouns):
            yield Slip(text, day, meant, seen)


def _later(
    subject: Subject, own: date, mentions: list[tuple[Text, DateInText]]
) -> dict[tuple[int, int], tuple[date, Place | None]]:
    """Day and month → the day after the meeting that is spoken of somewhere, and where; days on
    which things happen every year are left out.
    """
    said: list[tuple[date | str | None, Place | None]] = [
        (day.date, text.place(day.start)) for text, day in mentions if _is_after(day.date, own)
    ]
    said += [(entry.day, entry.at("day")) for entry in _next_meetings(subject)]
    said += [(entry.day, None) for entry in (subject.committee and subject.committee.plan) or ()]
    found: dict[tuple[int, int], tuple[date, Place | None]] = {}
    for day, place in said:
        if isinstance(day, date) and day > own and not _is_yearly(day):
            found.setdefault((day.day, day.month), (day, place))
    return found


def _next_meetings(subject: Subject) -> Sequence[NextMeeting]:
    return (subject.own and subject.own.next_meetings) or ()


def _is_after(day: date | None, own: date) -> bool:
    return day is not None and day > own


def _is_yearly(day: date) -> bool:
    is_last = day.day == days_in(day.year, day.month)
    return day.day in _EVERY_MONTH or is_last or (day.day, day.month) in _EVERY_YEAR


def _is_meant(text: Text, day: DateInText, shares: bool) -> bool:
    """True if the words about `day` speak of what is to come."""
    if isinstance(text.model, Treatment):
        return False
    words = text.running
    before, after = clause(words, day.start, day.end)
    if PAST.search(before) or PAST.search(after) or _names_both(words, day):
        return False
    listed = begins_line(words, day.start) and _COMING.search(_heading(text, day.start))
    return bool(shares or listed or _TO_COME.search(before))


def _names_both(words: str, day: DateInText) -> bool:
    """True if the sentence itself sets one year beside the other."""
    assert day.year
    return str(day.year + 1) in " ".join(sentence(words, day.start, day.end))


def _noun(text: Text, day: DateInText) -> str:
    """What the date is the day of: the beginning of the long word right before it, or empty."""
    before, _ = clause(text.running, day.start, day.end)
    match = _LONG_WORD.search(before)
    return match[1][:_STEM].casefold() if match else ""


def _heading(text: Text, start: int) -> str:
    """The headings that the line at `start` stands under: the item's, the section's, the text's."""
    found = [text.item.title if text.item else ""]
    found += [text.model.title] if isinstance(text.model, NamedSection) else []
    found += [match[1] for match in _HEADING.finditer(text.text, 0, start)][-1:]
    return "\n".join(found)


RULE = Rule(
    code="årstal",
    family=Family.TIME,
    severity=Severity.WARNING,
    what="Årstallet passer ikke med det, der står andre steder",
    why="Omkring nytår skriver hånden det gamle årstal. Et kommende møde står så et år tilbage i "
    "tiden ét sted og rigtigt et andet, og den, der søger på datoen, finder kun det ene.",
    fails="""\
dato: 2025-12-10
punkter:
  - titel: Oplæg til borgermødet den 24. februar 2026
    beslutning: Udvalget afventer borgermødet den 24. februar 2025.
""",
    passes="""\
dato: 2025-12-10
punkter:
  - titel: Oplæg til borgermødet den 24. februar 2026
    beslutning: Udvalget afventer borgermødet den 24. februar 2026.
""",
    check=check,
)
