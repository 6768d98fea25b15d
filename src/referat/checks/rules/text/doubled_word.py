"""A word that stands twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.text.mending import exact, words_in
from referat.checks.rules.text.vocabulary import vocabulary
from referat.checks.subject import Subject, Text
from referat.danish.patterns import late
from referat.diagnostics import Edit, Fix, Severity

_TWICE = late(r"(?<![\w-])([^\W\d_]{2,})([^\S\n]+|[^\S\n]*\n[^\S\n]*)\1(?![\w-])")
_MAY_BE_TWICE_WORDS = """
aldrig alt altid bla gang ha hej helt igen ja jo kæmpe lang lange langt længe mange meget nej nu
nul om rigtig rundt små stor store så tak tusind vidt virkelig
"""
_MAY_BE_TWICE = frozenset(_MAY_BE_TWICE_WORDS.split())
"""`om om`: »et spørgsmål om om …« is right where no comma stands before a subordinate clause."""

_POINTING = frozenset({"den", "det", "de"})
_POINTED_AT = late(
    r"\s+(?:\d|(?:man|tirs|ons|tors|fre|lør|søn)dag|(?:senest|sidst|kommend|næst|først|forløbn|"
    r"følgend|foregåend|pågældend|nævnt|samm)e\b|(?:seneste|dag|aften|år|nat|uge)\b)"
)
"""»at de de seneste år …«, »sendte den den 5. maj«: both are needed."""
_TAKES_ITS_OWN = {
    "på": late(
        r"\b(?:fokus|arbejd\w+|enige?|input|bud|eksempl\w+|svar(?:e|er|ede|et|es)?|styr|gang|sat|tog)\Z"
    ),
    "med": late(r"\b(?:er|var|være|været)(?: \w+)?\Z"),
}
"""»det, vi har fokus på på mødet«, »være med med et forslag«: each belongs to its own word."""
_FINITE_WORDS = """
blev bliver bør fik får gav giver gik gjorde gjort gør går ha har havde kan kom kommer kunne må
måtte skal skulle tager tog var vil ville er lad lade gøre holder fandt finder
"""
_FINITE = frozenset(_FINITE_WORDS.split())
"""»Derfor har de de rette folk«, »gør det det lettere«: after a verb the first is a subject."""


def check(subject: Subject) -> Iterator[Found]:
    doubled = vocabulary(subject).repeats(1)
    for text in subject.prose if any(not word.isdigit() for word in doubled) else ():
        running = text.running
        words = words_in(running)
        if not any(map(eq, words, words[1:])):
            continue
        for match in _TWICE.finditer(running):
            if _is_meant(running, match) or not _is_one_stretch(text, match):
                continue
            yield Found(
                text.place(match.end(2), len(match[1])),
                f"Ordet »{match[1]}« står to gange efter hinanden.",
                "Slet det ene.",
                tuple(_without_one(text, match)),
            )


def _is_meant(running: str, match: re.Match[str]) -> bool:
    word = match[1].casefold()
    if word in _MAY_BE_TWICE or (word != match[1] and "\n" in match[2]):
        return True
    if word in _TAKES_ITS_OWN:
        return bool(_TAKES_ITS_OWN[word].search(running[: match.start()].rstrip()))
    if word not in _POINTING:
        return False
    before = running[: match.start()].split()[-1:]
    return bool(before and (before[0] in _FINITE or before[0].endswith(("ede", "te")))) or bool(
        _POINTED_AT.match(running, match.end())
    )


def _is_one_stretch(text: Text, match: re.Match[str]) -> bool:
    """False where a mark (bold, a link) stands between the two: then each has its own task."""
    return not text.text[match.start(2) : match.end(2)].strip()


def _without_one(text: Text, match: re.Match[str]) -> Iterator[Fix]:
    """The second one and the space before it go, where both stand on one line of the file."""
    gap = exact(text, match.start(2), match.end() - match.start(2))
    if gap:
        yield Fix(f"Slet det ene »{match[1]}«", (Edit(gap, ""),))


RULE = Rule(
    code="dobbelt-ord",
    family=Family.TEXT,
    severity=Severity.WARNING,
    what="Et ord står to gange efter hinanden",
    why="Når en sætning bliver skrevet om, bliver der let et ord for meget tilbage. Øjet springer "
    "det over, mest når det andet står først på næste linje; skærmlæseren læser det højt.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Orientering
    referat: |
      Formanden orienterede om, at der er er kommet svar fra regionen.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Orientering
    referat: |
      Formanden orienterede om, at der er kommet svar fra regionen.
""",
    check=check,
    is_local=True,
)
