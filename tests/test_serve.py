"""`referat serve`, for real over sockets on this machine: pages, news, findings and refusals."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from watchfiles import Change

from referat.cli import FINDINGS, run
from referat.diagnostics import Diagnostic, Place
from referat.serve import running
from referat.serve.board import Board, News
from referat.serve.injected import allow, as_event, with_script
from referat.serve.places import file_at, is_own_host
from referat.serve.running import Preview, Settings
from referat.serve.watching import is_input

PATIENCE = 30.0  # seconds; the machine may have much else to do
MEETING = "meetings/bestyrelsen/2026-03-10.yaml"
AGENDA = "/bestyrelsen/2026-03-10/dagsorden.html"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def meeting(title: str) -> str:
    return f"dato: 2026-03-10\npunkter:\n  - titel: {title}\n    id: et\n"


@dataclass
class Site:
    """A running preview and what a browser would do with it."""

    root: Path
    preview: Preview
    said: list[str]

    @property
    def port(self) -> int:
        assert self.preview.server is not None
        return self.preview.server.server_port

    def ask(
        self, path: str, method: str = "GET", headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.putrequest(method, path, skip_host="Host" in (headers or {}))
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def page(self, path: str) -> str:
        status, _, body = self.ask(path)
        assert status == 200, body
        return body.decode("utf-8")

    def until_built(self) -> News:
        news = self.preview.board.wait(0, PATIENCE)
        assert news is not None, self.said
        return news


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    root = tmp_path / "møder"
    write(root / "referat.yaml", "titel: Os\nformater: [html]\n")
    write(root / "meetings/bestyrelsen/udvalg.yaml", "navn: Bestyrelsen\n")
    write(root / MEETING, meeting("Sommerfest"))
    with started(Settings(root, port=0)) as preview_site:
        yield preview_site


class started:
    """A preview that runs as long as the block does."""

    def __init__(self, wanted: Settings) -> None:
        said: list[str] = []
        self.preview = Preview(wanted, said.append)
        self.site = Site(wanted.root, self.preview, said)

    def __enter__(self) -> Site:
        assert self.preview.open() is None
        self.thread = threading.Thread(target=self.preview.run, daemon=True)
        self.thread.start()
        return self.site

    def __exit__(self, *error: object) -> None:
        self.preview.stop()
        self.thread.join(PATIENCE)
        assert not self.thread.is_alive(), "it stops when it is told to"


class Listener:
    """What a page hears: the data of each event."""

    def __init__(self, site: Site) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=PATIENCE)
        self.connection.request("GET", "/_referat/nyt")
        self.answer = self.connection.getresponse()
        assert self.answer.getheader("Content-Type") == "text/event-stream; charset=utf-8"

    def next(self) -> dict[str, Any]:
        while True:
            row = self.answer.readline()
            assert row, "the server hung up"
            if row.startswith(b"data: "):
                told: dict[str, Any] = json.loads(row.removeprefix(b"data: "))
                return told

    def close(self) -> None:
        self.connection.close()


@pytest.fixture
def heard(site: Site) -> Iterator[Listener]:
    site.until_built()
    listener = Listener(site)
    yield listener
    listener.close()


# ---------------------------------------------------------------- pages


def test_a_page_is_served_with_the_script_and_leave_to_run_it(site: Site) -> None:
    build = site.until_built().build
    status, headers, body = site.ask(AGENDA)
    page = body.decode("utf-8")
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert int(headers["content-length"]) == len(body)
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert "Sommerfest" in page
    tag = f'<script src="/_referat/panel.js" data-bygning="{build}" defer></script></body>'
    assert tag in page
    assert "script-src 'self'; connect-src 'self'" in page


def test_the_files_themselves_know_nothing_of_it(site: Site) -> None:
    site.until_built()
    files = list(site.preview.settings.out.rglob("*.html"))
    assert files
    assert all(b"_referat" not in path.read_bytes() for path in files)


def test_what_is_served_lies_in_a_folder_that_git_leaves_out(site: Site) -> None:
    site.until_built()
    assert (site.root / ".referat/.gitignore").read_text("utf-8") == "*\n"
    assert {path.name for path in site.root.iterdir()} == {".referat", "meetings", "referat.yaml"}


def test_front_page_folders_and_what_is_not_there(site: Site) -> None:
    site.until_built()
    assert "Os" in site.page("/")
    assert site.page("/index.html?a=b") == site.page("/")
    assert site.ask("/findes/ikke.html")[0] == 404
    (site.preview.settings.out / "mappe").mkdir()
    (site.preview.settings.out / "mappe/index.html").write_text("<p>ja</p>", encoding="utf-8")
    status, headers, _ = site.ask("/mappe")
    assert (status, headers["location"]) == (302, "/mappe/")
    assert "<p>ja</p>" in site.page("/mappe/")


def test_other_files_come_as_they_are(site: Site) -> None:
    site.until_built()
    for name, kind, content in (
        ("a.js", "text/javascript; charset=utf-8", b"</body>"),
        ("b.pagefind", "application/octet-stream", b"\x1f\x8b\x00"),
        ("feed.xml", "application/atom+xml; charset=utf-8", b"<feed/>"),
        ("kalender.ics", "text/calendar; charset=utf-8", "æøå".encode()),
        ("bilag æ.pdf", "application/pdf", b"%PDF" * 100_000),
    ):
        (site.preview.settings.out / name).write_bytes(content)
        status, headers, body = site.ask(f"/{quote(name)}")
        assert (status, headers["content-type"], body) == (200, kind, content)


def test_head_is_get_without_a_body(site: Site) -> None:
    site.until_built()
    _, whole, _ = site.ask(AGENDA)
    status, headers, body = site.ask(AGENDA, "HEAD")
    assert (status, body) == (200, b"")
    assert headers["content-length"] == whole["content-length"]


def test_the_script_is_served(site: Site) -> None:
    status, headers, body = site.ask("/_referat/panel.js")
    assert (status, headers["content-type"]) == (200, "text/javascript; charset=utf-8")
    assert b"EventSource" in body


# ---------------------------------------------------------------- while one writes


def test_a_change_is_told_and_served(site: Site, heard: Listener) -> None:
    first = heard.next()
    assert first["bygning"]
    write(site.root / MEETING, meeting("Julefrokost"))
    second = heard.next()
    assert second["bygning"] != first["bygning"]
    assert second["fund"] == []
    page = site.page(AGENDA)
    assert "Julefrokost" in page
    assert f'data-bygning="{second["bygning"]}"' in page


def test_a_new_file_is_a_change_too(site: Site, heard: Listener) -> None:
    first = heard.next()
    write(site.root / "meetings/bestyrelsen/2026-04-07.yaml", "dato: 2026-04-07\npunkter: [Ny]\n")
    assert heard.next()["bygning"] != first["bygning"]
    assert "Ny" in site.page("/bestyrelsen/2026-04-07/dagsorden.html")


def test_a_broken_file_is_told_about_and_the_old_page_stays(site: Site, heard: Listener) -> None:
    first = heard.next()
    write(site.root / MEETING, meeting("Julefrokost").replace("titel", "titell"))
    broken = heard.next()
    assert broken["bygning"] == first["bygning"], "the page is not to be fetched again"
    assert broken["overskrift"].startswith("1 fejl")
    (finding,) = broken["fund"]
    assert finding["sted"].endswith(f"{MEETING}:3:5")
    assert finding["alvor"] == "fejl"
    assert finding["besked"] == "Nøglen `titell` kendes ikke i et punkt."
    assert finding["hjaelp"] == "Mente du `titel`?"
    assert "Sommerfest" in site.page(AGENDA)
    assert any("[ukendt-nøgle]" in text and "^^^^^^" in text for text in site.said)

    write(site.root / MEETING, meeting("Julefrokost"))
    mended = heard.next()
    assert mended["fund"] == []
    assert mended["bygning"] != first["bygning"]
    assert "Julefrokost" in site.page(AGENDA)


def test_a_page_that_comes_late_hears_what_is_wrong_now(site: Site, heard: Listener) -> None:
    heard.next()
    write(site.root / MEETING, "titel: A\n")
    assert heard.next()["fund"]
    late = Listener(site)
    try:
        assert late.next()["fund"]
    finally:
        late.close()


def test_nothing_built_yet(tmp_path: Path) -> None:
    write(tmp_path / "referat.yaml", "titel: Os\n")
    write(tmp_path / MEETING, "titel: A\n")
    with started(Settings(tmp_path, port=0)) as site:
        assert site.until_built().build == ""
        page = site.page("/")
        assert "Hjemmesiden kan ikke bygges endnu" in page
        assert 'data-bygning=""' in page
        write(tmp_path / MEETING, meeting("Sommerfest"))
        assert site.preview.board.wait(1, PATIENCE) is not None
        assert "Sommerfest" in site.page(AGENDA)


def test_what_it_builds_itself_is_no_change(site: Site) -> None:
    site.until_built()
    time.sleep(1.0)
    assert site.preview.board.news.number == 1


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("referat.yaml", True),
        (MEETING, True),
        ("meetings/bestyrelsen/2026-03-10/budget.pdf", True),
        ("templates/html/referat.css", True),
        ("logo.svg", True),
        ("meetings/bestyrelsen/site/x.yaml", True),
        (".referat/visning/offentlig/index.html", False),
        ("site/index.html", False),
        ("site-medlemmer/index.html", False),
        (".git/index", False),
        ("meetings/.2026-03-10.yaml.swp", False),
        ("meetings/2026-03-10.yaml~", False),
        ("meetings/4913", False),
        ("meetings/~$brev.docx", False),
        ("meetings/.#2026-03-10.yaml", False),
        ("../uden-for.yaml", False),
        ("", False),
    ],
)
def test_what_counts_as_a_change(path: str, counts: bool) -> None:
    root = Path("/tmp/findes-ikke")
    assert is_input(root, (root / path) if ".." not in path else root.parent / "x.yaml") is counts
    if counts:
        assert is_input(root, root / path, Change.deleted)


# ---------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    "path",
    [
        "/../referat.yaml",
        "/../../../etc/passwd",
        "/%2e%2e/%2e%2e/%2e%2e/referat.yaml",
        "/..%2f..%2f..%2freferat.yaml",
        "/bestyrelsen/../../../../referat.yaml",
        "/%5c..%5c..%5creferat.yaml",
        "/.referat-filer.json",
        "/%00",
        "/a%00.html",
        "//etc/passwd",
        "/" + "a" * 5_000,
        "/%ff%fe",
        "/_referat/",
        "/_referat/andet",
    ],
)
def test_there_is_no_way_out_of_the_folder(site: Site, path: str) -> None:
    write(site.root / "referat.yaml", "titel: HEMMELIGT\nformater: [html]\n")
    write(site.root / ".referat/visning/hemmelig.html", "HEMMELIGT")
    site.until_built()
    status, _, body = site.ask(path)
    assert status in (400, 404)
    assert b"root:" not in body
    assert b"titel:" not in body
    assert b"Traceback" not in body


def test_a_link_out_of_the_folder_is_not_followed(site: Site, tmp_path: Path) -> None:
    site.until_built()
    write(tmp_path / "uden-for.html", "HEMMELIGT")
    (site.preview.settings.out / "ud.html").symlink_to(tmp_path / "uden-for.html")
    assert site.ask("/ud.html")[0] == 404


STEPS = st.lists(
    st.sampled_from(["..", ".", "", "a", "%2e%2e", "%2f", "%5c", "~", "C:", "\\", "index.html"])
    | st.text(max_size=5).map(quote),
    max_size=6,
)


@settings(max_examples=300, deadline=None)
@given(STEPS)
def test_no_address_leads_outside(tmp_path_factory: pytest.TempPathFactory, steps: Any) -> None:
    top = tmp_path_factory.getbasetemp() / "serve-inde"
    root = top / "mappe"
    root.mkdir(parents=True, exist_ok=True)
    for path in (root / "index.html", root / "a", top / "a", top / "index.html"):
        path.write_text("x", encoding="utf-8")
    found = file_at(root, "/" + "/".join(steps))
    assert found is None or found.resolve() in {root / "index.html", root / "a"}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_only_reading(site: Site, method: str) -> None:
    status, headers, body = site.ask("/", method, {"Content-Length": "0"})
    assert (status, headers["allow"]) == (405, "GET, HEAD")
    assert body.decode() == "Her kan man kun hente sider.\n"


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1:8000", True),
        ("localhost:8000", True),
        ("LOCALHOST", True),
        ("[::1]:8000", True),
        ("192.168.1.17:8000", True),
        ("min-maskine:8000", True),
        ("evil.example", False),
        ("localhost.evil.example:8000", False),
        ("127.0.0.1.evil.example", False),
        ("evil.example@127.0.0.1", True),
        ("[::1", False),
        ("", False),
        (None, False),
    ],
)
def test_which_hosts_are_answered(host: str | None, own: bool) -> None:
    assert is_own_host(host, "min-maskine") is own


@pytest.mark.parametrize("path", ["/", AGENDA, "/_referat/nyt", "/_referat/panel.js"])
def test_other_sites_cannot_read_it(site: Site, path: str) -> None:
    site.until_built()
    status, headers, body = site.ask(path, headers={"Host": "evil.example"})
    assert status == 421
    assert b"Sommerfest" not in body
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("request_text", [b"\r\n\r\n", b"GET\r\n\r\n", b"\x16\x03\x01\r\n\r\n"])
def test_nonsense_gets_no_traceback(
    site: Site, request_text: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    with socket.create_connection(("127.0.0.1", site.port), PATIENCE) as wire:
        wire.sendall(request_text)
        wire.shutdown(socket.SHUT_WR)
        answer = b""
        while part := wire.recv(65536):
            answer += part
    site.until_built()
    assert "Os" in site.page("/"), "the next one is served all the same"
    assert b"Traceback" not in answer
    assert "Traceback" not in capfd.readouterr().err


# ---------------------------------------------------------------- the port and the end


def test_a_taken_port_gives_the_next(tmp_path: Path) -> None:
    write(tmp_path / MEETING, meeting("Sommerfest"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with started(Settings(tmp_path, port=port)) as site:
            assert site.port > port
            assert site.said[0] == f"Port {port} er optaget, så her bruges {site.port}."


def test_an_address_that_is_not_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / MEETING, meeting("Sommerfest"))
    assert run(["serve", "--host", "192.0.2.1"]) == FINDINGS


def test_everybody_is_warned_about(tmp_path: Path) -> None:
    write(tmp_path / MEETING, meeting("Sommerfest"))
    with started(Settings(tmp_path, "0.0.0.0", 0, "medlemmer")) as site:
        site.page("/index.html")  # answered only when everybody has been told
        assert "Pas på: Alle på dit netværk kan se siderne med de lukkede punkter." in site.said
        assert any(text.startswith("Åbn http://127.0.0.1:") for text in site.said)


def test_listeners_are_sent_home_at_the_end(tmp_path: Path) -> None:
    write(tmp_path / MEETING, meeting("Sommerfest"))
    with started(Settings(tmp_path, port=0)) as site:
        site.until_built()
        listener = Listener(site)
        listener.next()
    assert b"data:" not in listener.answer.read()
    listener.close()


def test_interruption_is_a_good_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(root: Path, stop: threading.Event) -> Iterator[bool]:
        yield True
        raise KeyboardInterrupt

    write(tmp_path / MEETING, meeting("Sommerfest"))
    monkeypatch.setattr(running, "changes", interrupted)
    said: list[str] = []
    assert running.run(Settings(tmp_path, port=0), said.append) is None
    assert said[-1] == "Stoppet."
    assert any("Bygget på" in text for text in said)


# ---------------------------------------------------------------- small parts


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (
            "default-src 'none'; style-src 'self'",
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'",
        ),
        (
            "script-src 'self' 'wasm-unsafe-eval'",
            "script-src 'wasm-unsafe-eval' 'self'",
        ),
        (
            "default-src https:",
            "default-src https:; script-src https: 'self'; connect-src https: 'self'",
        ),
        ("", ""),
        ("img-src *", "img-src *"),
    ],
)
def test_the_policy_lets_in_no_more_than_the_script(policy: str, expected: str) -> None:
    assert allow(policy) == expected


def test_a_page_without_an_end_or_a_policy_gets_the_script_all_the_same() -> None:
    page = with_script(b"<p>x", "1")
    assert page.startswith(b"<p>x<script ")
    assert with_script(b"<p>x</BODY>", "1").endswith(b"</script></BODY>")


def test_an_event_is_one_line_whatever_is_in_it() -> None:
    finding = Diagnostic("kode", "A\nB\u2028</script>", "C", path=Path("a.yaml"), place=Place(1, 2))
    event = as_event(News(3, "b", (finding,))).decode()
    assert event.count("\n") == 3
    told = json.loads(event.split("\n")[1].removeprefix("data: "))
    assert told["fund"][0]["besked"] == finding.message
    assert told["fund"][0]["sted"] == "a.yaml:1:2"


def test_the_board_wakes_those_who_wait_and_lets_them_go() -> None:
    board = Board("x")
    assert board.wait(0, 0.01) is None
    assert board.tell((), built=True) == News(1, "x-1", ())
    finding = Diagnostic("kode", "Galt.")
    assert board.tell((finding,), built=False) == News(2, "x-1", (finding,))
    assert board.wait(1, 0) == News(2, "x-1", (finding,))
    board.close()
    assert board.wait(1, PATIENCE) is None
