"""The register of cases: every meeting that treated a case, and what each decided.

A case is known by its number; how the number is spelt makes no difference. One that has only
been put on an agenda is no case yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial

from msgspec import Struct, field

from referat.danish.dates import short_date
from referat.danish.words import case_key
from referat.site import addresses
from referat.site.by_year import Register
from referat.site.coming import was_held
from referat.site.index import SiteIndex
from referat.site.meetings import has_page, item_link
from referat.site.names import page_names
from referat.site.pages import Case, CaseList, Page
from referat.site.pagination import Part, in_parts
from referat.site.parts import CaseRow, Link, TreatmentRow
from referat.site.subscriptions import HOME
from referat.site.words import alphabetical, counted, cut, newest, one_line
from referat.view.facts import ItemFacts, MeetingFacts

_CASES = Link("Sager", addresses.CASES)
WITHDRAWN = "Punktet udgik."


class _Found(Struct):
    """A case while it is gathered: its treatments, the `held` first of them at meetings that
    have been.
    """

    number: str
    title: str = ""
    rows: list[TreatmentRow] = field(default_factory=list)
    held: int = 0

    @property
    def last(self) -> TreatmentRow:
        return self.rows[self.held - 1]


@lru_cache(maxsize=1 << 13)
def loose_key(number: str) -> str:
    """As `case_key`, but a separator that was left out makes no difference either."""
    return case_key(number).replace("-", "")


def has_cases(site: SiteIndex) -> bool:
    """Whether the register has any page; known long before they are all made."""
    return any(
        item.case_number and loose_key(item.case_number)
        for meeting in site.meetings
        if _is_shown(meeting) and was_held(site, meeting)
        for item in meeting.items
    )


def case_register(site: SiteIndex) -> tuple[Register, Mapping[str, Link]]:
    """The pages of the register, and each case's page by its key."""
    found = _gathered(site)
    names = page_names((key, case.number) for key, case in found.items())
    links = {key: Link(found[key].number, addresses.case_page(name)) for key, name in names.items()}
    if not found:
        return Register(), links
    years = _by_year(found, links)
    pages = [page for key, name in names.items() for page in _case_pages(found[key], name)]
    return Register((*_index_pages(years), *pages)), links


def _gathered(site: SiteIndex) -> dict[str, _Found]:
    """The cases in the order of their first treatment."""
    found: dict[str, _Found] = {}
    for meeting in site.meetings:
        if not _is_shown(meeting):
            continue
        body, is_held = site.body_of(meeting).link, was_held(site, meeting)
        day, iso_day = short_date(meeting.day), meeting.day.isoformat()
        for item in meeting.items:
            key = loose_key(item.case_number) if item.case_number else ""
            if not key:
                continue
            case = found.setdefault(key, _Found(one_line(item.case_number)))
            if not (item.closed and case.title):  # a closed item's title tells nothing
                case.title = one_line(item.title) or case.title
            link, decision = item_link(meeting, item), _decision(meeting, item)
            case.rows.append(TreatmentRow(day, iso_day, body, link, decision))
            case.held = len(case.rows) if is_held else case.held
    return {key: case for key, case in found.items() if case.held}


def _is_shown(meeting: MeetingFacts) -> bool:
    return meeting.status != "aflyst" and has_page(meeting)


def _decision(meeting: MeetingFacts, item: ItemFacts) -> str:
    if item.withdrawn:
        return WITHDRAWN
    return cut(item.decision) if meeting.minuted else ""


def _case_pages(case: _Found, name: str) -> Iterator[Page]:
    description = f"Sagen er behandlet {counted(case.held, 'gang', 'gange')}"
    title = cut(f"Sag {case.number}: {case.title}".rstrip(": "), 120)
    bodies = sorted({row.body.text for row in case.rows}, key=alphabetical)
    for part in in_parts(case.rows, lambda number: addresses.case_page(name, number)):
        yield Page(
            path=part.path,
            template="site/sag.html",
            title=part.titled(title),
            description=cut(f"{description}: {case.title}. {', '.join(bodies)}.", 200),
            content=Case(case.number, case.title, part.rows, part.pages),
            crumbs=(HOME, _CASES),
            updated=newest(row.iso_day for row in part.rows if row.iso_day <= case.last.iso_day),
        )


def _by_year(found: Mapping[str, _Found], links: Mapping[str, Link]) -> dict[str, list[CaseRow]]:
    """The cases by the year of their last treatment, the newest year and case first."""
    rows = [
        CaseRow(links[key], case.title, case.last.day, case.last.iso_day, case.held)
        for key, case in found.items()
    ]
    rows.sort(key=lambda row: (row.iso_day, row.case.path), reverse=True)
    years: dict[str, list[CaseRow]] = defaultdict(list)
    for row in rows:
        years[row.iso_day[:4]].append(row)
    return years


def _index_pages(years: Mapping[str, Sequence[CaseRow]]) -> Iterator[Page]:
    """A list for each year; the newest one is the register's front."""
    newest_year = next(iter(years), "")
    links = tuple(Link(year, _index_path(year, newest_year)) for year in years)
    for index, (year, rows) in enumerate(years.items()):
        others = (*links[:index], Link(year), *links[index + 1 :])
        for part in in_parts(rows, partial(_index_path, year, newest_year)):
            title = "Sager" if part.path == addresses.CASES else part.titled(f"Sager {year}")
            yield _index_page(part, title, year, others)


def _index_path(year: str, newest_year: str, number: int = 1) -> str:
    if year == newest_year and number == 1:
        return addresses.CASES
    return addresses.numbered(addresses.cases_of(int(year)), number)


def _index_page(part: Part[CaseRow], title: str, year: str, years: tuple[Link, ...]) -> Page:
    return Page(
        path=part.path,
        template="site/sager.html",
        title=title,
        description=f"Sager, der sidst er behandlet i {year}.",
        content=CaseList(part.rows, years, part.pages),
        crumbs=(HOME,) if part.path == addresses.CASES else (HOME, _CASES),
        updated=newest(row.iso_day for row in part.rows),
    )
