"""Where in the meeting language a place of a text is, told from the lines alone: in an editor
the file is half-written most of the time, and nothing else can be trusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from referat.lsp.levels import Level
from referat.model.base import Model

Kind: TypeAlias = Literal["key", "value", "entry", "prose", "comment"]

_LINE = re.compile(r"(?P<indent> *)(?P<dashes>(?:-(?: +|$))*)(?P<rest>.*)")
_KEY = re.compile(
    r"(?P<key>\"[^\"]*\"|'[^']*'|[^\s\"'\[\]{},#&*!|>%@`-].*?|-[^\s].*?)\s*:(?=\s|$)(?P<gap>\s*)"
)
_BLOCK = re.compile(r"(?:^|\s)[|>][-+\d]*\s*(?:\s#.*)?$")
_COMMENT = re.compile(r"(?:^|\s)#(?P<said>[^#]*)$")
_FLOW_PAIR = re.compile(r"([^\s,{}\[\]:][^,{}\[\]:]*):\s*([^,{}\[\]]*)")


class Frame(Struct, frozen=True):
    """What the place stands under: a key, or `-` for an entry of a list, and its column from 0."""

    column: int
    key: str


def frames_before(rows: Sequence[str], line: int) -> tuple[list[Frame], int]:
    """What is open where `line` begins, outermost first; and the column of the key or dash whose
    block of text it may be in, or -1.
    """
    frames: list[Frame] = []
    block = -1
    for row in rows[:line]:
        content = row.lstrip(" ")
        if block >= 0 and (not content or len(row) - len(content) > block):
            continue
        block = -1
        if content and not content.startswith("#"):
            rest, column = _opened(row, frames)
            match = _KEY.match(rest)
            if match:
                _close(frames, column)
                frames.append(Frame(column, _bare(match["key"])))
            if _BLOCK.search(rest):
                block = frames[-1].column if frames else 0
    return frames, block


def _opened(row: str, frames: list[Frame]) -> tuple[str, int]:
    """Takes the dashes that a line begins with; what follows them, and its column."""
    match = _LINE.match(row)
    assert match is not None  # every part may be empty
    column = match.end("indent")
    for sign in match["dashes"]:
        if sign == "-":
            while frames and (frames[-1].column, frames[-1].key == "-") >= (column, True):
                frames.pop()
            frames.append(Frame(column, "-"))
        column += 1
    return match["rest"], column


def _close(frames: list[Frame], column: int) -> None:
    while frames and frames[-1].column >= column:
        frames.pop()


def _bare(key: str) -> str:
    return key.strip("\"'").strip()


def level_of(top: type[Model], frames: Sequence[Frame]) -> Level:
    level = Level(top)
    for frame in frames:
        level = level.step(frame.key)
    return level


class Spot(Struct, frozen=True):
    """A place to write at. `typed` is what stands there already, from column `start`. `beside`
    are the keys that are written already, with the text after each on its line, or the entries
    of a list in brackets (`in_brackets`).
    """

    kind: Kind
    level: Level
    typed: str
    start: int
    beside: Mapping[str, str] = field(default_factory=dict)
    in_brackets: bool = False


def spot_at(top: type[Model], rows: Sequence[str], line: int, column: int) -> Spot:
    """What can be written at `column` of `line` (from 0, in characters)."""
    frames, block = frames_before(rows, line)
    row = rows[line] if line < len(rows) else ""
    before = row[:column]
    indent = len(row) - len(row.lstrip(" ")) if row.strip() else column
    if block >= 0 and indent > block:
        return Spot("prose", level_of(top, frames), before.lstrip(" "), indent)
    comment = _COMMENT.search(before)
    if comment and before[: comment.start()].count('"') % 2 == 0:
        return Spot("comment", level_of(top, frames), comment["said"], comment.start("said"))
    rest, start = _opened(before, frames)
    is_dashed = bool(frames) and frames[-1].key == "-" and "-" in before[:start]
    match = _KEY.match(rest)
    _close(frames, start)
    if match:
        frames.append(Frame(start, _bare(match["key"])))
        beside = keys_beside(rows, line, start)
        return _in_value(level_of(top, frames), rest[match.end() :], start + match.end(), beside)
    level = level_of(top, frames)
    if is_dashed and rest[:1] in ("[", "{"):
        return _in_value(level, rest, start, {})
    if is_dashed:
        return Spot("entry", level, rest, start, entries_beside(rows, line))
    return Spot("key", level, rest, start, keys_beside(rows, line, start))


def _in_value(level: Level, typed: str, start: int, beside: Mapping[str, str]) -> Spot:
    """After a key's colon: a value, or an entry or a key in brackets on one line."""
    if typed[:1] not in ("[", "{"):
        return Spot("value", level, typed, start, beside)
    opened = max(typed.rfind("["), typed.rfind("{"))
    begins = max(opened, typed.rfind(","))
    last = typed[begins + 1 :].lstrip()
    at = start + len(typed) - len(last)
    said = typed[opened + 1 : begins] if begins > opened else ""
    if typed[opened] == "[":
        entries = {each.strip(): "" for each in said.split(",") if each.strip()}
        return Spot("entry", replace(level, is_entry=True), last, at, entries, True)
    keys = {_bare(match[1]): match[2] for match in _FLOW_PAIR.finditer(said)}
    pair = _FLOW_PAIR.match(last)
    if pair:
        inner = level.step(_bare(pair[1]))
        return Spot("value", inner, pair[2], at + pair.start(2), keys, True)
    return Spot("key", level, last, at, keys, True)


