"""The command line: the only place that knows of the clock, the terminal and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from referat import __version__
from referat.danish_click import DanishCommand, DanishGroup, usage_message

OK, FINDINGS, USAGE = 0, 1, 2
_KINDS = ("dagsorden", "referat", "beslutningsreferat")
_FORMATS = ("html", "docx", "markdown")
_EDITIONS = ("offentlig", "medlemmer")
_PROGRESS_FROM = 20


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
    kind = type(error).__name__
    return (
        f"referat: fejl: Der er en fejl i selve referat ({kind}: {error}). [intern-fejl]\n"
        "    hjælp: Intet er skrevet. Send gerne filen og denne besked til dem, der laver referat."
    )


@click.group(
    cls=DanishGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Én YAML-fil pr. møde bliver til dagsorden, referat og beslutningsreferat.",
)
@click.version_option(
    __version__, "--version", message="referat %(version)s", help="Vis versionen."
)
def cli() -> None:
    """The group of all commands."""


_PATHS = click.argument("paths", nargs=-1, metavar="[STI]...", type=click.Path(path_type=Path))


@cli.command(cls=DanishCommand, short_help="Byg dokumenterne.")
@_PATHS
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path),
    metavar="MAPPE",
    help="Mappen, dokumenterne skrives i. Ellers site/ ved siden af referat.yaml; "
    "for én fil den mappe, du står i.",
)
@click.option(
    "--document",
    "-d",
    "kinds",
    multiple=True,
    type=click.Choice(_KINDS),
    help="Kun dette dokument. Kan gives flere gange.",
)
@click.option(
    "--format",
    "-f",
    "formats",
    multiple=True,
    type=click.Choice(_FORMATS),
    help="Kun dette format. Kan gives flere gange.",
)
@click.option(
    "--edition",
    "-e",
    type=click.Choice(_EDITIONS),
    default="offentlig",
    show_default="offentlig",
    help="Udgaven: offentlig, eller medlemmer med de lukkede punkter.",
)
def build(paths: tuple[Path, ...], out: Path | None, kinds: Any, formats: Any, edition: Any) -> int:
    """Byg dokumenter af møderne i STI: filer eller mapper.

    Uden STI bygges alle møder i mappen. Er der en fejl, bliver intet skrevet, og det, der
    blev bygget sidst, bliver liggende.
    """
    from referat.compile import Request, compile_all  # noqa: PLC0415 - imports late, starts fast
    from referat.output.write import write_all  # noqa: PLC0415

    found = _found(paths)
    if isinstance(found, int):
        return found
    progress = _Progress()
    compiled = compile_all(found, Request(edition, kinds, formats), progress)
    code = _report(compiled.findings, compiled.sources)
    if code != OK:
        click.echo("Intet er skrevet; det, der blev bygget sidst, ligger der stadig.", err=True)
        return code
    target = out or _default_out(found.root, found.single, edition)
    partial = not found.whole or bool(kinds or formats)
    problems = write_all(target, compiled.outputs, edition, partial)
    if problems:
        return _report(problems, {})
    count = len(compiled.outputs)
    click.echo(f"{count} {'fil' if count == 1 else 'filer'} i {_shown(target)}")
    if not found.single and any(output.path == "index.html" for output in compiled.outputs):
        click.echo(f"Begynd med {_shown(target / 'index.html')}")
    return OK


def _default_out(root: Path, single: bool, edition: str) -> Path:
    if single:
        return Path()
    return root / ("site" if edition == "offentlig" else "site-medlemmer")


def _shown(path: Path) -> str:
    text = str(path)
    return "denne mappe" if text == "." else text


@cli.command(cls=DanishCommand, short_help="Find fejl; skriv intet.")
@_PATHS
def check(paths: tuple[Path, ...]) -> int:
    """Find fejl i møderne i STI: filer eller mapper. Der bliver ikke skrevet noget."""
    from referat.compile import check as check_all  # noqa: PLC0415

    found = _found(paths)
    if isinstance(found, int):
        return found
    compiled = check_all(found)
    code = _report(compiled.findings, compiled.sources)
    if not compiled.findings:
        count = len(found.meetings)
        click.echo(f"Ingen fejl i {count} {'møde' if count == 1 else 'møder'}.")
    return code


@cli.command(cls=DanishCommand, short_help="Skriv JSON-skemaer til editoren.")
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path),
    default=Path("schemas"),
    metavar="MAPPE",
    show_default="schemas",
    help="Mappen, skemaerne skrives i.",
)
def schema(out: Path) -> int:
    """Skriv JSON-skemaer, så editoren kan vise og foreslå nøgler.

    Der kommer tre: meeting.schema.json, committee.schema.json og site.schema.json.
    """
    from referat.output.write import Output, write_over  # noqa: PLC0415
    from referat.schema import schemas  # noqa: PLC0415

    outputs = [Output(name, text.encode()) for name, text in schemas().items()]
    problems = write_over(out, outputs)
    if problems:
        return _report(problems, {})
    for output in outputs:
        click.echo(_shown(out / output.path))
    return OK


@cli.group(
    cls=DanishGroup,
    short_help="Vis skabeloner, og hent en ud.",
    help="Vis de skabeloner, dokumenterne bliver lavet af, og hent en ud for at ændre den.",
)
def templates() -> None:
    """The group of template commands."""


@templates.command("list", cls=DanishCommand, short_help="Vis alle skabeloner.")
def list_templates() -> int:
    """Vis alle skabeloner, og hvilke af dem du har din egen udgave af."""
    for entry in _templates().list_templates():
        mark = "din egen" if entry.own else ""
        click.echo(f"{entry.name:40} {mark}".rstrip())
    return OK


@templates.command("copy", cls=DanishCommand, short_help="Hent en skabelon ud.")
@click.argument("name", metavar="NAVN")
def copy_template(name: str) -> int:
    """Hent skabelonen NAVN ud i templates/, så du kan ændre den.

    En fil, der findes i forvejen, bliver ikke rørt.
    """
    from referat.formats.templates import TemplateFailure  # noqa: PLC0415
    from referat.output.write import Output, write_over  # noqa: PLC0415

    try:
        text = _templates().source(name)
    except TemplateFailure as failure:
        return _report([failure.diagnostic], {})
    target = _root() / "templates"
    if (target / name).exists():
        click.echo(f"{target / name} findes i forvejen og er ikke rørt.", err=True)
        return FINDINGS
    problems = write_over(target, [Output(name, text.encode())])
    if problems:
        return _report(problems, {})
    click.echo(f"{target / name}")
    return OK


def _templates() -> Any:
    from referat.formats.templates import (  # noqa: PLC0415
        Templates,
        own_templates,
        shipped_templates,
    )

    return Templates(shipped_templates(), own_templates(_root()))


def _root() -> Path:
    """The repository's root, from wherever in it one stands."""
    from referat.project.find import root_of  # noqa: PLC0415

    return root_of(Path())


def _found(paths: tuple[Path, ...]) -> Any:
    from referat.diagnostics import Diagnostic  # noqa: PLC0415
    from referat.project.find import find  # noqa: PLC0415

    found = find(paths)
    if isinstance(found, Diagnostic):
        _report([found], {})
        return USAGE
    return found


def _report(findings: Any, sources: Any) -> int:
    """Prints findings; 1 if one is an error."""
    from referat.diagnostics import has_errors  # noqa: PLC0415
    from referat.report import as_text  # noqa: PLC0415

    text = as_text(findings, sources)
    if text:
        click.echo(text, err=True, nl=False)
    return FINDINGS if has_errors(list(findings)) else OK


class _Progress:
    """One line that counts, on a terminal and only for long work."""

    def __call__(self, done: int, total: int) -> None:
        if total >= _PROGRESS_FROM and sys.stderr.isatty():
            end = "\n" if done == total else ""
            click.echo(f"\rBygger møde {done} af {total} …{end}", err=True, nl=False)
