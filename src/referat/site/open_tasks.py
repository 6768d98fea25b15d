"""The register of tasks: what is still to be done, by what the newest minutes say of it.

A body's task is the same one when a later meeting states the same words again; the newest
statement gives its owner, deadline and state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from heapq import merge
from itertools import islice

from msgspec import Struct

from referat.danish.dates import short_date
from referat.danish.words import folded, joined
from referat.site import addresses
from referat.site.by_year import Register
from referat.site.index import BodyIndex, SiteIndex, in_time
from referat.site.meetings import has_page, item_title
from referat.site.pages import Page, TaskList
from referat.site.pagination import in_parts
from referat.site.parts import Link, TaskRow
from referat.site.subscriptions import HOME
from referat.site.words import one_line
from referat.view.facts import MeetingFacts, OpenTask

MOST_URGENT = 50
_TASKS = Link("Opgaver", addresses.TASKS)


class BodyTasks(Struct, frozen=True, gc=False):
    """A body that has stated tasks, and those of them that are open, the most urgent first."""

    body: BodyIndex
    tasks: tuple[OpenTask, ...]


def open_before(meetings: Sequence[MeetingFacts], folder: str, day: date) -> tuple[OpenTask, ...]:
    """The tasks of the body in `folder` that were open when the meeting on `day` began, by what
    its minuted meetings before that day say; the most urgent first.
    """
    before = (one for one in meetings if one.folder == folder and one.minuted and one.day < day)
    return _still_open(_stated(sorted(before, key=in_time)))


def open_tasks(site: SiteIndex) -> tuple[BodyTasks, ...]:
    """Every body that has ever stated a task."""
    found = (
        (body, _stated(m for m in body.meetings if m.minuted and has_page(m)))
        for body in site.bodies
    )
    return tuple(BodyTasks(body, _still_open(stated)) for body, stated in found if stated)


def _stated(meetings: Iterable[MeetingFacts]) -> dict[str, OpenTask]:
    """The newest statement of each task, open or not. `meetings` are of one body, oldest first."""
    found: dict[str, OpenTask] = {}
    for meeting in meetings:
        for item in meeting.items:
            for task in item.tasks:
                found[folded(task.task)] = OpenTask(
                    task, meeting.address, item.anchor, meeting.day, item.number, item.title
                )
    return found


def _still_open(stated: Mapping[str, OpenTask]) -> tuple[OpenTask, ...]:
    return tuple(sorted((one for one in stated.values() if one.task.is_open), key=urgency))


def urgency(one: OpenTask) -> tuple[int, date, date, str, str]:
    """A key to sort by: dates, then words, then nothing; of equals what was stated first."""
    deadline = one.task.deadline
    if isinstance(deadline, date):
        return 0, deadline, one.day, one.address, folded(one.task.task)
    rank = 1 if deadline.strip() else 2
    return rank, date.max, one.day, one.address, folded(one.task.task)


def task_row(one: OpenTask, as_of: date | None, body: Link | None = None) -> TaskRow:
    """`body` only in a list of several bodies' tasks."""
    task, deadline = one.task, one.task.deadline
    due = deadline if isinstance(deadline, date) else None
    item = f"{item_title(one.number, one.title)}, {short_date(one.day)}"
    return TaskRow(
        task=one_line(task.task),
        owners=joined([one_line(owner) for owner in task.owners]),
        deadline=short_date(due) if due else one_line(str(deadline)),
        iso_deadline=due.isoformat() if due else "",
        state=one_line(task.state),
        item=Link(item, addresses.meeting_page(one.address, one.anchor)),
        overdue=due is not None and as_of is not None and due < as_of,
        body=body,
    )


def task_register(site: SiteIndex, stated: Sequence[BodyTasks]) -> Register:
    if not stated:
        return Register()
    paths = {one.body.folder: addresses.tasks_of(one.body.folder) for one in stated}
    pages = [page for one in stated for page in _body_pages(site, one)]
    return Register((_front(site, stated, paths), *pages), paths)


def _front(site: SiteIndex, stated: Sequence[BodyTasks], paths: Mapping[str, str]) -> Page:
    lists = [[(task, one.body.link) for task in one.tasks] for one in stated]
    urgent = list(islice(merge(*lists, key=lambda pair: urgency(pair[0])), MOST_URGENT))
    bodies = tuple(
        Link(f"{one.body.name} ({len(one.tasks)})", paths[one.body.folder]) for one in stated
    )
    return Page(
        path=addresses.TASKS,
        template="site/opgaver.html",
        title="Opgaver",
        description="Åbne opgaver med ansvarlig og frist, som de senest er skrevet til referat.",
        content=TaskList(
            tuple(task_row(task, site.as_of, body) for task, body in urgent),
            bodies,
            _as_of(site),
        ),
        crumbs=(HOME,),
        updated=max((task.day for task, _ in urgent), default=None),
    )


def _body_pages(site: SiteIndex, one: BodyTasks) -> Iterator[Page]:
    for part in in_parts(one.tasks, addresses.tasks_of(one.body.folder)):
        yield Page(
            path=part.path,
            template="site/opgaver.html",
            title=part.titled(f"Opgaver – {one.body.short}"),
            description=f"Åbne opgaver, som de senest er skrevet til referat: {one.body.name}.",
            content=TaskList(
                rows=tuple(task_row(task, site.as_of) for task in part.rows),
                as_of=_as_of(site),
                pages=part.pages,
            ),
            crumbs=(HOME, _TASKS, one.body.link),
            updated=max((task.day for task in part.rows), default=None),
        )


def _as_of(site: SiteIndex) -> str:
    return short_date(site.as_of) if site.as_of else ""
