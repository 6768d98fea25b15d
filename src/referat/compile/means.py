"""How to build, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from referat.compile.request import Progress
from referat.compile.staging import Search
from referat.compile.warm import Warm
from referat.diagnostics import Diagnostic


def _nothing() -> None:
    return None


class Means(Struct, frozen=True):
    """How to build. `jobs` processes; `remembers`: what has not changed is not made again;
    `waiting` is called if another build must end first; `is_share`: other meetings are built
    elsewhere, so nothing is said of links to them, and nothing is made searchable yet; `warm`
    is what a process keeps that builds again.
    """

    jobs: int = 1
    remembers: bool = True
    search: Search | None = None
    progress: Progress = lambda done, total: None
    waiting: Callable[[], None] = _nothing
    is_share: bool = False
    warm: Warm | None = None


class Built(Struct):
    """What came of it. `files` are how many there are in the folder, 0 if there was an error;
    `is_changed` is false if the folder was left as it was, `has_front` true if it has a front
    page; `is_refused` tells that the folder could not take what had been made. Of a
    folder that was left as it was, `asked` are the names that each source asked the disk for (see
    `grounds`), `paths` all files.
    """

    findings: list[Diagnostic] = field(default_factory=list)
    sources: dict[Path, str] = field(default_factory=dict)
    files: int = 0
    is_changed: bool = True
    has_front: bool = False
    is_refused: bool = False
    asked: Mapping[str, Sequence[str]] = field(default_factory=dict)
    paths: Sequence[str] = ()
