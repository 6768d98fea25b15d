"""Links of a whole site that lead nowhere: looked for in what is new, or everywhere if something
that could be led to has gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from referat.compile.links import dead
from referat.compile.values import Group, Made, Memory
from referat.compile.whole import Whole
from referat.diagnostics import Diagnostic


def dead_links(
    whole: Whole, more: Iterable[str] = (), before: Memory | None = None
) -> list[Diagnostic]:
    """`more` are files that are made elsewhere, `before` is the site as it was, all of whose
    links led somewhere.
    """
    paths = {*whole.paths(), *more}
    return list(dead(_pages(whole, paths, before or Memory()), paths))


def _pages(whole: Whole, paths: set[str], before: Memory) -> Iterable[Made]:
    """The pages that must be looked at."""
    old = {id(group): group for group in _groups(before)}
    if not old:
        return [page for group in whole.groups for page in group.pages()]
    new = [page for group in whole.groups if id(group) not in old for page in group.pages()]
    there = {id(group) for group in whole.groups}
    gone = [group for key, group in old.items() if key not in there]
    if _lost(gone, new, paths) or any(path not in paths for path in before.copies):
        return [page for group in whole.groups for page in group.pages()]
    targets = {unquote(link.partition("#")[0]) for page in new for link in page.links}
    known = {page.path for page in new}
    led_to = [
        group
        for group in whole.groups
        if id(group) in old and any(file.path in targets for file in group.files)
    ]
    return [*new, *(p for group in led_to for p in group.pages() if p.path not in known)]


def _groups(memory: Memory) -> Iterator[Group]:
    yield from memory.pages.values()
    for kept in memory.meetings.values():
        yield from (group for group in (kept.documents, kept.page) if group is not None)


def _lost(gone: Iterable[Group], new: Iterable[Made], paths: set[str]) -> bool:
    """True if there is less to be led to than before."""
    anchors = {page.path: frozenset(page.anchors) for page in new}
    for group in gone:
        if any(file.path not in paths for file in group.files):
            return True
        for page in group.pages():
            if not anchors.get(page.path, frozenset()).issuperset(page.anchors):
                return True
    return False
