"""Attachments and pictures: does each name lead to a file that may be followed?"""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.ground.links import is_to_meeting, links_of
from referat.checks.subject import Subject
from referat.danish.words import nearest
from referat.diagnostics import Diagnostic, Place, Severity
from referat.model.attachment import Attachment
from referat.project.shelf import Trouble
from referat.prose.links import is_address, with_scheme
from referat.source.written import place_of


def check(subject: Subject) -> Iterator[Diagnostic]:
    for attachment in subject.each(Attachment):
        yield from _attachment(attachment, subject)
    for _, link in subject.once(links_of):
        if link.name and not is_to_meeting(link, subject):
            severity = Severity.WARNING if link.is_picture else Severity.ERROR
            yield from _file(link.name, subject, link.place, severity)


def _attachment(attachment: Attachment, subject: Subject) -> Iterator[Diagnostic]:
    if attachment.file is not None:
        name, place = attachment.file.strip(), place_of(attachment.file)
        yield from _file(name, subject, place, Severity.ERROR)
    if attachment.url is not None and not is_address(with_scheme(attachment.url.strip())):
        yield Diagnostic(
            "ugyldigt-link",
            f"»{attachment.url.strip()}« er ikke en adresse på nettet.",
            "Skriv hele adressen, som den står i browseren: `https://…`. En fil skrives som `fil`.",
            Severity.WARNING,
            place=place_of(attachment.url),
        )


def _file(
    name: str, subject: Subject, place: Place | None, severity: Severity
) -> Iterator[Diagnostic]:
    found, shelf = subject.locate(name), subject.shelf
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
            "Henvis til et møde i teksten: `[mødet i maj](2026-05-06.yaml)`. Er filen et bilag, så "
            "læg den i mødets bilagsmappe.",
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
