"""Items as one document shows them: headings, facts, sections, sub-items, pauses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from referat.danish.times import Slot, TimeStyle, format_slot
from referat.danish.words import NBSP, joined
from referat.model.item import AnyItem, Item, Pause
from referat.model.item_numbers import ItemPath
from referat.model.numbering import Numbering
from referat.model.parts import NamedSection
from referat.prose.links import linked
from referat.prose.read import read_prose
from referat.prose.tree import Blocks, Paragraph, Text
from referat.view.document import Field, Kind, Section
from referat.view.document import Item as ItemView
from referat.view.document import Pause as PauseView
from referat.view.parts import PartWriter, key_of
from referat.view.shown import ALL, ITEM, PAUSE

_FACTS = frozenset({"type", "case_number", "document_number", "decided_in"})
_PROSE = frozenset({"text", "case", "minutes", "decision", "dissent", "addendum", "remark"})
_TAIL = frozenset({"by", "slot", "duration"})
_PEOPLE = ("disqualified", "did_not_attend", "absent")
_PARTS: Mapping[Kind, frozenset[str]] = {
    kind: frozenset(name for name, kinds in ITEM.items() if kind in kinds and name not in _FACTS)
    for kind in ALL
}


class ItemWriter(Struct, frozen=True):
    """Writes the items of one meeting's documents. `numbers` and `anchors` by the items' paths;
    `open_tasks` is what an item that asks for them shows. What several documents show is written
    once and is the same value in all of them.
    """

    parts: PartWriter
    clock: TimeStyle
    styles: tuple[Numbering, Numbering]
    numbers: Mapping[ItemPath, str]
    anchors: Mapping[ItemPath, str]
    open_tasks: Blocks = ()
    _known: dict[ItemPath, tuple[ItemView, dict[str, tuple[Section, ...]]]] = field(
        default_factory=dict
    )

    def all(
        self, items: Sequence[AnyItem], kind: Kind, path: ItemPath = ()
    ) -> tuple[ItemView | PauseView, ...]:
        written: list[ItemView | PauseView] = []
        for index, item in enumerate(items):
            if isinstance(item, Item):
                written.append(self._item(item, kind, (*path, index)))
            elif kind in PAUSE["slot"]:
                written.append(self._pause(item, kind))
        return tuple(written)

    def _item(self, item: Item, kind: Kind, path: ItemPath) -> ItemView:
        known = self._known.get(path)
        if known is None:
            known = self._known[path] = (self._head(item, path), {})
        head, written = known
        shown = _PARTS[kind]
        parts: list[Section | ItemView] = []
        for name in item.order:
            if name not in shown:
                continue
            if name == "items":
                parts += self._subs(item.items or (), kind, path)
                continue
            sections = written.get(name)
            if sections is None:
                sections = written[name] = self._written(item, name, self.numbers[path])
            parts += sections
        return ItemView(
            head.anchor,
            head.number,
            head.title,
            head.tail,
            head.marks,
            head.fields,
            tuple(parts),
            head.closed,
        )

    def _head(self, item: Item, path: ItemPath) -> ItemView:
        """The item without its parts."""
        style = self.styles[1] if len(path) > 1 else self.styles[0]
        number = self.numbers[path]
        title = " ".join(item.title.split())
        return ItemView(
            anchor=self.anchors[path],
            number=style.printed(number),
            title=title or (self.parts.labels.of("lukket", number) if item.is_closed else ""),
            tail=self._tail(item),
            marks=self._marks(item, titled=bool(title)),
            fields=self._facts(item),
            parts=(),
            closed=item.is_closed,
        )

    def _tail(self, item: Item) -> tuple[str, ...]:
        """`v/…` and the time, in the file's order."""
        tail = []
        for name in item.order:
            if name in _TAIL:
                value = getattr(item, name)
                if value:
                    tail.append(self._in_tail(name, value))
        return tuple(tail)

    def _in_tail(self, name: str, value: Any) -> str:
        if name == "by":
            return self._by(value)
        words = format_slot(value, self.clock) if name == "slot" else " ".join(value.split())
        return f"({words})"

    def _by(self, who: Sequence[str]) -> str:
        words = joined([" ".join(name.split()) for name in who])
        if words.casefold().startswith(("v/", "v.", "ved ")):
            return words
        label = self.parts.labels.of("ved")
        space = "" if not label or label.endswith("/") else NBSP
        return f"{label}{space}{words}"

    def _marks(self, item: Item, titled: bool) -> tuple[str, ...]:
        if not (item.is_withdrawn or item.is_closed):
            return ()
        labels = self.parts.labels
        marks = []
        for flag, reason, key in (
            (item.is_withdrawn, item.withdrawn, "udgår"),
            (item.is_closed, item.closed, "lukket"),
        ):
            if flag:
                label = labels.of(key) if titled or key != "lukket" else ""
                words = " ".join(reason.split()) if isinstance(reason, str) else ""
                marks.append(": ".join(part for part in (label, words) if part))
        return tuple(mark for mark in marks if mark)

    def _facts(self, item: Item) -> tuple[Field, ...]:
        facts = []
        for name in item.order:
            if name not in _FACTS:
                continue
            value = getattr(item, name)
            if value is not None:
                words = value if isinstance(value, str) else joined(value)
                key = key_of(Item, name)
                line = linked(" ".join(words.split()))
                facts.append(Field(key, self.parts.labels.of(key), (Paragraph(line),)))
        return tuple(facts)

    def _subs(
        self, items: Sequence[AnyItem], kind: Kind, path: ItemPath
    ) -> list[Section | ItemView]:
        return [
            sub if isinstance(sub, ItemView) else _pause_section(sub)
            for sub in self.all(items, kind, path)
        ]

    def _written(self, item: Item, name: str, number: str) -> tuple[Section, ...]:
        """What the field `name` of `item` shows, whichever document shows it."""
        value = getattr(item, name)
        if value is None:
            return ()
        if name in _PROSE:
            made = self.parts.prose(key_of(Item, name), value, number)
            return (made,) if made.heading or made.blocks else ()
        made_of = self._made(name, value, number)
        return tuple([part for part in made_of if part.heading or part.blocks or part.parts])

    def _made(self, name: str, value: Any, number: str) -> list[Section]:
        parts, key = self.parts, key_of(Item, name)
        heading = parts.labels.of(key, number)
        if name == "recommendation":
            intro = read_prose(value.intro, parts.options)
            return [Section(key, heading, intro + read_prose(value.entries, parts.options))]
        if name == "sections":
            return [self._named(section) for section in value]
        if name == "open_tasks":
            return [Section(key, heading, self.open_tasks)] if value else []
        if name == "history":
            return [parts.history(value, number)]
        if name in _PEOPLE:
            return [Section(key, heading, parts.people.sentence(value))]
        write: Callable[[Any], Blocks] = getattr(parts, name)  # attachments, vote or tasks
        return [Section(key, heading, write(value))]

    def _named(self, section: NamedSection) -> Section:
        return Section(
            "afsnit",
            " ".join(section.title.split()),
            read_prose(section.text, self.parts.options),
            tuple(self._named(inner) for inner in section.sections or ()),
        )

    def _pause(self, pause: Pause, kind: Kind) -> PauseView:
        labels = self.parts.labels
        tail = [f"({format_slot(pause.slot, self.clock)})"] if pause.slot else []
        tail += [f"({' '.join(pause.duration.split())})"] if pause.duration else []
        blocks: list[Any] = []
        if pause.held and kind in PAUSE["held"]:
            blocks.append(_held(labels.of("afholdt"), pause.held, self.clock))
        if pause.remark is not None and kind in PAUSE["remark"]:
            blocks += read_prose(pause.remark, self.parts.options)
        return PauseView(labels.of("pause"), tuple(tail), tuple(blocks))


