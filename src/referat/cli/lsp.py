"""`referat lsp`."""

from __future__ import annotations

import gc

import click

from referat.cli.shared import OK
from referat.danish_click import DanishCommand


@click.command(cls=DanishCommand, short_help="Hjælp editoren, mens du skriver.")
@click.option("--stdio", is_flag=True, hidden=True, help="Sådan taler editorer altid med os.")
def lsp(stdio: bool) -> int:
    """Vær sprogserver for en editor: fund, forslag og forklaringer, mens der bliver skrevet.

    Kommandoen bliver startet af editoren, som taler med den over standard ind og ud. Vejledningen
    om editoren fortæller, hvordan den sættes op.
    """
    del stdio
    from referat.lsp.wiring import serve  # noqa: PLC0415

    gc.freeze()  # what was loaded stays; looking through it again would be felt while typing
    gc.set_threshold(50_000, 20, 50)
    serve()
    return OK
