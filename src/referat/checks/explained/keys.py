"""Codes about keys and what may stand after them."""

from __future__ import annotations

from collections.abc import Sequence

from referat.checks.explained.explained import Explained
from referat.checks.rule import Example, Family
from referat.diagnostics import Severity

TITLE = "Nøgler og værdier"
_PLAIN = "dato: 2026-03-11\npunkter:\n  - Eventuelt\n"


def _wrong(code: str, what: str, why: str, fails: Example, passes: Example) -> Explained:
    return Explained(code, Family.FORM, Severity.ERROR, what, why, fails, passes)


CODES: Sequence[Explained] = (
    _wrong(
        "ukendt-nøgle",
        "Nøglen findes ikke her",
        "En nøgle, der er stavet forkert, ville ellers bare blive væk fra dokumentet. Er den "
        "rigtig, men sat det forkerte sted, siger rådet, hvor den hører til.",
        "dato: 2026-03-11\npunkter:\n  - titel: Sommerfest\n    beslutninger: Den 13. juni.\n",
        "dato: 2026-03-11\npunkter:\n  - titel: Sommerfest\n    beslutning: Den 13. juni.\n",
    ),
    _wrong(
        "dobbelt-nøgle",
        "Nøglen står to gange",
        "Kun den ene kunne blive trykt, og ingen kan se hvilken. Saml teksten under den ene.",
        "dato: 2026-03-11\ntitel: Møde\ntitel: Bestyrelsesmøde\npunkter:\n  - Eventuelt\n",
        "dato: 2026-03-11\ntitel: Bestyrelsesmøde\npunkter:\n  - Eventuelt\n",
    ),
    _wrong(
        "mangler-nøgle",
        "En nøgle, der skal stå, mangler",
        "Et møde skal have en `dato`, et punkt en `titel`, en person et `navn` og et udvalg et "
        "`navn`; ellers kan de ikke få en plads i dokumenterne.",
        "titel: Bestyrelsesmøde\npunkter:\n  - Eventuelt\n",
        "dato: 2026-03-11\ntitel: Bestyrelsesmøde\npunkter:\n  - Eventuelt\n",
    ),
    _wrong(
        "ukendt-værdi",
        "Kun bestemte ord kan stå her",
        "Ordet styrer, hvordan mødet eller punktet bliver vist, så programmet skal kende det. "
        "Rådet viser de ord, der kan stå.",
        "dato: 2026-03-11\nstatus: vedtaget\npunkter:\n  - Eventuelt\n",
        "dato: 2026-03-11\nstatus: udkast\npunkter:\n  - Eventuelt\n",
    ),
    _wrong(
        "ja-eller-nej",
        "Der skal stå `ja` eller `nej`",
        "Filen er dansk hele vejen, og et ord må ikke kunne læses på to måder. Hvor der kan stå "
        "`ja`, kan der ofte også stå en begrundelse.",
        "dato: 2026-03-11\npunkter:\n  - titel: Personalesag\n    lukket: yes\n",
        "dato: 2026-03-11\npunkter:\n  - titel: Personalesag\n    lukket: ja\n",
    ),
    _wrong(
        "tekst-ventet",
        "Der skal stå en tekst, men der står nøgler eller en liste",
        "Som regel har et kolon midt i teksten gjort den til nøgler. Skriv teksten efter nøglens "
        "kolon eller på linjerne under den efter en lodret streg.",
        "dato: 2026-03-11\nsted:\n  lokale: M5\n  by: Lunden\npunkter:\n  - Eventuelt\n",
        "dato: 2026-03-11\nsted: M5, Lunden\npunkter:\n  - Eventuelt\n",
    ),
    _wrong(
        "nøgler-ventet",
        "Der skal stå nøgler, men der står en tekst eller en liste",
        "Et møde, et udvalg og et afsnit består af nøgler med hver sin tekst. Skriv "
        "`nøgle: tekst` på hver sin linje.",
        "Vi mødtes i kantinen.\n",
        _PLAIN,
    ),
    Explained(
        "forkert-form",
        Family.FORM,
        Severity.ERROR,
        what="Det, der står, har ikke den form, der ventes",
        why="Det er et sikkerhedsnet for det, de andre koder ikke nævner. Se i vejledningen, "
        "hvordan nøglen skrives.",
    ),
    _wrong(
        "ulæseligt-tal",
        "Der skal stå et helt tal",
        "Fristen bliver regnet ud fra tallet. Skriv det med cifre: `frist: 7` eller "
        "`frist: 4 hverdage`.",
        {"udvalg.yaml": "navn: Bestyrelsen\nfrist: en uge\n", "2026-03-11.yaml": _PLAIN},
        {"udvalg.yaml": "navn: Bestyrelsen\nfrist: 7\n", "2026-03-11.yaml": _PLAIN},
    ),
    _wrong(
        "ugyldigt-aftryk",
        "Aftrykket af den godkendte tekst kan ikke læses",
        "Et aftryk er seksten cifre og bogstaver fra a til f, som programmet selv skriver. Med det "
        "kan man se, om teksten er ændret, siden referatet blev godkendt. Slet linjen, og lad "
        "programmet skrive den igen.",
        f"godkendt:\n  dato: 2026-04-15\n  aftryk: den gamle tekst\n{_PLAIN}",
        f"godkendt:\n  dato: 2026-04-15\n{_PLAIN}",
    ),
    _wrong(
        "husstil",
        "Eksemplet viser ikke, hvordan noget skal se ud",
        "Husstilen skrives som eksempler: klokken halv ni, som I skriver den, og det første "
        "punkts nummer, som det skal se ud. Så kan programmet gøre de andre efter.",
        f"klokkeslæt: 9.15\n{_PLAIN}",
        f"klokkeslæt: kl. 8.30\n{_PLAIN}",
    ),
    _wrong(
        "farve",
        "Farven kan ikke læses",
        "En farve er `#` og seks tegn fra 0 til 9 og a til f. Den skal stå i anførselstegn, for "
        "ellers begynder `#` en kommentar.",
        {"referat.yaml": "farve: mørkeblå\n", "2026-03-11.yaml": _PLAIN},
        {"referat.yaml": 'farve: "#0b5566"\n', "2026-03-11.yaml": _PLAIN},
    ),
)
