"""A register of what was done at meetings, by body and year: decisions and votes are two."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Generic, TypeVar

from msgspec import Struct, field

from referat.site.index import BodyIndex, SiteIndex
from referat.site.pages import Decisions, Page, Votes
from referat.site.pagination import Part, in_parts
from referat.site.parts import DecisionRow, Link, VoteRow, YearsOf
from referat.site.subscriptions import HOME
from referat.site.words import newest
from referat.view.facts import MeetingFacts

MOST_NEWEST = 30

Row = TypeVar("Row", DecisionRow, VoteRow)


class Register(Struct, frozen=True):
    """The pages of a register, and by each body's folder the path of its newest one."""

    pages: tuple[Page, ...] = ()
    paths: Mapping[str, str] = field(default_factory=dict)


class ByYear(Struct, Generic[Row], frozen=True):
    """What sets one register apart. `rows_of` gives a meeting's rows in its items' order, with
    the body's link or without.
    """

    name: str
    front: str
    template: str
    description: str
    content: Callable[..., Decisions | Votes]
    path_of: Callable[[str, int], str]
    rows_of: Callable[[MeetingFacts, Link | None], Iterator[Row]]

    def has_rows(self, site: SiteIndex) -> bool:
        """Whether the register has any page; known long before they are all made."""
        return any(True for one in site.meetings if one.minuted for _ in self.rows_of(one, None))

    def register(self, site: SiteIndex) -> Register:
        pages: list[Page] = []
        bodies: list[YearsOf] = []
        paths: dict[str, str] = {}
        for body in site.bodies:
            years = self._years(body)
            if not years:
                continue
            links = tuple(Link(str(year), self.path_of(body.folder, year)) for year in years)
            bodies.append(YearsOf(body.link, links))
            paths[body.folder] = links[0].path
            for index, rows in enumerate(years.values()):
                pages += self._year_pages(body, links, index, rows)
        if not pages:
            return Register()
        return Register((self._front(site, tuple(bodies)), *pages), paths)

    def _years(self, body: BodyIndex) -> dict[int, list[Row]]:
        """The years that have rows, newest first."""
        found = {
            year: [row for m in meetings if m.minuted for row in self.rows_of(m, None)]
            for year, meetings in body.years
        }
        return {year: rows for year, rows in found.items() if rows}

    def _year_pages(
        self, body: BodyIndex, years: tuple[Link, ...], index: int, rows: list[Row]
    ) -> Iterator[Page]:
        year = years[index]
        others = (*years[:index], Link(year.text), *years[index + 1 :])
        for part in in_parts(rows, year.path):
            yield self._page(
                part,
                f"{self.name} {year.text} – {body.short}",
                f"{self.name} i {year.text}: {body.name}. De nyeste møder står først.",
                self.content(rows=part.rows, years=others, pages=part.pages),
                (HOME, Link(self.name, self.front), body.link),
            )

    def _front(self, site: SiteIndex, bodies: tuple[YearsOf, ...]) -> Page:
        rows = (
            row
            for meeting in reversed(site.meetings)
            if meeting.minuted
            for row in self.rows_of(meeting, site.body_of(meeting).link)
        )
        part = Part(self.front, tuple(islice(rows, MOST_NEWEST)), (), 1, 1)
        content = self.content(rows=part.rows, bodies=bodies)
        return self._page(part, self.name, self.description, content, (HOME,))

    def _page(
        self,
        part: Part[Row],
        title: str,
        description: str,
        content: Decisions | Votes,
        crumbs: tuple[Link, ...],
    ) -> Page:
        return Page(
            path=part.path,
            template=self.template,
            title=part.titled(title),
            description=description,
            content=content,
            crumbs=crumbs,
            updated=newest(row.iso_day for row in part.rows),
        )
