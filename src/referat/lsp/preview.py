"""The open text as a document, made in a temporary folder as a build would make it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import get_args

from msgspec import Struct, field
from msgspec.structs import replace

from referat.compile.documents import compile_documents
from referat.compile.draft import meeting_at
from referat.compile.request import Request
from referat.compile.setting import Setting
from referat.compile.sources import Sources
from referat.diagnostics import Diagnostic, Severity
from referat.lsp.desk import Opened
from referat.output.write import Output
from referat.report import hidden
from referat.view.document import Kind
from referat.view.make import has_minutes

KINDS: tuple[Kind, ...] = get_args(Kind)


class _OpenText(Sources):
    """The files on the disk, but one as it stands in the editor."""

    def __init__(self, path: Path, text: str) -> None:
        super().__init__()
        self._path, self._text = path, text.encode("utf-8", "replace")

    def __call__(self, path: Path) -> bytes:
        return self._text if path == self._path else super().__call__(path)


def kinds_of(file: Opened) -> tuple[Kind, ...]:
    """The documents that make sense for the meeting as it is now."""
    if not file.is_meeting or file.whole is None:
        return ()
    return ("dagsorden", "referat") if has_minutes(file.whole.meeting) else ("dagsorden",)


def setting_for(file: Opened, kind: str | None) -> Setting:
    """All that it takes to make the document of `kind`, else the one that the meeting has come to;
    the file may be written on meanwhile.
    """
    chosen = next((each for each in KINDS if each == kind), (kinds_of(file) or KINDS[:1])[-1])
    setting = file.folder.setting
    meeting = meeting_at(setting, file.path)
    found = replace(setting.found, meetings=(meeting,), single=True, whole=False)
    request = Request(kinds=(chosen,), formats=("html",))
    return Setting(found, request, _OpenText(meeting.path, file.lines.text))


class Previews(Struct, dict=True):
    """The temporary folder, made when it is first needed."""

    _folder: Path | None = field(default=None)

    def make(self, setting: Setting) -> Path | Diagnostic:
        """The document's file; or the first thing that is in its way."""
        compiled = compile_documents(setting, 1, lambda done, of: None)
        error = next((f for f in compiled.findings if f.severity is Severity.ERROR), None)
        document = next((o for o in compiled.outputs if o.path.endswith(".html")), None)
        if error is not None or document is None:
            return error or Diagnostic("ingen-dokumenter", "Der blev ikke lavet noget dokument.")
        folder = self._folder_of(setting.found.meetings[0].path)
        for output in compiled.outputs:
            _write(folder / output.path, output)
        return folder / document.path

    def _folder_of(self, path: Path) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="referat-"))
        return self._folder / path.parent.name

    def clear(self) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)


def _write(path: Path, output: Output) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(output.content, bytes):
        path.write_bytes(output.content)
    else:
        shutil.copyfile(output.content, path)


def in_the_way(error: Diagnostic) -> str:
    """Why the document cannot be shown, in words."""
    where = f" på linje {error.place.line}" if error.place else ""
    return f"Dokumentet kan vises, når fejlen{where} er rettet: {hidden(error).message}"
