"""`referat build`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from referat.cli.again import Question
from referat.cli.commit import commit_of, where_of
from referat.cli.days import read_day
from referat.cli.options import JOBS, PATHS
from referat.cli.shared import OK, all_cores, find_in, report, shown, told
from referat.danish_click import DanishCommand

if TYPE_CHECKING:
    from referat.compile import Built, Means, Request
    from referat.project.find import Found

KINDS = ("dagsorden", "referat", "beslutningsreferat")
FORMATS = ("html", "docx", "markdown")
EDITIONS = ("offentlig", "medlemmer")
_PROGRESS_FROM = 20


@click.command(cls=DanishCommand, short_help="Byg hjemmesiden og dokumenterne.")
@PATHS
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
    type=click.Choice(KINDS),
    help="Kun dette dokument. Kan gives flere gange.",
)
@click.option(
    "--format",
    "-f",
    "formats",
    multiple=True,
    type=click.Choice(FORMATS),
    help="Kun dette format. Kan gives flere gange.",
)
@click.option(
    "--edition",
    "-e",
    type=click.Choice(EDITIONS),
    default="offentlig",
    show_default="offentlig",
    help="Udgaven: offentlig, eller medlemmer med de lukkede punkter.",
)
@click.option(
    "--date",
    "as_of",
    default="",
    metavar="DATO",
    help="Den dag, hjemmesiden bygges for. Den afgør, hvilke frister der er overskredet, og hvilke "
    "møder der er de næste. Uden den er ingen opgave overskredet.",
)
@click.option(
    "--search/--no-search",
    "with_search",
    default=True,
    help="Med eller uden søgning på hjemmesiden. Ellers med.",
)
@JOBS
@click.option(
    "--shard",
    default="",
    metavar="NR/ANTAL",
    help="Byg kun en andel af møderne, for eksempel 3/8, så flere maskiner kan deles om dem. "
    "`referat merge` samler andelene til hjemmesiden.",
)
@click.option(
    "--no-cache",
    "afresh",
    is_flag=True,
    help="Byg alt forfra, og husk intet til næste gang.",
)
def build(  # noqa: PLR0913, PLR0917 - one for each option
    paths: tuple[Path, ...],
    out: Path | None,
    kinds: Any,
    formats: Any,
    edition: Any,
    as_of: str,
    with_search: bool,
    jobs: int | None,
    shard: str,
    afresh: bool,
) -> int:
    """Byg dokumenter af møderne i STI: filer eller mapper.

    Uden STI bygges hele hjemmesiden: alle møder i mappen med dokumenter, sider, søgning og
    abonnementer. Kun det, der er ændret siden sidst, bliver lavet igen. Er der en fejl, bliver
    intet skrevet, og det, der blev bygget sidst, bliver liggende.
    """
    from referat.checks.run import Asked  # noqa: PLC0415 - imports late, starts fast
    from referat.compile import Request  # noqa: PLC0415

    found = find_in(paths)
    if isinstance(found, int):
        return found
    means = means_of(jobs, afresh, with_search)
    request = Request(edition, kinds, formats, day_of(as_of), Asked.STOPPING)
    if shard:
        return _build_share(found, request, shard, out, means)
    return _build(found, paths, request, out or default_out(found, edition), means)


def _build(
    found: Found, paths: tuple[Path, ...], request: Request, target: Path, means: Means
) -> int:
    from referat.compile import build as build_all  # noqa: PLC0415

    request = replace(request, commit=commit_of(found.root) if found.whole else "")
    built = build_all(found, request, target, means)
    code = report(built.findings, built.sources)
    if code != OK and not built.is_refused:
        click.echo("Intet er skrevet; det, der blev bygget sidst, ligger der stadig.", err=True)
    if code == OK:
        said = summary(built, target)
        click.echo(said, nl=False)
        if not built.is_changed:
            _leave(found, paths, target, built, said)
    return code


def _build_share(found: Found, request: Request, shard: str, out: Path | None, means: Means) -> int:
    from referat.compile import build_share  # noqa: PLC0415

    share = _share(shard)
    if not found.whole or request.kinds or request.formats:
        raise click.UsageError(
            "`--shard` er for hele hjemmesiden; udelad STI, --document og --format."
        )
    target = out or found.root / f"andel-{share[0]}-af-{share[1]}"
    built = build_share(found, request, share, target, means)
    code = report(built.findings, built.sources)
    if code == OK:
        count = f"{built.files} filer" if built.files != 1 else "1 fil"
        click.echo(f"Andel {share[0]} af {share[1]}: {count} i {shown(target)}")
    return code


def _share(text: str) -> tuple[int, int]:
    number, mark, count = text.partition("/")
    if mark and number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count):
        return int(number), int(count)
    raise click.UsageError(
        f"`--shard`: »{text}« er ikke en andel. Skriv for eksempel 3/8: den tredje af otte."
    )


def _leave(found: Found, paths: tuple[Path, ...], target: Path, built: Built, said: str) -> None:
    """What was said of a site that is as it should be, for the next time the same is asked."""
    question = click.get_current_context().find_object(Question)
    if question is None:
        return
    from referat.cli.remembering import outputs, program, remember, tree  # noqa: PLC0415
    from referat.compile.grounds import grounds  # noqa: PLC0415

    rest = grounds(found, paths, built.asked)
    rest.files.update(outputs(target, built.paths))
    rest.others.update((*program(), *tree(found.root / "templates"), *where_of(found.root)))
    error = told(built.findings, built.sources)
    remember(question, found.root, (OK, error, said), rest, {})


def means_of(jobs: int | None, afresh: bool, with_search: bool) -> Any:
    from referat.compile import Means  # noqa: PLC0415
    from referat.search import Pagefind  # noqa: PLC0415

    return Means(
        jobs=jobs or all_cores(),
        remembers=not afresh,
        search=Pagefind() if with_search else None,
        progress=_Progress(),
        waiting=_waiting,
    )


def summary(built: Built, target: Path) -> str:
    count = f"{built.files} {'fil' if built.files == 1 else 'filer'} i {shown(target)}"
    first = f"Begynd med {shown(target / 'index.html')}\n" if built.has_front else ""
    return f"{count if built.is_changed else f'Intet er ændret siden sidst: {count}'}\n{first}"


def day_of(text: str) -> date | None:
    try:
        return read_day(text) if text else None
    except ValueError as error:
        raise click.UsageError(f"`--date`: {error}") from error


def _waiting() -> None:
    click.echo("Der bliver allerede bygget i mappen; venter …", err=True)


def default_out(found: Found, edition: str) -> Path:
    """Where the documents lie if nobody says otherwise."""
    if found.single:
        return Path()
    return found.root / ("site" if edition == "offentlig" else "site-medlemmer")


class _Progress:
    """One line that counts, on a terminal and only for long work."""

    def __call__(self, done: int, total: int) -> None:
        if total >= _PROGRESS_FROM and sys.stderr.isatty():
            end = "\n" if done == total else ""
            click.echo(f"\rBygger møde {done} af {total} …{end}", err=True, nl=False)
