"""Templates: whose are used, and what is said when one is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from referat.diagnostics import Diagnostic
from referat.formats.templates import TemplateFailure, Templates, shipped_templates

BASE = "<p>\n{% block midte %}Standard {{ navn }}{% endblock %}\n{% include 'html/del.html' %}\n"


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    write(tmp_path / "shipped", "html/dokument.html", BASE)
    write(tmp_path / "shipped", "html/del.html", "del\n")
    write(tmp_path / "shipped", "html/referat.html", '{% extends "html/dokument.html" %}')
    write(tmp_path / "shipped", "markdown/referat.md", "{{ navn }}\n")
    return tmp_path / "shipped"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def write(root: Path, name: str, text: str | bytes) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def failure(templates: Templates, **context: object) -> Diagnostic:
    with pytest.raises(TemplateFailure) as caught:
        templates.render("html/referat.html", navn="x", **context)
    return caught.value.diagnostic


def test_html_is_escaped_and_markdown_is_not(shipped: Path) -> None:
    templates = Templates(shipped)
    assert "Standard &lt;b&gt;" in templates.render("html/referat.html", navn="<b>")
    assert templates.render("markdown/referat.md", navn="<b>") == "<b>\n"


INHERITING = {
    "html/a.html": "{% block top %}A{{ word }}{% endblock %}|"
    "{% block middle required %}{% endblock %}|"
    "{% for row in rows %}{% block row scoped %}a{{ row }}{% endblock %}{% endfor %}",
    "html/b.html": "{% extends 'html/a.html' %}{% set word = 'b<' ~ given %}no"
    "{% block top %}B{{ super() }}B{% endblock %}"
    "{% block middle %}{% block inner %}{{ word }}{% endblock %}"
    "{% include 'html/c.html' %}{% endblock %}",
    "html/c.html": "{% block inner %}c{{ given | urlize }}{% endblock %}{{ 1 if not given }}"
    "{% set held %}<i>{{ given }}</i>{% endset %}{{ held }}{{ given | escape }}{{ 'x' ~ 1 }}"
    "{% include 'html/d.css' %}{{ none }}{{ rows | join('<') }}",
    "html/d.css": "{{ given }}{{ shout(given) }}{{ number.real }}"
    "{% macro twice(word) %}{{ word }}{{ shout(word) }}{% endmacro %}{{ twice(given) }}"
    "{% set of = namespace(word=given) %}{{ of.word }}{% for each in range(2) %}{{ loop.last }}"
    "{{ each.real }}{% endfor %}",
    "html/referat.html": "{% extends 'html/b.html' %}{% set more = word %}"
    "{% block inner %}{{ super() }}{{ more }}{% endblock %}"
    "{% block row scoped %}{{ row }}.{{ super() }}{% endblock %}",
}


@pytest.mark.parametrize("given", ["<x>", "", "https://example.org/?a&b 'q'"])
@pytest.mark.parametrize("name", ["html/b.html", "html/c.html", "html/referat.html"])
def test_what_nobody_shadows_is_made_one_and_says_the_same(
    tmp_path: Path, own: Path, name: str, given: str
) -> None:
    for path, text in INHERITING.items():
        write(tmp_path / "some", path, text)
    asked = {"given": given, "rows": ["<r>", "s"], "word": "w", "shout": str.upper, "number": 3}
    quick, slow = Templates(tmp_path / "some"), Templates(tmp_path / "some", own)
    assert quick.render(name, **asked) == slow.render(name, **asked)


def test_own_template_shadows_one_and_leaves_the_rest(shipped: Path, own: Path) -> None:
    write(own, "html/del.html", "mit eget\n")
    assert Templates(shipped, own).render("html/referat.html", navn="x") == (
        "<p>\nStandard xmit eget\n"
    )


def test_own_template_extends_the_one_it_shadows(shipped: Path, own: Path) -> None:
    text = (
        '{% extends "standard/html/dokument.html" %}{% block midte %}({{ super() }}){% endblock %}'
    )
    write(own, "html/dokument.html", text)
    assert "(Standard x)" in Templates(shipped, own).render("html/referat.html", navn="x")


def test_byte_order_mark_and_windows_lines_do_no_harm(shipped: Path, own: Path) -> None:
    write(own, "html/del.html", b"\xef\xbb\xbfa\r\nb\r\n")
    assert Templates(shipped, own).render("html/referat.html", navn="x").endswith("xa\nb\n")


def test_missing_own_folder_is_none(shipped: Path, tmp_path: Path) -> None:
    assert Templates(shipped, tmp_path / "nowhere").render("markdown/referat.md", navn="x") == "x\n"


def test_list_says_who_has_what(shipped: Path, own: Path) -> None:
    write(own, "html/del.html", "")
    write(own, "html/refrat.html", "")
    write(own, "brev.docx", "")
    found = {entry.name: entry for entry in Templates(shipped, own).list_templates()}
    assert found["html/del.html"].own and found["html/del.html"].shipped
    assert found["html/dokument.html"].shipped and not found["html/dokument.html"].own
    assert found["html/refrat.html"].own and not found["html/refrat.html"].shipped
    assert "brev.docx" not in found


def test_source_is_the_shipped_one(shipped: Path, own: Path) -> None:
    write(own, "html/del.html", "mit eget")
    assert Templates(shipped, own).source("html/del.html") == "del\n"
    with pytest.raises(TemplateFailure) as caught:
        Templates(shipped, own).source("html/dle.html")
    assert caught.value.diagnostic.hint == "Mente du html/del.html?"


def test_shipped_templates_are_found() -> None:
    names = {entry.name for entry in Templates(shipped_templates()).list_templates()}
    kinds = ("dagsorden", "referat", "beslutningsreferat")
    assert {f"html/{kind}.html" for kind in kinds} <= names
    assert {f"markdown/{kind}.md" for kind in kinds} <= names


WRONG = [
    ("a\n{{ nvn }}", 2, "Skabelonen bruger navnet nvn, som ikke findes", "Mente du navn?"),
    ("{{ sted.streem }}", 1, "Skabelonen bruger streem, som", "Mente du stem?"),
    ("{% if navn %}\na", 2, "Skabelonen slutter, før {% if %} er lukket", "Skriv {% endif %}"),
    ("\n\n{% for a in navn %}{% endif %}", 3, "{% endif %} hører ikke til her", "{% endfor %}"),
    ("{% hvis navn %}", 1, "{% hvis %} er ikke en kendt kommando", ""),
    ("{{ navn | stort }}", 1, "Filteret stort findes ikke", ""),
    ("{% if navn is stor %}{% endif %}", 1, "Prøven stor findes ikke", ""),
    ("{{ navn }", 1, "} hører ikke til her", ""),
    ("{{ (navn }}", 1, "} hører ikke til her", ""),
    ("a\n{# aldrig lukket", 2, "Kommentaren er ikke lukket", "#}"),
    ("a\n\n{{ 1 / 0 }}", 3, "Skabelonen fejlede: ZeroDivisionError", ""),
    ("{{ navn + 1 }}", 1, "Skabelonen fejlede: TypeError", ""),
    ("{% include 'html/dle.html' %}", 1, "ingen skabelon ved navn html/dle.html", "html/del.html"),
    ("{% include 'html/del.html' %}", 1, "Skabelonen kalder sig selv uden ende", ""),
    ("{{ navn.__class__.__mro__ }}", 1, "Skabelonen må ikke dette", ""),
    ("{{ liste.append(1) }}", 1, "Skabelonen må ikke dette", ""),
    ("{% macro m(a) %}{{ a }}{% endmacro %}\n{{ m() }}", 1, "Et kald mangler værdien a", ""),
    ("{{ lipsum() }}", 1, "bruger navnet lipsum, som ikke findes", ""),
]


@pytest.mark.parametrize(("text", "line", "message", "hint"), WRONG)
def test_mistake_is_found_where_it_is(
    shipped: Path, own: Path, text: str, line: int, message: str, hint: str
) -> None:
    path = write(own, "html/del.html", text)
    found = failure(Templates(shipped, own), sted=Path("a/b"), liste=[1])
    assert message in found.message
    assert hint in found.hint
    assert found.code == "skabelon"
    assert found.path == path
    assert found.place is not None and found.place.line == line


def test_template_that_is_no_text_is_named(shipped: Path, own: Path) -> None:
    path = write(own, "html/del.html", b"\xe6\xf8\xe5")
    found = failure(Templates(shipped, own))
    assert (found.path, found.message) == (path, "Skabelonen er ikke UTF-8-tekst")


def test_missing_entry_template_has_a_near_name(shipped: Path) -> None:
    with pytest.raises(TemplateFailure) as caught:
        Templates(shipped).render("html/referatt.html")
    found = caught.value.diagnostic
    assert found.message == "Der er ingen skabelon ved navn html/referatt.html"
    assert found.hint == "Mente du html/referat.html?"


def test_own_templates_reach_no_file_outside(shipped: Path, own: Path) -> None:
    write(own.parent, "hemmelig.html", "hemmelig")
    write(own, "html/del.html", "{% include '../hemmelig.html' %}")
    assert "ingen skabelon" in failure(Templates(shipped, own)).message
