"""The command line: the only place that knows of the clock, the terminal and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from referat import __version__
from referat.cli.build import build
from referat.cli.check import check
from referat.cli.completion import completion
from referat.cli.explain import explain
from referat.cli.init import init
from referat.cli.lsp import lsp
from referat.cli.new import new
from referat.cli.schema import schema
from referat.cli.serve import serve
from referat.cli.shared import FINDINGS, OK, USAGE
from referat.cli.templates import templates
from referat.danish_click import DanishGroup, usage_message

__all__ = ["FINDINGS", "OK", "USAGE", "cli", "main", "run"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and exits: 0 fine, 1 findings, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit code of one command."""
    try:
        code = cli.main(args=arguments, prog_name="referat", standalone_mode=False)
        return code if isinstance(code, int) else OK
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return USAGE
    except click.ClickException as error:
        click.echo(usage_message(error), err=True)
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("Afbrudt.", err=True)
        return FINDINGS
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINDINGS
    except Exception as error:
        click.echo(_internal(error), err=True)
        return FINDINGS


def _internal(error: Exception) -> str:
    from referat.danish.cpr import masked  # noqa: PLC0415

    kind, said = type(error).__name__, masked(str(error), is_quoted=True)
    return (
        f"referat: fejl: Der er en fejl i selve referat ({kind}: {said}). [intern-fejl]\n"
        "    hjælp: Intet er skrevet. Send gerne filen og denne besked til dem, der laver referat."
    )


class _InOrderOfUse(DanishGroup):
    """The commands as one comes to need them, not by letter."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self.commands)


@click.group(
    cls=_InOrderOfUse,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Én YAML-fil pr. møde bliver til dagsorden, referat og beslutningsreferat.",
)
@click.version_option(
    __version__, "--version", message="referat %(version)s", help="Vis versionen."
)
def cli() -> None:
    """The group of all commands."""


for _command in (init, new, check, explain, build, serve, templates, schema, lsp, completion):
    cli.add_command(_command)
