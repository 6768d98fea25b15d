"""What each page of the site shows: the values that the site's templates are written over.

All plain and frozen: a page that shows the same is the same. The names here are the templates'
public interface.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeAlias

from msgspec import Struct

from referat.site.parts import (
    AttendanceRow,
    BodyCard,
    CaseRow,
    DecisionRow,
    Link,
    MeetingFrame,
    MeetingRow,
    MemberRow,
    MembershipRow,
    NewsRow,
    PersonRow,
    SubscribeRow,
    Subscription,
    TaskRow,
    TreatmentRow,
    VoteRow,
    YearsOf,
)
from referat.view.document import Document, Field


class Front(Struct, frozen=True, gc=False):
    """The front page: what comes, what is new, and the bodies."""

    coming: tuple[MeetingRow, ...]
    news: tuple[NewsRow, ...]
    bodies: tuple[BodyCard, ...]
    subscription: Subscription


class Body(Struct, frozen=True, gc=False):
    """A body's page. `coming` are meetings with a page and planned ones without; `recent` the
    last ones held; `years` lead to all meetings of a year, `registers` to the body's decisions,
    tasks and votes. `notice` says how long before a meeting the agenda is out, or is empty.
    """

    name: str
    leader: tuple[str, ...]
    contact: tuple[str, ...]
    members: tuple[MemberRow, ...]
    former: tuple[MemberRow, ...]
    coming: tuple[MeetingRow, ...]
    recent: tuple[MeetingRow, ...]
    years: tuple[Link, ...]
    registers: tuple[Link, ...]
    subscription: Subscription
    notice: str = ""


class MeetingList(Struct, frozen=True, gc=False):
    """All meetings of one body in one year. `years` lead to the others; the current one has no
    path. `pages` lead to the parts of a long year.
    """

    body: Link
    year: str
    rows: tuple[MeetingRow, ...]
    years: tuple[Link, ...]
    pages: tuple[Link, ...] = ()


FIRST_FACTS = ("dato", "tid", "sted", "link")
"""The keys of what a reader of a meeting's page asks first: when, and where."""


class MeetingPage(Struct, frozen=True, gc=False):
    """A meeting's page: the agenda before, the minutes after; the rest one click away."""

    frame: MeetingFrame
    document: Document

    @property
    def first_facts(self) -> Sequence[Field]:
        return [field for field in self.document.head if field.key in FIRST_FACTS]

    @property
    def other_facts(self) -> Sequence[Field]:
        return [field for field in self.document.head if field.key not in FIRST_FACTS]


class Decisions(Struct, frozen=True, gc=False):
    """A list of decisions: one body's in one year, or the newest of all. `years` leads to the
    same body's other years, `bodies` (on the register's front) to every body's; `pages` to the
    parts of a list that is too long for one page (the current part has no path).
    """

    rows: tuple[DecisionRow, ...]
    years: tuple[Link, ...] = ()
    bodies: tuple[YearsOf, ...] = ()
    pages: tuple[Link, ...] = ()


class Votes(Struct, frozen=True, gc=False):
    """A list of votes, as `Decisions` is one of decisions."""

    rows: tuple[VoteRow, ...]
    years: tuple[Link, ...] = ()
    bodies: tuple[YearsOf, ...] = ()
    pages: tuple[Link, ...] = ()


class TaskList(Struct, frozen=True, gc=False):
    """Open tasks, the most urgent first: one body's, or the most urgent of all with `bodies`
    leading to each body's list (`Udvalget (12)`). `as_of` is the date given to the build, as it
    prints, or empty.
    """

    rows: tuple[TaskRow, ...]
    bodies: tuple[Link, ...] = ()
    as_of: str = ""
    pages: tuple[Link, ...] = ()


class Case(Struct, frozen=True, gc=False):
    """A case: every meeting that treated it, oldest first. `bodies` and `years` are what a search
    can be limited to.
    """

    number: str
    title: str
    rows: tuple[TreatmentRow, ...]
    pages: tuple[Link, ...] = ()

    @property
    def bodies(self) -> Sequence[str]:
        return _once([row.body.text for row in self.rows])

    @property
    def years(self) -> Sequence[str]:
        return _once([row.iso_day[:4] for row in self.rows])


class CaseList(Struct, frozen=True, gc=False):
    """Cases last treated in one year, newest first; `years` lead to the other years."""

    rows: tuple[CaseRow, ...]
    years: tuple[Link, ...]
    pages: tuple[Link, ...] = ()


class PersonPage(Struct, frozen=True, gc=False):
    """A person. `bodies` and `years` are what a search can be limited to."""

    name: str
    titles: tuple[str, ...]
    memberships: tuple[MembershipRow, ...]
    attendance: tuple[AttendanceRow, ...]
    tasks: tuple[TaskRow, ...]

    @property
    def bodies(self) -> Sequence[str]:
        return _once([row.body.text for row in self.memberships])

    @property
    def years(self) -> Sequence[str]:
        return _once([row.year for row in self.attendance])


class PeopleList(Struct, frozen=True, gc=False):
    """People by their last names' first letter; `letters` lead to the other letters, and with
    many people the register's front has letters only. `pages` lead to the parts of a letter.
    """

    rows: tuple[PersonRow, ...]
    letters: tuple[Link, ...] = ()
    pages: tuple[Link, ...] = ()


class Subscribe(Struct, frozen=True, gc=False):
    """How to follow a body: the whole site's addresses, then each body's; `data` explains what
    there is for machines.
    """

    everything: Subscription
    bodies: tuple[SubscribeRow, ...]
    data: tuple[Link, ...]


class Search(Struct, frozen=True, gc=False):
    """The search page; `bodies` and `years` are what a search can be limited to."""

    bodies: tuple[str, ...]
    years: tuple[str, ...]


class NotFound(Struct, frozen=True, gc=False):
    """What is shown for an address that leads nowhere."""


Content: TypeAlias = (
    Front
    | Body
    | MeetingList
    | MeetingPage
    | Decisions
    | Votes
    | TaskList
    | Case
    | CaseList
    | PersonPage
    | PeopleList
    | Subscribe
    | Search
    | NotFound
)


def _once(texts: Iterable[str]) -> Sequence[str]:
    """Each of `texts` once, whether in capitals or not, as the first one has it."""
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(text.lower(), text)
    return tuple(found.values())


class Page(Struct, frozen=True, gc=False):
    """A page to be: where it lies, which template writes it (`site/udvalg.html`), its title
    (without the site's), a sentence about it, the way to it (`Forside` first, itself left
    out), and its content. `subscription` is what its head offers to feed readers. `updated` is
    the newest date that it shows, for the sitemap. `hidden` keeps it out of the sitemap and of
    search engines.
    """

    path: str
    template: str
    title: str
    description: str
    content: Content
    crumbs: tuple[Link, ...] = ()
    subscription: Subscription | None = None
    updated: date | None = None
    hidden: bool = False
