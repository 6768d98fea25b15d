"""What the commands share: their paths, what they find, and how they report."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from referat.cli import FINDINGS, OK, USAGE
from referat.cli.completing import yaml_paths

__all__ = [
    "FINDINGS",
    "JOBS",
    "OK",
    "PATHS",
    "USAGE",
    "all_cores",
    "find_in",
    "report",
    "root",
    "shown",
    "told",
]

PATHS = click.argument(
    "paths",
    nargs=-1,
    metavar="[STI]...",
    type=click.Path(path_type=Path),
    shell_complete=yaml_paths,
)

JOBS = click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 256),
    metavar="TAL",
    help="Hvor mange processer der arbejder på én gang. Ellers én for hver processorkerne.",
)


def all_cores() -> int:
    """How many processes this machine can do work in at once."""
    if hasattr(os, "sched_getaffinity"):  # a container may have fewer than the machine
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


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


def told(findings: Any, sources: Any) -> str:
    """Findings as people read them."""
    from referat.report.text import as_text  # noqa: PLC0415

    return as_text(findings, sources)


def report(findings: Any, sources: Any) -> int:
    """Prints findings; 1 if one is an error."""
    from referat.diagnostics import has_errors  # noqa: PLC0415

    text = told(findings, sources)
    if text:
        click.echo(text, err=True, nl=False)
    return FINDINGS if has_errors(list(findings)) else OK
