"""Quick fixes: what a finding's own fixes do, a switch for one place, and all that is certain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Position,
    Range,
    TextEdit,
    WorkspaceEdit,
)

from referat.checks.explained.codes import known_codes
from referat.diagnostics import Diagnostic, Edit
from referat.lsp.desk import Opened
from referat.lsp.findings import shown_one
from referat.mend import mend
from referat.source.written import Value, WrittenList, WrittenMap

FIX_ALL = "source.fixAll.referat"
_ROW = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
KINDS = (CodeActionKind.QuickFix, FIX_ALL)


def actions(file: Opened, at: Range, only: Sequence[str] | None) -> list[CodeAction]:
    """What can be done about the findings that `at` touches, and about the whole file."""
    found: list[CodeAction] = []
    if _is_wanted(CodeActionKind.QuickFix, only):
        touched = [each for each in file.draft.findings if _touches(file, each, at)]
        found += [action for each in touched for action in _of_finding(file, each)]
        found += _switches(file, touched)
    if _is_wanted(FIX_ALL, only):
        found += _fix_all(file)
    return found


def _is_wanted(kind: str, only: Sequence[str] | None) -> bool:
    return not only or any(kind == each or kind.startswith(f"{each}.") for each in only)


def _touches(file: Opened, finding: Diagnostic, at: Range) -> bool:
    """True for a finding on one of the lines; editors that ask about a point mean its line."""
    shown = file.lines.shown(finding.place)
    return shown.start.line <= at.end.line and at.start.line <= shown.end.line


def _of_finding(file: Opened, finding: Diagnostic) -> Iterator[CodeAction]:
    for fix in finding.fixes:
        yield CodeAction(
            title=fix.title,
            kind=CodeActionKind.QuickFix,
            diagnostics=[shown_one(file, finding)],
            is_preferred=fix.is_certain or None,
            edit=_edit(file, fix.edits),
        )


def _edit(file: Opened, edits: Iterable[Edit]) -> WorkspaceEdit:
    changes = [TextEdit(file.lines.exact(edit.place), edit.text) for edit in edits]
    return WorkspaceEdit(changes={file.uri: changes})


def _switches(file: Opened, findings: Sequence[Diagnostic]) -> Iterator[CodeAction]:
    """A comment over what a finding is about. The reason is left to be written: until then the
    comment itself is reported.
    """
    for code, finding in {each.code: each for each in findings if each.place}.items():
        if not known_codes().get(code) or finding.place is None:
            continue
        line = _line_over(file, finding.place.line - 1)
        row = file.lines.row(line)
        pad = row[: len(row) - len(row.lstrip(" "))]
        start = Position(line, 0)
        comment = TextEdit(Range(start, start), f"{pad}# undtag {code}: \n")
        yield CodeAction(
            title=f"Undtag her: # undtag {code}: …",
            kind=CodeActionKind.QuickFix,
            diagnostics=[shown_one(file, finding)],
            edit=WorkspaceEdit(changes={file.uri: [comment]}),
        )


def _line_over(file: Opened, line: int) -> int:
    """The line (from 0) of the key or entry that what stands on `line` belongs to: a comment can
    stand over that, but not inside a text.
    """
    starts = {0, *_starts(file.draft.value)}
    return max((start for start in starts if start <= line), default=0)


def _starts(value: Value | None) -> Iterator[int]:
    """The lines on which a key or an entry begins."""
    if isinstance(value, WrittenMap):
        for key, part in value.items():
            yield value.key_places[key].line - 1
            yield from _starts(part)
    elif isinstance(value, WrittenList):
        for part in value:
            yield part.place.line - 1
            yield from _starts(part)


def _fix_all(file: Opened) -> Iterator[CodeAction]:
    """What `referat check --fix` does in one round."""
    findings = file.draft.findings
    if not any(fix.is_certain for each in findings for fix in each.fixes):
        return
    changes = _between(file, mend(file.lines.text, findings, file.model).text)
    if changes:
        edit = WorkspaceEdit(changes={file.uri: changes})
        yield CodeAction(title="Ret alt, der er sikkert", kind=FIX_ALL, edit=edit)


def _between(file: Opened, text: str) -> list[TextEdit]:
    """The edits, line by line, that make the open text into `text`."""
    before, after = _ROW.findall(file.lines.text), _ROW.findall(text)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        TextEdit(Range(_start(file, first), _start(file, end)), "".join(after[start:stop]))
        for kind, first, end, start, stop in matcher.get_opcodes()
        if kind != "equal"
    ]


def _start(file: Opened, line: int) -> Position:
    """Where a line begins; for the one after the last, the end of the text."""
    rows = file.lines.rows
    if line < len(rows):
        return Position(line, 0)
    return file.lines.position(len(rows) - 1, len(rows[-1]))
