"""Pictures with no words for those who cannot see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from referat.checks.rule import Family, Found, Rule
from referat.checks.subject import Subject, tokens_in
from referat.danish.patterns import late
from referat.diagnostics import Severity

_SAYS_NOTHING = late(
    r"(?:(?:et |en )?(?:billede|foto|figur|graf|diagram|kort|tegning|illustration|logo|"
    r"image|picture|alt(?: ?tekst)?)|img|dsc|skærmbillede)?[\s_\d.:-]*",
    re.I,
)
_FILE = late(r"\S+\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp)", re.I)
_PICTURE = late(r"!\[(?P<alt>[^\[\]]*)\]\(")


def check(subject: Subject) -> Iterator[Found]:
    for text in subject.prose:
        if "![" not in text.text:
            continue
        spots = list(_PICTURE.finditer(text.text))
        for token in tokens_in(str(text.text)):
            for child in token.children or ():
                if child.type != "image" or not _is_empty(child.content):
                    continue
                spot = next((each for each in spots if _same(each["alt"], child.content)), None)
                if spot:
                    spots.remove(spot)
                start, end = spot.span() if spot else (0, len(text.text))
                name = PurePosixPath(str(child.attrs.get("src", ""))).name
                yield Found(
                    text.place(start, end - start - 1 if spot else None),
                    _message(name, child.content.strip()),
                    "Skriv mellem `[` og `]`, hvad der er at se, så den, der ikke kan se det, får "
                    "det samme at vide.",
                )


def _is_empty(alt: str) -> bool:
    words = alt.strip()
    return bool(_SAYS_NOTHING.fullmatch(words) or _FILE.fullmatch(words))


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _message(name: str, alt: str) -> str:
    picture = f"Billedet »{name}«" if name else "Billedet"
    if not alt:
        return f"{picture} har ingen tekst."
    return f"{picture} har kun teksten »{alt}«, og den siger ikke, hvad der er at se."


RULE = Rule(
    code="billede-uden-tekst",
    family=Family.TEXT,
    severity=Severity.WARNING,
    what="Et billede har ingen tekst",
    why="Teksten bliver læst højt for den, der ikke kan se billedet, og den står i stedet for "
    "billedet, hvis det ikke kan vises. Et filnavn siger ingen noget.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Ny legeplads
    referat: |
      Arkitekten viste sit forslag:

      ![](https://www.example.org/legeplads.png)
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Ny legeplads
    referat: |
      Arkitekten viste sit forslag:

      ![Legepladsen set fra oven med gynger mod nord](https://www.example.org/legeplads.png)
""",
    check=check,
    source="Webtilgængelighedsloven; WCAG 2.1, kriterium 1.1.1",
    is_local=True,
)
