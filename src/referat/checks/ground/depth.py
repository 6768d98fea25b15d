"""Lists and quotes that lie too deep inside each other to be read: nothing may be lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.subject import Subject, tokens_in
from referat.danish.patterns import late
from referat.diagnostics import Diagnostic
from referat.prose.syntax import is_too_deep
from referat.source.written import line_place

_PREFIX = late(r"^[ >0-9.)*+-]{24,}|\t", re.MULTILINE)
"""Each layer takes a column or more at the start of a line; few lines begin like this."""

_DEEP = late(r"\n[ >0-9.)*+-]{24}")
"""The same, and quick to look for where every line has one before it."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    joined = subject.joined_markdown
    if "\t" not in joined and not _DEEP.search(joined) and joined.count(":::") < _MANY_BLOCKS:
        return
    for text in subject.markdown:
        if not _PREFIX.search(text) and text.count(":::") < _MANY_BLOCKS:
            continue
        deep = next((token for token in tokens_in(text) if is_too_deep(token)), None)
        if deep is not None:
            yield Diagnostic(
                "for-dybt",
                "Her ligger lister eller citater i for mange lag inde i hinanden.",
                "Ret indrykningen, eller lav flere lister efter hinanden.",
                place=line_place(text, (deep.map or [0])[0]),
            )


_MANY_BLOCKS = 12
"""A `:::` takes no room at the start of a line; together with the prefix it may reach 40."""
