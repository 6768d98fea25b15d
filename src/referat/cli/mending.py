"""`referat check --fix` and `--diff`: what is certain is mended in the files, or only shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct

from referat.cli.shared import FINDINGS, OK, report

if TYPE_CHECKING:
    from referat.compile.setting import Setting
    from referat.mend import Mended, Mending
    from referat.model.style import HouseStyle
    from referat.project.find import Found


FIX = click.option(
    "--fix",
    "mends",
    is_flag=True,
    help="Ret det, der er sikkert: manglende id'er, nøglernes rækkefølge, husstil og den slags. "
    "Resten af filen bliver, som den er.",
)
DIFF = click.option(
    "--diff", "shows", is_flag=True, help="Vis, hvad --fix ville rette. Der bliver intet rettet."
)


_NOT_HELD = (
    "Rettelsen ville ændre mere, end den skulle, eller bryde referatets aftryk. Ret det selv."
)


def refuse_both(mends: bool, shows: bool, wishes: Mapping[str, Any]) -> None:
    """Raises: click.UsageError for options that do not go together."""
    if mends and shows:
        raise click.UsageError("`--fix` og `--diff` kan ikke bruges sammen.")
    if shows and (wishes["form"] or wishes["output"]):
        raise click.UsageError(
            "`--diff` viser kun rettelser; `--format` og `--output` er til fundene."
        )


class _File(Struct, frozen=True):
    """A file with something to mend. `data` is what was read."""

    path: Path
    data: bytes
    mended: Mended

    @property
    def text(self) -> str:
        return self.data.decode("utf-8")

    @property
    def is_changed(self) -> bool:
        return self.mended.text != self.text


def fix(found: Found) -> int:
    """Mends the files and says what was done; 1 if one could not be written."""
    files = list(_files(found))
    written = [file for file in files if not file.is_changed or _is_written(file)]
    for file in written:
        for each in file.mended.done:
            click.echo(_line(file.path, "rettet", each), err=True)
        for each in file.mended.left:
            click.echo(_line(file.path, "ikke rettet", each), err=True)
            click.echo(f"    hjælp: {_NOT_HELD}", err=True)
    counts = [len(file.mended.done) for file in written if file.is_changed]
    click.echo(_counted(counts, "rettet", "Der er ikke noget at rette."), err=True)
    return OK if len(written) == len(files) else FINDINGS


def show(found: Found) -> int:
    """Prints what `fix` would do; 1 if there is anything."""
    files = [file for file in _files(found) if file.is_changed]
    for file in files:
        click.echo("".join(_diff(file)), nl=False)
    counts = [len(file.mended.done) for file in files]
    click.echo(_counted(counts, "kan rettes", "Der er ikke noget at rette."), err=True)
    return FINDINGS if files else OK


def _files(found: Found) -> Iterator[_File]:
    """The files that something certain is found in. The site's own and a body's are looked at
    where a folder that holds them is asked for.
    """
    from referat.compile.request import Request  # noqa: PLC0415
    from referat.compile.setting import Setting  # noqa: PLC0415

    setting = Setting(found, Request())
    paths = [meeting.path for meeting in found.meetings]
    paths += [committee.path for committee in found.committees]
    if found.whole and found.site is not None:
        paths.append(found.site)
    for path in sorted(paths):
        file = _mended(setting, path)
        if file is not None and (file.mended.done or file.mended.left):
            yield file


def _mended(setting: Setting, path: Path) -> _File | None:
    """None for a file that cannot be read: the check tells about it."""
    from referat.checks.run import Asked  # noqa: PLC0415
    from referat.compile.draft import check_draft  # noqa: PLC0415
    from referat.diagnostics import Diagnostic  # noqa: PLC0415
    from referat.mend import mend_all, with_moves  # noqa: PLC0415

    def judge(text: str) -> list[Diagnostic]:
        draft = check_draft(setting, path, text, asked=Asked.ALL)
        return with_moves(text, draft.findings)

    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    return _File(path, data, mend_all(text, judge, _model_of(path)))


def _model_of(path: Path) -> type[HouseStyle]:
    from referat.model.meeting import Committee, Meeting, Site  # noqa: PLC0415
    from referat.project.find import COMMITTEE_FILE, SITE_FILE  # noqa: PLC0415

    models: dict[str, type[HouseStyle]] = {COMMITTEE_FILE: Committee, SITE_FILE: Site}
    return models.get(path.name, Meeting)


def _is_written(file: _File) -> bool:
    """False, and told about, if the file is as it was."""
    from referat.diagnostics import Diagnostic  # noqa: PLC0415
    from referat.mend import replace_file  # noqa: PLC0415

    try:
        if replace_file(file.path, file.data, file.mended.text.encode("utf-8")):
            return True
        message = "Filen blev ændret af et andet program imens og er ikke rettet."
        hint = "Gem og luk den i editoren, og prøv igen."
    except OSError:
        message = "Filen kan ikke skrives og er ikke rettet."
        hint = "Se, om du har lov til at skrive i den, og om der er plads på disken."
    report([Diagnostic("kan-ikke-skrives", message, hint, path=file.path)], {})
    return False


def _line(path: Path, what: str, each: Mending) -> str:
    from referat.danish.cpr import masked  # noqa: PLC0415

    said = masked(f"{each.message} Rettelse: {each.title}.", is_quoted=True)
    return f"{path}:{each.line}: {what}: {said} [{each.code}]"


def _counted(counts: list[int], what: str, nothing: str) -> str:
    if not counts:
        return nothing
    number, files = sum(counts), len(counts)
    things = "1 ting" if number == 1 else f"{number} ting"
    return f"{things} {what} i {files} {'fil' if files == 1 else 'filer'}."


def _diff(file: _File) -> Iterator[str]:
    """The lines of a unified diff that `patch -p1` can apply."""
    old, new = (_hidden_rows(text) for text in (file.text, file.mended.text))
    name = file.path.as_posix()
    from difflib import unified_diff  # noqa: PLC0415 - only --diff wants it

    for line in unified_diff(_ended(old), _ended(new), f"a/{name}", f"b/{name}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _hidden_rows(text: str) -> list[str]:
    """What is shown may be copied anywhere; nobody's number is."""
    from referat.report import hidden_row  # noqa: PLC0415

    rows = text.split("\n")
    return [hidden_row(rows, number) for number in range(1, len(rows) + 1)]


def _ended(lines: list[str]) -> list[str]:
    """Each line with its line feed, so that a missing last one shows."""
    whole = [f"{line}\n" for line in lines[:-1]]
    return [*whole, lines[-1]] if lines[-1] else whole
