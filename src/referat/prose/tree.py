"""The prose tree: what a text *is*, before any format.

Knows nothing of YAML, of meetings or of output formats. Every value is frozen, so one
tree serves all documents and all formats.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from msgspec import Struct

# ---------------------------------------------------------------- inline


class Text(Struct, frozen=True, gc=False):
    """Plain words. Never holds a line break; white space is a single space or U+00A0."""

    text: str


class Emphasis(Struct, frozen=True, gc=False):
    content: Inlines


class Strong(Struct, frozen=True, gc=False):
    content: Inlines


class Strike(Struct, frozen=True, gc=False):
    """Text that was struck out (`~~udgået~~`)."""

    content: Inlines


class New(Struct, frozen=True, gc=False):
    """Text added since last time (`[ny tekst]{.ny}`); shown by more than colour."""

    content: Inlines


class Code(Struct, frozen=True, gc=False):
    text: str


class Link(Struct, frozen=True, gc=False):
    """A link. `target` is an absolute address, `mailto:`, `tel:`, an item of the document
    (`#budget`), or a published file's or a meeting's path relative to the document. Never
    `javascript:` and the like.
    """

    target: str
    content: Inlines


class Picture(Struct, frozen=True, gc=False):
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


class Break(Struct, frozen=True, gc=False):
    """A line break that is meant."""


Inline: TypeAlias = Text | Emphasis | Strong | Strike | New | Code | Link | Picture | Break
Inlines: TypeAlias = tuple[Inline, ...]

# ---------------------------------------------------------------- blocks


class Paragraph(Struct, frozen=True, gc=False):
    content: Inlines


class Heading(Struct, frozen=True, gc=False):
    """A heading inside a text. `level` counts from 1 below where the text stands; no level
    is skipped.
    """

    level: int
    content: Inlines


class Bullets(Struct, frozen=True, gc=False):
    """A bullet list. `tight`: entries without space between them."""

    items: tuple[Blocks, ...]
    tight: bool = True


Numerals: TypeAlias = Literal["1", "a", "A", "i", "I"]


class Numbered(Struct, frozen=True, gc=False):
    """A list whose markers are a run without gaps: `prefix` + numeral + `suffix`, the first
    being `start` (1 = a = i). `At 1)`: prefix "At ", numerals "1", suffix ")".
    """

    items: tuple[Blocks, ...]
    start: int = 1
    numerals: Numerals = "1"
    prefix: str = ""
    suffix: str = "."
    tight: bool = True


class Marked(Struct, frozen=True, gc=False):
    """A list whose own markers make no run (`A)`, `C)`): each entry with its marker."""

    items: tuple[tuple[str, Blocks], ...]


Align: TypeAlias = Literal["left", "center", "right"]


class Table(Struct, frozen=True, gc=False):
    """A table. `header` None: no header row. All rows have `len(aligns)` cells.
    `row_headers`: the first cell of each row names the row.
    """

    caption: Inlines | None
    header: tuple[Blocks, ...] | None
    rows: tuple[tuple[Blocks, ...], ...]
    aligns: tuple[Align | None, ...]
    row_headers: bool = False


class Quote(Struct, frozen=True, gc=False):
    blocks: Blocks


class CodeBlock(Struct, frozen=True, gc=False):
    text: str


class Rule(Struct, frozen=True, gc=False):
    """A thematic break."""


class Aside(Struct, frozen=True, gc=False):
    """A later addition where it stands (`::: efterskrift`), announced by `label`."""

    label: str
    blocks: Blocks


class Labelled(Struct, frozen=True, gc=False):
    """Short labels with what belongs to them (For: …, Imod: …)."""

    entries: tuple[tuple[str, Blocks], ...]


class PersonGroup(Struct, frozen=True, gc=False):
    """People under a heading; `name` None: without one."""

    name: str | None
    people: tuple[Inlines, ...]


class People(Struct, frozen=True, gc=False):
    groups: tuple[PersonGroup, ...]


class Signatures(Struct, frozen=True, gc=False):
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
