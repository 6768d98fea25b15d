"""Lists and quotes that lie too deep inside each other to be read: nothing may be lost."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.rule import Subject, prose_in
from referat.diagnostics import Diagnostic
from referat.prose.syntax import is_too_deep, tokens_of
from referat.source.written import line_place


def check(subject: Subject) -> Iterator[Diagnostic]:
    for text in prose_in(subject.meeting):
        deep = next((token for token in tokens_of(text) if is_too_deep(token)), None)
        if deep is not None:
            yield Diagnostic(
                "for-dybt",
                "Her ligger lister eller citater i for mange lag inde i hinanden.",
                "Ret indrykningen, eller lav flere lister efter hinanden.",
                place=line_place(text, (deep.map or [0])[0]),
            )
