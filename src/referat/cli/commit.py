"""Which commit of git the files are from."""

from __future__ import annotations

import subprocess
from pathlib import Path

_PATIENCE = 10
"""Seconds until git is given up."""


_BUILT_FROM = ("meetings", "templates", "referat.yaml")


def commit_of(root: Path) -> str:
    """The commit that the files in `root` are from, »… med ændringer« if what a site is built
    from has been changed since; empty without git or outside of a repository.
    """
    places = _BUILT_FROM if (root / "meetings").is_dir() else (".",)
    lines = _git(root, "status", "--porcelain=v2", "--branch", "--", *places).splitlines()
    found = next((line.split()[2] for line in lines if line.startswith("# branch.oid ")), "")
    if not found or found == "(initial)":
        return ""
    is_changed = any(not line.startswith("#") for line in lines)
    return f"{found} med ændringer" if is_changed else found


def where_of(root: Path) -> list[str]:
    """The files in which git says which commit that is."""
    lines = _git(root, "rev-parse", "--absolute-git-dir", "--git-common-dir").splitlines()
    if len(lines) != 2:
        return []
    own, common = Path(lines[0]), Path(root, lines[1])
    reference = _git(root, "rev-parse", "--symbolic-full-name", "HEAD").strip()
    names = [own / "HEAD", own / "logs/HEAD", common / reference, common / "packed-refs"]
    return [str(each.absolute()) for each in names]


def _git(root: Path, *arguments: str) -> str:
    """What git says; nothing if it cannot."""
    command = ["git", "--no-optional-locks", "-C", str(root), *arguments]
    try:
        return subprocess.run(
            command, capture_output=True, text=True, timeout=_PATIENCE, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
