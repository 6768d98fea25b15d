"""Text to written values: YAML's events, bounded, with nothing guessed and nothing merged.

Refuses what the meeting language has no use for (anchors, tags, a second document), so that
no file can grow when it is read.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from referat.diagnostics import Diagnostic, Place, Severity
from referat.source.folding import folded_rows
from referat.source.reading import control_characters
from referat.source.written import Row, Value, Written, WrittenList, WrittenMap
from referat.source.yaml_errors import explain

MAX_DEPTH = 60
_COMMENT = re.compile(r" +(?P<rest>#[^\s#].*?)\s*$", re.MULTILINE)
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(text: str) -> tuple[Value | None, list[Diagnostic]]:
    """The document in `text` (None: it is empty or cannot be read), and its findings."""
    builder = _Builder(text)
    try:
        loader = _Loader(text)
    except yaml.YAMLError as error:
        return None, [explain(error, text)]
    try:
        while loader.check_event() and not builder.stopped:
            builder.take(loader.get_event())
    except yaml.YAMLError as error:
        builder.findings.append(explain(error, text))
        return None, builder.findings
    finally:
        loader.dispose()
    return (None if builder.stopped else builder.root), builder.findings


def quoted_in(text: str) -> list[Place]:
    """Where something stands in quotation marks, as far as the text can be read."""
    found: list[Place] = []
    try:
        loader = _Loader(text)
        while loader.check_event():
            event = loader.get_event()
            if type(event) is yaml.ScalarEvent and event.style in ('"', "'"):
                found.append(_place(event))
        loader.dispose()
    except yaml.YAMLError:
        pass  # told about by `parse`
    return found


class _Builder:
    """Builds the tree from events with a stack of its own, so that depth costs no recursion."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self._may_be_cut = " #" in text
        self.root: Value | None = None
        self.findings: list[Diagnostic] = []
        self.stopped = False
        self._stack: list[WrittenMap | WrittenList] = []
        self._keys: list[Written | None] = []

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.anchor or event.tag:
                self._refuse(event)
            self._add(self._scalar(event))
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._open(event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._close(event)
        elif kind is yaml.AliasEvent:
            self._refuse(event)
            self._add(Written.make("", _place(event), '"'))
        elif kind is yaml.DocumentStartEvent and self.root is not None:
            self._second_document(event)

    def _scalar(self, event: Any) -> Written:
        style = event.style or ""
        place = _place(event)
        rows: tuple[Row, ...] = ()
        if style == "|":
            place = self._literal_place(event, place)
        elif place.line != place.end_line:
            rows = folded_rows(event.value, self.lines, place)
        if style == '"' and "\\" in self.text:
            self.findings += control_characters(event.value, place)
        elif style == "" and event.value and self._may_be_cut:
            self._warn_of_comment(event.end_mark)
        return Written.make(event.value, place, style, rows)

    def _warn_of_comment(self, end: Any) -> None:
        """`Sag #12`: the rest of the line would be lost without a word."""
        match = _COMMENT.match(self.lines[end.line], end.column)
        if match:
            column = match.end() + 1 - len(match["rest"])
            place = Place(end.line + 1, column, end.line + 1, match.end() + 1)
            self.findings.append(
                Diagnostic(
                    "kommentar-i-tekst",
                    f"»{match['rest']}« bliver ikke trykt: `#` efter et mellemrum begynder en "
                    "kommentar.",
                    "Hører det med til teksten, så sæt hele teksten i anførselstegn. Er det en "
                    "kommentar, så sæt et mellemrum efter `#`.",
                    Severity.WARNING,
                    place=place,
                )
            )

    def _literal_place(self, event: Any, place: Place) -> Place:
        """A literal block's place says where its *text* begins (end_line, end_column), so that
        a line of the text can be found again.
        """
        row = event.start_mark.line + 1
        value_lines = event.value.split("\n")
        first = next((i for i, line in enumerate(value_lines) if line.strip()), 0)
        source = self.lines[row + first] if row + first < len(self.lines) else ""
        indent = max(len(source) - len(value_lines[first]), 0)
        return Place(place.line, place.column, row + 1, indent + 1)

    def _open(self, event: Any) -> None:
        if event.anchor or event.tag:
            self._refuse(event)
        value = WrittenMap() if type(event) is yaml.MappingStartEvent else WrittenList()
        value.place = _place(event)
        if isinstance(value, WrittenMap):
            value.key_places = {}
        self._add(value)
        self._stack.append(value)
        self._keys.append(None)
        if len(self._stack) > MAX_DEPTH:
            self._stop(
                "for-dybt",
                f"Her ligger lister og nøgler mere end {MAX_DEPTH} lag inde i hinanden.",
                "Ret indrykningen; så dybt er et møde aldrig.",
                value.place,
            )

    def _close(self, event: Any) -> None:
        del event
        self._stack.pop()
        self._keys.pop()

    def _add(self, value: Value) -> None:
        if not self._stack:
            self.root = value if self.root is None else self.root
            return
        parent = self._stack[-1]
        if isinstance(parent, WrittenList):
            parent.append(value)
        elif self._keys[-1] is None:
            self._keys[-1] = self._key(value)
        else:
            self._set(parent, self._keys[-1], value)
            self._keys[-1] = None

    def _key(self, value: Value) -> Written:
        if isinstance(value, Written):
            return value
        self._stop(
            "nøgle-er-ikke-tekst",
            "En tekst kan ikke begynde med `[` eller `{` uden anførselstegn.",
            'Sæt hele teksten i anførselstegn: "…".',
            value.place,
        )
        return Written.make("", value.place, '"')

    def _set(self, parent: WrittenMap, key: Written, value: Value) -> None:
        if key == "<<":
            self._stop(
                "yaml-anker",
                "`<<` kan ikke bruges til at flette nøgler ind.",
                "Skriv nøglerne ud, eller sæt dem i udvalg.yaml, så de gælder alle møder.",
                key.place,
            )
        elif key in parent:
            first = parent.key_places[key].line
            self.findings.append(
                Diagnostic(
                    "dobbelt-nøgle",
                    f"Nøglen `{key}` står to gange; den står også på linje {first}.",
                    "Saml teksten under den ene, og slet den anden.",
                    place=key.place,
                )
            )
        else:
            parent[key] = value
            parent.key_places[key] = key.place

    def _refuse(self, event: Any) -> None:
        what = "*" if type(event) is yaml.AliasEvent else "&" if event.anchor else "!"
        place = _place(event)
        self.findings.append(
            Diagnostic(
                "yaml-anker" if what != "!" else "yaml-mærke",
                f"En tekst kan ikke begynde med `{what}` uden anførselstegn.",
                'Sæt hele teksten i anførselstegn: "…".',
                place=Place(place.line, place.column, place.line, place.column + 1),
            )
        )

    def _second_document(self, event: Any) -> None:
        self._stop(
            "flere-dokumenter",
            "Filen indeholder mere end ét dokument: Her begynder et nyt med `---`.",
            "Lav en fil for hvert møde, eller slet linjen med de tre streger.",
            _place(event),
        )

    def _stop(self, code: str, message: str, hint: str, place: Place) -> None:
        self.findings.append(Diagnostic(code, message, hint, place=place))
        self.stopped = True


def _place(event: Any) -> Place:
    start, end = event.start_mark, event.end_mark
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
