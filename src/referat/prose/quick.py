"""The common forms of Markdown without Markdown's own reader, where both certainly say the same.

Quick are paragraphs; `#` headings; `---` between empty lines; bullets and numbers, also inside
each other; tables with a stroke at both ends of their ruler and in front of each row; quotes with
a mark on every line; fenced blocks and `::: efterskrift` that are closed. Gives up, so that
`prose.parse` reads the whole text with the full reader, on: tabs and every character that does
not print (but U+00A0), indented code, underlined headings, `#` at the end of a heading, lines that
hang on to an entry or a quote without its indent or mark, empty entries, entries of one list that
are not indented alike, and blocks more than eight deep.

What stands inside another block is read as a text of its own, without the block's indent or mark.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct, field

from referat.prose.inlines import merged
from referat.prose.links import has_bare_address, linked
from referat.prose.lists import marked_bullets
from referat.prose.options import Options
from referat.prose.quick_inlines import may_be_marked, quick_inlines, words
from referat.prose.quick_lines import (
    HEADING,
    MARKS,
    NEW_LINE,
    RULE,
    TRIMMED,
    OddError,
    addendum_of,
    could_be_ruler,
    end_of,
    ends_paragraph,
    entry_of,
    fence_of,
    held_under,
    indent_of,
    is_line_of_words,
    is_printed,
    lines_of,
    may_be_fenced,
    next_entry,
    on_one_line,
    quoted,
    unindented,
)
from referat.prose.quick_list import DEEPEST, plain_list
from referat.prose.quick_table import drawn_table, regular_table
from referat.prose.shapes import aside, captioned, level_under, numbered
from referat.prose.tree import (
    Block,
    Blocks,
    Bullets,
    Heading,
    Inlines,
    Paragraph,
    Quote,
    Rule,
    Text,
)

ReadFence = Callable[[str, str, Options], Block | None]
"""What a fenced block holds: what it says of itself, and its lines."""

_NOT_WORDS = MARKS | {"", " ", "\n"}


def quick(text: str, options: Options, read_fence: ReadFence) -> Blocks | None:
    """The blocks of `text` as the full reader gives them; None if only that can tell."""
    has_marks, has_links = may_be_marked(text), has_bare_address(text)
    if not text.isprintable() and not is_printed(text):
        return None
    is_words = not has_marks and not has_links and text[:1] not in _NOT_WORDS
    if is_words and (line := on_one_line(text, options.keep_breaks)):
        return (Paragraph((Text(line),)),)
    reader = _Reader(options, read_fence, has_marks, has_links, has_strokes="|" in text)
    try:
        return captioned(reader.text(text))
    except OddError:
        return None


class _Run(Struct):
    """Blocks one after another. `is_loose`: an empty line stands between two of them;
    `has_words`: one of them is a paragraph.
    """

    blocks: list[Block] = field(default_factory=list)
    is_loose: bool = False
    has_words: bool = False


class _Reader(Struct):
    """Reads one text. Each method that takes `at` gives the line after what it read."""

    options: Options
    read_fence: ReadFence
    has_marks: bool
    has_links: bool
    has_strokes: bool
    headings: list[int] = field(default_factory=list)

    def text(self, text: str) -> list[Block]:
        """The blocks of a whole text. Words between empty lines are a paragraph, if nothing that
        may hold empty lines stands around them: lists, which words without an indent end, and
        what is closed by a mark of its own.
        """
        if (":" in text and ":::" in text) or (self.has_marks and may_be_fenced(text)):
            return self.blocks(lines_of(text), 0).blocks
        found: list[Block] = []
        others: list[str] = []
        has_strokes = self.has_strokes
        is_plain = not (self.has_marks or self.has_links)
        for part in text.rstrip("\n").split("\n\n"):
            first = part[:1]
            block: Block | None = None
            if has_strokes and "|" in part:
                if first == "|" and is_plain and not others:
                    block = regular_table(part)
            elif first == "#":
                if heading := HEADING.fullmatch(part):
                    self._between(others, found)
                    block = self._heading(heading)
            elif part[:2] == "> " and "\n" not in part and part[2:3] not in _NOT_WORDS:
                self._between(others, found)
                block = Quote((Paragraph(self._inlines(part[2:].strip(TRIMMED))),))
            elif first not in _NOT_WORDS and not ("\n" in part and NEW_LINE.search(part)):
                if others:
                    self._between(others, found)
                block = Paragraph(self._inlines(part.strip(TRIMMED)))
            if block is None:
                others.append(part)
            else:
                found.append(block)
        self._between(others, found)
        return found

    def _between(self, parts: list[str], found: list[Block]) -> None:
        """Adds to `found` what `parts`, with empty lines between them, are; and they are gone."""
        if not parts:
            return
        if drawn := plain_list(parts, self._inlines):
            found.append(drawn)
        else:
            found += self.blocks("\n\n".join(parts).split("\n"), 0).blocks
        parts.clear()

    def blocks(self, lines: list[str], depth: int) -> _Run:
        if depth > DEEPEST:
            raise OddError
        run, at, end = _Run(), 0, len(lines)
        is_first, after_empty = True, False
        while at < end:
            if not lines[at] or not lines[at].strip(" "):
                at, after_empty = at + 1, True
                continue
            run.is_loose |= after_empty and not is_first
            is_first = after_empty = False
            at = self._block(lines, at, run, depth)
        return run

    def _block(self, lines: list[str], at: int, run: _Run, depth: int) -> int:
        line = lines[at]
        first = line[0]
        if first == " ":
            indent = indent_of(line)
            if indent > 3:
                raise OddError
            first = line[indent]
        if self.has_strokes and self._is_table(lines, at):
            return self._table(lines, at, run)
        if first in MARKS:
            return self._marked(lines, at, run, depth)
        return self._paragraph(lines, at, run)

    def _marked(self, lines: list[str], at: int, run: _Run, depth: int) -> int:
        """A block whose first line begins with a mark."""
        line = lines[at].lstrip(" ")
        first = line[0]
        if first in "-*_" and RULE.fullmatch(line):
            run.blocks.append(Rule())
            return at + 1
        if first == "#" and (heading := HEADING.fullmatch(line)):
            run.blocks.append(self._heading(heading))
            return at + 1
        entry = entry_of(lines[at])
        if entry is not None:
            return self._list(lines, at, run, depth, entry)
        if first == ">":
            return self._quote(unindented(lines, at), at, run, depth)
        if first in "`~" and fence_of(line):
            return self._fence(unindented(lines, at), at, run)
        if first == ":" and addendum_of(line):
            return self._addendum(unindented(lines, at), at, run, depth)
        return self._paragraph(lines, at, run)

    # ------------------------------------------------------------ leaves

    def _paragraph(self, lines: list[str], at: int, run: _Run) -> int:
        after, end = at + 1, len(lines)
        while after < end:
            line = lines[after]
            if self.has_strokes and self._is_table(lines, after):
                raise OddError
            if not line or line[0] in MARKS or line[0] == " ":
                bare = line.lstrip(" ")
                if not bare:
                    break
                if bare[0] in MARKS and len(line) - len(bare) < 4 and ends_paragraph(bare):
                    break
            after += 1
        content = lines[at] if after == at + 1 else "\n".join(lines[at:after])
        run.blocks.append(Paragraph(self._inlines(content.strip(TRIMMED))))
        run.has_words = True
        return after

    def _inlines(self, content: str) -> Inlines:
        if not content:
            return ()
        if self.has_marks and may_be_marked(content):
            return quick_inlines(content, self.options, self.has_links)
        if "\n" in content:
            if self.options.keep_breaks or " \n" in content or "\n " in content:
                return merged(words(content, self.options), as_they_are=not self.has_links)
            content = content.replace("\n", " ")
        return linked(content) if self.has_links else (Text(content),)

    def _heading(self, match: re.Match[str]) -> Heading:
        content = (match[2] or "").strip(TRIMMED)
        if content.endswith("#"):
            raise OddError
        return Heading(level_under(self.headings, len(match[1])), self._inlines(content))

    # ------------------------------------------------------------ blocks that hold others

    def _list(self, lines: list[str], at: int, run: _Run, depth: int, first: re.Match[str]) -> int:
        """The entries of one list; an empty line after it is left for who comes next."""
        items: list[Blocks] = []
        numbers: list[str] = []
        tight, has_words = True, False
        entry: re.Match[str] | None = first
        while entry is not None:
            numbers.append(entry[3])
            held, after = held_under(lines, at, entry.end())
            gap = after - at - len(held)
            if len(held) == 1 and is_line_of_words(held[0]):
                items.append((Paragraph(self._inlines(held[0].strip(TRIMMED))),))
                has_words = True
            else:
                inner = self.blocks(held, depth + 1)
                items.append(captioned(inner.blocks))
                has_words |= inner.has_words
                tight = tight and not inner.is_loose
            at = after
            entry = next_entry(lines[at], first, gap > 0) if at < len(lines) else None
            tight = tight and not (gap and entry)
        tight = tight or not has_words
        if first[2]:
            run.blocks.append(marked_bullets(Bullets(tuple(items), tight)))
        else:
            run.blocks.append(numbered(first[4], tuple(items), numbers, tight))
        return at - gap

    def _quote(self, lines: list[str], at: int, run: _Run, depth: int) -> int:
        held, at = quoted(lines, at)
        run.blocks.append(Quote(captioned(self.blocks(held, depth + 1).blocks)))
        return at

    def _addendum(self, lines: list[str], at: int, run: _Run, depth: int) -> int:
        mark, info = addendum_of(lines[at]) or ("", "")
        last = end_of(lines, at, mark)
        inner = self.blocks(lines[at + 1 : last], depth + 1)
        run.blocks.append(aside(info, captioned(inner.blocks)))
        return last + 1

    def _fence(self, lines: list[str], at: int, run: _Run) -> int:
        mark, info = fence_of(lines[at]) or ("", "")
        last = end_of(lines, at, mark)
        source = "".join(f"{line}\n" for line in lines[at + 1 : last])
        block = self.read_fence(info, source, self.options)
        if block is not None:
            run.blocks.append(block)
        return last + 1

    def _is_table(self, lines: list[str], at: int) -> bool:
        """True if a table may begin at this line."""
        return "|" in lines[at] and at + 1 < len(lines) and could_be_ruler(lines[at + 1])

    def _table(self, lines: list[str], at: int, run: _Run) -> int:
        is_plain = not (self.has_marks or self.has_links)
        table, after = drawn_table(lines, at, None if is_plain else self._inlines)
        run.blocks.append(table)
        return after
