"""A small repository to open files in, and texts with the cursor shown as `‸`."""

from __future__ import annotations

from pathlib import Path

from lsprotocol.types import Position

from referat.lsp.desk import Desk, Opened, checked
from tests.building import lay

MARK = "‸"

FILES = {
    "referat.yaml": "organisation: Sejlklubben Ternen\ntitel: Møder\n",
    "meetings/bestyrelsen/udvalg.yaml": """\
navn: Bestyrelsen
formand: Asta Bruun
medlemmer:
  - navn: Asta Bruun
    titel: bådejer
    rolle: formand
    email: asta@example.org
  - Villads Krogh, kasserer
frist: 5
""",
    "meetings/bestyrelsen/2026-03-04.yaml": """\
dato: 2026-03-04
tilstede: [Asta Bruun, Villads Krogh]
punkter:
  - titel: Ny mole
    id: ny-mole
    sagsnr: 26/17
    beslutning: Godkendt.
""",
    "meetings/bestyrelsen/2026-04-08.yaml": """\
dato: 2026-04-08
tilstede:
  - Asta Bruun
  - Ida Møller Frost, gæst
punkter:
  - titel: Regnskab
    id: regnskab
    ved: Villads Krogh
    bilag:
      - titel: Regnskabet
        fil: regnskab.txt
    referat: |
      Se [molen](2026-03-04.yaml#ny-mole) og [loddet](#lodtraekning).
      Læs mere på https://example.org/moler.
  - pause: 10.00-10.15
  - titel: Både
    punkter:
      - titel: Lodtrækning om pladser
        id: lodtraekning
      - Eventuelt
""",
    "meetings/bestyrelsen/2026-04-08/regnskab.txt": "Regnskab\n",
}
PATH = "meetings/bestyrelsen/2026-04-08.yaml"
TEXT = FILES[PATH]


def repository(root: Path) -> Path:
    """Lays the repository; the meeting that is written on."""
    lay(root, FILES)
    return root / PATH


def opened(root: Path, text: str = TEXT, name: str = PATH, encoding: str = "utf-16") -> Opened:
    """A file as it is open in an editor, with the cursor's mark taken out."""
    lay(root, FILES)
    path = root / name
    desk = Desk(encoding)
    file = desk.put(path.as_uri(), path, text.replace(MARK, ""), 1)
    assert file is not None
    return checked(file)


def cursor(text: str) -> Position:
    """Where the mark stands, in UTF-16."""
    before = text[: text.index(MARK)]
    row = before.rpartition("\n")[2]
    return Position(before.count("\n"), len(row.encode("utf-16-le")) // 2)


def after(text: str, words: str) -> Position:
    """The place right after the first `words`."""
    return cursor(text.replace(words, words + MARK, 1))
