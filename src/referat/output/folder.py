"""A site's folder while one build holds it: looked through, staged beside it, exchanged whole.

    with opened(out, edition, known, waiting) as folder:   # one build at a time
        folder.stage / "a/index.html"                      # changed files are written here
        folder.complete(files)                             # unchanged ones are linked from the old
        folder.commit(files)                               # and the two change places

A folder that holds anything not ours, that is a mount, or whose surroundings may not be
written, keeps its place: its files are then moved one by one (`write`).
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from referat.diagnostics import Diagnostic
from referat.output import disk, exchange
from referat.output.lock import held
from referat.output.record import RECORD, Record, read_record
from referat.output.survey import State, Survey, state_of, survey
from referat.output.trouble import TEMPORARY, cannot_write, other_edition
from referat.output.write import Output, write_all


@dataclass(slots=True)
class Folder:
    """`shown` is the folder as the user wrote it, `out` where it really is. `stage` is made
    when it is first asked for.
    """

    shown: Path
    out: Path
    edition: str
    survey: Survey
    _stage: Path | None = None
    _made: list[Path] = field(default_factory=list)

    @property
    def stage(self) -> Path:
        """An empty folder on the same disk for what is new. OSError if it cannot be made."""
        if self._stage is None:
            self._made = disk.make_folders(self.out.parent)
            self._stage = self._beside() or self._within()
        return self._stage

    def _beside(self) -> Path | None:
        try:
            return _free(self.out.parent, f".{self.out.name}.ny-")
        except OSError:
            if not self.out.is_dir():
                raise
            return None

    def _within(self) -> Path:
        return _free(self.out, TEMPORARY)

    @property
    def is_exchanged(self) -> bool:
        """True if the whole folder can change places with the staged one."""
        if self.stage.parent != self.out.parent:
            return False
        if not self.out.exists():
            return True
        return self.survey.is_ours and _may_go(self.out, self.stage)

    def complete(self, files: Mapping[str, str]) -> None:
        """Fills the stage with those of `files` (path → digest) that are not in it yet, from
        what the old site has. OSError if the disk is full.
        """
        folders: set[Path] = set()
        for path in sorted(files):
            target = self.stage / path
            if not target.exists():
                if target.parent not in folders:
                    disk.make_folders(target.parent)
                    folders.add(target.parent)
                disk.link(self.out / path, target)

    def commit(self, files: Mapping[str, str]) -> list[Diagnostic]:
        """The complete stage becomes the site. Findings mean that the old one stays."""
        if not self.is_exchanged:
            outputs = [Output(path, self.stage / path) for path in sorted(files)]
            return write_all(self.out, outputs, self.edition)
        record = Record(self.edition, {path: (digest,) for path, digest in files.items()})
        try:
            disk.write(self.stage / RECORD, record.to_bytes())
            if self.out.exists():
                shutil.copymode(self.out, self.stage)
            exchange.put_in_place(self.stage, self.out, _aside(self.out))
        except OSError as error:
            return [cannot_write(self.shown, error)]
        self._made = []
        return []

    def states(self, files: Mapping[str, str]) -> dict[str, State]:
        """The files of the site now, for the next build's survey."""
        return {path: state_of(self.out / path, None, files[path]) for path in files}

    def restart(self) -> None:
        """Empties the stage."""
        disk.remove_tree(self.stage)
        disk.make_new_folder(self.stage)

    def clear(self) -> None:
        """Removes what has been staged, and folders made for it."""
        if self._stage is not None and self._stage.exists():
            disk.remove_tree(self._stage)
        for folder in reversed(self._made):
            with contextlib.suppress(OSError):
                disk.remove_folder(folder)


@contextlib.contextmanager
def alone(shown: Path, waiting: Callable[[], None]) -> Iterator[bool]:
    """Holds the folder for one build; false where nobody can tell. `waiting` is called if
    another build has to end first.
    """
    with held(_first_there(Path(os.path.realpath(shown)).parent), waiting) as is_alone:
        yield is_alone


@contextlib.contextmanager
def opened(
    shown: Path,
    edition: str,
    known: Callable[[], Mapping[str, State]],
    waiting: Callable[[], None],
) -> Iterator[Folder | list[Diagnostic]]:
    """Holds the folder for one build and looks through it; findings if it is a file, or another
    edition lies there. `known` is asked when nobody else is at work: see `survey`.
    """
    out = Path(os.path.realpath(shown))
    if out.exists() and not out.is_dir():
        yield [cannot_write(shown, NotADirectoryError(errno.ENOTDIR, "", str(shown)))]
        return
    with alone(shown, waiting) as is_alone:
        exchange.recover(out, _aside(out))
        if is_alone:
            _remove_leftovers(out)
        record = read_record(out)
        findings = other_edition(shown, record.edition, edition)
        if findings:
            yield findings
            return
        folder = Folder(shown, out, edition, survey(out, record, known()))
        try:
            yield folder
        finally:
            folder.clear()
            if is_alone:
                _remove_leftovers(out)  # interrupted between making a folder and knowing of it


def _first_there(folder: Path) -> Path:
    return next(each for each in (folder, *folder.parents) if each.is_dir())


def _aside(out: Path) -> Path:
    return out.parent / f".{out.name}.gl"


def _free(parent: Path, prefix: str) -> Path:
    """Makes the first folder of its name that is not there."""
    number = 1
    while True:
        folder = parent / f"{prefix}{number}"
        try:
            disk.make_new_folder(folder)
        except FileExistsError:
            number += 1
        else:
            return folder


def _may_go(out: Path, stage: Path) -> bool:
    """False for a folder that another must not take the place of: a mount, somebody else's, or
    the one that the program stands in.
    """
    old, new, here = out.stat(), stage.stat(), Path().stat()
    return (
        not os.path.ismount(out)
        and (old.st_dev, old.st_uid, old.st_gid) == (new.st_dev, new.st_uid, new.st_gid)
        and not os.path.samestat(old, here)
    )


def _remove_leftovers(out: Path) -> None:
    """What builds that were killed have left. Nobody else is at work: the lock is held."""
    staged = re.compile(re.escape(f".{out.name}.ny-") + r"\d+")
    inner = re.compile(re.escape(TEMPORARY) + r"\d{1,4}")
    for parent, pattern in ((out.parent, staged), (out, inner)):
        with contextlib.suppress(OSError):
            for entry in list(os.scandir(parent)):
                if pattern.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False):
                    disk.remove_tree(Path(entry.path))
    if out.exists() and _aside(out).is_dir():
        disk.remove_tree(_aside(out))
