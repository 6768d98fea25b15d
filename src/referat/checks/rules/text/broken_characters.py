"""What other programs leave behind: broken letters, invisible marks, Word's own error messages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from referat.checks.joined import has_any
from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.text.mending import exact
from referat.checks.subject import Subject, Text
from referat.danish.patterns import late
from referat.diagnostics import Edit, Fix, Severity

_BROKEN = late(r"(?:[ÃÂ][\u0080-\u00bf†˜…šžŒœ]|â€[\u0080-\u00bf™œ“”˜¢¦]?)+")
_LOST = late("\ufffd+")
_INVISIBLE = late("[\u00ad\u200b\u2060\ufeff]")
_PRIVATE = late("[\ue000-\uf8ff]")
_FIELD = late(
    r"(?:Fejl|Error)! +(?:Bogmærke|Henvisningskilde|Bookmark|Reference source|Ukendt argument|"
    r"Objektet|No text of)[^.\n]*\.?|#JobInfo Criteria=\w*#?|MERGEFIELD \w+"
)
_TELLTALES = (
    *("Ã", "Â", "â", "\u00ad", "\u200b", "\u2060"),
    *("Fejl!", "Error!", "#JobInfo", "MERGEFIELD"),
)
_FAR = (b"\xee", b"\xef")
"""In UTF-8 one of these begins every character from U+E000 to U+FFFF, and nothing else does."""


def check(subject: Subject) -> Iterator[Found]:
    may_be_hurt = _may_be_hurt(subject.written.whole)
    texts = [text for text in subject.texts if may_be_hurt and _may_be_hurt(text.text)]
    for text in texts:
        yield from _in(text)
    yield from _misread(texts)
    yield from _of_kind(texts, _INVISIBLE, "usynligt tegn", "Slet det.", is_certain=True)
    what = "tegn, som kun findes i afsenderens skrifttype"
    hint = "Slet det, eller skriv det rigtige tegn."
    yield from _of_kind(texts, _PRIVATE, what, hint, is_certain=False)


def _may_be_hurt(text: str) -> bool:
    if has_any(text, *_TELLTALES):
        return True
    content = text.encode("utf-8", "surrogatepass")
    return any(first in content for first in _FAR)


def _in(text: Text) -> Iterator[Found]:
    for match in _LOST.finditer(text.text):
        yield Found(
            text.place(match.start(), len(match[0])),
            f"Et bogstav er gået tabt: Her står »{match[0]}«.",
            "Skriv bogstavet igen.",
        )
    for match in _FIELD.finditer(text.text):
        yield Found(
            text.place(match.start(), len(match[0])),
            f"Tekstbehandleren har efterladt »{match[0].rstrip('.')}«.",
            "Skriv det, der skulle have stået, eller slet det.",
        )


def _misread(texts: Sequence[Text]) -> Iterator[Found]:
    """One finding for all letters that were read in the wrong set, at the first."""
    every = [(text, match) for text in texts for match in _BROKEN.finditer(text.text)]
    found = [(text, match) for text, match in every if _read_again(match[0])]
    if not found:
        return
    text, first = found[0]
    places = [(exact(each, at.start(), len(at[0])), _read_again(at[0])) for each, at in found]
    edits = tuple(Edit(place, right) for place, right in places if place)
    more = f" Der er {len(found)} af slagsen." if len(found) > 1 else ""
    right = _read_again(first[0])
    yield Found(
        text.place(first.start(), len(first[0])),
        f"Et bogstav er gået i stykker undervejs: »{first[0]}« skulle være »{right}«.{more}",
        f"Skriv »{right}«. Teksten er gemt i ét tegnsæt og læst i et andet.",
        (Fix("Skriv de rigtige bogstaver", edits),) if edits else (),
    )


def _read_again(broken: str) -> str:
    """The letters that were meant: UTF-8 that was read as Windows' character set; empty if the
    signs are meant as they are.
    """
    try:
        return broken.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""


def _of_kind(
    texts: Sequence[Text], pattern: re.Pattern[str], what: str, hint: str, *, is_certain: bool
) -> Iterator[Found]:
    """One finding for all signs of a kind, at the first: they come in flocks."""
    found = [(text, match) for text in texts for match in pattern.finditer(text.text)]
    if not found:
        return
    text, match = found[0]
    places = [exact(each, at.start(), 1) for each, at in found]
    edits = tuple(Edit(place, "") for place in places if place)
    more = f" Der er {len(found)} i alt." if len(found) > 1 else ""
    fix = Fix("Slet tegnet" if len(edits) == 1 else "Slet tegnene", edits, is_certain)
    yield Found(
        text.place(match.start(), 1),
        f"Her står et {what} (U+{ord(match[0]):04X}).{more}",
        hint,
        (fix,) if edits else (),
    )


RULE = Rule(
    code="ødelagte-tegn",
    family=Family.TEXT,
    severity=Severity.WARNING,
    what="Tegn, der er gået i stykker eller fulgt med fra et andet program",
    why="Når tekst klippes over fra et andet program, kan »ø« blive til »Ã¸«, et punkttegn til en "
    "tom firkant, og bløde bindestreger og nulmellemrum følger med: Ordene kan ikke findes ved "
    "søgning, og skærmlæseren snubler. Tekstbehandlerens egne fejlbeskeder er der også tit.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Høring
    referat: |
      HÃ¸ringen er omtalt i afsnit Fejl! Henvisningskilde ikke fundet.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Høring
    referat: |
      Høringen er omtalt i afsnit 4.
""",
    check=check,
    is_local=True,
)
