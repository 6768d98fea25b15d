"""What must not be carried on: a report is copied to places where the file itself never comes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from referat.danish.cpr import masked
from referat.diagnostics import Diagnostic, Fix

__all__ = ["hidden", "hidden_row", "masked"]


def hidden(finding: Diagnostic) -> Diagnostic:
    """The finding without anybody's number: not in its words, and not in a way to mend it."""
    message, hint = (masked(text, is_quoted=True) for text in (finding.message, finding.hint))
    fixes = tuple(fix for fix in finding.fixes if _is_free(fix))
    return replace(finding, message=message, hint=hint, fixes=fixes)


def _is_free(fix: Fix) -> bool:
    return all(masked(edit.text, is_quoted=True) == edit.text for edit in fix.edits)


def hidden_row(rows: Sequence[str], line: int) -> str:
    """A file's line (from 1) without anybody's number; the line above may tell that it is one."""
    above = f"{rows[line - 2].strip()} " if line > 1 else ""
    row = rows[line - 1]
    lead = len(row) - len(row.lstrip())
    return row[:lead] + masked(above + row[lead:])[len(above) :]
