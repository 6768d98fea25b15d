"""Codes about running text: what would be printed as something else than was meant."""

from __future__ import annotations

from collections.abc import Sequence

from referat.checks.explained.explained import Explained
from referat.checks.rule import Family
from referat.diagnostics import Severity

TITLE = "Løbende tekst"
_HEAD = "dato: 2026-03-11\npunkter:\n  - titel: Sommerfest\n    referat: |\n"


def _text(*lines: str) -> str:
    return _HEAD + "".join(f"      {line}\n" if line else "\n" for line in lines)


CODES: Sequence[Explained] = (
    Explained(
        "ugyldigt-link",
        Family.TEXT,
        Severity.WARNING,
        what="Adressen er ikke en adresse på nettet",
        why="Linket ville ikke virke. Skriv hele adressen, som den står i browseren, også "
        "`https://`.",
        fails="dato: 2026-03-11\nbilag:\n  - titel: Notat\n    url: notatet på nettet\n"
        "punkter:\n  - Eventuelt\n",
        passes="dato: 2026-03-11\nbilag:\n  - titel: Notat\n    url: https://example.org/notat\n"
        "punkter:\n  - Eventuelt\n",
    ),
    Explained(
        "farligt-link",
        Family.TEXT,
        Severity.WARNING,
        what="Linket kunne køre et program hos læseren",
        why="Adresser, der begynder med `javascript:` eller `data:`, bliver trykt som tekst. Skriv "
        "en adresse, der begynder med `https://`.",
        fails=_text("Se [tilmeldingen](javascript:alert(1))."),
        passes=_text("Se [tilmeldingen](https://example.org/tilmelding)."),
    ),
    Explained(
        "umulig-email",
        Family.TEXT,
        Severity.WARNING,
        what="Adressen kan ikke være en e-mailadresse",
        why="Den, der skriver til adressen, får ikke svar. Adressen bliver trykt som tekst uden "
        "link. Se efter et punktum for meget eller for lidt omkring `@`.",
        source="RFC 5321",
        fails="dato: 2026-03-11\nkontakt:\n  navn: Karen Holst\n  email: karen@.example.org\n"
        "punkter:\n  - Eventuelt\n",
        passes="dato: 2026-03-11\nkontakt:\n  navn: Karen Holst\n  email: karen@example.org\n"
        "punkter:\n  - Eventuelt\n",
    ),
    Explained(
        "html-i-tekst",
        Family.TEXT,
        Severity.WARNING,
        what="Der står HTML i teksten",
        why="Det bliver trykt, som det står, for den samme tekst skal også kunne blive til et "
        "Word-dokument. Brug Markdown: `**fed**`, `*kursiv*`, `[tekst](adresse)`.",
        fails=_text("Festen holdes <b>den 13. juni</b>."),
        passes=_text("Festen holdes **den 13. juni**."),
    ),
    Explained(
        "ombrudt-linje",
        Family.TEXT,
        Severity.WARNING,
        what="En linje midt i et afsnit bliver til en liste eller en overskrift",
        why="En linje, der begynder med en streg eller et tal og et punktum, begynder en liste. Er "
        "det tilfældigt, så flyt tegnet op på linjen over. Er det en liste, så sæt en tom linje "
        "foran.",
        source="CommonMark 0.31.2, afsnit 5.2",
        fails=_text("Bestyrelsen køber 3 borde", "- stole har vi nok af."),
        passes=_text("Bestyrelsen køber 3 borde -", "stole har vi nok af."),
    ),
    Explained(
        "tabel",
        Family.TEXT,
        Severity.ERROR,
        what="Tabellen kan ikke læses",
        why="En række har en celle til hver kolonne, og en celle med et kolon står i "
        "anførselstegn. Ellers kunne tallene havne under en forkert overskrift.",
        fails=_text("```tabel", "kolonner: [Post, Beløb]", "rækker:", "  - Telt", "```"),
        passes=_text(
            "```tabel", "kolonner: [Post, Beløb]", "rækker:", '  - [Telt, "3.000"]', "```"
        ),
    ),
)
