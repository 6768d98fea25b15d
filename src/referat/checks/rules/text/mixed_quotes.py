"""Several kinds of quotation marks in one file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.text.mending import exact, worded_of
from referat.checks.rules.text.quotation import DOUBLE, MARKS, Quotation, quotations_in
from referat.checks.subject import Subject
from referat.diagnostics import Edit, Fix, Severity

_STRAIGHT = ('""', "''")


def check(subject: Subject) -> Iterator[Found]:
    marked = worded_of(subject, subject.written.holding(*MARKS))
    found = [each for text in marked for each in quotations_in(text)]
    counts = Counter(each.kind for each in found)
    if len(counts) < 2 or _is_a_system(list(counts)):
        return
    usual = counts.most_common(1)[0][0]
    for kind in [kind for kind in counts if kind != usual]:
        uses = [each for each in found if each.kind == kind]
        yield _odd(uses, usual, counts)


def _is_a_system(kinds: Sequence[str]) -> bool:
    """One double and one single kind of the same make: the house gives each its own task."""
    if len(kinds) != 2 or (kinds[0] in DOUBLE) == (kinds[1] in DOUBLE):
        return False
    return len({kind in _STRAIGHT for kind in kinds}) == 1


def _odd(uses: Sequence[Quotation], usual: str, counts: Counter[str]) -> Found:
    first = uses[0]
    return Found(
        first.text.place(first.start, first.end - first.start),
        f"Citationstegnene {_shown(first.kind)} bruges {_times(len(uses))}, {_shown(usual)} bruges "
        f"{_times(counts[usual])}.",
        f"Vælg én slags i hele referatet: Skriv {_shown(usual)} også her.",
        _everywhere(uses, usual),
    )


def _times(count: int) -> str:
    return "én gang" if count == 1 else f"{count} gange"


def _shown(kind: str) -> str:
    return f"`{kind[0]}x{kind[1]}`"


def _everywhere(uses: Sequence[Quotation], usual: str) -> tuple[Fix, ...]:
    """All uses become the usual kind. Straight marks are never put in: YAML could read them."""
    if usual in _STRAIGHT:
        return ()
    edits = [edit for use in uses for edit in _marks(use, usual)]
    many = " overalt" if len(uses) > 1 else ""
    title = f"Skriv {_shown(usual)} i stedet for {_shown(uses[0].kind)}{many}"
    return (Fix(title, tuple(edits), is_certain=True),) if edits else ()


def _marks(use: Quotation, usual: str) -> Sequence[Edit]:
    """The edits of both marks; none where the words inside bear the usual marks themselves, or a
    mark does not stand in the file as it is.
    """
    said = use.text.text[use.start + 1 : use.end - 1]
    opening = exact(use.text, use.start, 1)
    closing = exact(use.text, use.end - 1, 1)
    is_escaped = "\\" in (use.text.text[use.start - 1 : use.start], said[-1:])
    if not opening or not closing or is_escaped or set(said) & set(usual):
        return ()
    return (Edit(opening, usual[0]), Edit(closing, usual[1]))


RULE = Rule(
    code="blandede-citationstegn",
    family=Family.TEXT,
    severity=Severity.NOTE,
    what="Flere slags citationstegn i samme referat",
    why="Retskrivningsordbogen tillader flere slags citationstegn, men ikke hulter til bulter: "
    "Bruger referatet både »x«, ”x” og ’x’ om det samme, leder læseren efter en forskel, som ikke "
    "er der. Den slags, der bruges mest, regnes for den rigtige. Dobbelte og enkelte tegn af "
    "samme form må gerne have hver sin opgave.",
    source="Retskrivningsordbogen, reglerne om anførselstegn",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Temadag
    referat: |
      Temadagen hedder »Plads til alle«. Oplægget »Hvem mangler?« holdes af lederen.
      Efter pausen er emnet "Frivillige på vagt".
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Temadag
    referat: |
      Temadagen hedder »Plads til alle«. Oplægget »Hvem mangler?« holdes af lederen.
      Efter pausen er emnet »Frivillige på vagt«.
""",
    check=check,
    is_local=True,
)
