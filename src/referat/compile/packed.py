"""Frozen values as JSON and back: what one build leaves the next, and processes give each other.

A struct becomes a list of its fields, without those at the end that have their defaults; a
day or a time its ISO form. `Packed` holds a value in either form and makes the other when it is
asked for: of a thousand remembered meetings a build looks into few. What comes back is checked
against the types, for it may come from anywhere; `Unreadable` says that it is not theirs.
"""

from __future__ import annotations

import hashlib
import json
import types
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from referat.compile.pieces import Pieces, Spot, Unreadable

T = TypeVar("T")
Turn = Callable[[Any], Any]


class Packed(Generic[T]):
    """A value of one class: as itself, as the bytes that it is written as, or as the place where
    they lie.
    """

    __slots__ = ("_content", "_digest", "_kind", "_pieces", "_spot", "_value")

    def __init__(self, kind: type[T], value: T | None, content: bytes | None = None) -> None:
        """With neither a value nor a content it must lie somewhere."""
        self._kind, self._value, self._content = kind, value, content
        self._pieces: Pieces | None = None
        self._spot: Spot | None = None
        self._digest = ""

    @classmethod
    def lying(cls, kind: type[T], pieces: Pieces, spot: Spot) -> Packed[T]:
        """The value that `pieces` have at `spot`."""
        found = cls(kind, None)
        found.lies(pieces, spot)
        return found

    @property
    def value(self) -> T:
        if self._value is None:
            self._value = unpacked(self._kind, self.content)
        return self._value

    @property
    def content(self) -> bytes:
        if self._content is None:
            if self._value is not None:
                self._content = packed(self._kind, self._value)
            else:
                assert self._pieces is not None
                assert self._spot is not None
                return self._pieces.read(self._spot)
        return self._content

    @property
    def digest(self) -> str:
        if not self._digest:
            self._digest = hashlib.sha256(self.content).hexdigest()
        return self._digest

    def spot_in(self, pieces: Pieces) -> Spot | None:
        """Where it lies in `pieces`, if it does."""
        return self._spot if self._pieces is pieces else None

    def lies(self, pieces: Pieces, spot: Spot) -> None:
        """From now on it lies there; `spot` has its digest."""
        self._pieces, self._spot, self._digest = pieces, spot, spot.digest

    def __reduce__(self) -> tuple[Any, ...]:
        return Packed, (self._kind, None, self.content)


def packed(kind: Any, value: Any) -> bytes:
    """`value`, which is a `kind`, as JSON."""
    return written(plain(kind)(value))


def unpacked(kind: Any, content: bytes) -> Any:
    """Raises: Unreadable."""
    try:
        return back(kind)(json.loads(content))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Unreadable from error


def encoded(value: Any) -> bytes:
    """Structs and what they may hold as JSON. Slow only for names that are not UTF-8."""
    try:
        return msgspec.json.encode(value, enc_hook=_path_there)
    except UnicodeEncodeError:
        return written(msgspec.to_builtins(value, enc_hook=_path_there))


def decoded(kind: type[T], content: bytes) -> T:
    """Raises: Unreadable."""
    try:
        try:
            return msgspec.json.decode(content, type=kind, dec_hook=_path_back)
        except UnicodeDecodeError:
            return msgspec.convert(json.loads(content), kind, dec_hook=_path_back)
    except (msgspec.MsgspecError, ValueError, NotImplementedError, RecursionError) as error:
        raise Unreadable from error


def _path_there(value: Any) -> str:
    if isinstance(value, Path):
        return value.as_posix()
    raise NotImplementedError(type(value))


def _path_back(kind: type, value: Any) -> Any:
    if kind is Path and isinstance(value, str):
        return Path(value)
    raise NotImplementedError(kind)


