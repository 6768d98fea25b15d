"""What the site's pages are made of: links, rows of lists, and what stands around every page.

All plain and frozen. Every `path` runs from the site's root
(`udvalget/2026-05-06/index.html#budget`), in composed Unicode and not encoded; the template
function `til` turns it into an address relative to the page.
"""

from __future__ import annotations

from msgspec import Struct

from referat.view.document import Tone
from referat.view.facts import MeetingFacts


class Link(Struct, frozen=True, gc=False):
    """Words that lead somewhere; an empty `path` leads nowhere and prints as text."""

    text: str
    path: str = ""


class Logo(Struct, frozen=True, gc=False):
    """`path` on the site, width and height in pixels (0 where the file does not tell)."""

    path: str
    alt: str
    width: int = 0
    height: int = 0


class Chrome(Struct, frozen=True, gc=False):
    """What every page has around it. `address` is the site's, ending with `/`, or empty (then
    there are no feeds). `colours` are the style sheet's own variables (`--accent: #0a4a6b`) in
    light and dark, or empty. `contact` lines of text. `edition_mark` warns that the site is
    not for the public, or is empty.
    """

    title: str
    organisation: str
    address: str = ""
    logo: Logo | None = None
    light: tuple[tuple[str, str], ...] = ()
    dark: tuple[tuple[str, str], ...] = ()
    contact: tuple[str, ...] = ()
    navigation: tuple[Link, ...] = ()
    edition_mark: str = ""
    has_search: bool = False


class Paper(Struct, frozen=True, gc=False):
    """A document (`Referat`) and where each format of it lies (`Word` → path)."""

    label: str
    links: tuple[Link, ...]


class MeetingRow(Struct, frozen=True, gc=False):
    """A meeting in a list. `day` as it prints (`onsdag den 6. maj 2026`), `when` its time or
    empty, `status` a word that must be seen (`Aflyst`, `Udkast`, `Godkendt`) or empty; `body`
    is empty in a list of one body's meetings. `shows` names the document that the meeting's
    page shows (`Dagsorden`, `Referat`, or empty for a planned meeting). `remark` is what the
    meeting plan says besides.
    """

    title: Link
    day: str
    iso_day: str
    when: str = ""
    venue: str = ""
    body: Link | None = None
    status: str = ""
    tone: Tone = "rolig"
    shows: str = ""
    papers: tuple[Paper, ...] = ()
    remark: str = ""


class NewsRow(Struct, frozen=True, gc=False):
    """Something that was published or changed: `what` is `Dagsorden udsendt`, `Referat
    godkendt`, `Referat rettet` …
    """

    what: str
    day: str
    iso_day: str
    meeting: Link
    body: Link | None = None
    text: str = ""


class Subscription(Struct, frozen=True, gc=False):
    """Paths of a body's or the whole site's feed and calendar; the feed is empty where the
    site has no address. `calendar_address` is the calendar's whole `webcal:` address or empty.
    """

    feed: str = ""
    calendar: str = ""
    calendar_address: str = ""


class BodyCard(Struct, frozen=True, gc=False):
    """A body on the front page; `next_day` is its next meeting as it prints, or empty."""

    name: Link
    next_day: str = ""
    meetings: int = 0


class MemberRow(Struct, frozen=True, gc=False):
    """A member: `period` as it prints (`fra 1. januar 2026`), or empty."""

    name: Link
    role: str = ""
    party: str = ""
    period: str = ""


class Step(Struct, frozen=True, gc=False):
    """Something that happened to a meeting: `Dagsorden udsendt` on a day, with words. `day` and
    `iso_day` are empty where the meeting's file states no day.
    """

    what: str
    day: str
    iso_day: str
    text: str = ""


class MeetingFrame(Struct, frozen=True, gc=False):
    """What a meeting's page shows around its document. `steps` is what has been published and
    corrected, oldest first; `data` lead to the same in formats for machines; `facts` is what
    all of it was made from. `short_body` is what the body is called in a title.
    """

    facts: MeetingFacts
    body: Link
    row: MeetingRow
    steps: tuple[Step, ...]
    previous: Link | None
    following: Link | None
    subscription: Subscription
    data: tuple[Link, ...]
    short_body: str = ""


class DecisionRow(Struct, frozen=True, gc=False):
    """A decision: `item` leads to the item's permanent address; `case` to the case's page or
    is None. `body` is None in a list of one body's decisions.
    """

    day: str
    iso_day: str
    item: Link
    text: str
    body: Link | None = None
    case: Link | None = None


class YearsOf(Struct, frozen=True, gc=False):
    """A body and a page for each of its years, newest first."""

    body: Link
    years: tuple[Link, ...]


class VoteRow(Struct, frozen=True, gc=False):
    """A vote: `sides` are (`For`, `A og B`) as they print; `text` a vote told in words."""

    day: str
    iso_day: str
    item: Link
    sides: tuple[tuple[str, str], ...]
    text: str = ""
    body: Link | None = None


class TaskRow(Struct, frozen=True, gc=False):
    """An open task. `overdue` only where the build was given a date."""

    task: str
    owners: str
    deadline: str
    iso_deadline: str
    state: str
    item: Link
    overdue: bool = False
    body: Link | None = None


class TreatmentRow(Struct, frozen=True, gc=False):
    """One treatment of a case: when, by whom, under which item, and what was decided."""

    day: str
    iso_day: str
    body: Link
    item: Link
    decision: str = ""


class CaseRow(Struct, frozen=True, gc=False):
    case: Link
    title: str
    day: str
    iso_day: str
    treatments: int


class MembershipRow(Struct, frozen=True, gc=False):
    body: Link
    role: str
    period: str


class AttendanceRow(Struct, frozen=True, gc=False):
    """A year in a body: how often the minutes name the person as present, with apologies or as
    absent. What no minutes say is not counted.
    """

    body: Link
    year: str
    present: int
    apologies: int
    absent: int


class PersonRow(Struct, frozen=True, gc=False):
    name: Link
    text: str


class SubscribeRow(Struct, frozen=True, gc=False):
    name: Link
    subscription: Subscription
