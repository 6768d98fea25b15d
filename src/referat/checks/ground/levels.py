"""`regler` that names a rule which does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.registry import BY_CODE
from referat.checks.subject import Subject
from referat.danish.words import nearest
from referat.diagnostics import Diagnostic
from referat.source.written import WrittenMap


def check(subject: Subject) -> Iterator[Diagnostic]:
    rules = subject.meeting.rules or {}
    for code in rules:
        if code.strip() not in BY_CODE:
            close = nearest(code, BY_CODE)
            yield Diagnostic(
                "ukendt-regel",
                f"Ingen regel har koden `{code.strip()}`.",
                f"Mente du `{close}`?" if close else "`referat explain` viser alle regler.",
                place=rules.key_places.get(code) if isinstance(rules, WrittenMap) else None,
            )
