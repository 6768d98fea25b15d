"""click in Danish: headings of the help page, and what is said about wrong usage."""

from __future__ import annotations

import re
from typing import Any

import click

from referat.danish.words import joined, nearest

_RANGE = re.compile(r"(\d+)<=x<=(\d+)")


class _Danish(click.Command):
    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = [piece.replace("[OPTIONS]", "[VALG]") for piece in self.collect_usage_pieces(ctx)]
        pieces = [piece.replace("COMMAND [ARGS]...", "KOMMANDO …") for piece in pieces]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Brug: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        if records:
            with formatter.section("Valg"):
                formatter.write_dl([(names, _danish(text)) for names, text in records])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # so that the hint names the right command
            raise

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Vis denne hjælp."
        return option


def _danish(text: str) -> str:
    return (
        _RANGE.sub(r"fra \1 til \2", text)
        .replace("[default: (", "[ellers ")
        .replace(");", ";")
        .replace(")]", "]")
        .replace("[default:", "[ellers")
    )


class DanishCommand(_Danish):
    """A command whose help is Danish."""


class DanishGroup(_Danish, click.Group):
    """A group whose help is Danish, with its commands listed."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, command.get_short_help_str(80)) for name, command in commands if command]
        if rows:
            with formatter.section("Kommandoer"):
                formatter.write_dl(rows)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        name = args[0] if args else ""
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            close = nearest(name, self.list_commands(ctx))
            hint = f" Mente du `{close}`?" if close else ""
            raise click.UsageError(f"Kommandoen `{name}` findes ikke.{hint}", ctx)
        return super().resolve_command(ctx, args)


def usage_message(error: click.ClickException) -> str:
    """What a wrong use of the command line is called, in Danish."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "referat"
    hint = f"Skriv `{command} --help` for at se, hvad der kan skrives."
    return f"referat: {_what(error)}\n    hjælp: {hint}"


def _what(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        close = f" Mente du `{error.possibilities[0]}`?" if error.possibilities else ""
        return f"Valget `{error.option_name}` findes ikke.{close}"
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
        return f"Der mangler noget: {name}."
    if isinstance(error, click.BadOptionUsage):
        return f"Valget `{error.option_name}` skal have en værdi."
    if isinstance(error, click.BadParameter):
        return _bad_value(error)
    if isinstance(error, click.UsageError) and error.message.startswith("Got unexpected"):
        return "Der står mere på linjen, end kommandoen kan bruge."
    return error.format_message()


def _bad_value(error: click.BadParameter) -> str:
    param = error.param
    name = param.opts[0] if param and param.opts else "værdien"
    if isinstance(param, click.Argument):
        name = param.metavar or name
    if param is not None and isinstance(param.type, click.Choice):
        choices = joined([f"`{choice}`" for choice in param.type.choices], "eller")
        return f"Værdien til `{name}` kan kun være {choices}."
    if param is not None and isinstance(param.type, click.IntRange):
        return (
            f"Værdien til `{name}` skal være et helt tal fra {param.type.min} til {param.type.max}."
        )
    return f"Værdien til `{name}` kan ikke bruges."
