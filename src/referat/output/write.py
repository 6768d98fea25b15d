"""Gathered output to a folder: all or nothing, and never anything that is not ours.

Every file is first written beside its place under a temporary name; only when all have
been written are they moved into place. What the last build wrote and this one does not is
removed; nothing else in the folder is touched, nor what somebody has edited since.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from referat.diagnostics import Diagnostic
from referat.output.record import RECORD, Record, read_record

FRONT_PAGE = "index.html"
_TEMPORARY = ".referat-ny-"


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be: its path in the output folder (with /), and its bytes or the file they
    are copied from.
    """

    path: str
    content: bytes | Path


@dataclass(frozen=True, slots=True)
class Stage:
    """What has been made so far: temporary file → its place, and folders."""

    files: list[tuple[Path, Path]]
    folders: list[Path]


def write_all(
    out: Path, outputs: Sequence[Output], edition: str, partial: bool = False
) -> list[Diagnostic]:
    """Writes a build's `outputs` under `out`. Files that an earlier build wrote and this one
    does not are removed, unless the build is `partial`; then a front page that lists more
    stays as well. Findings mean that nothing was changed.
    """
    record = read_record(out)
    if partial and FRONT_PAGE in record.files:
        outputs = [output for output in outputs if output.path != FRONT_PAGE]
    stage = Stage([], [])
    try:
        changed = _changed(out, outputs)
        findings = (
            _doubled(outputs)
            or _other_edition(out, record, edition)
            or _folders_in_the_way(out, outputs)
            or _files_in_the_way(out, changed, record)
        )
        if findings:
            return findings
        _stage_all(out, changed, stage)
        made = {output.path: _digest(output.content) for output in outputs}
        kept = record.files if partial else {}
        done = Record(edition, {**kept, **{path: (digest,) for path, digest in made.items()}})
        _put_record(out, _while_moving(record, made, edition), stage.folders)
        _move(stage)
        _put_record(out, done, stage.folders)
    except OSError as error:
        _undo(stage)
        return [_cannot_write(out, error)]
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
        return [_cannot_write(out, error)]
    return []


def _while_moving(record: Record, made: Mapping[str, str], edition: str) -> Record:
    """A record that is true whenever the moving is interrupted: old digests and new ones."""
    files = {path: (*record.files.get(path, ()), digest) for path, digest in made.items()}
    return Record(edition, {**record.files, **files})


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


def _changed(out: Path, outputs: Sequence[Output]) -> list[Output]:
    """Those that are not on the disk already, each path once."""
    once: dict[str, Output] = {}
    for output in outputs:
        once.setdefault(output.path, output)
    return [output for output in once.values() if not _is_same(out / output.path, output)]


def _other_edition(out: Path, record: Record, edition: str) -> list[Diagnostic]:
    if record.edition in ("", edition):
        return []
    return [
        Diagnostic(
            "anden-udgave",
            f"I »{out}« ligger den udgave, der hedder »{record.edition}«.",
            f"Byg »{edition}« i en anden mappe med --out, så udgaverne ikke bliver blandet.",
        )
    ]


def _files_in_the_way(out: Path, changed: Sequence[Output], record: Record) -> list[Diagnostic]:
    """Files that are not ours, and files that somebody has edited."""
    there = [output.path for output in changed if (out / output.path).is_file()]
    foreign = [path for path in there if path not in record.files]
    edited = [
        path
        for path in there
        if path in record.files and not record.knows(path, _digest(out / path))
    ]
    return _told_of(out, foreign, edited)


def _folders_in_the_way(out: Path, outputs: Sequence[Output]) -> list[Diagnostic]:
    folders = [output.path for output in outputs if (out / output.path).is_dir()]
    return _told_of(out, folders, [])


def _told_of(out: Path, foreign: Sequence[str], edited: Sequence[str]) -> list[Diagnostic]:
    if foreign:
        what = _first_of(out, foreign)
        return [
            Diagnostic(
                "fremmed-fil",
                f"{what} i forvejen og er ikke lavet af referat.",
                "Flyt, hvad der ligger der, eller vælg en anden mappe med --out.",
            )
        ]
    if edited:
        what = _first_of(out, edited)
        return [
            Diagnostic(
                "ændret-fil",
                f"{what} der med ændringer, som nogen har lavet, siden referat skrev den.",
                "Ret i mødets fil i stedet, og flyt eller slet den ændrede fil, før du bygger.",
            )
        ]
    return []


def _first_of(out: Path, paths: Sequence[str]) -> str:
    more = f" og {len(paths) - 1} til ligger alle" if len(paths) > 1 else " ligger"
    return f"»{out / paths[0]}«{more}"


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
    _make_folder(target.parent, stage.folders)
    digest = hashlib.sha256(target.name.encode()).hexdigest()[:16]
    temporary = target.parent / f"{_TEMPORARY}{digest}"
    stage.files.append((temporary, target))
    if isinstance(content, Path):
        shutil.copyfile(content, temporary)
    else:
        temporary.write_bytes(content)


def _move(stage: Stage) -> None:
    """Moves all that is staged into place."""
    while stage.files:
        temporary, target = stage.files[0]
        temporary.replace(target)
        stage.files.pop(0)


def _make_folder(folder: Path, made: list[Path]) -> None:
    if folder.is_dir():
        return
    _make_folder(folder.parent, made)
    folder.mkdir(exist_ok=True)
    made.append(folder)


def _undo(stage: Stage) -> None:
    for temporary, _ in stage.files:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    for folder in reversed(stage.folders):
        with contextlib.suppress(OSError):
            folder.rmdir()


def _remove_old(out: Path, old: Mapping[str, tuple[str, ...]]) -> None:
    """Removes what an earlier build wrote, unless somebody has changed it since."""
    for path, digests in old.items():
        target = out / path
        with contextlib.suppress(OSError):
            if _digest(target) in digests:
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
