"""Text to written values: YAML's events, bounded, with nothing guessed and nothing merged.

Refuses what the meeting language has no use for (anchors, tags, a second document), so that
no file can grow when it is read.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from referat.danish.patterns import late
from referat.diagnostics import Diagnostic, Place, Severity
from referat.source.places import SourceText, event_place
from referat.source.reading import control_characters
from referat.source.written import Value, Written, WrittenList, WrittenMap

MAX_DEPTH = 60
_COMMENT = late(r" +(?P<rest>#[^\s#].*?)\s*$", re.MULTILINE)
_MAY_BE_COMMENT = late(r" #[^\s#]")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def from_events(text: str) -> tuple[Value | None, list[Diagnostic]]:
    """The document in `text` (None: it is empty or cannot be read), and its findings."""
    builder = _Builder(text)
    try:
        loader = _Loader(text)
    except yaml.YAMLError as error:
        return None, [_explained(error, text)]
    try:
        for event in iter(loader.get_event, None):
            if builder.stopped:
                break
            builder.take(event)
    except yaml.YAMLError as error:
        builder.findings.append(_explained(error, text))
        return None, builder.findings
    finally:
        loader.dispose()
    return (None if builder.stopped else builder.root), builder.findings


def _explained(error: yaml.YAMLError, text: str) -> Diagnostic:
    from referat.source.yaml_errors import explain  # noqa: PLC0415 - few files have such a fault

    return explain(error, text)


def quoted_in(text: str) -> list[Place]:
    """Where something stands in quotation marks, as far as the text can be read."""
    found: list[Place] = []
    try:
        loader = _Loader(text)
        while loader.check_event():
            event = loader.get_event()
            if type(event) is yaml.ScalarEvent and event.style in ('"', "'"):
                found.append(event_place(event))
        loader.dispose()
    except yaml.YAMLError:
        pass  # told about by `parse`
    return found


class _Builder:
    """Builds the tree from events with a stack of its own, so that depth costs no recursion."""

    def __init__(self, text: str) -> None:
        self.file = SourceText(text)
        self._may_be_cut = " #" in text and _MAY_BE_COMMENT.search(text) is not None
        self._may_be_escaped = "\\" in text
        self.root: Value | None = None
        self.findings: list[Diagnostic] = []
        self.stopped = False
        self._stack: list[WrittenMap | WrittenList] = []
        self._parent: WrittenMap | WrittenList | None = None
        self._key: Written | None = None

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent:
            self._open(event, WrittenMap(event_place(event)))
        elif kind is yaml.SequenceStartEvent:
            self._open(event, WrittenList(event_place(event)))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._stack.pop()
            self._parent = self._stack[-1] if self._stack else None
        elif kind is yaml.AliasEvent:
            self._refuse(event)
            self._add(Written.make("", event_place(event), '"'))
        elif kind is yaml.DocumentStartEvent and self.root is not None:
            self._second_document(event)

    def _scalar(self, event: Any) -> None:
        """Most of the events: a text. Nothing of the event itself is kept."""
        if event.anchor or event.tag:
            self._refuse(event)
        value = event.value
        text = Written(value)
        text.file = self.file
        style = text.style = event.style or ""
        if style == "|":
            start = event.start_mark
            text.at = (start.line + 1, start.column + 1)
        else:
            text.at = event_place(event)
        if style == "":
            if self._may_be_cut and value:
                self._warn_of_comment(event.end_mark)
        elif style == '"' and self._may_be_escaped:
            self.findings += control_characters(value, text.place)
        self._add(text)

    def _warn_of_comment(self, end: Any) -> None:
        """`Sag #12`: the rest of the line would be lost without a word."""
        match = _COMMENT.match(self.file.lines[end.line], end.column)
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

    def _open(self, event: Any, value: WrittenMap | WrittenList) -> None:
        if event.anchor or event.tag:
            self._refuse(event)
        self._add(value)
        self._stack.append(value)
        self._parent = value
        if len(self._stack) > MAX_DEPTH:
            self._stop(
                "for-dybt",
                f"Her ligger lister og nøgler mere end {MAX_DEPTH} lag inde i hinanden.",
                "Ret indrykningen; så dybt er et møde aldrig.",
                value.place,
            )

    def _add(self, value: Value) -> None:
        parent, key = self._parent, self._key
        if type(parent) is WrittenList:
            parent.append(value)
        elif parent is None:
            self.root = value if self.root is None else self.root
        elif key is None:
            self._key = value if type(value) is Written else self._no_key(value)
        else:
            self._key = None
            self._set(parent, key, value)

    def _no_key(self, value: Value) -> Written:
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
            line = parent.place_of_key(key).line
            self.findings.append(
                Diagnostic(
                    "dobbelt-nøgle",
                    f"Nøglen `{key}` står to gange; den står også på linje {line}.",
                    "Saml teksten under den ene, og slet den anden.",
                    place=key.place,
                )
            )
        else:
            parent.keys_at[str(key)] = key.place
            parent[str(key)] = value

    def _refuse(self, event: Any) -> None:
        what = "*" if type(event) is yaml.AliasEvent else "&" if event.anchor else "!"
        place = event_place(event)
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
            event_place(event),
        )

    def _stop(self, code: str, message: str, hint: str, place: Place) -> None:
        self.findings.append(Diagnostic(code, message, hint, place=place))
        self.stopped = True
