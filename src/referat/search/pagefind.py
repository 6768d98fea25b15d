"""The search index: made by Pagefind, a program of its own that reads finished pages.

Danish stemming is in the plain program; the larger »extended« one only adds Chinese, Japanese
and the like. The same pages give the same bytes. What Pagefind says is not shown.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from referat.search.settled import settle

ENTRY = "pagefind.js"
LANGUAGE = "da"
_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
"""Pagefind's own search boxes: the site has one of its own."""
_TO_START, _TO_INDEX = 60, 1200
"""Seconds: for a machine that is slow or busy, and for tens of thousands of pages."""


class Pagefind(Struct, frozen=True):
    """Makes finished pages searchable. `command` is how the program is started."""

    command: Sequence[str] = (sys.executable, "-m", "pagefind")

    @property
    def version(self) -> str:
        """What the index depends on besides the pages; empty if Pagefind is not installed."""
        from importlib import metadata  # noqa: PLC0415 - slow; not every build is searched

        try:
            return metadata.version("pagefind")
        except metadata.PackageNotFoundError:
            return ""

    @property
    def entry(self) -> str:
        """The file of the bundle that pages lead to."""
        return ENTRY

    def is_ready(self) -> bool:
        """True if the program can be started here."""
        return self._run(["--version"], _TO_START)

    def index(self, pages: Path, bundle: Path) -> bool:
        """Puts an index of the pages under `pages` into the new folder `bundle`. False if it
        could not be made.
        """
        where = ["--site", str(pages.resolve()), "--output-path", str(bundle.resolve())]
        if not self._run([*where, "--force-language", LANGUAGE, "--silent"], _TO_INDEX):
            return False
        try:
            for pattern in _UNUSED:
                for file in bundle.glob(pattern):
                    file.unlink()
            settle(bundle)
        except (OSError, ValueError, IndexError):
            return False
        return (bundle / ENTRY).is_file()

    def _run(self, arguments: Sequence[str], seconds: int) -> bool:
        try:
            done = subprocess.run(
                [*self.command, *arguments],
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=seconds,
            )
        except (OSError, subprocess.SubprocessError):
            return False
        return done.returncode == 0
