"""The user guide as the tests read it: pages, their fenced blocks, and a session of commands.

A block says what it is after its language:

- ```` ```yaml møde [sti] ````: a whole meeting, without a finding
- ```` ```yaml i-møde ````, `i-punkt`, `i-punkter`: keys of a meeting or an item, or items
- ```` ```yaml udvalg [sti] ````, `yaml samling [sti]`: a committee's or a site's file
- ```` ```yaml fejl [sti] ````: a meeting that a finding is shown about
- ```` ```yaml regel ````: the example of a code, which the tests of the codes run
- ```` ```markdown i-tekst ````: the text of a field
- ```` ```<language> fil sti ````: any other file that the page's commands need
- ```` ```<language> resultat sti ````: what a built file holds
- ```` ```console ````, `console fejl`, `console brug`: commands and what they print; the exit
  code is 0, 1 or 2. A line with `…` alone stands for any lines.

Files with a path and commands are run in the page's order in one folder of its own.
"""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from referat.cli import run

DOCS = Path(__file__).parents[1] / "docs"
_FENCE = re.compile(r"(?P<ticks>`{3,})(?P<info>[^`]*)$")
_MARKED = ("yaml", "markdown", "console", "csv", "html", "css", "jinja")
_EXIT = {"": 0, "fejl": 1, "brug": 2}


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, what it is, the path it stands at, its text and line."""

    page: str
    line: int
    language: str
    role: str
    path: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"

    @property
    def is_marked(self) -> bool:
        """True if the tests know what to do with it, or it is in a language that they skip."""
        return self.language not in _MARKED or self.language == "console" or bool(self.role)


def pages() -> list[Path]:
    return sorted(DOCS.glob("*.md"))


def blocks(page: Path) -> list[Block]:
    """The page's fenced blocks, in order. A longer fence may hold shorter ones."""
    found: list[Block] = []
    ticks, start, info = "", 0, ""
    held: list[str] = []
    for number, line in enumerate(page.read_text(encoding="utf-8").split("\n"), 1):
        match = _FENCE.match(line)
        if not ticks and match:
            ticks, start, info, held = match["ticks"], number, match["info"], []
        elif ticks and line.rstrip() == ticks:
            words = [*info.split(maxsplit=2), "", "", ""]
            text = "".join(f"{row}\n" for row in held)
            found.append(Block(page.name, start, words[0], words[1], words[2], text))
            ticks = ""
        elif ticks:
            held.append(line)
    assert not ticks, f"{page.name}:{start}: the fence is never closed"
    return found


def all_blocks(language: str, *roles: str) -> list[Block]:
    return [
        block
        for page in pages()
        for block in blocks(page)
        if block.language == language and (not roles or block.role in roles)
    ]


@dataclass(frozen=True, slots=True)
class Command:
    """One command of a console block, and what the page says that it prints."""

    line: str
    expected: str


def commands(block: Block) -> list[Command]:
    parts = re.split(r"^\$ (.*)\n", block.text, flags=re.MULTILINE)
    assert not parts[0].strip(), f"{block}: output before the first command"
    return [Command(line, text) for line, text in zip(parts[1::2], parts[2::2], strict=True)]


def exit_code(block: Block) -> int:
    return _EXIT[block.role]


def printed(line: str) -> tuple[str, int]:
    """What a command prints in the current folder, both streams as they come; its exit code."""
    words = shlex.split(line)
    assert words[0] == "referat", f"only referat is run: {line}"
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = run(words[1:])
    return plain(out.getvalue()), code


def plain(text: str) -> str:
    """With plain spaces: nobody sees a hard one in the guide."""
    return text.replace("\u00a0", " ")


def matches(expected: str, text: str) -> bool:
    """True if `text` is as expected, where a line with `…` alone stands for any lines."""
    pattern = "".join(
        r"(?:.*\n)*?" if row.strip() == "…" else re.escape(row) + r"\n"
        for row in expected.rstrip("\n").split("\n")
        if expected.strip()
    )
    return re.fullmatch(pattern, text.rstrip("\n") + "\n" if text.strip() else "") is not None
