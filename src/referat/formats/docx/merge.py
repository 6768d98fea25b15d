"""Puts a document on a letterhead: the house's package, with our text, lists and links in it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from lxml import etree

from referat.formats.docx.collector import Collector
from referat.formats.docx.letterhead import Letterhead
from referat.formats.docx.merge_styles import add_styles, restyle, speak_danish, unnumber
from referat.formats.docx.ooxml import (
    CONTENT_TYPES,
    CT,
    OFFICE,
    PACKAGE,
    REL,
    WORD,
    W,
    inner,
    parse,
    rels_name,
    serialise,
    target,
)
from referat.formats.docx.placement import place
from referat.formats.docx.zipping import Member, member

Element = etree._Element

_IMAGES = {"png": "image/png", "jpg": "image/jpeg", "gif": "image/gif"}
_CORE = f"{PACKAGE}/relationships/metadata/core-properties"


def merged(
    letterhead: Letterhead, text: bytes, part: Callable[[str], bytes], ours: Collector
) -> list[Member]:
    """The members of the finished package; `part` fills in one of our own parts."""
    house = _House(letterhead)
    content = parse(text)
    _styles(house, content, part("styles.xml"))
    if ours.lists:
        _lists(house, part("numbering.xml"))
    if house.near("settings") is None:
        house.add("settings", part("settings.xml"))  # else Word opens it as a file of 2007
    main = parse(house.parts[house.main])
    place(main, content)
    house.parts[house.main] = serialise(main)
    _relations(house, ours)
    _properties(house, part)
    return house.members()


class _House:
    """The letterhead's package while it is added to."""

    def __init__(self, letterhead: Letterhead) -> None:
        self.parts = dict(letterhead.parts)
        self.main = letterhead.main
        self.types = parse(self.parts[CONTENT_TYPES])
        self.start = parse(self.parts[rels_name("")])
        rels = self.parts.get(rels_name(self.main))
        self.rels = parse(rels) if rels else etree.Element(f"{REL}Relationships")
        self._is_document()

    def _is_document(self) -> None:
        """A template (.dotx) becomes a document."""
        for each in self.types:
            kind = each.get("ContentType", "")
            each.set("ContentType", kind.replace("template.main+xml", "document.main+xml"))

    def near(self, kind: str) -> str | None:
        """The part of a kind that belongs to the text."""
        found = (r for r in inner(self.rels) if r.get("Type") == f"{OFFICE}/{kind}")
        return next((target(self.main, relation) for relation in found), None)

    def add(self, kind: str, data: bytes) -> None:
        """A part of a kind that the house has not got."""
        name = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        while name in self.parts:
            name = name.removesuffix(".xml") + "-referat.xml"
        self.parts[name] = data
        self.declare(name, f"{WORD}.{kind}+xml")
        taken = {relation.get("Id") for relation in self.rels}
        free = next(i for i in range(1, len(taken) + 2) if f"{kind}{i}" not in taken)
        self.relate(f"{kind}{free}", f"{OFFICE}/{kind}", posixpath.basename(name))

    def declare(self, name: str, kind: str) -> None:
        etree.SubElement(self.types, f"{CT}Override", PartName=f"/{name}", ContentType=kind)

    def relate(self, name: str, kind: str, to: str, outward: bool = False) -> None:
        mode = {"TargetMode": "External"} if outward else {}
        told = {"Id": name, "Type": kind, "Target": to, **mode}
        etree.SubElement(self.rels, f"{REL}Relationship", told)

    def members(self) -> list[Member]:
        self.parts[CONTENT_TYPES] = serialise(self.types)
        self.parts[rels_name("")] = serialise(self.start)
        self.parts[rels_name(self.main)] = serialise(self.rels)
        first = member(CONTENT_TYPES, self.parts.pop(CONTENT_TYPES))
        return [first, *(member(name, data) for name, data in sorted(self.parts.items()))]


def _styles(house: _House, content: Element, ours: bytes) -> None:
    name = house.near("styles")
    if name is None:
        house.add("styles", ours)
        return
    styles = parse(house.parts[name])
    restyle(content, add_styles(styles, parse(ours)))
    unnumber(content, styles)
    speak_danish(styles)
    house.parts[name] = serialise(styles)


def _lists(house: _House, ours: bytes) -> None:
    """Adds our lists; all definitions must come before the first list."""
    name = house.near("numbering")
    if name is None:
        house.add("numbering", ours)
        return
    numbering = parse(house.parts[name])
    new = list(parse(ours))
    tail = [each for each in numbering if each.tag == f"{W}numIdMacAtCleanup"]
    lists = [each for each in numbering if each.tag == f"{W}num"]
    rest = [each for each in numbering if each not in tail and each not in lists]
    abstracts = [each for each in new if each.tag == f"{W}abstractNum"]
    nums = [each for each in new if each.tag == f"{W}num"]
    numbering[:] = [*rest, *abstracts, *lists, *nums, *tail]
    house.parts[name] = serialise(numbering)


def _relations(house: _House, ours: Collector) -> None:
    for link in ours.links:
        house.relate(link.id, f"{OFFICE}/hyperlink", link.target, outward=True)
    known = {each.get("Extension", "").lower() for each in house.types.iter(f"{CT}Default")}
    for media in ours.drawings.media:
        house.relate(media.id, f"{OFFICE}/image", f"media/{media.name}")
        house.parts[posixpath.join(posixpath.dirname(house.main), "media", media.name)] = media.data
        kind = media.name.rsplit(".", 1)[-1]
        if kind not in known:
            known.add(kind)
            default = etree.Element(f"{CT}Default", Extension=kind, ContentType=_IMAGES[kind])
            house.types.insert(0, default)


def _properties(house: _House, part: Callable[[str], bytes]) -> None:
    """The file's properties are the meeting's, not the letterhead's."""
    kinds = {each.get("Type", ""): target("", each) for each in inner(house.start)}
    app = kinds.get(f"{OFFICE}/extended-properties")
    if app in house.parts:
        house.parts[app] = part("app.xml")
    core = kinds.get(_CORE)
    if core is None:
        core = "docProps/core.xml"
        house.declare(core, "application/vnd.openxmlformats-package.core-properties+xml")
        kind = f"{REL}Relationship"
        etree.SubElement(house.start, kind, Id="egenskaber", Type=_CORE, Target=core)
    house.parts[core] = part("core.xml")
