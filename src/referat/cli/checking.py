"""What `referat check` does. Nothing here needs click, so that a check without any options, which
is most of them, does without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from referat.cli.shared import OK, USAGE, all_cores, say
from referat.cli.telling import Wishes, tell

if TYPE_CHECKING:
    from referat.cli.again import Answer, Question
    from referat.compile.request import Compiled
    from referat.project.find import Found


def check_plainly(arguments: Sequence[str], question: Question) -> int:
    """A check of the paths that are the arguments, as if no option had been given."""
    return check(tuple(map(Path, arguments)), None, Wishes(), question)


def check(
    paths: tuple[Path, ...], jobs: int | None, wishes: Wishes, question: Question | None
) -> int:
    """Finds faults and says so; the exit code. If the answer can be given again to the `question`,
    it is remembered.
    """
    from referat.compile import check as check_all  # noqa: PLC0415
    from referat.diagnostics import Diagnostic, has_errors  # noqa: PLC0415
    from referat.project.find import find  # noqa: PLC0415

    found = find(paths)
    if isinstance(found, Diagnostic):
        tell([found], {}, Path(), wishes)
        return USAGE
    if wishes.shows:
        return _shown(found)
    is_kept = _fixed(found) if wishes.mends else OK
    compiled = check_all(found, jobs or all_cores())
    code, error = tell(compiled.findings, compiled.sources, found.root, wishes)
    output = _fine(len(found.meetings)) if not has_errors(list(compiled.findings)) else ""
    if output:
        say(output, is_error=wishes.takes_output)
    if question is not None and not wishes.mends and not wishes.written:
        _leave(question, found, paths, compiled, (code, error, output))
    return code or is_kept


def _fixed(found: Found) -> int:
    from referat.cli.mending import fix  # noqa: PLC0415

    return fix(found)


def _shown(found: Found) -> int:
    from referat.cli.mending import show  # noqa: PLC0415

    return show(found)


def _fine(count: int) -> str:
    return f"Ingen fejl i {count} {'møde' if count == 1 else 'møder'}.\n"


def _leave(
    question: Question, found: Found, paths: tuple[Path, ...], compiled: Compiled, said: Answer
) -> None:
    """What was said, for the next time the same is asked."""
    from referat.cli.remembering import loaded, remember  # noqa: PLC0415
    from referat.compile.grounds import grounds  # noqa: PLC0415

    rest = grounds(found, paths, compiled.asked)
    rest.others.update(loaded())
    remember(question, found.root, said, rest, compiled.read)
