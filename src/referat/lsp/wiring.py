"""Which message is answered by what. A handler that fails says so in the editor's log and answers
nothing, so that the editor goes on.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from lsprotocol import types

from referat.diagnostics import Diagnostic
from referat.lsp import actions, completion, links, outline, pointing, preview
from referat.lsp.desk import Opened
from referat.lsp.server import Server

PREVIEW = "referat.preview"
_TITLES = {"dagsorden": "Vis dagsorden", "referat": "Vis referat"}

Answer: TypeAlias = Callable[[Server, Opened, Any], Any]


def serve() -> None:
    """Serves one editor over standard input and output until it leaves."""
    logging.getLogger("pygls").addHandler(logging.NullHandler())
    logging.getLogger("pygls").propagate = False  # else tracebacks land on standard error
    server = Server()
    _wire(server)
    try:
        server.start_io()
    finally:
        server.end()


def _wire(server: Server) -> None:
    for name, (answer, options) in _ANSWERS.items():
        server.feature(name, options)(_about_a_file(server, answer))
    for name, told in _TOLD.items():
        server.feature(name)(_safely(server, told))
    server.command(PREVIEW)(_preview(server))


def _safely(server: Server, told: Callable[[Server, Any], None]) -> Callable[[Any], None]:
    def handle(params: Any) -> None:
        try:
            told(server, params)
        except Exception as error:
            server.tell(error)

    return handle


def _about_a_file(server: Server, answer: Answer) -> Callable[[Any], Any]:
    """Answers about open files of ours; others get nothing. What is asked for at every keystroke
    is answered from the last check, so that nobody waits for a new one.
    """
    is_hasty = answer in (_completion, _hover)

    def handle(params: Any) -> Any:
        try:
            uri = params.text_document.uri
            file = server.desk.opened.get(uri) if is_hasty else server.file_at(uri)
            return answer(server, file, params) if file is not None else None
        except Exception as error:
            server.tell(error)
            return None

    return handle


def _completion(server: Server, file: Opened, params: Any) -> Any:
    del server
    return completion.complete(file, params.position)


def _hover(server: Server, file: Opened, params: Any) -> Any:
    del server
    return pointing.hover(file, params.position)


def _initialized(server: Server, params: Any) -> None:
    del params
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching and watching.dynamic_registration:
        watchers = [types.FileSystemWatcher(glob_pattern="**/*.{yaml,yml}")]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        name = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        registration = types.Registration("referat-yaml", name, options)
        server.client_register_capability(types.RegistrationParams([registration]))


def _opened(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    server.desk.encoding = server.workspace.position_encoding or "utf-16"
    document = params.text_document
    server.wrote(document.uri, document.text, document.version)


def _changed(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    document = server.workspace.get_text_document(params.text_document.uri)
    server.wrote(document.uri, document.source, params.text_document.version)


_TOLD: Mapping[str, Callable[[Server, Any], None]] = {
    types.INITIALIZED: _initialized,
    types.TEXT_DOCUMENT_DID_OPEN: _opened,
    types.TEXT_DOCUMENT_DID_CHANGE: _changed,
    types.TEXT_DOCUMENT_DID_CLOSE: lambda server, p: server.closed(p.text_document.uri),
    types.TEXT_DOCUMENT_DID_SAVE: lambda server, p: server.disk_changed(),
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: lambda server, p: server.disk_changed(),
    types.SHUTDOWN: lambda server, p: server.end(),
}


def _outline(server: Server, file: Opened, params: Any) -> Any:
    """Nested, unless the editor has said that it knows only lists."""
    del params
    symbols = outline.outline(file)
    document = server.client_capabilities.text_document
    said = document.document_symbol if document else None
    if said is not None and not said.hierarchical_document_symbol_support:
        return list(outline.flat(symbols, file.uri))
    return symbols


def _lenses(server: Server, file: Opened, params: Any) -> list[types.CodeLens]:
    del server, params
    return [
        types.CodeLens(
            range=file.lines.between(0, 0, 0),
            command=types.Command(title=_TITLES[kind], command=PREVIEW, arguments=[file.uri, kind]),
        )
        for kind in preview.kinds_of(file)
    ]


_ANSWERS: Mapping[str, tuple[Answer, Any]] = {
    types.TEXT_DOCUMENT_HOVER: (_hover, None),
    types.TEXT_DOCUMENT_DEFINITION: (
        lambda s, file, p: pointing.definition(file, p.position),
        None,
    ),
    types.TEXT_DOCUMENT_COMPLETION: (
        _completion,
        types.CompletionOptions(trigger_characters=list(completion.TRIGGERS)),
    ),
    types.TEXT_DOCUMENT_CODE_ACTION: (
        lambda s, file, p: actions.actions(file, p.range, p.context.only),
        types.CodeActionOptions(code_action_kinds=list(actions.KINDS)),
    ),
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: (_outline, None),
    types.TEXT_DOCUMENT_DOCUMENT_LINK: (lambda s, file, p: links.document_links(file), None),
    types.TEXT_DOCUMENT_CODE_LENS: (_lenses, None),
}


def _preview(server: Server) -> Callable[..., Any]:
    """The command that shows an open file as a document. Its arguments are the file's address, else
    the one that was written on last, and the kind of document.
    """

    async def handle(*arguments: Any) -> str | None:
        try:
            uri, kind = (*arguments, None, None)[:2]
            file = server.file_at(str(uri or server.desk.latest))
            if file is None or not file.is_meeting:
                _say(server, "Kun et åbent møde kan vises som dokument.")
                return None
            setting = preview.setting_for(file, kind)
            made = await asyncio.get_running_loop().run_in_executor(
                None, server.previews.make, setting
            )
            if isinstance(made, Diagnostic):
                _say(server, preview.in_the_way(made))
                return None
            _show(server, made)
            return str(made)
        except Exception as error:
            server.tell(error)
            _say(server, "Dokumentet kunne ikke laves.")
            return None

    return handle


def _say(server: Server, text: str) -> None:
    """Tells the writer something in a window."""
    server.window_show_message(types.ShowMessageParams(types.MessageType.Warning, text))


def _show(server: Server, path: Path) -> None:
    """Asks the editor to open the document, or tells where it lies."""
    window = server.client_capabilities.window
    if window and window.show_document and window.show_document.support:
        server.window_show_document(types.ShowDocumentParams(path.as_uri(), external=True))
    else:
        text = f"Dokumentet ligger i {path}"
        server.window_show_message(types.ShowMessageParams(types.MessageType.Info, text))
