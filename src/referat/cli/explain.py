"""`referat explain`: what stands behind a code, with an example each way."""

from __future__ import annotations

import tempfile
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from referat.cli.completing import codes
from referat.cli.shared import OK, USAGE
from referat.danish_click import DanishCommand

if TYPE_CHECKING:
    from referat.checks.explained.codes import Explanation
    from referat.checks.rule import Example
    from referat.diagnostics import Diagnostic

ONE = "møde.yaml"
_WIDTH = 88
_INDENT = "    "


@click.command(cls=DanishCommand, short_help="Forklar en kode.")
@click.argument("code", metavar="[KODE]", required=False, shell_complete=codes)
def explain(code: str | None) -> int:
    """Forklar koden, der står i skarpe klammer efter et fund: hvad den betyder, hvorfor den er der,
    og hvordan det skal se ud. Uden KODE bliver alle koder vist.
    """
    from referat.checks.explained.codes import explanations  # noqa: PLC0415
    from referat.danish.words import nearest  # noqa: PLC0415

    if code is None:
        click.echo("\n".join(_list()))
        return OK
    known = explanations().get(code.strip().strip("[]"))
    if known is None:
        close = nearest(code, explanations())
        hint = f"Mente du `{close}`?" if close else "`referat explain` viser alle koder."
        click.echo(f"referat: Ingen regel har koden `{code}`.\n    hjælp: {hint}", err=True)
        return USAGE
    click.echo("\n\n".join(_parts(known)))
    return OK


def _list() -> Iterator[str]:
    from referat.checks.explained.codes import explanations, groups  # noqa: PLC0415

    width = max(len(code) for code in explanations())
    for group in groups():
        yield group.title
        for each in group.explanations:
            yield f"  {each.code:<{width}}  {_level(each):<9}  {each.what}"
        yield ""
    yield "Skriv `referat explain KODE` for at se en af dem forklaret."


def _level(each: Explanation) -> str:
    return each.severity.danish if each.severity else "slået fra"


def _parts(each: Explanation) -> Iterator[str]:
    yield f"{each.code} · {_level(each)} · {each.family.value}\n{_wrapped(f'{each.what}.')}"
    yield _wrapped(each.why)
    if each.source:
        yield _wrapped(f"Kilde: {each.source}")
    if each.fails:
        yield f"Forkert:\n\n{_shown(each.fails)}"
        yield textwrap.indent(_findings(each), _INDENT).rstrip("\n")
        yield f"Rigtigt:\n\n{_shown(each.passes)}"
    yield "\n".join(_switches(each))


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _shown(example: Example) -> str:
    """The example's files; their names, where there are several."""
    files = _files(example)
    texts = list(files.values())
    if len(files) > 1:
        texts = [f"{name}\n{textwrap.indent(text, '  ')}" for name, text in files.items()]
    return textwrap.indent("\n\n".join(text.rstrip("\n") for text in texts), _INDENT)


def _files(example: Example) -> Mapping[str, str]:
    return {ONE: example} if isinstance(example, str) else example


def _switches(each: Explanation) -> Iterator[str]:
    """How to take a finding away, and how to choose how serious it is."""
    from referat.checks.explained.codes import may_be_excepted  # noqa: PLC0415
    from referat.checks.rule import Rule  # noqa: PLC0415
    from referat.diagnostics import Severity  # noqa: PLC0415

    louder = {None: "notits", Severity.NOTE: "advarsel", Severity.WARNING: "fejl"}
    if not may_be_excepted(each):
        yield "Fundet kan ikke undtages; det skal rettes."
        return
    word = louder.get(each.severity)
    if isinstance(each, Rule) and word:
        does = "Slå den til" if each.severity is None else "Vælg, hvor alvorlig den er,"
        yield f"{does} i mødet, udvalg.yaml eller referat.yaml (notits, advarsel eller fejl):"
        yield f"\n{_INDENT}regler:\n{_INDENT}  {each.code}: {word}\n"
    yield "Undtag ét sted, hvor det er rigtigt alligevel, med en kommentar på linjen over nøglen:"
    yield f"\n{_INDENT}# undtag {each.code}: skriv grunden her\n"
    yield f"Hele filen: `# undtag i hele filen {each.code}: …`"
    yield f"Et helt udvalg, i udvalg.yaml: `# undtag i alle møder {each.code}: …`"


def _findings(each: Explanation) -> str:
    """What `referat check` (or `build`) prints of the example that fails."""
    from referat.diagnostics import in_order  # noqa: PLC0415
    from referat.report import one  # noqa: PLC0415

    files = dict(_files(each.fails))
    if each.severity is None:
        files["referat.yaml"] = f"regler:\n  {each.code}: notits\n{files.get('referat.yaml', '')}"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8", newline="\n")
        found = _judged(folder, getattr(each, "command", ""))
        own = [finding for finding in in_order(found) if finding.code == each.code]
        relative = [f.at(f.path.relative_to(folder) if f.path else None) for f in own]
    blocks = [
        one(finding, files.get(finding.path.as_posix()) if finding.path else None)
        for finding in relative
    ]
    return "\n".join(blocks).replace(f"{name}/", "")


def _judged(folder: Path, command: str) -> list[Diagnostic]:
    from referat.compile import Request, check, compile_all  # noqa: PLC0415
    from referat.project.find import Found, find  # noqa: PLC0415

    found = find((folder,))
    if not isinstance(found, Found):
        return [found]
    if command.startswith("referat build"):
        return list(compile_all(found, Request(), lambda done, total: None).findings)
    return list(check(found).findings)
