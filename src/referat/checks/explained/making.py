"""Codes that come when documents and pages are made, written and shown."""

from __future__ import annotations

from collections.abc import Sequence

from referat.checks.explained.explained import Explained
from referat.checks.rule import Example, Family
from referat.diagnostics import Severity

TITLE = "Når der bliver bygget"
_MEETING = {"2026-03-11.yaml": "dato: 2026-03-11\npunkter:\n  - Eventuelt\n"}
_BUILD = "referat build"
_FOOT = "templates/site/sidefod.html"


def _made(  # noqa: PLR0913, PLR0917 - a row of a table
    code: str, what: str, why: str, fails: Example = "", passes: Example = "", by: str = _BUILD
) -> Explained:
    return Explained(code, Family.FORM, Severity.ERROR, what, why, fails, passes, command=by)


CODES: Sequence[Explained] = (
    _made(
        "skabelon",
        "Der er en fejl i din egen skabelon",
        "Skabelonen kan ikke læses, eller den bruger et navn, der ikke findes. Slet den, så bliver "
        "den, der følger med, brugt igen.",
        {**_MEETING, "referat.yaml": "titel: Møder\n", _FOOT: "<p>{{ documnt.title }}</p>\n"},
        {**_MEETING, "referat.yaml": "titel: Møder\n", _FOOT: "<p>Foreningen</p>\n"},
    ),
    _made(
        "brevpapir",
        "Brevpapiret kan ikke bruges",
        "`templates/brev.docx` skal være et almindeligt Word-dokument uden adgangskode og makroer. "
        "Gem det igen i Word som Word-dokument.",
    ),
    _made(
        "dødt-link",
        "Et link på hjemmesiden ville ikke føre nogen steder hen",
        "Alle links bliver fulgt, før siderne bliver lagt ud. Ret linket i mødets fil, eller i "
        "skabelonen, hvis du har lavet din egen.",
        {
            **_MEETING,
            "referat.yaml": "titel: Møder\n",
            _FOOT: "<p><a href=\"{{ til('om-os.html') }}\">Om os</a></p>\n",
        },
        {
            **_MEETING,
            "referat.yaml": "titel: Møder\n",
            _FOOT: "<p><a href=\"{{ til('index.html') }}\">Forsiden</a></p>\n",
        },
    ),
    Explained(
        "ingen-søgning",
        Family.FORM,
        Severity.WARNING,
        what="Hjemmesiden er bygget uden søgning",
        why="Pagefind, der laver søgningen, kan ikke køre på maskinen. Hent det med "
        "`pip install 'pagefind[bin]'`, eller byg med `--no-search`.",
        command=_BUILD,
    ),
    _made(
        "optaget-navn",
        "Udvalgets mappe hedder det samme som en af hjemmesidens egne",
        "Hjemmesiden bruger selv navne som `sager`, `opgaver` og `index.html`. To mapper kan ikke "
        "have samme adresse, så giv udvalgets mappe et andet navn.",
        {
            "meetings/sager/udvalg.yaml": "navn: Sagsudvalget\n",
            "meetings/sager/2026-03-11.yaml": _MEETING["2026-03-11.yaml"],
        },
        {
            "meetings/sagsudvalget/udvalg.yaml": "navn: Sagsudvalget\n",
            "meetings/sagsudvalget/2026-03-11.yaml": _MEETING["2026-03-11.yaml"],
        },
        by="referat check",
    ),
    _made(
        "fremmed-fil",
        "Der ligger noget i vejen, som referat ikke har lavet",
        "Programmet skriver kun hen over det, det selv har skrevet. Flyt det, der ligger der, "
        "eller vælg en anden mappe med `--out`.",
    ),
    _made(
        "ændret-fil",
        "Nogen har rettet i et færdigt dokument",
        "Rettelsen ville gå tabt næste gang, der bliver bygget. Ret i mødets fil i stedet, og flyt "
        "eller slet det ændrede dokument.",
    ),
    _made(
        "anden-udgave",
        "I mappen ligger den anden udgave af dokumenterne",
        "Den offentlige udgave og medlemmernes må ikke blandes, for den ene viser det lukkede. "
        "Vælg en anden mappe med `--out`.",
    ),
    _made(
        "ubrugelig-andel",
        "En andel kan ikke bruges",
        "Andelen er i stykker, eller den er bygget af en anden udgave af programmet. Dens møder "
        "bliver bygget, hvor andelene samles; resultatet er det samme, det tager kun længere tid.",
        by="referat merge",
    ),
    _made(
        "kan-ikke-skrives",
        "Der kan ikke skrives i mappen",
        "Disken er fuld, mappen er spærret, eller der ligger en fil på mappens plads. Det, der "
        "blev bygget sidst, ligger der stadig.",
    ),
    _made(
        "ingen-dokumenter",
        "Der er intet dokument at vise",
        "Mødet giver ingen dokumenter, eller husstilen vælger dem alle fra, så editoren har intet "
        "at vise ved siden af filen.",
        by="referat lsp",
    ),
    _made(
        "kan-ikke-vises",
        "Hjemmesiden kan ikke vises på maskinen",
        "`referat serve` kan ikke få den adresse eller port, du bad om. Vælg en anden port med "
        "`--port`.",
        by="referat serve",
    ),
)
