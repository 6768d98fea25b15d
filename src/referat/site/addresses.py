"""Where things lie on the site: the one table of its paths, all from the root.

A path is composed Unicode and not encoded; `web_path` makes it part of an address.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from referat.danish.slugs import slug

FRONT = "index.html"
NOT_FOUND = "404.html"
DECISIONS = "beslutninger/index.html"
TASKS = "opgaver/index.html"
CASES = "sager/index.html"
PEOPLE = "personer/index.html"
VOTES = "afstemninger/index.html"
SUBSCRIBE = "abonner.html"
SEARCH = "soeg.html"
FEED = "feed.xml"
CALENDAR = "kalender.ics"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
SYSTEM = "oparl.json"
DATA = "data.json"
ASSETS = "_filer"
SEARCH_INDEX = "pagefind"
OPARL_BODIES = "oparl/bodies.json"
OPARL_BODY = "oparl/body.json"
OPARL_ORGANISATIONS = "oparl/organizations.json"
OPARL_MEETINGS = "oparl/meetings.json"
SUFFIXES = {"html": "html", "docx": "docx", "markdown": "md"}
"""The ending of a document's file in each format."""

_KNOWN = 4096
"""Addresses that are remembered: pages of a folder lead to the same ones."""


def inside(folder: str, name: str) -> str:
    """`name` in `folder`; the site's root is an empty folder."""
    return f"{folder}/{name}" if folder else name


def numbered(path: str, number: int) -> str:
    """The path of a long list's part `number`: the first is `path` itself."""
    name, _, suffix = path.rpartition(".")
    return path if number == 1 else f"{name}-{number}.{suffix}"


def body_page(folder: str) -> str:
    return inside(folder, "index.html")


def meetings_of(folder: str, year: int) -> str:
    return inside(folder, f"moeder/{year}.html")


def decisions_of(folder: str, year: int) -> str:
    return inside(folder, f"beslutninger/{year}.html")


def votes_of(folder: str, year: int) -> str:
    return inside(folder, f"afstemninger/{year}.html")


def tasks_of(folder: str) -> str:
    return inside(folder, "opgaver.html")


def feed_of(folder: str) -> str:
    return inside(folder, FEED)


def calendar_of(folder: str) -> str:
    return inside(folder, CALENDAR)


def organisation_of(folder: str) -> str:
    """A body as an OParl object."""
    return inside(folder, "oparl.json")


def meeting_page(address: str, anchor: str = "") -> str:
    """A meeting's page, or an item's permanent address on it."""
    return f"{address}/index.html" + (f"#{anchor}" if anchor else "")


def meeting_data(address: str) -> str:
    return f"{address}/moede.json"


def meeting_oparl(address: str) -> str:
    return f"{address}/oparl.json"


def document_file(address: str, kind: str, format_: str) -> str:
    """A document of a meeting (`dagsorden`) in one format (`html`, `docx`, `markdown`)."""
    return f"{address}/{kind}.{SUFFIXES[format_]}"


def data_of(folder: str) -> str:
    """A body for machines."""
    return inside(folder, DATA)


def data_of_year(folder: str, year: int) -> str:
    """A body's meetings of one year, for machines."""
    return inside(folder, f"data/{year}.json")


def cases_of(year: int) -> str:
    return f"sager/{year}.html"


def case_page(name: str, number: int = 1) -> str:
    """A case, or part `number` of a long one: a folder, since `26-1-2` may be a case as well."""
    return f"sager/sag/{name}.html" if number == 1 else f"sager/sag/{name}/{number}.html"


def person_page(name: str) -> str:
    return f"personer/{name}.html"


def people_of(letter: str) -> str:
    return f"personer/bogstav/{slug(letter)}.html"


@lru_cache(maxsize=_KNOWN)
def quoted(name: str) -> str:
    """A name as part of an address, such as a place on a page: many lead to the same."""
    return quote(name)


def parted(path: str) -> tuple[str, str, str]:
    """A page, `#`, and the place on it: other files may have a `#` in their names."""
    file, mark, anchor = path.rpartition("#")
    return (file, mark, anchor) if file.endswith(".html") and "/" not in anchor else (path, "", "")


@lru_cache(maxsize=_KNOWN)
def web_path(path: str) -> str:
    """`path` as part of an address; a page called index.html is its folder."""
    file, mark, anchor = parted(path)
    if file == FRONT or file.endswith("/" + FRONT):
        file = file.removesuffix(FRONT)
    return quote(file) + (mark and f"#{quoted(anchor)}")


def whole(site: str, path: str) -> str:
    """The whole address of `path` on the site with the address `site` (ending with `/`)."""
    return site + web_path(path)


def relative(path: str, page: str) -> str:
    """The address of `path` as written on `page`: works at the root, under a folder, and from
    the disk.
    """
    return Ways(page)[path]


class Ways(dict[str, str]):
    """Paths and their addresses as written on `page`: each is there once it has been asked for."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self._page = page
        self._folder = page.rpartition("/")[0]

    def __missing__(self, path: str) -> str:
        if "#" not in path:
            address = _steps(path, self._folder)
        else:
            file, mark, anchor = parted(path)
            address = "" if mark and file == self._page else _steps(file, self._folder)
            if mark:
                address = f"{address}#{quoted(anchor)}"
        self[path] = address
        return address


@lru_cache(maxsize=_KNOWN)
def _steps(file: str, folder: str) -> str:
    """The way from `folder` to `file`."""
    up = ""
    while folder and not file.startswith(f"{folder}/"):
        folder, up = folder.rpartition("/")[0], f"{up}../"
    return quote(up + (file[len(folder) + 1 :] if folder else file))
