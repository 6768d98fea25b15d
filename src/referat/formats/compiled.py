"""The shipped templates as they were compiled, for the next run: they lie beside them, where Python
keeps what it has compiled of the program itself.

So who could change them could change the program as well. What comes of a repository's own
templates is never kept: compiled code cannot be held against what it was compiled from.
"""

from __future__ import annotations

import contextlib
import os
import sys
from importlib.util import cache_from_source
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """Compiled templates of `folder`. One that is of another version, or broken, is passed over."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError, NotImplementedError):
            content = self._place(bucket).read_bytes()
            try:
                bucket.bytecode_from_string(content)
            except Exception:  # a file that was cut off may fail in any way
                bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        with contextlib.suppress(OSError, NotImplementedError):
            place = self._place(bucket)
            place.parent.mkdir(parents=True, exist_ok=True)
            new = place.with_name(f"{place.name}.{os.getpid()}")
            try:
                new.write_bytes(bucket.bytecode_to_string())
                new.replace(place)
            finally:
                new.unlink(missing_ok=True)

    def _place(self, bucket: Bucket) -> Path:
        """Beside the template, or where Python was told to keep such files."""
        source = self._folder / f"{bucket.key}.py"
        return Path(cache_from_source(str(source))).with_suffix(".jinja")

    def get_source_checksum(self, source: str) -> str:
        """`source` stands for all that compiled code depends on; it names its folder as well."""
        return super().get_source_checksum(f"{source} {self._folder}")

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A template is known by its name: all lie in one folder."""
        del filename
        return name
