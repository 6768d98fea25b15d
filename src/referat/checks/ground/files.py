"""Attachments as files: one title each, one name each, and none too big to be kept."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from referat.checks.subject import Subject
from referat.danish.words import file_size
from referat.diagnostics import Diagnostic, Severity
from referat.model.attachment import Attachment
from referat.source.written import place_of

TOO_BIG = 100_000_000
"""Bytes. GitHub and others refuse a file of more than 100 MB."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    listed = [
        (attachment, attachment.file.strip(), found)
        for attachment in subject.each(Attachment)
        if attachment.file
        if isinstance(found := subject.locate(attachment.file.strip()), Path)
    ]
    yield from _two_titles([(attachment, found) for attachment, _, found in listed])
    yield from _alike(listed)
    yield from _big(listed)


def _two_titles(listed: Sequence[tuple[Attachment, Path]]) -> Iterator[Diagnostic]:
    """The same file at the top and in an item is one attachment, unless it is called two things."""
    titles: dict[Path, str] = {}
    for attachment, found in listed:
        title = " ".join((attachment.title or "").split())
        first = titles.setdefault(found, title) if title else ""
        if first and _folded(first) != _folded(title):
            yield Diagnostic(
                "bilag-to-navne",
                f"Filen »{found.name}« hedder både »{first}« og »{title}«.",
                "Giv bilaget samme titel begge steder. Er det to bilag, så har det ene en forkert "
                "fil.",
                Severity.WARNING,
                place=place_of(attachment.title) or attachment.place,
            )


def _alike(listed: Sequence[tuple[Attachment, str, Path]]) -> Iterator[Diagnostic]:
    """Two files that would be laid at one address: a case or a Unicode form apart, or of one name
    in two folders.
    """
    first: dict[str, Path] = {}
    told: set[Path] = set()
    for attachment, name, found in listed:
        steps = [step for step in posixpath.normpath(name).split("/") if step != ".."]
        other = first.setdefault(_folded("/".join(steps)), found)
        if other != found and found not in told:
            told.add(found)
            yield Diagnostic(
                "bilag-ens-navne",
                f"Filen »{found.name}« ville få samme adresse som en anden fil, »{other.name}«.",
                "Giv den ene et andet navn. Store og små bogstaver gør ingen forskel, og et å kan "
                "være gemt på to måder.",
                place=place_of(attachment.file),
            )


def _big(listed: Sequence[tuple[Attachment, str, Path]]) -> Iterator[Diagnostic]:
    """By the size that the disk states; the file is never opened."""
    told: set[Path] = set()
    for attachment, _, found in listed:
        if found not in told and found.stat().st_size > TOO_BIG:
            told.add(found)
            yield Diagnostic(
                "stort-bilag",
                f"Filen »{found.name}« fylder {file_size(found.stat().st_size)}.",
                "GitHub og andre tager ikke imod filer over 100 MB, og læserne venter længe. "
                "Gem den mindre (fx PDF med mindre billeder), eller henvis til den med `url`.",
                Severity.WARNING,
                place=place_of(attachment.file),
            )


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
