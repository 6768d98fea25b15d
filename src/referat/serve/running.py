"""`referat serve` from beginning to end: opens the port, builds, tells, and waits for changes."""

from __future__ import annotations

import errno
import gc
import threading
import time
import webbrowser
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from referat.diagnostics import Diagnostic
from referat.report import as_text
from referat.serve.board import Board
from referat.serve.building import Result, build
from referat.serve.server import Server, open_server
from referat.serve.watching import changes

if TYPE_CHECKING:
    from referat.compile.staging import Search
    from referat.compile.warm import Warm
    from referat.view.document import Edition

HIDDEN = ".referat"
_OPEN_TO_ALL = ("0.0.0.0", "::", "")
Say = Callable[[str], None]


class Settings(Struct, frozen=True):
    """What was asked for. `port` 0 takes any free one. The first build is done in `jobs`
    processes; `search` makes the search index, which the pages do without if it is None.
    """

    root: Path
    host: str = "127.0.0.1"
    port: int = 8000
    edition: Edition = "offentlig"
    browse: bool = False
    jobs: int = 1
    search: Search | None = None

    @property
    def out(self) -> Path:
        """The private folder that is served."""
        return self.root / HIDDEN / "visning" / self.edition


class Preview(Struct):
    """A running preview: `run` works until `stop` is called from elsewhere."""

    settings: Settings
    say: Say
    board: Board = field(default_factory=lambda: Board(f"{time.time_ns():x}"))
    stopping: threading.Event = field(default_factory=threading.Event)
    server: Server | None = None
    warm: Warm | None = None

    def open(self) -> Diagnostic | None:
        """Takes the port; or why that cannot be."""
        wanted = self.settings.port
        try:
            keep_out_of_git(self.settings.root / HIDDEN)
            self.server = open_server(self.settings.host, wanted, self.settings.out, self.board)
        except OSError as error:
            return _cannot_listen(self.settings, error)
        if wanted and self.server.server_port != wanted:
            self.say(f"Port {wanted} er optaget, så her bruges {self.server.server_port}.")
        self.say("Bygger hjemmesiden …")
        return None

    def run(self) -> None:
        """Builds, serves and builds again until it is stopped. The answering begins after the
        first build, which can use all cores only while nothing else goes on.
        """
        answering = False
        try:
            for changed in changes(self.settings.root, self.stopping):
                if changed or not answering:
                    self.rebuild(changed)
                elif self.warm is not None:
                    self.warm.settle()
                if not answering:
                    gc.freeze()  # what is known of all meetings is not looked through at each save
                    answering = True
                    self._answer()
        finally:
            if self.warm is not None:
                self.warm.settle()
            self.board.close()
            if self.server is not None:
                if answering:
                    self.server.shutdown()
                self.server.server_close()

    def rebuild(self, changed: Iterable[str] = ()) -> None:
        """One attempt: builds, tells the pages, and prints what there is to say. `changed` are
        the files that have changed since the last one began.
        """
        from referat.compile import Means  # noqa: PLC0415
        from referat.compile.warm import Warm  # noqa: PLC0415

        settings, began = self.settings, time.monotonic()
        self.warm = self.warm or Warm()
        self.warm.hear(changed)
        means = Means(jobs=settings.jobs, search=settings.search, warm=self.warm)
        result = build(settings.root, settings.out, settings.edition, means)
        new = result.built and (result.changed or not self.board.news.build)
        self.board.tell(result.findings, new)
        self.say(_told(result, time.monotonic() - began))

    def _answer(self) -> None:
        assert self.server is not None
        self._greet(self.server.address)  # the port is taken: who comes at once only waits
        threading.Thread(target=self.server.serve_forever, args=(0.1,), daemon=True).start()
        if self.settings.browse:
            webbrowser.open(self.server.address)

    def stop(self) -> None:
        """Ends `run`."""
        self.stopping.set()

    def _greet(self, address: str) -> None:
        self.say(f"Åbn {address} i browseren. Stop med Ctrl + C.")
        if self.settings.host in _OPEN_TO_ALL:
            also = " med de lukkede punkter" if self.settings.edition == "medlemmer" else ""
            self.say(f"Pas på: Alle på dit netværk kan se siderne{also}.")


def run(settings: Settings, say: Say) -> Diagnostic | None:
    """Runs a preview until Ctrl + C; what kept it from beginning, if anything did."""
    preview = Preview(settings, say)
    problem = preview.open()
    if problem is not None:
        return problem
    try:
        preview.run()
    except KeyboardInterrupt:
        preview.stop()
    say("Stoppet.")
    return None


def keep_out_of_git(folder: Path) -> None:
    """Makes the private folder, which no commit shall take along: it may hold closed items.

    Raises: OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")


def _told(result: Result, seconds: float) -> str:
    clock = time.strftime("%H.%M.%S")
    text = as_text(result.findings, result.sources)
    took = f"{seconds:.1f}".replace(".", ",")
    end = (
        f"{clock} Bygget på {took} sekunder."
        if result.built
        else f"{clock} Ikke bygget; den forrige side bliver stående, til det er rettet."
    )
    return f"{text}{end}"


def _cannot_listen(settings: Settings, error: OSError) -> Diagnostic:
    if error.errno in (errno.EACCES, errno.EROFS) and error.filename:
        message = f"»{error.filename}« kan ikke skrives."
        hint = "Se, om du har lov til at skrive i mappen."
    elif error.errno == errno.EADDRINUSE:
        message = f"Port {settings.port} og de næste er optaget."
        hint = "Vælg en anden med --port."
    else:
        message = f"Hjemmesiden kan ikke vises på »{settings.host}«, port {settings.port}."
        hint = "Brug --host 127.0.0.1 og en port over 1024."
    return Diagnostic("kan-ikke-vises", message, hint)
