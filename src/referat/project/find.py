"""Which files are meant: the repository's root, its meetings, their committees."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct, field

from referat.diagnostics import Diagnostic

SITE_FILE = "referat.yaml"
COMMITTEE_FILE = "udvalg.yaml"
MEETINGS = "meetings"
_YAML = (".yaml", ".yml")
SKIPPED = frozenset({"templates", "schemas", "node_modules", "site", "site-medlemmer"})


class MeetingPath(Struct, frozen=True, gc=False):
    """A meeting file. `address` is where its documents are published, without a suffix and in
    composed Unicode (NFC); `committee` the committee file that holds for it. `body` is the
    published folder of its body: the committee file's, else the meeting's own; empty if both
    lie at the top.
    """

    path: Path
    address: PurePosixPath
    committee: Path | None
    body: str = ""


class CommitteePath(Struct, frozen=True):
    """A committee file, and its body's published folder (empty at the top)."""

    path: Path
    folder: str


class Found(Struct, frozen=True):
    """`root` bounds what a meeting may refer to; `site` is referat.yaml if there is one;
    `committees` are the committee files that the walk met, also of bodies without meetings;
    `single` is true if one file was asked for by name, `whole` if all there is was.
    """

    root: Path
    site: Path | None
    meetings: tuple[MeetingPath, ...]
    single: bool = False
    whole: bool = False
    committees: tuple[CommitteePath, ...] = ()


def find(paths: Sequence[Path]) -> Found | Diagnostic:
    """The meetings that `paths` (files and folders) mean; empty paths mean the folder `.`."""
    paths = paths or (Path(),)
    for path in paths:
        if not os.path.exists(path):  # noqa: PTH110 - Path.exists may raise
            hint = "Se, om navnet er stavet rigtigt, og om du står i den rigtige mappe."
            return Diagnostic("findes-ikke", f"»{path}« findes ikke.", hint)
    root = root_of(paths[0])
    base = root / MEETINGS if (root / MEETINGS).is_dir() else root
    every = (file for path in paths for file in _files(path, root, base))
    files = {os.path.abspath(file): file for file in every}  # noqa: PTH100 - a thousand files
    committees = [file for file in files.values() if file.name == COMMITTEE_FILE]
    meetings = [file for file in files.values() if file.name != COMMITTEE_FILE]
    whole = any(_full(path) in (_full(root), _full(base)) for path in paths)
    if not meetings and not (whole and committees):
        return Diagnostic(
            "ingen-møder",
            f"Der er ingen mødefiler i {_name(paths[0])}.",
            f"Mødefiler ligger i {MEETINGS}/<udvalg>/ og ender på .yaml.",
        )
    site = root / SITE_FILE
    places = _Places(root, base)
    return Found(
        root,
        site if site.is_file() else None,
        tuple(places.meeting(file) for file in sorted(meetings)),
        single=len(paths) == 1 and paths[0].is_file(),
        whole=whole,
        committees=tuple(
            CommitteePath(file, _published(file.parent, base)) for file in sorted(committees)
        ),
    )


def _name(folder: Path) -> str:
    return "denne mappe" if folder == Path() else f"mappen »{folder}«"


def root_of(path: Path) -> Path:
    """The nearest folder with a referat.yaml; else the folder that holds the committees."""
    start = path if path.is_dir() else path.parent
    full = _full(start)
    for folder in (full, *full.parents):
        if (folder / SITE_FILE).is_file():
            return _as_written(start, folder)
    if (start / COMMITTEE_FILE).is_file():
        return _as_written(start, full.parent)
    return start


def _full(path: Path) -> Path:
    """From the top of the disk and without steps up, so that two ways to a file are one."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps `..`


def _as_written(start: Path, folder: Path) -> Path:
    """`folder` in the way the user wrote `start`, so that findings print short paths."""
    return folder if start.is_absolute() else Path(os.path.relpath(folder))


def _files(path: Path, root: Path, base: Path) -> Iterable[Path]:
    if path.is_file():
        return [path]
    top = base if _full(path) == _full(root) else path
    is_among_meetings = base != root  # there a body may be called `site` or `templates`
    return list(_walk(top, frozenset({"node_modules"}) if is_among_meetings else SKIPPED))


def _walk(top: Path, skipped: frozenset[str]) -> Iterable[Path]:
    for folder, folders, names in os.walk(top):
        meetings = [n for n in names if n.endswith(_YAML) and n not in (SITE_FILE, COMMITTEE_FILE)]
        own = {name.rpartition(".")[0] for name in meetings}  # these folders hold attachments
        folders[:] = sorted(
            name
            for name in folders
            if name not in own and name not in skipped and not name.startswith(".")
        )
        here = Path(folder)
        yield from (here / name for name in meetings if not name.startswith("."))
        if COMMITTEE_FILE in names:
            yield here / COMMITTEE_FILE


class _Place(Struct, frozen=True):
    """What the meetings of one folder share: where they are published (empty, or ending with /),
    their committee file, and the published folder of their body.
    """

    address: str
    committee: Path | None
    body: str


class _Places(Struct):
    """Each folder is looked at once: one may hold a thousand meetings."""

    root: Path
    base: Path
    _known: dict[Path, _Place] = field(default_factory=dict)

    def meeting(self, path: Path) -> MeetingPath:
        folder = path.parent
        place = self._known.get(folder)
        if place is None:
            place = self._known[folder] = self._place(path)
        address = PurePosixPath(place.address + composed(path.stem))
        return MeetingPath(path, address, place.committee, place.body)

    def _place(self, path: Path) -> _Place:
        full, base = _full(path).parent, _full(self.base)
        own = full.relative_to(base).as_posix() if full.is_relative_to(base) else "."
        committee = _committee(path, self.root)
        plain = composed(own)
        body = _published(committee.parent, self.base) if committee else plain.removeprefix(".")
        return _Place("" if own == "." else f"{plain}/", committee, body)


def composed(text: str) -> str:
    """`text` in composed Unicode (NFC): macOS stores `å` in two parts."""
    return unicodedata.normalize("NFC", text)


def _published(folder: Path, base: Path) -> str:
    """Where a folder of meetings is published; empty for the top and for what is outside."""
    full, top = _full(folder), _full(base)
    inside = full.is_relative_to(top) and full != top
    return composed(full.relative_to(top).as_posix()) if inside else ""


def _committee(path: Path, root: Path) -> Path | None:
    """The nearest udvalg.yaml at or above the meeting, not above the root."""
    full, top = _full(path.parent), _full(root)
    for folder in (full, *full.parents):
        if (folder / COMMITTEE_FILE).is_file():
            return _as_written(path, folder) / COMMITTEE_FILE
        if folder == top:
            return None
    return None
