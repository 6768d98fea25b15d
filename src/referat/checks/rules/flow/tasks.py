"""Tasks that nobody has, and tasks without a day to be done by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from referat.checks.subject import Subject
from referat.danish.patterns import late
from referat.model.parts import Task
from referat.model.people import each_person

_WORD = late(r"[^\W\d_]+")
_INITIALS = late(r"\b[A-ZÆØÅ]{2,4}\b")
_SOMEBODY = late(
    r"\b(?:v/|v\.|ved|alle|formand|næstformand|kasserer|sekretær|sekretariat|sekretariatet"
    r"|forvaltning|forvaltningen|administration|administrationen|bestyrelsen|udvalget|direktør"
    r"|direktøren|formanden|kassereren|sekretæren|næstformanden|referent|referenten|formandskabet"
    r"|\w*gruppen|\w*udvalget|\w*afdelingen|ansvarlig\w*|tovholder)(?!\w)",
    re.IGNORECASE,
)


def open_tasks(subject: Subject) -> list[Task]:
    return [task for task in subject.each(Task) if task.is_open]


def names_somebody(task: Task, names: frozenset[str]) -> bool:
    """True if the task itself says whose it is (»Anja sender brevet«, »v/ formanden«, »MK«)."""
    words = {word.casefold() for word in _WORD.findall(task.task) if word[0].isupper()}
    is_known = bool(words & names) or _INITIALS.search(task.task) is not None
    return is_known or _SOMEBODY.search(task.task) is not None


def names_known(subject: Subject) -> frozenset[str]:
    """Every name of everyone whom the meeting mentions."""
    own = subject.own
    people = [listed.name for listed in subject.known]
    for one in (own.chair, own.secretary) if own else ():
        people += [person.name for person in each_person(one)]
    return frozenset(word.casefold() for name in people for word in _WORD.findall(name))


def first_or_all(tasks: Sequence[Task], among: int) -> Iterator[tuple[Task, int]]:
    """Each of `tasks` and 1; where nearly all tasks of a meeting are so, the first and how many."""
    if len(tasks) > 2 and len(tasks) >= among - 1:
        yield tasks[0], len(tasks)
    else:
        yield from ((task, 1) for task in tasks)
