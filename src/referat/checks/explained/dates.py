"""Codes about dates and times of day that cannot be read or cannot be right."""

from __future__ import annotations

from collections.abc import Sequence

from referat.checks.explained.explained import Explained
from referat.checks.rule import Family
from referat.diagnostics import Severity

TITLE = "Datoer og klokkeslæt"


def _date(code: str, what: str, why: str, wrong: str, right: str) -> Explained:
    fails, passes = (f"dato: {day}\npunkter:\n  - Eventuelt\n" for day in (wrong, right))
    return Explained(code, Family.TIME, Severity.ERROR, what, why, fails, passes)


CODES: Sequence[Explained] = (
    _date(
        "ulæselig-dato",
        "Teksten er ikke en dato",
        "Datoen afgør, hvor mødet står i kalenderen og i arkivet, så den skal kunne læses. Skriv "
        "den `2026-03-11`, `11.3.2026` eller `onsdag den 11. marts 2026`.",
        "på onsdag",
        "onsdag den 11. marts 2026",
    ),
    _date(
        "umulig-dato",
        "Datoen findes ikke i kalenderen",
        "Dagen skrives før måneden, undtagen hvor året står først. Ellers har måneden måske færre "
        "dage, end man husker.",
        "30. februar 2026",
        "28. februar 2026",
    ),
    _date(
        "forkert-ugedag",
        "Ugedagen passer ikke til datoen",
        "En af de to er forkert, og læseren kan ikke se hvilken. Ugedagen står der netop, for at "
        "slåfejl i datoen kan ses.",
        "tirsdag den 11. marts 2026",
        "onsdag den 11. marts 2026",
    ),
    _date(
        "dato-uden-år",
        "Årstallet mangler eller har kun to cifre",
        "Et referat bliver læst mange år efter. Skriv årstallet med fire cifre.",
        "11.3.26",
        "11.3.2026",
    ),
    _date(
        "ukendt-måned",
        "Måneden findes ikke",
        "Månedens navn skrives på dansk og med lille begyndelsesbogstav, helt ud eller forkortet.",
        "8. october 2026",
        "8. oktober 2026",
    ),
    Explained(
        "umuligt-klokkeslæt",
        Family.TIME,
        Severity.ERROR,
        what="Klokkeslættet findes ikke",
        why="Timer går fra 0 til 23 og minutter fra 00 til 59. `8.75` er ikke et klokkeslæt, men "
        "måske et tal, der er havnet det forkerte sted.",
        fails="dato: 2026-03-11\ntid: 19.00-25.00\npunkter:\n  - Eventuelt\n",
        passes="dato: 2026-03-11\ntid: 19.00-21.00\npunkter:\n  - Eventuelt\n",
    ),
)
