"""What shows only when all meetings are seen at once: references between meetings, one case under
two numbers, a name in two spellings, a meeting that belongs nowhere, files that nothing uses.

Works on `referat.checks.noted.Noted`, one small value a meeting, which `note` makes and which can
be kept as JSON. Nothing here reads a meeting again; of the disk it asks only what lies in the
meetings' folders, so that part is never stale.

    noted = [note(m.path, str(m.address), m.whole, subject_of(m.whole, shelf)) for m in meetings]
    findings += check_repository(noted, {path: committee.name, …}, is_whole=found.whole)
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from referat.checks.ground.references import closed_item, no_such_item
from referat.checks.noted import Noted, Stated, ToMeeting, note
from referat.checks.registry import RULES
from referat.checks.run import Asked, failed, severity_of, stated
from referat.checks.spelling import Spelled, in_doubt, rarer_spellings
from referat.danish.words import case_key, folded, joined, nearest
from referat.diagnostics import Diagnostic, Severity

__all__ = ["TAKEN", "TAKEN_FILES", "Noted", "check_repository", "note"]

TAKEN = frozenset(
    {"_filer", "afstemninger", "beslutninger", "oparl", "opgaver", "pagefind", "personer", "sager"}
)
"""Folders that the site makes itself, beside those of the bodies."""

TAKEN_FILES = frozenset(
    {"404.html", "abonner.html", "data.json", "feed.xml", "index.html", "kalender.ics"}
    | {"oparl.json", "robots.txt", "sitemap.xml", "soeg.html"}
)
"""Files that it makes beside them."""

_NAMED = 3
"""How many unused files a finding names before it counts the rest."""

_DROPPINGS = (".bak", ".lock", ".orig", ".part", ".swp", ".tmp", "~")
_OF_THE_SYSTEM = frozenset({"desktop.ini", "thumbs.db", "ehthumbs.db", "icon\r", "__macosx"})


def check_repository(
    noted: Sequence[Noted],
    committees: Mapping[Path, str],
    is_whole: bool = True,
    asked: Asked = Asked.USUAL,
) -> list[Diagnostic]:
    """What is found across the meetings in `noted`. `committees`: each udvalg.yaml and the name in
    it. `is_whole` is false if only some of the repository's meetings were asked for: then what the
    others may hold is not told about.
    """
    in_order = sorted(noted, key=lambda meeting: (meeting.day, meeting.path))
    findings = [*_references(in_order, is_whole), *_cases(in_order), *_names(in_order, committees)]
    if is_whole:
        findings += [*_without_body(in_order), *_taken(in_order), *_unused(in_order)]
    return [*findings, *_ruled(in_order, asked)]


def _ruled(noted: Sequence[Noted], asked: Asked) -> Iterator[Diagnostic]:
    """What the rules over several meetings find."""
    levels = {meeting.path: dict(meeting.rules) for meeting in noted}
    for rule in RULES:
        if rule.across is None:
            continue
        try:
            found = list(rule.across(noted))
        except Exception as error:  # a rule must never stop the others
            yield failed(rule, error)
            continue
        for each in found:
            severity = severity_of(rule, levels.get(each.path, {}), asked)
            if severity is not None:
                yield stated(rule, each.found, severity).at(Path(each.path))


def _full(path: str | Path) -> str:
    """A file, however it is written: from the top of the disk, in composed Unicode."""
    return unicodedata.normalize("NFC", os.path.abspath(path))  # noqa: PTH100 - resolves `..`


def _references(noted: Sequence[Noted], is_whole: bool) -> Iterator[Diagnostic]:
    by_path = {_full(meeting.path): meeting for meeting in noted}
    for meeting in noted:
        folder = Path(meeting.path).parent
        for link in meeting.references:
            target = by_path.get(_full(folder / link.file))
            if target is not None:
                found = _to_item(link, target)
            elif (folder / link.file).is_file():
                continue  # has errors of its own, or was not asked for
            else:
                found = _no_such_meeting(link, folder, by_path if is_whole else {})
            if found is not None:
                yield found.at(Path(meeting.path))


def _to_item(link: ToMeeting, target: Noted) -> Diagnostic | None:
    if not link.fragment or link.fragment in target.ids:
        return None
    if link.fragment not in target.closed_ids:
        return no_such_item(link.fragment, f"»{link.file}«", target.ids, link.place)
    if link.closed:
        return None
    return closed_item(link.fragment, f" i »{link.file}«", link.place)


def _no_such_meeting(link: ToMeeting, folder: Path, known: Mapping[str, Noted]) -> Diagnostic:
    names = {Path(os.path.relpath(path, _full(folder))).as_posix() for path in known}
    close = nearest(link.file, sorted(names), 0.8)
    return Diagnostic(
        "henvisning",
        f"Der er intet møde i »{link.file}«.",
        f"Mente du `{close}`?"
        if close
        else "Skriv mødets fil, regnet fra den mappe, dette møde ligger i: `2026-05-06.yaml` eller "
        "`../byraadet/2026-05-27.yaml`.",
        place=link.place,
    )


def _cases(noted: Sequence[Noted]) -> Iterator[Diagnostic]:
    doubtful = in_doubt((case.text for each in noted for case in each.cases), case_key)
    spelled = [
        Spelled(case.text, case_key(case.text), meeting.path, case.place)
        for meeting in (noted if doubtful else ())
        for case in meeting.cases
        if case.text in doubtful
    ]
    for wrong, right in rarer_spellings(spelled):
        yield Diagnostic(
            "sagsnr-stavemåde",
            f"Sagsnummeret »{wrong.text}« er skrevet »{right.text}« i {right.where(wrong.path)}.",
            f"Skriv `{right.text}` begge steder; ellers bliver det til to sager.",
            Severity.WARNING,
            Path(wrong.path),
            wrong.place,
        )


def _names(noted: Sequence[Noted], committees: Mapping[Path, str]) -> Iterator[Diagnostic]:
    """Bodies, then people: each under one spelling."""
    bodies = [
        _spelled(Stated(name), path.as_posix())
        for path, name in sorted(committees.items(), key=lambda pair: pair[0].as_posix())
    ]
    bodies += [_spelled(m.body, m.path) for m in noted if m.body.place and m.body.text]
    doubtful = in_doubt((person.text for each in noted for person in each.people), folded)
    people = [
        _spelled(person, meeting.path)
        for meeting in (noted if doubtful else ())
        for person in meeting.people
        if person.text in doubtful
    ]
    for wrong, right in [*rarer_spellings(bodies), *rarer_spellings(people)]:
        looks_alike = unicodedata.normalize("NFC", wrong.text) == unicodedata.normalize(
            "NFC", right.text
        )
        yield Diagnostic(
            "navn-stavemåde",
            f"»{wrong.text}« er skrevet »{right.text}« i {right.where(wrong.path)}.",
            "De to ser ens ud, men er skrevet med forskellige tegn. Skriv navnet om."
            if looks_alike
            else "Skriv navnet ens begge steder; ellers bliver det til to.",
            Severity.WARNING,
            Path(wrong.path),
            wrong.place,
        )


def _spelled(name: Stated, path: str) -> Spelled:
    return Spelled(" ".join(name.text.split()), folded(name.text), path, name.place)


def _without_body(noted: Sequence[Noted]) -> Iterator[Diagnostic]:
    if not any(meeting.body.text for meeting in noted):
        return
    for meeting in noted:
        if not meeting.body.text:
            yield Diagnostic(
                "uden-udvalg",
                "Mødet hører ikke til noget udvalg, men det gør andre møder her.",
                "Skriv `udvalg: …` i mødet, eller læg filen i udvalgets mappe med en udvalg.yaml.",
                Severity.WARNING,
                Path(meeting.path),
            )


def _taken(noted: Sequence[Noted]) -> Iterator[Diagnostic]:
    for meeting in noted:
        top = meeting.address.partition("/")[0]
        kind = "mapper" if top.casefold() in TAKEN else "filer"
        if top.casefold() in TAKEN | TAKEN_FILES:
            yield Diagnostic(
                "optaget-navn",
                f"»{top}« er navnet på en af hjemmesidens egne {kind}.",
                "Giv udvalgets mappe et andet navn.",
                path=Path(meeting.path),
            )


def _unused(noted: Sequence[Noted]) -> Iterator[Diagnostic]:
    """Files in the meetings' folders that no meeting lists, links to or shows. Nearly all that is
    used is written in one way, and found so.
    """
    plainly = {file for meeting in noted for file in meeting.files}
    used: set[str] | None = None
    for meeting in noted:
        folder = os.path.splitext(meeting.path)[0]  # noqa: PTH122 - there are thousands
        if meeting.misses:
            continue  # one of the files is most likely the one that is missed
        names = [name for name in _files_in(folder) if f"{folder}/{name}" not in plainly]
        if names and used is None:
            used = set(map(_full, plainly))
        names = [name for name in names if _full(f"{folder}/{name}") not in (used or ())]
        if names:
            yield _not_used(meeting, names)


def _not_used(meeting: Noted, names: Sequence[str]) -> Diagnostic:
    """One finding a folder: a forgotten folder of pictures would drown the rest."""
    shown = [f"»{name}«" for name in names[:_NAMED]]
    more = len(names) - len(shown)
    what = joined([*shown, f"{more} til"] if more else shown)
    subject, them = ("Filerne", "dem") if len(names) > 1 else ("Filen", "den")
    return Diagnostic(
        "ubrugt-bilag",
        f"{subject} {what} ligger i mødets bilagsmappe, men mødet bruger {them} ikke.",
        f"Skriv `fil: {names[0]}` under `bilag`, eller slet {subject.lower()}.",
        Severity.WARNING,
        Path(meeting.path),
    )


def _files_in(folder: str) -> Iterator[str]:
    """The files that a person has put in `folder`, at any depth, in order, from there."""
    for top, folders, names in os.walk(folder):  # texts alone: most meetings have none
        folders[:] = sorted(name for name in folders if not _is_dropping(name))
        place = os.path.join(top, "").removeprefix(os.path.join(folder, ""))  # noqa: PTH118
        start = place.replace(os.sep, "/")
        yield from (f"{start}{name}" for name in sorted(names) if not _is_dropping(name))


def _is_dropping(name: str) -> bool:
    """True for what systems and editors leave behind."""
    folded = name.casefold()
    return (
        folded.startswith((".", "~$", "#"))
        or folded.endswith(_DROPPINGS)
        or folded in _OF_THE_SYSTEM
    )
