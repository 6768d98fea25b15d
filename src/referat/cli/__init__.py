"""The command line: the only place that knows of the clock, the terminal and exit codes.

What has been answered before is answered again (`again`) before anything else is imported:
`commands` and all that stands behind it. A check without options is `checking` at once; all else
is asked of click, by `commands`.
"""

from __future__ import annotations

import gc
import os
import sys

from referat.cli import again

TYPE_CHECKING = False  # what `typing` calls so; it takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

__all__ = ["FINDINGS", "OK", "USAGE", "main", "run"]

OK, FINDINGS, USAGE = 0, 1, 2
_SELDOM = 5_000_000
"""Objects more than there were, before those are looked for that nobody has any longer."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and exits: 0 fine, 1 findings, 2 wrong usage."""
    if arguments is None:
        _read_names_as_utf8()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    asked = sys.argv[1:] if arguments is None else arguments
    question = again.question(list(asked))
    answer = again.answer(question) if question else None
    code = _run(asked, question) if answer is None else _said(answer)
    if arguments is None and question is not None:
        _end(code)
    sys.exit(code)


def _read_names_as_utf8() -> None:
    """In a locale without room for æ, ø and å in names of files, it all begins once more."""
    if sys.getfilesystemencoding() == "utf-8" or os.environ.get("PYTHONUTF8") == "1":
        return
    os.environ["PYTHONUTF8"] = "1"
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])


def run(arguments: Sequence[str] | None = None, question: again.Question | None = None) -> int:
    """The exit code of one command. With a `question` its answer is remembered, if it can be."""
    from referat.cli.failing import guarded  # noqa: PLC0415 - imports late, starts fast

    return guarded(lambda: _done(arguments, question))


def _done(arguments: Sequence[str] | None, question: again.Question | None) -> int:
    if question is not None and question.is_plain_check:
        from referat.cli.checking import check_plainly  # noqa: PLC0415

        return check_plainly(question.paths, question)
    from referat.cli.commands import run_command  # noqa: PLC0415

    return run_command(arguments, question)


def _run(arguments: Sequence[str], question: again.Question | None) -> int:
    """Little of what a command makes is ever thrown away: it is seldom looked through for that,
    and not once more when the program ends.
    """
    gc.set_threshold(_SELDOM, *gc.get_threshold()[1:])
    code = run(arguments, question)
    gc.freeze()
    return code


def _said(answer: again.Answer) -> int:
    code, error, output = answer
    try:
        for stream, text in ((sys.stderr, error), (sys.stdout, output)):
            stream.write(text)
            stream.flush()
    except BrokenPipeError:
        return broken_pipe()
    return code


def _end(code: int) -> None:
    """Ends the program there and then. A check or a build has closed all that it opened; to take
    apart what it has in memory would only take time. Where not all can be said, it ends as others.
    """
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except BrokenPipeError:
        code = broken_pipe()
    except OSError:
        return
    os._exit(code)


def broken_pipe() -> int:
    """Whoever read has gone; nothing is said about it when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FINDINGS


def __getattr__(name: str) -> Any:
    """The group of all commands, for those who look at it: `cli`."""
    if name != "cli":
        raise AttributeError(name)
    from referat.cli.commands import cli  # noqa: PLC0415

    return cli
