"""Texts as they stand in a document, each written once for all documents that show it."""

from __future__ import annotations

from msgspec import Struct

from referat.formats.markdown import layout
from referat.formats.markdown.blocks import WRITERS, between, closing, opening
from referat.formats.markdown.headings import Headings
from referat.formats.markdown.inline import paragraph
from referat.formats.once import Kept
from referat.prose.tree import Block, Blocks, Paragraph


class Prose(Struct, frozen=True, gc=False):
    """A text in the document itself: strings, and between them the blocks that hold a heading,
    whose spelling depends on the headings before it. `tidy`: nothing in it has to be tidied,
    whatever the spelling. `first` and `last` are what Markdown sees at the text's ends. `whole` is
    a text without headings in UTF-8, as every document has it.
    """

    pieces: tuple[str | Block, ...]
    tidy: bool = True
    first: str | None = None
    last: str | None = None
    whole: bytes = b""

    def source(self, level: int, headings: Headings) -> str:
        """The text under a heading of `level`, after `headings`."""
        pieces = self.pieces
        if len(pieces) == 1 and isinstance(pieces[0], str):
            return pieces[0]
        texts = [
            each if isinstance(each, str) else _alone(each, level, headings) for each in pieces
        ]
        return "".join(texts)


def by_itself(content: Blocks) -> str:
    """The blocks as a finished text that is no part of a document; its headings begin with `#`."""
    prose = prose_of(content)
    pieces = prose.pieces
    if len(pieces) == 1 and isinstance(pieces[0], str):  # most texts have no heading to count
        source = pieces[0]
    else:
        source = prose.source(0, Headings())
    return source if prose.tidy else layout.bare(source)


def _prose(content: Blocks) -> Prose:
    headings = Headings()
    if len(content) == 1:  # as in most texts
        only = content[0]
        own = _alone(only, 1, headings)
        if not own:
            return Prose(())
        if not headings.written:
            tidy, whole = layout.is_tidy(own), own.encode()
            return Prose((own,), tidy, opening(only), closing(only), whole)
    pieces: list[str | Block] = []
    near, source = "", ""
    headings = Headings()
    before: Block | None = None
    for block in content:
        held = headings.written
        own = _alone(block, 1, headings)
        if not own:
            continue  # nor will it say anything after other headings
        apart = between(before, block, tight=False) if before is not None else ""
        source += apart + own
        near += apart
        before = block
        if headings.written == held:
            near += own
            continue
        pieces += (near, block) if near else (block,)
        near = ""
    if near:
        pieces.append(near)
    if not pieces:
        return Prose(())
    tidy = layout.is_tidy(source)  # as it would be with other headings before it
    whole = b"" if headings.written else source.encode()
    return Prose(tuple(pieces), tidy, opening(content[0]), closing(content[-1]), whole)


prose_of = Kept(_prose).of


def _alone(block: Block, level: int, headings: Headings) -> str:
    if isinstance(block, Paragraph):
        return paragraph(block.content, alone=True)
    return WRITERS[type(block)](block, level, headings)
