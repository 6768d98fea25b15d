"""The tables of the made-up meeting: captions, empty corners, cells that hold lists."""

from __future__ import annotations

from tests.formats.nodes import cells, para, points, words

from referat.prose.tree import Break, Strong, Table, Text

BUDGET = Table(
    caption=(Text("Tabel 1. Forventet forbrug i 1.000 kr."),),
    header=cells("", "2023", "2024"),
    rows=(
        cells("Stier og pladser", "1.235", "1.310"),
        cells("Træplantning", "400", ""),
        (words(Strong((Text("I alt"),))), words("1.635"), words(Strong((Text("1.310"),)))),
    ),
    aligns=(None, "right", "right"),
    row_headers=True,
)

TASKS = Table(
    caption=None,
    header=cells("Opgave", "Ansvarlig", "Frist"),
    rows=(
        (words("Indhente tilbud"), words("Jens Holm"), words("1. april 2024")),
        (
            (para("Informere naboer:"), points("ved brev", "på hjemmesiden")),
            words("Ida Lund", Break(), "Asger Åkjær"),
            words("snarest | uden frist"),
        ),
    ),
    aligns=("left", "center", None),
)

PLAIN_TABLE = Table(None, None, (cells("Uden", "overskrift"), cells("række", "to")), (None, None))
