"""`referat completion`."""

from __future__ import annotations

from typing import Any

import click
from click.shell_completion import get_completion_class

from referat.cli.shared import OK
from referat.danish_click import DanishCommand

SHELLS = ("bash", "zsh", "fish")
_HOW = {
    "bash": 'Skriv i ~/.bashrc:  eval "$(referat completion bash)"',
    "zsh": 'Skriv i ~/.zshrc, efter compinit:  eval "$(referat completion zsh)"',
    "fish": "Kør:  referat completion fish > ~/.config/fish/completions/referat.fish",
}


_HELP = """Skriv det, SKAL skal bruge for at udfylde kommandoer, valg, udvalg og mødefiler.

SKAL er bash, zsh eller fish. Sådan sætter du det i gang:

\b
bash: skriv i ~/.bashrc   eval "$(referat completion bash)"
zsh:  skriv i ~/.zshrc    eval "$(referat completion zsh)"
fish: referat completion fish > ~/.config/fish/completions/referat.fish

Åbn derefter en ny terminal, skriv `referat` og et mellemrum, og tryk på tabulatortasten.
"""


@click.command(cls=DanishCommand, help=_HELP, short_help="Lad skallen udfylde med tabulatortasten.")
@click.argument("shell", metavar="SKAL", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> int:
    """Prints the script."""
    click.echo(f"# {_HOW[shell]}\n{_script(ctx.find_root().command, shell)}")
    return OK


def _script(command: Any, shell: str) -> str:
    """The script, made without asking the shell for its version (click would warn in English)."""
    found = get_completion_class(shell)
    assert found is not None, shell
    made = found(command, {}, "referat", "_REFERAT_COMPLETE")
    return str(made.source_template % made.source_vars()).strip()
