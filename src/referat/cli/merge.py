"""`referat merge`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from referat.cli.build import EDITIONS, day_of, default_out, means_of, summary
from referat.cli.commit import commit_of
from referat.cli.options import JOBS
from referat.cli.shared import OK, find_in, report
from referat.danish_click import DanishCommand


@click.command(cls=DanishCommand, short_help="Saml andele, som flere maskiner har bygget.")
@click.argument(
    "shares",
    metavar="ANDEL...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
)
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path),
    metavar="MAPPE",
    help="Mappen, hjemmesiden lægges i. Ellers site/ ved siden af referat.yaml.",
)
@click.option(
    "--edition",
    "-e",
    type=click.Choice(EDITIONS),
    default="offentlig",
    show_default="offentlig",
    help="Udgaven, som andelene er bygget i.",
)
@click.option(
    "--date", "as_of", default="", metavar="DATO", help="Den dag, hjemmesiden bygges for."
)
@click.option(
    "--search/--no-search",
    "with_search",
    default=True,
    help="Med eller uden søgning, som da andelene blev bygget. Ellers med.",
)
@JOBS
def merge(  # noqa: PLR0913, PLR0917 - one for each option
    shares: tuple[Path, ...],
    out: Path | None,
    edition: Any,
    as_of: str,
    with_search: bool,
    jobs: int | None,
) -> int:
    """Saml ANDEL efter ANDEL fra `referat build --shard` til hele hjemmesiden.

    Den bliver den samme, som hvis én maskine havde bygget det hele. Giv de samme valg, som
    andelene er bygget med. Mangler en andel, eller er den lavet af en anden udgave af referat,
    bliver dens møder bygget her.
    """
    from referat.checks.run import Asked  # noqa: PLC0415 - imports late, starts fast
    from referat.compile import Request  # noqa: PLC0415
    from referat.compile import merge as join  # noqa: PLC0415

    found = find_in(())
    if isinstance(found, int):
        return found
    target = out or default_out(found, edition)
    day, commit = day_of(as_of), commit_of(found.root)
    request = Request(edition, as_of=day, asked=Asked.STOPPING, commit=commit)
    built = join(found, request, shares, target, means_of(jobs, True, with_search))
    code = report(built.findings, built.sources)
    if code == OK:
        click.echo(summary(built, target), nl=False)
    elif not built.is_refused:
        click.echo("Intet er skrevet; det, der blev bygget sidst, ligger der stadig.", err=True)
    return code
