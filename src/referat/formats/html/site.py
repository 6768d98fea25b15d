"""The published site's pages as bytes, and the files that they share.

Knows which values a site template may use and how a page addresses the rest of the site; the
words and the look are the templates'. One page at a time: what is on it was decided in `site`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TypeAlias

from markupsafe import Markup

from referat.formats.characters import utf8
from referat.formats.html import woven
from referat.formats.html.around import Around
from referat.formats.html.ways import asking, ways_on
from referat.formats.html.woven import Woven
from referat.formats.leads import NOWHERE
from referat.formats.templates import Templates
from referat.site.addresses import ASSETS, FRONT, NOT_FOUND, SEARCH, web_path
from referat.site.pages import (
    FIRST_FACTS,
    Body,
    Case,
    CaseList,
    Content,
    Decisions,
    Front,
    MeetingList,
    MeetingPage,
    NotFound,
    Page,
    PeopleList,
    PersonPage,
    Search,
    Subscribe,
    TaskList,
    Votes,
)
from referat.site.parts import Chrome

__all__ = ["TEMPLATES", "assets", "render_page"]

TEMPLATES: dict[type[Content], str] = {
    Front: "site/forside.html",
    Body: "site/udvalg.html",
    MeetingPage: "site/moede.html",
    MeetingList: "site/moedeliste.html",
    Decisions: "site/beslutninger.html",
    Votes: "site/afstemninger.html",
    TaskList: "site/opgaver.html",
    Case: "site/sag.html",
    CaseList: "site/sager.html",
    PersonPage: "site/person.html",
    PeopleList: "site/personer.html",
    Subscribe: "site/abonner.html",
    Search: "site/soeg.html",
    NotFound: "site/ikke-fundet.html",
}
"""The template that is written for each kind of content."""

STYLE, SCRIPT, ICON = f"{ASSETS}/side.css", f"{ASSETS}/soeg.js", f"{ASSETS}/ikon.svg"
_LEADING_OTHERWISE = (SEARCH, NOT_FOUND)
"""What addresses on these pages are for is not links alone."""
_Colours: TypeAlias = tuple[tuple[str, str], ...]
_NAME = re.compile(r"--[a-z][a-z-]*")
_VALUE = re.compile(r"[\w#%.,()/ -]+")
_ACCENT = "#0a4a6b"
_HARMFUL = [(sign, f"\\u{ord(sign):04x}") for sign in "<>&"]


def render_page(page: Page, chrome: Chrome, templates: Templates, structured: str = "") -> Woven:
    """`page` as HTML in UTF-8. `structured` is its JSON-LD, or empty."""
    ways, data = ways_on(page, chrome), _data_block(structured)
    around: dict[str, Woven] = {}
    til = asking(ways) if templates.shadowed else ways.__getitem__
    if not templates.shadowed:
        around |= templates.kept(Around).texts(page, chrome)
        if data:
            around["strukturdata"] = Woven(utf8(data), NOWHERE)
    return woven(
        page.template,
        templates,
        around,
        None if page.path in _LEADING_OTHERWISE else ways,
        **_styles(chrome.light, chrome.dark),
        side=page,
        ramme=chrome,
        indhold=page.content,
        til=til,
        kanonisk=_canonical(page, chrome),
        strukturdata=Markup(data),
        foerst=FIRST_FACTS,
    )


def assets(templates: Templates, chrome: Chrome) -> tuple[tuple[str, bytes], ...]:
    """The files that pages share, as (path on the site, bytes)."""
    names = [(ICON, "site/ikon.svg"), (STYLE, "site/side.css")]
    if chrome.has_search:
        names.append((SCRIPT, "site/soeg.js"))
    return tuple(
        (
            path,
            woven(
                name, templates, {}, None, ramme=chrome, **_styles(chrome.light, chrome.dark)
            ).content,
        )
        for path, name in names
    )


def _canonical(page: Page, chrome: Chrome) -> str:
    if not chrome.address or page.hidden or page.path in (NOT_FOUND, SEARCH):
        return ""
    return chrome.address + ("" if page.path == FRONT else web_path(page.path))


def _data_block(text: str) -> str:
    """JSON that cannot end the element it stands in (HTML, 4.12.1.3)."""
    for sign, written in _HARMFUL:
        text = text.replace(sign, written)
    return text


@lru_cache(maxsize=8)
def _styles(light: _Colours, dark: _Colours) -> Mapping[str, object]:
    """The house's colours, as the style sheet and the icon use them."""
    plain = _plain(light)
    return {"lyse": plain, "moerke": _plain(dark), "farve": plain.get("--accent", _ACCENT)}


def _plain(colours: _Colours) -> Mapping[str, str]:
    """Those that are a variable and a value, and nothing that a style sheet could misread."""
    return {
        name: value for name, value in colours if _NAME.fullmatch(name) and _VALUE.fullmatch(value)
    }
