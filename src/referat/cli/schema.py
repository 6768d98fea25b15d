"""`referat schema`."""

from __future__ import annotations

from pathlib import Path

import click

from referat.cli.shared import OK, report, shown
from referat.danish_click import DanishCommand


@click.command(cls=DanishCommand, short_help="Skriv JSON-skemaer til editoren.")
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path),
    default=Path("schemas"),
    metavar="MAPPE",
    show_default="schemas",
    help="Mappen, skemaerne skrives i.",
)
def schema(out: Path) -> int:
    """Skriv JSON-skemaer, så editoren kan vise og foreslå nøgler.

    Der kommer tre: meeting.schema.json, committee.schema.json og site.schema.json.
    """
    from referat.output.write import Output, write_over  # noqa: PLC0415
    from referat.schema import schemas  # noqa: PLC0415

    outputs = [Output(name, text.encode()) for name, text in schemas().items()]
    problems = write_over(out, outputs)
    if problems:
        return report(problems, {})
    for output in outputs:
        click.echo(shown(out / output.path))
    return OK
