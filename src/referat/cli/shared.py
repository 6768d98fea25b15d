"""What the commands share: where they are, what they find, and how they report. Without click,
which a check can do without.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from referat.cli import FINDINGS, OK, USAGE

__all__ = [
    "FINDINGS",
    "OK",
    "USAGE",
    "all_cores",
    "find_in",
    "report",
    "root",
    "say",
    "shown",
    "told",
]


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


def say(text: str, *, is_error: bool = True) -> None:
    """Writes a text as it is."""
    stream = sys.stderr if is_error else sys.stdout
    if "\x1b" in text:  # which only a terminal should see, if any
        import click  # noqa: PLC0415

        click.echo(text, stream, nl=False)
        return
    stream.write(text)
    stream.flush()


def told(findings: Any, sources: Any) -> str:
    """Findings as people read them; nothing for none."""
    if not findings:
        return ""
    from referat.report.text import as_text  # noqa: PLC0415

    return as_text(findings, sources)


def report(findings: Any, sources: Any) -> int:
    """Prints findings; 1 if one is an error."""
    from referat.diagnostics import has_errors  # noqa: PLC0415

    text = told(findings, sources)
    if text:
        say(text)
    return FINDINGS if has_errors(list(findings)) else OK
