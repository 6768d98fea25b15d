"""`referat check`."""

from __future__ import annotations

from pathlib import Path

import click

from referat.cli.shared import JOBS, PATHS, all_cores, find_in, report
from referat.danish_click import DanishCommand


@click.command(cls=DanishCommand, short_help="Find fejl; skriv intet.")
@PATHS
@JOBS
def check(paths: tuple[Path, ...], jobs: int | None) -> int:
    """Find fejl i møderne i STI: filer eller mapper. Der bliver ikke skrevet noget."""
    from referat.compile import check as check_all  # noqa: PLC0415

    found = find_in(paths)
    if isinstance(found, int):
        return found
    compiled = check_all(found, jobs or all_cores())
    code = report(compiled.findings, compiled.sources)
    if not compiled.findings:
        count = len(found.meetings)
        click.echo(f"Ingen fejl i {count} {'møde' if count == 1 else 'møder'}.")
    return code
