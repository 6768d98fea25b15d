"""A CPR number anywhere in the file."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.subject import Subject
from referat.danish.cpr import DIGITS, has_shape, numbers_in
from referat.diagnostics import Severity

_NUMBERS = frozenset({"case_number", "document_number", "phone"})
"""Fields that hold numbers of another kind."""


def check(subject: Subject) -> Iterator[Found]:
    written = subject.written
    may_be = written.holds_digits(DIGITS) and has_shape(written.whole)
    for text in subject.texts if may_be else ():
        if text.name in _NUMBERS:
            continue
        for found in numbers_in(str(text.text)):
            yield Found(
                text.place(found.start, found.end - found.start),
                f"»{found.shown}« ligner et cpr-nummer.",
                "Slet nummeret; et cpr-nummer må ikke offentliggøres og hører heller ikke hjemme i "
                "et lukket punkt. Er det et andet nummer, så skriv hvilket foran: »sagsnr. …«.",
            )


RULE = Rule(
    code="cpr",
    family=Family.SECRECY,
    severity=Severity.ERROR,
    what="Et cpr-nummer står i teksten",
    why="Et cpr-nummer må ikke offentliggøres uden samtykke, og når det først har stået på "
    "nettet, kan det ikke kaldes tilbage. Derfor bliver den offentlige udgave ikke bygget, før "
    "nummeret er væk. Nummeret bliver aldrig vist helt, heller ikke i selve beskeden.",
    source="Databeskyttelsesloven § 11, stk. 3",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Ansøgning om haveplads
    sagsfremstilling: |
      Ansøgeren (cpr. 300199-0000) har stået på venteliste siden 2024.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Ansøgning om haveplads
    sagsfremstilling: |
      Ansøgeren har stået på venteliste siden 2024.
""",
    check=check,
    is_local=True,
)
