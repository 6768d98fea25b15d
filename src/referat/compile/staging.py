"""The staged site is made whole: attachments are copied, unchanged files linked, the search
index made anew if a page that is searched has changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct, field

from referat.compile.keys import key_of
from referat.compile.values import Copied, Group, Memory
from referat.compile.whole import Whole
from referat.output import disk
from referat.output.folder import Folder
from referat.output.manifest import MANIFEST, manifest
from referat.output.trouble import TEMPORARY
from referat.site.addresses import SEARCH_INDEX


class Search(Protocol):
    """What makes a site searchable. `version` changes with what it makes, `entry` is the file
    of it that pages lead to. `index` makes an index of the pages under one folder in another;
    it and `is_ready` are false where it cannot.
    """

    @property
    def version(self) -> str: ...

    @property
    def entry(self) -> str: ...

    def is_ready(self) -> bool: ...

    def index(self, pages: Path, bundle: Path) -> bool: ...


class Staging(Struct):
    """What is laid on the stage besides what was made. `memory` is what the last build left, `top`
    the sources' root; `laid` are the digests of the copies that are there. OSError if the disk is
    full or an attachment has gone.
    """

    folder: Folder
    memory: Memory
    top: Path
    laid: dict[str, str] = field(default_factory=dict)

    def take(self, group: Group) -> None:
        """Sees to what has just been made, while others are still at work."""
        for file in group.files:
            self.folder.look(file.path, file.digest)
        for copied in group.copies:
            self._copy(copied)

    def complete(self, whole: Whole) -> dict[str, str]:
        """Completes the stage; every file of the site with its digest, but for the search's."""
        files = {made.path: made.digest for made in whole.files}
        for copied in whole.copies:
            if copied.path not in self.laid:
                self._copy(copied)
            whole.memory.copies[copied.path] = copied.source
        files |= self.laid
        self.folder.complete(files)
        return files

    def _copy(self, copied: Copied) -> None:
        known = self.folder.intact.get(copied.path, "")
        if known and self.memory.copies.get(copied.path) == copied.source:
            self.laid[copied.path] = known
            return
        digest = self.laid[copied.path] = _copied(copied, self.folder.stage, self.top)
        self.folder.look(copied.path, digest)


def _copied(copied: Copied, stage: Path, top: Path) -> str:
    """The digest of what was copied, of which there may be an old one on the stage."""
    source, target = f"{top}/{copied.source[0]}", f"{stage}/{copied.path}"
    try:
        return disk.copy(source, target)
    except FileExistsError:
        disk.remove(Path(target))
    except FileNotFoundError:
        disk.make_folders(target.rpartition("/")[0])
    return disk.copy(source, target)


def with_manifest(files: Mapping[str, str], folder: Folder, commit: str) -> dict[str, str]:
    """`files` and the list of them, which is laid on the stage. `commit`: see `manifest`."""
    content = manifest(files, folder.edition, commit)
    digest = disk.digest(content)
    if folder.intact.get(MANIFEST) == digest:
        folder.complete({MANIFEST: digest})
        return {**files, MANIFEST: digest}
    target = folder.stage / MANIFEST
    if target.exists():
        disk.remove(target)
    disk.write(target, content)
    return {**files, MANIFEST: digest}


def search_index(
    whole: Whole, memory: Memory, folder: Folder, search: Search
) -> dict[str, str] | None:
    """The files of the search index in the complete stage, each with its digest; None if it
    could not be made.
    """
    pages = sorted((made.path, made.digest) for made in whole.files if made.searched)
    key = key_of(search.version, pages)
    prefix = f"{SEARCH_INDEX}/"
    old = {p: d for p, d in folder.intact.items() if p.startswith(prefix)}
    if old and memory.search == _index_key(key, old):  # this index, not another build's
        whole.memory.search = memory.search
        folder.complete(old)
        return old
    if not _indexed([path for path, _ in pages], folder.stage, search):
        return None
    made = sorted(path for path in (folder.stage / SEARCH_INDEX).rglob("*") if path.is_file())
    files = {path.relative_to(folder.stage).as_posix(): disk.digest(path) for path in made}
    whole.memory.search = _index_key(key, files)
    return files


def _index_key(key: str, files: Mapping[str, str]) -> str:
    """What tells an index apart: what it was made of, and what it came to."""
    return key_of(key, sorted(files.items()))


def _indexed(pages: Sequence[str], stage: Path, search: Search) -> bool:
    """Only the pages that are searched are laid before the indexer; it would read them all."""
    apart = stage / f"{TEMPORARY}sider"
    for path in pages:
        disk.make_folders((apart / path).parent)
        disk.link(stage / path, apart / path)
    disk.remove_tree(stage / SEARCH_INDEX)
    done = search.index(apart, stage / SEARCH_INDEX)
    disk.remove_tree(apart)
    return done
