"""What a process keeps that builds the same site again and again: the memory as it is, and the
templates as they were compiled. What it holds is believed no more than what lies on the disk.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from referat.compile.memory import Shelved, recall, remember

if TYPE_CHECKING:
    from referat.compile.renderers import Renderers
    from referat.output.survey import Survey


class Warm(Struct):
    """`settle` writes what the next process may know; that may wait until nobody waits for it.
    `survey` is what it left in the folder that it builds in, if that is its own.
    """

    path: Path | None = None
    program: str = ""
    shelved: Shelved | None = None
    renderers: Renderers | None = None
    templates: str = ""
    is_owed: bool = False
    survey: Survey | None = None

    def recall(self, path: Path, program: str) -> Shelved:
        """What the last build left at `path`."""
        if self.shelved is None or (self.path, self.program) != (path, program):
            self.survey = None
            return recall(path, program)
        return self.shelved

    def keep(self, path: Path, program: str, left: Shelved, survey: Survey) -> None:
        self.path, self.program, self.shelved, self.is_owed = path, program, left, True
        self.survey = survey

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
