"""Which forge the command runs at, and where that counts paths from."""

from __future__ import annotations

import os
from pathlib import Path

_TOPS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


def here() -> str | None:
    """`github` or `gitlab` where one of them runs the command; None on one's own machine."""
    if os.environ.get("GITHUB_ACTIONS") == "true":
        return "github"
    return "gitlab" if os.environ.get("GITLAB_CI") else None


def top_of(root: Path) -> Path:
    """The folder that was checked out: git's, else the one that the forge names, else `root`."""
    full = Path(os.path.abspath(root))  # noqa: PTH100 - Path.absolute keeps `..`
    for folder in (full, *full.parents):
        if (folder / ".git").exists():
            return folder
    named = [Path(value) for name in _TOPS if (value := os.environ.get(name))]
    return next((folder for folder in named if full.is_relative_to(folder)), full)
