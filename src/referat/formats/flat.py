"""Makes a template one with all that it is written with, before it is compiled: what it extends,
what it includes, and its blocks stand in their places.

So no text has to climb through a chain of generators, and a name is looked up once for a page.
What is escaped is told here, by each template's own name, and not when it is written. Knows
Jinja's syntax tree and nothing of what the templates say. Only for templates that nobody shadows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment, meta, nodes
from jinja2.visitor import NodeTransformer

PIECES: dict[str, tuple[str, ...]] = {
    "html/": ("_stykke", "part", "level"),
    "html/punkt.html": ("_stykke", "part", "level"),
    "html/afsnit.html": ("_stykke", "part", "level"),
    "html/referat.css": ("_stil",),
    "html/felter.html": ("_felter", "fields", "level"),
    "html/punktliste.html": ("_punktliste", "document"),
    "site/sidehoved.html": ("_sidehoved",),
    "site/broedkrummer.html": ("_broedkrummer",),
    "site/sidefod.html": ("_sidefod",),
}
"""Templates that a function writes, and the names that it is called with; without any, it is a
text. A folder stands for all of its templates whose names are put together.
"""

ESCAPING = "_ord"
"""The filter that everything goes through that a template with escaping prints."""

ADDRESS = "til"
"""The function whose answers need no escaping."""

CALLING, ASKING, CHOOSING = "_kald", "_del", "_med"
"""The filters that call what they are put to with what they are given (`operator.call`), that ask
it for the part with a name (`getattr`), and that leave those with such a part (`having`).
"""


def having(rows: Iterable[object], part: str) -> list[object]:
    """As Jinja's `selectattr`, which looks for a key in each row first, and then for a part."""
    return [row for row in rows if getattr(row, part)]


Parse = Callable[[str], nodes.Template]
"""Reads the template with a name."""


def flattened(
    name: str, environment: Environment, parse: Parse, escapes: Callable[[str], bool]
) -> nodes.Template:
    """The template `name` with what it extends and includes by a fixed name, and with calls for
    the pieces. `escapes` tells of a template's name whether it escapes what it prints: that is
    the filter `ESCAPING`, so it must be compiled as if nothing were escaped.
    """

    def read(part: str) -> nodes.Template:
        tree = _whole(part, parse)
        return _Escaped().visit(tree) if escapes(part) else tree

    tree = read(name)
    _Place(read, (name,)).visit(tree)
    # Names that are asked for here are known in all that is inside, each loop's round as well.
    names = meta.find_undeclared_variables(tree)
    _Direct(names).visit(tree)
    # They are bound around it: then none has to be asked for each time whether it is there.
    targets: list[nodes.Expr] = [nodes.Name(each, "param") for each in sorted(names)]
    values: list[nodes.Expr] = [nodes.Name(each, "load") for each in sorted(names)]
    tree.body = [nodes.With(targets, values, tree.body, lineno=1)]
    tree.set_environment(environment)
    return tree


def _whole(name: str, parse: Parse) -> nodes.Template:
    """A template in what it extends, with each block in its place."""
    levels = [parse(name)]
    while (extends := levels[-1].find(nodes.Extends)) is not None:
        parent = _fixed(extends.template)
        assert parent is not None, f"{name} extends a template whose name is put together"
        levels.append(parse(parent))
    blocks: dict[str, list[nodes.Block]] = {}
    for level in levels:
        for block in level.find_all(nodes.Block):
            blocks.setdefault(block.name, []).append(block)
    tree = levels.pop()
    silent = [each for level in levels for each in level.body if not isinstance(each, _LOUD)]
    _Blocks(blocks).visit(tree)
    tree.body[:0] = silent
    return tree


_LOUD = (nodes.Output, nodes.Block, nodes.Extends)
"""What a template that extends another does not write in its own place."""


@dataclass(frozen=True)
class _Blocks(NodeTransformer):
    """Puts blocks in their places: the first of each name, which may ask for the one
    `above` it with a `{{ super() }}` that stands alone.
    """

    blocks: Mapping[str, Sequence[nodes.Block]]
    above: Sequence[nodes.Block] = ()

    def visit_Block(self, node: nodes.Block) -> nodes.Node:  # noqa: N802 - Jinja's own way
        return self._scope(self.blocks[node.name])

    def visit_Output(self, node: nodes.Output) -> list[nodes.Node]:  # noqa: N802
        return [
            self._scope(self.above)
            if _is_call(each, "super")
            else nodes.Output([each], lineno=node.lineno)
            for each in node.nodes
        ]

    def _scope(self, blocks: Sequence[nodes.Block]) -> nodes.Node:
        inside = _Blocks(self.blocks, blocks[1:])
        body = [new for each in blocks[0].body for new in inside.visit_list(each)]
        return nodes.Scope(body, lineno=blocks[0].lineno)


def _is_call(node: nodes.Expr, name: str) -> bool:
    return (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Name)
        and node.node.name == name
    )


class _Escaped(NodeTransformer):
    """Lets what is printed go through the filter."""

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802
        node.nodes = [
            each
            if isinstance(each, nodes.TemplateData) or _is_call(each, ADDRESS)
            else nodes.Filter(each, ESCAPING, [], [], None, None, lineno=each.lineno)
            for each in node.nodes
        ]
        return node


@dataclass(frozen=True)
class _Direct(NodeTransformer):
    """Lets what is given to a template under `names` be called at once: it is a plain function, of
    which Jinja need not ask at each call whether it wants to know the context. A macro is no such
    name. And what follows a point is a part that a value has, never a key of a dictionary.
    """

    names: Collection[str]

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        is_plain = isinstance(node.node, nodes.Name) and node.node.name in self.names
        if not is_plain or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return node
        return nodes.Filter(node.node, CALLING, node.args, [], None, None, lineno=node.lineno)

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        is_plain = node.name == "selectattr" and len(node.args) == 1 and not node.kwargs
        if is_plain and (_fixed(node.args[0]) or "").isidentifier():
            node.name = CHOOSING
        return node

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        part = nodes.Const(node.attr, lineno=node.lineno)
        return nodes.Filter(node.node, ASKING, [part], [], None, None, lineno=node.lineno)


def _piece(names: tuple[str, ...], line: int) -> nodes.Output:
    """`{{ name }}` or `{{ function(name, …) }}`: a text that needs no escaping."""
    text, *others = (nodes.Name(each, "load", lineno=line) for each in names)
    call = nodes.Call(text, list(others), [], None, None, lineno=line) if others else text
    return nodes.Output([call], lineno=line)


def _folder(name: nodes.Expr) -> str:
    """The folder of a template whose name is put together, or empty."""
    return (_fixed(name.nodes[0]) or "") if isinstance(name, nodes.Concat) else ""


def _fixed(name: nodes.Expr) -> str | None:
    return name.value if isinstance(name, nodes.Const) and isinstance(name.value, str) else None


@dataclass(frozen=True)
class _Place(NodeTransformer):
    """Puts included templates where they stand; `around` are those that they are put into."""

    read: Parse
    around: tuple[str, ...]

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802
        name = _fixed(node.template)
        piece = PIECES.get(name or _folder(node.template))
        if piece is not None:
            return _piece(piece, node.lineno)
        if name is None or name in self.around or not node.with_context or node.ignore_missing:
            return node
        tree = self.read(name)
        _Place(self.read, (*self.around, name)).visit(tree)
        return nodes.Scope(tree.body, lineno=node.lineno)
