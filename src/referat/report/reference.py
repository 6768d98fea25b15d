"""The page of every code, in Danish Markdown, made from the rules and what stands behind the rest.

    python -m referat.report.reference > docs/regler.md

A test fails when the page is stale.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator

from referat.checks.explained.codes import Explanation, Group, groups, may_be_excepted
from referat.checks.rule import Example

INTRO = """\
# Alle koder

Her står alt, hvad `referat check` og de andre kommandoer kan finde. Koden står i skarpe klammer
sidst i fundets første linje. `referat explain KODE` viser det samme i terminalen, sammen med det,
programmet siger om eksemplet. Hvordan et fund læses, og hvordan en regel slås til og fra, står i
[Når noget er galt](fejl.md).

Siden er lavet af programmet selv med `python -m referat.report.reference > docs/regler.md`. Ret den
derfor ikke i hånden.
"""
_WIDTH = 108
_HEAD = "| Kode | Er | Hvad det betyder |\n| --- | --- | --- |"


def code_reference() -> str:
    """The page `docs/regler.md`."""
    contents = [f"- [{group.title}](#{_anchor(group.title)})" for group in groups()]
    return "\n".join([INTRO, *contents, "", *(_group(group) for group in groups())])


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-").replace(",", "")


def _group(group: Group) -> str:
    rows = [
        f"| [`{each.code}`](#{each.code}) | {_level(each)} | {each.what}. |"
        for each in group.explanations
    ]
    parts = [f"## {group.title}", "\n".join([_HEAD, *rows]), *map(_section, group.explanations)]
    return "\n\n".join(parts) + "\n"


def _level(each: Explanation) -> str:
    return each.severity.danish if each.severity else "slået fra"


def _section(each: Explanation) -> str:
    return "\n\n".join(_parts(each))


def _parts(each: Explanation) -> Iterator[str]:
    yield f"### {each.code}"
    yield _filled(f"**{each.what}.** {each.why}")
    if each.source:
        yield _filled(f"Kilde: {each.source}")
    if not may_be_excepted(each):
        yield "Kan ikke undtages."
    if each.fails:
        yield f"Forkert:\n\n{_example(each.fails)}"
        yield f"Rigtigt:\n\n{_example(each.passes)}"


def _filled(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _example(example: Example) -> str:
    if isinstance(example, str):
        return _fenced("møde.yaml", example)
    return "\n\n".join(f"`{name}`:\n\n{_fenced(name, text)}" for name, text in example.items())


def _fenced(name: str, text: str) -> str:
    """`regel` tells the tests of the guide that the example is tested as the rule's own."""
    ticks = "````" if "```" in text else "```"
    suffix = name.rpartition(".")[2]
    kind = f"{suffix} regel" if suffix in ("yaml", "html", "csv") else "text"
    body = text.rstrip("\n")
    return f"{ticks}{kind}\n{body}\n{ticks}"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(code_reference())
