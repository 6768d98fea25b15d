"""The reference of every key, in Danish Markdown, made from the models.

    python -m referat.reference > docs/noegler.md

Knows the models, what each key is called in print and which document shows it; a test fails
when the page is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from referat.model.attachment import Attachment, Attachments
from referat.model.base import Model
from referat.model.fields import Field, Shape
from referat.model.item import Item, Items, Pause
from referat.model.meeting import Committee, Meeting, MeetingKeys, Site
from referat.model.meeting_parts import (
    Approval,
    ApprovedOn,
    Correction,
    Corrections,
    NextMeeting,
    NextMeetings,
    PlannedMeeting,
    PlannedMeetings,
    Seal,
    SentDays,
    SentOn,
)
from referat.model.parts import (
    NamedSection,
    NamedSections,
    Recommendation,
    Task,
    Tasks,
    Treatment,
    Treatments,
    Vote,
)
from referat.model.people import People, Person, PersonList
from referat.model.style import HouseStyle
from referat.model.texts import Prose, Reason, Text, Texts, YesNo
from referat.model.when import Day, DayOrWords, TimeSlot
from referat.view.document import Kind
from referat.view.labels import LABELS
from referat.view.shown import ITEM, MEETING, PAUSE

INTRO = """\
# Alle nøgler

Her står hver nøgle, der kan skrives i en mødefil, i `udvalg.yaml` og i `referat.yaml`. Vil du
hellere have dem forklaret efter, hvad du skal lave, så læs [Mødesproget](moedesproget.md).

- **Skrives som** fortæller, hvad der skal stå efter kolonet. En *tekst* er én linje. *Markdown* er
  løbende tekst med afsnit, lister og tabeller, eller en liste. *Tekst eller liste* er én tekst
  eller flere.
- **Står i** fortæller, hvilke dokumenter der viser nøglen: **D** for dagsorden, **R** for referat
  og **B** for beslutningsreferat. Er feltet tomt, er nøglen en del af en overskrift, eller den
  styrer noget uden selv at komme på tryk.

Siden er lavet af programmet selv med `python -m referat.reference > docs/noegler.md`. Ret den
derfor ikke i hånden.
"""

LABELS_TITLE = "Hvad nøglerne hedder på tryk"
AFTERWORD = f"""\
## {LABELS_TITLE}

