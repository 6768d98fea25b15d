"""Folders without links: each is followed once, and what stands above it once for all that it
holds.
"""

from __future__ import annotations

import os

from msgspec import Struct, field

_DOTS = frozenset({"", ".", ".."})


class RealFolders(Struct):
    """As `os.path.realpath` gives them, as long as this lives."""

    _known: dict[str, str] = field(default_factory=dict)

    def of(self, folder: str) -> str:
        known = self._known.get(folder)
        if known is None:
            known = self._known[folder] = self._followed(folder)
        return known

    def of_file(self, path: str) -> str:
        """A file, or what would be one, without links."""
        return os.path.realpath(path) if os.path.islink(path) else self.of_plain(path)  # noqa: PTH114

    def of_plain(self, path: str) -> str:
        """The same where it is known that the path ends with no link."""
        folder, _, name = path.rpartition(os.sep)
        if name in _DOTS or not folder:
            return os.path.realpath(path)
        return f"{self.of(folder).rstrip(os.sep)}{os.sep}{name}"

    def _followed(self, folder: str) -> str:
        above, _, name = folder.rpartition("/")
        if not above or name in _DOTS or os.sep != "/" or os.path.islink(folder):  # noqa: PTH114
            return os.path.realpath(folder)
        if above not in self._known:
            self._known[above] = os.path.realpath(above)
        return f"{self._known[above].rstrip('/')}/{name}"


def is_inside(path: str, top: str) -> bool:
    """True for `top` and all under it; both without links."""
    path, top = os.path.normcase(path), os.path.normcase(top)
    return path == top or path.startswith(top.rstrip(os.sep) + os.sep)
