"""Has anything changed at all since the last build? One digest of everything it depended on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from referat.compile.gathering import base_key
from referat.compile.grounds import HERE
from referat.compile.keys import key_of
from referat.compile.setting import Setting
from referat.compile.values import Kept
from referat.project.load import committees_of
from referat.project.shelf import Shelf


def names_asked(setting: Setting, meetings: Mapping[str, Kept]) -> dict[str, tuple[str, ...]]:
    """What must be asked again to know if a file has changed, by source."""
    logo = setting.site.logo if setting.site else None
    asked = {source: kept.reading.asked for source, kept in meetings.items()}
    return {**asked, HERE: (logo.strip(),) if logo else ()}


def stamp_of(
    setting: Setting,
    program: str,
    asked: Mapping[str, Sequence[str]],
    search: str,
    keys: Iterable[str],
) -> str:
    """`search` is the version of the search that is wanted, or empty; `keys` are those of the
    meetings, in their order (see `keys_of`).
    """
    found, root = setting.found, setting.found.root
    return key_of(
        base_key(setting, program),
        setting.request.as_of,
        setting.request.commit,
        search,
        setting.answers.of(Shelf(root, (root,)), asked.get(HERE, ())),
        [(each.folder, setting.sources.digest(each.path)) for each in found.committees],
        [(setting.source(path), setting.sources.digest(path)) for path in committees_of(found)],
        list(keys),
    )
