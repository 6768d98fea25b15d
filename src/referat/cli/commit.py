"""Which commit of git the files are from."""

from __future__ import annotations

import subprocess
from pathlib import Path

_PATIENCE = 10
"""Seconds until git is given up."""


def commit_of(root: Path) -> str:
    """The commit that the files in `root` are from, »… med ændringer« if they have been changed
    since; empty without git or outside of a repository.
    """
    command = [
        "git",
        "--no-optional-locks",
        "-C",
        str(root),
        "status",
        "--porcelain=v2",
        "--branch",
        "--",
        ".",
    ]
    try:
        said = subprocess.run(
            command, capture_output=True, text=True, timeout=_PATIENCE, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
    lines = said.splitlines()
    found = next((line.split()[2] for line in lines if line.startswith("# branch.oid ")), "")
    if not found or found == "(initial)":
        return ""
    is_changed = any(not line.startswith("#") for line in lines)
    return f"{found} med ændringer" if is_changed else found
