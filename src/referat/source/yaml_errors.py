"""What the YAML reader's own errors mean to a minute taker."""

from __future__ import annotations

import re

import yaml

from referat.diagnostics import Diagnostic, Place

_QUOTE = 'Sæt hele teksten i anførselstegn: "…".'
_INDENT = (
    "Se, om linjen og den lige over er rykket lige langt ind, og om et anførselstegn slutter "
    "midt i en tekst."
)

# (part of the reader's message, code, message, hint); the first that fits is used.
_KNOWN: tuple[tuple[str, str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "kolon-i-tekst",
        "Et kolon med mellemrum efter betyder noget særligt her og kan ikke stå midt i teksten.",
        f"{_QUOTE} Eller skriv teksten på linjerne under nøglen efter en lodret streg: `|`.",
    ),
    (
        "could not find expected ':'",
        "mangler-kolon",
        "Her mangler et kolon efter nøglen, eller linjen hører til teksten over og er rykket "
        "for lidt ind.",
        "Skriv `nøgle: tekst`, eller ryk linjen ind under den tekst, den hører til.",
    ),
    (
        "found unexpected end of stream",
        "anførselstegn",
        "Et anførselstegn bliver aldrig lukket.",
        "Sæt et anførselstegn, hvor teksten slutter.",
    ),
    (
        "found unexpected document indicator",
        "anførselstegn",
        "En tekst i anførselstegn bliver afbrudt af en linje med tre streger.",
        "Sæt et anførselstegn, hvor teksten slutter.",
    ),
    (
        "unknown escape character",
        "omvendt-skråstreg",
        "I en tekst i dobbelte anførselstegn betyder en omvendt skråstreg noget særligt.",
        "Brug enkelte anførselstegn ('…') om teksten, eller skriv skråstregen to gange.",
    ),
    (
        "hexdecimal number",
        "omvendt-skråstreg",
        "Efter omvendt skråstreg ventes et tegnnummer.",
        "Brug enkelte anførselstegn ('…') om teksten, eller skriv skråstregen to gange.",
    ),
    (
        "invalid Unicode character",
        "omvendt-skråstreg",
        "Tegnnummeret efter omvendt skråstreg findes ikke.",
        "Skriv selve tegnet i teksten.",
    ),
    (
        "cannot start any token",
        "særligt-tegn",
        "En tekst kan ikke begynde med dette tegn uden anførselstegn.",
        _QUOTE,
    ),
    (
        "alphabetic or numeric character",
        "særligt-tegn",
        "En tekst kan ikke begynde med `*` eller `&` uden anførselstegn.",
        _QUOTE,
    ),
    (
        "block sequence entries are not allowed",
        "liste-på-linjen",
        "En liste kan ikke begynde på samme linje som nøglen.",
        "Sæt hvert listepunkt på sin egen linje under nøglen.",
    ),
    (
        "mapping keys are not allowed",
        "særligt-tegn",
        "En tekst kan ikke begynde med `?` og et mellemrum uden anførselstegn.",
        _QUOTE,
    ),
    (
        "did not find expected '-' indicator",
        "indrykning",
        "Linjen passer ikke i listen: her ventes en ny linje, der begynder med `- `.",
        _INDENT,
    ),
    (
        "did not find expected key",
        "indrykning",
        "Linjen passer ikke ind her: der ventes en nøgle som de andre på samme niveau.",
        _INDENT,
    ),
    (
        "did not find expected ',' or",
        "klammer",
        "En liste i klammer bliver ikke lukket rigtigt.",
        "Skriv `[et, to]` med komma imellem og en slutklamme, eller sæt teksten i anførselstegn.",
    ),
    (
        "did not find expected comment or line break",
        "blok-hoved",
        "Efter `|` eller `>` skal teksten begynde på næste linje.",
        "Flyt teksten ned på linjen under, rykket ind.",
    ),
    (
        "violates indentation",
        "indrykning",
        "Teksten er rykket forkert ind.",
        _INDENT,
    ),
    (
        "maximum depth",
        "for-dybt",
        "Her ligger lister inde i lister i flere lag, end der kan læses.",
        "Ret klammerne; så dybt er et møde aldrig.",
    ),
    (
        "expected <document start>",
        "indrykning",
        "Linjen hører ikke til noget af det, der står over den.",
        _INDENT,
    ),
    (
        "directive",
        "særligt-tegn",
        "En linje kan ikke begynde med `%`.",
        _QUOTE,
    ),
)


def explain(error: yaml.YAMLError, text: str) -> Diagnostic:
    """The Danish finding for an error that the YAML reader raised over `text`."""
    place = _place(error, text)
    problem = " ".join(str(error).split())
    for part, code, message, hint in _KNOWN:
        if part in problem:
            return Diagnostic(code, message, hint, place=place)
    return Diagnostic(
        "ulæselig-yaml",
        "Filen kan ikke læses her.",
        f"{_INDENT} Hjælper det ikke, så sæt teksten i anførselstegn.",
        place=place,
    )


def _place(error: yaml.YAMLError, text: str) -> Place:
    mark = getattr(error, "problem_mark", None)
    if getattr(error, "context", "") and "quoted scalar" in str(getattr(error, "context", "")):
        mark = getattr(error, "context_mark", None) or mark
    if mark is not None:
        return Place(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
    found = re.search(r"line (\d+), column (\d+)", str(error))
    if found:
        line, column = int(found[1]), int(found[2])
        return Place(line, column, line, column + 1)
    position = getattr(error, "position", None)
    if isinstance(position, int) and 0 <= position <= len(text):
        line = text.count("\n", 0, position) + 1
        column = position - text.rfind("\n", 0, position)
        return Place(line, column, line, column + 1)
    return Place(1, 1)
