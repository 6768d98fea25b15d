"""The open files: each with its text as it is now, and what came of checking it last."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from referat.compile.asked import AskedShelf
from referat.compile.draft import Draft, check_draft, meeting_at
from referat.compile.setting import Setting
from referat.lsp.contents import Entry, Listed, entries_in, people_of
from referat.lsp.known import Known, entries_of
from referat.lsp.lines import Lines
from referat.lsp.repository import TopModel, is_ours, model_of, root_for, setting_of
from referat.mend import with_moves
from referat.model.cascade import Whole
from referat.model.meeting import Committee, Meeting


class Folder(Struct, dict=True):
    """What open files of one repository share. `known` is None until it has been found out."""

    root: Path
    setting: Setting
    known: Known = field(default_factory=Known)


class Opened(Struct, dict=True):
    """An open file. `draft` is of the text as it was when it was checked; `whole` is the last
    meeting that could be read at all.
    """

    uri: str
    path: Path
    version: int | None
    lines: Lines
    folder: Folder
    draft: Draft
    whole: Whole | None = None
    is_checked: bool = False

    @property
    def model(self) -> TopModel:
        return model_of(self.path)

    @property
    def is_meeting(self) -> bool:
        return self.model is Meeting

    @cached_property
    def committee_path(self) -> Path | None:
        """The body's file, if the meeting has one; of a body's file itself that file."""
        if self.model is Committee:
            return self.path
        return meeting_at(self.folder.setting, self.path).committee if self.is_meeting else None

    @property
    def committee(self) -> Committee | None:
        path = self.committee_path
        return self.folder.setting.committee_file(path).value if path else None

    @property
    def shelf(self) -> AskedShelf:
        """The meeting's own files."""
        return self.folder.setting.shelf(meeting_at(self.folder.setting, self.path))

    @property
    def entries(self) -> tuple[Entry, ...]:
        return entries_in(self.draft.value)

    @property
    def people(self) -> tuple[Listed, ...]:
        return people_of(self.whole, self.committee, self.committee_path)

    def beside(self, name: str) -> Path:
        """Another meeting's file, as a link in this one names it."""
        return Path(self.path.parent, name)

    def entries_of(self, name: str) -> tuple[Entry, ...]:
        """The items of another meeting; of this one for no name."""
        return entries_of(self.beside(name)) if name else self.entries


class Desk(Struct, dict=True):
    """All open files that are ours, by their address. `encoding` is how the editor counts, `latest`
    the file that was written on last.
    """

    encoding: str = "utf-16"
    latest: str = ""
    opened: dict[str, Opened] = field(default_factory=dict)
    folders: dict[Path, Folder] = field(default_factory=dict)

    def put(self, uri: str, path: Path, text: str, version: int | None) -> Opened | None:
        """A file that was opened or changed; None if it is not ours."""
        lines = Lines(text, self.encoding)
        file = self.opened.get(uri)
        if file is not None:
            file.lines, file.version, file.is_checked = lines, version, False
            self.latest = uri
            return file
        if not is_ours(path, text):
            return None
        folder = self._folder(root_for(path))
        self.opened[uri] = Opened(uri, path, version, lines, folder, Draft(()))
        self.latest = uri
        return self.opened[uri]

    def _folder(self, root: Path) -> Folder:
        if root not in self.folders:
            self.folders[root] = Folder(root, setting_of(root))
        return self.folders[root]

    def drop(self, uri: str) -> bool:
        """A file was closed; true if it was ours."""
        return self.opened.pop(uri, None) is not None

    def forget(self) -> None:
        """Files were saved or changed by others: what was read of the disk is read again."""
        for folder in self.folders.values():
            folder.setting = setting_of(folder.root)
        for file in self.opened.values():
            file.is_checked = False
            file.__dict__.pop("committee_path", None)


def checked(file: Opened) -> Opened:
    """The file with a draft of its text as it is now."""
    if not file.is_checked:
        across = file.folder.known.across_in(file.path, file.lines)
        text = file.lines.text
        draft = check_draft(file.folder.setting, file.path, text, across)
        file.draft = replace(draft, findings=tuple(with_moves(text, draft.findings)))
        file.whole = file.draft.whole or file.whole
        file.is_checked = True
    return file
