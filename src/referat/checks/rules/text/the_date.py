"""`de 7. juni` for `den 7. juni`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.text.mending import instead, worded_of
from referat.checks.subject import Subject
from referat.danish.dates import MONTHS
from referat.danish.patterns import late
from referat.diagnostics import Severity

_DE = late(
    rf"(?<![\w-])(\w+,? )?([Dd]e) (\d{{1,2}}\. ?(?:{'|'.join(MONTHS)}))(?![\w-])(?: \d{{4}}(?!-))?"
    r"(?! ?(?:og|til|,) (?:den )?\d)"
)
_NEAR = late(r"e \d")
_SUBJECT_AFTER = late(
    r"(?:har|havde|er|var|blev|bliver|vil|ville|skal|skulle|kan|kunne|må|måtte|fik|får|gik|går|at|"
    r"som|når|hvis|da|om|fordi|hvor|hvad|idet|inden|mens|end|\w+ede|\w+te),? $",
    re.I,
)


def check(subject: Subject) -> Iterator[Found]:
    for text in worded_of(subject, subject.written.matching(_NEAR)):
        for match in _DE.finditer(text.running):
            if match[1] and _SUBJECT_AFTER.match(match[1]):
                continue  # »Derfor har de 7. juni …«: `de` may be those who did it
            new = match[2] + "n"
            yield Found(
                text.place(match.start(2), len(match[2])),
                f"Der står »{match[2]} {match[3]}«, men det er én dag.",
                f"Skriv `{new} {match[3]}`.",
                instead(text, match.start(2), match.end(2), new),
            )


RULE = Rule(
    code="de-før-dato",
    family=Family.TEXT,
    severity=Severity.WARNING,
    what="»de« foran en dato, hvor der skulle stå »den«",
    why="»på mødet de 7. juni« er en tastefejl, som stavekontrollen ikke ser, fordi begge ord "
    "findes. Foran tal, der ikke er datoer (»de 5 projekter«, »de 10. klasser«), siges der intet.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Kommissorium
    referat: |
      Kommissoriet blev godkendt på mødet de 7. januar 2026.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Kommissorium
    referat: |
      Kommissoriet blev godkendt på mødet den 7. januar 2026. De 5 projekter og de 10. klasser,
      der er med, får besked.
""",
    check=check,
    is_local=True,
)
