"""The next meeting of a body: its day from the meeting plan or from what was agreed last time,
and what it takes over from the meetings before it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from referat.danish.dates import parse_date, short_date
from referat.danish.words import NBSP
from referat.diagnostics import Diagnostic, has_errors
from referat.model.load import load
from referat.model.meeting import Committee
from referat.model.meeting_parts import NextMeeting, PlannedMeeting
from referat.output.write import Output
from referat.project.find import SITE_FILE, Found
from referat.project.load import LoadedMeeting, load_repository, unreadable
from referat.prose.options import Options
from referat.scaffold.bodies import BodyFolder
from referat.scaffold.meeting import Plan, deadline_of, meeting_text
from referat.site.open_tasks import open_before
from referat.source.parse import parse
from referat.source.reading import read_text
from referat.source.written import WrittenMap
from referat.view.make_facts import meeting_facts

_NEEDS_NO_APPROVAL = frozenset({"godkendt", "endeligt", "aflyst"})
_SCHEMA = "schemas/meeting.schema.json"


class Planned(Struct, frozen=True):
    """A day that the next meeting could be held on, with its time and place if they are told."""

    day: date
    slot: str = ""
    venue: str = ""


class Made(Struct, frozen=True):
    """The file of a new meeting. `deadline` is when its agenda must be out. `agreed` is a day
    that the last minutes name as the next meeting's, where it is another one.
    """

    path: Path
    output: Output
    day: date
    deadline: date | None = None
    agreed: date | None = None


class _Known(Struct, frozen=True):
    """What a body's files say. `meetings` are in the order of their days."""

    committee: Committee | None
    standing: Any
    meetings: tuple[LoadedMeeting, ...]


def next_meeting(root: Path, body: BodyFolder, day: date | None) -> Made | list[Diagnostic]:
    """The body's next meeting, on `day` if one is given; or why it cannot be made."""
    known = _read(root, body)
    if isinstance(known, list):
        return known
    agreed = _agreed(known.meetings)
    planned = _choose_day(known, agreed, day)
    if planned is None:
        return [_no_day(body, known)]
    path = body.folder / f"{planned.day.isoformat()}.yaml"
    if path.exists() or path.with_suffix(".yml").exists():
        return [_taken(path, planned.day)]
    plan = _plan(root, body, known, planned)
    other = agreed.day if agreed and day is None and agreed.day != planned.day else None
    output = Output(path.name, meeting_text(plan).encode())
    return Made(path, output, planned.day, deadline_of(plan), other)


def _read(root: Path, body: BodyFolder) -> _Known | list[Diagnostic]:
    """The body's files; or their errors: what they say cannot be trusted."""
    found = Found(root, root / SITE_FILE if (root / SITE_FILE).is_file() else None, body.meetings)
    repository = load_repository(found)
    findings = list(repository.findings)
    committee, standing = None, None
    if body.committee is not None:
        committee, standing, more = _read_committee(body.committee)
        findings += more if not body.meetings else []  # else told of already
    if has_errors(findings):
        return findings
    meetings = sorted(repository.meetings, key=lambda m: (m.whole.meeting.day, str(m.address)))
    return _Known(committee, standing, tuple(meetings))


def _read_committee(path: Path) -> tuple[Committee | None, Any, list[Diagnostic]]:
    """The committee, its standing items as they are written, and what is wrong with its file."""
    try:
        text, findings = read_text(path.read_bytes())
    except OSError:
        return None, None, [unreadable(path)]
    value, more = parse(text)
    findings = [*findings, *more]
    committee = None
    if value is not None and not has_errors(findings):
        committee, more = load(Committee, value)
        findings += more
    standing = value.get("faste punkter") if isinstance(value, WrittenMap) else None
    return committee, standing, [finding.at(path) for finding in findings]


def _choose_day(known: _Known, agreed: Planned | None, day: date | None) -> Planned | None:
    """The given day, else the first planned one after the newest meeting, else the agreed one;
    with the time and place that the plan or the minutes have for it.
    """
    newest = known.meetings[-1].whole.meeting.day if known.meetings else date.min
    plan = sorted(
        (_planned(entry) for entry in (known.committee.plan or () if known.committee else ())),
        key=lambda entry: entry.day,
    )
    if day is not None:
        same = [entry for entry in (*plan, *([agreed] if agreed else [])) if entry.day == day]
        return same[0] if same else Planned(day)
    return next((entry for entry in plan if entry.day > newest), agreed)


