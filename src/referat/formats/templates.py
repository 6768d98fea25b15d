"""Finds, shadows and renders templates.

Knows where the shipped templates lie, that a user's own ones shadow them one by one, and
which names are escaped. Knows nothing of what the templates say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, MutableMapping
from contextlib import suppress
from operator import call
from pathlib import Path
from types import CodeType
from typing import TypeVar, cast

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    Template,
    TemplateNotFound,
    nodes,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from msgspec import Struct

from referat.formats.compiled import Compiled
from referat.formats.escape import printed
from referat.formats.failure import TemplateFailure
from referat.formats.flat import ASKING, CALLING, CHOOSING, ESCAPING, flattened, having
from referat.formats.template_failure import (
    NotTextError,
    Undefined,
    explain,
    explain_xml,
)

__all__ = ["TemplateEntry", "TemplateFailure", "Templates", "own_templates", "shipped_templates"]

Made = TypeVar("Made")

STANDARD = "standard"
"""What a shadowing template writes before a name to reach the shipped one."""

SUFFIXES = frozenset({".html", ".css", ".js", ".md", ".svg", ".xml"})
ESCAPED = (".html", ".svg", ".xml")


class TemplateEntry(Struct, frozen=True):
    """A template by its relative name, and who has it."""

    name: str
    shipped: bool
    own: bool


class Templates:
    """The templates of one run; each is read and compiled once. With a `key`, the digest of the
    program and the shipped templates, these are compiled once for all runs.
    """

    def __init__(self, shipped: Path, own: Path | None = None, key: str = "") -> None:
        self._shipped = shipped
        self._own = own if own is not None and own.is_dir() else None
        self._environment = _environment(self._shipped, self._own, key)
        self._kept: dict[Callable[[Templates], object], object] = {}

    @property
    def shadowed(self) -> bool:
        """Whether the repository may have any of its own: then each must be asked as it stands."""
        return self._own is not None

    def kept(self, make: Callable[[Templates], Made]) -> Made:
        """What `make` makes of these templates: made once, kept as long as they are."""
        if make not in self._kept:
            self._kept[make] = make(self)
        return cast("Made", self._kept[make])

    def fetch(self, names: Iterable[str]) -> None:
        """Reads and compiles templates that will be needed. Mistakes in them are told about when
        they are.
        """
        for name in names:
            with suppress(Exception):
                self._environment.get_template(name)

    def render(self, name: str, **context: object) -> str:
        """The template's text over `context`; every mistake in it is a `TemplateFailure`."""
        try:
            return self._environment.get_template(name).render(context)
        except Exception as error:
            roots = tuple(root for root in (self._own, self._shipped) if root is not None)
            known = tuple(entry.name for entry in self.list_templates())
            raise TemplateFailure(explain(error, name, roots, known)) from error

    def render_xml(self, name: str, **context: object) -> bytes:
        """As `render`, for a part of a Word file: one that cannot be opened is a failure too."""
        text = self.render(name, **context)
        if self._own is not None and (self._own / name).is_file():
            from xml.etree import ElementTree  # noqa: PLC0415 - what is shipped is well-formed

            try:
                ElementTree.fromstring(text.encode("utf-8", "replace"))
            except ElementTree.ParseError as error:
                raise TemplateFailure(explain_xml(error, text, self._own / name)) from error
        return text.encode("utf-8", "replace")

    def list_templates(self) -> tuple[TemplateEntry, ...]:
        """Every template by name: shipped, the user's own, or both."""
        shipped, own = _names(self._shipped), _names(self._own)
        return tuple(
            TemplateEntry(name, name in shipped, name in own) for name in sorted(shipped | own)
        )

    def source(self, name: str) -> str:
        """The shipped template's text, to start one's own from."""
        if name not in _names(self._shipped):
            known = tuple(sorted(_names(self._shipped)))
            raise TemplateFailure(explain(TemplateNotFound(name), name, (), known))
        return (self._shipped / name).read_text(encoding="utf-8")


def own_templates(root: Path) -> Path | None:
    """The repository's own folder of templates; None if it has none, or has the shipped ones."""
    own = root / "templates"
    return own if own.is_dir() and own.resolve() != shipped_templates().resolve() else None


def shipped_templates() -> Path:
    """The folder of shipped templates: inside the wheel, or beside `src` in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"


class _Flat(BaseLoader):
    """The templates of `loader`, each made one of all that it is written with. `key` tells what
    was compiled of them by the same program.
    """

    def __init__(self, loader: BaseLoader, compiled: Compiled, key: str) -> None:
        self._loader = loader
        self._compiled = compiled
        self._key = key

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, object] | None = None,
    ) -> Template:
        code = self._kept(environment, name) if self._key else self._made(environment, name)
        # Each page's names are put over the globals, which is quick for a dictionary only.
        return environment.template_class.from_code(environment, code, dict(globals or {}), None)

    def _kept(self, environment: Environment, name: str) -> CodeType:
        bucket = self._compiled.get_bucket(environment, name, None, self._key)
        if bucket.code is None:
            bucket.code = self._made(environment, name)
            self._compiled.set_bucket(bucket)
        return bucket.code

    def _made(self, environment: Environment, name: str) -> CodeType:
        def parse(part: str) -> nodes.Template:
            source, path, _ = self._loader.get_source(environment, part)
            return environment.parse(source, part, path)

        _, path, _ = self._loader.get_source(environment, name)
        tree = flattened(name, environment, parse, _escapes)
        return environment.overlay(autoescape=False).compile(tree, name, path)


class _Folder(FileSystemLoader):
    """A folder of templates; a file that is no text is named, not only its bytes."""

    def __init__(self, root: Path) -> None:
        super().__init__(root, encoding="utf-8-sig")
        self._root = root

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            raise NotTextError(self._root / template) from error


def _environment(shipped: Path, own: Path | None, key: str) -> Environment:
    standard = _Folder(shipped)
    mine = [_Folder(own)] if own is not None else []
    every = ChoiceLoader([*mine, standard, PrefixLoader({STANDARD: standard})])
    loader = every if mine else _Flat(every, Compiled(shipped), key)
    make = ImmutableSandboxedEnvironment if own is not None else Environment
    environment = make(
        loader=loader,
        autoescape=_escapes,
        undefined=Undefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    if not mine:
        ours = {ESCAPING: printed, CALLING: call, ASKING: getattr, CHOOSING: having}
        environment.filters |= ours
    # The same input gives the same bytes: nothing random is offered.
    environment.globals.pop("lipsum", None)
    environment.filters.pop("random", None)
    return environment


def _escapes(name: str | None) -> bool:
    return name is not None and name.endswith(ESCAPED)


def _names(root: Path | None) -> frozenset[str]:
    if root is None:
        return frozenset()
    return frozenset(
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.suffix in SUFFIXES and path.is_file()
    )
