"""Where pages lead, and whether there is something there.

What the shipped templates write tells itself where it leads (`formats/leads`); a page that
templates of the user's own have written is looked through for `href`, `src`, `srcset`, `poster`
and `id`, to the same end. Addresses with a scheme, a host or a leading slash lead out of the site
and are nobody's business here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from urllib.parse import unquote

from referat.compile.values import Made
from referat.diagnostics import Diagnostic
from referat.formats.leads import Leads, target_of, written

_HIDDEN = re.compile(r"<!--.*?-->|(<(script|style)\b[^>]*>).*?</\2\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z](?:[^\"'<>]|\"[^\"]*\"|'[^']*')*+>")
_ATTRIBUTE = re.compile(
    r"\s([^\s\"'<>=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))",
)
_LEADING = frozenset({"href", "src", "srcset", "poster", "id", "name"})
_SEARCHED = b"data-pagefind-body"


def scanned(path: str, digest: str, page: bytes, leads: Leads | None = None) -> Made:
    """A page with its links (as paths from the site's root) and its anchors. `leads` are known
    if nothing but the shipped templates wrote it.
    """
    folder, here = path.rpartition("/")[0], written(path)
    if leads is None:
        leads = _anybodys(page.decode("utf-8", "replace"))
    anchors, found = leads.anchors, set(leads.paths)
    found.update([target_of(each, folder) for each in leads.addresses])
    # Most links lead to other pages.
    near = {link for link in found if here in link or link[:1] == "#"}
    found -= near
    found.update([_elsewhere(link, here, anchors) for link in near])
    found.discard("")
    found.update([f"{here}#{place}" for place in leads.places - anchors])
    return Made(path, digest, tuple(sorted(found)), tuple(sorted(anchors)), _SEARCHED in page)


def _elsewhere(link: str, here: str, anchors: frozenset[str]) -> str:
    """A link of the page `here`; empty if it leads to what is on that page."""
    path, mark, anchor = link.partition("#")
    if path and path != here:
        return link
    return f"{here}#{anchor}" if mark and anchor not in anchors else ""


def _anybodys(text: str) -> Leads:
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
    return Leads(frozenset(addresses), anchors=frozenset(anchors))


def _parts(srcset: str) -> list[str]:
    return [part for part in srcset.split(", ") if part.strip()]


def dead(pages: Iterable[Made], paths: Iterable[str]) -> Iterator[Diagnostic]:
    """One finding for each target that is missing, however many pages lead to it. `paths` are
    all files of the site.
    """
    pages = sorted(pages, key=lambda page: page.path)
    there = set(paths)
    anchors = {page.path: page.anchors for page in pages}
    missing = _missing({link for page in pages for link in page.links}, there, anchors)
    leading: dict[str, list[str]] = {}
    for page in pages if missing else ():
        for target in missing.intersection(page.links):
            leading.setdefault(target, []).append(page.path)
    for target, sources in sorted(leading.items()):
        yield _finding(target, sources, there)


def _missing(
    targets: Iterable[str], there: set[str], anchors: Mapping[str, Sequence[str]]
) -> set[str]:
    """Those that are not there; most pages lead to the same."""
    known: dict[str, frozenset[str]] = {}
    missing: set[str] = set()
    for target in targets:
        path, anchor = _parted(target)
        if path not in there:
            missing.add(target)
        elif anchor and path in anchors:
            if path not in known:
                known[path] = frozenset(anchors[path])
            if anchor not in known[path]:
                missing.add(target)
    return missing


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
