"""»Vedlagt« and »bilag 3« where no such attachment is listed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.references.attached import Shelved, shelved
from referat.checks.rules.references.sentences import paragraph_around, sentence_around
from referat.checks.subject import Subject, Text
from referat.danish.patterns import late
from referat.diagnostics import Severity
from referat.model.attachment import Attachment

_ATTACHED = late(r"\b(?:det |den |de )?(ved(?:lagt|hæftet|lagte|hæftede))\b", re.I)
_AFTER = late(
    r"\s*(?:$|[.,;:)!»”]|(?:som\s+bilag|i\s+bilag|til\s+orientering|til\s+dette|her(?:til|med)?|under|"
    r"nedenfor|og|samt)\b|(?:det\s+)?(?:referat|dagsorden|punkt|sag(?:en)?\b))",
    re.I,
)
_BEFORE = late(
    r"(?:(?:^|[.:;!?(\n–-]|\b(?:se|jf\.?|jævnfør|af|i|på|fra|fremgår|hermed))\s*"
    r"(?:\b(?:også|hermed|desuden|endvidere)\s+)*|"
    r"\b(?:der|bilag|hermed|sagen|endvidere|desuden)\s+(?:er|blev)\s+(?:\w+\s+)?)$",
    re.I,
)
_SEE = late(
    r"\b(?:se|jf\.?|jævnfør|(?:fremgår|ses)\s+(?:også\s+)?af)\s+(?:også\s+|venligst\s+)?"
    r"(?P<word>bilag(?:et|ene)?)\b(?!-)(?!\s+(?:til|i|fra|på|af|hos)\b)",
    re.I,
)
_IN_BRACKETS = late(r"\((?P<word>bilag(?: \d{1,2})?)\)", re.I)
_NUMBER = late(
    r"(?<![\w-])(?P<word>bilag\s+(?:nr\.\s*)?(?P<number>\d{1,2}))(?![\w/-]|[.,]\d)"
    r"(?!\s*(?:til|i|fra|på|af|hos|-|–|og)\b)",
    re.I,
)
_NOT_HERE = late(
    r"\b(?:ikke|eftersend\w*|udlever\w*|fremvis\w*|omdel\w*|tidligere|sidste|forrige|seneste|"
    r"(?:møde)?indkaldelse\w*|(?:e-?)?mail\w*|outlook|hvis|såfremt|sharepoint|teams|"
    r"tilsend\w*|(?:ud)?send(?:es|t)|portal\w*|intranet\w*)\b|"
    r"\b(?:skal|skulle|bør|kan|vil|må)\s+(?:\w+\s+){0,2}(?:være|blive)\b|\bansøg\w+",
    re.I,
)
_FOREIGN = late(
    r"\b\w*(?:lov(?:en|ens)?|bekendtgørelse\w*|overenskomst\w*|aftale\w*|kontrakt\w*|direktiv\w*|"
    r"cirkulære\w*|vejledning\w*|rapport\w*|revisor\w*|revision\w*|regnskab\w*|kasse\w*|udlæg\w*|"
    r"kvittering\w*|postering\w*|konto\w*|møde\w*|vedtægt\w*|forordning\w*|plan(?:en|ens)?|"
    r"redegørelse\w*|notat\w*)\b|§",
    re.I,
)
_ACCOUNTS = late(r"revisor|revision|regnskab|kasse|kvittering|postering|udlæg", re.I)
_HOW_MANY = late(
    r"\b(?:vedlagt(?:e)?|vedhæftede?|følgende)\s+(?:er\s+)?"
    r"(?P<count>to|tre|fire|fem|seks|syv|otte|ni|ti|\d)\s+bilag\b",
    re.I,
)
_COUNTS = ("", "ét", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti")


def check(subject: Subject) -> Iterator[Found]:
    if subject.own is None or not any(_may_point(text) for text in subject.prose):
        return
    found = list(_each(subject))
    if len(found) > 1 and not _has_attachments(subject):
        yield _told_once(found)
    else:
        yield from found


def _each(subject: Subject) -> Iterator[Found]:
    shelves = shelved(subject)
    told: set[tuple[int, str]] = set()
    for text in subject.prose:
        found = _first(text, shelves) if _may_point(text) else None
        key = (id(text.item), text.name)
        if found and key not in told:
            told.add(key)
            yield found


def _has_attachments(subject: Subject) -> bool:
    is_linked = any("](" in text for text in subject.markdown)
    return is_linked or bool(subject.each(Attachment))


def _told_once(found: Sequence[Found]) -> Found:
    """Where no attachment stands in the whole meeting, the list as such was left out."""
    first, others = found[0], len(found) - 1
    said = first.message.partition(",")[0]
    places = "ét andet sted" if others == 1 else f"{others} andre steder"
    return Found(
        first.place,
        f"{said}, men mødet har ingen bilag. Det samme gælder {places}.",
        "Skriv bilagene under `bilag`, eller fortæl, hvor de kan læses.",
    )


def _may_point(text: Text) -> bool:
    return (
        "bilag" in text.text
        or "Bilag" in text.text
        or "edlagt" in text.text
        or ("edhæft" in text.text)
    )


def _first(text: Text, shelves: Shelved) -> Found | None:
    if shelves.is_of_another_meeting(text):
        return None
    finders = (_unlisted, _numbered, _counted)
    return next((each for find in finders for each in find(text, shelves)), None)


def _unlisted(text: Text, shelves: Shelved) -> Iterator[Found]:
    """An attachment is spoken of, and none is listed for the item or around it."""
    if shelves.has_any(text):
        return
    for start, word in sorted(_pointers(text.running)):
        if _has_link(text, start):
            continue
        where = "under punktet" if text.item else "i mødet"
        yield Found(
            text.place(start, len(word)),
            f"Her står »{word}«, men der er intet bilag {where}.",
            "Skriv bilaget under `bilag`, eller fortæl, hvor det kan læses.",
        )


def _pointers(running: str) -> Iterator[tuple[int, str]]:
    for match in _ATTACHED.finditer(running):
        if _is_pointer(running, match):
            yield match.start(1), match[1]
    for match in (*_SEE.finditer(running), *_IN_BRACKETS.finditer(running)):
        if not _is_foreign(running, match):
            yield match.start("word"), match["word"]


def _is_pointer(running: str, match: re.Match[str]) -> bool:
    sentence = sentence_around(running, match.start(1))
    if _NOT_HERE.search(sentence):
        return False
    if match[1].casefold().endswith("e"):
        return True
    before, after = running[max(0, match.start() - 40) : match.start()], running[match.end() :]
    return bool(_AFTER.match(after) or _BEFORE.search(before))


def _is_foreign(running: str, match: re.Match[str]) -> bool:
    sentence = sentence_around(running, match.start("word"))
    if _ACCOUNTS.search(paragraph_around(running, match.start("word"))):
        return True  # a treasurer's »bilag« are receipts
    return bool(_FOREIGN.search(sentence) or _NOT_HERE.search(sentence))


def _numbered(text: Text, shelves: Shelved) -> Iterator[Found]:
    """»bilag 3« where the item has fewer, and none is called so."""
    known = shelves.numbers(text)
    if known is None:
        return
    for match in _NUMBER.finditer(text.running):
        number = int(match["number"])
        if number in known or number == 0 or _has_link(text, match.start()):
            continue
        before = text.running[: match.start()].rstrip()
        if before.endswith("s") or _is_foreign(text.running, match):
            continue
        yield Found(
            text.place(match.start("word"), len(match["word"])),
            f"Her står »{match['word']}«, men {_listed(shelves.count(text))}.",
            "Ret nummeret, eller skriv bilaget under `bilag`.",
        )


def _listed(count: int) -> str:
    return f"der er kun {_COUNTS[count] if count < len(_COUNTS) else count} bilag på listen"


def _counted(text: Text, shelves: Shelved) -> Iterator[Found]:
    """»to bilag« where another number is listed."""
    listed = shelves.count(text)
    for match in _HOW_MANY.finditer(text.running):
        word = match["count"].casefold()
        said = int(word) if word.isdigit() else _COUNTS.index(word)
        if (
            listed
            and said not in (listed, shelves.count_above(text))
            and not _has_link(text, match.start())
        ):
            yield Found(
                text.place(match.start("count"), match.end() - match.start("count")),
                f"Her står »{' '.join(match[0].split())}«, men {_exactly(listed)}.",
                "Ret tallet, eller ret listen under `bilag`.",
            )


def _exactly(count: int) -> str:
    return f"der er {_COUNTS[count] if count < len(_COUNTS) else count} på listen"


def _has_link(text: Text, start: int) -> bool:
    around = paragraph_around(text.text, start)
    return "](" in around or "://" in around or "www." in around


RULE = Rule(
    code="bilag-mangler",
    family=Family.TEXT,
    severity=Severity.WARNING,
    what="Teksten nævner et bilag, der ikke er på listen",
    why="Står der »vedlagt«, leder læseren efter bilaget. Er det glemt på listen, opdager man det "
    "først, når nogen skriver og spørger efter det, og så er mødet måske holdt. Et link i samme "
    "afsnit tæller som bilaget.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Trafikken ved skolen
    sagsfremstilling: |
      Målingen er færdig. Rapporten er vedlagt.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Trafikken ved skolen
    sagsfremstilling: |
      Målingen er færdig. Rapporten er vedlagt.
    bilag:
      - Måling af trafikken på Skolevej
""",
    check=check,
)
