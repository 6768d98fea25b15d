"""Imports point one way, nothing below the command line knows the world, and files stay small."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import referat

ROOT = Path(referat.__file__).parent
FILES = sorted(path for path in ROOT.rglob("*.py"))

LAYERS: tuple[tuple[str, ...], ...] = (
    ("diagnostics", "danish"),
    ("source",),
    ("prose",),
    ("model",),
    ("attachments", "project", "schema"),
    ("checks", "view"),
    ("site",),
    ("formats", "reference"),
    ("output",),
    ("compile", "mend", "report", "scaffold"),
    ("danish_click",),
    ("search", "serve", "lsp"),
    ("cli",),
    ("__main__",),
)
"""From the ground up: a layer knows those above it in this list. Those on one line know nothing
of each other."""

ABOVE = frozenset({"cli", "danish_click", "lsp", "search", "serve", "__main__"})
"""The command line: the only place that knows of the clock, the terminal and the environment."""

WORLD = frozenset(
    {"time", "random", "locale", "secrets", "uuid", "socket", "ssl", "http", "ftplib", "smtplib"}
    | {"urllib.request", "urllib.error", "subprocess", "asyncio", "tempfile", "platform", "getpass"}
)
CALLS = frozenset(
    {"now", "today", "utcnow", "fromtimestamp", "environ", "getenv", "getcwd", "cwd", "home"}
    | {"expanduser", "urandom", "getlocale", "setlocale", "st_mtime", "getmtime"}
)
ALLOWED_CALLS: frozenset[tuple[str, str]] = frozenset()

LONGEST_FILE, LONGEST_FUNCTION = 300, 40


def unit_of(path: Path) -> str:
    """The package or module right under `referat`; `referat` for the package's own file."""
    part = path.relative_to(ROOT).parts[0].removesuffix(".py")
    return "referat" if part == "__init__" else part


def imports_of(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out in full"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def height(unit: str) -> int:
    return next(number for number, layer in enumerate(LAYERS) if unit in layer)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_are_files_to_read() -> None:
    assert len(FILES) > 80
    assert {unit for layer in LAYERS for unit in layer} == {unit_of(p) for p in FILES} - {"referat"}


def wrong_imports(path: Path, tree: ast.AST) -> list[str]:
    own = unit_of(path)
    used = {
        name.split(".")[1]
        for name in imports_of(tree)
        if name.startswith("referat.") and not name.startswith("referat.__")
    }
    return sorted(unit for unit in used if unit != own and height(unit) >= height(own))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_point_one_way(path: Path) -> None:
    if unit_of(path) != "referat":
        assert wrong_imports(path, tree_of(path)) == []


@pytest.mark.parametrize(
    "text",
    ["from referat.cli import run", "import referat.view.make", "from referat import checks"],
)
def test_an_import_the_wrong_way_is_seen(text: str) -> None:
    assert wrong_imports(ROOT / "source" / "parse.py", ast.parse(text)) != []


def world_of(tree: ast.AST) -> list[str]:
    found = [name for name in imports_of(tree) if name in WORLD or name.split(".")[0] in WORLD]
    for node in ast.walk(tree):
        name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
        if name in CALLS and isinstance(node, ast.Attribute | ast.Name):
            found.append(name)
    return found


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_only_the_command_line_knows_the_world(path: Path) -> None:
    if unit_of(path) not in ABOVE:
        assert [
            name for name in world_of(tree_of(path)) if (name_of(path), name) not in ALLOWED_CALLS
        ] == []


@pytest.mark.parametrize(
    "text",
    [
        "import time",
        "import urllib.request",
        "from urllib.request import urlopen",
        "from urllib import request",
        "import os\nos.environ['A']",
        "from os import environ\nenviron['A']",
        "from datetime import date\ndate.today()",
        "from pathlib import Path\nPath.cwd()",
        "from random import choice",
    ],
)
def test_the_world_is_seen(text: str) -> None:
    assert world_of(ast.parse(text)) != []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") < LONGEST_FILE
    long = [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_file_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)) or not text.strip()
