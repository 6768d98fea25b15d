"""The fenced `tabel`: a table whose cells hold lists and paragraphs, written in YAML."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from referat.danish.words import nearest
from referat.diagnostics import Diagnostic, Place
from referat.prose.lists import list_blocks
from referat.prose.options import Options
from referat.prose.tables import make_table
from referat.prose.tree import Blocks, Inlines, Paragraph, Table
from referat.source.parse import parse as parse_yaml
from referat.source.reading import read_text
from referat.source.written import WrittenList, WrittenMap, place_of

KEYS = ("titel", "kolonner", "rækker", "fil")
ParseText = Callable[[str, Options], Blocks]


@dataclass(slots=True)
class Fenced:
    """The table, as far as it could be read, and what is wrong with it. Places count from
    the first line inside the fence.
    """

    table: Table
    findings: list[Diagnostic] = field(default_factory=list)


def read_fenced(source: str, options: Options, parse: ParseText) -> Fenced:
    value, findings = parse_yaml(source)
    if not isinstance(value, WrittenMap):
        found = Diagnostic(
            "tabel",
            "Tabellen skal skrives med nøglerne `kolonner` og `rækker`.",
            "Se i vejledningen under tabeller.",
            place=Place(1, 1),
        )
        return Fenced(make_table(None, None, [], []), findings or [found])
    findings += _key_findings(value)
    reader = _Reader(options, parse, findings)
    return Fenced(reader.table(value), findings)


def _key_findings(value: WrittenMap) -> list[Diagnostic]:
    found = []
    for key, place in value.key_places.items():
        if key not in KEYS:
            close = nearest(key, KEYS)
            hint = f"Mente du `{close}`?" if close else f"Nøglerne er {', '.join(KEYS)}."
            found.append(
                Diagnostic(
                    "ukendt-nøgle", f"Nøglen `{key}` kendes ikke i en tabel.", hint, place=place
                )
            )
    return found


@dataclass(slots=True)
class _Reader:
    options: Options
    parse: ParseText
    findings: list[Diagnostic]

    def table(self, value: WrittenMap) -> Table:
        caption = value.get("titel")
        header = [self._cell(cell) for cell in self._list(value.get("kolonner"), "kolonner")]
        rows = [
            [self._cell(cell) for cell in self._list(row, "en række")]
            for row in self._list(value.get("rækker"), "rækker")
        ]
        if "fil" in value:
            from_file = self._file_rows(value)
            if not header and from_file:
                header, from_file = from_file[0], from_file[1:]
            rows += from_file
        self._check_width(value, header, rows)
        return make_table(self._caption(caption), header or None, rows, [])

    def _caption(self, text: Any) -> Inlines | None:
        blocks = self.parse(str(text), self.options) if isinstance(text, str) else ()
        return blocks[0].content if blocks and isinstance(blocks[0], Paragraph) else None

    def _cell(self, cell: Any) -> Blocks:
        if isinstance(cell, str):
            return self.parse(cell, self.options)
        if isinstance(cell, WrittenList) and all(isinstance(entry, str) for entry in cell):
            return list_blocks([str(entry) for entry in cell], self.options, self.parse)
        self._found(
            "En celle skal være en tekst eller en liste.",
            'Sæt teksten i anførselstegn, hvis den indeholder et kolon: "…".',
            cell,
        )
        return ()

    def _list(self, value: Any, name: str) -> list[Any]:
        if value is None or (isinstance(value, str) and not value):
            return []
        if isinstance(value, WrittenList):
            return value
        self._found(
            f"Her ventes en liste ({name}).", "Skriv `- [celle, celle]` for hver række.", value
        )
        return []

    def _file_rows(self, value: WrittenMap) -> list[list[Blocks]]:
        name = str(value["fil"])
        found = self.options.data(name)
        if found is None:
            self._found(
                f"Filen »{name}« findes ikke.",
                "Læg den i mødets bilagsmappe eller ved siden af mødets fil.",
                value["fil"],
            )
            return []
        text, findings = read_text(found.file.read_bytes())
        if findings and not text:
            self._found(
                f"Filen »{name}« kan ikke læses: {findings[0].message}",
                findings[0].hint,
                value["fil"],
            )
            return []
        first = text.partition("\n")[0]
        mark = max(";,\t", key=first.count)
        return [
            [self.parse(cell, self.options) for cell in row]
            for row in csv.reader(text.split("\n"), delimiter=mark)
            if row
        ]

    def _check_width(
        self, value: WrittenMap, header: list[Blocks], rows: list[list[Blocks]]
    ) -> None:
        width = len(header) or max((len(row) for row in rows), default=0)
        if not rows and not header:
            self._found("Tabellen har ingen rækker.", "Skriv dem under `rækker`.", value)
        for number, row in enumerate(rows, 1):
            if len(row) > width:
                self._found(
                    f"Række {number} har {len(row)} celler, men tabellen har {width} kolonner.",
                    "Ret antallet, så hver række har en celle til hver kolonne.",
                    value,
                )

    def _found(self, message: str, hint: str, value: Any) -> None:
        self.findings.append(Diagnostic("tabel", message, hint, place=place_of(value)))
