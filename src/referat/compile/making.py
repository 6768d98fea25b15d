"""One meeting's files are made: its documents, its page, and what machines read."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from referat.compile.asked import AskedShelf
from referat.compile.keys import key_of
from referat.compile.reading import options_of
from referat.compile.renderers import Renderers
from referat.compile.setting import Setting
from referat.compile.spool import Spool
from referat.compile.values import Copied, Made
from referat.formats.data.meeting_json import meeting_json
from referat.formats.once import forget_meeting
from referat.model.cascade import Whole
from referat.project.find import MeetingPath
from referat.prose.options import Options
from referat.site.addresses import SUFFIXES, meeting_data
from referat.site.meetings import main_kind
from referat.site.parts import Chrome, MeetingFrame
from referat.site.plan import meeting_page
from referat.view.document import Document
from referat.view.facts import OpenTask
from referat.view.make import make_document


class Surroundings(Struct, frozen=True):
    """What a meeting's documents show of the other meetings. `closed` are all files, from the
    root, that this edition's readers may not have. `references` give a meeting's published folder
    and its items' ids by the name of its file, as this one refers to it.
    """

    closed: frozenset[str] = frozenset()
    tasks: tuple[OpenTask, ...] = ()
    references: Mapping[str, tuple[str, tuple[str, ...]]] | None = None

    def key(self, templates: str, reading: str, foreign: Sequence[str]) -> str:
        """The digest of all that the documents depend on. `templates` is the digest of the
        repository's own; `foreign`: see `Reading`.
        """
        references = sorted((self.references or {}).items())
        return key_of(templates, reading, tuple(foreign), self.tasks, references)


class MeetingMaker(Struct):
    """Makes the files of one meeting. `closed` are those of `around`, from the top."""

    setting: Setting
    meeting: MeetingPath
    whole: Whole
    around: Surroundings
    closed: frozenset[Path]
    renderers: Renderers
    spool: Spool

    def make(
        self, with_documents: bool, frame: MeetingFrame | None, chrome: Chrome
    ) -> tuple[tuple[Made, ...], tuple[Made, ...], AskedShelf]:
        """The documents, what is around them, and the files that both asked for."""
        shelf = self.setting.shelf(self.meeting, self.closed)
        documents = self._documents(options_of(self.whole, shelf))
        made = self._rendered(documents) if with_documents else ()
        page = self._page(documents, frame, chrome) if frame is not None else ()
        forget_meeting()
        return made, page, shelf

    def _documents(self, options: Options) -> list[Document]:
        place = "" if self.setting.found.single else str(self.meeting.address)
        options = replace(options, meeting=self._address, has_item=self._has_item)
        kinds = self.setting.kinds(self.whole)
        edition, tasks = self.setting.request.edition, self.around.tasks
        return [
            make_document(self.whole, kind, edition, options, place, open_tasks=tasks)
            for kind in kinds
        ]

    def _address(self, name: str) -> str | None:
        """Another meeting's page, as seen from this one's folder."""
        found = (self.around.references or {}).get(os.path.normpath(name))
        if found is None:
            return None
        here = f"/{self.meeting.address}"
        return quote(PurePosixPath(os.path.relpath(f"/{found[0]}/index.html", here)).as_posix())

    def _has_item(self, name: str, anchor: str) -> bool:
        found = (self.around.references or {}).get(os.path.normpath(name))
        return found is not None and anchor in found[1]

    def _rendered(self, documents: Sequence[Document]) -> tuple[Made, ...]:
        name = self.meeting.address.name
        base = f"{name}-" if self.setting.found.single else f"{self.meeting.address}/"
        return tuple(
            self.spool.put(
                f"{base}{document.kind}.{SUFFIXES[each]}",
                self.renderers.document(document, each),
            )
            for each in self.setting.formats  # what writes one format is still at hand
            for document in documents
        )

    def _page(
        self, documents: Sequence[Document], frame: MeetingFrame, chrome: Chrome
    ) -> tuple[Made, ...]:
        facts = frame.facts
        main = next(each for each in documents if each.kind == main_kind(facts))
        page = meeting_page(frame, main)
        drawn, data = self.renderers.page(page, chrome), meeting_json(facts, documents, chrome)
        return self.spool.put(page.path, drawn), self.spool.put(meeting_data(facts.address), data)


def copies_of(shelf: AskedShelf, meeting: MeetingPath, setting: Setting) -> tuple[Copied, ...]:
    """The files that were asked for, where they will lie and as the disk describes them."""
    folder = "" if setting.found.single else f"{meeting.address}/"
    return tuple(
        Copied(f"{folder}{path}", setting.described(file))
        for path, file in sorted(shelf.used.items())
    )
