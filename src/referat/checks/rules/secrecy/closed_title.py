"""A closed item whose public title says too much."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.subject import Numbered, Subject
from referat.danish.patterns import late
from referat.diagnostics import Place, Severity

_PERSON_CASE = late(
    r"\b(?:person(?:ale)?sag|afsked\w*|opsig\w+|bortvis\w+|ansættelse af|sygemeld\w*|klage over|"
    r"eksklu\w+|udeluk\w+|anbringelse|tvangs\w+|underretning|restance|gæld)\b",
    re.IGNORECASE,
)
_NAME = late(
    r"(?<![\w.])(?:af|for|mod|til|over|vedr\.|vedrørende|om|:|–|-)\s+"
    r"(?P<name>[A-ZÆØÅ][a-zæøåé]+(?:[ -](?:[A-ZÆØÅ]\.|[A-ZÆØÅ][a-zæøåé]+)){1,3})\b"
)
_NO_PERSON = late(
    r"\w*(?:vej|gade|skole|skov|kommune|udvalg|råd|center|hus|gård|plads|park|havn|by|selskab|"
    r"forening|børnehave|institution|vænge|allé|stræde|torv|bakke|mark|eng|sø|å|bro|"
    r"Nord|Syd|Øst|Vest|Region|Danmark)\b",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Found]:
    for each in subject.items if subject.has_closed else ():
        shown = _public_title(each)
        if shown is not None:
            title, place = shown
            match = _NAME.search(title)
            if match and _PERSON_CASE.search(title) and not _NO_PERSON.search(match["name"]):
                yield Found(
                    place,
                    f"Den offentlige titel nævner »{match['name']}« i et lukket punkt om en "
                    "persons forhold.",
                    "Skriv titlen uden navn, fx `offentlig titel: Personalesag`.",
                )


def _public_title(each: Numbered) -> tuple[str, Place | None] | None:
    """What the public reads above a closed item; None for what is open or shows no title."""
    item = each.item
    if not item.is_closed:
        return None
    if item.public_title:
        return " ".join(item.public_title.split()), item.at("public_title")
    is_open = "titel" in {key.strip() for key in item.public_keys or ()}
    return (" ".join(item.title.split()), item.at("title")) if is_open else None


RULE = Rule(
    code="lukket-titel",
    family=Family.SECRECY,
    severity=Severity.ERROR,
    what="Et lukket punkts offentlige titel siger for meget",
    why="Punktet er lukket, men titlen kan alle læse. Nævner den en person sammen med det, sagen "
    "handler om (en afsked, en klage, en restance), er det fortrolige allerede sagt.",
    source="Kommunestyrelsesloven § 10; forvaltningsloven § 27",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Restance i have 12
    offentlig titel: Opsigelse af Viggo Tange på grund af restance
    lukket: Personsag
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Restance i have 12
    offentlig titel: Personsag om en haveplads
    lukket: Personsag
""",
    check=check,
)
