"""A citizen's private address, phone or e-mail in a text that the public sees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from referat.checks.joined import Joined
from referat.checks.rule import Family, Found, Rule
from referat.checks.subject import Subject, Text
from referat.danish.patterns import late
from referat.diagnostics import Severity

_CITIZEN = late(
    r"\b(?:borger(?:en|s|ens)?|ansøger(?:en|s|ens)?|klager(?:en|ens)|beboer(?:en|s|ens)?|"
    r"patient(?:en|s|ens)?|elev(?:en|s|ens)?|barn(?:et|ets)|lejer(?:en|s|ens)?|"
    r"(?:hans|hendes|vedkommendes|privat[ea]?)\s+(?:adresse|bopæl|telefon\w*|mobil\w*|e-?mail\w*))\b",
    re.IGNORECASE,
)
_OFFICE = late(
    r"\b(?:kontakt\w*|henvend\w*|ring(?:e|es)?|spørgsmål|hos|ApS|A/S|I/S|advokat\w*|arkitekt\w*|"
    r"\w*(?:forvaltning|kommune|service|sekretariat|kontor|afdeling|center|forening|firma|skole)\w*)\b",
    re.IGNORECASE,
)
"""A sentence that tells how to reach somebody who wants to be reached."""

_PHONE = late(
    r"(?:tlf\.?|telefon(?:nummer|nr\.?)?|mobil(?:nummer|nr\.?)?)\W{0,3}(?:\+45\s?)?"
    r"(?P<it>\d{2}\s?\d{2}\s?\d{2}\s?\d{2})(?!\d)",
    re.IGNORECASE,
)
_MAIL = late(
    r"(?P<it>[\w.+-]+@(?:gmail|hotmail|outlook|live|icloud|yahoo|me|mail|jubii|ofir|stofanet|sol|youmail)"
    r"\.(?:com|dk))\b",
    re.IGNORECASE,
)
_HOME = late(
    r"(?:boende|bor\s+på|bopæl(?:en)?(?:\s+er|\s+på|:)?|privatadresse(?:n)?(?:\s+er|:)?)\s+"
    r"(?P<it>(?:[A-ZÆØÅ][\wæøåé.-]*\s+){1,4}\d{1,3}\s?[A-Za-z]?\b(?:,[^,;\n]{0,20})*?,?\s+"
    r"\d{4}\s+[A-ZÆØÅ]\w+)"
)
_SENTENCE = late(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])|\n\s*\n|\n\s*[-*] ")
_IN_PHONE = 8
_HINT = "Slet oplysningen, eller flyt den til et lukket punkt eller et lukket bilag."


_Kind = tuple[re.Pattern[str], re.Pattern[str], str]
_KINDS: Sequence[_Kind] = (
    (_PHONE, late(r"tlf|telefon|mobil", re.IGNORECASE), "private telefonnummer"),
    (_MAIL, late("@"), "private e-mailadresse"),
    (_HOME, late(r"boende|bor\s|bopæl|privatadresse"), "private adresse"),
)
"""What is looked for, what tells that it may be there, and what it is called."""


def check(subject: Subject) -> Iterator[Found]:
    kinds = _kinds_in(subject)
    for text in subject.texts if kinds else ():
        if not text.closed and (text.is_prose or text.name == "title"):
            yield from _in_text(text, str(text.text), kinds)


def _kinds_in(subject: Subject) -> Sequence[_Kind]:
    """Those that the file as a whole may hold."""
    written = subject.written
    signs = (
        written.holds_digits(_IN_PHONE) and _may_call(written),
        "@" in written.whole,
        "privatadresse" in written.whole or _may_live(written.whole),
    )
    return [kind for kind, is_there in zip(_KINDS, signs, strict=True) if is_there]


def _may_call(written: Joined) -> bool:
    letters = written.raw.lower()
    return b"tlf" in letters or b"telefon" in letters or b"mob" in letters  # an i of any alphabet


def _may_live(words: str) -> bool:
    """True for `boende`, `bopæl`, and `bor` as the end of a word."""
    rests = [rest for rest in words.split("bo")[1:] if rest.startswith(("ende", "pæl", "r"))]
    return any(rest[0] != "r" or rest[1:2].isspace() for rest in rests)


def _in_text(text: Text, words: str, kinds: Sequence[_Kind]) -> Iterator[Found]:
    for pattern, sign, what in kinds:
        if not sign.search(words):
            continue
        for match in pattern.finditer(words):
            start, end = match.span("it")
            sentence = _sentence(words, start, end)
            if _CITIZEN.search(sentence) and not _OFFICE.search(sentence):
                yield Found(
                    text.place(start, end - start),
                    f"Her står noget, der ligner en borgers {what}, i en tekst, som alle kan læse.",
                    _HINT,
                )


def _sentence(words: str, start: int, end: int) -> str:
    """The sentence, or the entry of a list, around `words[start:end]`."""
    before = [match.end() for match in _SENTENCE.finditer(words, 0, start)]
    after = _SENTENCE.search(words, end)
    return words[before[-1] if before else 0 : after.start() if after else len(words)]


RULE = Rule(
    code="privat-oplysning",
    family=Family.SECRECY,
    severity=Severity.ERROR,
    what="En borgers private adresse, telefonnummer eller e-mail står i en offentlig tekst",
    why="Et offentligt referat bliver læst af søgemaskiner og ligger fremme i årevis. En borgers "
    "private adresse, telefonnummer eller e-mail er som regel kommet med ved en fejl, når en "
    "henvendelse er klippet ind. Der skal være både en borger og en privat oplysning i samme "
    "sætning, før der bliver sagt noget; mødets kontaktpersoner og ejendomme i byggesager går fri.",
    source="Databeskyttelsesforordningen (GDPR) artikel 5, stk. 1, litra c",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Henvendelse om støj
    sagsfremstilling: |
      Borgeren kan træffes på mobil 20 00 00 00 efter kl. 16.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Henvendelse om støj
    sagsfremstilling: |
      En borger har henvendt sig om støj. Forvaltningen kan træffes på telefon 70 00 00 00.
""",
    check=check,
    is_local=True,
)
