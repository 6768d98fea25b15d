"""Escapes words for HTML and XML, as the templates do it (`markupsafe`), and quicker."""

from __future__ import annotations

from markupsafe import Markup, escape


def escaped(text: str) -> str:
    """`text` as it stands in an element or in a quoted attribute."""
    if not ("&" in text or "<" in text or ">" in text or "'" in text or '"' in text):
        return text
    return (
        text.replace("&", "&amp;")
        .replace(">", "&gt;")
        .replace("<", "&lt;")
        .replace("'", "&#39;")
        .replace('"', "&#34;")
    )


def printed(value: object) -> str:
    """What a template prints of `value`: words are escaped, what is markup already is not."""
    if type(value) is str:
        if "&" in value or "<" in value or ">" in value or "'" in value or '"' in value:
            return escaped(value)
        return value  # nearly all is: a call would cost as much as the looks
    return str.__str__(value if type(value) is Markup else escape(value))
