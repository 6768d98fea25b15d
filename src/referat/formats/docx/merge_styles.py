"""A document's styles on a letterhead: the house's own where it has them, ours where not.

Word keeps the English name of a built-in style in every language but not its id (`Overskrift1`
is `heading 1`), so styles are matched by name.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from referat.formats.docx.ooxml import W, value

Element = etree._Element

LANGUAGE = "da-DK"
_REFERENCES = (f"{W}basedOn", f"{W}next", f"{W}link")
_USES = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")


def add_styles(house: Element, ours: Element) -> dict[str, str]:
    """Adds to `house` the styles it lacks; what each of our styles is called there."""
    known = {_key(style): style.get(f"{W}styleId", "") for style in house.iter(f"{W}style")}
    taken = set(known.values())
    ids: dict[str, str] = {}
    lacking = []
    for style in ours.iter(f"{W}style"):
        own = style.get(f"{W}styleId", "")
        ids[own] = known.get(_key(style)) or _fresh(own, taken)
        if _key(style) not in known:
            taken.add(ids[own])
            lacking.append(style)
    house.extend(_adapted(style, ids) for style in lacking)
    return ids


def _key(style: Element) -> tuple[str, str]:
    return style.get(f"{W}type", "paragraph"), value(style.find(f"{W}name")).lower()


def _fresh(own: str, taken: set[str]) -> str:
    name = own
    while name in taken:
        name = f"Referat{name}"
    return name


def _adapted(style: Element, ids: dict[str, str]) -> Element:
    new = deepcopy(style)
    new.set(f"{W}styleId", ids[new.get(f"{W}styleId", "")])
    new.attrib.pop(f"{W}default", "")  # the house has its own defaults
    for tag in _REFERENCES:
        for reference in new.iter(tag):
            reference.set(f"{W}val", ids[value(reference)])
    return new


def restyle(text: Element, ids: dict[str, str]) -> None:
    """Makes our text use the styles as the house calls them."""
    for use in text.iter(*_USES):
        use.set(f"{W}val", ids.get(value(use), value(use)))


def unnumber(text: Element, styles: Element) -> None:
    """Takes the house's own numbers off our paragraphs: an item's number is in its text."""
    by_id = {style.get(f"{W}styleId", ""): style for style in styles.iter(f"{W}style")}
    numbered = {name for name in by_id if _is_numbered(name, by_id)}
    for properties in list(text.iter(f"{W}pPr")):
        style, number = properties.find(f"{W}pStyle"), properties.find(f"{W}numPr")
        if number is None and value(style) in numbered:
            none = etree.SubElement(etree.SubElement(properties, f"{W}numPr"), f"{W}numId")
            none.set(f"{W}val", "0")


def _is_numbered(name: str, by_id: dict[str, Element]) -> bool:
    seen: set[str] = set()
    while name in by_id and name not in seen:
        seen.add(name)
        number = by_id[name].find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            return value(number) != "0"
        name = value(by_id[name].find(f"{W}basedOn"))
    return False


def speak_danish(styles: Element) -> None:
    """Sets the language where Word looks for it: in the defaults, and in the default style."""
    defaults = _child(styles, "docDefaults", first=True)
    looks = _child(_child(defaults, "rPrDefault", first=True), "rPr")
    _child(looks, "lang").set(f"{W}val", LANGUAGE)
    for style in styles.iter(f"{W}style"):
        own = style.find(f"{W}rPr/{W}lang")
        if style.get(f"{W}default") in ("1", "true", "on") and own is not None:
            own.set(f"{W}val", LANGUAGE)


def _child(parent: Element, name: str, first: bool = False) -> Element:
    found = parent.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        parent.insert(0 if first else len(parent), found)
    return found