def _planned(entry: PlannedMeeting) -> Planned:
    return Planned(entry.day, entry.slot.written if entry.slot else "", entry.venue or "")


def _agreed(meetings: Sequence[LoadedMeeting]) -> Planned | None:
    """The first day after the newest meeting that it names as the next one's."""
    if not meetings:
        return None
    newest = meetings[-1].whole.meeting
    named = [
        planned
        for entry in newest.next_meetings or ()
        if (planned := _named(entry)) is not None and planned.day > newest.day
    ]
    return min(named, key=lambda planned: planned.day, default=None)


def _named(entry: NextMeeting) -> Planned | None:
    if isinstance(entry.day, date):
        slot = entry.slot.written if entry.slot else ""
        return Planned(entry.day, slot, entry.place_ or "")
    keys = PlannedMeeting.from_line((entry.words or "").strip().rstrip("."))
    day = parse_date(str(keys.get("dato", "")))
    if not isinstance(day, date):
        return None
    return Planned(day, str(keys.get("tid", "")), str(keys.get("sted", "")))


def _plan(root: Path, body: BodyFolder, known: _Known, planned: Planned) -> Plan:
    committee = known.committee
    before = [m for m in known.meetings if m.whole.meeting.day < planned.day]
    slot, venue = (committee.slot, committee.venue) if committee else (None, None)
    plan = Plan(
        planned.day,
        title=_title(before),
        slot=planned.slot if not slot or planned.slot != slot.written else "",
        venue=planned.venue if planned.venue.strip() != (venue or "").strip() else "",
        has_slot=slot is not None,
        has_venue=venue is not None,
        notice=committee.notice if committee else None,
        unapproved=_unapproved(body, before),
        open_tasks=_has_open_tasks(before, planned.day),
        standing=known.standing,
    )
    if before:
        last = before[-1].whole.meeting
        plan = replace(
            plan,
            usual_slot=last.slot.written if last.slot else plan.usual_slot,
            usual_venue=last.venue or plan.usual_venue,
        )
    if not (root / _SCHEMA).is_file():
        return plan
    return replace(plan, schema=Path(os.path.relpath(root / _SCHEMA, body.folder)).as_posix())


def _title(before: Sequence[LoadedMeeting]) -> str:
    """The title that the last two meetings share: then it is the body's habit."""
    titles = [meeting.whole.meeting.title or "" for meeting in before[-2:]]
    return titles[0] if len(titles) == 2 and titles[0] == titles[1] else ""


def _unapproved(body: BodyFolder, before: Sequence[LoadedMeeting]) -> tuple[date, str] | None:
    held = [meeting for meeting in before if meeting.whole.meeting.status != "aflyst"]
    if not held or held[-1].whole.meeting.status in _NEEDS_NO_APPROVAL:
        return None
    last = held[-1]
    return last.whole.meeting.day, Path(os.path.relpath(last.path, body.folder)).as_posix()


def _has_open_tasks(before: Sequence[LoadedMeeting], day: date) -> bool:
    facts = [
        meeting_facts(
            meeting.whole,
            edition="medlemmer",
            address=str(meeting.address),
            folder="udvalg",
            source=str(meeting.path),
            kinds=("referat",),
            options=Options(),
        )
        for meeting in before
    ]
    return bool(open_before(facts, "udvalg", day))


def _no_day(body: BodyFolder, known: _Known) -> Diagnostic:
    hint = "Skriv datoer i `mødeplan` i udvalg.yaml, eller giv datoen: "
    if not known.meetings:
        hint += f"`referat new {body.name} --date 2027-01-31`."
        return Diagnostic("ingen-dato", "Udvalget har ingen mødeplan og ingen møder.", hint)
    newest = known.meetings[-1].whole.meeting.day
    hint += f"`referat new {body.name} --date {newest + timedelta(weeks=4)}`."
    told = short_date(newest).replace(NBSP, " ")
    message = f"Der er ikke planlagt et møde efter det seneste, den {told}."
    return Diagnostic("ingen-dato", message, hint, path=body.committee)


def _taken(path: Path, day: date) -> Diagnostic:
    told = short_date(day).replace(NBSP, " ")
    return Diagnostic(
        "findes-i-forvejen",
        f"Der er allerede et møde den {told}: »{path}«. Det er ikke rørt.",
        "Skriv videre i den fil, eller vælg en anden dato med --date.",
    )
