"""Fixes that move keys. They take the file's own lines: a key goes with all that stands under it,
the comments over it and the one beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from referat.checks.rules.form.key_order import CODE, usual_order
from referat.diagnostics import Diagnostic, Edit, Fix, Place
from referat.source.parse import parse
from referat.source.reading import read_text
from referat.source.written import Value, Written, WrittenList, WrittenMap


def with_moves(text: str, findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """`findings` of the file `text`, with fixes for those about the order of keys."""
    if not any(each.code == CODE and not each.fixes for each in findings):
        return list(findings)
    read, _ = read_text(text.encode("utf-8", "surrogatepass"))
    value, _ = parse(read)
    if value is None:
        return list(findings)
    owners, lines = dict(_owners(value)), read.split("\n")
    return [_with_move(each, value, owners, lines) for each in findings]


def _with_move(
    finding: Diagnostic, value: Value, owners: dict[Place, WrittenMap], lines: Sequence[str]
) -> Diagnostic:
    owner = owners.get(finding.place) if finding.place and finding.code == CODE else None
    edit = _put_in_order(owner, lines) if owner is not None and not finding.fixes else None
    if edit is None or parse(_edited(lines, edit))[0] != value:
        return finding
    return replace(finding, fixes=(Fix("Sæt nøglerne i orden", (edit,), is_certain=True),))


def _edited(lines: Sequence[str], edit: Edit) -> str:
    """The text after the move. At the end of a file a text may lose its last line feed; then the
    keys stay.
    """
    place = edit.place
    head = lines[place.line - 1][: place.column - 1]
    tail = lines[place.end_line - 1][place.end_column - 1 :]
    moved = f"{head}{edit.text}{tail}"
    return "\n".join([*lines[: place.line - 1], moved, *lines[place.end_line :]])


def _owners(value: Value) -> Iterator[tuple[Place, WrittenMap]]:
    """Each key's place, and the mapping that it is in."""
    if isinstance(value, WrittenMap):
        yield from ((place, value) for place in value.key_places.values())
        for part in value.values():
            yield from _owners(part)
    elif isinstance(value, WrittenList):
        for part in value:
            yield from _owners(part)


class _Block(Struct, frozen=True):
    """A key's lines, from the first comment over it to what begins the next key; lines count
    from 0.
    """

    key: str
    start: int
    end: int
    has_comment: bool


def _put_in_order(keys: WrittenMap, lines: Sequence[str]) -> Edit | None:
    """One edit over the keys that change places; None where a comment would come to stand
    between the dash and the first key.
    """
    blocks = _blocks(keys, lines)
    order = usual_order([block.key for block in blocks])
    by_key = {block.key: block for block in blocks}
    moved = [n for n, block in enumerate(blocks) if block.key != order[n]]
    if not moved:
        return None
    first, last = moved[0], moved[-1]
    placed = [by_key[key] for key in order[first : last + 1]]
    if first == 0 and placed[0].has_comment:
        return None
    column = keys.place.column
    out: list[str] = []
    for block in placed:
        own = list(lines[block.start : block.end])
        own[0] = " " * (column - 1) + own[0][column - 1 :]
        out += own
    begin, end = blocks[first].start, blocks[last].end
    out[0] = out[0][column - 1 :] if first == 0 else out[0]
    start = column if first == 0 else 1
    if end < len(lines):  # with its line feed: what is put in right after waits
        return Edit(Place(begin + 1, start, end + 1, 1), "\n".join([*out, ""]))
    return Edit(Place(begin + 1, start, end, len(lines[-1]) + 1), "\n".join(out))


def _blocks(keys: WrittenMap, lines: Sequence[str]) -> list[_Block]:
    places = [place.line - 1 for place in keys.key_places.values()]
    tops = [places[0], *(_top(line, keys.place.column, lines) for line in places[1:])]
    last = _last_line(list(keys.values())[-1], places[-1])
    ends = [*tops[1:], _without_blank(lines, min(last, len(lines)))]
    return [
        _Block(key, top, end, top < line)
        for key, top, end, line in zip(keys, tops, ends, places, strict=True)
    ]


def _top(line: int, column: int, lines: Sequence[str]) -> int:
    """Where a key begins with the comments right over it, which stand as far in as itself."""
    lead = " " * (column - 1) + "#"
    while lines[line - 1].startswith(lead):
        line -= 1
    return line


def _without_blank(lines: Sequence[str], end: int) -> int:
    while end > 0 and not lines[end - 1].strip():
        end -= 1
    return end


def _last_line(value: Value, line: int) -> int:
    """The last line (from 1) on which a value has something."""
    place = value.place
    if isinstance(value, WrittenMap | WrittenList):
        parts = value.values() if isinstance(value, WrittenMap) else value
        inner = max((_last_line(part, line) for part in parts), default=place.end_line)
        return max(inner, line + 1)
    assert isinstance(value, Written)
    if value.style == "|":
        return place.end_line + value.rstrip("\n").count("\n")
    ends_before = place.end_column == 1 and place.end_line > place.line
    return max(place.end_line - 1 if ends_before else place.end_line, line + 1)
