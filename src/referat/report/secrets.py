"""What must not be carried on: a report is copied to places where the file itself never comes."""

from __future__ import annotations

from dataclasses import replace

from referat.danish.cpr import masked
from referat.diagnostics import Diagnostic, Fix

__all__ = ["hidden", "masked"]


def hidden(finding: Diagnostic) -> Diagnostic:
    """The finding without anybody's number: not in its words, and not in a way to mend it."""
    message, hint = masked(finding.message), masked(finding.hint)
    fixes = tuple(fix for fix in finding.fixes if _is_free(fix))
    return replace(finding, message=message, hint=hint, fixes=fixes)


def _is_free(fix: Fix) -> bool:
    return all(masked(edit.text) == edit.text for edit in fix.edits)
