"""What rules look at: one file's meaning, walked once, so that fifty rules need not walk it each.

Everything here stands in the file itself; what a meeting inherits is in `meeting` and `whole`
alone, since its places belong to other files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from msgspec import Struct, field

from referat.checks.joined import Joined, joined
from referat.checks.listed import PEOPLE_FIELDS, Listed, listed
from referat.checks.running import running
from referat.checks.walking import TextParts, Walk, walk
from referat.diagnostics import Place
from referat.model.base import Model
from referat.model.cascade import Whole
from referat.model.item import Item, Pause
from referat.model.item_numbers import item_numbers, numbering_of
from referat.model.meeting import Committee, Meeting
from referat.model.style import HouseStyle
from referat.project.shelf import Shelf, Trouble
from referat.prose.syntax import tokens_of
from referat.source.written import place_of, stretch

if TYPE_CHECKING:
    from markdown_it.token import Token

T = TypeVar("T")
M = TypeVar("M", bound=Model)


class Text(Struct, frozen=True, dict=True):
    """A text where it stands. `model` and `name` (Python's) say which key it is of, `item` the
    innermost item around it. `closed`: the public does not see it. `is_prose`: it is Markdown.
    """

    text: str
    model: Model
    name: str
    item: Item | None
    closed: bool
    is_prose: bool

    @cached_property
    def running(self) -> str:
        """As `text`, character for character, but what is no running words is blanked: code,
        tables, addresses, marks of links and emphasis, dates and numbers stay.
        """
        return running(str(self.text)) if self.is_prose else str(self.text)

    def place(self, start: int = 0, width: int | None = None) -> Place | None:
        """Where `text[start : start + width]` stands in the file; the whole text without both."""
        width = len(self.text) - start if width is None else width
        return stretch(self.text, start, width) or place_of(self.text) or self.model.at(self.name)


class Numbered(Struct, frozen=True, gc=False):
    """An item with its printed number (bare: `3`, `3.1`; empty for none). `parents` are the items
    around it, outermost first. `closed`: it or one around it is.
    """

    item: Item
    number: str
    parents: tuple[Item, ...] = ()
    closed: bool = False


class Subject(Struct, frozen=True, dict=True):
    """One file: a meeting's, a committee's or the site's. `whole` is there for a meeting that
    could be read to its end; `committee` is its body's file. `is_whole` is false for a file that
    is still being written, of which some parts could not be read.
    """

    meeting: HouseStyle
    shelf: Shelf
    whole: Whole | None = None
    committee: Committee | None = None
    is_whole: bool = True
    _made: dict[Callable[[Subject], Any], Any] = field(default_factory=dict)
    _located: dict[str, Path | Trouble] = field(default_factory=dict)

    @property
    def own(self) -> Meeting | None:
        """The meeting with all that it inherits; None for a committee's or the site's file."""
        return self.meeting if isinstance(self.meeting, Meeting) else None

    @cached_property
    def _walked(self) -> Walk:
        return walk(self.meeting)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text of the file, prose and one-line fields alike, in its order."""
        return tuple([Text(*parts) for parts in self._walked.texts])

    @property
    def parts(self) -> Sequence[TextParts]:
        """The same as plain tuples, for who goes through them all."""
        return self._walked.texts

    @cached_property
    def prose(self) -> tuple[Text, ...]:
        """Those that are Markdown."""
        return tuple(text for text in self.texts if text.is_prose)

    @cached_property
    def markdown(self) -> tuple[str, ...]:
        """The same as plain texts, for who does not ask where they stand in the meeting."""
        return tuple([parts[0] for parts in self._walked.texts if parts[5]])

    @cached_property
    def written(self) -> Joined:
        """All texts as one: what is not in here, no text holds. To be asked first, so that a rule
        need not look through hundreds of texts for what is seldom.
        """
        return joined(list(map(itemgetter(0), self._walked.texts)))

    @cached_property
    def spoken(self) -> Joined:
        """The same of their running words."""
        return joined([text.running for text in self.texts])

    @cached_property
    def joined_markdown(self) -> str:
        """All Markdown, each text with a line break before it."""
        return "\n".join(["", *self.markdown, ""])

    def those(self, numbers: Iterable[int]) -> Iterator[Text]:
        """The texts with these numbers in `written` and `spoken`."""
        return (self.texts[number] for number in numbers)

    @property
    def models(self) -> Sequence[Model]:
        return self._walked.models

    def each(self, kind: type[M]) -> Sequence[M]:
        """Those of `models` that are of one class."""
        return self._walked.by_kind.get(kind, ())

    @property
    def has_closed(self) -> bool:
        """True if any item is closed."""
        return self._walked.has_closed

    def once(self, make: Callable[[Subject], T]) -> T:
        """What `make` draws out of this file; it is asked only once."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("T", self._made[make])

    def locate(self, name: str) -> Path | Trouble:
        """The file that `name` leads to. The disk is asked only once for each."""
        if name not in self._located:
            self._located[name] = self.shelf.locate(name)
        return self._located[name]

    @cached_property
    def items(self) -> tuple[Numbered, ...]:
        """Every item, sub-items after the one that they stand in. Pauses are left out."""
        return tuple(_numbered(self.meeting))

    @cached_property
    def people(self) -> tuple[Listed, ...]:
        """Everyone in the meeting's own lists (not the chair, nor those listed in items)."""
        return tuple(listed(self.meeting, self.meeting.order))

    @cached_property
    def known(self) -> tuple[Listed, ...]:
        """Everyone in the meeting's lists, inherited ones too: those whom a reader may expect."""
        return tuple(listed(self.meeting, PEOPLE_FIELDS))


@lru_cache(maxsize=1024)
def tokens_in(text: str) -> Sequence[Token]:
    """The Markdown tokens of `text`, to be looked at only: several rules share them."""
    return tokens_of(text)


def subject_of(whole: Whole, shelf: Shelf, committee: Committee | None = None) -> Subject:
    """A meeting that could be read to its end."""
    return Subject(whole.meeting, shelf, whole, committee)


def _numbered(meeting: HouseStyle) -> Iterator[Numbered]:
    items = getattr(meeting, "items", None) or ()
    top, sub = numbering_of(meeting.numbering, meeting.sub_numbering)
    for path, number in item_numbers(items, top, sub).items():
        level: Sequence[Item | Pause] = items
        parents: list[Item] = []
        for index in path[:-1]:
            parent = level[index]
            assert isinstance(parent, Item)
            parents.append(parent)
            level = parent.items or ()
        item = level[path[-1]]
        assert isinstance(item, Item)
        closed = any(each.is_closed for each in (*parents, item))
        yield Numbered(item, number, tuple(parents), closed)
