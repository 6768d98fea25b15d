"""What is said when a command cannot go on, and which exit code that gives."""

from __future__ import annotations

from collections.abc import Callable

from referat.cli import FINDINGS, broken_pipe
from referat.cli.shared import say


def guarded(do: Callable[[], int]) -> int:
    """The exit code of `do`, whatever comes in its way."""
    try:
        return do()
    except (EOFError, KeyboardInterrupt):
        say("\n")
        return interrupted()
    except BrokenPipeError:
        return broken_pipe()
    except Exception as error:
        say(_internal(error))
        return FINDINGS


def interrupted() -> int:
    say("Afbrudt.\n")
    return FINDINGS


def _internal(error: Exception) -> str:
    from referat.danish.cpr import masked  # noqa: PLC0415

    kind, said = type(error).__name__, masked(str(error), is_quoted=True)
    return (
        f"referat: fejl: Der er en fejl i selve referat ({kind}: {said}). [intern-fejl]\n"
        "    hjælp: Intet er skrevet. Send gerne filen og denne besked til dem, der laver referat."
        "\n"
    )
