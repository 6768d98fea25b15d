"""»Tabel 2. …« with no table under it."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.references.captions import CAPTION, KINDS, captions_in
from referat.checks.subject import Subject
from referat.diagnostics import Severity


def check(subject: Subject) -> Iterator[Found]:
    for text in subject.those(subject.written.folded.holding(*KINDS)):
        if not text.is_prose or not CAPTION.search(text.text):
            continue
        for caption in captions_in(str(text.text)).found:
            if caption.has_table:
                continue
            start = sum(len(line) + 1 for line in text.text.split("\n")[: caption.line])
            match = CAPTION.search(text.text, start)
            if match is None:
                continue
            name = f"{match['kind']} {caption.number}"
            what = "tabellen" if caption.kind == "tabel" else "billedet"
            yield Found(
                text.place(match.start("kind"), match.end("number") - match.start("kind")),
                f"Her står teksten til »{name}«, men {what} mangler.",
                f"Sæt {what} ind lige under teksten, eller slet den.",
            )


RULE = Rule(
    code="tabeltekst-uden-tabel",
    family=Family.TEXT,
    severity=Severity.WARNING,
    what="En tabeltekst eller billedtekst står alene",
    why="Når et referat bliver klippet sammen af andre dokumenter, kommer teksten over en tabel "
    "let med uden tabellen. Læseren kan ikke se, hvad tallene i teksten bygger på.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Forbruget i første kvartal
    tekst: |
      Forbruget er lidt højere end sidste år.

      Tabel 1. Forbruget fordelt på måneder

      Det meste er gået til varme.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Forbruget i første kvartal
    tekst: |
      Forbruget er lidt højere end sidste år.

      Tabel 1. Forbruget fordelt på måneder

      | Januar | Februar | Marts |
      | ---: | ---: | ---: |
      | 4.100 | 3.800 | 3.200 |

      Det meste er gået til varme.
""",
    check=check,
    is_local=True,
)
