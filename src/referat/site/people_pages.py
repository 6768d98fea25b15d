"""The register of people: a page for each, and an index by last name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from referat.danish.words import folded
from referat.site import addresses
from referat.site.by_year import Register
from referat.site.index import SiteIndex
from referat.site.open_tasks import BodyTasks, task_row, urgency
from referat.site.pages import Page, PeopleList, PersonPage
from referat.site.pagination import SIZE, Part, in_parts
from referat.site.parts import AttendanceRow, Link, MembershipRow, PersonRow
from referat.site.people import People, Person, by_letter
from referat.site.subscriptions import HOME
from referat.site.words import alphabetical, one_line, period
from referat.view.facts import OpenTask

MOST_BODIES = 3
_PEOPLE = Link("Personer", addresses.PEOPLE)
_LEAD = "Medlemmer og andre, der er nævnt i dagsordener og referater."
_Owned = Mapping[str, list[tuple[OpenTask, Link]]]


def people_register(site: SiteIndex, people: People, stated: Sequence[BodyTasks]) -> Register:
    if not people.found:
        return Register()
    owned = _by_owner(stated)
    pages = [
        _person_page(site, key, person, people.links[key], owned)
        for key, person in people.found.items()
    ]
    return Register((*_index_pages(people), *pages))


def _by_owner(stated: Sequence[BodyTasks]) -> _Owned:
    owned: dict[str, list[tuple[OpenTask, Link]]] = defaultdict(list)
    for one in stated:
        for task in one.tasks:
            for owner in sorted({folded(owner) for owner in task.task.owners}):
                owned[owner].append((task, one.body.link))
    return owned


def _person_page(site: SiteIndex, key: str, person: Person, link: Link, owned: _Owned) -> Page:
    tasks = sorted(owned.get(key, ()), key=lambda pair: urgency(pair[0]))[:SIZE]
    return Page(
        path=link.path,
        template="site/person.html",
        title=link.text,
        description=f"Medlemskaber, fremmøde og åbne opgaver: {link.text}.",
        content=PersonPage(
            name=link.text,
            titles=person.newest_titles(),
            memberships=_memberships(person),
            attendance=_attendance(site, person),
            tasks=tuple(task_row(task, site.as_of, body) for task, body in tasks),
        ),
        crumbs=(HOME, _PEOPLE),
        updated=_last_known(site, person),
    )


def _last_known(site: SiteIndex, person: Person) -> date | None:
    """What lies ahead has not been changed yet."""
    if person.last is None or site.reference is None:
        return None
    return min(person.last, site.reference)


def _memberships(person: Person) -> tuple[MembershipRow, ...]:
    """The newest first; those without a date in the order of the bodies."""
    newest = sorted(
        person.memberships,
        key=lambda one: (one[1].until or date.max, one[1].since or date.min),
        reverse=True,
    )
    return tuple(
        MembershipRow(
            body.link, one_line(member.role) or "medlem", period(member.since, member.until)
        )
        for body, member in newest
    )


def _attendance(site: SiteIndex, person: Person) -> tuple[AttendanceRow, ...]:
    rows = [
        AttendanceRow(body.link, str(year), *person.attendance[body.folder, year])
        for body, year in ((site.by_folder[folder], year) for folder, year in person.attendance)
    ]
    rows.sort(key=lambda row: (alphabetical(row.body.text), row.body.path))
    rows.sort(key=lambda row: int(row.year), reverse=True)
    return tuple(rows)


def _index_pages(people: People) -> Iterator[Page]:
    if len(people.found) <= SIZE:
        rows = tuple(_row(people, key) for key in people.found)
        yield _index_page(Part(addresses.PEOPLE, rows, (), 1, 1), "Personer", _LEAD, ())
        return
    letters = list(by_letter(people))
    links = tuple(Link(letter, addresses.people_of(letter)) for letter, _ in letters)
    lead = f"{_LEAD} Vælg efternavnets første bogstav."
    yield _index_page(Part(addresses.PEOPLE, (), (), 1, 1), "Personer", lead, links)
    for index, (letter, keys) in enumerate(letters):
        others = (*links[:index], Link(letter), *links[index + 1 :])
        lead = f"Personer, hvis efternavn begynder med {letter}."
        if len(letter) > 1:
            lead = "Personer, hvis efternavn begynder med et andet tegn."
        for part in in_parts([_row(people, key) for key in keys], links[index].path):
            yield _index_page(part, f"Personer: {letter}", lead, others)


def _row(people: People, key: str) -> PersonRow:
    """The bodies that the person has sat in, or else the newest title."""
    person = people.found[key]
    bodies = list(dict.fromkeys(body.name for body, _ in person.memberships))
    text = ", ".join(bodies[:MOST_BODIES]) + (" m.fl." if len(bodies) > MOST_BODIES else "")
    return PersonRow(people.links[key], text or next(iter(person.newest_titles()), ""))


def _index_page(
    part: Part[PersonRow], title: str, description: str, letters: tuple[Link, ...]
) -> Page:
    return Page(
        path=part.path,
        template="site/personer.html",
        title=part.titled(title),
        description=description,
        content=PeopleList(part.rows, letters, part.pages),
        crumbs=(HOME,) if part.path == addresses.PEOPLE else (HOME, _PEOPLE),
    )
