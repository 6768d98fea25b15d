"""Words that have been changed after they were approved."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.flow.sealing import newest_correction, newest_seal, writing
from referat.checks.subject import Subject
from referat.diagnostics import Severity
from referat.model.meeting_parts import Correction
from referat.model.seal import seal_of


def check(subject: Subject) -> Iterator[Found]:
    meeting = subject.own
    newest = newest_seal(meeting) if meeting is not None and subject.is_whole else None
    if meeting is None or newest is None:
        return
    (seal, keeper), current = newest, seal_of(meeting)
    if seal == current:
        return
    last = newest_correction(meeting)
    if last is not None and last is not keeper:
        yield Found(
            last.place,
            "Referatet er ændret efter godkendelsen, og rettelsen har intet aftryk.",
            f"Fortæller rettelsen det hele, så skriv `aftryk: {current}` i den.",
            writing(meeting, current, is_certain=False),
        )
        return
    since = "den seneste rettelse" if isinstance(keeper, Correction) else "godkendelsen"
    yield Found(
        keeper.at("seal"),
        f"Referatet er ændret efter {since}, uden at det står under `rettelser`.",
        f"Skriv under `rettelser`, hvad du har ændret og hvornår, med `aftryk: {current}`; eller "
        "skriv teksten tilbage, som den var.",
    )


RULE = Rule(
    code="ændret-efter-godkendelse",
    family=Family.FLOW,
    severity=Severity.ERROR,
    what="Referatet er ændret, efter at det blev godkendt",
    why="Et godkendt referat er et bevis, og det må ikke ændre sig i stilhed. Et `aftryk` er "
    "seksten tegn, regnet ud af alle mødets ord, da de blev godkendt. Passer ordene ikke længere "
    "med aftrykket, er der rettet i dem, og rettelsen skal stå under `rettelser` med dato og sit "
    "eget aftryk. Mellemrum, linjeskift, kommentarer og nøglernes rækkefølge tæller ikke med, og "
    "heller ikke `id`, `status`, `udsendt`, `efterskrift`, `underskrifter`, `lukket`, "
    "`offentligt`, `offentlig titel` og husstilen. Har referatet intet aftryk, siger reglen intet.",
    fails="""\
dato: 2026-03-11
godkendt:
  dato: 2026-04-15
  aftryk: 0123456789abcdef
punkter:
  - titel: Sommerfest
    beslutning: Festen holdes den 21. juni.
""",
    passes="""\
dato: 2026-03-11
godkendt:
  dato: 2026-04-15
  aftryk: 2d75599cd6162950
punkter:
  - titel: Sommerfest
    beslutning: Festen holdes den 20. juni.
""",
    check=check,
)