def written(value: Any) -> bytes:
    """Plain values as JSON."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


# ---------------------------------------------------------------- there


@cache
def plain(kind: Any, without: Any = None) -> Turn:
    """Turns a `kind` into text, numbers, truth, None and lists of such. A value of the class
    `without` leaves only whether it is there.
    """
    if kind is without:
        return bool
    if kind in (str, int, bool, Any) or get_origin(kind) is Literal:
        return _itself
    if kind in (date, time):
        return _iso
    if kind is Path:
        return Path.as_posix
    if isinstance(kind, type) and issubclass(kind, IntEnum):
        return int
    if _is_struct(kind):
        return _plain_fields(kind, without)
    return _plain_many(kind, without)


def _plain_many(kind: Any, without: Any) -> Turn:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _plain_union(inner, without)
    if origin is tuple and inner[1:] == (...,):
        each = plain(inner[0], without)
        return list if each is _itself else lambda value: [each(one) for one in value]
    if origin is tuple:
        turns = tuple(plain(one, without) for one in inner)
        return lambda value: [turn(one) for turn, one in zip(turns, value, strict=True)]
    if origin in (Mapping, dict):
        each = plain(inner[1], without)
        return lambda value: {key: each(one) for key, one in value.items()}
    raise AssertionError(f"{kind} cannot be packed")


def _plain_union(inner: Sequence[Any], without: Any) -> Turn:
    """None is itself; a day that could also be words stands in a list."""
    others = [one for one in inner if one is not types.NoneType]
    if set(others) == {date, str}:
        return lambda value: [_iso(value)] if isinstance(value, date) else value
    (one,) = others
    turn = plain(one, without)
    return lambda value: None if value is None else turn(value)


def _plain_fields(kind: Any, without: Any) -> Turn:
    hints = get_type_hints(kind)
    turns = {field.name: plain(hints[field.name], without) for field in fields(kind)}
    parts = tuple((name, None if turn is _itself else turn) for name, turn in turns.items())
    defaults = _defaults(kind)

    def fields_of(value: Any) -> list[Any]:
        end = len(parts)
        while end and getattr(value, parts[end - 1][0]) == defaults[end - 1]:
            end -= 1
        return [
            getattr(value, name) if turn is None else turn(getattr(value, name))
            for name, turn in parts[:end]
        ]

    return fields_of


def _defaults(kind: Any) -> list[Any]:
    """What each field has where nothing is said; something that nothing equals where it must."""
    return [
        field.default
        if field.default is not NODEFAULT
        else field.default_factory()
        if field.default_factory is not NODEFAULT
        else NODEFAULT
        for field in fields(kind)
    ]


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Struct)


def _itself(value: Any) -> Any:
    return value


def _iso(value: Any) -> str:
    return str(value.isoformat())


# ---------------------------------------------------------------- and back


@cache
def back(kind: Any) -> Turn:
    """Turns what `plain` gave into a `kind` again. Raises ValueError or TypeError."""
    if kind is Any:
        return _itself
    if kind in (str, int, bool):
        return _exactly(kind)
    if get_origin(kind) is Literal:
        return _one_of(frozenset(get_args(kind)))
    if kind in (date, time):
        return _from_iso(kind)
    if kind is Path or (isinstance(kind, type) and issubclass(kind, IntEnum)):
        made: Turn = kind
        return made
    if _is_struct(kind):
        return _from_fields(kind)
    return _from_many(kind)


def _from_many(kind: Any) -> Turn:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _from_union(inner)
    if origin is tuple and inner[1:] == (...,):
        each = back(inner[0])
        return lambda value: tuple([each(one) for one in _list(value)]) if value else ()
    if origin is tuple:
        turns = tuple(back(one) for one in inner)
        return lambda value: tuple(turn(one) for turn, one in zip(turns, _list(value), strict=True))
    if origin in (Mapping, dict):
        each = back(inner[1])
        return lambda value: {key: each(one) for key, one in value.items()}
    raise AssertionError(f"{kind} cannot be packed")


def _from_union(inner: Sequence[Any]) -> Turn:
    others = [one for one in inner if one is not types.NoneType]
    if set(others) == {date, str}:
        day, words = back(date), back(str)
        return lambda value: day(*value) if value.__class__ is list else words(value)
    turn = back(others[0])
    return lambda value: None if value is None else turn(value)


def _from_fields(kind: Any) -> Turn:
    hints = get_type_hints(kind)
    turns = tuple(back(hints[field.name]) for field in fields(kind))
    most = len(turns)

    def made(value: Any) -> Any:
        if value.__class__ is not list or len(value) > most:
            raise ValueError(kind.__name__)
        return kind(*[turn(one) for turn, one in zip(turns, value)])  # noqa: B905 - may be shorter

    return made


def _exactly(kind: type) -> Turn:
    def same(value: Any) -> Any:
        if value.__class__ is not kind:
            raise ValueError(kind.__name__)
        return value

    return same


def _one_of(known: frozenset[Any]) -> Turn:
    def same(value: Any) -> Any:
        if value not in known:
            raise ValueError("unknown")
        return value

    return same


def _from_iso(kind: type[date | time]) -> Turn:
    text = _exactly(str)
    return lambda value: kind.fromisoformat(text(value))


def _list(value: Any) -> list[Any]:
    if value.__class__ is not list:
        raise ValueError("no list")
    return value
