"""The three formats of one document say the same: each word once, in the order of the view; and
what a file says stands firm: written, read and mended again, it says the same.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from typing import Any, cast

from hypothesis import Phase, given, settings
from lxml import etree
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from referat.cli import run
from referat.formats import docx, html, markdown
from referat.formats.templates import Templates, shipped_templates
from referat.model.cascade import cascade
from referat.model.load import load
from referat.model.meeting import Meeting
from referat.prose.options import Options
from referat.source.parse import parse
from referat.view.document import Document, Kind
from referat.view.make import make_document
from tests.strategies import meetings
from tests.walking import words_in
from tests.yaml_out import Tree, to_yaml

TEMPLATES = Templates(shipped_templates())
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
KINDS: tuple[Kind, ...] = ("dagsorden", "referat", "beslutningsreferat")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def document_of(tree: Tree, kind: Kind) -> Document:
    value, _ = parse(to_yaml(tree))
    assert value is not None
    meeting, _ = load(Meeting, value)
    assert meeting is not None
    return make_document(cascade(meeting, None, None), kind, "medlemmer", Options())


# ---------------------------------------------------------------- what a reader of each finds


def of_html(document: Document) -> str:
    """All that the page says, also what is for a screen reader; not its table of contents."""
    tree: Any = lxml_html.document_fromstring(html.render(document, TEMPLATES).content.decode())
    main = tree.find(".//main")
    assert main is not None
    for nav in main.findall(".//nav"):
        nav.drop_tree()
    for image in main.findall(".//img[@alt]"):
        image.tail = f"{image.get('alt')} {image.tail or ''}"
    return " ".join(main.itertext())


def of_markdown(document: Document) -> str:
    page = PARSER.render(markdown.render(document, TEMPLATES).decode())
    tree: Any = lxml_html.fragment_fromstring(page, create_parent="div")
    return " ".join(tree.itertext())


def of_docx(document: Document) -> str:
    with zipfile.ZipFile(io.BytesIO(docx.render(document, TEMPLATES, None))) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    return " ".join(
        "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
        for paragraph in tree.iter(f"{W}p")
    )


@settings(phases=[Phase.explicit, Phase.generate])
@given(meetings())
def test_every_word_is_in_every_format_once_and_in_order(meeting: dict[str, Tree]) -> None:
    for kind in KINDS:
        document = document_of(meeting, kind)
        expected = words_in(document)
        assert words_in(of_markdown(document)) == expected, kind
        sender = words_in(document.body)  # it stands above the title, as in a letter
        letter = sender + [word for word in expected if word not in sender]
        assert words_in(of_html(document)) == letter, kind
        assert words_in(of_docx(document)) == letter, kind


# ---------------------------------------------------------------- what is written stands firm


@given(meetings())
def test_what_is_written_and_read_is_written_the_same(meeting: dict[str, Tree]) -> None:
    text = to_yaml(meeting)
    value, _ = parse(text)
    assert isinstance(value, dict)
    assert value == meeting
    assert to_yaml(cast("Tree", value)) == text


@settings(max_examples=10, phases=[Phase.explicit, Phase.generate])
@given(meetings())
def test_what_is_mended_is_not_mended_again(meeting: dict[str, Tree]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "moede.yaml"
        path.write_text(to_yaml(meeting), encoding="utf-8")
        run(["check", "--fix", str(path)])
        once = path.read_bytes()
        run(["check", "--fix", str(path)])
        assert path.read_bytes() == once
