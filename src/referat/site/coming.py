"""Which meetings are still to come, and which have been held.

Without a date given to the build, what has minutes tells the time: a meeting that is later than
all of them is to come.
"""

from __future__ import annotations

from datetime import date, time

from msgspec import Struct

from referat.site.index import BodyIndex, SiteIndex
from referat.site.meetings import meeting_row, planned_row
from referat.site.parts import Link, MeetingRow
from referat.view.facts import MeetingFacts, PlannedFacts


class Coming(Struct, frozen=True, gc=False):
    """A meeting of `body` with a file of its own, or a planned one without."""

    body: BodyIndex
    meeting: MeetingFacts | PlannedFacts

    @property
    def is_cancelled(self) -> bool:
        return isinstance(self.meeting, MeetingFacts) and self.meeting.status == "aflyst"

    @property
    def key(self) -> tuple[date, time, str, str]:
        """To sort by: the time, then the body."""
        meeting = self.meeting
        address = meeting.address if isinstance(meeting, MeetingFacts) else ""
        return meeting.day, meeting.start or time.min, self.body.name, address

    def row(self, site: SiteIndex, with_body: bool) -> MeetingRow:
        link: Link | None = self.body.link if with_body else None
        if isinstance(self.meeting, MeetingFacts):
            return meeting_row(site, self.meeting, link)
        return planned_row(self.meeting, self.body.short, link)


def is_coming(site: SiteIndex, meeting: MeetingFacts) -> bool:
    """A cancelled meeting counts only while its day is known to lie ahead."""
    if meeting.minuted:
        return False
    if site.as_of is not None:
        return meeting.day >= site.as_of
    return meeting.status != "aflyst" and _is_ahead(site, meeting.day)


def was_held(site: SiteIndex, meeting: MeetingFacts) -> bool:
    return meeting.status != "aflyst" and not is_coming(site, meeting)


def coming_of(site: SiteIndex, body: BodyIndex) -> list[Coming]:
    """The body's meetings to come, the next one first."""
    taken = {meeting.day for meeting in body.meetings}
    found = [Coming(body, meeting) for meeting in body.meetings if is_coming(site, meeting)]
    found += [
        Coming(body, planned)
        for planned in body.facts.plan
        if planned.day not in taken and _is_ahead(site, planned.day)
    ]
    return sorted(found, key=lambda one: one.key)


def _is_ahead(site: SiteIndex, day: date) -> bool:
    if site.as_of is not None:
        return day >= site.as_of
    return site.newest_minuted is None or day > site.newest_minuted
