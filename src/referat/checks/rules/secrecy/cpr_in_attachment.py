"""A CPR number in an attachment: PDF, Office and text files are opened and read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.secrecy.attached import Attached, attached
from referat.checks.subject import Subject
from referat.danish.cpr import Cpr, numbers_in
from referat.diagnostics import Severity

if TYPE_CHECKING:
    from referat.attachments.pieces import Piece


def check(subject: Subject) -> Iterator[Found]:
    for each in attached(subject):
        found = [
            (piece, number) for piece in each.content.pieces for number in numbers_in(piece.text)
        ]
        if found:
            yield _told(each, found)


def _told(each: Attached, found: list[tuple[Piece, Cpr]]) -> Found:
    piece, number = found[0]
    where = f" ({piece.where})" if piece.where else ""
    more = len(found) - 1
    return Found(
        each.place,
        f"I bilaget »{each.path.name}«{where} står »{number.shown}«, der ligner et cpr-nummer"
        + (f", og der er {more} til." if more else "."),
        "Fjern nummeret i det oprindelige dokument, og gem bilaget igen. En sort streg over "
        "nummeret er ikke nok: Teksten ligger stadig under den.",
    )


RULE = Rule(
    code="cpr-i-bilag",
    family=Family.SECRECY,
    severity=Severity.ERROR,
    what="Et cpr-nummer står i et bilag",
    why="Bilag bliver offentliggjort sammen med mødet. PDF-, Office- og tekstfiler bliver derfor "
    "åbnet og læst igennem for cpr-numre, også dem, som en sort streg dækker på skærmen. Sådan "
    "sker de fleste læk: Ingen læser det hele igennem, før det bliver lagt ud.",
    source="Databeskyttelsesloven § 11, stk. 3",
    fails={
        "2026-03-11.yaml": """\
dato: 2026-03-11
punkter:
  - titel: Venteliste til haverne
    bilag:
      - fil: venteliste.txt
""",
        "2026-03-11/venteliste.txt": "Have 12: cpr. 300199-0000\n",
    },
    passes={
        "2026-03-11.yaml": """\
dato: 2026-03-11
punkter:
  - titel: Venteliste til haverne
    bilag:
      - fil: venteliste.txt
""",
        "2026-03-11/venteliste.txt": "Have 12: ansøgning nr. 4 af 2024\n",
    },
    check=check,
)
