"""All commands, each imported when it is used; and what is said of wrong usage."""

from __future__ import annotations

from collections import UserDict
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from referat import __version__
from referat.cli import OK, USAGE
from referat.cli.again import Question
from referat.cli.failing import interrupted
from referat.danish_click import DanishGroup, usage_message

IN_ORDER_OF_USE = (
    *("init", "new", "check", "explain", "build", "merge", "serve", "templates"),
    *("schema", "lsp", "completion"),
)
"""As one comes to need them. Each is a module here with a command of its own name."""


class _Late(UserDict[str, Any]):
    """The commands by name, none of them imported before it is asked for."""

    def __getitem__(self, name: str) -> click.Command:
        if name not in self.data:
            raise KeyError(name)
        command: click.Command = getattr(import_module(f"referat.cli.{name}"), name)
        return command


class _InOrder(DanishGroup):
    """Lists its commands in their own order, not by letter."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self.commands)


def run_command(arguments: Sequence[str] | None, question: Question | None) -> int:
    """The exit code of one command. `question` is the context's object: see `remembering`."""
    try:
        code = cli.main(args=arguments, prog_name="referat", standalone_mode=False, obj=question)
        return code if isinstance(code, int) else OK
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return USAGE
    except click.ClickException as error:
        click.echo(usage_message(error), err=True)
        return USAGE
    except click.Abort:  # click has ended the line
        return interrupted()


@click.group(
    cls=_InOrder,
    commands=_Late(dict.fromkeys(IN_ORDER_OF_USE)),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Én YAML-fil pr. møde bliver til dagsorden, referat og beslutningsreferat.",
)
@click.version_option(
    __version__, "--version", message="referat %(version)s", help="Vis versionen."
)
def cli() -> None:
    """The group of all commands."""
