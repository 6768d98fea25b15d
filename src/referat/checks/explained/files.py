"""Codes about files and folders: those that cannot be read, found or told apart."""

from __future__ import annotations

from collections.abc import Sequence

from referat.checks.explained.explained import Explained
from referat.checks.rule import Family
from referat.diagnostics import Severity

TITLE = "Filer og mapper"
_MEETING = "dato: 2026-03-11\npunkter:\n  - Eventuelt\n"

CODES: Sequence[Explained] = (
    Explained(
        "tom-fil",
        Family.FORM,
        Severity.ERROR,
        what="Filen er tom",
        why="En fil uden andet end kommentarer er som regel begyndt og glemt, eller den er gemt, "
        "før teksten kom med. Et møde skal i det mindste have `dato` og `punkter`.",
        fails="# dato: 2026-03-11\n",
        passes=_MEETING,
    ),
    Explained(
        "ikke-utf8",
        Family.FORM,
        Severity.ERROR,
        what="Filen er ikke gemt som UTF-8",
        why="Så kan programmet ikke se, hvad der er æ, ø og å, og navne ville blive trykt forkert. "
        "Gem filen igen, og vælg tegnsættet UTF-8.",
        source="RFC 3629",
    ),
    Explained(
        "bom",
        Family.FORM,
        Severity.WARNING,
        what="Filen begynder med et usynligt mærke",
        why="Mærket (BOM) kommer fra et program, der gemmer som »UTF-8 med BOM«. Filen bliver læst "
        "alligevel, men andre programmer kan snuble over mærket. Gem den som »UTF-8«.",
    ),
    Explained(
        "for-stor-fil",
        Family.FORM,
        Severity.ERROR,
        what="Filen er større, end en mødefil nogensinde er",
        why="Så store filer er som regel en tabel eller et billede, der er havnet i teksten. Læg "
        "store tabeller i en CSV-fil og billeder i mødets bilagsmappe.",
    ),
    Explained(
        "tabulator",
        Family.FORM,
        Severity.ERROR,
        what="Linjen er rykket ind med et tabulatortegn",
        why="Et tabulatortegn fylder forskelligt fra program til program, så man kan ikke se, hvor "
        "langt linjen er rykket ind. Indrykning skrives med mellemrum, to for hvert trin.",
        source="YAML 1.2, afsnit 6.1",
    ),
    Explained(
        "kontroltegn",
        Family.FORM,
        Severity.ERROR,
        what="Der står et usynligt kontroltegn i teksten",
        why="Tegnet er som regel kommet med fra en kopi af et andet dokument. Det kan ikke trykkes "
        "og kan ikke stå i et Word-dokument.",
        fails='dato: 2026-03-11\nsted: "Kantinen\\x07"\npunkter:\n  - Eventuelt\n',
        passes="dato: 2026-03-11\nsted: Kantinen\npunkter:\n  - Eventuelt\n",
    ),
    Explained(
        "kan-ikke-læses",
        Family.FORM,
        Severity.ERROR,
        what="Filen kan ikke åbnes",
        why="Enten har du ikke lov til at læse filen, eller også har et andet program låst den. "
        "Luk det andet program, eller bed ejeren om adgang.",
    ),
    Explained(
        "findes-ikke",
        Family.FORM,
        Severity.ERROR,
        what="Filen eller mappen, du skrev i kommandoen, findes ikke",
        why="Stavemåden skal være helt den samme, også store og små bogstaver, og stien regnes fra "
        "den mappe, du står i.",
        command="referat check møder/2026-01-31.yaml",
    ),
    Explained(
        "ingen-møder",
        Family.FORM,
        Severity.ERROR,
        what="Der er ingen mødefiler i mappen",
        why="Mødefiler ligger i `meetings/<udvalg>/` og ender på `.yaml`. Du står måske i en anden "
        "mappe, end du tror; `referat init` begynder en ny samling.",
    ),
    Explained(
        "ukendt-udvalg",
        Family.FORM,
        Severity.ERROR,
        what="Udvalget, du skrev i kommandoen, findes ikke",
        why="Udvalget er navnet på dets mappe i `meetings/`. Er der flere udvalg, skal du skrive, "
        "hvilket det gælder.",
        command="referat new",
    ),
    Explained(
        "ingen-dato",
        Family.FORM,
        Severity.ERROR,
        what="Det næste møde har ingen dato",
        why="`referat new` tager den første dato i udvalgets `mødeplan` efter det seneste møde. "
        "Er planen brugt op, så skriv flere datoer i den, eller giv datoen med `--date`.",
        command="referat new",
    ),
    Explained(
        "findes-i-forvejen",
        Family.FORM,
        Severity.ERROR,
        what="Filen, der skulle laves, findes i forvejen",
        why="Programmet skriver aldrig hen over noget, du har skrevet. Skriv videre i filen, eller "
        "flyt den, før du prøver igen.",
        command="referat new",
    ),
    Explained(
        "samme-adresse",
        Family.FORM,
        Severity.ERROR,
        what="To filer ville komme til at hedde det samme",
        why="På hjemmesiden ville den ene skjule den anden. Store og små bogstaver gør ingen "
        "forskel, og det gør `.yaml` og `.yml` heller ikke.",
        fails={
            "meetings/bestyrelsen/udvalg.yaml": "navn: Bestyrelsen\n",
            "meetings/bestyrelsen/marts.yaml": _MEETING,
            "meetings/bestyrelsen/marts.yml": "dato: 2026-03-25\npunkter:\n  - Eventuelt\n",
        },
        passes={
            "meetings/bestyrelsen/udvalg.yaml": "navn: Bestyrelsen\n",
            "meetings/bestyrelsen/2026-03-11.yaml": _MEETING,
            "meetings/bestyrelsen/2026-03-25.yaml": "dato: 2026-03-25\npunkter:\n  - Eventuelt\n",
        },
    ),
)
