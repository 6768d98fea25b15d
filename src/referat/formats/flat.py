"""Makes one template of the many that it is written with.

What a template extends and includes is put where it belongs before it is compiled, so that no
text has to climb through a chain of generators. Knows Jinja's syntax tree and nothing of what
the templates say. Only for templates that nobody shadows: a block that is put in its place can
no longer be taken over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer

PIECES: dict[str, tuple[str, ...]] = {
    "html/": ("_stykke", "part", "level"),
    "html/punkt.html": ("_stykke", "part", "level"),
    "html/afsnit.html": ("_stykke", "part", "level"),
    "html/felter.html": ("_felter", "fields", "level"),
}
"""Templates that a function writes, and the names that it is called with. A folder stands for
all of its templates whose names are put together.
"""

Parse = Callable[[str], nodes.Template]
"""Reads the template with a name."""


def flattened(name: str, environment: Environment, parse: Parse) -> nodes.Template:
    """The template `name` with all that it extends and includes by a fixed name, and with calls
    for the pieces.
    """
    tree = nodes.Template(_body(name, _Reader(environment, parse), ()), lineno=1)
    tree.set_environment(environment)
    return tree


@dataclass(frozen=True, slots=True)
class _Reader:
    environment: Environment
    parse: Parse

    def escapes(self, name: str) -> bool:
        asked = self.environment.autoescape
        return asked(name) if callable(asked) else asked


def _body(name: str, reader: _Reader, around: tuple[str, ...]) -> list[nodes.Node]:
    """What the template `name` is made of; `around` are those that it is being put into."""
    tree = reader.parse(name)
    place = _Place(reader, (*around, name))
    first: list[nodes.Node] = []
    while (parent := _parent(tree)) is not None:
        place.take_over(tree)
        first += [node for node in tree.body if isinstance(node, nodes.Assign)]
        tree = reader.parse(parent)
    place.take_over(tree)
    return [*first, *place.visit(tree).body]


def _parent(tree: nodes.Template) -> str | None:
    found = next((node for node in tree.body if isinstance(node, nodes.Extends)), None)
    if found is None:
        return None
    name = _fixed(found.template)
    assert name is not None, "a shipped template extends another by its name"
    return name


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


def _is_super(node: nodes.Node) -> bool:
    return (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Name)
        and node.node.name == "super"
    )


@dataclass
class _Place(NodeTransformer):
    """Puts blocks and included templates where they stand. `bodies` are each block's, the one
    that takes over first.
    """

    reader: _Reader
    around: tuple[str, ...]
    bodies: dict[str, list[list[nodes.Node]]] = field(default_factory=dict)
    inside: tuple[tuple[str, int], ...] = ()

    def take_over(self, tree: nodes.Template) -> None:
        for block in tree.find_all(nodes.Block):
            self.bodies.setdefault(block.name, []).append(block.body)

    def visit_Block(self, node: nodes.Block) -> nodes.Node:  # noqa: N802 - Jinja's own way
        return self._block(node.name, 0, node.lineno)

    def _block(self, name: str, turn: int, line: int) -> nodes.Node:
        before, self.inside = self.inside, (*self.inside, (name, turn))
        scope = self.generic_visit(nodes.Scope(self.bodies[name][turn], lineno=line))
        self.inside = before
        return scope

    def visit_Output(self, node: nodes.Output) -> nodes.Node | list[nodes.Node]:  # noqa: N802
        if not any(map(_is_super, node.nodes)):
            return self.generic_visit(node)
        return list(self._with_parents(node))

    def _with_parents(self, node: nodes.Output) -> Iterator[nodes.Node]:
        for each in node.nodes:
            if _is_super(each):
                name, turn = self.inside[-1]
                yield self._block(name, turn + 1, node.lineno)
            else:
                yield nodes.Output([each], lineno=node.lineno)

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802 - Jinja's own way
        name = _fixed(node.template)
        piece = PIECES.get(name or _folder(node.template))
        if piece is not None:
            return _called(piece, node.lineno)
        if name is None or name in self.around or not node.with_context or node.ignore_missing:
            return node
        body = _body(name, self.reader, self.around)
        if self.reader.escapes(name) != self.reader.escapes(self.around[-1]):
            option = nodes.Keyword("autoescape", nodes.Const(self.reader.escapes(name)))
            body = [nodes.ScopedEvalContextModifier([option], body, lineno=node.lineno)]
        return nodes.Scope(body, lineno=node.lineno)
