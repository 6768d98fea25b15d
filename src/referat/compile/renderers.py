"""What turns values into bytes: templates and the house's letterhead, fetched when needed."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from referat.compile.keys import program_key
from referat.compile.request import BuildFailure
from referat.compile.setting import Setting
from referat.diagnostics import Diagnostic
from referat.formats import docx, html, markdown
from referat.formats.data.structured import structured_data
from referat.formats.html.site import TEMPLATES as SITE_TEMPLATES
from referat.formats.html.site import render_page
from referat.formats.html.woven import Woven
from referat.formats.templates import Templates, own_templates, shipped_templates
from referat.model.meeting import DOCUMENTS
from referat.site.pages import Page
from referat.site.parts import Chrome
from referat.view.document import Document

LETTERHEAD = "brev.docx"


class Renderers(Struct, dict=True):
    """One process's templates. A mistake in them is a TemplateFailure or a BuildFailure."""

    setting: Setting

    @cached_property
    def templates(self) -> Templates:
        own = own_templates(self.setting.found.root)
        return Templates(shipped_templates(), own, program_key())

    @cached_property
    def letterhead(self) -> docx.Letterhead | None:
        own = own_templates(self.setting.found.root)
        if own is None or not (own / LETTERHEAD).is_file():
            return None
        read = docx.Letterhead.read(own / LETTERHEAD)
        if isinstance(read, Diagnostic):
            raise BuildFailure(read)
        return read

    def prepare(self) -> None:
        """Fetches the templates that most is written with."""
        named = [f"html/{kind}.html" for kind in DOCUMENTS]
        self.templates.fetch([*named, *SITE_TEMPLATES.values()])

    def document(self, document: Document, name: str) -> bytes | Woven:
        """`document` in the format called `name`."""
        if name == "html":
            return html.render(document, self.templates)
        if name == "docx":
            return docx.render(document, self.templates, self.letterhead)
        return markdown.render(document, self.templates)

    def page(self, page: Page, chrome: Chrome) -> Woven:
        return render_page(page, chrome, self.templates, structured_data(page, chrome))
