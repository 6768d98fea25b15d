"""The prose tree: what a text *is*, before any format.

Knows nothing of YAML, of meetings or of output formats. Every value is frozen, so one
tree serves all documents and all formats.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

# ---------------------------------------------------------------- inline


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words. Never holds a line break; white space is a single space or U+00A0."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    content: Inlines


@dataclass(frozen=True, slots=True)
class Strong:
    content: Inlines


@dataclass(frozen=True, slots=True)
class Strike:
    """Text that was struck out (`~~udgået~~`)."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class New:
    """Text added since last time (`[ny tekst]{.ny}`); shown by more than colour."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Code:
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link. `target` is an absolute address, `mailto:`, `tel:`, an item of the document
    (`#budget`), or a published file's or a meeting's path relative to the document. Never
    `javascript:` and the like.
    """

    target: str
    content: Inlines


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture. `path` is its published path relative to the document; None: there is no
    file, and the alt text stands as a placeholder. `width`/`height` in pixels, 0 if unknown.
    `file` is where its bytes are read from.
    """

    alt: str
    source: str
    path: str | None = None
    width: int = 0
    height: int = 0
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """A line break that is meant."""


Inline: TypeAlias = Text | Emphasis | Strong | Strike | New | Code | Link | Picture | Break
Inlines: TypeAlias = tuple[Inline, ...]

# ---------------------------------------------------------------- blocks


@dataclass(frozen=True, slots=True)
class Paragraph:
    content: Inlines


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a text. `level` counts from 1 below where the text stands; no level
    is skipped.
    """

    level: int
    content: Inlines


@dataclass(frozen=True, slots=True)
class Bullets:
    """A bullet list. `tight`: entries without space between them."""

    items: tuple[Blocks, ...]
    tight: bool = True


Numerals: TypeAlias = Literal["1", "a", "A", "i", "I"]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list whose markers are a run without gaps: `prefix` + numeral + `suffix`, the first
    being `start` (1 = a = i). `At 1)`: prefix "At ", numerals "1", suffix ")".
    """

    items: tuple[Blocks, ...]
    start: int = 1
    numerals: Numerals = "1"
    prefix: str = ""
    suffix: str = "."
    tight: bool = True


@dataclass(frozen=True, slots=True)
class Marked:
    """A list whose own markers make no run (`A)`, `C)`): each entry with its marker."""

    items: tuple[tuple[str, Blocks], ...]


Align: TypeAlias = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `header` None: no header row. All rows have `len(aligns)` cells.
    `row_headers`: the first cell of each row names the row.
    """

    caption: Inlines | None
    header: tuple[Blocks, ...] | None
    rows: tuple[tuple[Blocks, ...], ...]
    aligns: tuple[Align | None, ...]
    row_headers: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class CodeBlock:
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A later addition where it stands (`::: efterskrift`), announced by `label`."""

    label: str
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Labelled:
    """Short labels with what belongs to them (For: …, Imod: …)."""

    entries: tuple[tuple[str, Blocks], ...]


@dataclass(frozen=True, slots=True)
class PersonGroup:
    """People under a heading; `name` None: without one."""

    name: str | None
    people: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class People:
    groups: tuple[PersonGroup, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, each with its name below."""

    people: tuple[Inlines, ...]


Block: TypeAlias = (
    Paragraph
    | Heading
    | Bullets
    | Numbered
    | Marked
    | Table
    | Quote
    | CodeBlock
    | Rule
    | Aside
    | Labelled
    | People
    | Signatures
)
Blocks: TypeAlias = tuple[Block, ...]


def plain(content: Inlines) -> str:
    """The words of `content` without marks; pictures give their alt text."""
    if len(content) == 1 and isinstance(content[0], Text):
        return content[0].text
    return "".join(_plain(inline) for inline in content)


def _plain(inline: Inline) -> str:
    if isinstance(inline, Text | Code):
        return inline.text
    if isinstance(inline, Picture):
        return inline.alt
    if isinstance(inline, Break):
        return " "
    return plain(inline.content)
