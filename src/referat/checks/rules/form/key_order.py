"""An item's keys in another order than the usual, where the order does not print.

How they are put in order takes the file's own lines; `referat.mend.moving` does that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.form.written_items import is_flow, written_items
from referat.checks.subject import Subject
from referat.source.written import WrittenMap

CODE = "nøglerækkefølge"
_HEAD = ("type", "tid", "varighed", "ved", "sagsnr", "dok.nr", "afgøres i")
_RANKS: Mapping[str, int] = {"titel": 0, "nr": 1, "id": 1, **dict.fromkeys(_HEAD, 2)}
_SECTION = 3
_ANYWHERE = frozenset({"udgår", "lukket", "offentligt", "offentlig titel"})
"""They print where they print, wherever they stand; each stays after the key before it."""


def check(subject: Subject) -> Iterator[Found]:
    meeting = subject.own
    for each in written_items(meeting) if meeting is not None else ():
        keys = each.written
        if not isinstance(keys, WrittenMap) or is_flow(keys.place):
            continue
        own, wanted = list(keys), usual_order(list(keys))
        if own == wanted:
            continue
        at = next(n for n, key in enumerate(wanted) if own[n] != key)
        key = wanted[at]
        where = f"lige efter `{wanted[at - 1]}`" if at else "først i punktet"
        yield Found(
            keys.key_places[key],
            f"`{key}` står ikke, hvor den plejer.",
            f"Sæt den {where}. Det ændrer ikke det, der bliver trykt.",
        )


def usual_order(keys: Sequence[str]) -> list[str]:
    """What an item is known by first, then what stands in its heading, then its sections. Among
    those that print beside each other the order stays, since it prints.
    """
    ranks: dict[str, int] = {}
    before = _RANKS["afgøres i"]
    for key in keys:
        if key not in _ANYWHERE:
            before = _RANKS.get(key, _SECTION)
        ranks[key] = before
    return sorted(keys, key=ranks.__getitem__)


RULE = Rule(
    code=CODE,
    family=Family.FORM,
    severity=None,
    what="Et punkts nøgler står ikke i den rækkefølge, de plejer",
    why="Når titel, nummer og id altid står øverst og tid og sagsnummer før teksterne, er et "
    "punkt let at finde og let at sammenligne med det forrige mødes. Reglen gælder kun nøgler, "
    "hvis plads ikke kan ses i det trykte: Teksterne bliver trykt, som de står, og dem flytter "
    "ingen.",
    fails="""\
dato: 2026-03-11
punkter:
  - id: budget-2027
    titel: Budget for 2027
    referat: |
      Kassereren gennemgik budgettet.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Budget for 2027
    id: budget-2027
    referat: |
      Kassereren gennemgik budgettet.
""",
    check=check,
)
