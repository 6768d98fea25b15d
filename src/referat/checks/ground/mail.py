"""E-mail addresses that cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.subject import Subject
from referat.danish.patterns import late
from referat.diagnostics import Diagnostic, Place, Severity
from referat.model.people import Person
from referat.prose.links import is_mail
from referat.source.written import line_place, place_of

_LIKE_MAIL = late(r"(?<![\w./])[\w.+-]+@+[\w.-]*\w")


def check(subject: Subject) -> Iterator[Diagnostic]:
    for person in subject.each(Person):
        email = person.email
        if email is not None and not is_mail(email.strip()):
            yield _found(email.strip(), place_of(email))
    for text in subject.markdown if "@" in subject.joined_markdown else ():
        if "@" in text:
            for number, row in enumerate(text.split("\n")):
                for match in _LIKE_MAIL.finditer(row):
                    if not is_mail(match.group()):
                        place = line_place(text, number, match.start(), len(match.group()))
                        yield _found(match.group(), place)


def _found(address: str, place: Place | None) -> Diagnostic:
    return Diagnostic(
        "umulig-email",
        f"»{address}« kan ikke være en e-mailadresse; den bliver trykt som tekst uden link.",
        "Se efter et punktum for meget eller for lidt omkring @.",
        Severity.WARNING,
        place=place,
    )
