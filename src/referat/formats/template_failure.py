"""Says in Danish what went wrong in a template, and where.

Knows Jinja's exceptions and how its tracebacks name template files and lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import StrictUndefined, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.utils import missing
from msgspec import Struct

from referat.diagnostics import Diagnostic, Place

if TYPE_CHECKING:
    from xml.etree.ElementTree import ParseError

CODE = "skabelon"


class NotTextError(Exception):
    """A template file that is not UTF-8."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class UnknownNameError(UndefinedError):
    """A name that a template uses and nobody has; `owner` is `missing` for a bare name."""

    def __init__(self, name: str, owner: object, message: str) -> None:
        super().__init__(message)
        self.name = name
        self.owner = owner


class Undefined(StrictUndefined):
    """Strict, and its error remembers what was looked for and where."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        super().__init__(hint, obj, name, exc)
        if hint is None and exc is UndefinedError and isinstance(name, str):
            self._undefined_exception = partial(UnknownNameError, name, obj)  # type: ignore[assignment]


class Frame(NamedTuple):
    """Where in a template, and the names that are known there."""

    path: Path | None
    line: int
    names: tuple[str, ...]


def explain(
    error: Exception, entry: str, roots: tuple[Path, ...], known: Iterable[str]
) -> Diagnostic:
    """The finding for `error`, raised while `entry` was rendered from the folders `roots`."""
    frame = _frame(error, roots)
    message, hint = _words(error, frame, tuple(known))
    if frame.path is None and not isinstance(error, TemplateNotFound):
        message = f"Skabelonen {entry}: {message[0].lower()}{message[1:]}"
    place = Place(frame.line, 1) if frame.line else None
    return Diagnostic(CODE, message, hint, path=frame.path, place=place)


def explain_xml(error: ParseError, text: str, path: Path) -> Diagnostic:
    """The finding for a template at `path` whose `text`, filled out, is no XML. The line is the
    template's own if it stands there just once.
    """
    row, _ = error.position
    line = "".join(text.splitlines()[row - 1 : row]).strip()
    source = path.read_text(encoding="utf-8-sig").splitlines()
    found = [number for number, each in enumerate(source, 1) if line and each.strip() == line]
    return Diagnostic(
        CODE,
        f"Skabelonen giver ikke gyldig XML: {_xml_trouble(str(error))}",
        "Se efter et mærke, der ikke er lukket: <w:p> … </w:p>",
        path=path,
        place=Place(found[0], 1) if len(found) == 1 else None,
    )


def _frame(error: Exception, roots: tuple[Path, ...]) -> Frame:
    """The innermost place in a template: Jinja puts its files in the traceback."""
    if isinstance(error, NotTextError):
        return Frame(error.path, 0, ())
    if isinstance(error, TemplateSyntaxError) and (error.filename or error.name):
        # For an open comment Jinja puts the file where the name belongs.
        return Frame(Path(str(error.filename or error.name)), error.lineno, ())
    found, step = Frame(None, 0, ()), error.__traceback__
    while step is not None:
        path = Path(step.tb_frame.f_code.co_filename)
        if any(path.is_relative_to(root) for root in roots):
            found = Frame(path, step.tb_lineno, tuple(map(str, step.tb_frame.f_locals)))
        step = step.tb_next
    return found


def _words(error: Exception, frame: Frame, known: tuple[str, ...]) -> tuple[str, str]:
    match error:
        case TemplateSyntaxError():
            words = _syntax(str(error.message))
        case UnknownNameError():
            words = _unknown(error, frame.names)
        case TemplateNotFound():
            words = f"Der er ingen skabelon ved navn {error.name}", _nearest(str(error.name), known)
        case NotTextError():
            words = "Skabelonen er ikke UTF-8-tekst", "Gem filen igen som UTF-8"
        case SecurityError():
            words = f"Skabelonen må ikke dette: {error}", "Brug kun dokumentets egne navne"
        case RecursionError():
            words = "Skabelonen kalder sig selv uden ende", "Fjern det kald, der går i ring"
        case TemplateRuntimeError():
            words = _syntax(str(error))
        case _:
            words = f"Skabelonen fejlede: {type(error).__name__}: {error}", ""
    return words


def _unknown(error: UnknownNameError, names: tuple[str, ...]) -> tuple[str, str]:
    if error.owner is missing:
        return f"Skabelonen bruger navnet {error.name}, som ikke findes", _nearest(
            error.name, names
        )
    kind = type(error.owner).__name__
    message = f"Skabelonen bruger {error.name}, som {kind} ikke har"
    return message, _nearest(error.name, _attributes(error.owner))


def _attributes(owner: object) -> tuple[str, ...]:
    if isinstance(owner, Struct):
        return owner.__struct_fields__
    if isinstance(owner, Mapping):
        return tuple(map(str, owner))
    return tuple(name for name in dir(owner) if not name.startswith("_"))


def _nearest(name: str, names: Iterable[str]) -> str:
    """The hint with the nearest right name, or all of them when they are few."""
    from difflib import get_close_matches  # noqa: PLC0415 - only what fails is compared

    choices = sorted({each for each in names if not each.startswith("_")})
    near = get_close_matches(name, choices, n=1, cutoff=0.6)
    if near:
        return f"Mente du {near[0]}?"
    return f"Kendte navne: {', '.join(choices)}" if 0 < len(choices) <= 20 else ""


SYNTAX: tuple[tuple[str, str, str], ...] = (
    (
        r"Unexpected end of template.*?needs to be closed is '(\w+)'",
        "Skabelonen slutter, før {{% {0} %}} er lukket",
        "Skriv {{% end{0} %}}",
    ),
    (
        r"Encountered unknown tag '(\w+)'.*?needs to be closed is '(\w+)'",
        "{{% {0} %}} hører ikke til her",
        "Luk først {{% {1} %}} med {{% end{1} %}}",
    ),
    (r"Encountered unknown tag '(\w+)'", "{{% {0} %}} er ikke en kendt kommando", ""),
    (r"No filter named '([^']+)'", "Filteret {0} findes ikke", ""),
    (r"No test named '([^']+)'", "Prøven {0} findes ikke", ""),
    (r"parameter '([^']+)' was not provided", "Et kald mangler værdien {0}", ""),
    (r"block '([^']+)' defined twice", "Blokken {0} står to gange", "Giv den ene et andet navn"),
    (
        r"expected token '([^']+)', got '([^']+)'",
        "Her skulle stå {0}, men der står {1}",
        "Se efter en glemt parentes, et komma eller et %}} eller }}}}",
    ),
    (r"unexpected '([^']+)'", "{0} hører ikke til her", ""),
    (r"unexpected char (.+) at \d+", "Tegnet {0} hører ikke til her", ""),
    (r"Missing end of comment tag", "Kommentaren er ikke lukket", "Skriv #}}"),
    (r"unexpected end of template", "Skabelonen slutter for tidligt", ""),
)
"""What Jinja says, and what we say: message and hint."""

XML_TROUBLE = {
    "mismatched tag": "et mærke lukkes, der ikke er åbent",
    "no element found": "den er tom, eller et mærke bliver ikke lukket",
    "XML or text declaration not at start": "<?xml …?> skal stå allerførst",
    "syntax error": "her står ingen XML",
    "junk after document element": "her står noget efter det yderste mærke",
    "unbound prefix": "et navn begynder med et forled, der ikke er erklæret",
    "duplicate attribute": "en egenskab står to gange i et mærke",
}
"""What the XML reader says, and what we say."""

TOKENS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of statement block": "{%",
    "end of template": "slutningen",
}


def _xml_trouble(said: str) -> str:
    found = (ours for theirs, ours in XML_TROUBLE.items() if said.startswith(theirs))
    return next(found, "et tegn står forkert")


def _syntax(said: str) -> tuple[str, str]:
    for pattern, message, hint in SYNTAX:
        found = re.match(pattern, said, re.DOTALL | re.IGNORECASE)
        if found:
            parts = [TOKENS.get(part, part) for part in found.groups()]
            return message.format(*parts), hint.format(*parts)
    return f"Skabelonen kan ikke læses: {said}", ""
