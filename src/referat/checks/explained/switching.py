"""Codes about the rules themselves: their levels, their switches, and their failing."""

from __future__ import annotations

from collections.abc import Sequence

from referat.checks.explained.explained import Explained
from referat.checks.rule import Family
from referat.diagnostics import Severity

TITLE = "Regler og undtagelser"
_TWICE = "dato: 2026-03-11\npunkter:\n  - titel: Sommerfest\n    referat: |\n"
_CLUB = "      Bandet Tik Tik spiller til festen.\n"

CODES: Sequence[Explained] = (
    Explained(
        "ukendt-regel",
        Family.FORM,
        Severity.ERROR,
        what="`regler` nævner en regel, der ikke findes",
        why="Koden er stavet forkert, eller reglen har fået et andet navn, og så har det, du "
        "skrev, ingen virkning. `referat explain` viser alle koder.",
        fails="dato: 2026-03-11\nregler:\n  dobelt-ord: fejl\npunkter:\n  - Eventuelt\n",
        passes="dato: 2026-03-11\nregler:\n  dobbelt-ord: fejl\npunkter:\n  - Eventuelt\n",
    ),
    Explained(
        "ugyldig-undtagelse",
        Family.FORM,
        Severity.WARNING,
        what="En `# undtag`-kommentar mangler regel eller grund, eller reglen kan ikke undtages",
        why="Den næste, der læser filen, skal kunne se, hvorfor noget ser forkert ud og alligevel "
        "er rigtigt. Uden en grund bliver fundet derfor stående.",
        fails=f"{_TWICE}{_CLUB}  # undtag dobbelt-ord\n  - Eventuelt\n",
        passes="dato: 2026-03-11\npunkter:\n  - titel: Sommerfest\n"
        "    # undtag dobbelt-ord: bandet hedder sådan\n    referat: |\n"
        "      Det lokale band tik tik spiller til festen.\n",
    ),
    Explained(
        "ubrugt-undtagelse",
        Family.FORM,
        Severity.WARNING,
        what="En `# undtag`-kommentar har intet at undtage",
        why="Teksten er nok rettet siden. Slet kommentaren; ellers kan den skjule et rigtigt fund "
        "en anden gang.",
        fails="dato: 2026-03-11\npunkter:\n"
        "  # undtag dobbelt-ord: bandet hedder sådan\n  - Sommerfest\n",
        passes="dato: 2026-03-11\npunkter:\n  - Sommerfest\n",
    ),
    Explained(
        "regel-svigtede",
        Family.FORM,
        Severity.WARNING,
        what="En regel gik i stykker og blev sprunget over",
        why="Det er en fejl i programmet og ikke i filen. De andre regler er brugt. Er det en af "
        "dem, der holder øje med det fortrolige, er det en fejl, og den offentlige udgave bliver "
        "ikke bygget. Send gerne filen og beskeden til dem, der laver referat.",
    ),
    Explained(
        "intern-fejl",
        Family.FORM,
        Severity.ERROR,
        what="Der er en fejl i selve programmet",
        why="Det burde ikke kunne ske. Intet er skrevet. Send gerne filen og beskeden til dem, der "
        "laver referat.",
    ),
)
