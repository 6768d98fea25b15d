"""The links of a text in which nothing but a link can look like one: found without reading the
text as Markdown, which takes a hundred times as long.
"""

from __future__ import annotations

import re

from referat.danish.patterns import late
from referat.prose.links import is_local

_LINK = late(
    r"(?P<picture>!?)\[[^\[\]\n|]*\]\((?:(?P<name>[\w./#-]+)|https?://[\w./#?=&%,;:@+~-]+)\)",
    re.ASCII,
)
_NOT_PLAIN = late(
    r"[`\\<{\t\r\0]|~~~|:::| {4}|^[ >\d.)*+-]{24}|^[^\n]*\|[^\n]*\]\(|^[^\n]*\]\([^\n]*\|", re.M
)
"""Code, escapes, HTML and addresses in `<>`, blocks and their deepest layers, cells of tables."""


def plain_targets(text: str) -> tuple[tuple[str, bool, int], ...] | None:
    """(target, is a picture, line from 0) of what leads to a file or to an item of the meeting;
    None for a text that must be read as Markdown. The line is the link's own.
    """
    if _NOT_PLAIN.search(text):
        return None
    links = list(_LINK.finditer(text))
    if len(links) != text.count("]("):
        return None
    found = []
    for link in links:
        name = link["name"]
        if name is None:
            continue
        if name.lower().startswith("www.") or text.find(f"]({name}") != link.start("name") - 2:
            return None  # the first of two alike is where both are told to stand
        if name.startswith("#") or is_local(name):
            found.append((name, bool(link["picture"]), text.count("\n", 0, link.start())))
    return tuple(found)
