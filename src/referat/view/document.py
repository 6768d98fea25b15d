"""What a reader of one document may see: the value that every template is written over.

Made once per document and edition by `referat.view`; closed content is not in it. The names
here are the templates' public interface: renaming one breaks users' own templates.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from referat.prose.tree import Blocks

Kind: TypeAlias = Literal["dagsorden", "referat", "beslutningsreferat"]
Edition: TypeAlias = Literal["offentlig", "medlemmer"]
Tone: TypeAlias = Literal["varsel", "rolig"]
"""How loudly a mark speaks: a draft warns, an approval informs."""


class Field(Struct, frozen=True, gc=False):
    """A labelled fact of a meeting or an item (`Sted: …`). `key` is its YAML key."""

    key: str
    label: str
    blocks: Blocks


class Section(Struct, frozen=True, gc=False):
    """A part of an item with an optional heading; `parts` are nested sections."""

    key: str
    heading: str
    blocks: Blocks
    parts: tuple[Section, ...] = ()


class Item(Struct, frozen=True, gc=False):
    """An agenda item. `number` as it prints (`1.`, `Punkt 4.a:`, or empty); `tail` what follows
    the title in the heading (`v/…`, `(kl. …)`); `marks` short notes under it (`Lukket punkt`);
    `parts` its sections and sub-items in the file's order.
    """

    anchor: str
    number: str
    title: str
    tail: tuple[str, ...]
    marks: tuple[str, ...]
    fields: tuple[Field, ...]
    parts: tuple[Section | Item, ...]
    closed: bool = False


class Pause(Struct, frozen=True, gc=False):
    """A break between items: no number, no place in the table of contents."""

    title: str
    tail: tuple[str, ...]
    blocks: Blocks


class Properties(Struct, frozen=True, gc=False):
    """The file's properties, taken from the meeting and never from the clock."""

    title: str
    author: str
    subject: str
    created: date


class Document(Struct, frozen=True, gc=False):
    """One document of one meeting. `label` is the kind's printed name (`Referat`); `mark`
    a status that must not be overlooked (`Udkast`, `Aflyst`, `Godkendt`) or empty, and
    `mark_tone` how loud it is; `edition_mark` says that the document is not for the public,
    or is empty; `lead` comes between the head and the items (what happened before the first
    one), `closing` after them. `address` is where its folder is published (ending with `/`),
    or empty: a file that is sent by mail needs whole addresses.
    """

    kind: Kind
    edition: Edition
    label: str
    title: str
    organisation: str
    body: str
    mark: str
    edition_mark: str
    head: tuple[Field, ...]
    lead: tuple[Section, ...]
    items_label: str
    items: tuple[Item | Pause, ...]
    closing: tuple[Field | Section, ...]
    properties: Properties
    mark_tone: Tone = "varsel"
    address: str = ""
