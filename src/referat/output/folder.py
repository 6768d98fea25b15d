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
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from referat.diagnostics import Diagnostic
from referat.output import disk, exchange
from referat.output import mirror as mirrors
from referat.output.lock import held
from referat.output.record import RECORD, Record, read_record
from referat.output.survey import Left, State, Survey, looks_as, seen_now, survey
from referat.output.trouble import TEMPORARY, cannot_write, other_edition
from referat.output.write import Output, write_all


class Folder(Struct):
    """`shown` is the folder as the user wrote it, `out` where it really is. `stage` is made
    when it is first asked for, of the `mirror` if there is one (see `referat.output.mirror`).
    `shares` tell of files that lie ready elsewhere: by path, the folder and the digest.
    """

    shown: Path
    out: Path
    edition: str
    survey: Survey
    mirror: Path | None = None
    shares: Mapping[str, tuple[Path, str]] = field(default_factory=dict)
    _is_mirrored: bool = False
    _taken: set[str] = field(default_factory=set)
    _intact: Mapping[str, str] | None = None
    _stage: Path | None = None
    _seen: dict[str, tuple[State, int]] = field(default_factory=dict)
    _made: list[Path] = field(default_factory=list)
    _old: Mapping[str, int] | None = None

    @property
    def intact(self) -> Mapping[str, str]:
        """The digests of the files that need not be made again if they are to be the same."""
        if self._intact is None:
            shared = {path: digest for path, (_, digest) in self.shares.items()}
            self._intact = shared or self.survey.digests()
        return self._intact

    @property
    def stage(self) -> Path:
        """A folder on the same disk for what is new; besides it holds nothing but files of the
        old site that are unchanged. OSError if it cannot be made.
        """
        if self._stage is None:
            self._made = disk.make_folders(self.out.parent)
            self._stage = self._beside() or self._within()
        return self._stage

    def _beside(self) -> Path | None:
        try:
            stage = _free(self.out.parent, f".{self.out.name}.ny-")
            if self.mirror is not None and self.mirror.is_dir() and self.survey.is_ours:
                held, self.survey.mirrored = self.survey.mirrored, None
                taken = mirrors.take(self.mirror, stage, self.survey.numbers, held)
                self._is_mirrored, self._taken = taken is not None, taken or set()
            return stage
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
        what the old site has. OSError if the disk is full. What was taken over with the stage is
        there: nobody removes anything from it without putting something else in its place. What
        the old site has not got was made, and is there too.
        """
        stage, folder, old = self.stage, None, self.intact
        there: set[str] = set()
        missing = [path for path in files if path in old and path not in self._taken]
        for path in sorted(missing, key=_by_folder):
            place, _, name = path.rpartition("/")
            if place != folder:
                folder, there = place, _names(stage / place)
            if name not in there:
                ready = self.shares[path][0] if self.shares else self.out
                disk.link(ready / path, stage / path)

    def look(self, path: str, digest: str) -> None:
        """Sees now what `left` will tell of a file that has been laid on the stage."""
        if self.intact.get(path) != digest:
            self._seen[path] = seen_now(f"{self.stage}/{path}", digest)

    def commit(self, files: Mapping[str, str]) -> list[Diagnostic]:
        """The complete stage becomes the site. Findings mean that the old one stays."""
        if not self.is_exchanged:
            self._seen.clear()
            outputs = [Output(path, self.stage / path) for path in sorted(files)]
            return write_all(self.out, outputs, self.edition)
        record = Record(self.edition, {path: (digest,) for path, digest in files.items()})
        try:
            self._drop([path for path in self.survey.intact if path not in files])
            disk.write(self.stage / RECORD, record.to_bytes())
            if self.out.exists():
                shutil.copymode(self.out, self.stage)
            exchange.put_in_place(self.stage, self.out, _aside(self.out))
        except OSError as error:
            return [cannot_write(self.shown, error)]
        self._made = []
        self._is_mirrored = True  # what is left on the stage is the old site
        self._old = self.survey.numbers
        return []

    def _drop(self, paths: Sequence[str]) -> None:
        """Takes away what the old site had and the new one has not."""
        if not self._is_mirrored:
            return
        for path in paths:
            mirrors.drop(self.stage / path, self.stage)

    def left(self, files: Mapping[str, str]) -> Left:
        """The files of the site now, for the next build's survey; this one's knows them too."""
        found: dict[str, State] = {}
        numbers: dict[str, int] = {}
        before, known_numbers = self.survey.intact, self.survey.numbers
        for path, digest in files.items():
            known = before.get(path)
            if known is not None and known.digest == digest:
                found[path], numbers[path] = known, known_numbers[path]
                continue
            seen = self._seen.get(path)
            if seen is None or seen[0].digest != digest:
                seen = seen_now(f"{self.out}/{path}", digest)
            found[path], numbers[path] = seen
        self.survey = Survey(found, numbers, self.survey.is_ours, self._old)
        return Left(found, seen_now(self.out / RECORD, "")[0])

    def restart(self) -> None:
        """Empties the stage."""
        disk.remove_tree(self.stage)
        disk.make_new_folder(self.stage)
        self._is_mirrored = False
        self._taken.clear()
        self._seen.clear()

    def clear(self) -> None:
        """Takes away what has been staged, and folders made for it."""
        if self._stage is not None and self._stage.exists():
            mirrors.keep(self._stage, self.mirror if self._is_mirrored else None)
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
    known: Callable[[], tuple[Left, Survey | None]],
    waiting: Callable[[], None],
    mirror: Path | None = None,
) -> Iterator[Folder | list[Diagnostic]]:
    """Holds the folder for one build and looks through it; findings if it is a file, or another
    edition lies there. `known` is asked when nobody else is at work: for what the last build left
    (see `survey`), and for what this process itself left in a folder of its own, which is looked
    through again only if another build has been there. `mirror` is a place for the site before
    this one.
    """
    out = Path(os.path.realpath(shown))
    if out.exists() and not out.is_dir():
        yield [cannot_write(shown, NotADirectoryError(errno.ENOTDIR, "", str(shown)))]
        return
    with alone(shown, waiting) as is_alone:
        exchange.recover(out, _aside(out))
        if is_alone:
            _remove_leftovers(out)
        left, last = known()
        found = last if looks_as(out / RECORD, left.record) else None
        if found is None:
            record = _record_of(out, edition, left)
            findings = other_edition(shown, record.edition, edition)
            if findings:
                yield findings
                return
            found = survey(out, record, left.files)
        folder = Folder(shown, out, edition, found, mirror)
        try:
            yield folder
        finally:
            folder.clear()
            if is_alone:
                _remove_leftovers(out)  # interrupted between making a folder and knowing of it


def _record_of(out: Path, edition: str, left: Left) -> Record:
    """The record in `out`; it need not be read if it looks as the last build left it."""
    if not looks_as(out / RECORD, left.record):
        return read_record(out)
    return Record(edition, {path: (state.digest,) for path, state in left.files.items()})


def _by_folder(path: str) -> tuple[str, str]:
    folder, _, name = path.rpartition("/")
    return folder, name


def _names(folder: Path) -> set[str]:
    """What is in `folder`, which is made if it is not there."""
    try:
        return {entry.name for entry in os.scandir(folder)}
    except FileNotFoundError:
        disk.make_folders(folder)
        return set()


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
