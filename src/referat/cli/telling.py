"""How the findings of `referat check` are told: to people, to other programs, to the forge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from referat.cli import forge
from referat.cli.shared import FINDINGS, OK, report, say, told

if TYPE_CHECKING:
    from referat.diagnostics import Diagnostic

FORMATS = ("tekst", "json", "sarif", "github", "gitlab")
FAIL_ON = ("fejl", "advarsel", "notits", "aldrig")


class Wishes(Struct, frozen=True):
    """What was asked for: the format, if any; the file, if any; what makes the command fail; and
    whether it mends what it can, or shows how it would.
    """

    form: str | None = None
    output: Path | None = None
    fail_on: str = FAIL_ON[0]
    mends: bool = False
    shows: bool = False

    @property
    def written(self) -> Sequence[tuple[str, Path | None]]:
        """The reports that are made beside the text for people, and the file of each; None for
        standard output. At a forge, its own form is made without being asked for.
        """
        if self.form:
            return [(self.form, self.output)] if self.output or self.form != "tekst" else []
        at = forge.here()
        if at == "gitlab":
            return [("gitlab", self.output)] if self.output else []
        noted: list[tuple[str, Path | None]] = [("github", None)] if at else []
        return [*noted, ("tekst", self.output)] if self.output else noted

    @property
    def takes_output(self) -> bool:
        """True if standard output belongs to another program."""
        return any(output is None for _, output in self.written)


def tell(
    findings: Sequence[Diagnostic], sources: Mapping[Path, str], root: Path, wishes: Wishes
) -> tuple[int, str]:
    """Says what was found, to people and to the programs that want it; the exit code, and what
    people were told.
    """
    text = told(findings, sources) + _offer(findings)
    if text:
        say(text)
    done = [_write(each, findings, sources, root) for each in wishes.written]
    return OK if all(done) and not _fails(findings, wishes.fail_on) else FINDINGS, text


def _offer(findings: Sequence[Diagnostic]) -> str:
    count = sum(any(fix.is_certain for fix in finding.fixes) for finding in findings)
    return f"Heraf kan {count} rettes med `referat check --fix`.\n" if count else ""


def _fails(findings: Sequence[Diagnostic], fail_on: str) -> bool:
    from referat.diagnostics import Severity  # noqa: PLC0415

    least = Severity.called(fail_on)
    return least is not None and any(finding.severity >= least for finding in findings)


def _write(
    wanted: tuple[str, Path | None],
    findings: Sequence[Diagnostic],
    sources: Mapping[Path, str],
    root: Path,
) -> bool:
    from referat.diagnostics import Diagnostic  # noqa: PLC0415
    from referat.project.find import SITE_FILE  # noqa: PLC0415
    from referat.report import Where, rendered  # noqa: PLC0415

    form, output = wanted
    site = root / SITE_FILE if (root / SITE_FILE).is_file() else None
    text = rendered(form, findings, sources, Where(forge.top_of(root), site))
    if output is None:
        say(text, is_error=False)
        return True
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError:
        hint = "Vælg en anden fil med --output."
        report([Diagnostic("kan-ikke-skrives", f"»{output}« kan ikke skrives.", hint)], {})
        return False
    return True
