"""Gathered output to a folder: all or nothing, and never anything that is not ours.

Every file is first written beside its place under a temporary name; only when all have
been written are they moved into place. What the last build wrote and this one does not is
removed; nothing else in the folder is touched.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from referat.diagnostics import Diagnostic

RECORD = ".referat-filer.json"
_TEMPORARY = ".referat-ny-"


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be: its path in the output folder (with /), and its bytes or the file they
    are copied from.
    """

    path: str
    content: bytes | Path


def write_all(out: Path, outputs: Sequence[Output], keep_record: bool) -> list[Diagnostic]:
    """Writes `outputs` under `out`. With `keep_record`, files that an earlier build wrote and
    this one does not are removed. Findings mean that nothing was changed.
    """
    doubled = _doubled(outputs)
    if doubled:
        return doubled
    record = _read_record(out) if keep_record else {}
    staged: list[tuple[Path, Path]] = []
    made: list[Path] = []
    try:
        foreign = _foreign(out, outputs, record if keep_record else None)
        if foreign:
            return foreign
        digests = _stage(out, outputs, staged, made)
        if keep_record:
            _stage_one(out, Output(RECORD, _record_bytes(digests)), staged, made)
        for temporary, target in staged:
            temporary.replace(target)
    except OSError as error:
        _undo(staged, made)
        return [_cannot_write(out, error)]
    _remove_old(out, {path: old for path, old in record.items() if path not in digests})
    return []


def _doubled(outputs: Sequence[Output]) -> list[Diagnostic]:
    """Two outputs with one path (also if they differ only by case) would hide each other."""
    seen: dict[str, Output] = {}
    found = []
    for output in outputs:
        first = seen.setdefault(output.path.casefold(), output)
        if first is not output and first.content != output.content:
            found.append(
                Diagnostic(
                    "samme-adresse",
                    f"To filer ville få samme adresse: »{output.path}«.",
                    "Giv den ene et andet navn; store og små bogstaver gør ingen forskel.",
                )
            )
    return found


def _read_record(out: Path) -> dict[str, str]:
    try:
        record = json.loads((out / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(record, dict):
        return {}
    return {
        path: digest
        for path, digest in record.items()
        if isinstance(path, str) and isinstance(digest, str) and _is_inside(path)
    }


def _is_inside(path: str) -> bool:
    return not Path(path).is_absolute() and ".." not in Path(path).parts


def _foreign(
    out: Path, outputs: Sequence[Output], record: Mapping[str, str] | None
) -> list[Diagnostic]:
    """What is in the way and no build of ours wrote: folders, and files if there is a record of
    our own.
    """
    found = [
        out / output.path
        for output in outputs
        if (out / output.path).is_dir()
        or (
            record is not None
            and output.path not in record
            and (out / output.path).exists()
            and not _is_same(out / output.path, output)
        )
    ]
    if not found:
        return []
    more = f" og {len(found) - 1} til" if len(found) > 1 else ""
    lies = "ligger" if not more else "ligger alle"
    return [
        Diagnostic(
            "fremmed-fil",
            f"»{found[0]}«{more} {lies} der i forvejen og er ikke lavet af referat.",
            "Flyt, hvad der ligger der, eller vælg en anden mappe med --out.",
        )
    ]


def _is_same(target: Path, output: Output) -> bool:
    if not target.is_file():
        return False
    if isinstance(output.content, Path):
        return target.samefile(output.content) or _digest(target) == _digest(output.content)
    return target.stat().st_size == len(output.content) and target.read_bytes() == output.content


def _digest(content: bytes | Path) -> str:
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _stage(
    out: Path, outputs: Sequence[Output], staged: list[tuple[Path, Path]], made: list[Path]
) -> dict[str, str]:
    digests: dict[str, str] = {}
    for output in outputs:
        if output.path not in digests:
            digests[output.path] = _digest(output.content)
            if not _is_same(out / output.path, output):
                _stage_one(out, output, staged, made)
    return digests


def _stage_one(
    out: Path, output: Output, staged: list[tuple[Path, Path]], made: list[Path]
) -> None:
    target = out / output.path
    _make_folder(target.parent, made)
    temporary = (
        target.parent / f"{_TEMPORARY}{hashlib.sha256(target.name.encode()).hexdigest()[:16]}"
    )
    staged.append((temporary, target))
    if isinstance(output.content, Path):
        shutil.copyfile(output.content, temporary)
    else:
        temporary.write_bytes(output.content)


def _make_folder(folder: Path, made: list[Path]) -> None:
    if folder.is_dir():
        return
    _make_folder(folder.parent, made)
    folder.mkdir(exist_ok=True)
    made.append(folder)


def _record_bytes(digests: Mapping[str, str]) -> bytes:
    text = json.dumps(dict(sorted(digests.items())), ensure_ascii=False, indent=0)
    return (text + "\n").encode()


def _undo(staged: Sequence[tuple[Path, Path]], made: Sequence[Path]) -> None:
    for temporary, _ in staged:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    for folder in reversed(made):
        with contextlib.suppress(OSError):
            folder.rmdir()


def _remove_old(out: Path, old: Mapping[str, str]) -> None:
    """Removes what an earlier build wrote, unless somebody has changed it since."""
    for path, digest in old.items():
        target = out / path
        with contextlib.suppress(OSError):
            if _digest(target) == digest:
                target.unlink()
        for folder in target.parents:
            if folder == out or not folder.is_relative_to(out):
                break
            with contextlib.suppress(OSError):
                folder.rmdir()  # only empty folders go


def _cannot_write(out: Path, error: OSError) -> Diagnostic:
    place = error.filename or out
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        message = f"Der er ikke plads på disken til »{out}«."
        hint = "Skaf plads, og prøv igen."
    elif error.errno in (errno.ENOTDIR, errno.EEXIST):
        message = f"»{place}« er en fil, men der skal være en mappe."
        hint = "Flyt filen, eller vælg en anden mappe med --out."
    else:
        message = f"»{place}« kan ikke skrives eller læses."
        hint = "Se, om du har lov til at skrive i mappen, eller vælg en anden med --out."
    kept = "Det, der blev bygget sidst, ligger der stadig."
    return Diagnostic("kan-ikke-skrives", message, f"{hint} {kept}")
