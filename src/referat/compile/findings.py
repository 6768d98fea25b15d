"""Every finding of a repository: what each file gives rise to, and what shows across them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from referat.checks.across import check_repository
from referat.checks.registry import BY_CODE
from referat.checks.rule import Family
from referat.checks.run import Asked, check_inherited, each_failure_once
from referat.checks.switches import Switched, judged
from referat.compile.keys import key_of
from referat.compile.logo import missing_logo
from referat.compile.reading import noted_of, switches_of
from referat.compile.setting import Setting
from referat.compile.values import Across, Kept, Reading
from referat.diagnostics import Diagnostic, Severity
from referat.project.load import committees_of


def all_findings(
    setting: Setting, readings: Sequence[Reading], over: Sequence[Diagnostic]
) -> list[Diagnostic]:
    """`readings` are of the meetings that were found, in their order; `over` is what shows only
    over several of them. What a switch takes away is gone.
    """
    files = _switched(setting, readings)
    left = judged([*_found(setting, readings), *over], files, _known(files))
    return [_for_edition(each, setting.request.edition) for each in each_failure_once(left)]


def _known(files: Mapping[Path, Switched]) -> Mapping[str, bool]:
    """Only he who writes a switch needs to have the codes explained."""
    if not any(file.switches for file in files.values()):
        return {}
    from referat.checks.explained.codes import known_codes  # noqa: PLC0415

    return known_codes()


def _for_edition(finding: Diagnostic, edition: str) -> Diagnostic:
    """What must not come out stops a public build; in the members' own edition it warns."""
    rule = BY_CODE.get(finding.code)
    if edition == "offentlig" or rule is None or rule.family is not Family.SECRECY:
        return finding
    return replace(finding, severity=min(finding.severity, Severity.WARNING))


def _switched(setting: Setting, readings: Sequence[Reading]) -> dict[Path, Switched]:
    """Each file's switches; a body's are told to be unused only if all its meetings were read."""
    found = setting.found
    files: dict[Path, Switched] = {}
    is_usual = setting.request.asked is not Asked.STOPPING
    spoilt: set[Path | None] = set()
    for meeting, reading in zip(found.meetings, readings, strict=True):
        is_read = reading.packed_noted is not None and is_usual
        files[meeting.path] = Switched(reading.switches, meeting.committee, is_read)
        if not is_read:
            spoilt.add(meeting.committee)
    for path in [*committees_of(found), *([found.site] if found.site else [])]:
        switches = switches_of(setting, path)
        files[path] = Switched(switches, None, found.whole and is_usual and path not in spoilt)
    return files


def _found(setting: Setting, readings: Sequence[Reading]) -> list[Diagnostic]:
    found = setting.found
    findings = [*setting.site_file.findings, *same_addresses(setting), *missing_logo(setting)]
    if setting.site is not None and found.site is not None:
        findings += check_inherited(found.site, setting.site)
    for path in committees_of(found):
        loaded = setting.committee_file(path)
        findings += loaded.findings
        if loaded.value is not None:
            findings += check_inherited(path, loaded.value)
    for meeting, reading in zip(found.meetings, readings, strict=True):
        findings += [finding.at(meeting.path) for finding in reading.findings]
    return findings


def across(setting: Setting, readings: Sequence[Reading]) -> list[Diagnostic]:
    """What shows only over several meetings."""
    found = setting.found
    loaded = {path: setting.committee_file(path).value for path in committees_of(found)}
    committees = {path: each.name for path, each in loaded.items() if each is not None}
    meetings = zip(found.meetings, readings, strict=True)
    noted = [n for m, reading in meetings if (n := noted_of(reading, m, setting)) is not None]
    findings = check_repository(noted, committees, found.whole, setting.request.asked)
    spoilt = {path for path, each in loaded.items() if each is None}
    nowhere = {each.path for each in found.meetings if each.committee in spoilt}
    return [each for each in findings if each.code != "uden-udvalg" or each.path not in nowhere]


def seen_across(setting: Setting, kept: Sequence[Kept], before: Across) -> Across:
    """What shows over several meetings, as it was if they say what they said. Where there was
    nothing to find, it makes no difference where in their files they say it.
    """
    found = setting.found
    committees = [(str(path), setting.sources.digest(path)) for path in committees_of(found)]
    base = (str(found.root), found.whole, setting.request.asked.value, committees)
    meetings = list(zip(found.meetings, kept, strict=True))
    said = [(str(m.path), each.reading.outline, each.beside) for m, each in meetings]
    placed = [each.reading.packed_noted and each.reading.packed_noted.digest for each in kept]
    loose = key_of(base, said)
    exact = key_of(loose, placed)
    if exact == before.exact or (loose == before.loose and not before.findings):
        return Across(loose, exact, before.findings)
    return Across(loose, exact, tuple(across(setting, [each.reading for each in kept])))


def same_addresses(setting: Setting) -> Iterator[Diagnostic]:
    """Meetings whose documents would hide each other's: `a.yaml` beside `a.yml` or `A.yaml`, and
    names that differ only by Unicode form.
    """
    first: dict[str, Path] = {}
    for meeting in setting.found.meetings:
        address = unicodedata.normalize("NFC", str(meeting.address).casefold())
        other = first.setdefault(address, meeting.path)
        if other != meeting.path:
            yield Diagnostic(
                "samme-adresse",
                f"Mødets dokumenter får samme adresse som dem fra »{other}«.",
                "Giv den ene fil et andet navn. Store og små bogstaver, .yaml og .yml gør ingen "
                "forskel.",
                path=meeting.path,
            )
