"""The words of a block without Markdown's own reader, where that certainly says the same.

Quick are plain words with line breaks, and between them, none inside another: `*x*`, `**x**`,
`_x_`, `__x__` and `~~x~~` after a space and before a space or a full stop; `[x](target)` without
a title; `[x]{.ny}`; `` `x` ``. A backslash, an entity, `<`, a picture, marks within marks or
inside a word, and all else that could mean something is read by `prose.inlines`, block by block.
"""

from __future__ import annotations

import re
from functools import lru_cache

from referat.danish.patterns import late
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

_UNDERSCORE = late(r"_(?:(?<![^\W_].)|(?![^\W_]))")
"""An underscore that may mean something; inside a word it is one like another."""
PLAIN_TARGET = late(r"https?://[a-z0-9]+(?:[.-][a-z0-9]+)*(?:/[\w/.-]*)?|#?[\w/.-]+", re.ASCII)
"""A target in which there is nothing to encode."""
_ENTITY = late(r"&[#A-Za-z]")

_HELD = r"[^*_~`\\<\[\]&]"
_IN_MARKS = rf"(?=[^\s])({_HELD}+)(?<=[^\s])"
_SPAN = late(
    rf"\*(\*?){_IN_MARKS}\*\1|_(_?){_IN_MARKS}_\3|~~{_IN_MARKS}~~"
    rf"|\[(?P<label>{_HELD}+)\](?:\((?P<target>[^\s()<>\\&]+)\)|\{{\.ny\}})"
    r"|`(?P<code>[^`\n]+)`(?!`)"
)
"""Each way begins with its own sign, so that the search for the next one is fast; what stands
before it is looked at afterwards.
"""
_SPACE = frozenset(("", " ", "\n"))
_AFTER = frozenset(".,:;!?)»")
"""What may stand right after a closing mark; a letter or a figure must then stand before it."""
_WRAPPERS: dict[str, Wrapper] = {"*": Emphasis, "_": Emphasis, "~": Strike}
_LINE_END = late(r"(?<! )( *)\n *")


def may_be_marked(text: str) -> bool:
    """False for words alone. Most texts are; to look for each sign by itself is the fastest way
    to know it.
    """
    return (
        "*" in text
        or "`" in text
        or "\\" in text
        or "<" in text
        or ("]" in text and ("](" in text or "]{" in text))
        or ("~" in text and "~~" in text)
        or ("_" in text and _UNDERSCORE.search(text) is not None)
        or ("&" in text and _ENTITY.search(text) is not None)
    )


def quick_inlines(content: str, options: Options, has_links: bool) -> Inlines:
    """The inline tree of a block's `content` with marks, as `read_inlines` gives it. Without
    `has_links` there is no bare address in it.
    """
    found = _with_spans(content, options, has_links)
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


def _with_spans(content: str, options: Options, has_links: bool) -> Inlines | None:
    if content[0] == "*" and not has_links and (led := _led(content)) is not None:
        return led
    out: list[Inline] = []
    done = 0
    while (match := _SPAN.search(content, done)) is not None:
        start = match.start()
        if start > done:
            between = content[done:start]
            if may_be_marked(between):
                return None
            out += words(between, options)
        span = _span(match, content, options, has_links)
        if span is None:
            return None
        out += span
        done = match.end()
        if not may_be_marked(after := content[done:]):
            if after:
                out += words(after, options)
            return merged(out, as_they_are=not has_links)
    return None


def _led(content: str) -> Inlines | None:
    """Marked words alone, or with plain words after them, such as `**Økonomi:** Det …`: as many
    entries of lists are. None for anything else.
    """
    mark = "**" if content.startswith("**") else "*"
    held, end, after = content[len(mark) :].partition(mark)
    if not held or not end or "\n" in content or may_be_marked(held) or may_be_marked(after):
        return None
    if held[0].isspace() or held[-1].isspace():
        return None
    if after and after[0] != " " and not (after[0] in _AFTER and held[-1].isalnum()):
        return None
    marked = Strong((Text(held),)) if mark == "**" else Emphasis((Text(held),))
    return (marked, Text(after)) if after else (marked,)


def _span(match: re.Match[str], content: str, options: Options, has_links: bool) -> Inlines | None:
    start, end = match.span()
    before, after = content[start - 1 : start], content[end : end + 1]
    sign = content[start]
    if sign == "`":
        return None if before == "`" else (Code(_code(match["code"])),)
    if sign == "[":
        return None if before == "!" else _bracketed(match, options, has_links)
    held = match[2] or match[4] or match[5]
    if before not in _SPACE or not (after in _SPACE or (after in _AFTER and held[-1].isalnum())):
        return None
    if sign != "*" and "://" in held:  # a bare address may take such marks with it
        return None
    wrapper = Strong if match[1] or match[3] else _WRAPPERS[sign]
    return (wrapper(_held(held, options, has_links)),)


def _held(text: str, options: Options, has_links: bool) -> Inlines:
    """What stands between two marks."""
    if has_links or "\n" in text:
        return merged(words(text, options), as_they_are=not has_links)
    return (Text(text),)


def _bracketed(match: re.Match[str], options: Options, has_links: bool) -> Inlines | None:
    """A link, or new text."""
    label, written = match.group("label", "target")
    if written is None:
        return (New(_held(label, options, has_links)),)
    target = _target(written)
    if target is None:
        return None
    return link(target, "", _held(label, options, has_links=False), options)


def _code(held: str) -> str:
    is_padded = held[0] == held[-1] == " " and held.strip(" ")
    return held[1:-1] if is_padded else held


@lru_cache(maxsize=512)
def _target(written: str) -> str | None:
    return written if PLAIN_TARGET.fullmatch(written) else link_target(written)
