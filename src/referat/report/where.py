"""Paths as a forge counts them: from the top of what it has checked out, with `/`."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from referat.diagnostics import Diagnostic


class Where(Struct, frozen=True):
    """`top` is the folder that paths are counted from; `site` the file that stands for the whole
    repository where the finding has none, if there is one.
    """

    top: Path
    site: Path | None = None

    def file(self, finding: Diagnostic) -> Path | None:
        """The finding's file, else the one that stands for all."""
        return finding.path or self.site

    def path(self, finding: Diagnostic) -> str:
        """The same from the top; empty for none."""
        file = self.file(finding)
        return self.seen(file) if file else ""

    def seen(self, path: Path) -> str:
        """A path from the top; a file outside it keeps its whole path."""
        full, top = _full(path), _full(self.top)
        return (full.relative_to(top) if full.is_relative_to(top) else full).as_posix()

    def uri(self, path: Path) -> str:
        """As `seen`, in the form of an address (RFC 3986)."""
        seen = self.seen(path)
        is_inside = not Path(seen).is_absolute()
        return quote(seen) if is_inside else Path(seen).as_uri()


def _full(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps `..`
