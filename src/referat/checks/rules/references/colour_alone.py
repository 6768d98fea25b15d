"""Meaning that is carried by colour, bold or italics alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.references.sentences import sentence_around
from referat.checks.subject import Subject
from referat.danish.patterns import late
from referat.diagnostics import Severity

_COLOUR = r"rødt|gult|grønt|blåt|orange|lilla|gråt"
_MARK = rf"{_COLOUR}|kursiv|kursiveret|fed|fed skrift|fede typer|understregning|gennemstregning"
_ENDS = (
    r"(?=\s*(?:$|[.,;:!?)»”’/]|\n[^\S\n]*\n|(?:i|på|og|er|af|for|som|der|ned(?:en)?for|ovenfor|"
    r"herunder|under|ved|hvis|eller|når|da|har|samt|jf|kan|skal|blev|bliver|viser|vises|betyder|"
    r"skrift|tekst|markering|overstregning)\b))"
)
_DONE = late(
    r"\b(?P<verb>opdateret|rettet|ændret|skrevet|skrives|tilføjet|indsat|anført|anføres|fremhævet|"
    r"fremhæves|fremgår|står|vist|vises|angivet|noteret|markeret|markeres|farvet|indskrevet|"
    r"indarbejdet|understreget|rettelser|ændringer(?:ne)?|tilføjelser(?:ne)?)\s+"
    rf"(?:\w+\s+){{0,2}}?(?:med|i)\s+(?P<mark>{_MARK}){_ENDS}",
    re.I,
)
_FIELDS = late(
    r"\bde[nt]?\s+(?P<mark>(?:røde|gule|grønne|blå|orange|farvede|grå|kursiverede|fede)\s+"
    r"(?:markering(?:er|en)?|celler?|rækker|kolonner?|skrift|tekst|overstregning(?:er)?))\b",
    re.I,
)
_ADJECTIVE = late(
    r"\b(?P<mark>(?:rød|gul|grøn|blå)(?:t)?[- ]?(?:markeret|markerede|farvede?))\b", re.I
)
_OF_TEXT = late(
    r"ændring|rettelse|tilføj|tekst|\bord\b|afsnit|punkt|liste|møde|dato|navn|felt|række|kolonne|"
    r"\btal|skema|tabel|udkast|notat|dokument|referat|dagsorden|bilag|forslag|oversigt|kommentar|"
    r"bemærkning|prioriter|emne|post\b|poster|budget|\bsag|vedtægt|kommissori|politik|princip|"
    r"opfølgning|anbefaling|opgave|spørgsmål|svar|nedenstående|ovenstående|herunder|ny[te]?\b",
    re.I,
)
_OF_THINGS = late(
    r"\b\w*(?:kort|kortet|kortbilag\w*|kortudsnit\w*|tegning\w*|foto\w*|skilt\w*|sti|stier|stien|"
    r"rute\w*|bane\w*|vej|veje|vejen|plads\w*|bås\w*|pæle?|hegn|træer\w*|mal(?:et|es|ing)|facade\w*|"
    r"lys|lygter|areal\w*|område\w*|matrik\w*|parkering\w*|bygning\w*|kabel|kabler)\b",
    re.I,
)
_ALSO = late(
    r"\s+(?:og|samt)\s+(?:\w+\s+){0,2}?(?:stjerne|tegnet|mærket|ordet|»|understreg|gennemstreg|\*)",
    re.I,
)
_WORDS = ("rød", "gul", "grøn", "blå", "orange", "lilla", "grå", "kursiv", "fed", "farve", "streg")
_EDITS = frozenset({"opdateret", "rettet", "ændret", "skrevet", "skrives", "tilføjet", "indsat"})


def check(subject: Subject) -> Iterator[Found]:
    for text in subject.prose:
        if not any(word in text.text for word in _WORDS):
            continue
        running = text.running
        for match in _pointers(running):
            start = match.start("mark")
            if _is_of_text(running, match) and not _ALSO.match(running, match.end()):
                yield Found(
                    text.place(start, len(match["mark"])),
                    f"»{' '.join(match['mark'].split())}« siger kun noget til den, der kan se det.",
                    _hint(match["mark"]),
                )


def _pointers(running: str) -> Iterator[re.Match[str]]:
    for pattern in (_DONE, _FIELDS, _ADJECTIVE):
        yield from pattern.finditer(running)


def _is_of_text(running: str, match: re.Match[str]) -> bool:
    sentence = sentence_around(running, match.start("mark"))
    if _OF_THINGS.search(sentence):
        return False
    verb = match.groupdict().get("verb")
    is_letters = re.match(r"kursiv|fed|under|gennem", match["mark"], re.I)
    is_edit = verb and verb.casefold() in _EDITS and " med" in match[0]
    return bool(is_letters or is_edit or _OF_TEXT.search(sentence))


def _hint(mark: str) -> str:
    if re.match(r"kursiv|fed|under|gennem", mark, re.I):
        return (
            "Skriv det også med ord, fx »Forslag: …« foran hvert sted, eller giv det en overskrift."
        )
    return "Skriv det også med ord, fx »(nyt)«; ny tekst kan skrives som `[ny tekst]{.ny}`."


RULE = Rule(
    code="kun-farve",
    family=Family.TEXT,
    severity=Severity.WARNING,
    what="Noget er kun vist med en farve eller en skrifttype",
    why="Den, der får referatet læst højt, ser det i sort og hvid eller er farveblind, får ikke "
    "at vide, hvad der er nyt. Farver kommer heller ikke med fra et dokument, der bliver klippet "
    "ind.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Årets aktiviteter
    referat: |
      Listen blev gennemgået. Den er opdateret med rødt.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Årets aktiviteter
    referat: |
      Listen blev gennemgået. Det nye er mærket »(ny)«.
""",
    check=check,
    source="Webtilgængelighedsloven; WCAG 2.1, kriterium 1.3.1 og 1.4.1",
    is_local=True,
)
