"""Where finished files go: into memory, or at once into a folder on the disk.

What lies unchanged in the old site already is not written again.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from referat.compile.values import Made
from referat.output import disk

if TYPE_CHECKING:
    from referat.formats.html.woven import Woven

PAGE = ".html"


class Spool(Struct):
    """`folder` is None for memory: then `contents` has the bytes. `intact` are the digests of
    the files that the old site has, by path.
    """

    folder: str | None = None
    intact: Mapping[str, str] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)

    def put(self, path: str, file: bytes | Woven) -> Made:
        """Takes a finished file. OSError if the disk does not."""
        content, leads = (file, None) if isinstance(file, bytes) else (file.content, file.leads)
        digest = disk.digest(content)
        if self.folder is None:
            self.contents.setdefault(path, content)
        elif self.intact.get(path) != digest:
            self._write(f"{self.folder}/{path}", content)
        if not path.endswith(PAGE):
            return Made(path, digest)
        from referat.compile.links import scanned  # noqa: PLC0415 - a check makes no page

        return scanned(path, digest, content, leads)

    def taken(self) -> dict[str, bytes]:
        """What is in memory, which is then empty."""
        taken, self.contents = self.contents, {}
        return taken

    def _write(self, target: str, content: bytes) -> None:
        try:
            disk.write(target, content)
        except FileExistsError:  # the old one, or two with one path, or its writer died
            disk.remove(Path(target))
            disk.write(target, content)
        except FileNotFoundError:
            disk.make_folders(target.rpartition("/")[0])
            disk.write(target, content)
