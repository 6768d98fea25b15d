"""Two folders change places at once: whoever reads sees all of the old or all of the new.

Linux: renameat2(2) with RENAME_EXCHANGE. macOS: renamex_np(2) with RENAME_SWAP. Elsewhere two
renames, with a name between them that `recover` knows.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

from referat.output import disk

_HERE = -100  # AT_FDCWD
_EXCHANGE = 2
_NOT_HERE = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})


def put_in_place(new: Path, out: Path, aside: Path) -> None:
    """`new` becomes `out`, and holds then what `out` held, if that was there. `aside` is a free
    name beside it.
    """
    if not out.exists():
        disk.move(new, out)
    elif not swap(new, out):
        _in_two_steps(new, out, aside)


def _in_two_steps(new: Path, out: Path, aside: Path) -> None:
    """After it `new` holds what `out` held, as after a swap."""
    disk.move(out, aside)
    try:
        disk.move(new, out)
    except OSError:
        disk.move(aside, out)
        raise
    disk.move(aside, new)


def recover(out: Path, aside: Path) -> None:
    """Puts back what a build that was killed between two renames had set aside."""
    if aside.is_dir() and not out.exists():
        with contextlib.suppress(OSError):
            disk.move(aside, out)


def swap(one: Path, other: Path) -> bool:
    """Lets two folders change places; false where the system or the disk cannot."""
    call = _call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NOT_HERE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _call() -> Callable[[bytes, bytes], int] | None:
    """The system's own exchange of two names; None if it has none."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
    except (OSError, TypeError):  # Windows
        return None
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        return lambda one, other: int(library.renameat2(_HERE, one, _HERE, other, _EXCHANGE))
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return lambda one, other: int(library.renamex_np(one, other, _EXCHANGE))
    return None
