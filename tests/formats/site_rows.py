"""Made-up rows of the made-up site: meetings, news, decisions, votes and tasks."""

from __future__ import annotations

from msgspec.structs import replace

from referat.site.parts import (
    DecisionRow,
    Link,
    MeetingRow,
    NewsRow,
    Paper,
    Subscription,
    TaskRow,
    VoteRow,
)
from referat.view.document import Tone

BODY = Link("Klima- og Miljøudvalget", "klima-og-miljoeudvalget/index.html")
COUNCIL = Link("Byrådet", "byraadet/index.html")
MEETING = "klima-og-miljoeudvalget/2026-09-09"


def subscription(folder: str) -> Subscription:
    return Subscription(
        f"{folder}feed.xml",
        f"{folder}kalender.ics",
        f"webcal://example.org/referater/{folder}kalender.ics",
    )


EVERYTHING = subscription("")
BODY_SUBSCRIPTION = subscription("klima-og-miljoeudvalget/")


def papers(folder: str, *kinds: str) -> tuple[Paper, ...]:
    return tuple(
        Paper(
            kind,
            tuple(
                Link(name, f"{folder}/{kind.lower()}.{end}")
                for name, end in (("HTML", "html"), ("Word", "docx"), ("Markdown", "md"))
            ),
        )
        for kind in kinds
    )


COMING = (
    MeetingRow(
        Link("Ordinært møde", "klima-og-miljoeudvalget/2026-10-07/index.html"),
        "onsdag den 7. oktober 2026",
        "2026-10-07",
        "kl. 16.30–18.30",
        "Mødelokale 2, Rådhuset, Torvet 1, 9999 Elmsund",
        BODY,
        "",
        "rolig",
        "Dagsorden",
        papers("klima-og-miljoeudvalget/2026-10-07", "Dagsorden"),
    ),
    MeetingRow(
        Link(
            "Ekstraordinært møde om budgettet for 2027 og overslagsårene",
            "byraadet/2026-10-27/index.html",
        ),
        "tirsdag den 27. oktober 2026",
        "2026-10-27",
        "kl. 17.00",
        "",
        COUNCIL,
        "Aflyst",
        "varsel",
        "Dagsorden",
    ),
    MeetingRow(
        Link("Planlagt møde"),
        "onsdag den 4. november 2026",
        "2026-11-04",
        "kl. 16.30",
        "Gammel Havn",
        BODY,
    ),
)
PLANNED = replace(COMING[2], body=None)
_HELD: tuple[tuple[str, str, str, Tone], ...] = (
    ("onsdag den 9. september 2026", "2026-09-09", "Godkendt", "rolig"),
    ("mandag den 17. august 2026", "2026-08-17", "Udkast", "varsel"),
)
HELD = tuple(
    MeetingRow(
        Link("Ordinært møde", f"klima-og-miljoeudvalget/{iso}/index.html"),
        day,
        iso,
        "kl. 16.30–18.30",
        "Mødelokale 2",
        None,
        status,
        tone,
        "Referat",
        papers(f"klima-og-miljoeudvalget/{iso}", "Dagsorden", "Referat", "Beslutningsreferat"),
    )
    for day, iso, status, tone in _HELD
)
CANCELLED = replace(HELD[1], status="Aflyst", tone="varsel", shows="Dagsorden", papers=())
NEWS = (
    NewsRow(
        "Rettelse",
        "9. oktober 2026",
        "2026-10-09",
        Link("Klima- og Miljøudvalget 9. september 2026", f"{MEETING}/index.html"),
        BODY,
        "Punkt 3: Beløbet er 18,4 mio. kr., ikke 14,8.",
    ),
    NewsRow(
        "Referat godkendt",
        "7. oktober 2026",
        "2026-10-07",
        Link("Ordinært møde 9. september 2026", f"{MEETING}/index.html"),
        BODY,
    ),
    NewsRow(
        "Dagsorden udsendt",
        "30. september 2026",
        "2026-09-30",
        Link("Byrådet 7. oktober 2026", "byraadet/2026-10-07/index.html"),
    ),
)
DECISIONS = (
    DecisionRow(
        "9. september 2026",
        "2026-09-09",
        Link("3. Klimatilpasning langs Elmsund Å", f"{MEETING}/index.html#klima"),
        "Anden løsning vedtaget med 14 stemmer mod 9. Forvaltningen vender tilbage med en "
        "tidsplan, når lodsejerne er hørt, og med et overslag over driften i de første ti år.",
        BODY,
        Link("26/1234", "sager/sag/26-1234.html"),
    ),
    DecisionRow(
        "9. september 2026",
        "2026-09-09",
        Link("1. Godkendelse af dagsorden", f"{MEETING}/index.html#dag"),
        "Godkendt.",
        COUNCIL,
    ),
)
VOTES = (
    VoteRow(
        "9. september 2026",
        "2026-09-09",
        Link("3. Klimatilpasning langs Elmsund Å", f"{MEETING}/index.html#k"),
        (
            ("For", "A, B, F og Ø (14)"),
            ("Imod", "V og C (9)"),
            ("Hverken for eller imod", "Lars Bæk"),
        ),
        "",
        BODY,
    ),
    VoteRow(
        "17. august 2026",
        "2026-08-17",
        Link("5. Budget 2027", f"{MEETING}/index.html#b"),
        (),
        "Vedtaget enstemmigt.",
        COUNCIL,
    ),
)
TASKS = (
    TaskRow(
        "Sende svaret på høringen om støj fra vindmøllerne",
        "Jens Holm og Karen Østergaard",
        "15. september 2026",
        "2026-09-15",
        "i gang",
        Link("4. Støj fra vindmøllerne", f"{MEETING}/index.html#s"),
        True,
        BODY,
    ),
    TaskRow(
        "Tidsplan for Kragemosen",
        "Ida Lund",
        "næste møde",
        "",
        "",
        Link("8. Naturgenopretning", f"{MEETING}/index.html#n"),
        False,
        COUNCIL,
    ),
    TaskRow(
        "Ringe til Vindfeld",
        "",
        "",
        "",
        "",
        Link("9. Eventuelt", f"{MEETING}/index.html#e"),
        False,
        BODY,
    ),
)
