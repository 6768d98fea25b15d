"""The words of a block without Markdown's own reader, where that certainly says the same.

Quick are plain words with line breaks, and between them, none inside another: `*x*`, `**x**`,
`_x_`, `__x__` and `~~x~~` after a space and before a space or a full stop; `[x](target)` without
a title; `[x]{.ny}`; `` `x` ``. A backslash, an entity, `<`, a picture, marks within marks or
inside a word, and all else that could mean something is read by `prose.inlines`, block by block.
"""

from __future__ import annotations

import re
from functools import lru_cache

from referat.prose.inlines import Wrapper, link, merged, read_inlines
from referat.prose.options import Options
from referat.prose.syntax import link_target, tokens_of_line
from referat.prose.tree import (
    Break,
    Code,
    Emphasis,
    Inline,
    Inlines,
    New,
    Strike,
    Strong,
    Text,
)

_UNDERSCORE = re.compile(r"_(?:(?<![^\W_].)|(?![^\W_]))")
"""An underscore that may mean something; inside a word it is one like another."""
_ENTITY = re.compile(r"&[#A-Za-z]")

_HELD = r"[^*_~`\\<\[\]&]"
_SPAN = re.compile(
    rf"(?<![^ \n])(?P<mark>\*\*?|__?|~~)(?=[^\s])(?P<held>{_HELD}+)(?<=[^\s])(?P=mark)"
    rf"|(?<!!)\[(?P<label>{_HELD}+)\](?:\((?P<target>[^\s()<>\\&]+)\)|\{{\.ny\}})"
    r"|(?<!`)`(?P<code>[^`\n]+)`(?!`)"
)
_AFTER = frozenset(".,:;!?)»")
"""What may stand right after a closing mark; a letter or a figure must then stand before it."""
_WRAPPERS: dict[str, Wrapper] = {
    "*": Emphasis,
    "_": Emphasis,
    "**": Strong,
    "__": Strong,
    "~~": Strike,
}
_LINE_END = re.compile(r"(?<! )( *)\n *")


def may_be_marked(text: str) -> bool:
    """False for words alone. Most texts are; to look for each sign by itself is the fastest way
    to know it.
    """
    return (
        "*" in text
        or "](" in text
        or "]{" in text
        or "`" in text
        or "~~" in text
        or "\\" in text
        or "<" in text
        or ("_" in text and _UNDERSCORE.search(text) is not None)
        or ("&" in text and _ENTITY.search(text) is not None)
    )


def quick_inlines(content: str, options: Options) -> Inlines:
    """The inline tree of a block's `content`, as `read_inlines` gives it."""
    if not may_be_marked(content):
        return merged(words(content, options), in_link=False)
    found = _with_spans(content, options)
    return read_inlines(tokens_of_line(content), options) if found is None else found


def words(text: str, options: Options) -> list[Inline]:
    """Plain words and their line breaks; two spaces before a break mean it."""
    if "\n" not in text:
        return [Text(text)]
    if not options.keep_breaks and " \n" not in text and "\n " not in text:
        return [Text(text.replace("\n", " "))]
    out: list[Inline] = []
    done = 0
    for match in _LINE_END.finditer(text):
        out.append(Text(text[done : match.start()]))
        is_meant = options.keep_breaks or len(match[1]) > 1
        out.append(Break() if is_meant else Text(" "))
        done = match.end()
    return [*out, Text(text[done:])]


def _with_spans(content: str, options: Options) -> Inlines | None:
    out: list[Inline] = []
    done = 0
    for match in _SPAN.finditer(content):
        between = content[done : match.start()]
        span = None if may_be_marked(between) else _span(match, content, options)
        if span is None:
            return None
        out += words(between, options)
        out += span
        done = match.end()
    after = content[done:]
    if may_be_marked(after):
        return None
    return merged([*out, *words(after, options)], in_link=False)


def _span(match: re.Match[str], content: str, options: Options) -> Inlines | None:
    if match["code"] is not None:
        return (Code(_code(match["code"])),)
    if match["mark"] is not None:
        held, mark = match["held"], match["mark"]
        after = content[match.end() : match.end() + 1]
        if after not in ("", " ", "\n") and not (after in _AFTER and held[-1].isalnum()):
            return None
        if "://" in held and mark[0] != "*":  # a bare address may take such marks with it
            return None
        return (_WRAPPERS[mark](merged(words(held, options), in_link=False)),)
    if match["target"] is None:
        return (New(merged(words(match["label"], options), in_link=False)),)
    target = _target(match["target"])
    if target is None:
        return None
    return tuple(link(target, "", merged(words(match["label"], options), in_link=True), options))


def _code(held: str) -> str:
    is_padded = held[0] == held[-1] == " " and held.strip(" ")
    return held[1:-1] if is_padded else held


@lru_cache(maxsize=512)
def _target(written: str) -> str | None:
    return link_target(written)
