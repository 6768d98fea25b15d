"""Styles that one document needs besides the shipped ones.

A run has one style only, so bold in italics is a style of its own; and a paragraph in a list
in a quotation has an indent that no shipped style has. Both are made when first used, so that
nothing in the text is formatted by hand.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from referat.formats.docx.layout import ASIDE, FACT, LABEL, LEVELS, PERSON, QUOTE, STEP, points

# Character styles in the order in which a combination names them.
_RUNS = {
    "Hyperlink": "Link",
    "Strong": "Fed",
    "Emphasis": "Kursiv",
    "Kode": "Kode",
    "Nytekst": "Ny tekst",
    "Udgaaet": "Udgået",
}
_ORDER = {style: place for place, style in enumerate(_RUNS)}

# Paragraph styles that can be indented: the name in Danish, and the shipped left and hanging.
_PARAGRAPHS = {
    "Normal": ("Brødtekst", 0, 0),
    "Caption": ("Tabeltitel", 0, 0),
    "ListContinue": ("Listetekst", STEP, 0),
    "Quote": ("Citat", QUOTE, 0),
    "Efterskrift": ("Efterskrift", ASIDE, 0),
    "Efterskriftsrubrik": ("Efterskriftsrubrik", ASIDE, 0),
    "Kodeblok": ("Kodeblok", 0, 0),
    "Listemaerke": ("Listemærke", STEP, STEP),
    "Oplysning": ("Oplysning", LABEL, LABEL),
    "Oplysningsrubrik": ("Oplysningsrubrik", LABEL, LABEL),
    "Moedefakta": ("Mødefakta", FACT, FACT),
    "Punktfakta": ("Punktfakta", FACT, FACT),
    "Moedefaktarubrik": ("Mødefaktarubrik", FACT, FACT),
    "Moedefaktafortsat": ("Mødefakta fortsat", FACT, 0),
    "Deltagergruppe": ("Deltagergruppe", FACT, 0),
    "Deltager": ("Deltager", FACT + PERSON, PERSON),
    "Tabelcelle": ("Tabelcelle", 0, 0),
    "Tabelcellehoejre": ("Tabelcelle højre", 0, 0),
    "Tabelcellemidt": ("Tabelcelle midt", 0, 0),
}
_HEADINGS = [f"Heading{level}" for level in range(LEVELS + 1)]
_CONTINUED = 5  # Word has List Continue and List Continue 2 to 5


class Combined(NamedTuple):
    """A character style that is several in one; `parts` are those besides `base`."""

    id: str
    name: str
    base: str
    parts: tuple[str, ...]


class Indented(NamedTuple):
    """A paragraph style like `base`, with another left indent."""

    id: str
    name: str
    base: str
    left: int
    hanging: int


class Styles:
    """What has been asked for so far, in the order of asking."""

    def __init__(self) -> None:
        self.combined: list[Combined] = []
        self.indented: dict[str, Indented] = {}

    def need(self, style: Combined | Indented) -> None:
        if isinstance(style, Indented):
            self.indented.setdefault(style.id, style)
        elif all(known.id != style.id for known in self.combined):
            self.combined.append(style)


@lru_cache(maxsize=512)
def run_style(marks: tuple[str, ...]) -> tuple[str, Combined | None]:
    """The character style for text under all of `marks`, and what must be made for it."""
    wanted = tuple(sorted(set(marks), key=lambda mark: _ORDER.get(mark, -1)))
    if len(wanted) < 2:
        return "".join(wanted), None
    style = "".join(wanted)
    name = " + ".join(_RUNS.get(mark, mark) for mark in wanted)
    return style, Combined(style, name, wanted[0], wanted[1:])


@lru_cache(maxsize=512)
def paragraph_style(base: str, left: int, hanging: int = 0) -> tuple[str, Indented | None]:
    """`base`, or the same with the text starting at `left`, and what must be made for it."""
    name, own, own_hanging = _PARAGRAPHS.get(base, ("", left, hanging))
    if (left, hanging) == (own, own_hanging):
        return base, None
    if base == "ListContinue" and left % STEP == 0 and left // STEP in range(2, _CONTINUED + 1):
        return f"ListContinue{left // STEP}", None
    style, title = f"{base}{left}", f"{name} {points(left)}"
    if hanging != own_hanging:
        style += f"_{hanging}"
        title += f" ({points(hanging)})"
    return style, Indented(style, title, base, left, hanging)


def heading_style(level: int) -> str:
    return _HEADINGS[level] if level < LEVELS else _HEADINGS[LEVELS]
