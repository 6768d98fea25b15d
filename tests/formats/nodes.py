"""Short ways to write trees in tests."""

from __future__ import annotations

from referat.prose.tree import Block, Blocks, Bullets, Inline, Paragraph, Text
from referat.view.document import Field, Section


def inline(part: str | Inline) -> Inline:
    return Text(part) if isinstance(part, str) else part


def para(*parts: str | Inline) -> Paragraph:
    return Paragraph(tuple(inline(part) for part in parts))


def words(*parts: str | Inline) -> Blocks:
    return (para(*parts),)


def points(*entries: str | Blocks, tight: bool = True) -> Bullets:
    return Bullets(tuple(words(e) if isinstance(e, str) else e for e in entries), tight)


def field(key: str, label: str, *parts: str | Inline) -> Field:
    return Field(key, label, words(*parts))


def section(key: str, heading: str, *blocks: Block, parts: tuple[Section, ...] = ()) -> Section:
    return Section(key, heading, blocks, parts)


def cells(*texts: str) -> tuple[Blocks, ...]:
    return tuple(words(text) if text else () for text in texts)
