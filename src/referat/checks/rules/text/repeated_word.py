"""A verb or an adverb that stands twice with one word between: half a sentence was written anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import eq

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.text.mending import instead, worded, words_in
from referat.checks.rules.text.vocabulary import vocabulary
from referat.checks.subject import Subject, Text
from referat.danish.patterns import late
from referat.diagnostics import Severity

_MODAL = "kan|kunne|skal|skulle|vil|ville|bør"
_OTHER = "er|var|har|havde|blev|bliver|(?!efter|under|eller|heller)[a-zæøå]{4,}(?:er|ede)"
_LIGHT = (
    "også|ikke|dog|derfor|desuden|fortsat|stadig|ligeledes|allerede|endnu|endvidere|formentlig|"
    "muligvis|eventuelt|evt|fx|typisk|generelt|samtidig|således|tillige|ofte|altid|aldrig"
)
_LIGHTLY = rf"(?:{_LIGHT}|(?!dansk|engelsk|tysk|fransk)[a-zæøå]{{3,}}(?:sk|igt|vis))"
_GAP = r"(?: |[ ]*\n[ ]*(?=[^\s*+-]))"
_VERB = late(
    rf"(?<![\w-])(?:({_MODAL}){_GAP}({_LIGHTLY}){_GAP}\1|({_OTHER}){_GAP}({_LIGHT}){_GAP}\3)(?![\w-])"
)
"""»kan fysisk kan«, »bruger allerede bruger«. A participle or an adjective between is no slip: »når
det er vedtaget er …«.
"""

_THERE = late(
    r"(?<!\bsom )(?<!\bder )(?<!\bdet )(?<!\bhvad )(?<![\w-])"
    r"(blev|bliver|har|havde) (der) \1(?![\w-])"
)
_COUNTED = late(
    r"(?<![\w-])(?:antallet|andelen|mængden|størstedelen|hovedparten|flertallet|halvdelen|en del|"
    r"resten|brugen|gennemgangen|udviklingen|indholdet)"
    r"( er [a-zæøå]+(?:er|re|erne|ene)) (er)(?![\w-])",
    re.I,
)
"""»antallet er blodprøver er«: the first »er« should be »af«."""
_ADVERB = late(
    r"(?<![\w-])(allerede|ligeledes|desuden|endvidere|fortsat|derudover|således|derfor)"
    rf"{_GAP}(?!(?:og|men|eller|at|om|som|der|når|hvis|da|fordi|end|er)\b)"
    rf"([a-zæøå]+){_GAP}\1(?![\w-])",
    re.I,
)
_REPEATED = frozenset(f"{_MODAL}|{_OTHER}|{_LIGHT}|derudover".split("|"))


def check(subject: Subject) -> Iterator[Found]:
    for text in worded(subject) if any(map(_may_be, vocabulary(subject).repeats(2))) else ():
        running = text.running
        if not _may_hold_one(words_in(running)):
            continue
        for match in _COUNTED.finditer(running):
            start = match.start(1) + 1
            yield Found(
                text.place(start, 2),
                f"Ordet »er« står både før og efter »{match[1][4:].strip()}«.",
                "Er det første et »af«? Ret det, eller slet det ene »er«.",
                instead(text, start, start + 2, "af"),
            )
        for pattern in (_VERB, _THERE, _ADVERB):
            yield from (_found(text, match) for match in pattern.finditer(running))


def _may_be(word: str) -> bool:
    return word.endswith(("er", "ede")) or word in _REPEATED


def _may_hold_one(words: Sequence[str]) -> bool:
    return any(map(eq, words, words[2:])) and any(
        one == other and _may_be(one) for one, other in zip(words, words[2:], strict=False)
    )


def _found(text: Text, match: re.Match[str]) -> Found:
    word, between = [group for group in match.groups() if group]
    start = match.end() - len(word)
    return Found(
        text.place(start, len(word)),
        f"Ordet »{word.casefold()}« står både før og efter »{between}«.",
        "Slet det ene.",
        instead(text, start - 1, match.end(), "", f"Slet det sidste »{word.casefold()}«"),
    )


RULE = Rule(
    code="gentaget-ord",
    family=Family.TEXT,
    severity=Severity.WARNING,
    what="Det samme ord står på begge sider af et andet",
    why="Når et ord flyttes i en sætning, bliver det gamle let stående: »det kan fysisk kan "
    "samordnes«, »de anvender allerede anvender«. Reglen kender de få ord, som næsten aldrig hører "
    "til begge steder: hjælpeverber og biord som »allerede« og »fortsat«.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Samling af tilbud
    referat: |
      Kommunen undersøger, hvordan tilbuddene kan fysisk kan samles.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Samling af tilbud
    referat: |
      Kommunen undersøger, hvordan tilbuddene fysisk kan samles.
      Når planen er vedtaget er der høring.
""",
    check=check,
    is_local=True,
)
