"""`referat serve`."""

from __future__ import annotations

from typing import Any

import click

from referat.cli.shared import OK, all_cores, find_in, report, root
from referat.danish_click import DanishCommand

EDITIONS = ("offentlig", "medlemmer")


@click.command(cls=DanishCommand, short_help="Se hjemmesiden, mens du skriver.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    metavar="TAL",
    show_default="8000",
    help="Porten på din egen maskine. Er den optaget, bruges den næste ledige.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="ADRESSE",
    show_default="127.0.0.1",
    help="Adressen, der lyttes på. Uden valget kan kun du se siden; med 0.0.0.0 kan alle på "
    "netværket.",
)
@click.option(
    "--edition",
    "-e",
    type=click.Choice(EDITIONS),
    default="offentlig",
    show_default="offentlig",
    help="Udgaven: offentlig, eller medlemmer med de lukkede punkter.",
)
@click.option("--search", "with_search", is_flag=True, help="Med søgning; det tager længere tid.")
@click.option("--open", "browse", is_flag=True, help="Åbn siden i browseren.")
def serve(port: int, host: str, edition: Any, with_search: bool, browse: bool) -> int:
    """Byg hjemmesiden, vis den på din egen maskine, og byg den igen, hver gang en fil ændres.

    Siden i browseren bliver hentet igen af sig selv. Er der noget galt i en fil, står det øverst
    på siden, og den gamle side bliver stående under det. Stop med Ctrl + C.
    """
    from referat.search import Pagefind  # noqa: PLC0415
    from referat.serve.running import Settings, run  # noqa: PLC0415

    found = find_in((root(),))
    if isinstance(found, int):
        return found
    search = Pagefind() if with_search else None
    wanted = Settings(found.root, host, port, edition, browse, all_cores(), search)
    problem = run(wanted, click.echo)
    return report([problem], {}) if problem else OK
