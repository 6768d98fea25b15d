"""The ground that all models stand on: Danish keys, located problems, one-line forms.

Knows how a model is declared and made, that it remembers its key order and its place, and how
one reader can report several problems at once.

The modules with the models themselves do without `from __future__ import annotations`: it takes
longer to read an annotation from its text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from inspect import get_annotations
from typing import Any, ClassVar, NoReturn, Self, get_args

from msgspec.structs import replace

from referat.danish.patterns import late
from referat.diagnostics import Diagnostic, Place, Severity
from referat.model.fields import Field
from referat.model.origin import Origin
from referat.source.written import Written, WrittenMap, place_of

_MOST_KEYS = 8
_BULLET = late(r"[-*•]\s+")


def fail(code: str, message: str, hint: str = "", value: object = None) -> NoReturn:
    """Rejects a value with one Danish finding, at the value's place."""
    fail_all([Diagnostic(code, message, hint, Severity.ERROR, place=place_of(value))])


def fail_all(findings: Sequence[Diagnostic]) -> NoReturn:
    """Rejects a value with several findings, each at its own place."""
    raise WrongError(findings)


class WrongError(ValueError):
    """What is wrong with a value, in Danish."""

    def __init__(self, findings: Sequence[Diagnostic]) -> None:
        super().__init__(findings)
        self.findings = tuple(findings)


class Model:
    """A mapping of the meeting language. Frozen; unknown keys are findings. Its keys are what
    its class declares with `field`.
    """

    __slots__ = ("origin",)
    origin: Origin

    _declared: ClassVar[Mapping[str, Field]] = {}

    what: ClassVar[str] = "Her"
    """What the model is called in a message: »Et punkt …«."""

    one_line: ClassVar[bool] = False
    """True if a single line of text is a valid form of it."""

    also: ClassVar[tuple[str, ...]] = ()
    """Other JSON types that it may be written as."""

    settings: ClassVar[frozenset[str]] = frozenset()
    """Python names of keys that set how things print; they are never offered first."""

    def __init_subclass__(cls) -> None:
        cls._declared = {
            name: each for name, each in cls.__dict__.items() if isinstance(each, Field)
        }
        for name, each in cls._declared.items():
            if each.is_required:
                delattr(cls, name)
            else:
                setattr(cls, name, each.default)  # for those who do not say anything else

    @classmethod
    def from_line(cls, line: str) -> dict[str, object]:
        """The keys that a single line stands for. Only called if `one_line`."""
        raise NotImplementedError(line)

    @classmethod
    def from_mapping(cls, keys: dict[str, Any]) -> dict[str, Any]:
        """A hook to read a short mapping as the long one."""
        return keys

    @classmethod
    def made(cls, values: dict[str, Any], origin: Origin) -> Self:
        """The model with `values`, which nobody looks through again, and else what is so where
        nothing is said.
        """
        model = cls.__new__(cls)
        object.__setattr__(model, "__dict__", values)
        object.__setattr__(model, "origin", origin)
        return model

    def replaced(self, values: Mapping[str, Any]) -> Self:
        """The same model with some other values, said to be written as it was."""
        return self.made({**self.__dict__, **values}, self.origin)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a model is frozen: {name}")

    def __eq__(self, other: object) -> bool:
        """Two that say the same in different places are not the same."""
        if self is other or not isinstance(other, Model):
            return self is other
        is_same = type(self) is type(other) and self._values == other._values
        return is_same and self.origin.is_like(other.origin)

    @property
    def _values(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.fields()}

    def __hash__(self) -> int:
        return hash((type(self), self.order, self.place))

    @classmethod
    def keys_of(cls, value: Any) -> dict[str, Any]:
        """What is written, as keys; those with nothing after them are left out."""
        if isinstance(value, str):
            if not cls.one_line:
                fail(
                    "nøgler-ventet", f"{cls.what} skal skrives med nøgler.", cls._keys_hint(), value
                )
            return cls.from_line(value)
        if not isinstance(value, dict):
            fail(
                "nøgler-ventet",
                f"{cls.what} skal skrives med nøgler, ikke som en liste.",
                cls._keys_hint(),
                value,
            )
        if cls.one_line and len(value) == 1 and next(iter(value)) not in cls.names():
            fail_all([not_text(value, cls.what[0].lower() + cls.what[1:])])
        keys = cls.from_mapping(value)
        if all(keys.values()):
            return keys  # most say something under each key
        return {key: part for key, part in keys.items() if part or not is_empty(part)}

    @classmethod
    def _keys_hint(cls) -> str:
        """What to write in place of something else; the keys that must be there come first."""
        names = cls.names()
        keys = [key for key, name in names.items() if name not in cls.settings]
        keys.sort(key=lambda key: not cls.fields()[names[key]].is_required)
        more = " …" if len(keys) > _MOST_KEYS else "."
        shown = ", ".join(f"`{key}`" for key in keys[:_MOST_KEYS])
        return f"Skriv `nøgle: tekst` på hver sin linje. Nøglerne er {shown}{more}"

    @classmethod
    def names(cls) -> dict[str, str]:
        """Danish key → Python name, in the order of the vocabulary."""
        found = cls.__dict__.get("_names_cache")
        if found is None:
            found = {field.alias: name for name, field in cls.fields().items()}
            cls._names_cache = found
        return found

    _names_cache: ClassVar[dict[str, str]]

    @classmethod
    def fields(cls) -> dict[str, Field]:
        """Python name → the key, in the order of the vocabulary."""
        found = cls.__dict__.get("_fields_cache")
        if found is None:
            found = {}
            for base in cls.__bases__:
                found |= base.fields() if issubclass(base, Model) else {}
            hints = get_annotations(cls) if cls._declared else {}
            if any(isinstance(hint, str) for hint in hints.values()):  # names a later one
                hints = get_annotations(cls, eval_str=True)
            for name, field in cls._declared.items():
                found[name] = replace(field, annotation=hints[name])
            cls._fields_cache = found
        return found

    _fields_cache: ClassVar[dict[str, Field]]

    @classmethod
    def holding(cls) -> frozenset[str]:
        """Python names of the keys that other models may stand under."""
        found = cls.__dict__.get("_holding_cache")
        if found is None:
            found = frozenset(
                name for name, field in cls.fields().items() if _may_hold(field.annotation)
            )
            cls._holding_cache = found
        return found

    _holding_cache: ClassVar[frozenset[str]]

    @property
    def order(self) -> tuple[str, ...]:
        """Python names of the keys that were written, in the file's order."""
        return self.origin.order

    @property
    def place(self) -> Place | None:
        return place_of(self.origin.value)

    def at(self, name: str) -> Place | None:
        """Where the value of the key with this Python name stands; else the model itself."""
        written = self.as_written(name)
        return place_of(written) or self.key_at(name)

    def key_at(self, name: str) -> Place | None:
        """Where the key with this Python name stands; else the model itself."""
        return self.origin.key_places.get(self._alias(name)) or self.place

    def as_written(self, name: str) -> Any:
        """The value of a key before it was read: a text, a list or a mapping; else None."""
        return self.origin.keys.get(self._alias(name))

    def _alias(self, name: str) -> str:
        return self.fields()[name].alias

    @property
    def line(self) -> str:
        """The one line that it was written in, or empty."""
        return self.origin.line


