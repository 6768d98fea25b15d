"""The bodies of a repository, whether they have met or not, and the one that is meant."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path, PurePath

from msgspec import Struct

from referat.danish.slugs import slug
from referat.danish.words import joined, nearest
from referat.diagnostics import Diagnostic
from referat.project.find import COMMITTEE_FILE, MEETINGS, MeetingPath, find

_MOST = 8


class BodyFolder(Struct, frozen=True):
    """A body: its folder, what that is called, its committee file and its meetings' files."""

    folder: Path
    name: str
    committee: Path | None
    meetings: tuple[MeetingPath, ...] = ()


def bodies_in(root: Path) -> list[BodyFolder]:
    """Every body in the repository: folders with a committee file, and folders with meetings
    that no committee file holds for.
    """
    found = find((root,))
    if isinstance(found, Diagnostic):
        return []
    own: dict[Path, list[MeetingPath]] = {}
    for meeting in found.meetings:
        own.setdefault(_full((meeting.committee or meeting.path).parent), []).append(meeting)
    files = {_full(committee.path.parent): committee.path for committee in found.committees}
    made = [
        BodyFolder(file.parent, full.name, file, tuple(own.get(full, ())))
        for full, file in files.items()
    ]
    made += [
        BodyFolder(meetings[0].path.parent, full.name, None, tuple(meetings))
        for full, meetings in own.items()
        if full not in files
    ]
    return sorted(made, key=lambda body: body.folder.as_posix())


def choose(bodies: Sequence[BodyFolder], wanted: str) -> BodyFolder | Diagnostic:
    """The body whose folder is called `wanted`; the only one if nothing is wanted."""
    if not wanted and len(bodies) == 1:
        return bodies[0]
    for body in bodies:
        if wanted and slug(body.name) == slug(PurePath(wanted).name):
            return body
    names = [body.name for body in bodies]
    known = joined([f"`{name}`" for name in names[:_MOST]], "eller")
    some = f"Skriv {'for eksempel ' if len(names) > _MOST else ''}{known}."
    if not bodies:
        return Diagnostic(
            "ukendt-udvalg",
            "Her er ingen udvalg.",
            f"Et udvalg er en mappe i {MEETINGS}/ med filen {COMMITTEE_FILE}. `referat init` "
            "laver det hele fra begyndelsen.",
        )
    if not wanted:
        return Diagnostic("ukendt-udvalg", "Her er flere udvalg, så skriv hvilket.", some)
    begun = [name for name in names if name.startswith(slug(wanted))]
    close = begun[0] if len(begun) == 1 else nearest(wanted, names, 0.6)
    hint = f"Mente du `{close}`?" if close else some
    return Diagnostic("ukendt-udvalg", f"Udvalget »{wanted}« findes ikke.", hint)


def _full(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps `..`
