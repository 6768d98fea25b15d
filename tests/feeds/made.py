"""Facts that the tests of feeds and data are made of: a small body, and texts that do harm."""

from __future__ import annotations

from datetime import date, time

from hypothesis import strategies as st
from msgspec.structs import replace

from referat.site.parts import Chrome
from referat.view.facts import (
    BodyFacts,
    CorrectionFacts,
    FileFacts,
    ItemFacts,
    MeetingFacts,
    PersonFacts,
    PlannedFacts,
    TaskFacts,
    VoteFacts,
)

SITE = "https://moeder.example.org/referater/"
PUBLIC = Chrome("Dagsordener og referater", "Elmsund Kommune", SITE)
NOWHERE = Chrome("Dagsordener og referater", "Elmsund Kommune")

AGENDA = (
    ItemFacts("godkendelse", True, "1.", "Godkendelse af dagsorden"),
    ItemFacts(
        "budget",
        True,
        "2.",
        "Budget 2027; første, og sidste behandling",
        case_number="26/117",
        decision="Budgettet blev godkendt.",
        vote=VoteFacts("", ("A", "V"), ("C",), ()),
        tasks=(TaskFacts("Send budgettet ud", ("Anna Holm",), date(2026, 6, 1), "i gang"),),
        files=(
            FileFacts("Budget", "miljø/2026-05-06/budget 2027.pdf", "", "application/pdf", 2048),
            FileFacts("Loven", "", "https://example.dk/lov?a=1&b=2"),
            FileFacts("Et bilag, der mangler"),
        ),
    ),
    ItemFacts("punkt-3", False, "3.", "", closed=True),
    ItemFacts("eventuelt", True, "4.", "Eventuelt"),
)
MEETING = MeetingFacts(
    address="miljø/2026-05-06",
    source="meetings/miljø/2026-05-06.yaml",
    folder="miljø",
    body="Miljøudvalget",
    title="Miljøudvalget",
    day=date(2026, 5, 6),
    start=time(15, 30),
    end=time(18, 5),
    when="kl. 15.30–18.05",
    venue="Mødelokale 3, Rådhuset, Havnegade 4",
    form="Fysisk møde med mulighed for virtuel deltagelse",
    link="https://example.dk/deltag?møde=1",
    status="godkendt",
    minuted=True,
    sent_agenda=date(2026, 4, 30),
    sent_minutes=date(2026, 5, 12),
    approved=date(2026, 6, 3),
    kinds=("dagsorden", "referat"),
    formats=("html", "docx", "markdown"),
    items=AGENDA,
    people=(PersonFacts("Anna Holm", role="formand", party="A", presence="tilstede"),),
    corrections=(CorrectionFacts(date(2026, 7, 1), "Punkt 2", "Beløbet er 14 mio. kr."),),
)
BODY = BodyFacts(
    "miljø",
    "Miljøudvalget",
    members=(PersonFacts("Anna Holm", role="formand", since=date(2026, 1, 1)),),
    plan=(
        PlannedFacts(date(2026, 5, 6), time(15, 30)),
        PlannedFacts(date(2026, 8, 19), time(15, 30), time(17, 0), "Rådhuset", "Budgetseminar"),
    ),
)


BREAKS = ("\n", "\r", "\r\n", "\t", "\u2028", "\u2029", "\u00a0", "\x0b", "\x85")
UNHEARD_OF = ("\x00", "\x1b", "\x7f", "\ud800", "\uffff", "\ufdd0", "\u202e", "ﷺ", "👩‍👩‍👧")
MARKUP = ("\\", ";", ",", "\\n", '"', "'", "<b>", "</script>", "<!--", "]]>", "&amp;", "&", "%")
WORDS = ("æøå", "é", " ", ":", "=", "BEGIN:VEVENT", "a" * 80, "å" * 50, "{{ 7*7 }}")
HOSTILE = st.lists(
    st.sampled_from((*BREAKS, *UNHEARD_OF, *MARKUP, *WORDS)) | st.text(max_size=12), max_size=14
).map("".join)
"""Texts that would like to be something else, with what no file may hold."""


@st.composite
def meetings(draw: st.DrawFn) -> MeetingFacts:
    """A meeting whose every text may do harm."""
    items = tuple(
        ItemFacts(f"punkt-{number}", False, draw(HOSTILE), draw(HOSTILE), decision=draw(HOSTILE))
        for number in range(draw(st.integers(0, 3)))
    )
    return replace(
        MEETING,
        title=draw(HOSTILE),
        body=draw(HOSTILE),
        venue=draw(HOSTILE),
        when=draw(HOSTILE),
        form=draw(HOSTILE),
        start=draw(st.none() | st.times()),
        end=draw(st.none() | st.times()),
        day=draw(st.dates(date(1900, 1, 1), date(2100, 1, 1))),
        status=draw(st.sampled_from(["", "planlagt", "udkast", "godkendt", "aflyst"])),
        items=items,
        corrections=(CorrectionFacts(None, draw(HOSTILE), draw(HOSTILE)),),
    )
