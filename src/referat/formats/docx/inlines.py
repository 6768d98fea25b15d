"""What stands inside a paragraph, written as runs: one function per kind of node."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import Any

from referat.formats.docx.collector import Collector
from referat.formats.docx.layout import Spot
from referat.formats.docx.wordml import run
from referat.formats.parts import placeholder
from referat.prose import tree
from referat.prose.tree import Inline, Inlines

Marks = tuple[str, ...]


def inlines(content: Inlines, spot: Spot, parts: Collector, marks: Marks = ()) -> str:
    return "".join([_WRITERS[type(node)](node, spot, parts, marks) for node in content])


def without_strong(content: Inlines) -> Inlines:
    """`content` for a place that is bold already: in Word, bold in bold is not bold."""
    return tuple(chain.from_iterable(_lighter(node) for node in content))


def _lighter(node: Inline) -> Inlines:
    if isinstance(node, tree.Strong):
        return without_strong(node.content)
    if isinstance(node, tree.Emphasis | tree.New | tree.Strike):
        return (type(node)(without_strong(node.content)),)
    if isinstance(node, tree.Link):
        return (tree.Link(node.target, without_strong(node.content)),)
    return (node,)


def _text(node: tree.Text, _spot: Spot, parts: Collector, marks: Marks) -> str:
    return run(node.text, parts.styles.run(marks))


def _code(node: tree.Code, _spot: Spot, parts: Collector, marks: Marks) -> str:
    return run(node.text, parts.styles.run((*marks, "Kode")))


def _break(_node: tree.Break, _spot: Spot, _parts: Collector, _marks: Marks) -> str:
    return "<w:r><w:br/></w:r>"


def _marked(style: str) -> Callable[[Any, Spot, Collector, Marks], str]:
    def write(node: Any, spot: Spot, parts: Collector, marks: Marks) -> str:
        return inlines(node.content, spot, parts, (*marks, style))

    return write


def _link(node: tree.Link, spot: Spot, parts: Collector, marks: Marks) -> str:
    content = node.content if _says(node.content) else (tree.Text(node.target),)
    to = parts.link(node.target)
    if not to:
        return inlines(content, spot, parts, marks)
    shown = inlines(content, spot, parts, (*marks, "Hyperlink"))
    return f'<w:hyperlink {to} w:history="1">{shown}</w:hyperlink>'


def _says(content: Inlines) -> bool:
    pictures = any(isinstance(node, tree.Picture) for node in content)
    return pictures or bool(tree.plain(content).strip())


def _picture(node: tree.Picture, spot: Spot, parts: Collector, _marks: Marks) -> str:
    drawing = parts.drawings.drawing(node, spot.width - spot.indent)
    if drawing:
        return f"<w:r>{drawing}</w:r>"
    return run(placeholder(node), "Billedtekst")


_WRITERS: dict[type, Callable[[Any, Spot, Collector, Marks], str]] = {
    tree.Text: _text,
    tree.Emphasis: _marked("Emphasis"),
    tree.Strong: _marked("Strong"),
    tree.Strike: _marked("Udgaaet"),
    tree.New: _marked("Nytekst"),
    tree.Code: _code,
    tree.Link: _link,
    tree.Picture: _picture,
    tree.Break: _break,
}
