"""Attachments and pictures: does each name lead to a file that may be followed?"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from markdown_it.token import Token

from referat.checks.rule import Subject, models_in, prose_in
from referat.danish.words import nearest
from referat.diagnostics import Diagnostic, Place, Severity
from referat.model.attachment import Attachment
from referat.project.shelf import Shelf, Trouble
from referat.prose.links import is_address, is_local, with_scheme
from referat.prose.syntax import tokens_of
from referat.source.written import line_place, place_of


def check(subject: Subject) -> Iterator[Diagnostic]:
    for model in models_in(subject.meeting):
        if isinstance(model, Attachment):
            yield from _attachment(model, subject.shelf)
    for text in prose_in(subject.meeting):
        if "](" in text:
            yield from _in_text(text, subject.shelf)


def _attachment(attachment: Attachment, shelf: Shelf) -> Iterator[Diagnostic]:
    if attachment.file is not None:
        yield from _file(attachment.file.strip(), shelf, place_of(attachment.file), Severity.ERROR)
    if attachment.url is not None and not is_address(with_scheme(attachment.url.strip())):
        yield Diagnostic(
            "ugyldigt-link",
            f"»{attachment.url.strip()}« er ikke en adresse på nettet.",
            "Skriv hele adressen, som den står i browseren: `https://…`. En fil skrives som `fil`.",
            Severity.WARNING,
            place=place_of(attachment.url),
        )


def _file(name: str, shelf: Shelf, place: Place | None, severity: Severity) -> Iterator[Diagnostic]:
    found = shelf.locate(name)
    if found is Trouble.OUTSIDE:
        yield Diagnostic(
            "fil-udenfor",
            f"Filen »{name}« ligger uden for mappen med møderne.",
            "Læg en kopi i mødets bilagsmappe, og henvis til den.",
            Severity.ERROR,
            place=place,
        )
    elif found is Trouble.SOURCE:
        yield Diagnostic(
            "mødefil-som-bilag",
            f"»{name}« er en mødefil; den bliver ikke lagt ud, for den viser også det lukkede.",
            "Henvis til det færdige dokument med dets adresse på nettet. Er filen et bilag, så læg "
            "den i mødets bilagsmappe.",
            Severity.ERROR,
            place=place,
        )
    elif found is Trouble.MISSING:
        close = nearest(name, shelf.names_beside(name))
        folder = shelf.folders[0].name
        hint = f"Mente du `{close}`?" if close else f"Læg filen i mappen `{folder}`."
        yield Diagnostic("fil-mangler", f"Filen »{name}« findes ikke.", hint, severity, place=place)
    elif found is Trouble.FOLDER:
        hint = "Skriv navnet på en fil; hver fil er et bilag for sig."
        yield Diagnostic("fil-mangler", f"»{name}« er en mappe.", hint, severity, place=place)


def _in_text(text: str, shelf: Shelf) -> Iterator[Diagnostic]:
    for token in tokens_of(text):
        for child in token.children or ():
            yield from _target(child, text, (token.map or [0])[0], shelf)


def _target(token: Token, text: str, line: int, shelf: Shelf) -> Iterator[Diagnostic]:
    target = with_scheme(str(token.attrs.get("src" if token.type == "image" else "href", "")))
    if token.type not in ("image", "link_open") or not target or not is_local(target):
        return
    name = unquote(target.partition("#")[0])
    place = line_place(text, *_position(text, target, line))
    severity = Severity.WARNING if token.type == "image" else Severity.ERROR
    yield from _file(name, shelf, place, severity)


def _position(text: str, part: str, line: int) -> tuple[int, int, int]:
    """Line, column (from 0) and width of `part` in `text`, looked for from `line` on."""
    for spelling in (part, unquote(part)):
        for number, row in enumerate(text.split("\n")[line:], line):
            column = row.find(spelling)
            if column >= 0:
                return number, column, len(spelling)
    return line, 0, 0
