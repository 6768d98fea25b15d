"""Cuts a text into leaves: stretches that each carry all of their marks.

Knows the inline nodes and what each of them is in Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Literal, NamedTuple, TypeAlias

from referat.formats.address import safe_target
from referat.formats.markdown.escape import escape, spelled, words
from referat.formats.parts import placeholder
from referat.prose.tree import (
    Code,
    Emphasis,
    Inline,
    Inlines,
    Link,
    New,
    Picture,
    Strike,
    Strong,
    Text,
    plain,
)

Mark: TypeAlias = Literal["strike", "strong", "em"]
Marks: TypeAlias = frozenset[Mark]
Kind: TypeAlias = Literal["text", "code", "made", "break"]

NONE: Marks = frozenset()
MARKS: dict[type[Inline], Marks] = {
    Emphasis: frozenset({"em"}),
    Strong: frozenset({"strong"}),
    Strike: frozenset({"strike"}),
    # New text is bold and slanted at once, which nothing else usually is.
    New: frozenset({"strong", "em"}),
}
WORDS = frozenset({"text", "code"})
EDGES = re.compile(r"(\s*)(.*?)(\s*)\Z", re.DOTALL)


class Leaf(NamedTuple):
    """Words (`text`, `code`), finished source (`made`) or a `break`. `numbered`: how many of its
    last characters are written by number.
    """

    kind: Kind
    text: str
    marks: Marks = NONE
    numbered: int = 0

    @property
    def blank(self) -> bool:
        return self.kind == "break" or (self.kind == "text" and not self.text.strip())

    def source(self, in_cell: bool) -> str:
        if self.kind == "text":
            return spelled(self.text, self.numbered, in_cell)
        return code_span(self.text) if self.kind == "code" else self.text


Linker: TypeAlias = Callable[[Inlines], str]
"""Writes the content of a link."""


def leaves_of(content: Inlines, link: Linker | None, in_cell: bool = False) -> list[Leaf]:
    """The leaves of `content`; `link` None: already inside a link, which holds no other."""
    found: list[Leaf] = []
    _gather(content, NONE, link, in_cell, found)
    found = merged(found)
    if not any(leaf.marks for leaf in found):
        return _trimmed(found)
    return _settled(_trimmed([part for leaf in found for part in _cut(leaf)]))


def code_span(text: str) -> str:
    runs = [len(run) for run in re.findall("`+", text)]
    fence = "`" * next(length for length in range(1, len(runs) + 2) if length not in runs)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _gather(
    content: Inlines, marks: Marks, link: Linker | None, in_cell: bool, found: list[Leaf]
) -> None:
    for node in content:
        if type(node) is Text:
            found.append(Leaf("text", words(node.text), marks))
        elif type(node) in MARKS:
            inner: Any = node
            _gather(inner.content, marks | MARKS[type(node)], link, in_cell, found)
        elif isinstance(node, Link):
            _link(node, marks, link, in_cell, found)
        else:
            found.append(_leaf(node, marks, in_cell))


def _leaf(node: Inline, marks: Marks, in_cell: bool) -> Leaf:
    match node:
        case Code(text):
            text = words(text).strip()
            # Parsers do not agree on a bar in code in a cell.
            return Leaf("text" if in_cell and "|" in text else "code", text, marks)
        case Picture():
            return _picture(node, marks, in_cell)
        case _:
            return Leaf("break", "")


def _link(node: Link, marks: Marks, link: Linker | None, in_cell: bool, found: list[Leaf]) -> None:
    source = link_source(node, link, in_cell) if link is not None else None
    if source is None:
        _gather(node.content, marks, link, in_cell, found)
    else:
        found.append(Leaf("made", source, marks))


def link_source(node: Link, link: Linker, in_cell: bool = False) -> str | None:
    """A link with what `link` writes in it; None if its target must not be one."""
    target = safe_target(node.target)
    if target is None:
        return None
    text = plain(node.content)
    if AUTOLINK.fullmatch(target) and target.removeprefix("mailto:") == text:
        return f"<{text}>"
    shown = link(node.content) or escape(target, in_cell)
    return f"[{shown}]({_address(target)})"


ENTITY = re.compile(r"&(?=#?\w+;)")
AUTOLINK = re.compile(
    r"https?://[A-Za-z0-9./?=+_~-]+|mailto:[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
)


def _picture(node: Picture, marks: Marks, in_cell: bool) -> Leaf:
    path = safe_target(node.path) if node.path else None
    if path is None:
        return Leaf("text", words(placeholder(node)), marks)
    alt = escape(node.alt or node.source, in_cell)
    plain_path = re.sub(r"[^\x00-\x7f]", lambda char: _percent(char[0]), path)
    return Leaf("made", f"![{alt}]({_address(plain_path)})", marks)


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8"))


def _address(target: str) -> str:
    if "&" in target:
        target = ENTITY.sub(r"\&", target)
    return f"<{target}>" if "(" in target or ")" in target else target


def merged(leaves: Iterable[Leaf]) -> list[Leaf]:
    """Neighbours of one kind and with the same marks as one leaf; none without words."""
    found: list[Leaf] = []
    kind, marks = None, NONE
    for leaf in leaves:
        if leaf.kind == kind and leaf.marks == marks and kind in WORDS:
            found[-1] = Leaf(leaf.kind, found[-1].text + leaf.text, marks)
        else:
            found.append(leaf)
            kind, marks = leaf.kind, leaf.marks
    return [leaf for leaf in found if leaf.text or leaf.kind not in WORDS]


def _cut(leaf: Leaf) -> Iterable[Leaf]:
    """Marks stand close around words, so white space at the edges becomes a leaf of its own."""
    if leaf.kind != "text" or not leaf.marks or leaf.text.strip() == leaf.text:
        return (leaf,)
    edges = EDGES.match(leaf.text)
    assert edges is not None
    return (Leaf(leaf.kind, text, leaf.marks) for text in edges.groups() if text)


def _trimmed(leaves: list[Leaf]) -> list[Leaf]:
    """Nothing blank at either end."""
    start, end = 0, len(leaves)
    while start < end and leaves[start].blank:
        start += 1
    while start < end and leaves[end - 1].blank:
        end -= 1
    return leaves[start:end]


def _settled(leaves: list[Leaf]) -> list[Leaf]:
    """White space takes the marks that both of its neighbours have."""
    settled: list[Leaf] = []
    for index, leaf in enumerate(leaves):
        marks = leaf.marks
        if marks and leaf.blank:
            before = settled[-1].marks if settled else NONE
            after = leaves[index + 1].marks if index + 1 < len(leaves) else NONE
            marks = marks & before & after
        settled.append(leaf if marks is leaf.marks else Leaf(leaf.kind, leaf.text, marks))
    return settled
