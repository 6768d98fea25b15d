"""The one door to every file that is about more than one meeting and is no page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from msgspec import Struct

from referat.danish.words import in_danish
from referat.formats.data.lists import late_data_files
from referat.formats.data.oparl_lists import late_oparl_files
from referat.formats.feeds import atom, ics, sitemap
from referat.formats.feeds.atom import Place
from referat.formats.late import Late, alone, ready
from referat.formats.templates import Templates
from referat.site import addresses
from referat.site.events import Event, newest_first
from referat.site.parts import Chrome
from referat.view.facts import BodyFacts, MeetingFacts


def late_site_files(  # noqa: PLR0913, PLR0917 - the one place where all of it meets
    meetings: Sequence[MeetingFacts],
    bodies: Sequence[BodyFacts],
    pages: sitemap.Listed,
    chrome: Chrome,
    as_of: date | None,
    templates: Templates,
) -> Iterator[Late]:
    """Calendars, feeds, sitemap, robots.txt, data.json and OParl's lists in any order, to be made
    when they are wanted. `pages` are those that may be found by search engines. What needs an
    address is left out where the site has none.
    """
    ordered = sorted(meetings, key=lambda meeting: (meeting.day, meeting.address))
    every = _Everything(ordered, _all_bodies(ordered, bodies), chrome, templates)
    yield from every.calendars(as_of)
    yield from every.feeds()
    yield from (ready(path, content) for path, content in sitemap.files(pages, chrome))
    yield from late_data_files(ordered, every.bodies, chrome)
    yield from late_oparl_files(ordered, every.bodies, chrome)


def _all_bodies(
    meetings: Sequence[MeetingFacts], bodies: Sequence[BodyFacts]
) -> tuple[BodyFacts, ...]:
    """`bodies` by name, with those that only their meetings know of."""
    known = {body.folder: body for body in bodies}
    for meeting in meetings:
        known.setdefault(meeting.folder, BodyFacts(meeting.folder, meeting.body))
    return tuple(sorted(known.values(), key=lambda body: (in_danish(body.name), body.folder)))


class _Everything(Struct, frozen=True):
    meetings: Sequence[MeetingFacts]
    bodies: tuple[BodyFacts, ...]
    chrome: Chrome
    templates: Templates

    def calendars(self, as_of: date | None) -> Iterator[Late]:
        title = ics.calendar_title(self.chrome.organisation or self.chrome.title)
        coming = ics.coming_window(self.meetings, as_of)
        yield self._calendar(addresses.CALENDAR, coming, self.bodies, title, "")
        of_body: dict[str, list[MeetingFacts]] = {body.folder: [] for body in self.bodies}
        for meeting in self.meetings:
            of_body[meeting.folder].append(meeting)
        for body in self.bodies:
            title, path = ics.calendar_title(body.name), addresses.calendar_of(body.folder)
            yield self._calendar(path, of_body[body.folder], (body,), title, body.folder)

    def _calendar(
        self,
        path: str,
        meetings: Sequence[MeetingFacts],
        bodies: tuple[BodyFacts, ...],
        title: str,
        folder: str,
    ) -> Late:
        make = partial(ics.render, meetings, bodies, self.chrome, title, folder)
        return alone(path, make, (title, bodies), tuple(meetings))

    def feeds(self) -> Iterator[Late]:
        if not self.chrome.address:
            return
        events = newest_first(self.meetings)
        everything = Place(self.chrome.title, addresses.FEED, addresses.FRONT)
        yield self._feed(events, everything)
        of_body: dict[str, list[Event]] = {body.folder: [] for body in self.bodies}
        for event in events:
            of_body[event.meeting.folder].append(event)
        for body in self.bodies:
            title = f"{body.name} – {self.chrome.title}"
            feed, page = addresses.feed_of(body.folder), addresses.body_page(body.folder)
            yield self._feed(of_body[body.folder], Place(title, feed, page))

    def _feed(self, events: Sequence[Event], place: Place) -> Late:
        shown = atom.shown(events)
        make = partial(atom.render, shown, self.chrome, place, self.templates)
        kinds = tuple((event.kind, event.number) for event in shown)
        return alone(place.path, make, (place, kinds), tuple(event.meeting for event in shown))