def _held(label: str, slot: Slot, clock: TimeStyle) -> Paragraph:
    return Paragraph((Text(f"{label} {format_slot(slot, clock)}".strip()),))


def _pause_section(pause: PauseView) -> Section:
    return Section("pause", " ".join((pause.title, *pause.tail)), pause.blocks)


def anchors_of(
    items: Sequence[AnyItem], public: bool, numbers: Mapping[ItemPath, str]
) -> dict[ItemPath, str]:
    """ItemPath → anchor: the item's own `id`; else its place. A closed item's id stays closed."""
    anchors: dict[ItemPath, str] = {}
    _own_anchors(items, (), public, anchors)
    taken = set(anchors.values())
    for path in numbers:
        if path not in anchors:
            name = "punkt-" + "-".join(str(index + 1) for index in path)
            while name in taken:
                name += "-"
            anchors[path] = name
            taken.add(name)
    return anchors


def _own_anchors(
    items: Sequence[AnyItem], path: ItemPath, public: bool, anchors: dict[ItemPath, str]
) -> None:
    for index, item in enumerate(items):
        if isinstance(item, Item):
            if item.id and not (public and item.is_closed):
                anchors[(*path, index)] = item.id.strip()
            _own_anchors(item.items or (), (*path, index), public, anchors)
