"""What the commands share: their paths, what they find, and how they report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

OK, FINDINGS, USAGE = 0, 1, 2

PATHS = click.argument("paths", nargs=-1, metavar="[STI]...", type=click.Path(path_type=Path))


def shown(path: Path) -> str:
    text = str(path)
    return "denne mappe" if text == "." else text


def root() -> Path:
    """The repository's root, from wherever in it one stands."""
    from referat.project.find import root_of  # noqa: PLC0415

    return root_of(Path())


def find_in(paths: tuple[Path, ...]) -> Any:
    from referat.diagnostics import Diagnostic  # noqa: PLC0415
    from referat.project.find import find  # noqa: PLC0415

    found = find(paths)
    if isinstance(found, Diagnostic):
        report([found], {})
        return USAGE
    return found


def report(findings: Any, sources: Any) -> int:
    """Prints findings; 1 if one is an error."""
    from referat.diagnostics import has_errors  # noqa: PLC0415
    from referat.report import as_text  # noqa: PLC0415

    text = as_text(findings, sources)
    if text:
        click.echo(text, err=True, nl=False)
    return FINDINGS if has_errors(list(findings)) else OK
