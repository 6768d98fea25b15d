"""Inline Markdown tokens to the inline tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote

from referat.prose.links import is_address, is_local, is_meeting_file, linked, with_scheme
from referat.prose.options import Options
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
    plain,
)

if TYPE_CHECKING:
    from markdown_it.token import Token

Wrapper: TypeAlias = type[Emphasis] | type[Strong] | type[Strike] | type[New]
_WRAPPERS: dict[str, Wrapper] = {
    "em_open": Emphasis,
    "strong_open": Strong,
    "s_open": Strike,
    "ny_open": New,
}
_CLOSERS = {"em_close", "strong_close", "s_close", "ny_close", "link_close"}
_DEEPEST = 40
"""How many marks may stand inside each other."""


def read_inlines(tokens: list[Token], options: Options) -> Inlines:
    """The inline tree of a line's tokens; white space at the ends is dropped."""
    return _read(_shallow(tokens), 0, options, in_link=False)[0]


def _shallow(tokens: list[Token]) -> list[Token]:
    """Without the marks that lie deeper than anybody writes; the words stay."""
    if len(tokens) < _DEEPEST:
        return tokens
    depth, kept = 0, []
    for token in tokens:
        depth += token.nesting if token.nesting > 0 else 0
        if token.nesting == 0 or depth <= _DEEPEST:
            kept.append(token)
        depth += token.nesting if token.nesting < 0 else 0
    return kept


def _read(tokens: list[Token], at: int, options: Options, in_link: bool) -> tuple[Inlines, int]:
    out: list[Inline] = []
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token.type in _CLOSERS:
            break
        if token.type in _WRAPPERS:
            content, at = _read(tokens, at, options, in_link)
            out.append(_WRAPPERS[token.type](content))
        elif token.type == "link_open":
            content, at = _read(tokens, at, options, in_link=True)
            href, title = str(token.attrs.get("href", "")), str(token.attrs.get("title", ""))
            out += content if in_link else link(href, title, content, options)
        else:
            out += (_leaf(token, options), *_title(str(token.attrs.get("title", ""))))
    return merged(out, as_they_are=in_link), at


def _leaf(token: Token, options: Options) -> Inline:
    if token.type == "code_inline":
        return Code(token.content)
    if token.type == "image":
        return _picture(token, options)
    if token.type == "hardbreak" or (token.type == "softbreak" and options.keep_breaks):
        return Break()
    return Text(" " if token.type == "softbreak" else token.content)


def _picture(token: Token, options: Options) -> Picture:
    alt = plain(read_inlines(token.children or [], options))
    source = unquote(str(token.attrs.get("src", "")))
    found = options.published(source) if is_local(source) else None
    if found is None or not found.width:
        return Picture(alt, "" if is_local(source) and options.is_closed(source) else source)
    return Picture(alt, source, found.path, found.width, found.height, found.file)


def _title(title: str) -> Inlines:
    """The title of a link or a picture is words like any other."""
    return (Text(f" ({title})"),) if title else ()


def link(href: str, title: str, content: Inlines, options: Options) -> Inlines:
    """A link to a place that may be followed; else its words, and where it pointed."""
    target, after = with_scheme(href), _title(title)
    if target.startswith("https://"):  # as most do
        return (Link(target, content or (Text(target),)), *after)
    if target.startswith("#"):
        return (*_item_link(target, content, options), *after)
    if is_address(target):
        return (Link(target, content or (Text(target),)), *after)
    path, mark, place = target.partition("#")
    name = unquote(path)
    found = options.published(name) if is_local(target) else None
    if found is not None:
        return (Link(f"{found.path}{mark}{place}", content or (Text(unquote(target)),)), *after)
    if is_local(target) and options.is_closed(name):
        return (*content, *after)
    if is_local(target) and is_meeting_file(name):
        return (*_meeting_link(name, place, content, options), *after)
    return (*content, Text(f" ({unquote(target)})" if target else ""), *after)


def _item_link(target: str, content: Inlines, options: Options) -> Inlines:
    """A link to an item of the same document; its words alone where the readers have none."""
    if not options.leads_to(unquote(target[1:])):
        return content
    return (Link(target, content or (Text(target),)),)


def _meeting_link(name: str, anchor: str, content: Inlines, options: Options) -> Inlines:
    """A link to another meeting; its words alone where that is not part of the build."""
    address = options.meeting(name)
    if address is None:
        return content or (Text(name),)
    place = f"#{anchor}" if anchor and options.has_item(name, unquote(anchor)) else ""
    return (Link(address + place, content or (Text(name),)),)


def merged(inlines: list[Inline], as_they_are: bool) -> Inlines:
    """Neighbouring texts become one, so that a bare address is seen whole; none is made a link
    in what stays as it is.
    """
    out: list[Inline] = []
    words = ""  # since the last of `out`
    for inline in inlines:
        if type(inline) is Text:
            words = f"{words}{inline.text}" if words else inline.text
            continue
        if words:
            out += (Text(words),) if as_they_are else linked(words)
            words = ""
        out.append(inline)
    if words:
        out += (Text(words),) if as_they_are else linked(words)
    return tuple(out)
