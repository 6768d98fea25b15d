"""A per cent sign right after its number."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.text.mending import exact, worded_of
from referat.checks.subject import Subject
from referat.danish.patterns import late
from referat.diagnostics import Edit, Fix, Severity

_CLOSE = late(r"(?<![\w.,/-])(\d[\d.,]*)(%)(?![\w'’-])")


def check(subject: Subject) -> Iterator[Found]:
    """One finding a file: whoever writes it so once does it everywhere."""
    texts = worded_of(subject, subject.written.holding("%"))
    found = [(text, match) for text in texts for match in _CLOSE.finditer(text.running)]
    if not found:
        return
    text, match = found[0]
    more = f" Det samme gælder {len(found) - 1} andre steder." if len(found) > 2 else ""
    more = " Det samme gælder et andet sted." if len(found) == 2 else more
    places = [exact(each, at.start(2), 1) for each, at in found]
    edits = tuple(Edit(place, " %") for place in places if place)
    yield Found(
        text.place(match.start(), len(match[0])),
        f"Der mangler et mellemrum før procenttegnet.{more}",
        f"Skriv `{match[1]} %`.",
        (Fix("Sæt mellemrum før procenttegnet", edits),) if edits else (),
    )


RULE = Rule(
    code="procenttegn",
    family=Family.TEXT,
    severity=Severity.NOTE,
    what="Procenttegnet står klods op ad tallet",
    why="På dansk skrives `30 %` med mellemrum, som ved andre enheder; `30%` er engelsk skik. "
    "Sammensætninger som »50%-reglen« siger reglen intet om. Der kommer højst ét fund i en fil.",
    source="ISO 80000-1; Vejledning i udformning af EU-publikationer, afsnit 10.2",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Blodprøver
    referat: |
      Antallet af blodprøver er nedbragt med 30% siden sidste år.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Blodprøver
    referat: |
      Antallet af blodprøver er nedbragt med 30 % siden sidste år.
""",
    check=check,
    is_local=True,
)
