"""A document as Markdown, as the shipped templates have it written.

In Python, for all who have no templates of their own.
`tests/formats/test_markdown_body.py` lays the two side by side.
"""

from __future__ import annotations

from collections.abc import Iterable

from referat.formats.markdown.functions import Functions
from referat.formats.parts import marks_of
from referat.view.document import Document, Field, Item, Pause, Section


def body(document: Document, write: Functions) -> bytes:
    """The whole document, with a blank line between what stands in it. It is put together in
    UTF-8: one wide letter would make a wide text of all, and few of its texts have one.
    """
    texts: list[bytes] = []
    _front(document, write, texts)
    for section in document.lead:
        _section(section, 1, write, texts)
    if document.items and document.items_label not in ("", document.label):
        texts.append(write.heading(2, document.items_label).encode())
    for part in document.items:
        if isinstance(part, Item):
            _item(part, 1, write, texts)
        else:
            _pause(part, 1, write, texts)
    _closing(document.closing, write, texts)
    return b"\n\n".join(filter(None, texts))


def _front(document: Document, write: Functions, texts: list[bytes]) -> None:
    texts.append(write.heading(1, f"{document.label}:", document.title).encode())
    texts.append(write.notice(document.mark, document.edition_mark).encode())
    texts.append(write.text(document.organisation).encode())
    if document.body not in (document.organisation, document.title):
        texts.append(write.text(document.body).encode())
    texts.append("\n".join([write.fact(field, 1) for field in document.head]).encode())


def _item(item: Item, level: int, write: Functions, texts: list[bytes]) -> None:
    under = level + 1
    texts.append(write.heading(under, item.number, item.title, *item.tail).encode())
    facts = [write.mark(mark) for mark in marks_of(item)]
    facts += [write.fact(field, under) for field in item.fields]
    if facts:
        texts.append("\n".join(facts).encode())
    for part in item.parts:
        if isinstance(part, Item):
            _item(part, under, write, texts)
        else:
            _section(part, under, write, texts)


def _section(section: Section, level: int, write: Functions, texts: list[bytes]) -> None:
    """Without a heading the text stands under the one that is there."""
    if section.heading:
        level += 1
        texts.append(write.heading(level, section.heading).encode())
    if section.blocks:
        texts.append(write.encoded(section.blocks, level))
    for part in section.parts:
        _section(part, level, write, texts)


def _pause(pause: Pause, level: int, write: Functions, texts: list[bytes]) -> None:
    texts.append(write.heading(level + 1, pause.title, *pause.tail).encode())
    texts.append(write.encoded(pause.blocks, level + 1))


def _closing(closing: Iterable[Field | Section], write: Functions, texts: list[bytes]) -> None:
    """Facts one after another are one list."""
    facts: list[str] = []
    texts += [write.rule().encode()] if closing else []
    for part in closing:
        if isinstance(part, Field):
            facts.append(write.fact(part, 1))
            continue
        texts.append("\n".join(facts).encode())
        facts = []
        _section(part, 1, write, texts)
    texts.append("\n".join(facts).encode())