def _may_hold(annotation: Any) -> bool:
    is_model = isinstance(annotation, type) and issubclass(annotation, Model)
    return is_model or any(map(_may_hold, get_args(annotation)))


def is_empty(value: object) -> bool:
    """True for a key with nothing after it, which counts as left out."""
    return value is None or (isinstance(value, Written) and value.is_empty)


def listed(value: Any) -> Any:
    """One entry stands for a list of one; empty entries do not count."""
    if isinstance(value, list):
        return value if all(value) else [entry for entry in value if entry or not is_empty(entry)]
    if is_empty(value):
        return []
    return [value] if isinstance(value, (str, dict, Model)) else value


def lined(value: Any) -> Any:
    """As `listed`; a block of several lines is a list too: of its lines, or of its bullets."""
    if not isinstance(value, str) or "\n" not in value.strip():
        return listed(value)
    lines = [line.strip() for line in value.splitlines() if line.strip()]
    if not any(_BULLET.match(line) for line in lines):
        return lines
    entries: list[str] = []
    for line in lines:
        if _BULLET.match(line) or not entries:
            entries.append(_BULLET.sub("", line))
        else:
            entries[-1] += f" {line}"
    return entries


def not_text(value: Any, wanted: str = "en tekst") -> Diagnostic:
    """The finding for a mapping or a list where a text should be."""
    if isinstance(value, dict) and len(value) == 1:
        key, rest = next(iter(value.items()))
        if isinstance(rest, str):
            place = value.key_places[key] if isinstance(value, WrittenMap) else place_of(value)
            text = f"{key}: {shortened(rest)}".strip()
            return Diagnostic(
                "kolon-i-tekst",
                f"Kolonet efter »{shortened(key)}« gør teksten til en nøgle, men her ventes "
                f"{wanted}.",
                f'Sæt teksten i anførselstegn: "{text}".',
                place=place,
            )
    what = "nøgler" if isinstance(value, dict) else "en liste"
    return Diagnostic(
        "tekst-ventet",
        f"Her ventes {wanted}, men der står {what}.",
        "Skriv teksten efter kolonet, eller på linjerne under nøglen efter en lodret streg: `|`.",
        place=place_of(value),
    )


def shortened(text: str, most: int = 50) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
