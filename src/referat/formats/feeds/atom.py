"""Atom feeds (RFC 4287): what was published and corrected, newest first.

An entry is named by its meeting's address and what happened, never by words: a new title
changes the entry and makes no new one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from msgspec import Struct

from referat.danish.dates import long_date
from referat.danish.words import NBSP
from referat.formats.characters import clean
from referat.formats.feeds.copenhagen import stamp
from referat.formats.feeds.words import dated_name, item_name, one_line
from referat.formats.templates import Templates
from referat.site.addresses import document_file, meeting_page, whole
from referat.site.events import Event
from referat.site.meetings import FORMAT_NAMES, has_page
from referat.site.parts import Chrome, Link
from referat.site.words import cut
from referat.view.facts import MeetingFacts
from referat.view.labels import KINDS

MOST = 50
"""Entries in a feed."""

NEVER = "1970-01-01T00:00:00Z"
"""When a feed without entries was last changed: RFC 4287 wants a moment, and nothing happened."""

_TYPES = {
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "markdown": "text/markdown",
}
_DECIDED = frozenset({"referat", "godkendt"})


class Place(Struct, frozen=True, gc=False):
    """A feed's title, where it lies, and the page that it follows (paths from the root)."""

    title: str
    path: str
    page: str


class ItemLine(Struct, frozen=True, gc=False):
    """An agenda item in an entry: its words and address, and what was decided."""

    item: Link
    decision: str = ""


class DocumentLink(Struct, frozen=True, gc=False):
    """A document of the meeting: `Dagsorden (Word)`, its address and media type."""

    text: str
    address: str
    media_type: str


class Entry(Struct, frozen=True, gc=False):
    """What an entry of a feed shows. `identifier` and every address is whole; `updated` as
    RFC 3339 has it; `facts` are lines (when, where).
    """

    identifier: str
    title: str
    updated: str
    page: str
    what: str
    text: str
    body: str
    facts: tuple[str, ...]
    items: tuple[ItemLine, ...]
    documents: tuple[DocumentLink, ...]


class Feed(Struct, frozen=True, gc=False):
    """What the template `site/feed.xml` is written over. `author` made it all; `page` is what
    the feed is about, `address` its own.
    """

    title: str
    subtitle: str
    author: str
    address: str
    page: str
    updated: str
    entries: tuple[Entry, ...]


def render(events: Sequence[Event], chrome: Chrome, place: Place, templates: Templates) -> bytes:
    """The feed of the newest of `events`, which stand newest first. The site must have an
    address.
    """
    entries = tuple(_entry(event, chrome) for event in shown(events))
    feed = Feed(
        title=one_line(place.title),
        subtitle="Nye dagsordener, referater og rettelser",
        author=one_line(chrome.organisation) or one_line(chrome.title) or "referat",
        address=whole(chrome.address, place.path),
        page=whole(chrome.address, place.page),
        updated=entries[0].updated if entries else NEVER,
        entries=entries,
    )
    return templates.render_xml("site/feed.xml", feed=feed)


def shown(events: Sequence[Event]) -> tuple[Event, ...]:
    """Those that a feed shows; a meeting without a page is not news yet."""
    return tuple(islice((event for event in events if has_page(event.meeting)), MOST))


def _entry(event: Event, chrome: Chrome) -> Entry:
    meeting = event.meeting
    page = whole(chrome.address, meeting_page(meeting.address))
    return Entry(
        identifier=f"{page}?{_event_name(event)}",
        title=f"{one_line(event.what)}: {dated_name(meeting)}",
        updated=stamp(event.day),
        page=page,
        what=one_line(event.what),
        text=clean(event.text).strip(),
        body=one_line(meeting.body),
        facts=_facts(meeting),
        items=_items(event, chrome),
        documents=_documents(event, chrome),
    )


def _event_name(event: Event) -> str:
    return f"{event.kind}-{event.number}" if event.kind == "rettelse" else event.kind


def _facts(meeting: MeetingFacts) -> tuple[str, ...]:
    day = long_date(meeting.day).replace(NBSP, " ")
    hours = one_line(meeting.when)
    gap = " " if hours.startswith("kl.") else ", "
    when = gap.join(part for part in (day, hours) if part)
    return tuple(part for part in (f"{when[0].upper()}{when[1:]}", one_line(meeting.venue)) if part)


def _items(event: Event, chrome: Chrome) -> tuple[ItemLine, ...]:
    """The agenda; or what was decided, where minutes were published. A correction speaks for
    itself.
    """
    meeting = event.meeting
    if event.kind == "rettelse":
        return ()
    decided = event.kind in _DECIDED
    lines = []
    for item in meeting.items:
        decision = cut(clean(item.decision)) if decided else ""
        address = whole(chrome.address, meeting_page(meeting.address, item.anchor))
        if decision or not decided:
            lines.append(ItemLine(Link(item_name(item), address), decision))
    return tuple(lines)


def _documents(event: Event, chrome: Chrome) -> tuple[DocumentLink, ...]:
    """The documents that the entry is about, in every format."""
    meeting = event.meeting
    before = event.kind in ("dagsorden", "aflyst")
    return tuple(
        DocumentLink(
            f"{name} ({FORMAT_NAMES[made]})",
            whole(chrome.address, document_file(meeting.address, kind, made)),
            _TYPES[made],
        )
        for kind, name in KINDS.items()
        if kind in meeting.kinds and (kind == "dagsorden") == before
        for made in meeting.formats
        if made in FORMAT_NAMES
    )
