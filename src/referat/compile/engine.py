"""A build from end to end, into a folder: only what changed, on all cores, exchanged whole."""

from __future__ import annotations

from pathlib import Path

from referat.compile.documents import compile_documents
from referat.compile.keys import program_key, templates_key
from referat.compile.means import Built, Means
from referat.compile.memory import MIRROR, Shelved, path_of, recall, remember
from referat.compile.one_build import OneBuild
from referat.compile.packed import Unreadable
from referat.compile.placing import misplaced
from referat.compile.request import Request
from referat.compile.setting import Setting
from referat.output.folder import Folder, alone, opened
from referat.output.survey import Left
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
    try:
        return _whole(setting, out, means)
    except Unreadable:  # a piece of the memory is not what it should be
        return _whole(Setting(found, request), out, means, trusts=False)


def _whole(setting: Setting, out: Path, means: Means, trusts: bool = True) -> Built:
    """Builds a whole repository. What the last build left is used if it `trusts` it."""
    found, request = setting.found, setting.request
    path = path_of(found.root, out, request.edition)
    program, templates = program_key(), templates_key(found.root)
    shelved = Shelved()

    def known() -> Left:
        nonlocal shelved
        if means.remembers and trusts:
            shelved = recall(path, program)
        return shelved.stand.left

    try:
        mirror = path.with_suffix(MIRROR) if means.remembers else None
        with opened(out, request.edition, known, means.waiting, mirror) as folder:
            if not isinstance(folder, Folder):
                return Built(folder, is_refused=True)
            one = OneBuild(setting, means, program, templates, shelved, folder)
            built = one.unchanged() or one.run()
            if means.remembers and one.stand is not None:
                remember(path, one.stand, one.left)
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
