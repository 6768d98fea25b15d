"""A made-up site: a page of every type, rich, long and empty, for the look of them to be tried on.

Knows only the site's values; nothing here is derived, so a page can be changed alone.
"""

from __future__ import annotations

from datetime import date, time

from msgspec.structs import replace
from tests.formats.example_document import AGENDA, MINUTES
from tests.formats.nodes import field, para, section
from tests.formats.site_rows import (
    BODY,
    BODY_SUBSCRIPTION,
    CANCELLED,
    COMING,
    DECISIONS,
    EVERYTHING,
    HELD,
    MEETING,
    NEWS,
    PLANNED,
    TASKS,
    VOTES,
)

from referat.site.pages import (
    Body,
    Case,
    CaseList,
    Content,
    Decisions,
    Front,
    MeetingList,
    MeetingPage,
    NotFound,
    Page,
    PeopleList,
    PersonPage,
    Search,
    Subscribe,
    TaskList,
    Votes,
)
from referat.site.parts import (
    AttendanceRow,
    BodyCard,
    CaseRow,
    Chrome,
    Link,
    Logo,
    MeetingFrame,
    MemberRow,
    MembershipRow,
    PersonRow,
    Step,
    SubscribeRow,
    Subscription,
    TreatmentRow,
    YearsOf,
)
from referat.view.document import Document, Item
from referat.view.facts import MeetingFacts

CHROME = Chrome(
    title="Dagsordener og referater",
    organisation="Elmsund Kommune",
    address="https://example.org/referater/",
    logo=Logo("_filer/logo.png", "Elmsund Kommune", 640, 220),
    contact=("Mødesekretariatet, telefon 10 00 24 00, sekretariat@example.org",),
    navigation=(
        Link("Forside", "index.html"),
        Link("Beslutninger", "beslutninger/index.html"),
        Link("Opgaver", "opgaver/index.html"),
        Link("Sager", "sager/index.html"),
        Link("Personer", "personer/index.html"),
        Link("Afstemninger", "afstemninger/index.html"),
        Link("Abonnér", "abonner.html"),
    ),
    has_search=True,
)
BARE = Chrome(title="Referater", organisation="")
HOME = Link("Forside", "index.html")
YEARS = tuple(
    Link(str(year), f"{BODY.path[:-10]}moeder/{year}.html") for year in (2026, 2025, 2024)
)


def _page(path: str, name: str, title: str, text: str, content: Content, *crumbs: Link) -> Page:
    return Page(path, f"site/{name}.html", title, text, content, crumbs)


def _item(number: int, title: str, *text: str, decision: str = "") -> Item:
    parts = [section("sagsfremstilling", "Sagsfremstilling", *map(para, text))]
    if decision:
        parts.append(section("beslutning", "Beslutning", para(decision)))
    anchor = title.split(maxsplit=1)[0].lower().strip(",")
    fields = (field("sagsnr", "Sagsnr.", f"26/10{number}"),) if number > 2 else ()
    return Item(f"{anchor}-{number}", f"{number}.", title, (), (), fields, tuple(parts))


_LONG = (
    "Udvalget har siden 2024 fulgt vandstanden i Elmsund Å, fordi kældrene i de lave dele af byen "
    "er blevet oversvømmet hver vinter. Forvaltningen har nu fået regnet tre løsninger igennem.",
    "Den første løsning holder vandet tilbage i engene nord for byen. Den anden fører det uden om "
    "byen i et nyt løb. Den tredje gør begge dele og kan bygges i to etaper.",
    "Anlægsudgiften er anslået til 18,4 mio. kr. i 2026-priser. Driften "
    "koster 310.000 kr. om året.",
)
TITLES = (
    "Godkendelse af dagsorden",
    "Meddelelser fra formanden",
    "Klimatilpasning langs Elmsund Å",
    "Støj fra vindmøllerne ved Vindfeld, svar på høring",
    "Budget 2027, udvalgets ramme",
    "Tilsyn med renseanlægget på Møllegade",
    "Dispensation fra beskyttelseslinjen ved Nørresø til genopførelse af et bådehus",
    "Naturgenopretning af Kragemosen",
    "Eventuelt",
)
DOCUMENT: Document = replace(
    MINUTES,
    edition="offentlig",
    edition_mark="",
    mark="Godkendt",
    mark_tone="rolig",
    organisation="Elmsund Kommune",
    body="Klima- og Miljøudvalget",
    title="Ordinært møde i Klima- og Miljøudvalget",
    items=(
        *(
            _item(n, title, *_LONG, decision="Forvaltningens indstilling blev godkendt.")
            for n, title in enumerate(TITLES, 1)
        ),
        *MINUTES.items[1:5],
    ),
)
FACTS = MeetingFacts(
    MEETING,
    f"meetings/{MEETING}.yaml",
    "klima-og-miljoeudvalget",
    BODY.text,
    DOCUMENT.title,
    date(2026, 9, 9),
    time(16, 30),
)
FRAME = MeetingFrame(
    facts=FACTS,
    body=BODY,
    row=HELD[0],
    steps=(
        Step("Dagsorden udsendt", "2. september 2026", "2026-09-02"),
        Step("Udkast til referat udsendt", "11. september 2026", "2026-09-11"),
        Step("Referat godkendt", "7. oktober 2026", "2026-10-07"),
        Step(
            "Rettelse",
            "9. oktober 2026",
            "2026-10-09",
            "Punkt 3: Beløbet er 18,4 mio. kr., ikke 14,8.",
        ),
    ),
    previous=Link("17. august 2026", "klima-og-miljoeudvalget/2026-08-17/index.html"),
    following=Link("7. oktober 2026", "klima-og-miljoeudvalget/2026-10-07/index.html"),
    subscription=BODY_SUBSCRIPTION,
    data=(Link("JSON", f"{MEETING}/moede.json"), Link("OParl", f"{MEETING}/oparl.json")),
)
_SHORT = replace(
    FRAME,
    row=CANCELLED,
    steps=(),
    previous=None,
    following=None,
    subscription=Subscription(),
    data=(),
)
_TREATMENTS = (
    TreatmentRow(
        "14. januar 2025",
        "2025-01-14",
        BODY,
        Link("3. Klimatilpasning langs Elmsund Å", f"{MEETING}/index.html#klima"),
        "Sendt i høring i otte uger.",
    ),
    TreatmentRow(
        "9. september 2026",
        "2026-09-09",
        Link("Byrådet", "byraadet/index.html"),
        Link("12. Klimatilpasning langs Elmsund Å", "byraadet/2026-09-09/index.html#klima"),
        "Anden løsning vedtaget med 14 stemmer mod 9. Forvaltningen vender tilbage med en "
        "tidsplan, når lodsejerne er hørt.",
    ),
    TreatmentRow("7. oktober 2026", "2026-10-07", BODY, Link("Klimatilpasning")),
)
_MEMBERS = (
    MemberRow(
        Link("Karen Østergaard", "personer/karen-oestergaard.html"),
        "Formand",
        "A",
        "fra 1. januar 2026",
    ),
    MemberRow(
        Link("Lars Bæk", "personer/lars-baek.html"), "Næstformand", "V", "fra 1. januar 2026"
    ),
    MemberRow(
        Link("Mette-Marie Skov-Christiansen af Vindfeld", "personer/mette.html"), "", "F", ""
    ),
)
_CARDS = tuple(
    BodyCard(Link(name, f"{index}/index.html"), day, count)
    for index, (name, day, count) in enumerate(
        (
            ("Byrådet", "tirsdag den 27. oktober 2026", 214),
            ("Klima- og Miljøudvalget", "onsdag den 7. oktober 2026", 61),
            ("Styregruppen for ældreforløb på tværs af kommune, hospital og almen praksis", "", 1),
            ("Højby Haveforening", "", 0),
        )
    )
)
_BODY_YEARS = tuple(
    YearsOf(
        Link(name, "byraadet/index.html"),
        tuple(Link(str(y), f"byraadet/{y}.html") for y in range(2026, 2006, -1)),
    )
    for name in ("Byrådet", "Klima- og Miljøudvalget")
)
_PAGES = (Link("1"), Link("2", "beslutninger/index-2.html"), Link("3", "beslutninger/index-3.html"))
_FOLDER = BODY.path.removesuffix("/index.html")
_REGISTERS = tuple(
    Link(name, f"{_FOLDER}/{path}")
    for name, path in (
        ("Beslutninger", "beslutninger/2026.html"),
        ("Åbne opgaver (4)", "opgaver.html"),
        ("Afstemninger", "afstemninger/2026.html"),
    )
)
BODY_PAGE = Body(
    BODY.text,
    ("Formand: Karen Østergaard", "Sekretær: Jens Holm"),
    ("Jens Holm, telefon 10 00 24 60, jens.holm@example.org",),
    _MEMBERS,
    _MEMBERS[2:],
    COMING,
    HELD,
    YEARS,
    _REGISTERS,
    BODY_SUBSCRIPTION,
    "Dagsordenen er ude 5 dage før mødet.",
)
PERSON = PersonPage(
    "Karen Østergaard",
    ("Formand for Klima- og Miljøudvalget", "medlem af Byrådet"),
    (
        MembershipRow(BODY, "Formand", "fra 1. januar 2026"),
        MembershipRow(Link("Byrådet"), "Medlem", ""),
    ),
    (AttendanceRow(BODY, "2026", 7, 1, 0), AttendanceRow(BODY, "2025", 11, 0, 2)),
    TASKS[:2],
)

