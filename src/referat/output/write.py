"""Gathered output to a folder, file by file: all or nothing, and never anything not ours.

Every file is first written beside its place under a temporary name; only when all have
been written are they moved into place, what pages lead to before the pages that lead to it.
What the last build wrote and this one does not is removed; nothing else in the folder is
touched, nor what somebody has edited since. A whole site is exchanged at once where that is
possible: see `folder`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from referat.diagnostics import Diagnostic
from referat.output import disk
from referat.output.record import RECORD, Record, read_record
from referat.output.trouble import TEMPORARY, cannot_write, in_the_way, other_edition, same_path


class Output(Struct, frozen=True):
    """A file to be: its path in the output folder (with /), and its bytes or the file they
    are copied from.
    """

    path: str
    content: bytes | Path


class Stage(Struct, frozen=True):
    """What has been made so far: temporary file → its place, and folders."""

    files: list[tuple[Path, Path]]
    folders: list[Path]


def write_all(
    out: Path, outputs: Sequence[Output], edition: str, partial: bool = False
) -> list[Diagnostic]:
    """Writes a build's `outputs` under `out`. Files that an earlier build wrote and this one
    does not are removed, unless the build is `partial`. Findings mean that nothing was changed.
    """
    record = read_record(out)
    stage = Stage([], [])
    try:
        changed = _changed(out, outputs)
        findings = (
            same_path((output.path, output.content) for output in outputs)
            or other_edition(out, record.edition, edition)
            or _folders_in_the_way(out, outputs)
            or _files_in_the_way(out, changed, record)
        )
        if findings:
            return findings
        _stage_all(out, changed, stage)
        made = {output.path: disk.digest(output.content) for output in outputs}
        kept = record.files if partial else {}
        done = Record(edition, {**kept, **{path: (digest,) for path, digest in made.items()}})
        _put_record(out, _while_moving(record, made, edition), stage.folders)
        _move(stage)
        _put_record(out, done, stage.folders)
    except OSError as error:
        _undo(stage)
        return [cannot_write(out, error)]
    _remove_old(out, {path: old for path, old in record.files.items() if path not in done.files})
    return []


def write_over(out: Path, outputs: Sequence[Output]) -> list[Diagnostic]:
    """Writes `outputs` over what is there, with no record: for schemas and templates."""
    stage = Stage([], [])
    try:
        findings = _folders_in_the_way(out, outputs)
        if findings:
            return findings
        _stage_all(out, _changed(out, outputs), stage)
        _move(stage)
    except OSError as error:
        _undo(stage)
        return [cannot_write(out, error)]
    return []


def _while_moving(record: Record, made: Mapping[str, str], edition: str) -> Record:
    """A record that is true whenever the moving is interrupted: old digests and new ones."""
    files = {path: (*record.files.get(path, ()), digest) for path, digest in made.items()}
    return Record(edition, {**record.files, **files})


def _changed(out: Path, outputs: Sequence[Output]) -> list[Output]:
    """Those that are not on the disk already, each path once, in the order to move them."""
    once: dict[str, Output] = {}
    for output in outputs:
        once.setdefault(output.path, output)
    changed = [output for output in once.values() if not _is_same(out / output.path, output)]
    return sorted(changed, key=_order)


def _order(output: Output) -> tuple[bool, int, str]:
    """What is led to first: files, then pages from the innermost to the front page."""
    return output.path.endswith(".html"), -output.path.count("/"), output.path


def _files_in_the_way(out: Path, changed: Sequence[Output], record: Record) -> list[Diagnostic]:
    """Files that are not ours, and files that somebody has edited."""
    there = [output.path for output in changed if (out / output.path).is_file()]
    foreign = [path for path in there if path not in record.files]
    edited = [
        path
        for path in there
        if path in record.files and not record.knows(path, disk.digest(out / path))
    ]
    return in_the_way(out, foreign, edited)


def _folders_in_the_way(out: Path, outputs: Sequence[Output]) -> list[Diagnostic]:
    folders = [output.path for output in outputs if (out / output.path).is_dir()]
    return in_the_way(out, folders, [])


def _is_same(target: Path, output: Output) -> bool:
    if not target.is_file():
        return False
    if isinstance(output.content, Path):
        is_it = target.samefile(output.content)
        return is_it or disk.digest(target) == disk.digest(output.content)
    is_as_long = target.stat().st_size == len(output.content)
    return is_as_long and target.read_bytes() == output.content


def _stage_all(out: Path, outputs: Sequence[Output], stage: Stage) -> None:
    """Writes all of `outputs` under temporary names."""
    for output in outputs:
        _stage_one(out / output.path, output.content, stage)


def _put_record(out: Path, record: Record, folders: list[Path]) -> None:
    """Writes a record and moves it into place at once."""
    own = Stage([], folders)
    try:
        _stage_one(out / RECORD, record.to_bytes(), own)
        _move(own)
    except OSError:
        _undo(Stage(own.files, []))
        raise


def _stage_one(target: Path, content: bytes | Path, stage: Stage) -> None:
    stage.folders.extend(disk.make_folders(target.parent))
    digest = disk.digest(target.name.encode())[:16]
    temporary = target.parent / f"{TEMPORARY}{digest}"
    with contextlib.suppress(FileNotFoundError):
        disk.remove(temporary)  # what a build that was killed has left
    stage.files.append((temporary, target))
    if isinstance(content, Path):
        disk.copy(content, temporary)
    else:
        disk.write(temporary, content)


def _move(stage: Stage) -> None:
    """Moves all that is staged into place."""
    while stage.files:
        disk.move(*stage.files[0])
        stage.files.pop(0)


def _undo(stage: Stage) -> None:
    for temporary, _ in stage.files:
        with contextlib.suppress(OSError):
            disk.remove(temporary)
    for folder in reversed(stage.folders):
        with contextlib.suppress(OSError):
            disk.remove_folder(folder)


def _remove_old(out: Path, old: Mapping[str, tuple[str, ...]]) -> None:
    """Removes what an earlier build wrote, unless somebody has changed it since."""
    for path, digests in old.items():
        target = out / path
        with contextlib.suppress(OSError):
            if disk.digest(target) in digests:
                disk.remove(target)
        for folder in target.parents:
            if folder == out or not folder.is_relative_to(out):
                break
            with contextlib.suppress(OSError):
                disk.remove_folder(folder)  # only empty folders go
