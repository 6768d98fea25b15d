"""A number and its unit: `mio. Kr.`, `kr.5.000`, `5.000kr`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.text.mending import first_three, instead, worded_of
from referat.checks.subject import Subject, Text
from referat.danish.patterns import late
from referat.diagnostics import Severity

_CAPITAL = late(
    r"(?<=\d)( ?(?:mio\.|mia\.|tusind|millioner|milliarder|,-)? ?)(K[rR](?:\.|(?![\w.])))"
    r"(?! ?(?:[Hh]immel|H\b|[fF]\b))"
)
_CLOSE_AFTER = late(
    r"(?<![\w.,/_-])((?:ca|kr|nr|pkt|stk|kl|tlf|pr|maks|min|mio|mia|d)\.)(?=\d)(?!\d+\.[a-z])", re.I
)
_CLOSE_BEFORE = late(
    r"(?<![\w.,/_-])(\d[\d.,]*\d|\d)((?:kr|mio|mia|pct)\.?|DKK|km|kg|kWh|MW|m2|m²)(?![\w/-])"
)
_LETTERS = late(
    r"(?<![\w.,/-])(?=[\d.]*[oO])(?:\d{1,3}(?:\.[\doO]{3})+|2[oO0][012oO]\d|"
    r"\d+[oO]+(?= ?(?:kr|mio|pct|%|,-)))(?![\w.-])|(?<![\w.,/-])l\.\d{3}(?= ?(?:kr|,-))"
)
_MAY_BE_LETTERS = late(r"\d\.?[oO]|l\.\d")
_MAY_BE_SLIP = late(r"[A-Za-z]\.\d|\d[kmMDp]|K[rR]|\d\.?[oO]")

_MAY_BE_NEAR = (
    late(r"\.(?<=[A-Za-z]\.)\d"),
    late(r"\d(?:[kmMDpoO]|\.[oO])"),
    late(r"K[rR]"),
)
"""The same, each quick to look for."""


def check(subject: Subject) -> Iterator[Found]:
    near = subject.written.matching(*_MAY_BE_NEAR)
    texts = (text for text in worded_of(subject, near) if _MAY_BE_SLIP.search(text.text))
    yield from first_three(each for text in texts for each in _slips(text))


def _slips(text: Text) -> Iterator[tuple[str, Found]]:
    running = text.running
    for match in _LETTERS.finditer(running) if _MAY_BE_LETTERS.search(running) else ():
        right = match[0].replace("o", "0").replace("O", "0").replace("l", "1")
        yield "bogstav", _mended(text, match, right)
    for match in _CAPITAL.finditer(running):
        small = match[2].lower()
        yield "stort", _found(text, match, 2, small, "»kr.« skrives med lille efter et tal")
    for match in _CLOSE_AFTER.finditer(running):
        said = f"Der mangler et mellemrum efter »{match[1]}«"
        yield match[1].casefold(), _found(text, match, 1, f"{match[1]} ", said)
    for match in _CLOSE_BEFORE.finditer(running):
        said = f"Der mangler et mellemrum mellem tallet og »{match[2]}«"
        yield match[2], _found(text, match, 2, f" {match[2]}", said)


def _mended(text: Text, match: re.Match[str], right: str) -> Found:
    start, end = match.span()
    return Found(
        text.place(start, end - start),
        f"Der står et bogstav inde i tallet »{match[0]}«.",
        f"Skriv `{right}`.",
        instead(text, start, end, right),
    )


def _found(text: Text, match: re.Match[str], group: int, new: str, said: str) -> Found:
    start, end = match.span(group)
    tail = re.match(r"[\d.,–-]*\d", text.text[match.end() :]) if group == 1 else None
    after = tail[0] if tail else ""
    before = match[1] if group == 2 else ""
    right = f"{before}{new}{after}".strip()
    first = start if new.islower() and group == 2 and new[0] != " " else match.start()
    return Found(
        text.place(first, end + len(after) - first),
        f"{said}.",
        f"Skriv `{right}`.",
        instead(text, start, end, new, f"Skriv »{right}«"),
    )


RULE = Rule(
    code="tal-og-enhed",
    family=Family.TEXT,
    severity=Severity.WARNING,
    what="Tal og enhed er skrevet sammen, eller enheden står med stort",
    why="Efter en forkortelses punktum kommer et mellemrum (`ca. 500`, `kl. 9`), mellem et tal og "
    "dets enhed også (`500 kr.`), og `kr.` skrives med lille. Skrevet sammen læses tallet let "
    "forkert, og søgning finder det ikke. Af hver slags vises de første tre.",
    source="Retskrivningsordbogen, reglerne om forkortelser",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Økonomi
    referat: |
      Besparelsen er på 275 mio. Kr., og der mangler ca.400 mio. kr. næste år.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Økonomi
    referat: |
      Besparelsen er på 275 mio. kr., og der mangler ca. 400 mio. kr. næste år.
""",
    check=check,
    is_local=True,
)
