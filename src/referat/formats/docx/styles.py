"""Styles that one document needs besides the shipped ones.

A run has one style only, so bold in italics is a style of its own; and a paragraph in a list
in a quotation has an indent that no shipped style has. Both are made when first used, so that
nothing in the text is formatted by hand.
"""

from __future__ import annotations

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
        self._runs: dict[tuple[str, ...], str] = {(): ""}
        self.combined: list[Combined] = []
        self.indented: dict[str, Indented] = {}

    def run(self, marks: tuple[str, ...]) -> str:
        """The character style for text under all of `marks`."""
        style = self._runs.get(marks)
        if style is None:
            style = self._runs[marks] = self._combine(marks)
        return style

    def _combine(self, marks: tuple[str, ...]) -> str:
        wanted = tuple(sorted(set(marks), key=lambda mark: _ORDER.get(mark, -1)))
        if len(wanted) == 1:
            return wanted[0]
        style = "".join(wanted)
        if all(known.id != style for known in self.combined):
            name = " + ".join(_RUNS.get(mark, mark) for mark in wanted)
            self.combined.append(Combined(style, name, wanted[0], wanted[1:]))
        return style

    def at(self, base: str, left: int, hanging: int = 0) -> str:
        """`base`, or the same with the text starting at `left`."""
        name, own, own_hanging = _PARAGRAPHS.get(base, ("", left, hanging))
        if (left, hanging) == (own, own_hanging):
            return base
        if base == "ListContinue" and left % STEP == 0 and left // STEP in range(2, _CONTINUED + 1):
            return f"ListContinue{left // STEP}"
        style = f"{base}{left}" + (f"_{hanging}" if hanging != own_hanging else "")
        if style not in self.indented:
            title = f"{name} {points(left)}"
            if hanging != own_hanging:
                title += f" ({points(hanging)})"
            self.indented[style] = Indented(style, title, base, left, hanging)
        return style


def heading_style(level: int) -> str:
    return f"Heading{min(level, LEVELS)}"
