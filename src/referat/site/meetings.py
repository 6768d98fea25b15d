"""A meeting as other pages show it: its row, the frame of its own page, the way to its items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from referat.danish.dates import long_date, short_date
from referat.site import addresses
from referat.site.events import Event, events_of
from referat.site.index import BodyIndex, SiteIndex
from referat.site.parts import Link, MeetingFrame, MeetingRow, Paper, Step
from referat.site.subscriptions import subscription_of
from referat.site.words import clock, one_line
from referat.view.document import Tone
from referat.view.facts import ItemFacts, MeetingFacts, PlannedFacts
from referat.view.labels import KINDS

FORMAT_NAMES = {"html": "HTML", "docx": "Word", "markdown": "Markdown"}
_MARKS: Mapping[str, tuple[str, Tone]] = {
    "planlagt": ("Planlagt", "rolig"),
    "udkast": ("Udkast til referat", "varsel"),
    "godkendt": ("Referat godkendt", "rolig"),
    "aflyst": ("Aflyst", "varsel"),
}
_BEFORE, _AFTER = ("dagsorden",), ("referat", "beslutningsreferat", "dagsorden")


def main_kind(meeting: MeetingFacts) -> str:
    """The document that the meeting's page shows; empty if there is none, and then no page."""
    wanted = _AFTER if meeting.minuted else _BEFORE
    return next((kind for kind in (*wanted, *meeting.kinds) if kind in meeting.kinds), "")


def has_page(meeting: MeetingFacts) -> bool:
    return bool(meeting.kinds)


def title_of(meeting: MeetingFacts) -> str:
    """`Møde i Bestyrelsen` where the file gives the meeting no title of its own."""
    title, body = one_line(meeting.title), one_line(meeting.body)
    if title and title != body:
        return title
    return untitled(body)


def untitled(body: str) -> str:
    """What a meeting of `body` is called until its file says otherwise."""
    return f"Møde i {body}" if body else "Møde"


def dated_title(meeting: MeetingFacts) -> str:
    """`Ordinært møde, 6. maj 2026`; a title that tells the day itself is enough."""
    title, day = title_of(meeting), short_date(meeting.day)
    return title if one_line(day) in title else f"{title}, {day}"


def meeting_link(meeting: MeetingFacts, with_day: bool = False) -> Link:
    """The meeting's page by its title, or by its title and day."""
    text = dated_title(meeting) if with_day else title_of(meeting)
    return Link(text, addresses.meeting_page(meeting.address) if has_page(meeting) else "")


def item_title(number: str, title: str) -> str:
    return one_line(f"{number} {title}") or "Punkt"


def item_link(meeting: MeetingFacts, item: ItemFacts) -> Link:
    """The item's place on the meeting's page."""
    path = addresses.meeting_page(meeting.address, item.anchor) if has_page(meeting) else ""
    return Link(item_title(item.number, item.title), path)


def meeting_row(site: SiteIndex, meeting: MeetingFacts, body: Link | None = None) -> MeetingRow:
    """`body` only in a list of several bodies' meetings."""
    mark, tone = _MARKS.get(meeting.status, ("", "rolig"))
    is_out = meeting.minuted or meeting.status != "planlagt"
    return MeetingRow(
        title=meeting_link(meeting),
        day=long_date(meeting.day),
        iso_day=meeting.day.isoformat(),
        when=meeting.when,
        venue=_one_place(meeting.venue),
        body=body,
        status=mark,
        tone=tone,
        shows=_label(main_kind(meeting)) if is_out else "",
        papers=papers_of(meeting, meeting.formats or site.formats),
    )


def planned_row(planned: PlannedFacts, name: str, body: Link | None = None) -> MeetingRow:
    """A meeting of the body called `name` that has no page yet."""
    return MeetingRow(
        title=Link(untitled(name)),
        day=long_date(planned.day),
        iso_day=planned.day.isoformat(),
        when=clock(planned.start, planned.end),
        venue=_one_place(planned.venue),
        body=body,
        status="Planlagt",
        remark=one_line(planned.remark),
    )


def _one_place(text: str) -> str:
    return ", ".join(line for part in text.splitlines() if (line := one_line(part)))


def _label(kind: str) -> str:
    return next((label for known, label in KINDS.items() if known == kind), "")


def papers_of(meeting: MeetingFacts, formats: Sequence[str]) -> tuple[Paper, ...]:
    """The meeting's documents, each in the formats that are made."""
    made = [name for name in FORMAT_NAMES if name in formats]
    if not made:
        return ()
    return tuple(
        Paper(
            _label(kind),
            tuple(
                Link(FORMAT_NAMES[name], addresses.document_file(meeting.address, kind, name))
                for name in made
            ),
        )
        for kind in meeting.kinds
    )


def steps_of(meeting: MeetingFacts) -> tuple[Step, ...]:
    """What happened, oldest first. The day is left out where the file states none."""
    return tuple(_step(event) for event in events_of(meeting))


def _step(event: Event) -> Step:
    if not is_stated(event):
        return Step(event.what, "", "", event.text)
    return Step(event.what, short_date(event.day), event.day.isoformat(), event.text)


def is_stated(event: Event) -> bool:
    """True if the file itself gives the event's day, and no other day stands in for it."""
    meeting = event.meeting
    if event.kind == "rettelse":
        return meeting.corrections[event.number - 1].day is not None
    days = {
        "dagsorden": meeting.sent_agenda,
        "aflyst": None,
        "referat": meeting.sent_minutes,
        "godkendt": meeting.approved,
    }
    return days.get(event.kind) is not None


def frames_of(site: SiteIndex) -> dict[str, MeetingFrame]:
    """The frame of each meeting that has a page, by its address."""
    return {frame.facts.address: frame for body in site.bodies for frame in _frames_in(site, body)}


def _frames_in(site: SiteIndex, body: BodyIndex) -> list[MeetingFrame]:
    shown = [meeting for meeting in body.meetings if has_page(meeting)]
    links = [None, *(meeting_link(meeting, with_day=True) for meeting in shown), None]
    subscription = subscription_of(site.chrome, body.folder)
    return [
        MeetingFrame(
            facts=meeting,
            body=body.link,
            row=meeting_row(site, meeting),
            steps=steps_of(meeting),
            previous=links[index],
            following=links[index + 2],
            subscription=subscription,
            data=_data(site, meeting),
            short_body=body.short,
        )
        for index, meeting in enumerate(shown)
    ]


def _data(site: SiteIndex, meeting: MeetingFacts) -> tuple[Link, ...]:
    plain = Link("JSON", addresses.meeting_data(meeting.address))
    if not site.chrome.address:
        return (plain,)
    return plain, Link("OParl", addresses.meeting_oparl(meeting.address))
