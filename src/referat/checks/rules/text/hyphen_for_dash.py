"""A hyphen where a dash belongs: ` - ` in a file that otherwise writes ` – `."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.text.mending import instead, is_within, links, worded
from referat.checks.subject import Subject, Text
from referat.danish.dates import MONTHS, WEEKDAYS
from referat.danish.patterns import late
from referat.diagnostics import Severity

_HYPHEN = late(r"(?:(?<=[^\W\d_])|(?<=[)»”’\".,!?%])) - (?=[^\W\d_]|[(»”’\"])")
_SPANS = frozenset((*MONTHS, *WEEKDAYS, *(f"{day}e" for day in WEEKDAYS), "kl", "uge"))
_MOST = 5


def check(subject: Subject) -> Iterator[Found]:
    if " – " not in subject.spoken.whole:
        return
    texts = list(worded(subject))
    dashes = sum(text.running.count(" – ") for text in texts if "–" in text.text)
    if dashes < 2:
        return
    found = [(text, at) for text in texts if " - " in text.text for at in _hyphens(text)]
    if len(found) > dashes:
        return
    for text, at in found[:_MOST]:
        yield Found(
            text.place(at, 1),
            "Her står en bindestreg, hvor referatet ellers bruger tankestreg.",
            "Skriv ` – ` (den lange streg) med mellemrum på begge sider.",
            instead(text, at, at + 1, "–", "Skriv tankestreg"),
        )


def _hyphens(text: Text) -> Iterator[int]:
    running, linked = text.running, links(text.text)
    for match in _HYPHEN.finditer(running):
        at = match.start() + 1
        if text.text[match.start() : match.end()] == match[0] and not is_within(at, linked):
            line = running[running.rfind("\n", 0, at) + 1 : at]
            after = running[match.end() : match.end() + 40].split()
            if not _is_no_sentence(text, line, at) and not _is_span(line, after):
                yield at


def _is_no_sentence(text: Text, before: str, at: int) -> bool:
    """In a table or a heading, or after a name that it sets off: »Ida Lind - formand«."""
    written = text.text[text.text.rfind("\n", 0, at) + 1 : at].lstrip()
    if written.startswith(("|", "#")) or not text.is_prose:
        return True
    words = re.findall(r"[\w.]+", before)
    is_first = not re.search(r"[.:;!?] ", before)
    return is_first and all(word[0].isupper() or word[0].isdigit() for word in words)


def _is_span(before: str, after: list[str]) -> bool:
    """From day to day or month to month."""
    last = re.findall(r"\w+", before)[-1:]
    return bool(last and after and last[0].casefold() in _SPANS and _plain(after[0]) in _SPANS)


def _plain(word: str) -> str:
    return word.strip(".,;:)").casefold()


RULE = Rule(
    code="bindestreg-som-tankestreg",
    family=Family.TEXT,
    severity=Severity.NOTE,
    what="Bindestreg, hvor resten af referatet har tankestreg",
    why="Bindestregen (-) holder ord sammen, tankestregen (–) skiller led i en sætning. Bruger "
    "referatet begge tegn til det samme, er det som regel, fordi nogle stykker er klippet ind "
    "andre steder fra. Skrives der aldrig tankestreg, er det jeres skik, og så siger reglen intet.",
    source="Retskrivningsordbogen, reglerne om bindestreg og tankestreg",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Åben hal
    referat: |
      Hallen holdes åben – også i ferien – hvis der er vagter nok.
      Vagterne findes i klubberne - og skal meldes ind senest i maj.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Åben hal
    referat: |
      Hallen holdes åben – også i ferien – hvis der er vagter nok.
      Vagterne findes i klubberne – og skal meldes ind senest i maj.
""",
    check=check,
    is_local=True,
)
