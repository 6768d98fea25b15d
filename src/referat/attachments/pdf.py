"""The text of a PDF, page by page, through pypdf."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from referat.attachments.pieces import Piece, Unreadable

MOST_PAGES = 300


def read_pdf(path: Path) -> Iterator[Piece]:
    """Raises: Unreadable for one that is locked or too long; anything at all for a broken one."""
    from pypdf import PdfReader  # noqa: PLC0415 - slow to import, and few meetings need it
    from pypdf.errors import DependencyError, FileNotDecryptedError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every small flaw
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("den er låst med en adgangskode")
        count = len(reader.pages)
        if count > MOST_PAGES:
            raise Unreadable(f"den har {count} sider")
        for number, page in enumerate(reader.pages, 1):
            yield Piece(f"side {number}", page.extract_text())
    except (DependencyError, FileNotDecryptedError) as error:
        raise Unreadable("den er låst") from error
