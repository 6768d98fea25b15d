"""The list of what is published: every file's SHA-256, and the commit that it was made from.

The form is the one that `sha256sum --check` reads, so that an archive can prove in ten years that
nothing has been lost or altered; the name is that of BagIt (RFC 8493). It names no date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

MANIFEST = "manifest-sha256.txt"


def manifest(files: Mapping[str, str], edition: str, commit: str) -> bytes:
    """`files` gives each file's digest by its path; `commit` is empty where there is no git."""
    lines = [f"# udgave: {edition}", *([f"# commit: {commit}"] if commit else [])]
    return "".join(f"{line}\n" for line in [*lines, *_entries(files)]).encode(
        "utf-8", "surrogateescape"
    )


def _entries(files: Mapping[str, str]) -> Iterator[str]:
    """A line each, by path; a name with a backslash or a line break is written as GNU does."""
    for path in sorted(files):
        digest = files[path]
        if "\\" not in path and path.isprintable():
            yield f"{digest}  {path}"
            continue
        escaped = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
        yield f"{'' if escaped == path else chr(92)}{digest}  {escaped}"
