"""Links whose words do not say where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from referat.checks.rule import Family, Found, Rule
from referat.checks.subject import Subject, Text, tokens_in
from referat.danish.patterns import late
from referat.diagnostics import Place, Severity

if TYPE_CHECKING:
    from markdown_it.token import Token

_SAYS_NOTHING = frozenset(
    {"", "her", "klik her", "klik", "link", "linket", "dette link", "via dette link", "læs mere"}
    | {"læs mere her", "læs her", "se her", "se mere", "se mere her", "se link", "mere", "hent"}
    | {"hent her", "tryk her", "følg linket", "dette", "denne", "findes her", "mere her", "links"}
)
_HINT = "Skriv, hvad der er i den anden ende, fx `[høringssvaret fra skolen](https://…)`."
_MARKS = " .,:;!»«\"'”“’()[]*_>…"


def check(subject: Subject) -> Iterator[Found]:
    """One finding for each wording, at its first place."""
    told: dict[str, list[tuple[Text, str]]] = {}
    for text in subject.prose if "](" in subject.joined_markdown else ():
        if may_say_nothing(text.text):
            for words in wordings(tokens_in(str(text.text))):
                if says_nothing(words):
                    told.setdefault(words.strip(_MARKS).casefold(), []).append((text, words))
    for word, links in told.items():
        text, words = links[0]
        yield Found(_place(text, words), _message(word, len(links)), _HINT)


def says_nothing(words: str) -> bool:
    return words.strip(_MARKS).casefold() in _SAYS_NOTHING


def may_say_nothing(text: str) -> bool:
    """False for a text whose links all have words, in brackets of their own, that say more."""
    labels = _LABEL.findall(text)
    if len(labels) != text.count("]("):
        return True
    return any(_ODD.search(each) or _bare(each.casefold()) in _BARE_NOTHINGS for each in labels)


def _bare(words: str) -> str:
    return "".join(filter(str.isalpha, words))


_LABEL = late(r"\[([^\[\]]*)\]\(")
_ODD = late(r"[<&\\]")
_BARE_NOTHINGS = frozenset(map(_bare, _SAYS_NOTHING))


def wordings(tokens: Sequence[Token]) -> Iterator[str]:
    """The words of each link; a picture counts as words of its own."""
    for token in tokens:
        words: list[str] | None = None
        for child in token.children or ():
            if child.type == "link_open":
                words = []
            elif child.type == "link_close" and words is not None:
                yield " ".join("".join(words).split())
                words = None
            elif words is not None:
                is_break = child.type in ("softbreak", "hardbreak")
                words.append(
                    " " if is_break else child.content or ("\ufffc" * (child.type == "image"))
                )


def _place(text: Text, words: str) -> Place | None:
    inner = r"\s+".join(re.escape(word) for word in words.split())
    match = re.search(rf"(?<!!)\[[\s*_]*(?P<words>{inner})[\s*_]*\]\(", text.text)
    if match is None:
        return text.place()
    start, end = (match.start("words"), match.end("words")) if words else match.span()
    return text.place(start, end - start - (not words))


def _message(word: str, count: int) -> str:
    others = f" Det gælder {count} links i filen." if count > 1 else ""
    if not word:
        return f"Linket har ingen tekst, så det kan ikke ses.{others}"
    return f"Linket hedder »{word}« og siger ikke, hvor det fører hen.{others}"


RULE = Rule(
    code="link-uden-tekst",
    family=Family.TEXT,
    severity=Severity.WARNING,
    what="Et link siger ikke, hvor det fører hen",
    why="Mange, der får siden læst højt, springer fra link til link. Hedder de alle »her« eller "
    "»læs mere«, kan de ikke skelnes. En adresse, der står, som den er, er i orden.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Ny legeplads
    referat: |
      Tegningerne kan ses [her](https://www.example.org/legeplads).
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Ny legeplads
    referat: |
      Se [tegningerne af legepladsen](https://www.example.org/legeplads).
""",
    check=check,
    source="Webtilgængelighedsloven; WCAG 2.1, kriterium 2.4.4",
    is_local=True,
)
