"""Whatever is changed, and in whatever order: what is built on top is what is built anew."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referat.compile import Means
from referat.compile.warm import Warm
from tests.building import (
    COMMITTEE,
    FILES,
    FIRST,
    SECOND,
    SITE,
    ToySearch,
    built,
    files_in,
    found_in,
    lay,
)

MEETINGS = "meetings/raad"
CLOSED = FIRST.replace("    beslutning", "    lukket: ja\n    beslutning")
THIRD = "dato: 2026-03-10\npunkter:\n  - titel: Opfølgning\n    åbne opgaver: ja\n"


def write(name: str, text: str) -> Callable[[Path, Path], None]:
    def edit(root: Path, out: Path) -> None:
        del out
        lay(root, {name: text})

    return edit


def remove(name: str) -> Callable[[Path, Path], None]:
    def edit(root: Path, out: Path) -> None:
        del out
        path = root / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)

    return edit


def rename(old: str, new: str) -> Callable[[Path, Path], None]:
    def edit(root: Path, out: Path) -> None:
        del out
        if (root / old).exists() and not (root / new).exists():
            (root / new).parent.mkdir(parents=True, exist_ok=True)
            (root / old).rename(root / new)

    return edit


def spoil(text: bytes, where: int, files: str = "*.json") -> Callable[[Path, Path], None]:
    """Writes over the middle of what was remembered, or cuts it off."""

    def edit(root: Path, out: Path) -> None:
        del out
        for path in (root / ".referat").glob(files):
            content = path.read_bytes()
            at = len(content) * where // 10
            path.write_bytes(content[:at] + text + (content[at + len(text) :] if text else b""))

    return edit


def sealed(content: Callable[[bytes], bytes]) -> Callable[[Path, Path], None]:
    """What was remembered is changed by somebody who knows how it is sealed."""

    def edit(root: Path, out: Path) -> None:
        del out
        for path in (root / ".referat").glob("*.json"):
            new = content(path.read_bytes()[65:])
            path.write_bytes(hashlib.sha256(new).hexdigest().encode() + b"\n" + new)

    return edit


def lose(pattern: str) -> Callable[[Path, Path], None]:
    """Removes files from the site that was built."""

    def edit(root: Path, out: Path) -> None:
        del root
        for path in sorted(out.glob(pattern)):
            path.unlink()

    return edit


EDITS: dict[str, Callable[[Path, Path], None]] = {
    "nothing": lambda root, out: None,
    "decision": write(f"{MEETINGS}/2026-01-10.yaml", FIRST.replace("Godkendt", "Forkastet")),
    "decision back": write(f"{MEETINGS}/2026-01-10.yaml", FIRST),
    "task done": write(
        f"{MEETINGS}/2026-01-10.yaml", FIRST.replace("2026-02-01", "2026-02-01, status: udført")
    ),
    "item closed": write(f"{MEETINGS}/2026-01-10.yaml", CLOSED),
    "item closed, file open": write(
        f"{MEETINGS}/2026-01-10.yaml",
        CLOSED.replace("    bilag:\n      - {titel: Notat, fil: notat.txt}\n", ""),
    ),
    "id gone": write(f"{MEETINGS}/2026-01-10.yaml", FIRST.replace("    id: budget\n", "")),
    "error": write(f"{MEETINGS}/2026-01-10.yaml", "titel: Uden dato\n"),
    "second": write(f"{MEETINGS}/2026-02-10.yaml", SECOND.replace("igen", "atter")),
    "third": write(f"{MEETINGS}/2026-03-10.yaml", THIRD),
    "third elsewhere": rename(f"{MEETINGS}/2026-03-10.yaml", "meetings/nævn/2026-03-10.yaml"),
    "third cancelled": write(f"{MEETINGS}/2026-03-10.yaml", f"{THIRD}status: aflyst\n"),
    "no third": remove(f"{MEETINGS}/2026-03-10.yaml"),
    "no second": remove(f"{MEETINGS}/2026-02-10.yaml"),
    "attachment": write(f"{MEETINGS}/2026-01-10/notat.txt", "Et andet.\n"),
    "attachment longer": write(f"{MEETINGS}/2026-01-10/notat.txt", "Et længere notat.\n" * 200),
    "attachment unused": write(f"{MEETINGS}/2026-01-10/ekstra.txt", "Ubrugt.\n"),
    "attachment used no more": remove(f"{MEETINGS}/2026-01-10/ekstra.txt"),
    "attachment gone": remove(f"{MEETINGS}/2026-01-10/notat.txt"),
    "attachment beside": write(f"{MEETINGS}/notat.txt", "Ved siden af.\n"),
    "member": write(f"{MEETINGS}/udvalg.yaml", COMMITTEE.replace("Bo Lund", "Bo Lunde")),
    "committee": write(f"{MEETINGS}/udvalg.yaml", COMMITTEE.replace("Rådet", "Rådgiverne")),
    "no committee": remove(f"{MEETINGS}/udvalg.yaml"),
    "new committee": write("meetings/tomt/udvalg.yaml", "navn: Det nye udvalg\n"),
    "no new committee": remove("meetings/tomt"),
    "site": write("referat.yaml", f"{SITE}titel: Møder\n"),
    "site without address": write("referat.yaml", "formater: [html, markdown]\n"),
    "markdown only": write("referat.yaml", "formater: [markdown]\n"),
    "logo": lambda root, out: lay(root, {"logo.svg": "<svg/>", "referat.yaml": "logo: logo.svg\n"}),
    "logo changed": write("logo.svg", "<svg> </svg>"),
    "template": write("templates/html/sidefod.html", "<p>Egen</p>\n"),
    "site template": write("templates/site/sidefod.html", "<footer>Egen</footer>\n"),
    "broken template": write("templates/html/sidefod.html", "{{ findes_ikke }}\n"),
    "template with a dead link": write(
        "templates/site/sidefod.html", '<footer><a href="væk.html">x</a></footer>\n'
    ),
    "no templates": remove("templates"),
    "spoilt memory": spoil(b"xyz", 5),
    "spoilt stand": spoil(b"0", 1),
    "a memory too deep": sealed(lambda content: b"[" * 100_000 + b"\n"),
    "a memory of no size": sealed(
        lambda content: re.sub(rb'("index.html":\[)\d+', rb"\1Infinity", content)
    ),
    "half a memory": spoil(b"", 5),
    "spoilt pieces": spoil(b"xyz", 5, "*.dele"),
    "half the pieces": spoil(b"", 5, "*.dele"),
    "no pieces": spoil(b"", 0, "*.dele"),
    "empty memory": spoil(b"", 0),
    "no memory": remove(".referat"),
    "lost pages": lose("*.html"),
    "lost attachment": lose("raad/*/notat.txt"),
    "lost record": lose(".referat-filer.json"),
}
LOSES_THE_RECORD = "lost record"


OTHERS = "another process has built"


def others_build(root: Path, out: Path) -> None:
    """Another process builds twice, of something else each time; then all is as it was."""
    name = f"{MEETINGS}/2026-01-10.yaml"
    before = (root / name).read_text(encoding="utf-8")
    for word in ("Udsat", "Afvist"):
        lay(root, {name: FIRST.replace("Godkendt", word)})
        built(root, out, Means(search=ToySearch()))
    lay(root, {name: before})


EDITS[OTHERS] = others_build
IN_THE_SITE = frozenset({"lost pages", "lost attachment", LOSES_THE_RECORD})


def looks(root: Path) -> dict[str, tuple[int, int]]:
    """Every source, as a program that watches them would know that one has changed."""
    every = [path for path in root.rglob("*") if ".referat" not in path.parts]
    states = {str(path.resolve()): path.stat() for path in every}
    return {path: (state.st_mtime_ns, state.st_ctime_ns) for path, state in states.items()}


def check_same(
    edits: list[str], root: Path, warm: Warm | None = None, *, watched: bool = False
) -> None:
    """After each edit: the same site and the same findings as from nothing."""
    source, out = root / "møder", root / "ud"
    lay(source, FILES)
    for number, name in enumerate(["nothing", *edits]):
        before = looks(source)
        EDITS[name](source, out)
        if warm is not None and watched:
            warm.hear(path for path, _ in before.items() ^ looks(source).items())
        elif warm is not None:
            warm.heard = None
        if name == LOSES_THE_RECORD:
            shutil.rmtree(out, ignore_errors=True)
        clean = root / f"ren{number}"
        anew = built(source, clean, Means(remembers=False, search=ToySearch()))
        again = built(source, out, Means(search=ToySearch(), warm=warm))
        assert again.findings == anew.findings, edits[:number]
        if anew.files:
            assert again.files == anew.files
            assert files_in(out) == files_in(clean), edits[:number]
        shutil.rmtree(clean, ignore_errors=True)
        assert {path.name for path in root.iterdir()} <= {"møder", "ud"}


@pytest.mark.parametrize("edit", EDITS)
def test_one_edit_and_back(edit: str, tmp_path: Path) -> None:
    check_same([edit, "nothing", "decision back", "no templates"], tmp_path)


@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=2, max_size=8))
@settings(max_examples=10)
def test_any_edits_in_any_order(edits: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        check_same(edits, Path(folder))


@given(st.lists(st.sampled_from(sorted(set(EDITS) - IN_THE_SITE)), min_size=2, max_size=8))
@settings(max_examples=10)
def test_a_process_that_builds_again_and_again(edits: list[str]) -> None:
    """It knows what it left in a folder that nobody else writes in, but for other builds."""
    with tempfile.TemporaryDirectory() as folder:
        check_same(edits, Path(folder), Warm())


@given(st.lists(st.sampled_from(sorted(set(EDITS) - IN_THE_SITE)), min_size=2, max_size=8))
@settings(max_examples=10)
def test_a_process_that_watches_every_source(edits: list[str]) -> None:
    """It looks only at the meetings that have changed, if nothing else has."""
    with tempfile.TemporaryDirectory() as folder:
        check_same(edits, Path(folder), Warm(), watched=True)


def test_only_the_meetings_that_have_changed_are_looked_at(tmp_path: Path) -> None:
    lay(tmp_path, FILES)
    warm = Warm()
    built(tmp_path, tmp_path / "ud", Means(warm=warm))
    assert warm.found_again() is warm.found is not None
    meeting = tmp_path / MEETINGS / "2026-01-10.yaml"
    warm.hear([str(meeting.resolve())])
    assert warm.changed(warm.found) == frozenset({meeting})
    assert warm.changed(found_in(tmp_path)) is None, "somebody has looked anew"
    warm.hear([str((tmp_path / "referat.yaml").resolve())])
    assert warm.found_again() is None, "this is about all of them"


def test_what_is_not_told_of_is_not_looked_at(tmp_path: Path) -> None:
    """Else nothing were won; so whoever tells must tell all."""
    lay(tmp_path, FILES)
    out, warm = tmp_path / "ud", Warm()
    built(tmp_path, out, Means(warm=warm))
    before = files_in(out)
    write(f"{MEETINGS}/2026-01-10.yaml", FIRST.replace("Godkendt", "Forkastet"))(tmp_path, out)
    assert not built(tmp_path, out, Means(warm=warm)).is_changed
    assert files_in(out) == before


def test_a_process_sees_what_another_has_built(tmp_path: Path) -> None:
    edits = ["decision", OTHERS, "third", OTHERS, "decision back", "third", OTHERS, "nothing"]
    check_same(edits, tmp_path, Warm())
