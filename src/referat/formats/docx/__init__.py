"""Word files: a document as .docx, made of styles alone, on a house's letterhead if it has one."""

from referat.formats.docx.letterhead import Letterhead
from referat.formats.docx.package import render

__all__ = ["Letterhead", "render"]
