"""The text of a PDF, page by page, through pypdf: what is printed, what is written in its forms
and notes, and what it says of itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from referat.attachments.effort import TOO_INTRICATE, Effort, resolved
from referat.attachments.pieces import BROKEN, Piece, Unreadable

MOST_PAGES = 300
MOST_BROKEN = 5
"""How many broken pages are passed over: each may have taken long to break."""
_OF_ITSELF = ("/Title", "/Subject", "/Keywords", "/Author")
_OF_A_NOTE = ("/Contents", "/V", "/RC")


def read_pdf(file: BinaryIO) -> Iterator[Piece]:
    """Raises: Unreadable for one that is locked or too long; anything at all for a broken one."""
    import logging  # noqa: PLC0415 - few meetings have such a file

    from pypdf import PdfReader  # noqa: PLC0415 - slow to import, and few meetings need it
    from pypdf.errors import DependencyError, FileNotDecryptedError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every small flaw
    try:
        reader = PdfReader(BytesIO(file.read()))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("den er låst med en adgangskode")
        yield from _pages(reader)
        yield Piece("", "\n".join(_values(reader.metadata, _OF_ITSELF)))
    except (DependencyError, FileNotDecryptedError) as error:
        raise Unreadable("den er låst") from error


def _pages(reader: Any) -> Iterator[Piece]:
    """A page that is broken does not hide the others."""
    effort, broken, count = Effort(), 0, len(reader.pages)
    for number, page in enumerate(reader.pages, 1):
        if number > MOST_PAGES:
            raise Unreadable(f"den har {count} sider")
        try:
            text = _text_of(page, effort)
        except Unreadable:
            raise
        except Exception as error:
            if type(error).__name__ == "LimitReachedError":  # newer versions of pypdf count too
                raise Unreadable(TOO_INTRICATE) from error
            broken += 1
            if broken > MOST_BROKEN:
                break
            continue
        yield Piece(f"side {number}", text)
    if broken:
        raise Unreadable(BROKEN)


def _text_of(page: Any, effort: Effort) -> str:
    contents = page.get_contents()
    if contents is not None:
        effort.unpack(len(contents.get_data()))
    effort.fonts_of(page)
    text = page.extract_text(visitor_operand_before=effort.step)
    effort.stop_if_enough()  # what is raised inside a form is swallowed
    return "\n".join([text, *_notes(page, effort)])


def _notes(page: Any, effort: Effort) -> Iterator[str]:
    """What is written in the fields of a form, and in notes beside the text."""
    notes = resolved(page.get("/Annots"))
    for each in notes if isinstance(notes, list) else ():
        effort.step()
        note = resolved(each)
        holder = resolved(note.get("/Parent")) if isinstance(note, dict) else None
        for words in (*_values(note, _OF_A_NOTE), *_values(holder, ("/V",))):
            effort.unpack(len(words))
            yield words


def _values(holder: Any, keys: tuple[str, ...]) -> Iterator[str]:
    """The words under `keys`; a PDF may hold anything at all there."""
    if not isinstance(holder, dict):
        return
    for key in keys:
        value = resolved(holder.get(key))
        if isinstance(value, str):
            yield value
