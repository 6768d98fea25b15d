"""A mended file takes the old one's place in one step, or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def replace_file(path: Path, old: bytes, new: bytes) -> bool:
    """Writes `new` where `old` was read, with the same permissions; a link goes on leading to its
    file. False if the file has become another in the meantime. Raises OSError.
    """
    real = path.resolve()
    mode = stat.S_IMODE(real.stat().st_mode)
    if not os.access(real, os.W_OK):
        raise PermissionError(f"{path}")
    beside = real.with_name(f".{real.name}.ny-{os.getpid()}")
    try:
        with beside.open("xb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(mode)
        if real.read_bytes() != old:
            return False
        beside.replace(real)
    finally:
        beside.unlink(missing_ok=True)
    return True
