"""A small web server for one's own eyes: the built site, the news, and nothing else.

Answers GET and HEAD, to hosts that nobody else can name, with files from one folder.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import socket
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote, urlsplit

from referat.serve import media
from referat.serve.board import Board
from referat.serve.injected import EVENTS, SCRIPT, as_event, script, waiting_page, with_script
from referat.serve.places import file_at, is_folder, is_own_host

_HEARTBEAT = 15.0  # seconds between signs of life, so that a page that is gone is noticed
_PORTS_TRIED = 50
_TAKEN = frozenset({errno.EADDRINUSE, errno.EACCES})
_NOT_FOUND = "404.html"
_ALWAYS = (
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Referrer-Policy", "same-origin"),
)
_WORDS = {
    400: "Adressen kan ikke læses.",
    404: "Siden findes ikke.",
    405: "Her kan man kun hente sider.",
    421: "Adressen hører ikke til denne maskine. Brug den, `referat serve` skrev.",
    500: "Siden kunne ikke hentes.",
}


class Server(ThreadingHTTPServer):
    """Serves `folder` and the news on `board`. A request that goes wrong harms no other."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there it would share a port with another program

    def __init__(self, host: str, port: int, folder: Path, board: Board) -> None:
        """Raises: OSError if the address cannot be used."""
        self.host = host
        self.folder = folder
        self.board = board
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        self.address_family = family
        super().__init__((str(address[0]), port), Handler)

    def server_bind(self) -> None:
        """Binds without asking a name server what the machine is called."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, self.allow_reuse_address)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = self.host, self.server_address[1]

    @property
    def address(self) -> str:
        """The address to open; a server for everybody is one's own as well."""
        host = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(self.host, self.host)
        name = f"[{host}]" if ":" in host else host
        return f"http://{name}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up is no news."""
        del request, client_address


def open_server(host: str, port: int, folder: Path, board: Board) -> Server:
    """A server on `port`, or on the first free one after it.

    Raises: OSError if `host` cannot be used, or none of the ports.
    """
    last = min(port + _PORTS_TRIED, 65536) - 1 if port else 0
    for tried in range(port, last):
        try:
            return Server(host, tried, folder, board)
        except OSError as error:
            if error.errno not in _TAKEN:
                raise
    return Server(host, last, folder, board)


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "referat", ""
    timeout = 60

    def do_GET(self) -> None:
        try:
            self._answer()
        except OSError:  # the reader has hung up
            self.close_connection = True
        except Exception:
            self.close_connection = True
            with contextlib.suppress(OSError):
                self.send_error(500)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _answer(self) -> None:
        if not is_own_host(self.headers.get("Host"), self.server.host):
            self.send_error(421)
            return
        path = urlsplit(self.path).path if self.path.startswith("/") else ""
        if not path or self.path.startswith("//"):
            self.send_error(400)
        elif path == SCRIPT:
            self._send(script(), "text/javascript; charset=utf-8")
        elif path == EVENTS:
            self._events()
        elif is_folder(self.server.folder, path):
            self._redirect(path + "/")
        else:
            self._file(path)

    def _file(self, path: str) -> None:
        file = file_at(self.server.folder, path)
        if file is None:
            self._missing(path)
        elif media.type_of(file) == media.HTML:
            self._page(file.read_bytes())
        else:
            self._stream(file)

    def _missing(self, path: str) -> None:
        if not self.server.board.news.build and path.endswith(("/", ".html")):
            self._page(waiting_page())
            return
        own = file_at(self.server.folder, f"/{_NOT_FOUND}")
        if path == "/favicon.ico":  # a browser asks for it unasked
            self._head(HTTPStatus.NO_CONTENT, media.type_of(PurePath(path)), None)
        elif own is None:
            self.send_error(404)
        else:
            self._page(own.read_bytes(), HTTPStatus.NOT_FOUND)

    def _page(self, page: bytes, status: int = HTTPStatus.OK) -> None:
        self._send(with_script(page, self.server.board.news.build), media.HTML, status)

    def _send(self, content: bytes, kind: str, status: int = HTTPStatus.OK) -> None:
        self._head(status, kind, len(content))
        if self.command != "HEAD":
            self.wfile.write(content)

    def _stream(self, file: Path) -> None:
        with file.open("rb") as content:
            self._head(HTTPStatus.OK, media.type_of(file), os.fstat(content.fileno()).st_size)
            if self.command != "HEAD":
                shutil.copyfileobj(content, self.wfile)

    def _head(self, status: int, kind: str, size: int | None, **more: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if size is not None:
            self.send_header("Content-Length", str(size))
        for name, value in (*_ALWAYS, *more.items()):
            self.send_header(name, value)
        self.end_headers()

    def _redirect(self, path: str) -> None:
        target = quote(path, safe="/%")
        self._head(HTTPStatus.FOUND, "text/plain; charset=utf-8", 0, Location=target)

    def _events(self) -> None:
        """News as they come (WHATWG HTML, 9.2), until the reader or the server goes home."""
        self.close_connection = True
        self._head(HTTPStatus.OK, "text/event-stream; charset=utf-8", None, Connection="close")
        if self.command == "HEAD":
            return
        board = self.server.board
        number = -1
        while not board.closed:
            news = board.wait(number, _HEARTBEAT)
            if news is not None and news.number > 0:
                self.wfile.write(as_event(news))
            else:
                self.wfile.write(b": stadig her\n\n")
            number = news.number if news is not None else number
            self.wfile.flush()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A refusal in Danish. What http.server itself would refuse comes here too."""
        del message, explain
        status = 405 if code == HTTPStatus.NOT_IMPLEMENTED else code
        text = _WORDS.get(status, _WORDS[400]) + "\n"
        self.close_connection = True
        more = {"Allow": "GET, HEAD"} if status == 405 else {}
        self._head(status, "text/plain; charset=utf-8", len(text.encode()), **more)
        if self.command != "HEAD":
            self.wfile.write(text.encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: the terminal is for what is wrong in the files."""
        del format, args
