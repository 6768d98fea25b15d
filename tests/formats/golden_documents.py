"""The example documents as they are rendered now, for comparing with the golden files."""

from __future__ import annotations

from pathlib import Path

from tests.formats.example_document import AGENDA, MINUTES

from referat.formats import html, markdown
from referat.formats.templates import Templates, shipped_templates
from referat.view.document import Document

FOLDER = Path(__file__).parent / "golden"
DOCUMENTS: dict[str, Document] = {"referat": MINUTES, "dagsorden": AGENDA}


def golden() -> dict[str, bytes]:
    templates = Templates(shipped_templates())
    found = {}
    for name, document in DOCUMENTS.items():
        found[f"{name}.html"] = _without_style(html.render(document, templates).content)
        found[f"{name}.md"] = markdown.render(document, templates)
    return found


def _without_style(page: bytes) -> bytes:
    """The page without its style sheet, which is read in its own file."""
    before, _, rest = page.partition(b"<style>")
    return before + b"<style>" + rest[rest.index(b"</style>") :]
