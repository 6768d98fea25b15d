"""A made-up meeting that holds every node of the prose tree at least once.

Knows only the tree and the view's values, so that every format can be tried on it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.formats.example_tables import BUDGET, PLAIN_TABLE, TASKS
from tests.formats.nodes import field, para, points, section, words

from referat.prose.tree import (
    Aside,
    Break,
    Bullets,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Labelled,
    Link,
    Marked,
    New,
    Numbered,
    People,
    PersonGroup,
    Picture,
    Quote,
    Rule,
    Signatures,
    Strike,
    Strong,
    Text,
)
from referat.view.document import Document, Field, Item, Pause, Properties

MAP = Path(__file__).parent / "kort.png"

HEAD = (
    field("dato", "Dato", "torsdag den 14. marts 2024"),
    field("tid", "Tid", "kl. 15.00-17.15"),
    field("sted", "Sted", "Mødelokale 2", Break(), "Rådhuset, Torvet 1, 9999 Højby"),
    field("link", "Link", Link("https://moede.example.dk/j/4711", (Text("Deltag i mødet"),))),
    field("mødeleder", "Mødeleder", "Karen Østergaard"),
    Field(
        "kontakt",
        "Kontakt",
        (
            para(
                "Jens Holm, tlf. ",
                Link("tel:+4512345678", (Text("12 34 56 78"),)),
                ", ",
                Link("mailto:jens.holm@hojby.example", (Text("jens.holm@hojby.example"),)),
            ),
        ),
    ),
    Field(
        "medlemmer",
        "Medlemmer",
        (
            People(
                (
                    PersonGroup(
                        "Højby Kommune",
                        (
                            (Text("Karen Østergaard (A), formand"),),
                            (Text("Lars Bæk (V), næstformand"),),
                            (Text("Mette-Marie Skov (F)"),),
                        ),
                    ),
                    PersonGroup(
                        "Region Nord",
                        ((Text("Asger Åkjær, planchef"),), (Text("Ida Lund, konsulent"),)),
                    ),
                )
            ),
        ),
    ),
    Field("afbud", "Afbud", (People((PersonGroup(None, ((Text("Poul Krogh, arkitekt"),),)),)),)),
    Field(
        "bilag",
        "Bilag",
        (points(words(Link("bilag/budget%202024.pdf", (Text("Budget 2024 (pdf)"),)))),),
    ),
)

RICH = (
    para(
        "Forvaltningen foreslår ",
        Strong((Text("én"),)),
        " samlet plan med ",
        Emphasis((Text("bred"), Strong((Text(" opbakning"),)))),
        ", se ",
        Link("https://example.dk/plan_(2024)?a=1&b=2", (Text("planens side"),)),
        ". ",
        Strike((Text("Fristen er 1. maj."),)),
        " ",
        New((Text("Fristen er 15. maj."),)),
        " Sagen ligger under ",
        Code("hent `alle` --år"),
        ".",
    ),
    para("Første linje", Break(), "anden linje"),
    Heading(1, (Text("Økonomi"),)),
    para("Udgiften holdes inden for rammen:"),
    BUDGET,
    Heading(2, (Text("Forbehold?"),)),
    Quote((para("Budgettet er et overslag."), points("uden moms", "i faste priser"))),
    CodeBlock("konto;beløb\n4711;1.235"),
    Rule(),
    para(Picture("Kort over stien", "kort.png", "bilag/kort.png", 640, 220, MAP)),
    para(Picture("Luftfoto af torvet", "luftfoto.jpg")),
)

LISTS = (
    Bullets(
        (
            (para("Første punkt"), points("indrykket", "også indrykket")),
            (para("Andet punkt"), Numbered((words("et"), words("to")))),
        )
    ),
    Bullets((words("Luftig liste"), (para("to afsnit"), para("i samme punkt"))), tight=False),
    Numbered((words("Nummer tre"), words("nummer fire")), start=3),
    Numbered((words("lille a"), words("lille b")), numerals="a", suffix=")"),
    Numbered((words("romersk"), words("romersk to")), numerals="i"),
    Numbered(
        (words("godkende planen"), (para("afsætte midler:"), points("i år", "til næste år"))),
        prefix="At ",
        suffix=")",
    ),
    Marked((("A)", words("Genopretning")), ("C)", (para("Nyanlæg"), para("med to afsnit"))))),
)

CASE = Item(
    anchor="stiplan",
    number="2.",
    title="Stiplan for Højby",
    tail=("v/ Jens Holm", "(kl. 15.10-15.40)"),
    marks=("Beslutning",),
    fields=(field("sagsnr", "Sagsnr.", "24/1234"), field("dok.nr", "Dok.nr.", "5678-24")),
    parts=(
        section("tekst", "", para("Sagen blev udsat på sidste møde.")),
        section("indstilling", "Indstilling", para("Det indstilles,"), LISTS[5]),
        section(
            "sagsfremstilling",
            "Sagsfremstilling",
            *RICH,
            parts=(
                section("høring", "Høring", para("Ingen høring.")),
                section(
                    "lovgrundlag",
                    "Lovgrundlag",
                    para("Planloven § 3."),
                    parts=(section("bekendtgørelser", "Bekendtgørelser", para("Ingen.")),),
                ),
            ),
        ),
        section(
            "afstemning", "Afstemning", Labelled((("For:", words("A, F")), ("Imod:", words("V"))))
        ),
        section("beslutning", "Beslutning", para("Godkendt."), TASKS),
        section(
            "referat",
            "Referat",
            *LISTS,
            Aside("Efterskrift", words("Planen er siden trykt.")),
            PLAIN_TABLE,
        ),
    ),
)

NESTED = Item(
    anchor="orientering",
    number="3.",
    title="Orientering",
    tail=(),
    marks=(),
    fields=(),
    parts=(
        Item(
            anchor="fra-formanden",
            number="3.a",
            title="Fra formanden",
            tail=(),
            marks=(),
            fields=(),
            parts=(section("referat", "", para("Taget til efterretning.")),),
        ),
        Item(
            anchor="fra-forvaltningen",
            number="3.b",
            title="Fra forvaltningen",
            tail=("v/ alle",),
            marks=(),
            fields=(),
            parts=(
                section("referat", "Referat", Heading(1, (Text("Vejr"),)), para("Vådt.")),
                Item("dybt", "3.b.1", "Dybere endnu", (), (), (), (section("referat", "Referat"),)),
            ),
        ),
    ),
)

CLOSED = Item(
    anchor="punkt-4",
    number="4.",
    title="Lukket punkt",
    tail=(),
    marks=("Lukket punkt: personforhold",),
    fields=(),
    parts=(),
    closed=True,
)

MINUTES = Document(
    kind="referat",
    edition="medlemmer",
    label="Referat",
    title="Udvalget for Teknik og Natur",
    organisation="Højby Kommune",
    body="Udvalget for Teknik og Natur",
    mark="Udkast",
    edition_mark="Kun for medlemmer: indeholder lukkede punkter",
    head=HEAD,
    lead=(section("indledning", "Indledning", para("Formanden bød velkommen.")),),
    items_label="Dagsorden",
    items=(
        Item(
            anchor="dagsorden",
            number="1.",
            title="Godkendelse af dagsorden",
            tail=("(kl. 15.00-15.10)",),
            marks=(),
            fields=(),
            parts=(section("beslutning", "Beslutning", para("Godkendt.")),),
        ),
        CASE,
        Pause("Pause", ("kl. 15.40-15.50",), words("Kaffe på terrassen.")),
        NESTED,
        CLOSED,
        Item("eventuelt", "", "Eventuelt", (), (), (), ()),
    ),
    closing=(
        field("næste møde", "Næste møde", "11. april 2024"),
        section("rettelser", "Rettelser", points("15. april 2024: Navnet i punkt 2 er rettet.")),
        section(
            "underskrifter",
            "Underskrifter",
            Signatures(((Text("Karen Østergaard, formand"),), (Text("Lars Bæk"),))),
        ),
    ),
    properties=Properties(
        title="Referat: Udvalget for Teknik og Natur, 14. marts 2024",
        author="Højby Kommune",
        subject="Referat af møde i Udvalget for Teknik og Natur den 14. marts 2024",
        created=date(2024, 3, 14),
    ),
)

AGENDA = Document(
    kind="dagsorden",
    edition="offentlig",
    label="Dagsorden",
    title="Bestyrelsesmøde",
    organisation="",
    body="Højby Haveforening",
    mark="",
    edition_mark="",
    head=(field("dato", "Dato", "2. maj 2024"),),
    lead=(),
    items_label="Dagsorden",
    items=(
        Item("velkomst", "1.", "Velkomst", (), (), (), ()),
        Item("eventuelt", "2.", "Eventuelt", (), (), (), ()),
    ),
    closing=(),
    properties=Properties(
        "Dagsorden: Bestyrelsesmøde, 2. maj 2024", "Højby Haveforening", "", date(2024, 5, 2)
    ),
)
