"""A long word that is spelt otherwise in the rest of the file."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.text.mending import instead
from referat.checks.rules.text.spelling import Use, counts_in, slips_in, use_of
from referat.checks.subject import Subject
from referat.danish.misspelled import misspelt
from referat.diagnostics import Severity


def check(subject: Subject) -> Iterator[Found]:
    counts = counts_in(subject)
    for odd, usual in slips_in(counts):
        if odd in misspelt():
            continue  # told by the rule of misspelt words
        here, there = use_of(odd, subject), use_of(usual, subject)
        if here and there and not _are_names(here, there, usual, counts[usual]):
            yield _found(here, there, usual, counts[usual])


def _are_names(here: Use, there: Use, usual: str, count: int) -> bool:
    """»Andreasen« and »Andreassen« may be two people; another rule sees to names."""
    both = here.is_name and there.is_name
    return both and (count < 3 or usual.endswith(("sen", "gaard", "gård", "berg", "mann", "sens")))


def _found(here: Use, there: Use, usual: str, count: int) -> Found:
    right = there.written if there.is_name else usual
    right = (right[0].upper() if here.written[0].isupper() else usual[0]) + right[1:]
    times = "ét andet sted" if count == 1 else f"{count} andre steder"
    return Found(
        here.text.place(here.start, len(here.written)),
        f"»{here.written}« staves »{right}« {times} i filen.",
        f"Er det en tastefejl, så skriv »{right}«.",
        instead(here.text, here.start, here.start + len(here.written), right),
    )


RULE = Rule(
    code="stavet-to-måder",
    family=Family.TEXT,
    severity=Severity.WARNING,
    what="Et langt ord er stavet på to måder i samme fil",
    why="Står »prioriterede« flere gange og »proiriterede« én, er den ene en tastefejl. Reglen "
    "har ingen ordbog: Den ser kun på ord med mindst ni bogstaver, som står én gang og afviger "
    "med ét bogstav inde i ordet fra et, der bruges oftere. Bøjninger og sammensætninger tæller "
    "ikke.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Legepladser
    referat: |
      Udvalget gennemgik de prioriterede legepladser. Tre af de prioriterede er færdige.
      Resten af de proiriterede legepladser følger i 2027.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Legepladser
    referat: |
      Udvalget gennemgik de prioriterede legepladser. Tre af de prioriterede er færdige.
      Prioriteringen af legepladserne og legepladsernes udstyr følger i 2027.
""",
    check=check,
    is_local=True,
)
