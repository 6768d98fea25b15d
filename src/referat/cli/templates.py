"""`referat templates`."""

from __future__ import annotations

from typing import Any

import click

from referat.cli.shared import FINDINGS, OK, report, root
from referat.danish_click import DanishCommand, DanishGroup


@click.group(
    cls=DanishGroup,
    short_help="Vis skabeloner, og hent en ud.",
    help="Vis de skabeloner, dokumenterne bliver lavet af, og hent en ud for at ændre den.",
)
def templates() -> None:
    """The group of template commands."""


@templates.command("list", cls=DanishCommand, short_help="Vis alle skabeloner.")
def list_templates() -> int:
    """Vis alle skabeloner, og hvilke af dem du har din egen udgave af."""
    for entry in _templates().list_templates():
        mark = "din egen" if entry.own else ""
        click.echo(f"{entry.name:40} {mark}".rstrip())
    return OK


@templates.command("copy", cls=DanishCommand, short_help="Hent en skabelon ud.")
@click.argument("name", metavar="NAVN")
def copy_template(name: str) -> int:
    """Hent skabelonen NAVN ud i templates/, så du kan ændre den.

    En fil, der findes i forvejen, bliver ikke rørt.
    """
    from referat.formats.templates import TemplateFailure  # noqa: PLC0415
    from referat.output.write import Output, write_over  # noqa: PLC0415

    try:
        text = _templates().source(name)
    except TemplateFailure as failure:
        return report([failure.diagnostic], {})
    target = root() / "templates"
    if (target / name).exists():
        click.echo(f"{target / name} findes i forvejen og er ikke rørt.", err=True)
        return FINDINGS
    problems = write_over(target, [Output(name, text.encode())])
    if problems:
        return report(problems, {})
    click.echo(f"{target / name}")
    return OK


def _templates() -> Any:
    from referat.formats.templates import (  # noqa: PLC0415
        Templates,
        own_templates,
        shipped_templates,
    )

    return Templates(shipped_templates(), own_templates(root()))
