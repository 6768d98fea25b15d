"""What somebody meant to fill in later: `xxx`, `[indsæt dato]`, `HUSK`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.text.mending import fences, is_within, words_in
from referat.checks.subject import Subject, Text
from referat.danish.patterns import late
from referat.diagnostics import Severity

_BLANKS = late(
    r"""(?<![\w@/.-])(?:
    [xX]{2,}(?:[./:-](?:[xX]{2,}|\d{2,4}))*(?![\w@-])
    |(?:19|20)(?:xx|XX)(?!\w)
    |(?:dd|DD)[./-](?:mm|MM)[./-](?:åå|ÅÅ|yy|YY)\w*
    |(?:TODO|FIXME|TBD)(?![\w-])
    |\?{3,}(?![\w?])
    |NN(?=\ [a-zæøå]+(?:ede|erer|te)\b)
    |lorem\ ipsum
    )""",
    re.X,
)
_BLANK_LINE = late(r"(?<=[a-zæøå,:] )(?:_{3,}|\.{4,}|…{2,})(?= [a-zæøå])")
_REMINDER = late(
    r"(?<![\w-])HUSK(?![\w-])(?=[.!]*\s*(?:\Z|\n\s*\n|[)\]])|\s*:|\s+(?:at|lige|ret|spørg|tjek|check|indsæt|få|"
    r"find|ring|skriv|slet|vedhæft|tilføj|opdatér|opdater|udfyld)\b)"
    r"(?!:?\s+(?:at\s+(?:til|frameldt|stemme|betal|møde|med)|tilmeld|kontingent|"
    r"betal|medbring|general|(?:sæt\s+)?kryds|dato|nøgle|afbud|sommer|jul))"
)
"""»HUSK generalforsamling den 4. april« calls upon the readers."""

_WORDS = (
    r"(?:indsæt|udfyld|angiv|tilføj|skriv|vælg|mangler|afventer|navn|navne|dato|tid|tidspunkt|sted|"
    r"beløb|antal|tal|titel|adresse|tekst|emne|forening|kommune|afdeling|xx+|n\.?n\.?|\?{2,})"
)
_TAKEN_OUT = r"(?! \w*(?:udeladt|fjernet|anonym|slettet|skjult|ukendt))"
"""»[navn udeladt]« says what it is."""

_BRACKETED = late(
    rf"\[{_WORDS}{_TAKEN_OUT}(?:[ :][^\]\n]{{0,60}})?\](?![({{:\w])"
    rf"|<{_WORDS}(?:[ :][^>\n]{{0,60}})?>|(?<!\w)\{{\{{ ?[\wæøå .]+ ?\}}\}}",
    re.I,
)
_OF_WORD = late(
    r"Klik (?:eller tryk )?her for at (?:angive|skrive|tilføje|indtaste) \w+"
    r"|Vælg et element(?=\.?\s*$)"
)
_ALONE = late(
    r"^[ \-*+]*[(\[]?((?:tekst(?:en)?|referat(?:et)?|beslutning(?:en)?|tal(?:let|lene)?|"
    r"navn(?:et)?|beløb(?:et)?) (?:følger|mangler|kommer|udfyldes senere)|"
    r"udfyldes (?:senere|på mødet)|indsættes (?:senere|her)|skrives senere)[.)\]]*[ ]*$",
    re.I | re.M,
)
_DAYS = ("dd.", "dd/", "dd-", "DD.", "DD/", "DD-")
_TELLTALES: Sequence[tuple[re.Pattern[str], Sequence[str]]] = (
    (_BLANKS, ("xx", "XX", "???", "TODO", "FIXME", "TBD", "NN ", *_DAYS, "ipsum")),
    (_REMINDER, ("HUSK",)),
    (_OF_WORD, ("Klik ", "Vælg et")),
)
"""What a text must hold before it is worth while to look closer."""

_STEMS = (
    *("tekst(?:en)?", "referat(?:et)?", "beslutning(?:en)?", "tal(?:let|lene)?", "navn(?:et)?"),
    "beløb(?:et)?",
)
_MAY_BE_ALONE = (
    *(late(rf"{stem} (?:følger|mangler|kommer|udfyldes)") for stem in _STEMS),
    late(r"udfyldes (?:senere|på mødet)"),
    late(r"indsættes (?:senere|her)"),
    late(r"skrives senere"),
)
_MAY_BE_BRACKETED = {"[": late(rf"\[{_WORDS}[ :\]]"), "<": late(rf"<{_WORDS}[ :>]")}
"""In small letters, and each quick to look for."""

_LAST_WORDS = frozenset({"følger", "mangler", "kommer", "senere", "mødet", "her"})
_NOT_WORDS = frozenset({"email", "phone", "url", "file", "link", "id"})


def check(subject: Subject) -> Iterator[Found]:
    spoken, written = subject.spoken, subject.written
    bracketed = [each for sign, each in _MAY_BE_BRACKETED.items() if sign in written.whole]
    numbers = {
        *spoken.folded.matching(*_MAY_BE_ALONE),
        *spoken.holding(*(sign for _, signs in _TELLTALES for sign in signs)),
        *written.folded.matching(*bracketed),
        *written.holding("{{", "___", "....", "……"),
    }
    for text in subject.those(sorted(numbers)):
        if text.name not in _NOT_WORDS:
            for start, end in sorted(_places(text)):
                yield _found(text, start, end)


def _places(text: Text) -> set[tuple[int, int]]:
    running = text.running
    found = set()
    if not _LAST_WORDS.isdisjoint(words_in(running)):
        found = {match.span(1) for match in _ALONE.finditer(running)}
    for pattern, telltales in _TELLTALES:
        if any(telltale in running for telltale in telltales):
            found |= {match.span() for match in pattern.finditer(running)}
    if any(mark in text.text for mark in ("[", "<", "{{", "___", "....", "……")):
        found |= _bracketed(text, running)
    return {
        span
        for span in found
        if not any(o != span and o[0] <= span[0] and span[1] <= o[1] for o in found)
    }


def _bracketed(text: Text, running: str) -> set[tuple[int, int]]:
    """Brackets and lines are read in the text itself, since marks are blanked in `running`."""
    fenced = fences(text.text)
    return {
        match.span()
        for pattern in (_BRACKETED, _BLANK_LINE)
        for match in pattern.finditer(text.text)
        if running[match.start() : match.end() + 2].strip() and not is_within(match.start(), fenced)
    }


def _found(text: Text, start: int, end: int) -> Found:
    shown = " ".join(text.text[start:end].split())
    return Found(
        text.place(start, end - start),
        f"Her mangler noget: »{shown}« ser ud til at skulle skiftes ud.",
        "Skriv det, der skal stå, eller slet det.",
    )


RULE = Rule(
    code="pladsholder",
    family=Family.TEXT,
    severity=Severity.WARNING,
    what="Noget, der skulle have været fyldt ud",
    why="»xxx«, »[indsæt beløb]«, »HUSK« og »???« er huskesedler, som den, der skriver, har lagt "
    "til sig selv. Bliver de stående, sendes et ufærdigt referat ud, og ingen kan senere se, hvad "
    "der skulle have stået.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Nyt tag på klubhuset
    referat: |
      Tilbuddet lyder på xxx kr. Arbejdet begynder [indsæt dato].
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Nyt tag på klubhuset
    referat: |
      Tilbuddet lyder på 412.000 kr. Arbejdet begynder den 4. maj 2026.
""",
    check=check,
    is_local=True,
)
