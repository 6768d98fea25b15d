"""The small parts that are each document's alone: its properties, and the top of its pages.

A shipped template of them is filled once, for a document with stand-ins for its words, and cut
where they stand; what a document says is then put in between. So nothing but words may differ:
a template that may do one thing or another is filled for each look.
`tests/formats/test_docx_body.py` proves that the parts are the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from typing import TypeAlias

from msgspec.structs import replace

from referat.formats.docx.wordml import escape, run
from referat.view.document import Document, Properties

Say: TypeAlias = Callable[[Document], str]

_TITLE, _AUTHOR, _SUBJECT, _MARK, _EDITION = map("\ue000{}\ue000".format, range(5))
_DAY = date(1, 1, 1)
_TONES = ("Statusmaerke", "Statusmaerkeroligt")


def _mark_in(tone: str) -> Say:
    return lambda document: run(document.mark, tone)


_SAID: Mapping[str, Say] = {
    run(_TITLE): lambda document: run(document.properties.title),
    **{run(_MARK, tone): _mark_in(tone) for tone in _TONES},
    run(_EDITION, _TONES[0]): lambda document: run(document.edition_mark, _TONES[0]),
    _TITLE: lambda document: escape(document.properties.title),
    _AUTHOR: lambda document: escape(document.properties.author),
    _SUBJECT: lambda document: escape(document.properties.subject),
    _DAY.isoformat(): lambda document: document.properties.created.isoformat(),
}
"""What stands where, in the way that the templates write a stand-in."""
_CUT = re.compile(f"({'|'.join(map(re.escape, _SAID))})")


def look_of(document: Document) -> Hashable:
    """All that the templates may do one thing or another by."""
    return bool(document.mark), document.mark_tone, bool(document.edition_mark)


class Cut:
    """A filled template, and what a document says in it."""

    def __init__(self, document: Document, fill: Callable[[Document], bytes]) -> None:
        """`fill` fills the template for a document that looks like `document`."""
        stand_in = replace(
            document,
            mark=_MARK if document.mark else "",
            edition_mark=_EDITION if document.edition_mark else "",
            properties=Properties(_TITLE, _AUTHOR, _SUBJECT, _DAY),
        )
        pieces = _CUT.split(fill(stand_in).decode())
        self._pieces, self._said = pieces, [_SAID[piece] for piece in pieces[1::2]]

    def filled(self, document: Document) -> bytes:
        pieces = self._pieces.copy()
        pieces[1::2] = [say(document) for say in self._said]
        return "".join(pieces).encode("utf-8", "replace")
