"""The diagnostic codes that the source can give, read from its syntax trees."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import referat
from referat.checks.registry import BY_CODE

SOURCE = Path(referat.__file__).parent
_GIVES = {"Diagnostic": 0, "DateProblem": 0, "fail": 0, "_stop": 0}
_TABLES = {"_KNOWN": 1, "_IN_CONTEXT": 3}
_HANDED_ON = {"code", "CODE", "found.code", "finding.code", "rule.code"}
_INTERNAL = re.compile(r"\[(intern-fejl)\]")


def codes_of_rules() -> set[str]:
    """The codes that rules give; their examples and cases stand in `rules/`."""
    return set(BY_CODE)


def codes_in_source() -> set[str]:
    """Every other code; a code that is computed in a way that cannot be read here is a failure."""
    found: set[str] = set()
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found.update(_codes(ast.parse(text), path), _INTERNAL.findall(text))
    return found - codes_of_rules()


def _codes(tree: ast.Module, path: Path) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in _GIVES and node.args:
            yield from _strings(node.args[0], path)
        elif isinstance(node, ast.AnnAssign | ast.Assign):
            yield from _from_table(node)


def _name(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")


def _strings(argument: ast.expr, path: Path) -> Iterator[str]:
    if isinstance(argument, ast.Constant):
        yield str(argument.value)
    elif isinstance(argument, ast.IfExp):
        yield from _strings(argument.body, path)
        yield from _strings(argument.orelse, path)
    else:
        assert ast.unparse(argument) in _HANDED_ON, f"{path}:{argument.lineno}: unreadable code"


def _from_table(node: ast.AnnAssign | ast.Assign) -> Iterator[str]:
    """`CODE = "…"`, and the code in each row of the tables of what YAML's reader says."""
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    name = getattr(target, "id", "")
    if name == "CODE" and isinstance(node.value, ast.Constant):
        yield str(node.value.value)
    elif name in _TABLES and isinstance(node.value, ast.Tuple):
        for row in node.value.elts:
            assert isinstance(row, ast.Tuple)
            code = row.elts[_TABLES[name]]
            assert isinstance(code, ast.Constant)
            yield str(code.value)