def keys_beside(rows: Sequence[str], line: int, column: int) -> dict[str, str]:
    """The keys of the mapping that a key at `column` of `line` belongs to, itself left out, each
    with the text after it on its line.
    """
    found: dict[str, str] = {}
    is_first = "-" in rows[line][:column]
    for number in () if is_first else range(line - 1, -1, -1):
        key, text, at, is_dashed = _key_of(rows[number])
        if at is not None and at < column:
            break
        if at == column:
            found |= {key: text} if key else {}
            if is_dashed:
                break
    for number in range(line + 1, len(rows)):
        key, text, at, is_dashed = _key_of(rows[number])
        if at is not None and (at < column or (at == column and is_dashed)):
            break
        if at == column and key:
            found[key] = text
    return found


def entries_beside(rows: Sequence[str], line: int) -> dict[str, str]:
    """The keys of an entry that begins on `line`, or the other entries of its list that are plain
    texts.
    """
    match = _LINE.match(rows[line])
    assert match is not None
    keys = keys_beside(rows, line, match.start("rest"))
    if keys:
        return keys
    column = rows[line].rindex("-", 0, match.start("rest"))
    before, after = range(line - 1, -1, -1), range(line + 1, len(rows))
    texts = (*_texts_of(rows, before, column), *_texts_of(rows, after, column))
    return dict.fromkeys(texts, "")


def _texts_of(rows: Sequence[str], numbers: range, column: int) -> Iterator[str]:
    """The entries with a dash at `column` that are plain texts, until the list ends."""
    for number in numbers:
        row = rows[number]
        indent = len(row) - len(row.lstrip(" "))
        if not row.strip() or indent > column:
            continue
        if indent < column or row[indent] != "-":
            return
        text = row[column + 1 :].strip()
        if text and _KEY.match(text) is None:
            yield text


def _key_of(row: str) -> tuple[str, str, int | None, bool]:
    """The key on a line and the text after it, the column of what follows the line's dashes
    (None: nothing), and whether it has dashes.
    """
    if not row.strip() or row.lstrip().startswith("#"):
        return "", "", None, False
    match = _LINE.match(row)
    assert match is not None
    key = _KEY.match(match["rest"])
    at = match.start("rest")
    if key is None:
        return "", "", at, bool(match["dashes"])
    return _bare(key["key"]), match["rest"][key.end() :].strip(), at, bool(match["dashes"])


def key_under(
    top: type[Model], rows: Sequence[str], line: int, column: int
) -> tuple[Level, int, int] | None:
    """The key that stands at a place: its level, and the columns that it begins and ends at."""
    frames, block = frames_before(rows, line)
    row = rows[line] if line < len(rows) else ""
    if block >= 0 and (not row.strip() or len(row) - len(row.lstrip(" ")) > block):
        return None
    rest, start = _opened(row, frames)
    match = _KEY.match(rest)
    if match is None or not start <= column <= start + match.end("key"):
        return None
    _close(frames, start)
    frames.append(Frame(start, _bare(match["key"])))
    return level_of(top, frames), start, start + match.end("key")
