"""`referat new`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from referat.cli.completing import bodies
from referat.cli.days import read_day
from referat.cli.shared import OK, report, root, shown
from referat.danish_click import DanishCommand


@click.command(cls=DanishCommand, short_help="Lav det næste møde i et udvalg.")
@click.argument("body", metavar="[UDVALG]", required=False, default="", shell_complete=bodies)
@click.option(
    "--date",
    "day",
    metavar="DATO",
    help="Mødets dato. Ellers den næste i mødeplanen, eller den, der er aftalt på sidste møde.",
)
def new(body: str, day: str | None) -> int:
    """Lav det næste møde i UDVALG, som er navnet på udvalgets mappe.

    Mødet får de faste punkter, tid og sted fra mødeplanen, et punkt til godkendelse af det
    forrige referat og, hvis der er åbne opgaver, et punkt til dem. Er der kun ét udvalg, behøver
    du ikke skrive hvilket.
    """
    from referat.diagnostics import Diagnostic  # noqa: PLC0415
    from referat.output.write import write_over  # noqa: PLC0415
    from referat.scaffold.bodies import bodies_in, choose  # noqa: PLC0415
    from referat.scaffold.next_meeting import next_meeting  # noqa: PLC0415

    wanted = _day(day) if day else None
    top = root()
    chosen = choose(bodies_in(top), body)
    if isinstance(chosen, Diagnostic):
        return report([chosen], {})
    made = next_meeting(top, chosen, wanted)
    problems = made if isinstance(made, list) else write_over(chosen.folder, [made.output])
    if isinstance(made, list) or problems:
        return report(problems, _sources(problems))
    click.echo(shown(made.path))
    click.echo(_what_next(made))
    return OK


def _day(text: str) -> date:
    try:
        return read_day(text)
    except ValueError as error:
        raise click.UsageError(f"`--date`: {error}") from error


def _sources(problems: Any) -> dict[Path, str]:
    """The texts that findings point into."""
    from referat.source.reading import read_text  # noqa: PLC0415

    paths = {finding.path for finding in problems if finding.path and finding.place}
    return {path: read_text(path.read_bytes())[0] for path in paths if path.is_file()}


def _what_next(made: Any) -> str:
    from referat.scaffold.meeting import spoken  # noqa: PLC0415

    lines = [f"Mødet er {spoken(made.day)}."]
    if made.agreed:
        lines.append(
            f"I det seneste møde er det næste sat til {spoken(made.agreed)}, men mødeplanen går "
            "forud. Er det den, der er forkert, så ret den, eller brug --date."
        )
    if made.deadline:
        lines.append(f"Dagsordenen skal være ude senest {spoken(made.deadline)}.")
    lines.append("Skriv mødets egne punkter, og se det hele med `referat serve`.")
    return "\n".join(lines)
