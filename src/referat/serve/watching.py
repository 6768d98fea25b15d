"""Waits for a change in what a site is made from.

What a build makes, what tools keep and what editors leave while they save is passed over.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

from watchfiles import Change, watch

_TICK = 200  # milliseconds between looks at the clock
_QUIET = 8  # milliseconds without a change that end a burst of them
_LONGEST = 600  # milliseconds that a burst may last
_OUTPUT = frozenset({"site", "site-medlemmer", "public", "node_modules", "__pycache__"})
_LEFTOVER = (".tmp", ".swp", ".swx", ".part", ".crdownload", "~")


def changes(root: Path, stop: threading.Event, quiet: int = _QUIET) -> Iterator[frozenset[str]]:
    """What has changed under `root`, without links; nothing every now and then; ends when `stop`
    is set. Watches from the first value on, so what changes during a build is told after it.
    """
    top = root.resolve()
    for found in watch(
        top,
        watch_filter=lambda change, path: is_input(top, Path(path), change),
        stop_event=stop,
        debounce=_LONGEST,
        step=quiet,
        rust_timeout=_TICK,
        yield_on_timeout=True,
    ):
        yield frozenset(path for _, path in found)


def is_input(root: Path, path: Path, change: Change = Change.modified) -> bool:
    """True for a file that a site could be made from: not hidden, not made by a build, not an
    editor's own. `root` is as the system knows it.
    """
    try:
        parts = path.relative_to(root).parts
    except ValueError:
        return False
    if not parts or any(part.startswith((".", "~$", "#")) for part in parts):
        return False
    if parts[0] in _OUTPUT or "node_modules" in parts or "__pycache__" in parts:
        return False
    if parts[-1].endswith(_LEFTOVER) or parts[-1] == "4913":
        return False
    return change is Change.deleted or not path.is_dir()
