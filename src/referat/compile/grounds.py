"""What the findings of some meetings rest on: paths, so that one look at each tells if anything
at all has changed. Knows where the reading of a meeting has looked; opens nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from referat.project.find import COMMITTEE_FILE, MEETINGS, SITE_FILE, SKIPPED, Found
from referat.project.load import committees_of

HERE = ""
"""Under this name stands what the site itself asks for."""


class Grounds(Struct):
    """Absolute paths. `files` were there; `others` are folders, whose names count, and what was
    looked for, whether it was there or not.
    """

    files: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)


def grounds(found: Found, paths: Sequence[Path], asked: Mapping[str, Iterable[str]]) -> Grounds:
    """`found` is what `paths` mean; `asked` the names that each source asked the disk for, by its
    path from the root.
    """
    top = _full(found.root)
    rest = Grounds()
    sites = [found.site] if found.site else []
    meetings = [meeting.path for meeting in found.meetings]
    files = [*sites, *committees_of(found), *meetings]
    rest.files.update(map(_full, files))
    rest.others.update(os.path.join(top, name) for name in (MEETINGS, SITE_FILE))  # noqa: PTH118
    if found.site is None:
        rest.others.update(str(each / SITE_FILE) for each in Path(top).parents)
    folders = {os.path.dirname(_full(path)) for path in files[len(sites) :]}  # noqa: PTH120
    for folder in folders:
        _way_up(folder, top, rest)
    for path in paths or (found.root,):
        _walked(_full(path), top, rest)
    for path in meetings:
        full = _full(path)
        _own(full, asked.get(os.path.relpath(full, top).replace(os.sep, "/"), ()), rest)
    for name in asked.get(HERE, ()):
        _looked_for(top, name, rest)
    return rest


def _full(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100


def _way_up(folder: str, top: str, rest: Grounds) -> None:
    """Every folder from one that holds a meeting up to the root, which may change without harm,
    and the committee file that may lie in each.
    """
    while folder not in rest.others:
        rest.others.add(os.path.join(folder, COMMITTEE_FILE))  # noqa: PTH118
        above = os.path.dirname(folder)  # noqa: PTH120
        if folder in (top, above):
            return
        rest.others.add(folder)
        folder = above


def _walked(path: str, top: str, rest: Grounds) -> None:
    """Every folder where a meeting might come to lie, if `path` is a folder."""
    base = os.path.join(top, MEETINGS)  # noqa: PTH118
    is_apart = os.path.isdir(base)  # noqa: PTH112
    for folder, folders, _ in os.walk(base if is_apart and path == top else path):
        rest.others.add(folder)
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".") and (is_apart or name not in SKIPPED)
        ]


def _own(meeting: str, names: Iterable[str], rest: Grounds) -> None:
    """What a meeting asked for. The rest of its folder only counts if a name was not simply
    found there: then others are offered in its place, or it is looked for beside the meeting.
    """
    own = os.path.splitext(meeting)[0]  # noqa: PTH122
    paths = {name: os.path.join(own, name) for name in names}  # noqa: PTH118
    if all(_is_plain(name, path) for name, path in paths.items()):
        rest.others.update(paths.values())
        return
    rest.others.add(own)
    for folder, folders, files in os.walk(own):
        rest.others.update(os.path.join(folder, name) for name in (*folders, *files))  # noqa: PTH118
    real = os.path.realpath(own) + os.sep
    for name in paths:
        found = _looked_for(own, name, rest)
        if not os.path.realpath(found).startswith(real):
            _looked_for(os.path.dirname(own), name, rest)  # noqa: PTH120


def _is_plain(name: str, path: str) -> bool:
    """True for a file with one form of name, in no folder of the folder."""
    if not name.isascii() or "/" in name or "\\" in name or "\0" in name:
        return False
    return os.path.isfile(path) and not os.path.islink(path)  # noqa: PTH113, PTH114


def _looked_for(folder: str, name: str, rest: Grounds) -> str:
    """A file, or where it would appear, also under another form of its name: then each folder up
    to one that is there. Returns the file, or nothing.
    """
    path = os.path.normpath(f"{folder}/{name}")
    rest.others.add(path)
    if os.path.isfile(path):  # noqa: PTH113
        return path
    while not os.path.isdir(path):  # noqa: PTH112
        path = os.path.dirname(path)  # noqa: PTH120
        rest.others.add(path)
    return ""
