"""`referat check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from referat.cli.again import Question
from referat.cli.mending import DIFF, FIX, fix, refuse_both, show
from referat.cli.shared import JOBS, OK, PATHS, USAGE, all_cores
from referat.cli.telling import FAIL_ON, FORMATS, Wishes, tell
from referat.danish_click import DanishCommand

if TYPE_CHECKING:
    from referat.cli.again import Answer
    from referat.compile.request import Compiled
    from referat.project.find import Found


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
    default="fejl",
    show_default="fejl",
    help="Hvor alvorligt et fund skal være, før udgangskoden er 1.",
)
@FIX
@DIFF
@JOBS
def check(
    paths: tuple[Path, ...], jobs: int | None, mends: bool, shows: bool, **wishes: Any
) -> int:
    """Find fejl i møderne i STI: filer eller mapper. Møderne bliver kun rettet med --fix."""
    from referat.compile import check as check_all  # noqa: PLC0415
    from referat.diagnostics import Diagnostic, has_errors  # noqa: PLC0415
    from referat.project.find import find  # noqa: PLC0415

    refuse_both(mends, shows, wishes)
    asked = Wishes(**wishes)
    found = find(paths)
    if isinstance(found, Diagnostic):
        tell([found], {}, Path(), asked)
        return USAGE
    if shows:
        return show(found)
    is_kept = fix(found) if mends else OK
    compiled = check_all(found, jobs or all_cores())
    code, error = tell(compiled.findings, compiled.sources, found.root, asked)
    output = _fine(len(found.meetings)) if not has_errors(list(compiled.findings)) else ""
    if output:
        click.echo(output, err=asked.takes_output, nl=False)
    if not mends and not asked.written:
        _leave(found, paths, compiled, (code, error, output))
    return code or is_kept


def _fine(count: int) -> str:
    return f"Ingen fejl i {count} {'møde' if count == 1 else 'møder'}.\n"


def _leave(found: Found, paths: tuple[Path, ...], compiled: Compiled, said: Answer) -> None:
    """What was said, for the next time the same is asked."""
    question = click.get_current_context().find_object(Question)
    if question is None:
        return
    from referat.cli.remembering import loaded, remember  # noqa: PLC0415
    from referat.compile.grounds import grounds  # noqa: PLC0415

    rest = grounds(found, paths, compiled.asked)
    rest.others.update(loaded())
    remember(question, found.root, said, rest, compiled.read)
