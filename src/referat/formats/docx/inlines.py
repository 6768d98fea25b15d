"""What stands inside a paragraph, drafted as runs: one function per kind of node."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import Any

from referat.formats.docx.collector import Collector
from referat.formats.docx.draft import Draft, Writing, filled, needing
from referat.formats.docx.layout import Spot
from referat.formats.docx.styles import run_style
from referat.formats.docx.wordml import encoded, run, said
from referat.formats.parts import placeholder
from referat.prose import tree
from referat.prose.tree import Inline, Inlines

Marks = tuple[str, ...]


def inlines(content: Inlines, spot: Spot, out: Writing, marks: Marks = ()) -> None:
    """Adds the runs of `content` to `out`."""
    for node in content:
        if type(node) is tree.Text and not marks:
            out.append(said(node.text))
        else:
            _WRITERS[type(node)](node, spot, out, marks)


def without_strong(content: Inlines) -> Inlines:
    """`content` for a place that is bold already: in Word, bold in bold is not bold."""
    if len(content) == 1 and type(content[0]) is tree.Text:
        return content
    return tuple(chain.from_iterable(_lighter(node) for node in content))


def _lighter(node: Inline) -> Inlines:
    if isinstance(node, tree.Strong):
        return without_strong(node.content)
    if isinstance(node, tree.Emphasis | tree.New | tree.Strike):
        return (type(node)(without_strong(node.content)),)
    if isinstance(node, tree.Link):
        return (tree.Link(node.target, without_strong(node.content)),)
    return (node,)


def _text(node: tree.Text, _spot: Spot, out: Writing, marks: Marks) -> None:
    out.append(said(node.text, _style(marks, out) if marks else ""))


def _code(node: tree.Code, _spot: Spot, out: Writing, marks: Marks) -> None:
    out.append(said(node.text, _style((*marks, "Kode"), out)))


def _style(marks: Marks, out: Writing) -> str:
    """The style of a run, which the document must have."""
    style, needed = run_style(marks)
    if needed:
        out.ask(needing(needed))
    return style


def _break(_node: tree.Break, _spot: Spot, out: Writing, _marks: Marks) -> None:
    out.append(b"<w:r><w:br/></w:r>")


def _marked(style: str) -> Callable[[Any, Spot, Writing, Marks], None]:
    def write(node: Any, spot: Spot, out: Writing, marks: Marks) -> None:
        inlines(node.content, spot, out, (*marks, style))

    return write


def _link(node: tree.Link, spot: Spot, out: Writing, marks: Marks) -> None:
    content = node.content if _says(node.content) else (tree.Text(node.target),)

    def draft(under: Marks) -> Draft:
        written = Writing()
        inlines(content, spot, written, under)
        return written.settled()

    linked = draft((*marks, "Hyperlink"))

    def write(parts: Collector) -> bytes:
        to = parts.link(node.target)
        if not to:
            return filled(draft(marks), parts)
        opening = encoded(f'<w:hyperlink {to} w:history="1">')
        return b"".join((opening, filled(linked, parts), b"</w:hyperlink>"))

    out.ask(write)


def _says(content: Inlines) -> bool:
    if len(content) == 1 and type(content[0]) is tree.Text:
        return bool(content[0].text.strip())
    pictures = any(isinstance(node, tree.Picture) for node in content)
    return pictures or bool(tree.plain(content).strip())


def _picture(node: tree.Picture, spot: Spot, out: Writing, _marks: Marks) -> None:
    def write(parts: Collector) -> bytes:
        drawing = parts.drawings.drawing(node, spot.width - spot.indent)
        words = f"<w:r>{drawing}</w:r>" if drawing else run(placeholder(node), "Billedtekst")
        return encoded(words)

    out.ask(write)


_WRITERS: dict[type, Callable[[Any, Spot, Writing, Marks], None]] = {
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
