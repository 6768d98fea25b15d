"""`referat check`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from referat.cli import checking
from referat.cli.again import Question
from referat.cli.mending import DIFF, FIX, refuse_both
from referat.cli.options import JOBS, PATHS
from referat.cli.telling import FAIL_ON, FORMATS, Wishes
from referat.danish_click import DanishCommand


@click.command(cls=DanishCommand, short_help="Find fejl; ret dem, der er sikre at rette.")
@PATHS
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(FORMATS),
    help="Giv også fundene til et andet program: tekst, json, sarif, github eller gitlab.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Skriv fundene i en fil.",
)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default=FAIL_ON[0],
    show_default=FAIL_ON[0],
    help="Hvor alvorligt et fund skal være, før udgangskoden er 1.",
)
@FIX
@DIFF
@JOBS
def check(
    paths: tuple[Path, ...], jobs: int | None, mends: bool, shows: bool, **wishes: Any
) -> int:
    """Find fejl i møderne i STI: filer eller mapper. Møderne bliver kun rettet med --fix."""
    refuse_both(mends, shows, wishes)
    question = click.get_current_context().find_object(Question)
    asked = Wishes(mends=mends, shows=shows, **wishes)
    return checking.check(paths, jobs, asked, question)
