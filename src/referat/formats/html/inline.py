"""Writes inline nodes as HTML: one small function per node type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from referat.formats.address import safe_target
from referat.formats.escape import escaped
from referat.formats.parts import placeholder
from referat.prose.tree import (
    Break,
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
)


def inlines(content: Inlines) -> str:
    if len(content) == 1:  # most texts are words and nothing else
        only = content[0]
        return escaped(only.text) if isinstance(only, Text) else WRITERS[type(only)](only)
    return "".join([WRITERS[type(inline)](inline) for inline in content])


def _text(node: Text) -> str:
    return escaped(node.text)


def _code(node: Code) -> str:
    return f"<code>{escaped(node.text)}</code>"


def _in(tag: str) -> Callable[[Any], str]:
    return lambda node: f"<{tag}>{inlines(node.content)}</{tag}>"


def _link(node: Link) -> str:
    target, text = safe_target(node.target), inlines(node.content)
    return text if target is None else f'<a href="{escaped(target)}">{text}</a>'


def _picture(node: Picture) -> str:
    path = safe_target(node.path) if node.path else None
    if path is None:
        return f'<span class="billede-mangler">{escaped(placeholder(node))}</span>'
    known = node.width > 0 and node.height > 0
    size = f' width="{node.width}" height="{node.height}"' if known else ""
    return f'<img src="{escaped(path)}" alt="{escaped(node.alt)}"{size}>'


def _break(_: Break) -> str:
    return "<br>"


WRITERS: dict[type[Inline], Callable[[Any], str]] = {
    Text: _text,
    Emphasis: _in("em"),
    Strong: _in("strong"),
    Strike: _in("del"),
    New: _in("ins"),
    Code: _code,
    Link: _link,
    Picture: _picture,
    Break: _break,
}
