"""One build of the site for the preview: the only place here that knows how sites are built."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from referat.diagnostics import Diagnostic, has_errors

if TYPE_CHECKING:
    from referat.compile import Means
    from referat.view.document import Edition


class Result(Struct, frozen=True):
    """What came of a build: whether there is a site of what is written now, whether it is
    another one than before, and what there is to say.
    """

    built: bool
    changed: bool
    findings: tuple[Diagnostic, ...]
    sources: dict[Path, str]


def build(root: Path, out: Path, edition: Edition, means: Means) -> Result:
    """Builds the whole site of `root` into `out`, as it is today."""
    from referat.compile import Request  # noqa: PLC0415 - slow; the port is taken first
    from referat.compile import build as build_all  # noqa: PLC0415
    from referat.project.find import find  # noqa: PLC0415

    found = (means.warm and means.warm.found_again()) or find((root,))
    if isinstance(found, Diagnostic):
        return Result(False, False, (found,), {})
    made = build_all(found, Request(edition, as_of=date.today()), out, means)
    ready = not has_errors(made.findings)
    return Result(ready, ready and made.is_changed, tuple(made.findings), made.sources)
