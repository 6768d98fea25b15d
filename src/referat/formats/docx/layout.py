"""The measures of the page, in twips (20 to the point), and where on it a block stands.

The numbers that styles.xml also holds are handed to it from here.
"""

from __future__ import annotations

from msgspec import Struct

TEXT_WIDTH = 9072  # A4 less 2.5 cm on each side
STEP = 420  # one list level
FACT = 1980  # from a fact's label to its value
LABEL = 1980  # from a short label in a text to what belongs to it
QUOTE = 420
ASIDE = 280
PERSON = 280  # what the second line of a person is moved in

LEVELS = 9  # Word has nine heading levels and nine list levels
LONG_ROW = 1500  # characters: a row longer than this may break over two pages
NARROW = 6000  # a table with less room than this breaks out to the margin


class Spot(Struct, frozen=True, gc=False):
    """Where a block stands: `level` of the first heading in it, `indent` and `width` of the
    text, `depth` of lists around it, the styles of its paragraphs and of its list entries.
    """

    level: int = 1
    indent: int = 0
    width: int = TEXT_WIDTH
    depth: int = 0
    style: str = "Normal"
    entry: str = ""

    @property
    def list_level(self) -> int:
        """The level of a list that stands here."""
        return self.depth if self.depth < LEVELS else LEVELS - 1

    def inside(self, hang: int, style: str) -> Spot:
        """Inside a list whose markers take `hang`; no `style`: that of the place itself."""
        return Spot(
            self.level,
            self.indent + hang,
            self.width,
            self.depth + 1,
            style or self.style,
            self.entry,
        )


def below(above: int, level: int) -> int:
    """The level of a heading at `level`: never more than one below that of the heading before."""
    if 0 < level <= above + 1 and level <= LEVELS:
        return level
    return max(1, min(level, above + 1, LEVELS))


def points(twips: int) -> str:
    """A measure in a style's name; all of ours are whole points, and a name holds no comma."""
    return f"{twips // 20} pt"