Sådan lyder overskrifterne, når hverken `referat.yaml`, `udvalg.yaml` eller mødet siger noget andet
under `overskrifter`. Se [Husstil](husstil.md#overskrifter).
"""

_MANY = 4
_LETTERS: tuple[tuple[Kind, str], ...] = (
    ("dagsorden", "D"),
    ("referat", "R"),
    ("beslutningsreferat", "B"),
)


class Chapter(NamedTuple):
    """One model's part of the page. Keys of `without` are told about elsewhere; `shown` says
    which documents show a key.
    """

    title: str
    model: type[Model]
    without: type[Model] | None = None
    note: str = ""
    shown: Mapping[str, frozenset[Kind]] = {}


_STYLE_NOTE = "Desuden kan nøglerne til [husstilen](#husstilen) stå her."

CHAPTERS = (
    Chapter("Mødet", Meeting, HouseStyle, _STYLE_NOTE, MEETING),
    Chapter("Punktet", Item, shown=ITEM),
    Chapter("Pausen", Pause, shown=PAUSE),
    Chapter("Personen", Person),
    Chapter("Bilaget", Attachment),
    Chapter("Indstillingen", Recommendation),
    Chapter("Afsnittet", NamedSection),
    Chapter("Den tidligere behandling", Treatment),
    Chapter("Afstemningen", Vote),
    Chapter("Opgaven", Task),
    Chapter("Udsendelsen", SentDays),
    Chapter("Godkendelsen", Approval),
    Chapter("Det næste møde", NextMeeting),
    Chapter("Det planlagte møde", PlannedMeeting),
    Chapter("Rettelsen", Correction),
    Chapter(
        "Udvalget",
        Committee,
        MeetingKeys,
        "Desuden kan alle [mødets nøgler](#mødet) undtagen `dato` stå her, og også nøglerne til "
        "[husstilen](#husstilen). De gælder så alle udvalgets møder.",
    ),
    Chapter("Samlingen", Site, HouseStyle, _STYLE_NOTE),
    Chapter("Husstilen", HouseStyle),
)

_FILES: Mapping[type[Model], str] = {
    Committee: "Skrives i `udvalg.yaml`.",
    Site: "Skrives i `referat.yaml`.",
}


def _shape_in(part: Any) -> Shape | None:
    metadata = getattr(part, "__metadata__", ())
    return next((each for each in metadata if isinstance(each, Shape)), None)


_KINDS: Mapping[Shape | None, str] = {
    _shape_in(kind): words
    for kind, words in (
        (Text, "tekst"),
        (Prose, "Markdown"),
        (Reason, "`ja`, `nej` eller en begrundelse"),
        (YesNo, "`ja` eller `nej`"),
        (Texts, "tekst eller liste"),
        (Day, "dato"),
        (DayOrWords, "dato eller ord"),
        (SentOn, "dato, ord eller [nøgler](#udsendelsen)"),
        (ApprovedOn, "dato, ord eller [nøgler](#godkendelsen)"),
        (Seal, "seksten tegn"),
        (TimeSlot, "klokkeslæt, tidsrum eller ord"),
        (PersonList, "[person](#personen) eller liste"),
        (People, "[personer](#personen): liste eller grupper"),
        (Attachments, "[bilag](#bilaget) eller liste"),
        (Items, "liste af [punkter](#punktet) og [pauser](#pausen)"),
        (NamedSections, "liste af [afsnit](#afsnittet)"),
        (Treatments, "[behandling](#den-tidligere-behandling) eller liste"),
        (Tasks, "[opgave](#opgaven) eller liste"),
        (NextMeetings, "[møde](#det-næste-møde) eller liste"),
        (PlannedMeetings, "[planlagt møde](#det-planlagte-møde) eller liste"),
        (Corrections, "[rettelse](#rettelsen) eller liste"),
    )
}
_MODELS: Mapping[type[Model], str] = {
    Recommendation: "tekst, liste eller [nøgler](#indstillingen)",
    Vote: "tekst eller [nøgler](#afstemningen)",
}


def key_reference() -> str:
    """The page `docs/noegler.md`."""
    chapters = [_chapter(chapter) for chapter in CHAPTERS]
    labels = _table(("Nøgle", "På tryk"), [(f"`{key}`", text) for key, text in LABELS.items()])
    return "\n".join([INTRO, _contents(), *chapters, AFTERWORD, labels])


def _contents() -> str:
    """A list of links to the chapters."""
    titles = [*(chapter.title for chapter in CHAPTERS), LABELS_TITLE]
    return "\n".join([*(f"- [{title}](#{_anchor(title)})" for title in titles), ""])


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")


def _chapter(chapter: Chapter) -> str:
    """A heading, what the model is, and a row for each key."""
    model, shown = chapter.model, chapter.shown
    left_out = chapter.without.fields() if chapter.without else {}
    fields = {name: field for name, field in model.fields().items() if name not in left_out}
    head = ["Nøgle", "Betydning", "Skrives som", "Eksempel"]
    rows = [_row(name, field) for name, field in _required_first(fields)]
    if shown:
        head.append("Står i")
        rows = [
            [*row, _letters(shown.get(name, frozenset()))]
            for row, (name, _) in zip(rows, _required_first(fields), strict=True)
        ]
    words = [" ".join((model.__doc__ or "").split()), _FILES.get(model, ""), chapter.note]
    text = " ".join(word for word in words if word)
    return f"## {chapter.title}\n\n{text}\n\n{_table(head, rows)}"


def _required_first(fields: Mapping[str, Field]) -> list[tuple[str, Field]]:
    return sorted(fields.items(), key=lambda pair: not pair[1].is_required)


def _row(name: str, field: Field) -> list[str]:
    meaning = field.description
    if field.is_required:
        meaning += " **Skal stå.**"
    return [f"`{field.alias}`", meaning, _kind(field), _examples(field)]


def _letters(kinds: frozenset[Kind]) -> str:
    return " ".join(letter for kind, letter in _LETTERS if kind in kinds)


def _kind(field: Field) -> str:
    """What may stand after the key's colon."""
    for part in _parts(field.annotation):
        if isinstance(part, type) and issubclass(part, Model):
            return _MODELS[part]
        shape = _shape_in(part)
        if shape is not None:
            return _KINDS.get(shape) or _by_json(shape.json)
    raise TypeError(f"no kind for {field!r}")


def _by_json(shape: Mapping[str, Any]) -> str:
    """The words for a type that is used by one key alone."""
    words = [f"`{word}`" for word in shape.get("enum", ()) if word]
    if words:
        return " eller ".join(words) if len(words) < _MANY else "et af ordene"
    if shape["type"] == "array":
        return "liste"
    if shape["type"] == "object":
        return "nøgler"
    return "tal" if "integer" in shape["type"] else "tekst"


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _parts(part)


def _examples(field: Field) -> str:
    return ", ".join(f"`{_example(each)}`" for each in field.examples)


def _example(value: object) -> str:
    """An example as it is written in a file."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {text}" for key, text in value.items())
    if isinstance(value, list):
        return f"[{', '.join(map(str, value))}]"
    return str(value)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(_line(cells) for cells in (head, ["---"] * len(head), *rows)) + "\n"


def _line(cells: Sequence[str]) -> str:
    return "|" + "".join(f" {cell} |" if cell else " |" for cell in cells)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(key_reference())
