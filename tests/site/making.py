"""Facts made by hand for tests, with as few words as possible, and facts drawn at random."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from referat.danish.workdays import Notice
from referat.site.parts import Chrome
from referat.site.plan import SitePlan, plan_site
from referat.view.facts import (
    BodyFacts,
    CorrectionFacts,
    ItemFacts,
    MeetingFacts,
    PersonFacts,
    PlannedFacts,
    Presence,
    TaskFacts,
    VoteFacts,
)

CHROME = Chrome("Referater", "Elmsund", "https://example.org/r/")
KINDS = ("dagsorden", "referat", "beslutningsreferat")
Content = TypeVar("Content")


def day(text: str) -> date:
    return date.fromisoformat(text)


def item(anchor: str = "a", title: str = "Budget", **more: Any) -> ItemFacts:
    return ItemFacts(anchor, True, more.pop("number", "1."), title, **more)


def person(name: str, presence: Presence = "tilstede", **more: Any) -> PersonFacts:
    return PersonFacts(name, presence=presence, **more)


def meeting(iso: str, *items: ItemFacts, folder: str = "miljoe", **more: Any) -> MeetingFacts:
    """A meeting with minutes on an ISO day; `minuted=False` for one with an agenda only."""
    minuted = more.pop("minuted", True)
    return replace(
        MeetingFacts(
            address=f"{folder}/{iso}",
            source=f"meetings/{folder}/{iso}.yaml",
            folder=folder,
            body=more.pop("body", folder.capitalize()),
            title=more.pop("title", "Ordinært møde"),
            day=day(iso),
            minuted=minuted,
            kinds=KINDS if minuted else KINDS[:1],
            items=items,
        ),
        **more,
    )


def plan(
    *meetings: MeetingFacts,
    bodies: tuple[BodyFacts, ...] = (),
    as_of: str = "",
    chrome: Chrome = CHROME,
) -> SitePlan:
    return plan_site(meetings, bodies, chrome, day(as_of) if as_of else None)


def content(planned: SitePlan, path: str, kind: type[Content]) -> Content:
    """What the page at `path` shows."""
    found = {page.path: page.content for page in planned.pages}[path]
    assert isinstance(found, kind)
    return found


def paths(planned: SitePlan) -> set[str]:
    return {page.path for page in planned.pages}


def inside(value: object) -> list[object]:
    """`value` and every value in it, but not the facts that a frame keeps."""
    if isinstance(value, MeetingFacts):
        return []
    if isinstance(value, tuple):
        return [found for part in value for found in inside(part)]
    if not isinstance(value, Struct):
        return [value]
    parts = [found for one in value.__struct_fields__ for found in inside(getattr(value, one))]
    return [value, *parts]


# ------------------------------------------------------------ drawn at random

FOLDERS = ("miljoe", "Miljoe", "økonomi", "o\u0308konomi", "\u00f6konomi", "have/bestyrelse", "x y")
BODIES = (
    "Miljøudvalget",
    "miljøudvalget",
    "Milj\u00f8udvalget ",
    "Økonomi & <b>drift</b>",
    "",
    "?",
)
PEOPLE = (
    "Anna Holm", "anna  holm", "ANNA HOLM", "Bo Ågård", "Bo A\u030aga\u030ard", "Bo Aagård",
    "Ç Æble", "Müller", "Ingen", "—", "李 明", "王 芳", "Łukasz Żak", "Åse", "Ö", "x", "X",
    "Leif P. Ø (A)",
)  # fmt: skip
CASES = (
    "26/001-4", "26-001.4", "26 001 4", "26/0014", "SAG-1æ", "sag-1ae", "sag 1", "1-2", "1", "-",
    "", "..", "26/1?#%", "æ", "ø", "/", "ß", "SS", "1_2",
)  # fmt: skip
TASKS = ("Skriv brev", "skriv  brev", "Ring", "Mål støj", "")
IDS = ("budget", "Ærø?#", "a b", "1", "punkt-1", "%2e", "..", '"')
STATUSES = ("", "planlagt", "dagsorden", "udkast", "endeligt", "godkendt", "aflyst")
PRESENCES: tuple[Presence, ...] = (
    "inviteret", "medlem", "tilstede", "afbud", "fraværende", "gæst",
)  # fmt: skip

_days = st.integers(0, 900).map(lambda number: date(2024, 6, 1) + timedelta(days=number))
_maybe_day = st.none() | _days
_people = st.builds(
    PersonFacts,
    name=st.sampled_from(PEOPLE),
    title=st.sampled_from(("", "konsulent", "chef")),
    role=st.sampled_from(("", "formand")),
    presence=st.sampled_from(PRESENCES),
    since=_maybe_day,
    until=_maybe_day,
)
_tasks = st.builds(
    TaskFacts,
    task=st.sampled_from(TASKS),
    owners=st.lists(st.sampled_from(PEOPLE), max_size=2).map(tuple),
    day=_maybe_day,
    words=st.sampled_from(("", "løbende", "primo 2027")),
    is_open=st.booleans(),
)
_votes = st.builds(
    VoteFacts,
    text=st.sampled_from(("", "For stemte 4.")),
    ayes=st.lists(st.sampled_from(PEOPLE), max_size=2).map(tuple),
)


@st.composite
def _items(draw: st.DrawFn) -> tuple[ItemFacts, ...]:
    anchors = draw(st.lists(st.sampled_from(IDS), unique=True, max_size=4))
    return tuple(
        ItemFacts(
            anchor,
            draw(st.booleans()),
            draw(st.sampled_from(("1.", "Punkt 4.a:", ""))),
            draw(st.sampled_from(("Budget", "", "<i>&\u00a0punkt"))),
            case_number=draw(st.sampled_from(CASES)),
            decision=draw(st.sampled_from(("", "Godkendt.", "Udvalget vedtog det. " * 40))),
            vote=draw(st.none() | _votes),
            tasks=tuple(draw(st.lists(_tasks, max_size=2))),
            withdrawn=draw(st.booleans()),
            closed=draw(st.booleans()),
        )
        for anchor in anchors
    )


@st.composite
def _meetings(draw: st.DrawFn) -> list[MeetingFacts]:
    places = draw(st.lists(st.tuples(st.sampled_from(FOLDERS), _days), unique=True, max_size=8))
    found: dict[str, MeetingFacts] = {}
    for folder, when in places:
        minuted = draw(st.booleans())
        one = MeetingFacts(
            address=f"{folder}/{when}",
            source=f"{folder}/{when}.yaml",
            folder=folder,
            body=draw(st.sampled_from(BODIES)),
            title=draw(st.sampled_from(("Ordinært møde", "", "Møde 6. maj 2026"))),
            day=when,
            start=draw(st.none() | st.just(time(8, 30))),
            status=draw(st.sampled_from(STATUSES)),
            minuted=minuted,
            sent_agenda=draw(_maybe_day),
            approved=draw(_maybe_day),
            kinds=draw(st.sampled_from(((), KINDS[:1], KINDS, KINDS[2:]))),
            formats=draw(st.sampled_from(((), ("html",), ("docx", "html")))),
            items=draw(_items()),
            people=tuple(draw(st.lists(_people, max_size=4))),
            corrections=draw(st.sampled_from(((), (CorrectionFacts(None, "2", "Rettet tal"),)))),
        )
        found.setdefault(one.address.casefold(), one)
    return list(found.values())


_planned = st.builds(PlannedFacts, day=_days, start=st.none() | st.just(time(17)))
_body_facts = st.builds(
    BodyFacts,
    folder=st.sampled_from(FOLDERS),
    name=st.sampled_from(BODIES),
    short_name=st.sampled_from(("", "Udvalget", "miljøudvalget")),
    members=st.lists(_people, max_size=4).map(tuple),
    notice=st.none() | st.builds(Notice, st.integers(0, 9), st.booleans()),
    plan=st.lists(_planned, max_size=4).map(tuple),
)
sites = st.tuples(
    _meetings(),
    st.lists(_body_facts, max_size=4, unique_by=lambda body: body.folder),
    st.sampled_from((CHROME, Chrome("Referater", ""), replace(CHROME, has_search=True))),
    _maybe_day,
)
