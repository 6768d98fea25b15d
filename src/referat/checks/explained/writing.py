"""Codes about how the file is written: what makes YAML read it as something else."""

from __future__ import annotations

from collections.abc import Sequence

from referat.checks.explained.explained import Explained
from referat.checks.rule import Family
from referat.diagnostics import Severity

TITLE = "Hvordan filen er skrevet"
_HEAD = "dato: 2026-03-11\npunkter:\n  - titel: Sommerfest\n"
_RIGHT = f"{_HEAD}    referat: Festen holdes den 13. juni.\n"


def _in_item(line: str) -> str:
    return f"{_HEAD}    {line}\n"


def _wrong(code: str, what: str, why: str, fails: str, passes: str = _RIGHT) -> Explained:
    return Explained(code, Family.FORM, Severity.ERROR, what, why, fails, passes)


CODES: Sequence[Explained] = (
    _wrong(
        "indrykning",
        "En linje er rykket for langt ind eller ud",
        "Indrykningen viser, hvad der hører sammen: Et punkts nøgler skal stå lige under hinanden. "
        "Peger fundet på en linje, der ser rigtig ud, så se på linjen over.",
        f"{_HEAD}   referat: Festen holdes den 13. juni.\n",
    ),
    _wrong(
        "mangler-kolon",
        "Der mangler et kolon efter en nøgle",
        "Uden kolon er nøglen bare et ord. Er linjen en fortsættelse af teksten over, skal den "
        "være rykket længere ind end tekstens nøgle.",
        "dato: 2026-03-11\ntitel Bestyrelsesmøde\npunkter:\n  - Eventuelt\n",
        "dato: 2026-03-11\ntitel: Bestyrelsesmøde\npunkter:\n  - Eventuelt\n",
    ),
    _wrong(
        "kolon-i-tekst",
        "Et kolon midt i en tekst gør den til en nøgle",
        "Et kolon med et mellemrum efter skiller en nøgle fra dens tekst. Sæt teksten i "
        "anførselstegn, eller skriv den under en lodret streg; så er kolonet bare et kolon.",
        "dato: 2026-03-11\npunkter:\n  - titel: Budget: første udkast\n",
        'dato: 2026-03-11\npunkter:\n  - titel: "Budget: første udkast"\n',
    ),
    Explained(
        "kommentar-i-tekst",
        Family.FORM,
        Severity.WARNING,
        what="Resten af linjen bliver ikke trykt",
        why="`#` efter et mellemrum begynder en kommentar, som læseren ikke ser. Hører det med til "
        "teksten, så sæt hele teksten i anførselstegn. Er det en kommentar, så sæt et mellemrum "
        "efter `#`.",
        fails="dato: 2026-03-11\npunkter:\n  - Sag #12 om hegn\n",
        passes='dato: 2026-03-11\npunkter:\n  - "Sag #12 om hegn"\n',
    ),
    _wrong(
        "anførselstegn",
        "Et anførselstegn bliver ikke lukket",
        "En tekst, der begynder med et anførselstegn, går til det næste af samme slags. Mangler "
        "det, løber teksten videre ned gennem filen, og fejlen bliver først opdaget længere nede.",
        'dato: 2026-03-11\ntitel: "Bestyrelsesmøde\npunkter:\n  - Eventuelt\n',
        "dato: 2026-03-11\ntitel: Bestyrelsesmøde\npunkter:\n  - Eventuelt\n",
    ),
    _wrong(
        "omvendt-skråstreg",
        "En omvendt skråstreg betyder noget særligt her",
        "I dobbelte anførselstegn begynder `\\` en kode for et tegn. I enkelte anførselstegn, og "
        "uden, er den bare en skråstreg.",
        'dato: 2026-03-11\nsted: "M:\\Dokumenter"\npunkter:\n  - Eventuelt\n',
        "dato: 2026-03-11\nsted: 'M:\\Dokumenter'\npunkter:\n  - Eventuelt\n",
    ),
    _wrong(
        "særligt-tegn",
        "Teksten begynder med et tegn, der betyder noget særligt",
        "Tegn som `*`, `%` og `@` har deres egen betydning først i en tekst. Sæt hele teksten i "
        "anførselstegn, eller skriv den under en lodret streg.",
        _in_item("referat: *Vedtaget* af alle"),
        _in_item('referat: "*Vedtaget* af alle"'),
    ),
    _wrong(
        "klammer",
        "En klamme bliver ikke lukket rigtigt",
        "En tekst, der begynder med `[` eller `{`, bliver læst som en liste eller nøgler. En liste "
        "skrives `[et, to]`. Er det en tekst, så sæt den i anførselstegn.",
        _in_item("referat: [udkast] Festen holdes den 13. juni."),
        _in_item('referat: "[udkast] Festen holdes den 13. juni."'),
    ),
    _wrong(
        "liste-på-linjen",
        "En liste begynder på samme linje som nøglen",
        "Stregen foran et led virker kun først på en linje. Sæt hvert led på sin egen linje under "
        "nøglen.",
        "dato: 2026-03-11\npunkter: - Eventuelt\n",
        "dato: 2026-03-11\npunkter:\n  - Eventuelt\n",
    ),
    _wrong(
        "blok-hoved",
        "Der står tekst efter den lodrette streg",
        "`|` og `>` siger, at teksten begynder på næste linje, rykket ind. På deres egen linje kan "
        "der kun stå en kommentar.",
        _in_item("referat: | Festen holdes\n      den 13. juni."),
        _in_item("referat: |\n      Festen holdes den 13. juni."),
    ),
    _wrong(
        "yaml-anker",
        "Teksten begynder med `*` eller `&`",
        "I YAML kan de to tegn gentage noget fra et andet sted i filen. Det bruges ikke her, så "
        "hvert møde kan læses, som det står. Sæt teksten i anførselstegn, og skriv nøglerne ud.",
        "dato: 2026-03-11\ntitel: &m Bestyrelsesmøde\npunkter:\n  - Eventuelt\n",
        "dato: 2026-03-11\ntitel: Bestyrelsesmøde\npunkter:\n  - Eventuelt\n",
    ),
    _wrong(
        "yaml-mærke",
        "Teksten begynder med `!`",
        "I YAML er `!` et mærke, der fortæller et program, hvad teksten er. Det bruges ikke her. "
        "Sæt teksten i anførselstegn.",
        _in_item("referat: !Vigtigt at huske"),
        _in_item('referat: "!Vigtigt at huske"'),
    ),
    _wrong(
        "flere-dokumenter",
        "Filen begynder forfra",
        "En linje med tre streger begynder et nyt dokument i YAML. Lav en fil for hvert møde; så "
        "har hvert møde sin egen side og sin egen historie.",
        "dato: 2026-03-11\npunkter:\n  - Eventuelt\n---\ndato: 2026-03-25\n",
        "dato: 2026-03-11\npunkter:\n  - Eventuelt\n",
    ),
    _wrong(
        "for-dybt",
        "Lister eller nøgler ligger i alt for mange lag inde i hinanden",
        "Så dybt er et møde aldrig. Som regel er en indrykning eller en klamme gået galt, og så "
        "ligger alt det følgende inde i det foregående.",
        f"dato: 2026-03-11\npunkter: {'[' * 70}{']' * 70}\n",
        "dato: 2026-03-11\npunkter:\n  - Eventuelt\n",
    ),
    _wrong(
        "nøgle-er-ikke-tekst",
        "Teksten bliver læst som nøgler",
        "En tekst, der begynder med `{` eller `[`, er for YAML noget andet end tekst. Sæt den i "
        "anførselstegn.",
        "dato: 2026-03-11\npunkter:\n  - titel: {{ Hegn og hække }}\n",
        "dato: 2026-03-11\npunkter:\n  - titel: Hegn og hække\n",
    ),
    _wrong(
        "ulæselig-yaml",
        "Filen kan ikke læses her",
        "Programmet kan se, at noget er galt, men ikke hvad. Se på indrykningen i linjen og linjen "
        "over, og sæt teksten i anførselstegn.",
        _in_item("referat: |0\n      Festen holdes den 13. juni."),
        _in_item("referat: |\n      Festen holdes den 13. juni."),
    ),
)
