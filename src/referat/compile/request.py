"""What is wanted of a build, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct, field

from referat.checks.run import Asked
from referat.diagnostics import Diagnostic

if TYPE_CHECKING:
    from referat.output.write import Output
    from referat.view.document import Edition, Kind

Progress: TypeAlias = Callable[[int, int], None]
"""Told how many meetings are done, of how many."""


class Request(Struct, frozen=True):
    """What is wanted. Empty `kinds` or `formats`: what the site says, else all that make sense.
    `as_of` is the date that overdue tasks and coming meetings are measured against; None
    for none. `asked` says which rules are asked. `is_shared`: several machines take part, whose
    files are not equally old. `commit` is what the manifest shall name.
    """

    edition: Edition = "offentlig"
    kinds: tuple[Kind, ...] = ()
    formats: tuple[str, ...] = ()
    as_of: date | None = None
    asked: Asked = Asked.USUAL
    is_shared: bool = False
    commit: str = ""


class Compiled(Struct):
    """What came of it: files to write (none if there is an error), findings, source texts. Of a
    check also the names that each source asked the disk for (see `grounds`), and the bytes that
    were read by this process alone.
    """

    outputs: list[Output] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    sources: dict[Path, str] = field(default_factory=dict)
    asked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    read: dict[str, bytes] = field(default_factory=dict)


class BuildFailure(Exception):  # noqa: N818 - carries a finding, as TemplateFailure does
    """Stops a build; `diagnostic` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic
