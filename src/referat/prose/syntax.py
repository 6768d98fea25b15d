"""The Markdown that prose is written in: CommonMark, tables and strikethrough, without raw HTML,
with the meeting language's own marks (`[ny tekst]{.ny}`, `::: efterskrift`), and read as a Dane
reads: »8. december« at the start of a line is a date and no list.

The full reader is imported when a text needs it: `quick` reads nearly all of them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from referat.danish.patterns import late
from referat.prose.markers import DATE

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

ADDENDUM = "efterskrift"
_DEEPEST = 40
"""How many blocks may stand inside each other; the reader drops what lies deeper."""
_HOLDS_BLOCKS = ("blockquote_open", "list_item_open", f"container_{ADDENDUM}_open")
_ENDS_IN_QUOTE = late(r"^[ \t]*>[ \t>]*\Z", re.MULTILINE)
"""An empty last line of a quote: without a line end, the rule for `:::` looks beyond the text."""
_ADDRESS = late(r"://[\w/:.?=&%~#@;,+-]*(?:[^\W_]|/)")


def tokens_of(text: str) -> list[Token]:
    """The Markdown tokens of `text`."""
    ends = _ENDS_IN_QUOTE.search(text) is not None
    return _markdown().parse(f"{text}\n" if ends else text)


def is_too_deep(token: Token) -> bool:
    """True for a block whose content lies too deep to be read."""
    return token.type in _HOLDS_BLOCKS and token.level >= _DEEPEST - 1


def tokens_of_line(text: str) -> list[Token]:
    """The tokens of a text that is one line and nothing but words: no list, no heading."""
    return _markdown().parseInline(text)[0].children or []


def link_target(written: str) -> str | None:
    """The target of `[x](written)` as a link has it; None if it may not be one."""
    target = _markdown().normalizeLink(written)
    return target if _markdown().validateLink(target) else None


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415
    from mdit_py_plugins.container import container_plugin  # noqa: PLC0415

    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST}).enable(
        ["table", "strikethrough"]
    )
    markdown.disable(["html_block", "html_inline", "reference"])
    container_plugin(markdown, ADDENDUM)
    markdown.inline.ruler.before("link", "ny", _new_text)
    markdown.inline.ruler.before("escape", "adresse", _bare_address)
    markdown.block.ruler.before("list", "dato", _date_ends_list, {"alt": ["list"]})
    markdown.block.ruler.at("list", _list_without_dates, {"alt": ["paragraph", "blockquote"]})
    return markdown


def _new_text(state: StateInline, silent: bool) -> bool:
    """`[ny tekst]{.ny}`: a span of new text."""
    mark = "]{.ny}"
    if state.src[state.pos] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos, False)
    if end < 0 or not state.src.startswith(mark, end):
        return False
    if not silent:
        start, last = state.pos + 1, state.posMax
        state.push("ny_open", "ins", 1)
        state.pos, state.posMax = start, end
        state.md.inline.tokenize(state)
        state.posMax = last
        state.push("ny_close", "ins", -1)
    state.pos = end + len(mark)
    return True


def _bare_address(state: StateInline, silent: bool) -> bool:
    """A bare address is taken whole: an underscore or two in it are no emphasis."""
    match = _ADDRESS.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.pending += match.group()
    state.pos = match.end()
    return True


def _is_date(state: StateBlock, line: int) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    return DATE.match(state.src, start, state.eMarks[line]) is not None


def _list_without_dates(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    from markdown_it.rules_block import list_block  # noqa: PLC0415

    return not _is_date(state, start) and list_block(state, start, end, silent)


def _date_ends_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A date is no entry of the list above it either."""
    del end
    return silent and _is_date(state, start)
