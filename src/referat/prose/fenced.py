"""The fenced `tabel`: a table whose cells hold lists and paragraphs, written in YAML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import StringIO
from typing import Any

from msgspec import Struct, field

from referat.danish.words import nearest
from referat.diagnostics import Diagnostic, Place
from referat.prose.inlines import read_inlines
from referat.prose.lists import list_blocks
from referat.prose.options import Options
from referat.prose.syntax import tokens_of_line
from referat.prose.tables import make_table
from referat.prose.tree import Blocks, Inlines, Paragraph, Table, Text
from referat.source.parse import parse as parse_yaml
from referat.source.reading import read_text
from referat.source.written import WrittenList, WrittenMap, place_of

_QUOTE = 'Sæt teksten i anførselstegn, hvis den indeholder et kolon: "…".'
KEYS = ("titel", "kolonner", "rækker", "fil")
ParseText = Callable[[str, Options], Blocks]


class Fenced(Struct):
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


class _Reader(Struct):
    options: Options
    parse: ParseText
    findings: list[Diagnostic]

    def table(self, value: WrittenMap) -> Table:
        columns = self._list(value.get("kolonner"), "`kolonner`", "kolonner: [Post, Beløb]")
        written = self._list(value.get("rækker"), "`rækker`", "- [celle, celle]")
        header = [self._cell(cell) for cell in columns]
        rows = [
            [self._cell(cell) for cell in self._list(row, "En række", "- [celle, celle]")]
            for row in written
        ]
        places: list[object] = [*written]
        if "fil" in value:
            from_file = self._file_rows(value["fil"])
            if not header and from_file:
                header, from_file = from_file[0], from_file[1:]
            rows += from_file
            places += [value["fil"]] * len(from_file)
        elif not rows and not header:
            self._found("Tabellen har ingen rækker.", "Skriv dem under `rækker`.", value)
        self._check_width(len(header), rows, places)
        return make_table(self._caption(value.get("titel")), header or None, rows, [])

    def _caption(self, text: Any) -> Inlines | None:
        if text is None or isinstance(text, str):
            blocks = self.parse(text, self.options) if text else ()
            if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
                return blocks[0].content
            return (Text(" ".join(text.split())),) if text else None
        self._found("Tabellens titel skal være en tekst.", _QUOTE, text)
        return None

    def _cell(self, cell: Any) -> Blocks:
        if isinstance(cell, str):
            return self._text_cell(cell)
        if isinstance(cell, WrittenList) and all(isinstance(entry, str) for entry in cell):
            return list_blocks([str(entry) for entry in cell], self.options, self.parse)
        self._found("En celle skal være en tekst eller en liste.", _QUOTE, cell)
        return ()

    def _text_cell(self, cell: str) -> Blocks:
        """One line is words (»- 75«, »2. kvartal«); more than one is a text."""
        if "\n" in cell.strip():
            return self.parse(cell, self.options)
        words = read_inlines(tokens_of_line(cell.strip()), self.options)
        return (Paragraph(words),) if words else ()

    def _list(self, value: Any, name: str, example: str) -> list[Any]:
        if value is None or (isinstance(value, str) and not value):
            return []
        if isinstance(value, WrittenList):
            return value
        self._found(f"{name} skal være en liste.", f"Skriv `{example}`.", value)
        return []

    def _file_rows(self, name: Any) -> list[list[Blocks]]:
        if not isinstance(name, str):
            self._found("Filens navn skal være en tekst.", "Skriv `fil: budget.csv`.", name)
            return []
        found = self.options.data(name)
        if found is None:
            self._found(
                f"Filen »{name}« findes ikke i mødets bilagsmappe eller ved siden af mødets fil.",
                "Læg den der, og se, om navnet er stavet rigtigt.",
                name,
            )
            return []
        import csv  # noqa: PLC0415 - few meetings have such a file

        try:
            text, findings = read_text(found.file.read_bytes())
            rows = list(csv.reader(StringIO(text), delimiter=_delimiter(text)))
        except (OSError, csv.Error):
            self._found(f"Filen »{name}« kan ikke læses.", "Gem den igen som CSV.", name)
            return []
        if findings and not text:
            self._found(
                f"Filen »{name}« kan ikke læses: {findings[0].message}", findings[0].hint, name
            )
        return [[self._text_cell(cell) for cell in row] for row in rows if row]

    def _check_width(
        self, columns: int, rows: list[list[Blocks]], places: Sequence[object]
    ) -> None:
        told: list[object] = []  # one finding for a file, not one for each of its rows
        for number, (row, place) in enumerate(zip(rows, places, strict=True), 1):
            if columns and len(row) > columns and not any(place is other for other in told):
                told.append(place)
                self._found(
                    f"Række {number} har {len(row)} celler, men tabellen har kun {columns} "
                    f"{'kolonne' if columns == 1 else 'kolonner'}.",
                    "Ret antallet, så hver række har en celle til hver kolonne.",
                    place,
                )

    def _found(self, message: str, hint: str, value: object) -> None:
        self.findings.append(Diagnostic("tabel", message, hint, place=_start(value)))


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(";,\t", key=first.count)


def _start(value: object) -> Place | None:
    """Where a value stands; of keys, the first one."""
    if isinstance(value, WrittenMap) and value.key_places:
        return next(iter(value.key_places.values()))
    return place_of(value)
