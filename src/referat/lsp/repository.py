"""Which files are ours, and what they are read together with."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from referat.compile.request import Request
from referat.compile.setting import Setting
from referat.model.meeting import Committee, Meeting, Site
from referat.project.find import COMMITTEE_FILE, MEETINGS, SITE_FILE, Found, find, root_of
from referat.prose.links import is_meeting_file

TopModel: TypeAlias = type[Meeting] | type[Committee] | type[Site]


def model_of(path: Path) -> TopModel:
    """What a file of this name holds."""
    if path.name == SITE_FILE:
        return Site
    return Committee if path.name == COMMITTEE_FILE else Meeting


def is_ours(path: Path, text: str) -> bool:
    """True for a file that `referat check` would read; elsewhere for one that looks like a
    meeting.
    """
    if path.name in (SITE_FILE, COMMITTEE_FILE):
        return True
    return is_meeting_file(path.name) and (_lies_among_meetings(path) or _is_like_meeting(text))


def _is_like_meeting(text: str) -> bool:
    keys = {row.partition(":")[0] for row in text.splitlines() if row[:1].isalpha()}
    return {"dato", "punkter"} <= keys


def _lies_among_meetings(path: Path) -> bool:
    """True under `meetings/`, and under a body's folder; not in a meeting's own folder, which
    holds attachments of any kind.
    """
    root = root_of(path)
    base = root / MEETINGS if (root / MEETINGS).is_dir() else root
    inside = [each for each in path.parents if each.is_relative_to(base)]
    if any(each.name.startswith(".") for each in (path, *inside[:-1])):
        return False
    if any(each.with_suffix(end).is_file() for each in inside[:-1] for end in (".yaml", ".yml")):
        return False
    has_body = any((each / COMMITTEE_FILE).is_file() for each in inside)
    return has_body or (base != root and bool(inside) and (root / SITE_FILE).is_file())


def root_for(path: Path) -> Path:
    """The folder that a file is read together with: a repository, else the file's own."""
    root = root_of(path)
    return root if (root / SITE_FILE).is_file() else path.parent


def setting_of(root: Path) -> Setting:
    """All that lies in `root`; nothing of a folder that is neither a repository nor a body's: it
    may be anything (a whole disk, say).
    """
    is_bounded = (root / SITE_FILE).is_file() or (root / COMMITTEE_FILE).is_file()
    found = find((root,)) if is_bounded else None
    if isinstance(found, Found):
        return Setting(found, Request())
    site = root / SITE_FILE
    return Setting(Found(root, site if site.is_file() else None, ()), Request())
