"""What the shell offers when the user presses Tab: bodies, codes and YAML files. Never an error."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def bodies(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The names of the bodies' folders that begin as what is written."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - only Tab wants it

    del ctx, param
    with contextlib.suppress(Exception):
        from referat.project.find import root_of  # noqa: PLC0415
        from referat.scaffold.bodies import bodies_in  # noqa: PLC0415

        names = [body.name for body in bodies_in(root_of(Path()))]
        return [
            CompletionItem(name)
            for name in names
            if name.casefold().startswith(incomplete.casefold())
        ]
    return []


def codes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The codes that begin as what is written, with what they mean."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - only Tab wants it

    del ctx, param
    with contextlib.suppress(Exception):
        from referat.checks.explained.codes import explanations  # noqa: PLC0415

        return [
            CompletionItem(code, help=each.what)
            for code, each in explanations().items()
            if code.startswith(incomplete.casefold())
        ]
    return []


def yaml_paths(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Folders, and files that end in .yaml or .yml, that begin as what is written."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - only Tab wants it

    del ctx, param
    with contextlib.suppress(OSError, ValueError):
        lead, _, name = incomplete.rpartition("/")
        prefix = f"{lead}/" if "/" in incomplete else ""
        entries = sorted(Path(prefix or ".").iterdir())
        return [
            CompletionItem(f"{prefix}{entry.name}{'/' if entry.is_dir() else ''}")
            for entry in entries
            if entry.name.startswith(name)
            and (not entry.name.startswith(".") or name.startswith("."))
            and (entry.is_dir() or entry.suffix in (".yaml", ".yml"))
        ]
    return []
