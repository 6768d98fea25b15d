"""A build from end to end, into a folder: only what changed, on all cores, exchanged whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from referat.compile.documents import compile_documents
from referat.compile.keys import program_key, templates_key
from referat.compile.means import Built, Means
from referat.compile.memory import MIRROR, Shelved, path_of, recall, remember
from referat.compile.one_build import OneBuild
from referat.compile.pieces import Unreadable
from referat.compile.placing import misplaced
from referat.compile.request import Request
from referat.compile.setting import Setting
from referat.compile.shares import MEMORY, SITE, Joined, join, share_of
from referat.diagnostics import has_errors
from referat.output.folder import Folder, alone, opened
from referat.output.survey import Left, Survey
from referat.output.trouble import cannot_write
from referat.output.write import write_all
from referat.project.find import Found


def build(found: Found, request: Request, out: Path, means: Means) -> Built:
    """Builds what was found into `out`. A whole repository becomes a site; anything less, its
    documents. With an error among the findings nothing is written.
    """
    setting = Setting(found, request)
    if not found.whole or request.kinds or request.formats:
        return _documents(setting, out, means)
    problems = misplaced(found, out)
    if problems:
        return Built(problems, is_refused=True)
    memory = path_of(found.root, out, request.edition)
    return _trusting(found, request, out, means, memory)


def build_share(
    found: Found, request: Request, share: tuple[int, int], out: Path, means: Means
) -> Built:
    """Builds the first of so many shares into `out`, for `merge`. See `shares`."""
    problems = misplaced(found, out)
    if problems:
        return Built(problems, is_refused=True)
    part, means = share_of(found, *share), replace(means, is_share=True)
    return _trusting(part, replace(request, is_shared=True), out / SITE, means, out / MEMORY)


def merge(found: Found, request: Request, shares: Sequence[Path], out: Path, means: Means) -> Built:
    """Joins `shares` into the site that a build would give, to the byte."""
    problems = misplaced(found, out)
    if problems:
        return Built(problems, is_refused=True)
    request = replace(request, is_shared=True)
    joined = join(shares, request.edition, program_key())
    if has_errors(joined.findings):
        return Built(joined.findings, is_refused=True)
    try:
        built = _joined(Setting(found, request), out, means, joined)
    except Unreadable:
        built = _joined(Setting(found, request), out, means, Joined())
    return replace(built, findings=[*joined.findings, *built.findings])


def _joined(setting: Setting, out: Path, means: Means, joined: Joined) -> Built:
    program, templates = program_key(), templates_key(setting.found.root)
    try:
        with opened(out, setting.request.edition, _nothing_known, means.waiting) as folder:
            if not isinstance(folder, Folder):
                return Built(folder, is_refused=True)
            folder.shares = joined.files
            one = OneBuild(setting, means, program, templates, joined.shelved, folder)
            return one.unchanged() or one.run()
    except OSError as error:
        return Built([cannot_write(out, error)], is_refused=True)


def _nothing_known() -> tuple[Left, None]:
    return Left(), None


def _trusting(found: Found, request: Request, out: Path, means: Means, memory: Path) -> Built:
    """Builds all that was found. What the last build left in `memory` is used as far as it goes."""
    try:
        return _whole(Setting(found, request), out, means, memory)
    except Unreadable:  # a piece of the memory is not what it should be
        return _whole(Setting(found, request), out, means, memory, trusts=False)


def _whole(setting: Setting, out: Path, means: Means, path: Path, trusts: bool = True) -> Built:
    """Builds a whole repository. What the last build left at `path` is used if it `trusts` it."""
    found, request = setting.found, setting.request
    program, templates = program_key(), templates_key(found.root)
    shelved = Shelved()

    def known() -> tuple[Left, Survey | None]:
        nonlocal shelved
        if means.remembers and trusts:
            shelved = means.warm.recall(path, program) if means.warm else recall(path, program)
        return shelved.stand.left, means.warm.survey if means.warm else None

    try:
        mirror = path.with_suffix(MIRROR) if means.remembers else None
        with opened(out, request.edition, known, means.waiting, mirror) as folder:
            if not isinstance(folder, Folder):
                return Built(folder, is_refused=True)
            one = OneBuild(setting, means, program, templates, shelved, folder)
            built = one.unchanged() or one.run()
            if means.remembers and one.stand is not None:
                left = Shelved(one.stand, one.left, shelved.pieces)
                if means.warm:
                    means.warm.keep(path, program, left, folder.survey, found)
                else:
                    remember(path, left)
            return built
    except OSError as error:
        return Built([cannot_write(out, error)], is_refused=True)


def _documents(setting: Setting, out: Path, means: Means) -> Built:
    compiled = compile_documents(setting, means.jobs, means.progress)
    if not compiled.outputs:
        return Built(compiled.findings, compiled.sources)
    with alone(out, means.waiting):
        problems = write_all(out, compiled.outputs, setting.request.edition, partial=True)
    built = Built([*compiled.findings, *problems], compiled.sources, is_refused=bool(problems))
    built.files = 0 if problems else len(compiled.outputs)
    return built
