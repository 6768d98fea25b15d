"""What the YAML reader's own errors mean to a minute taker."""

from __future__ import annotations

import re

import yaml

from referat.danish.patterns import late
from referat.diagnostics import Diagnostic, Place

_QUOTE = "Sæt hele teksten i anførselstegn: {tekst}."
_INDENT = "Se, om linjen og dem over den er rykket lige langt ind."
_KEY = late(r"\s*(?:- +)*[^\s:][^:]*:\s+(?=\S)")
_LONGEST = 60

# (part of the reader's message, code, message, hint); the first that fits is used.
# {tekst} stands for the text in quotes, {nøgle} for what stands before the colon.
_KNOWN: tuple[tuple[str, str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "kolon-i-tekst",
        "Et kolon med mellemrum efter betyder noget særligt her og kan ikke stå midt i teksten.",
        _QUOTE,
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
        "Efter omvendt skråstreg står nummeret på et tegn, der ikke findes.",
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
        "Linjen passer ikke i listen: den er rykket for langt ud eller ind.",
        _INDENT,
    ),
    (
        "did not find expected key",
        "indrykning",
        "Linjen passer ikke ind her: den er rykket anderledes ind end linjerne over.",
        _INDENT,
    ),
    (
        "did not find expected ',' or",
        "klammer",
        "Klammen her bliver ikke lukket rigtigt.",
        "Er det en liste, så skriv `[et, to]` med komma imellem. Er det en tekst, så sæt den i "
        "anførselstegn.",
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
    (
        "expected node content",
        "særligt-tegn",
        "En tekst kan ikke begynde med dette tegn uden anførselstegn.",
        _QUOTE,
    ),
    (
        "",
        "ulæselig-yaml",
        "Filen kan ikke læses her.",
        f"{_INDENT} Hjælper det ikke, så sæt teksten i anførselstegn.",
    ),
)

# More to the point, where the line shows what happened: (what stands before, what follows).
_IN_CONTEXT: tuple[tuple[str, re.Pattern[str], re.Pattern[str], str, str, str], ...] = (
    (
        "did not find expected key",
        late(r".*['\"]"),
        late(r".*"),
        "anførselstegn",
        "Anførselstegnet lige før slutter teksten, men der står mere efter det.",
        "Sæt anførselstegn om hele teksten, og brug den anden slags (' eller \") uden om, hvis der "
        "står et inde i teksten.",
    ),
    (
        "did not find expected key",
        late(r".*[\]}]"),
        late(r".*"),
        "klammer",
        "Teksten går videre efter klammen, men en tekst kan ikke begynde med en klamme.",
        _QUOTE,
    ),
    (
        "did not find expected key",
        late(r"\s*"),
        late(r"- .*"),
        "indrykning",
        "Stregen står ikke lige under de andre streger i listen.",
        "Ryk linjen, så stregerne står lige under hinanden.",
    ),
    (
        "mapping values are not allowed",
        late(r"[^\s:][^:]*"),
        late(r".*"),
        "mangler-kolon",
        "Linjen over mangler et kolon efter nøglen.",
        "Skriv `nøgle: tekst`.",
    ),
    (
        "mapping values are not allowed",
        late(r"\s+[^:]*"),
        late(r".*"),
        "kolon-i-tekst",
        "Linjen hører til teksten over, fordi den er rykket ind, og så kan der ikke stå et kolon "
        "med mellemrum efter.",
        "Er `{nøgle}` en nøgle, så ryk den ud under de andre nøgler. Er den en del af teksten, så "
        "sæt hele teksten i anførselstegn.",
    ),
)

# Where the reader knows what began, that is what the minute taker has to look at.
_LOOK_AT_START = (
    "scanning a quoted scalar",
    "simple key",
    "flow sequence",
    "flow mapping",
    "anchor",
    "alias",
    "directive",
)


def explain(error: yaml.YAMLError, text: str) -> Diagnostic:
    """The Danish finding for an error that the YAML reader raised over `text`."""
    place = _place(error, text)
    rows = text.split("\n")
    row = rows[place.line - 1] if place.line <= len(rows) else ""
    before, after = row[: place.column - 1], row[place.column - 1 :]
    code, message, hint = _words(" ".join(str(error).split()), before.rstrip(), after)
    if "{tekst}" in hint:
        hint = hint.replace("{tekst}", _in_quotes(row, place.column))
    return Diagnostic(code, message, hint.replace("{nøgle}", before.strip(" -")), place=place)


def _words(problem: str, before: str, after: str) -> list[str]:
    for part, left, right, *words in _IN_CONTEXT:
        if part in problem and left.fullmatch(before) and right.fullmatch(after):
            return words
    return next(words for part, *words in _KNOWN if part in problem)


def _in_quotes(row: str, column: int) -> str:
    """The text of a line in quotes, ready to copy; `"…"` where none can be made."""
    key = _KEY.match(row)
    start = key.end() if key and key.end() < column else column - 1
    words = row[start:].strip()
    if not words or len(words) > _LONGEST:
        return '"…"'
    if '"' not in words and "\\" not in words:
        return f'"{words}"'
    return f"'{words}'" if "'" not in words else '"…"'


def _place(error: yaml.YAMLError, text: str) -> Place:
    mark = getattr(error, "problem_mark", None)
    context = str(getattr(error, "context", None) or "")
    if any(part in context for part in _LOOK_AT_START):
        mark = getattr(error, "context_mark", None) or mark
    if mark is not None:
        return Place(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
    position = getattr(error, "position", None)
    if isinstance(position, int) and 0 <= position <= len(text):
        line = text.count("\n", 0, position) + 1
        column = position - text.rfind("\n", 0, position)
        return Place(line, column, line, column + 1)
    return Place(1, 1)
