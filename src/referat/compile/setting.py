"""What every part of one build shares: what was found and asked for, and where things lie."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from msgspec import Struct, field

from referat.compile.asked import Answer, Answers, AskedShelf, by_content
from referat.compile.request import Request
from referat.compile.sources import Sources
from referat.danish.slugs import slug
from referat.diagnostics import Diagnostic
from referat.model.base import Model
from referat.model.cascade import Whole, cascade
from referat.model.meeting import DOCUMENTS, FORMATS, Committee, Meeting, Site
from referat.project.find import Found, MeetingPath
from referat.project.load import Loaded, load_file
from referat.project.real import RealFolders

if TYPE_CHECKING:
    from referat.view.document import Kind

M = TypeVar("M", bound=Model)
NO_BODY = "moeder"
"""The folder of meetings that lie at the top and belong to no body."""


class Setting(Struct, dict=True):
    """One build. Meetings are named by their number in `found.meetings`. Files that several
    meetings depend on are loaded once in a process.
    """

    found: Found
    request: Request
    sources: Sources = field(default_factory=Sources)
    _loaded: dict[Path, Loaded[Committee]] = field(default_factory=dict)
    _named: dict[str, str] = field(default_factory=dict)
    _folders: dict[Path, tuple[Path, Path]] = field(default_factory=dict)
    _real: RealFolders = field(default_factory=RealFolders)

    @cached_property
    def top(self) -> Path:
        """The repository's root, without links."""
        return self.found.root.resolve()

    @cached_property
    def answers(self) -> Answers:
        return Answers(self.top, self._real)

    def described(self, file: Path) -> Answer:
        """A file that is copied, so that a change is seen later."""
        answer = self.answers.file(file)
        return by_content(self.top, [answer])[0] if self.request.is_shared else answer

    @cached_property
    def site_file(self) -> Loaded[Site]:
        path = self.found.site
        return load_file(Site, path, self.sources) if path else Loaded(None, ())

    @property
    def site(self) -> Site | None:
        return self.site_file.value

    @property
    def formats(self) -> Sequence[str]:
        return self.request.formats or (self.site.formats if self.site else None) or FORMATS

    @property
    def makes_site(self) -> bool:
        """True if there will be pages around the documents."""
        is_all = self.found.whole and not self.request.kinds and not self.request.formats
        return is_all and "html" in self.formats

    def committee_file(self, path: Path) -> Loaded[Committee]:
        if path not in self._loaded:
            self._loaded[path] = load_file(Committee, path, self.sources)
        return self._loaded[path]

    def meeting_file(self, meeting: MeetingPath) -> tuple[Whole | None, tuple[Diagnostic, ...]]:
        """A meeting with all that holds for it, and what its own file gave rise to."""
        loaded = load_file(Meeting, meeting.path, self.sources)
        if loaded.value is None:
            return None, loaded.findings
        committee = self.committee_file(meeting.committee).value if meeting.committee else None
        return cascade(loaded.value, committee, self.site), loaded.findings

    def source(self, path: Path | str) -> str:
        """A file from the repository's root, with /."""
        written = str(path)
        name = self._named.get(written)
        if name is None:
            name = self._named[written] = _from(str(self.found.root), written)
        return name

    def shelf(self, meeting: MeetingPath, closed: frozenset[Path] = frozenset()) -> AskedShelf:
        """The meeting's files: its own folder, then what lies beside its file."""
        folders = self._folders.get(meeting.path)
        if folders is None:
            folders = meeting.path.with_suffix(""), meeting.path.parent
            self._folders[meeting.path] = folders
        prefix = f"{meeting.address.name}/" if self.found.single else ""
        return AskedShelf(self.found.root, folders, prefix, closed, real=self._real)

    def kinds(self, whole: Whole) -> tuple[Kind, ...]:
        """The documents that are made of a meeting."""
        from referat.view.make import has_minutes  # noqa: PLC0415 - a check makes none

        if self.request.kinds:
            return self.request.kinds
        said = self.site.documents if self.site else None
        wanted = tuple(cast("Sequence[Kind]", said or DOCUMENTS))
        if has_minutes(whole.meeting):
            return wanted
        return tuple(kind for kind in wanted if kind == "dagsorden")


def _from(root: str, path: str) -> str:
    """A file from `root`, with /; at once where it is written so."""
    start = "" if root == "." else f"{root}{os.sep}"
    own = path[len(start) :]
    if path.startswith(start) and ".." not in own and not os.path.isabs(own):  # noqa: PTH117
        return own.replace(os.sep, "/")
    return Path(os.path.relpath(path, root)).as_posix()


def body_folder(meeting: MeetingPath, body: str) -> str:
    """Where the page of the meeting's body lies; never empty."""
    return meeting.body or (slug(body) if body else NO_BODY)
