"""Mending: the edits of findings' fixes are done in a file's text, and nothing else is touched.

    text, findings ─▶ certain fixes that do not overlap      rounds
                   ─▶ offsets in the text as it lies on the disk (BOM, line ends)     lines
                   ─▶ done, and read again: only what the edits touch may differ    holding
                   ─▶ once more, until nothing certain is left                       rounds

A fix that does not hold is left out and told about. `moving` makes the fixes that take the
file's own lines, `writing` puts a mended file in place of the old one.
"""

from __future__ import annotations

from referat.mend.moving import with_moves
from referat.mend.rounds import Judge, Mended, Mending, mend, mend_all
from referat.mend.writing import replace_file

__all__ = ["Judge", "Mended", "Mending", "mend", "mend_all", "replace_file", "with_moves"]
