"""Where a text leads that the shipped templates wrote, and what can be led to in it.

Knows how they write an attribute: in one way each, with no quotation mark outside a tag and
nothing hidden. So a text that several pages show is looked through once for all of them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from msgspec import Struct

from referat.formats.characters import clean
from referat.site.addresses import parted

_AWAY = r"[a-zA-Z][a-zA-Z0-9+.-]*:|/"
_LEADS_AWAY = re.compile(_AWAY)
# What stands before the sign is looked at only where there is one: they are few, blanks are not.
_OURS = re.compile(
    r'=(?<=[dfc]=)(?:(?<= id=)(?=")'
    rf'|(?:(?<= href=)|(?<= src=))"(?!"|{_AWAY}))("?[^"]*)'
)
"""An anchor behind a quotation mark, and what leads anywhere in the site without one."""
_INDEX = "index.html"
_NONE: frozenset[str] = frozenset()


class Leads(Struct, frozen=True, gc=False):
    """`addresses` are as seen from the page's folder, `paths` from the site's root; both may have
    a fragment. `places` are those on the page itself that the text leads to and does not have,
    `anchors` those that it has.
    """

    addresses: frozenset[str] = _NONE
    paths: frozenset[str] = _NONE
    places: frozenset[str] = _NONE
    anchors: frozenset[str] = _NONE


NOWHERE = Leads()


def leads_in(text: str) -> Leads:
    """Those of a text in which each attribute is written in one way."""
    found = set(_OURS.findall(text))
    if not found:
        return NOWHERE
    anchors = {each[1:] for each in found if each[0] == '"'}
    places = {each[1:] for each in found if each[0] == "#"}
    others = {each for each in found if each[0] not in '"#'}
    if not _are_plain("".join(anchors)):
        anchors = {_meant(each) for each in anchors}
    elif places:
        places -= anchors
    if places:
        places = {_place(_meant(each).rstrip()) for each in places}
        places.difference_update(anchors, ("",))
    every = "".join(others)
    if "&" in every or not every.isprintable():  # else each says what it means
        others = {_meant(each) for each in others}
    return Leads(frozenset(others), _NONE, frozenset(places), frozenset(anchors))


def leads_in_prose(text: str) -> Leads:
    """As `leads_in`, for prose, which has no anchors; most leads nowhere."""
    return leads_in(text) if ' href="' in text or ' src="' in text else NOWHERE


def leads_told(text: bytes, paths: Iterable[str]) -> Leads:
    """Those of a text that leads to `paths`, and besides to places on its page only."""
    places, anchors = _after(b' href="#', text), _after(b' id="', text)
    if not _are_plain("".join(anchors)):
        anchors = frozenset(map(_meant, anchors))
    if not _are_plain("".join(places)) or "top" in places:
        places = frozenset([_place(_meant(each).rstrip()) for each in places]) - {""}
    return Leads(_NONE, frozenset(map(target_at, paths)), places - anchors, anchors)


def _after(mark: bytes, text: bytes) -> frozenset[str]:
    return frozenset([each[: each.index(b'"')].decode() for each in text.split(mark)[1:]])


def own_leads(anchor: str, around: Iterable[tuple[str, str]]) -> Leads:
    """Those of an element that leads to itself. It has a name for each of the texts that stand
    `around` its anchor.
    """
    anchor = clean(anchor)
    names = [f"{before}{anchor}{after}" for before, after in around]
    place = _place(anchor.rstrip())
    is_there = not place or place in names
    return Leads(places=_NONE if is_there else frozenset((place,)), anchors=frozenset(names))


def _are_plain(names: str) -> bool:
    """True of names that are written in one way, as an anchor and behind a `#`."""
    return names.isascii() and names.replace("-", "").replace("_", "").isalnum()


def _meant(value: str) -> str:
    """An attribute's value."""
    return clean(unescape(value) if "&" in value else value)


def together(leads: Iterable[Leads]) -> Leads:
    """Those of texts that stand on one page."""
    every = [each for each in leads if each is not NOWHERE]
    if len(every) < 2:
        return every[0] if every else NOWHERE
    anchors = _NONE.union(*[each.anchors for each in every])
    return Leads(
        _NONE.union(*[each.addresses for each in every]),
        _NONE.union(*[each.paths for each in every]),
        _NONE.union(*[each.places for each in every]) - anchors,
        anchors,
    )


def leads_from(folder: str, leads: Leads) -> Leads:
    """What leads to the same from every page, as from one in `folder`."""
    targets = {target_of(each, folder) for each in leads.addresses}
    places = {each[1:] for each in targets if each.startswith("#")}
    paths = {each for each in targets if each and not each.startswith("#")}
    return Leads(_NONE, leads.paths | paths, leads.places | places, leads.anchors)


def target_of(address: str, folder: str) -> str:
    """The path, with its fragment, that an address leads to from a page in `folder`: only the
    fragment if it stays on the page, empty if it leads to all of it, or away.
    """
    rest, _, fragment = address.strip().partition("#")
    path = _file(rest, folder) if rest else ""
    if path is None:
        return ""
    anchor = _place(fragment)
    return f"{path}#{anchor}" if anchor else path


@lru_cache(maxsize=4096)
def target_at(path: str) -> str:
    """A path of the site as `target_of` gives it for its address."""
    file, _, anchor = parted(path)
    return f"{written(file)}#{anchor}" if anchor and anchor != "top" else written(file)


def _place(fragment: str) -> str:
    """The place on a page that a fragment names; empty for all of it."""
    anchor = _unquoted(fragment.partition(":~:")[0]) if fragment else ""
    return anchor if anchor != "top" else ""


@lru_cache(maxsize=4096)
def _file(address: str, folder: str) -> str | None:
    """The file that an address without a fragment leads to: None if it leads away, empty if it
    names none. `../` beyond the root stays in it, and so leads nowhere.
    """
    if _LEADS_AWAY.match(address):
        return None
    name = _unquoted(address.partition("?")[0])
    if not name:
        return ""
    path = _joined(folder, name)
    if name.endswith("/") or path == ".":
        path = posixpath.normpath(posixpath.join(path, _INDEX))
    return written(path)


def _joined(folder: str, name: str) -> str:
    """`name` as seen from `folder`, which has no steps of its own that lead up."""
    if "//" in f"{name}/":
        return posixpath.normpath(posixpath.join(folder, name))
    while folder and name.startswith("../"):
        folder, name = folder.rpartition("/")[0], name[3:]
    path = f"{folder}/{name}" if folder else name
    return posixpath.normpath(path) if "/." in f"/{name}" else path


def _unquoted(text: str) -> str:
    return unquote(text) if "%" in text else text


def written(path: str) -> str:
    """A path in which `#` begins a fragment: a file may be called `Bilag #2.pdf`."""
    return path.replace("%", "%25").replace("#", "%23")
