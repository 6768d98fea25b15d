"""`referat init`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click

from referat.cli.days import read_day
from referat.cli.shared import FINDINGS, OK, report, shown
from referat.danish_click import DanishCommand

FORGES = ("github", "gitlab", "begge", "ingen")
_TITLE = "Dagsordener og referater"
_COMMITTEE = "Bestyrelsen"
_WEEKS_UNTIL_FIRST = 3
MOST_SHARDS = 50
"""More machines than that, and laying the shares together takes longer than making them."""


@click.command(cls=DanishCommand, short_help="Begynd en ny samling af møder.")
@click.argument("folder", metavar="[MAPPE]", required=False, type=click.Path(path_type=Path))
@click.option("--organisation", metavar="NAVN", help="Hvem møderne holdes af.")
@click.option("--title", metavar="TITEL", help=f"Hjemmesidens titel. Ellers »{_TITLE}«.")
@click.option(
    "--address", metavar="ADRESSE", help="Hjemmesidens adresse på nettet, hvis den er kendt."
)
@click.option(
    "--committee", metavar="NAVN", help=f"Det første udvalgs navn. Ellers »{_COMMITTEE}«."
)
@click.option("--date", "day", metavar="DATO", help="Datoen for det første møde.")
@click.option(
    "--forge",
    type=click.Choice(FORGES),
    help="Hvor hjemmesiden skal bygges og lægges på nettet: github, gitlab, begge eller ingen.",
)
@click.option(
    "--shards",
    type=click.IntRange(1, MOST_SHARDS),
    metavar="ANTAL",
    help="Hvor mange maskiner der skal deles om at bygge hjemmesiden, når der er tusindvis af "
    "møder. Ellers én.",
)
@click.option("--yes", "-y", is_flag=True, help="Spørg ikke; brug det foreslåede.")
def init(folder: Path | None, yes: bool, **given: Any) -> int:
    """Begynd en ny samling af møder i MAPPE eller i den mappe, du står i.

    Der kommer filer til hjemmesiden, et udvalg, det første møde, editoren, git og nettet. Uden
    valg bliver du spurgt. En fil, der findes i forvejen, bliver ikke rørt.
    """
    from referat.output.write import write_over  # noqa: PLC0415
    from referat.scaffold.repository import Wishes, in_the_way, repository  # noqa: PLC0415

    if (given["shards"] or 1) > 1 and given["forge"] in (None, "ingen"):
        raise click.UsageError("`--shards` er til github eller gitlab; skriv også --forge.")
    root = folder or Path()
    ask = not yes and sys.stdin.isatty() and not any(given.values())
    answers = _asked(root) if ask else _taken(root, given)
    outputs = repository(Wishes(**answers))
    findings = in_the_way(root, outputs)
    findings = findings or write_over(root, outputs)
    if findings:
        return report(findings, {}) or FINDINGS
    for output in outputs:
        click.echo(shown(root / output.path))
    click.echo(_next_steps(folder))
    return OK


def _taken(root: Path, given: dict[str, Any]) -> dict[str, Any]:
    """The answers that were given as options, and what is suggested for the others."""
    return {
        "organisation": _said(given["organisation"]) or _suggested(root),
        "title": _said(given["title"]) or _TITLE,
        "committee": _said(given["committee"]) or _COMMITTEE,
        "address": _checked(_address, given["address"] or "", "--address"),
        "first": _checked(read_day, given["day"] or _first_day().isoformat(), "--date"),
        "forge": given["forge"] or "ingen",
        "shards": given["shards"] or 1,
    }


def _asked(root: Path) -> dict[str, Any]:
    click.echo("Tryk Enter for at bruge det, der står i parentesen.\n")
    return {
        "organisation": _ask("Hvem holder møderne?", _suggested(root), _text),
        "title": _ask("Hvad skal hjemmesiden hedde?", _TITLE, _text),
        "committee": _ask("Hvad hedder det første udvalg?", _COMMITTEE, _text),
        "first": _ask("Hvornår er det første møde?", _first_day().isoformat(), read_day),
        "forge": _ask(
            "Hvor skal hjemmesiden lægges på nettet: github, gitlab, begge eller ingen?",
            "ingen",
            _forge,
        ),
        "address": _ask("Hvad er hjemmesidens adresse, hvis du kender den?", "", _address),
    }


def _ask(question: str, suggested: str, read: Callable[[str], Any]) -> Any:
    """The answer, asked for again until it can be used."""
    while True:
        text = f"{question} ({suggested})" if suggested else question
        answer = click.prompt(text, default=suggested, show_default=False, prompt_suffix=" ")
        try:
            return read(answer.strip() or suggested)
        except ValueError as error:
            click.echo(str(error))


def _checked(read: Callable[[str], Any], text: str, option: str) -> Any:
    try:
        return read(text.strip())
    except ValueError as error:
        raise click.UsageError(f"`{option}`: {error}") from error


def _said(text: str | None) -> str:
    from referat.scaffold.yaml_text import line  # noqa: PLC0415

    return line(text or "")


def _text(text: str) -> str:
    if not _said(text):
        raise ValueError("Skriv mindst ét ord.")
    return _said(text)


def _forge(text: str) -> str:
    if text.casefold() not in FORGES:
        raise ValueError("Skriv github, gitlab, begge eller ingen.")
    return text.casefold()


def _address(text: str) -> str:
    from referat.prose.links import is_web_address  # noqa: PLC0415

    if text and not is_web_address(text):
        raise ValueError(f"»{text}« er ikke en adresse. Skriv hele adressen med https:// foran.")
    return text


def _first_day() -> date:
    """A day that is likely to be in the future when the file is read."""
    return date.today() + timedelta(weeks=_WEEKS_UNTIL_FIRST)


def _suggested(root: Path) -> str:
    name = _said(root.resolve().name.replace("-", " ").replace("_", " "))
    return name[:1].upper() + name[1:] or "Foreningen"


def _next_steps(folder: Path | None) -> str:
    steps = [f"cd {folder}"] if folder and folder != Path() else []
    steps += ["referat check", "referat serve"]
    lines = "\n".join(f"  {step}" for step in steps)
    return (
        f"\nNu kan du skrive:\n{lines}\n\n"
        "Ret medlemmer, mødeplan og faste punkter i udvalg.yaml, og skriv det første møde."
    )