PAGES: dict[str, Page] = {
    "forside": _page(
        "index.html",
        "forside",
        "Dagsordener og referater",
        "Møder i Elmsund Kommune: hvad der kommer, og hvad der blev besluttet.",
        Front(COMING, NEWS, _CARDS, EVERYTHING),
    ),
    "tom-forside": _page(
        "index.html",
        "forside",
        "Referater",
        "Møder i foreningen.",
        Front((), (), (), Subscription()),
    ),
    "udvalg": _page(
        BODY.path,
        "udvalg",
        BODY.text,
        "Klima- og Miljøudvalgets møder og medlemmer.",
        BODY_PAGE,
        HOME,
    ),
    "tomt-udvalg": _page(
        "x/index.html",
        "udvalg",
        "X",
        "Udvalget X.",
        Body("X", (), (), (), (), (), (), (), (), Subscription()),
        HOME,
    ),
    "moede": _page(
        f"{MEETING}/index.html",
        "moede",
        "Møde i Klima- og Miljøudvalget den 9. september 2026",
        "Referat af møde i Klima- og Miljøudvalget den 9. september 2026.",
        MeetingPage(FRAME, DOCUMENT),
        HOME,
        BODY,
    ),
    "kort-moede": _page(
        "x/2026-05-06/index.html",
        "moede",
        "Bestyrelsesmøde den 2. maj 2026",
        "Dagsorden.",
        MeetingPage(_SHORT, replace(AGENDA, mark="Aflyst")),
        HOME,
    ),
    "moedeliste": _page(
        f"{_FOLDER}/moeder/2026.html",
        "moedeliste",
        "Klima- og Miljøudvalgets møder i 2026",
        "Alle møder i 2026.",
        MeetingList(BODY, "2026", (PLANNED, *HELD, CANCELLED), (Link("2026"), *YEARS[1:])),
        HOME,
        BODY,
    ),
    "beslutninger": _page(
        "beslutninger/index.html",
        "beslutninger",
        "Beslutninger",
        "Hvad udvalgene har besluttet, med vej til det punkt, hvor det står.",
        Decisions(DECISIONS * 4, (), _BODY_YEARS, _PAGES),
        HOME,
    ),
    "udvalgets-beslutninger": _page(
        f"{_FOLDER}/beslutninger/2026.html",
        "beslutninger",
        "Klima- og Miljøudvalgets beslutninger i 2026",
        "Beslutninger i 2026.",
        Decisions(tuple(replace(row, body=None, case=None) for row in DECISIONS), YEARS),
        HOME,
        BODY,
    ),
    "ingen-beslutninger": _page(
        "beslutninger/index.html", "beslutninger", "Beslutninger", "", Decisions(()), HOME
    ),
    "afstemninger": _page(
        "afstemninger/index.html",
        "afstemninger",
        "Afstemninger",
        "Hvem der stemte for og imod.",
        Votes(VOTES, (), _BODY_YEARS),
        HOME,
    ),
    "opgaver": _page(
        "opgaver/index.html",
        "opgaver",
        "Åbne opgaver",
        "Det, udvalgene har sat nogen til, og som ikke er meldt færdigt.",
        TaskList(
            TASKS,
            (
                Link("Byrådet (2)", "byraadet/opgaver.html"),
                Link(f"{BODY.text} (4)", f"{_FOLDER}/opgaver.html"),
            ),
            "1. oktober 2026",
        ),
        HOME,
    ),
    "sag": _page(
        "sager/sag/26-1234.html",
        "sag",
        "Sag 26/1234",
        "Hvad der er besluttet i sagen.",
        Case("26/1234", "Klimatilpasning langs Elmsund Å", _TREATMENTS),
        HOME,
        Link("Sager", "sager/index.html"),
    ),
    "sager": _page(
        "sager/index.html",
        "sager",
        "Sager",
        "Sager, der sidst er behandlet i 2026.",
        CaseList(
            (
                CaseRow(
                    Link("26/1234", "sager/sag/26-1234.html"),
                    "Klimatilpasning langs Elmsund Å",
                    "7. oktober 2026",
                    "2026-10-07",
                    3,
                ),
            )
            * 6,
            (Link("2026"), Link("2025", "sager/2025.html")),
        ),
        HOME,
    ),
    "person": _page(
        "personer/karen-oestergaard.html",
        "person",
        "Karen Østergaard",
        "Karen Østergaards hverv.",
        PERSON,
        HOME,
        Link("Personer", "personer/index.html"),
    ),
    "personer": _page(
        "personer/index.html",
        "personer",
        "Personer",
        "Medlemmer og andre i referaterne.",
        PeopleList(
            tuple(PersonRow(row.name, "Klima- og Miljøudvalget") for row in _MEMBERS),
            (
                Link("B", "personer/bogstav/b.html"),
                Link("S"),
                Link("Ø", "personer/bogstav/oe.html"),
            ),
        ),
        HOME,
    ),
    "abonner": _page(
        "abonner.html",
        "abonner",
        "Abonnér",
        "Få møderne i din kalender, og få besked om nyt.",
        Subscribe(
            EVERYTHING, (SubscribeRow(BODY, BODY_SUBSCRIPTION),), (Link("data.json", "data.json"),)
        ),
        HOME,
    ),
    "soeg": _page(
        "soeg.html",
        "soeg",
        "Søg",
        "Søg i møder, beslutninger, sager og personer.",
        Search((BODY.text, "Byrådet"), ("2026", "2025")),
        HOME,
    ),
    "ikke-fundet": replace(
        _page("404.html", "ikke-fundet", "Siden findes ikke", "Siden findes ikke.", NotFound()),
        hidden=True,
    ),
}
PAGES["forside"] = replace(PAGES["forside"], subscription=EVERYTHING)
PAGES["moede"] = replace(PAGES["moede"], subscription=BODY_SUBSCRIPTION)
