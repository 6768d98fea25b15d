"""`referat build`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from referat.cli.shared import OK, PATHS, find_in, report, shown
from referat.danish_click import DanishCommand

KINDS = ("dagsorden", "referat", "beslutningsreferat")
FORMATS = ("html", "docx", "markdown")
EDITIONS = ("offentlig", "medlemmer")
_PROGRESS_FROM = 20


@click.command(cls=DanishCommand, short_help="Byg dokumenterne.")
@PATHS
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path),
    metavar="MAPPE",
    help="Mappen, dokumenterne skrives i. Ellers site/ ved siden af referat.yaml; "
    "for én fil den mappe, du står i.",
)
@click.option(
    "--document",
    "-d",
    "kinds",
    multiple=True,
    type=click.Choice(KINDS),
    help="Kun dette dokument. Kan gives flere gange.",
)
@click.option(
    "--format",
    "-f",
    "formats",
    multiple=True,
    type=click.Choice(FORMATS),
    help="Kun dette format. Kan gives flere gange.",
)
@click.option(
    "--edition",
    "-e",
    type=click.Choice(EDITIONS),
    default="offentlig",
    show_default="offentlig",
    help="Udgaven: offentlig, eller medlemmer med de lukkede punkter.",
)
def build(paths: tuple[Path, ...], out: Path | None, kinds: Any, formats: Any, edition: Any) -> int:
    """Byg dokumenter af møderne i STI: filer eller mapper.

    Uden STI bygges alle møder i mappen. Er der en fejl, bliver intet skrevet, og det, der
    blev bygget sidst, bliver liggende.
    """
    from referat.compile import Request, compile_all  # noqa: PLC0415 - imports late, starts fast
    from referat.output.write import write_all  # noqa: PLC0415

    found = find_in(paths)
    if isinstance(found, int):
        return found
    progress = _Progress()
    compiled = compile_all(found, Request(edition, kinds, formats), progress)
    code = report(compiled.findings, compiled.sources)
    if code != OK:
        click.echo("Intet er skrevet; det, der blev bygget sidst, ligger der stadig.", err=True)
        return code
    target = out or _default_out(found.root, found.single, edition)
    partial = not found.whole or bool(kinds or formats)
    problems = write_all(target, compiled.outputs, edition, partial)
    if problems:
        return report(problems, {})
    count = len(compiled.outputs)
    click.echo(f"{count} {'fil' if count == 1 else 'filer'} i {shown(target)}")
    if not found.single and any(output.path == "index.html" for output in compiled.outputs):
        click.echo(f"Begynd med {shown(target / 'index.html')}")
    return OK


def _default_out(root: Path, single: bool, edition: str) -> Path:
    if single:
        return Path()
    return root / ("site" if edition == "offentlig" else "site-medlemmer")


class _Progress:
    """One line that counts, on a terminal and only for long work."""

    def __call__(self, done: int, total: int) -> None:
        if total >= _PROGRESS_FROM and sys.stderr.isatty():
            end = "\n" if done == total else ""
            click.echo(f"\rBygger møde {done} af {total} …{end}", err=True, nl=False)
