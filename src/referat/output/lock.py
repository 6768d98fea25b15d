"""One build at a time in one folder: a lock that goes when its holder does, however it dies."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


@contextlib.contextmanager
def held(folder: Path, waiting: Callable[[], None]) -> Iterator[bool]:
    """Holds the lock of an existing `folder`; calls `waiting` before it waits for another
    holder. False where there are no locks: then nobody knows who else is at work.

    The folder itself is locked (flock(2)), so that no file is left behind.
    """
    try:
        handle = os.open(folder, os.O_RDONLY) if fcntl else None
    except OSError:
        handle = None
    if handle is None:
        yield False
        return
    try:
        yield _lock(handle, waiting)
    finally:
        os.close(handle)


def _lock(handle: int, waiting: Callable[[], None]) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting()
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError:  # a file system without locks
        return False
    return True
