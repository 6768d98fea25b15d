"""A house's own letterhead: a .docx whose looks, headers, footers and margins a document takes.

The value and the door to it. Judging the file's parts needs lxml, which loads slowly, and is
fetched only when there is a letterhead to judge.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from referat.diagnostics import Diagnostic
from referat.formats.docx.collector import Taken


class Letterhead(Struct, frozen=True, dict=True):
    """A letterhead that has been found sound. `parts` are its files, `main` names its text."""

    parts: dict[str, bytes]
    main: str
    taken: Taken

    @staticmethod
    def read(path: Path) -> Letterhead | Diagnostic:
        """The letterhead in a file, or why it cannot be used."""
        from referat.formats.docx.judge import judged  # noqa: PLC0415
        from referat.formats.docx.unpack import UnusableError, unpacked  # noqa: PLC0415

        try:
            parts = unpacked(path)
            return Letterhead(parts, *judged(parts))
        except UnusableError as reason:
            return Diagnostic("brevpapir", f"{reason.message}.", f"{reason.hint}.", path=path)
