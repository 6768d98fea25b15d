"""An answer is left for the next time somebody asks the same: see `again`.

What the disk says of a file is only rested on if a change after the file was read must show. A
file system's clock goes in steps, so what was changed in the last of them may change once more
and look the same. Therefore nothing is remembered that rests on a path which has been changed
since shortly before the command began, but for a source that still holds what was read.
"""

from __future__ import annotations

import contextlib
import os
import struct
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from referat.cli import again
from referat.cli.again import FOLDER, GONE, SUFFIX, Question
from referat.compile.grounds import Grounds
from referat.output import disk
from referat.project.find import SITE_FILE

if TYPE_CHECKING:
    from referat.cli.again import Answer

_SECOND = 1_000_000_000
_COARSE = 3 * _SECOND
"""The step of a disk that counts in seconds, or in two of them."""
_FINE = _SECOND // 50
_COARSE_CLOCK = 5
"""CLOCK_REALTIME_COARSE: Linux gives files their times by it."""
_MOST = 64
"""How many answers are kept."""
_LOOKED_AT = 2000
"""Paths in a built folder: more would take longer than all the sources."""
_UNFINISHED = ".ny"
_ROW = len(GONE)
"""Numbers in a state, the last of which is the time of change that nobody can set."""


def remember(
    question: Question, root: Path, said: Answer, rest: Grounds, read: Mapping[str, bytes]
) -> None:
    """Leaves `said`, which rests on `rest`, in the repository at `root`. `read` are the bytes of
    sources. Nothing happens where nothing can be written, or where what it rests on has only
    just been changed.
    """
    folder = root / FOLDER
    if not (folder.is_dir() or (root / SITE_FILE).is_file()):
        return
    new = folder / f"{question.name}.{os.getpid()}{_UNFINISHED}"
    with contextlib.suppress(OSError, ValueError, struct.error):
        try:
            _make(folder)
            new.unlink(missing_ok=True)
            disk.write(new, b"")
            paths = sorted(rest.files | rest.others)
            encoded = [os.fsencode(path) for path in paths]
            states = again.states_of(encoded)
            settled = _Settled(question, new.stat().st_mtime_ns, rest.files, read)
            if all(map(settled, paths, states[_ROW - 1 :: _ROW])):
                new.write_bytes(again.packed(question, said, encoded, states))
                disk.move(new, folder / question.name)
                _forget(folder)
        finally:
            new.unlink(missing_ok=True)


def _make(folder: Path) -> None:
    if not folder.is_dir():
        disk.make_folder(folder)
        disk.write(folder / ".gitignore", b"*\n")


class _Settled:
    """Tells of a path, by its last change, if it is as it was when the command read it and can
    not change without its being seen. `now` is what the disk's own clock says.
    """

    def __init__(
        self, question: Question, now: int, files: set[str], read: Mapping[str, bytes]
    ) -> None:
        step = _step(now)
        self._began = now - (time.monotonic_ns() - question.began) - step
        self._now = now - step
        self._files = files
        self._read = read

    def __call__(self, path: str, changed: int) -> bool:
        if changed == GONE[-1]:
            return path not in self._files
        if changed < self._began:
            return True
        return changed < self._now and path in self._read and self._is_same(path)

    def _is_same(self, path: str) -> bool:
        return Path(path).read_bytes() == self._read[path]


def _step(now: int) -> int:
    """How long the disk may call two moments the same."""
    if now % _SECOND == 0:
        return _COARSE
    fine = int(time.clock_getres(_COARSE_CLOCK) * _SECOND) if sys.platform == "linux" else _FINE
    return 2 * fine


def _forget(folder: Path) -> None:
    """Questions come and go: only the last ones are worth remembering."""
    ours = [path for path in folder.iterdir() if SUFFIX in path.suffixes]
    for path in sorted(ours, key=lambda file: file.stat().st_mtime_ns)[:-_MOST]:
        disk.remove(path)


def loaded() -> list[str]:
    """The files of the program that have been used so far, the folders that they lie in, and
    those that packages are installed in: a package of another version has another name there.
    """
    files = [file for name in list(sys.modules) if (file := _file_of(name))]
    return [*files, *{os.path.dirname(file) for file in files}, *_installed()]  # noqa: PTH120


def _file_of(module: str) -> str:
    if module.partition(".")[0] != "referat":
        return ""
    return getattr(sys.modules[module], "__file__", None) or ""


def program() -> list[str]:
    """All of the program, used or not, with its templates."""
    from referat.formats.templates import shipped_templates  # noqa: PLC0415

    package = Path(__file__).parents[1]
    source = [path for path in tree(package) if path.endswith(".py") or Path(path).is_dir()]
    return [*source, *tree(shipped_templates()), *_installed()]


def tree(top: Path) -> list[str]:
    """Every folder and file in `top`; `top` itself if there is nothing of its name."""
    found = [str(top)]
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if name != "__pycache__"]
        found += [os.path.join(folder, name) for name in (*folders, *names)]  # noqa: PTH118
    return found


def outputs(target: Path, paths: Sequence[str]) -> list[str]:
    """What is looked at in a built folder: its folders, the outermost first, as far as they are
    few enough to be looked at in no time; if they all are, the files too.
    """
    from referat.output.record import RECORD  # noqa: PLC0415

    top = os.path.abspath(target)  # noqa: PTH100
    folders = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    every = [*sorted(folders, key=lambda name: (name.count("/"), name)), *paths]
    seen = every if len(every) <= _LOOKED_AT else every[: min(len(folders), _LOOKED_AT)]
    return [os.path.normpath(f"{top}/{path}") for path in (*seen, RECORD)]


def _installed() -> list[str]:
    return [path for path in sys.path if path.endswith("-packages")]
