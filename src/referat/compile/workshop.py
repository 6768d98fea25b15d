"""The work of a build in pieces that any process can do: a piece is a value, so is its result.

A failure is a value too: the finding that stops the build.
"""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct, field

from referat.compile.packed import Packed
from referat.compile.reading import read_meeting
from referat.compile.request import BuildFailure
from referat.compile.setting import Setting
from referat.compile.spool import Spool
from referat.compile.values import Copied, Made, Reading
from referat.diagnostics import Diagnostic
from referat.formats.failure import TemplateFailure
from referat.model.cascade import Whole

if TYPE_CHECKING:
    from referat.compile.frames import Hung
    from referat.compile.making import Surroundings
    from referat.compile.renderers import Renderers
    from referat.site.pages import Page
    from referat.site.parts import Chrome
    from referat.view.facts import MeetingFacts

_KEPT = 12_000
"""Meetings that all processes together keep between reading and making them: a quarter of a MiB
each.
"""


class Read(Struct, frozen=True):
    """Read and check a meeting. `others`: files that other meetings close."""

    number: int
    others: frozenset[str] = frozenset()
    with_facts: bool = True


class Make(Struct, frozen=True):
    """Make a meeting's files: its documents, its page (with `frame` and `facts`), or both."""

    number: int
    around: Surroundings
    with_documents: bool
    frame: Packed[Hung] | None
    facts: Packed[MeetingFacts] | None
    chrome: Chrome


class MeetingMade(Struct, frozen=True):
    """`asked` are the names that the making asked the disk for."""

    documents: tuple[Made, ...]
    page: tuple[Made, ...]
    copies: tuple[Copied, ...]
    asked: tuple[str, ...]


class Draw(Struct, frozen=True):
    """Make pages that are about more than one meeting."""

    pages: tuple[Page, ...]
    chrome: Chrome


Task: TypeAlias = Read | Make | Draw
Result: TypeAlias = Reading | MeetingMade | tuple[Made, ...] | Diagnostic


class Done(Struct, frozen=True):
    """A task's result, and the files' bytes if they are kept in memory."""

    result: Result
    contents: dict[str, bytes]


def meeting_of(task: Task) -> int | None:
    """The meeting that a task is about."""
    return task.number if isinstance(task, Read | Make) else None


def kept_by_each(jobs: int) -> int:
    """How many meetings each of `jobs` processes may keep; where nothing is made it needs none."""
    return _KEPT // jobs


class Workshop(Struct):
    """Does tasks. Each process has its own copy, with its own templates and meetings. It keeps as
    many meetings as `keeps` (see `kept_by_each`) that it has read until it makes them. OSError if
    the disk is full.
    """

    setting: Setting
    spool: Spool
    keeps: int = 0
    _wholes: OrderedDict[int, Whole] = field(default_factory=OrderedDict)
    _renderers: Renderers | None = None
    _closed: tuple[frozenset[str], frozenset[Path]] | None = None

    def do(self, task: Task) -> Done:
        return Done(self._done(task), self.spool.taken())

    def _done(self, task: Task) -> Result:
        try:
            if isinstance(task, Read):
                return self._read(task)
            return self._make(task) if isinstance(task, Make) else self._draw(task)
        except (TemplateFailure, BuildFailure) as failure:
            return failure.diagnostic

    @property
    def renderers(self) -> Renderers:
        from referat.compile.renderers import Renderers  # noqa: PLC0415 - a check draws nothing

        if self._renderers is None:
            self._renderers = Renderers(self.setting)
        return self._renderers

    def prepare(self) -> None:
        """Imports and fetches what makes meetings, while there is nothing else to do."""
        from referat.compile import making  # noqa: F401, PLC0415

        self.renderers.prepare()

    def begin_with(self, renderers: Renderers | None) -> None:
        """Those of an earlier build with the same templates."""
        if renderers is not None:
            renderers.setting = self.setting
        self._renderers = renderers

    def _read(self, task: Read) -> Reading:
        meeting = self.setting.found.meetings[task.number]
        reading, whole = read_meeting(self.setting, meeting, task.others, task.with_facts)
        if whole is not None:
            self._remember(task.number, whole)
        if task.with_facts and not reading.findings:
            self.setting.sources.forget(meeting.path)  # there is nothing to show of it
        return reading

    def _make(self, task: Make) -> MeetingMade:
        from referat.compile.making import MeetingMaker, copies_of  # noqa: PLC0415

        meeting = self.setting.found.meetings[task.number]
        whole = self._wholes.pop(task.number, None) or self.setting.meeting_file(meeting)[0]
        assert whole is not None, "a meeting with errors is not made"
        closed = self._paths(task.around.closed)
        maker = MeetingMaker(
            self.setting, meeting, whole, task.around, closed, self.renderers, self.spool
        )
        frame = task.frame.value.around(task.facts.value) if task.frame and task.facts else None
        documents, page, shelf = maker.make(task.with_documents, frame, task.chrome)
        copies = copies_of(shelf, meeting, self.setting)
        self.setting.sources.forget(meeting.path)
        return MeetingMade(documents, page, copies, tuple(sorted(shelf.asked)))

    def _draw(self, task: Draw) -> tuple[Made, ...]:
        draw = self.renderers.page
        return tuple(self.spool.put(page.path, draw(page, task.chrome)) for page in task.pages)

    def _paths(self, closed: frozenset[str]) -> frozenset[Path]:
        """The closed files, from the top: the same for all meetings."""
        if self._closed is None or self._closed[0] != closed:
            self._closed = closed, frozenset(self.setting.top / name for name in closed)
        return self._closed[1]

    def _remember(self, number: int, whole: Whole) -> None:
        self._wholes[number] = whole
        if len(self._wholes) > self.keeps:
            self._wholes.popitem(last=False)
