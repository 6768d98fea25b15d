"""All that the site is made from, sorted and looked up once: every register reads this."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time

from msgspec import Struct

from referat.danish.words import folded
from referat.site import addresses
from referat.site.parts import Chrome, Link
from referat.site.words import alphabetical, one_line
from referat.view.facts import BodyFacts, MeetingFacts

FORMATS = ("html", "docx", "markdown")
Years = tuple[tuple[int, tuple[MeetingFacts, ...]], ...]


class BodyIndex(Struct, frozen=True):
    """A body and its meetings, oldest first; `name` is told apart from every other body's, and
    so is `short`, for titles. `years` has the newest year first, and in it the newest meeting
    first.
    """

    facts: BodyFacts
    name: str
    short: str
    meetings: tuple[MeetingFacts, ...]
    years: Years
    link: Link

    @property
    def folder(self) -> str:
        return self.facts.folder


class SiteIndex(Struct, frozen=True):
    """`bodies` in Danish order, `meetings` oldest first; `by_folder` finds a meeting's body.
    `newest_minuted` is the day of the newest meeting with minutes.
    """

    chrome: Chrome
    as_of: date | None
    formats: tuple[str, ...]
    bodies: tuple[BodyIndex, ...]
    meetings: tuple[MeetingFacts, ...]
    by_folder: Mapping[str, BodyIndex]
    newest_minuted: date | None

    @property
    def reference(self) -> date | None:
        """The last day that is known to have been: the given date, or what the minutes tell."""
        return self.as_of or self.newest_minuted

    def body_of(self, meeting: MeetingFacts) -> BodyIndex:
        return self.by_folder[meeting.folder]


def in_time(meeting: MeetingFacts) -> tuple[date, time, str]:
    """A key to sort by: day, time of day, and the address that no two share."""
    return meeting.day, meeting.start or time.min, meeting.address


def make_index(
    meetings: Sequence[MeetingFacts],
    bodies: Sequence[BodyFacts],
    chrome: Chrome,
    as_of: date | None,
    formats: Sequence[str] = FORMATS,
) -> SiteIndex:
    """The order in which meetings and bodies are given makes no difference."""
    ordered = tuple(sorted(meetings, key=in_time))
    grouped: dict[str, list[MeetingFacts]] = defaultdict(list)
    for meeting in ordered:
        grouped[_key(meeting.folder)].append(meeting)
    facts = _all_bodies(bodies, grouped)
    names = _names(facts)
    short = _short_names(facts, names)
    made = {
        key: _body(one, names[key], short[key], grouped.get(key, ())) for key, one in facts.items()
    }
    return SiteIndex(
        chrome,
        as_of,
        tuple(formats),
        tuple(sorted(made.values(), key=lambda body: (alphabetical(body.name), body.folder))),
        ordered,
        _by_folder(made, {meeting.folder for meeting in ordered}),
        max((meeting.day for meeting in ordered if meeting.minuted), default=None),
    )


def _by_folder(made: Mapping[str, BodyIndex], folders: Iterable[str]) -> dict[str, BodyIndex]:
    """Every spelling of each body's folder."""
    found = {body.folder: body for body in made.values()}
    return found | {folder: made[_key(folder)] for folder in folders}


def _key(folder: str) -> str:
    """Folders that differ by case or Unicode form only are one folder on many disks."""
    composed = unicodedata.normalize("NFC", folder)
    return unicodedata.normalize("NFC", composed.casefold())


def _all_bodies(
    bodies: Iterable[BodyFacts], grouped: Mapping[str, Sequence[MeetingFacts]]
) -> dict[str, BodyFacts]:
    """Every body by its folder, those without a file included."""
    found: dict[str, BodyFacts] = {}
    for body in sorted(bodies, key=lambda body: (body.folder, body.name)):
        found.setdefault(_key(body.folder), body)
    for key, meetings in grouped.items():
        if key not in found:
            newest = meetings[-1]
            name = next((m.body for m in reversed(meetings) if m.body.strip()), "")
            found[key] = BodyFacts(newest.folder, name)
    return found


def _names(bodies: Mapping[str, BodyFacts]) -> dict[str, str]:
    """What each body is called; where two are called the same, the folder follows."""
    plain = {
        key: one_line(body.name) or body.folder.rpartition("/")[2] for key, body in bodies.items()
    }
    count = Counter(folded(name) for name in plain.values())
    return {
        key: name if count[folded(name)] == 1 else f"{name} ({bodies[key].folder})"
        for key, name in plain.items()
    }


def _short_names(bodies: Mapping[str, BodyFacts], names: Mapping[str, str]) -> dict[str, str]:
    """The short names that only one body has."""
    short = {key: one_line(body.short_name) or names[key] for key, body in bodies.items()}
    count = Counter(folded(name) for name in [*names.values(), *short.values()])
    return {
        key: name if name != names[key] and count[folded(name)] == 1 else names[key]
        for key, name in short.items()
    }


def _body(facts: BodyFacts, name: str, short: str, meetings: Sequence[MeetingFacts]) -> BodyIndex:
    years: dict[int, list[MeetingFacts]] = defaultdict(list)
    for meeting in reversed(meetings):
        years[meeting.day.year].append(meeting)
    return BodyIndex(
        facts,
        name,
        short,
        tuple(meetings),
        tuple((year, tuple(found)) for year, found in years.items()),
        Link(name, addresses.body_page(facts.folder)),
    )
