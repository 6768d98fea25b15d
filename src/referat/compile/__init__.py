"""From files to a published site: the way of the data, and its doors.

    files ─▶ Reading (one a meeting: findings, facts, what it asked the disk for)     reading
          ─▶ Gathered (all of them; what one closes is closed for all)              gathering
          ─▶ SitePlan (pages, and what stands around each meeting's)                     site
          ─▶ Made (documents, pages, feeds: path, digest, links, anchors)        making, site
          ─▶ links checked ─▶ staged tree, search index ─▶ exchanged whole     links, staging

`workshop` cuts the work into tasks that `crew` does on all cores. Everything made has a key,
the digest of all that it depends on (`keys`); `memory` leaves keys and facts to the next build,
which makes again only what has another key or is no longer as it was left.

Each door is imported when it is gone through: a check needs nothing that makes anything.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from referat.compile.engine import build, build_share, merge
    from referat.compile.means import Built, Means
    from referat.compile.request import Compiled, Progress, Request
    from referat.project.find import Found

__all__ = [
    "Built",
    "Compiled",
    "Means",
    "Request",
    "build",
    "build_share",
    "check",
    "compile_all",
    "merge",
]

_WHERE = {"Built": "means", "Compiled": "request", "Means": "means", "Request": "request"}
_WHERE |= {"build": "engine", "build_share": "engine", "merge": "engine"}


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(name)
    return getattr(import_module(f"referat.compile.{_WHERE[name]}"), name)


def check(found: Found, jobs: int = 1) -> Compiled:
    """Every finding in `found`; nothing is made."""
    from referat.compile.checking import check_documents  # noqa: PLC0415
    from referat.compile.request import Request  # noqa: PLC0415
    from referat.compile.setting import Setting  # noqa: PLC0415

    return check_documents(Setting(found, Request()), jobs)


def compile_all(found: Found, request: Request, progress: Progress) -> Compiled:
    """What `found` becomes, in memory: a whole repository a site, anything less its documents."""
    from referat.compile.documents import compile_documents  # noqa: PLC0415
    from referat.compile.setting import Setting  # noqa: PLC0415

    return compile_documents(Setting(found, request), 1, progress)
