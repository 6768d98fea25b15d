"""How long after a keystroke `referat lsp` has told what is wrong, in a 60 KB meeting.

    .venv/bin/python -m bench.lsp [KEYSTROKES]

A real client types into a generated meeting over standard input and output, one letter at a time,
as one types; then a burst without a pause.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.lsp.editor import Editor

from bench.corpus import write_corpus

SIZE = 60_000
WORDS = "Formanden orienterede kort om sagen, som er er drøftet før. "
BETWEEN = 0.12
"""Seconds between two keystrokes: about a hundred words a minute."""


def meeting_in(root: Path) -> Path:
    """A generated meeting of about 60 KB, among others."""
    write_corpus(root, 120)
    files = [path for path in root.rglob("*.yaml") if path.name[0].isdigit()]
    return min(files, key=lambda path: abs(path.stat().st_size - SIZE))


def keystrokes(editor: Editor, uri: str, count: int, start: str) -> Sequence[float]:
    """Types `count` letters into the first text; the seconds until each was answered."""
    times = []
    place = editor.texts[uri].index(start) + len(start)
    for number in range(count):
        text = editor.texts[uri]
        letter = WORDS[number % len(WORDS)]
        begun = time.perf_counter()
        editor.change(uri, text[: place + number] + letter + text[place + number :])
        editor.findings(uri)
        times.append(time.perf_counter() - begun)
        editor.pause(BETWEEN)
    return times


def burst(editor: Editor, uri: str, count: int) -> tuple[float, int]:
    """`count` changes at once: the seconds until the last was answered, and how many were."""
    before, begun = len(editor.published), time.perf_counter()
    for number in range(count):
        editor.change(uri, editor.texts[uri] + f"# {number}\n")
    editor.findings(uri)
    return time.perf_counter() - begun, len(editor.published) - before


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = meeting_in(Path(folder))
        with Editor(Path(folder)) as editor:
            uri = editor.open(path)
            editor.findings(uri)
            times = sorted(keystrokes(editor, uri, count, "sagsfremstilling: |\n      "))
            seconds, answers = burst(editor, uri, 30)
        size = path.stat().st_size / 1000
        print(f"{size:.0f} KB, {count} keystrokes until the findings are there:")
        print(f"  min    {times[0] * 1000:6.1f} ms")
        print(f"  median {statistics.median(times) * 1000:6.1f} ms")
        print(f"  95 %   {times[int(count * 0.95)] * 1000:6.1f} ms")
        print(f"  max    {times[-1] * 1000:6.1f} ms")
        print(f"a burst of 30: answered after {seconds * 1000:.0f} ms, in {answers} rounds")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
