"""Puts what a template includes into its place before it is compiled.

So no text has to climb through a chain of generators, and nobody has to collect the names that
are known on the way. Knows Jinja's syntax tree and nothing of what the templates say. Only for
templates that nobody shadows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer

PIECES: dict[str, tuple[str, ...]] = {
    "html/": ("_stykke", "part", "level"),
    "html/punkt.html": ("_stykke", "part", "level"),
    "html/afsnit.html": ("_stykke", "part", "level"),
    "html/felter.html": ("_felter", "fields", "level"),
    "site/sidehoved.html": ("_sidehoved",),
    "site/broedkrummer.html": ("_broedkrummer",),
    "site/sidefod.html": ("_sidefod",),
}
"""Templates that a function writes, and the names that it is called with. A folder stands for
all of its templates whose names are put together.
"""

Parse = Callable[[str], nodes.Template]
"""Reads the template with a name."""


def flattened(name: str, environment: Environment, parse: Parse) -> nodes.Template:
    """The template `name` with what it includes by a fixed name, and with calls for the pieces.
    What has blocks of its own, or extends another, stays where it is.
    """
    tree = parse(name)
    _Place(environment, parse, (name,)).visit(tree)
    tree.set_environment(environment)
    return tree


def _called(piece: tuple[str, ...], line: int) -> nodes.Output:
    """`{{ function(name, …) }}`."""
    function, *names = (nodes.Name(each, "load", lineno=line) for each in piece)
    call = nodes.Call(function, list(names), [], None, None, lineno=line)
    return nodes.Output([call], lineno=line)


def _folder(name: nodes.Expr) -> str:
    """The folder of a template whose name is put together, or empty."""
    return (_fixed(name.nodes[0]) or "") if isinstance(name, nodes.Concat) else ""


def _fixed(name: nodes.Expr) -> str | None:
    return name.value if isinstance(name, nodes.Const) and isinstance(name.value, str) else None


@dataclass(frozen=True)
class _Place(NodeTransformer):
    """Puts included templates where they stand; `around` are those that they are put into."""

    environment: Environment
    parse: Parse
    around: tuple[str, ...]

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802 - Jinja's own way
        name = _fixed(node.template)
        piece = PIECES.get(name or _folder(node.template))
        if piece is not None:
            return _called(piece, node.lineno)
        if name is None or name in self.around or not node.with_context or node.ignore_missing:
            return node
        tree = self.parse(name)
        if tree.find(nodes.Block) or tree.find(nodes.Extends):
            return node
        _Place(self.environment, self.parse, (*self.around, name)).visit(tree)
        body = tree.body
        if self._escapes(name) != self._escapes(self.around[-1]):
            option = nodes.Keyword("autoescape", nodes.Const(self._escapes(name)))
            body = [nodes.ScopedEvalContextModifier([option], body, lineno=node.lineno)]
        return nodes.Scope(body, lineno=node.lineno)

    def _escapes(self, name: str) -> bool:
        asked = self.environment.autoescape
        return asked(name) if callable(asked) else asked
