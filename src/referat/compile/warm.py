"""What a process keeps that builds the same site again and again: the memory as it is, and the
templates as they were compiled. What it holds is believed no more than what lies on the disk,
but for one thing: who watches every source can tell which meetings have changed, and then the
others need not be looked at.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from referat.compile.memory import Shelved, recall, remember
from referat.project.find import Found

if TYPE_CHECKING:
    from referat.compile.renderers import Renderers
    from referat.output.survey import Survey

_MANY = 100
"""Changes at a time; with more of them some may have got lost on the way."""


class Warm(Struct):
    """`settle` writes what the next process may know; that may wait until nobody waits for it.
    `survey` is what it left in the folder that it builds in, if that is its own. `found` is what
    was built last, `heard` the files that have changed since, None where nobody watches.
    """

    path: Path | None = None
    program: str = ""
    shelved: Shelved | None = None
    renderers: Renderers | None = None
    templates: str = ""
    is_owed: bool = False
    survey: Survey | None = None
    found: Found | None = None
    heard: set[str] | None = None
    _meetings: dict[str, Path] = field(default_factory=dict)

    def hear(self, paths: Iterable[str]) -> None:
        """Files that have changed, without links; of one who tells of every change there is."""
        if self.heard is not None:
            self.heard.update(paths)

    def found_again(self) -> Found | None:
        """What was found last, if that is what would be found now."""
        return self.found if self.changed(self.found) is not None else None

    def changed(self, found: Found | None) -> frozenset[Path] | None:
        """The meetings of `found` that have changed, if nothing else has; None if anything may
        have.
        """
        if found is None or found is not self.found or self.heard is None:
            return None
        if len(self.heard) > _MANY:
            return None
        if any(path not in self._meetings or not os.path.isfile(path) for path in self.heard):  # noqa: PTH113
            return None
        return frozenset(self._meetings[path] for path in self.heard)

    def recall(self, path: Path, program: str) -> Shelved:
        """What the last build left at `path`."""
        if self.shelved is None or (self.path, self.program) != (path, program):
            self.survey = self.heard = None
            return recall(path, program)
        return self.shelved

    def keep(self, path: Path, program: str, left: Shelved, survey: Survey, found: Found) -> None:
        """A build of `found` has come to its end."""
        self.path, self.program, self.shelved, self.is_owed = path, program, left, True
        self.survey = survey
        if found is not self.found:
            self.found = found
            top = os.path.realpath(found.root)
            self._meetings = {
                os.path.join(top, os.path.relpath(each.path, found.root)): each.path  # noqa: PTH118
                for each in found.meetings
            }
        self.heard = set()

    def settle(self) -> None:
        if self.is_owed and self.path is not None and self.shelved is not None:
            self.is_owed = False
            remember(self.path, self.shelved)

    def renderers_of(self, templates: str) -> Renderers | None:
        """Those that have compiled the templates with this digest."""
        return self.renderers if self.templates == templates else None

    def keep_renderers(self, renderers: Renderers | None, templates: str) -> None:
        if renderers is not None:
            self.renderers, self.templates = renderers, templates
