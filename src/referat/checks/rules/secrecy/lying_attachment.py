"""An attachment that is not what its name says."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.secrecy.attached import attached
from referat.checks.subject import Subject
from referat.diagnostics import Severity


def check(subject: Subject) -> Iterator[Found]:
    for each in attached(subject):
        kind = each.content.lies
        if kind:
            yield Found(
                each.place,
                f"Bilaget »{each.path.name}« er ikke, hvad navnet siger: Indeni er det {kind}.",
                "Gem det igen fra det program, det er lavet i. Som det er nu, kan læserne måske "
                "ikke åbne det, og det er ikke læst igennem for cpr-numre.",
            )


RULE = Rule(
    code="bilag-forklædt",
    family=Family.SECRECY,
    severity=Severity.WARNING,
    what="Et bilag er af en anden slags, end navnet siger",
    why="En fil, der hedder `.pdf`, men er noget andet, er som regel omdøbt i stedet for gemt "
    "rigtigt. Læserens program kan ikke åbne den, og den kan ikke læses igennem for cpr-numre.",
    fails={
        "2026-03-11.yaml": """\
dato: 2026-03-11
punkter:
  - titel: Venteliste til haverne
    bilag:
      - fil: venteliste.pdf
""",
        "2026-03-11/venteliste.pdf": "Have 12: ansøgning nr. 4 af 2024\n",
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
