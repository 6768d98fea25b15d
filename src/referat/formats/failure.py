"""The failure of a template, as those know it who know nothing of templates."""

from __future__ import annotations

from referat.diagnostics import Diagnostic


class TemplateFailure(Exception):  # noqa: N818 - the name every caller knows
    """A template could not be used; `diagnostic` says why, in which file and line."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic
