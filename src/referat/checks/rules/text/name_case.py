"""`Aarhus kommune` where the file otherwise writes `Viborg Kommune`."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.text.mending import instead, worded
from referat.checks.subject import Subject
from referat.danish.patterns import late
from referat.danish.places import MUNICIPALITIES, REGIONS
from referat.diagnostics import Severity

_MUNICIPALITY = late(
    r"(?<![\w-])(?P<place>[A-ZÆØÅ][\w-]+) "
    r"(?P<word>[Kk]ommune)s?(?![\w-])"
)
_REGION = late(rf"(?<![\w-])(?P<word>[Rr]egion) (?P<place>{'|'.join(REGIONS)})s?(?![\w-])")
_MAY_BE_SMALL = (
    late(r" kommunes?(?![\w-])"),
    late(rf"region (?:{'|'.join(REGIONS)})"),
)
"""What is told about is written so."""

_LEAST, _MOST = 3, 3


def check(subject: Subject) -> Iterator[Found]:
    if not _MAY_BE_SMALL[0].search(subject.spoken.whole) and not _MAY_BE_SMALL[1].search(
        subject.spoken.whole
    ):
        return
    texts = [text for text in worded(subject) if "ommune" in text.text or "egion" in text.text]
    if not any(" kommune" in text.text or "region " in text.text for text in texts):
        return
    for pattern in (_MUNICIPALITY, _REGION):
        found = [(text, match) for text in texts for match in pattern.finditer(text.running)]
        large = [match for _, match in found if match["word"][0].isupper()]
        known = MUNICIPALITIES | {match["place"] for match in large} | set(REGIONS)
        odd = [
            (text, match)
            for text, match in found
            if match["word"][0].islower() and match["place"].split("-")[-1] in known
            if not _is_one_of_several(text.running[: match.start()])
        ]
        if len(large) < _LEAST or len(large) < 2 * len(odd):
            continue
        for text, match in odd[:_MOST]:
            start, end = match.span("word")
            right = match[0].replace(match["word"], match["word"].capitalize())
            yield Found(
                text.place(match.start("place") if pattern is _MUNICIPALITY else start, len(right)),
                f"»{match['word']}« står med lille i »{match[0]}«, men med stort i andre navne.",
                f"Skriv `{right}`.",
                instead(text, start, end, match["word"].capitalize(), f"Skriv »{right}«"),
            )


def _is_one_of_several(before: str) -> bool:
    """True in »Skive og Viborg kommune«, where the word belongs to more than one."""
    words = before.split()[-2:]
    if not words or not (words[-1] in ("og", "eller", "samt") or words[-1].endswith(",")):
        return False
    last = words[-1] if words[-1].endswith(",") else words[0]
    return last[:1].isupper() and not last.startswith(("Kommune", "Region"))


RULE = Rule(
    code="lille-i-navn",
    family=Family.TEXT,
    severity=Severity.NOTE,
    what="»kommune« eller »region« med lille i et navn",
    why="Som navn på myndigheden skrives Viborg Kommune og Region Midtjylland med to store "
    "bogstaver. Reglen taler kun, hvor filen ellers gør det, og tier ved »Skive og Viborg "
    "kommuner«.",
    source="Retskrivningsordbogen, reglerne om stort bogstav i navne af flere ord",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Samarbejde
    referat: |
      Skive Kommune og Viborg Kommune deltager. Silkeborg Kommune har meldt fra.
      Derimod vil Aarhus kommune gerne være med.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Samarbejde
    referat: |
      Skive Kommune og Viborg Kommune deltager. Silkeborg Kommune har meldt fra.
      Derimod vil Aarhus Kommune gerne være med, og hver kommune vælger en leder.
""",
    check=check,
    is_local=True,
)
