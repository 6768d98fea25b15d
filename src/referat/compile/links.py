"""Where pages lead, and whether there is something there.

A page is scanned for `href`, `src`, `srcset`, `poster` and `id` when it is made; what templates
of the user's own write is read more slowly, to the same end. Addresses with a scheme, a host or
a leading slash lead out of the site and are nobody's business here.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from referat.compile.values import Made
from referat.diagnostics import Diagnostic
from referat.formats.once import Once

_HIDDEN = re.compile(r"<!--.*?-->|(<(script|style)\b[^>]*>).*?</\2\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z](?:[^\"'<>]|\"[^\"]*\"|'[^']*')*+>")
_ATTRIBUTE = re.compile(
    r"\s([^\s\"'<>=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))",
)
# What stands before the sign is looked at only where there is one: they are few, blanks are not.
_OURS = re.compile(rb'=(?:(?<=( id)=)|(?<= href=)|(?<= src=))"([^"]*)"')
_LEADING = frozenset({"href", "src", "srcset", "poster", "id", "name"})
_AWAY = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/")
_INDEX = "index.html"
_SEARCHED = b"data-pagefind-body"


def scanned(path: str, digest: str, page: bytes, pieces: Sequence[bytes] = ()) -> Made:
    """A page with its links (as paths from the site's root) and its anchors. It has `pieces`
    (see `Woven`) if nothing but the shipped templates wrote it: what others are known to have
    as well is looked through once for all.
    """
    folder, here = posixpath.dirname(path), _written(path)
    if pieces:
        own, *others = pieces
        head, _, body = own.partition(b"</head>")
        targets, anchors = _in_piece(_without_scripts(head) + body, folder)
        for piece in others:
            more, places = _shared(piece, folder)
            targets |= more
            anchors |= places
    else:
        addresses, anchors = _anybodys(page.decode("utf-8", "replace"))
        targets = _targets(addresses, folder)
    targets -= {"#" + anchor for anchor in anchors}
    links = {here + each if each.startswith("#") else each for each in targets}
    links -= {here, "", *(f"{here}#{anchor}" for anchor in anchors)}
    return Made(path, digest, tuple(sorted(links)), tuple(sorted(anchors)), _SEARCHED in page)


def _in_piece(piece: bytes, folder: str) -> tuple[set[str], set[str]]:
    """Where a piece of a page in `folder` leads, and its anchors. Each attribute is written in one
    way, no quotation mark stands outside a tag, and nothing is hidden.
    """
    found = _OURS.findall(piece)
    anchors = {value for is_anchor, value in found if is_anchor}
    addresses = {value for is_anchor, value in found if not is_anchor}
    return _targets(_texts(addresses), folder), _texts(anchors)


_shared = Once(_in_piece)


def _anybodys(text: str) -> tuple[set[str], set[str]]:
    """The addresses and the anchors in a page, however its tags are written."""
    text = _HIDDEN.sub(lambda found: found[1] or "", text)
    addresses: set[str] = set()
    anchors: set[str] = set()
    for tag in _TAG.findall(text):
        for name, *values in _ATTRIBUTE.findall(tag):
            value = unescape(next((each for each in values if each), ""))
            kind = name.lower()
            if kind not in _LEADING:
                continue
            if kind == "id" or (kind == "name" and tag[:3].lower() == "<a "):
                anchors.add(value)
            elif kind == "srcset":
                addresses.update(part.split()[0] for part in _parts(value))
            elif kind != "name":
                addresses.add(value)
    return addresses, anchors


def _texts(values: set[bytes]) -> set[str]:
    """The values of attributes as they are meant."""
    if not values:
        return set()
    texts = b'"'.join(values).decode("utf-8", "replace").split('"')
    return {unescape(text) if "&" in text else text for text in texts}


def _without_scripts(head: bytes) -> bytes:
    """The head of a page, in which nothing else of ours is hidden."""
    first, *others = head.split(b"<script")
    kept = [first]
    for other in others:
        tag, end, rest = other.partition(b">")
        kept += [tag, end, rest.partition(b"</script>")[2]]
    return b"".join(kept)


def _parts(srcset: str) -> list[str]:
    return [part for part in srcset.split(", ") if part.strip()]


def _targets(addresses: Iterable[str], folder: str) -> set[str]:
    return {_target(each, folder) for each in addresses}


def _target(address: str, folder: str) -> str:
    """The path, with its fragment, that an address leads to from a page in `folder`: only the
    fragment if it stays on the page, empty if it leads to all of it, or away.
    """
    rest, _, fragment = address.strip().partition("#")
    path = _file(rest, folder) if rest else ""
    if path is None:
        return ""
    anchor = _unquoted(fragment.partition(":~:")[0]) if fragment else ""
    return f"{path}#{anchor}" if anchor and anchor != "top" else path


@lru_cache(maxsize=4096)
def _file(address: str, folder: str) -> str | None:
    """The file that an address without a fragment leads to: None if it leads away, empty if it
    names none. `../` beyond the root stays in it, and so leads nowhere.
    """
    if _AWAY.match(address):
        return None
    name = _unquoted(address.partition("?")[0])
    if not name:
        return ""
    path = _joined(folder, name)
    if name.endswith("/") or path == ".":
        path = posixpath.normpath(posixpath.join(path, _INDEX))
    return _written(path)


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


def _written(path: str) -> str:
    """A path in which `#` begins a fragment: a file may be called `Bilag #2.pdf`."""
    return path.replace("%", "%25").replace("#", "%23")


def dead(pages: Iterable[Made], paths: Iterable[str]) -> Iterator[Diagnostic]:
    """One finding for each target that is missing, however many pages lead to it. `paths` are
    all files of the site.
    """
    pages = sorted(pages, key=lambda page: page.path)
    there = set(paths)
    anchors = {page.path: frozenset(page.anchors) for page in pages}
    leading: dict[str, list[str]] = {}
    for page in pages:
        for target in page.links:
            if not _exists(target, there, anchors):
                leading.setdefault(target, []).append(page.path)
    for target, sources in sorted(leading.items()):
        yield _finding(target, sources, there)


def _exists(target: str, there: set[str], anchors: Mapping[str, frozenset[str]]) -> bool:
    path, anchor = _parted(target)
    if path not in there:
        return False
    return not anchor or path not in anchors or anchor in anchors[path]


def _parted(target: str) -> tuple[str, str]:
    path, _, anchor = target.partition("#")
    return unquote(path), anchor


def _finding(target: str, sources: list[str], there: set[str]) -> Diagnostic:
    path, anchor = _parted(target)
    more = f" (og {len(sources) - 1} til)" if len(sources) > 1 else ""
    what = (
        f"»{path}«, som ikke bliver lavet."
        if path not in there
        else f"stedet »#{anchor}« på »{path}«, som ikke findes."
    )
    return Diagnostic(
        "dødt-link",
        f"Siden »{sources[0]}«{more} fører til {what}",
        "Ret linket i mødets fil, eller i skabelonen, hvis du har lavet din egen.",
    )
