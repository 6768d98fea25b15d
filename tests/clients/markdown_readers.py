"""The words that three Markdown parsers read in one file."""

from __future__ import annotations

import html
import re
from pathlib import Path

from markdown_it import MarkdownIt

from .conftest import output_of

_TAG = re.compile(r"<[^>]*>")
_CAPTION = re.compile(r"<caption>.*?</caption>", re.DOTALL)


def markdown_words(file: Path) -> tuple[list[str], list[str], list[str]]:
    """The words as markdown-it-py, cmark-gfm and pandoc read them."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    ours = parser.render(file.read_text(encoding="utf-8"))
    extensions = ("-e", "table", "-e", "strikethrough", "--unsafe")
    github = output_of("cmark-gfm", *extensions, file)
    dialect = "gfm-emoji-hard_line_breaks"
    pandoc = output_of("pandoc", "-f", dialect, "-t", "html", "--wrap=none", file)
    return _words(ours), _words(github), _words(_CAPTION.sub("", pandoc))


def _words(page: str) -> list[str]:
    return re.findall(r"\w+", html.unescape(_TAG.sub(" ", page)))
