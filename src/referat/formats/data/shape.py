"""The shape of moede.json as a JSON Schema: each key with its type and what it means, in Danish.

`python -m referat.formats.data.shape > schemas/moede-data.schema.json` writes it down.
"""

from __future__ import annotations

import json
import sys
from typing import Any, TypeAlias

from referat.formats.data.meeting_json import FORMAT, VERSION
from referat.schema import BASE, DIALECT

NAME = "moede-data.schema.json"

Shape: TypeAlias = dict[str, Any]

TEXT: Shape = {"type": "string"}
WORDS: Shape = {"type": ["string", "null"]}
DAY: Shape = {"type": ["string", "null"], "format": "date"}
MOMENT: Shape = {"type": ["string", "null"], "format": "date-time"}
ADDRESS: Shape = {"type": ["string", "null"], "format": "uri-reference"}
YES_OR_NO: Shape = {"type": "boolean"}
NUMBER: Shape = {"type": "integer"}


def _one_of(*words: str) -> Shape:
    return {"enum": list(words)}


def _list(of: Shape) -> Shape:
    return {"type": "array", "items": of}


def _ref(name: str) -> Shape:
    return {"$ref": f"#/$defs/{name}"}


def _object(**keys: tuple[Shape, str]) -> Shape:
    """Every key always stands there; new ones may come."""
    properties = {key: {"description": words, **shape} for key, (shape, words) in keys.items()}
    return {"type": "object", "required": list(keys), "properties": properties}


_FIELD = _object(
    nøgle=(TEXT, "Nøglen i mødets fil."),
    navn=(WORDS, "Hvad den hedder på tryk."),
    markdown=(TEXT, "Indholdet som Markdown."),
)
_SECTION = _object(
    nøgle=(TEXT, "Nøglen i mødets fil, fx `sagsfremstilling`."),
    navn=(WORDS, "Overskriften."),
    markdown=(TEXT, "Teksten som Markdown. Links er set fra mødets mappe."),
    afsnit=({"type": "array", "items": {"$ref": "#/$defs/afsnit"}}, "Afsnit under dette."),
)
_FILE = _object(
    titel=(TEXT, "Bilagets titel."),
    adresse=(ADDRESS, "Hvor filen ligger; `null`, hvis bilaget kun er nævnt."),
    type=(WORDS, "Medietypen, fx `application/pdf`."),
    størrelse=({"type": ["integer", "null"]}, "Størrelsen i byte."),
)
_VOTE = {
    **_object(
        **{
            "tekst": (WORDS, "Afstemningen i ord."),
            "for": (_list(TEXT), "Hvem der stemte for: navne eller partier."),
            "imod": (_list(TEXT), "Hvem der stemte imod."),
            "undlod": (_list(TEXT), "Hvem der undlod at stemme."),
        }
    ),
    "type": ["object", "null"],
}
_TASK = _object(
    opgave=(TEXT, "Hvad der skal gøres."),
    ansvarlige=(_list(TEXT), "Hvem der skal gøre det."),
    frist=(DAY, "Fristen, hvis den er en dato."),
    frist_tekst=(WORDS, "Fristen, hvis den er skrevet med ord."),
    status=(WORDS, "Hvor langt opgaven er, som det er skrevet."),
    åben=(YES_OR_NO, "Om opgaven stadig er åben."),
)
_ITEM = _object(
    id=(TEXT, "Punktets anker på mødets side."),
    fast=(YES_OR_NO, "Om ankeret er punktets egen `id`, som altid fører til det."),
    adresse=(ADDRESS, "Punktets adresse."),
    niveau=(NUMBER, "0 for et punkt, 1 for et underpunkt og så videre."),
    nummer=(WORDS, "Nummeret, som det står på tryk."),
    titel=(TEXT, "Punktets titel."),
    efter_titlen=(_list(TEXT), "Det, der følger efter titlen: `v/…` og tiden."),
    mærker=(_list(TEXT), "Korte bemærkninger under titlen: lukket, udgår."),
    type=(WORDS, "Punktets art: beslutning, drøftelse, orientering."),
    sagsnr=(WORDS, "Sagens nummer."),
    lukket=(YES_OR_NO, "Om punktet er lukket."),
    udgår=(YES_OR_NO, "Om punktet udgår."),
    fakta=(_list(_ref("felt")), "Punktets øvrige oplysninger."),
    afsnit=(_list(_ref("afsnit")), "Punktets tekster i filens rækkefølge."),
    beslutning=(WORDS, "Beslutningen som ren tekst."),
    afstemning=(_VOTE, "Afstemningen, eller `null`."),
    opgaver=(_list(_TASK), "De aftalte opgaver."),
    bilag=(_list(_ref("bilag")), "Punktets bilag."),
)
_PERSON = _object(
    navn=(TEXT, "Navnet."),
    titel=(WORDS, "Titel eller stilling."),
    rolle=(WORDS, "Rollen i udvalget, fx formand."),
    parti=(WORDS, "Partiet."),
    organisation=(WORDS, "Organisationen."),
    fremmøde=(
        _one_of("inviteret", "medlem", "tilstede", "afbud", "fraværende", "gæst"),
        "Under hvad personen er nævnt. Den samme kan være nævnt flere gange.",
    ),
)
_BODY = _object(
    navn=(TEXT, "Udvalgets navn."),
    mappe=(TEXT, "Udvalgets mappe på hjemmesiden."),
    adresse=(ADDRESS, "Udvalgets side."),
    data=(ADDRESS, "Udvalgets `data.json`."),
)
_EVENT = _object(
    art=(_one_of("dagsorden", "referat", "godkendt", "rettelse", "aflyst"), "Hvad der skete."),
    navn=(TEXT, "Det samme, som det står på siden."),
    dato=(DAY, "Dagen, hvis den er oplyst."),
    tekst=(WORDS, "Hvad der blev rettet."),
)
_DOCUMENT = _object(
    art=(_one_of("dagsorden", "referat", "beslutningsreferat"), "Hvilket dokument."),
    navn=(TEXT, "Dokumentets navn."),
    format=(_one_of("html", "docx", "markdown"), "Formatet."),
    adresse=(ADDRESS, "Hvor filen ligger."),
)
_CORRECTION = _object(
    dato=(DAY, "Dagen, der blev rettet."),
    punkt=(WORDS, "Punktet, som rettelsen gælder."),
    tekst=(TEXT, "Rettelsen."),
)
_MEETING = _object(
    format=({"const": FORMAT}, "Filens art."),
    version=({"const": VERSION}, "Vokser, når en nøgle skifter betydning eller forsvinder."),
    udgave=(_one_of("offentlig", "medlemmer"), "Hvem filen er for."),
    id=(TEXT, "Mødets mappe på hjemmesiden. Den skifter ikke."),
    adresse=(ADDRESS, "Mødets side; `null`, så længe intet er offentliggjort."),
    organisation=(WORDS, "Organisationen bag hjemmesiden."),
    udvalg=(_BODY, "Udvalget."),
    titel=(TEXT, "Mødets titel."),
    type=(WORDS, "Mødets art, fx `ordinært`."),
    nummer=(WORDS, "Mødets nummer."),
    status=(WORDS, "planlagt, dagsorden, udkast, endeligt, godkendt eller aflyst."),
    har_referat=(YES_OR_NO, "Om der er skrevet referat."),
    dato=({"type": "string", "format": "date"}, "Mødets dato."),
    start=(MOMENT, "Hvornår mødet begynder, hvis klokkeslættet er oplyst."),
    slut=(MOMENT, "Hvornår det slutter efter planen."),
    tidspunkt=(WORDS, "Tiden, som den står på tryk."),
    sted=(WORDS, "Stedet på én linje."),
    form=(WORDS, "Fysisk, virtuelt …"),
    link=(WORDS, "Adressen på et virtuelt møde."),
    dagsorden_udsendt=(DAY, "Dagen, dagsordenen blev udsendt."),
    referat_udsendt=(DAY, "Dagen, referatet blev udsendt."),
    godkendt=(DAY, "Dagen, referatet blev godkendt."),
    hændelser=(_list(_EVENT), "Hvad der er sket med mødets dokumenter, ældst først."),
    dokumenter=(_list(_DOCUMENT), "Mødets dokumenter i hvert format."),
    personer=(_list(_PERSON), "Personerne, som mødet nævner dem."),
    fakta=(_list(_ref("felt")), "Dokumentets hoved."),
    indledning=(_list(_ref("afsnit")), "Hvad der skete før det første punkt."),
    punkter=(_list(_ITEM), "Punkterne. Et underpunkt følger efter sit punkt."),
    bilag=(_list(_ref("bilag")), "Bilag til hele mødet."),
    afslutning=(
        _list({"anyOf": [_ref("afsnit"), _ref("felt")]}),
        "Det, der står efter punkterne.",
    ),
    rettelser=(_list(_CORRECTION), "Rettelser efter godkendelsen."),
    samling=(ADDRESS, "Hjemmesidens `data.json`."),
)


def schema() -> Shape:
    """The JSON Schema (draft 7) of moede.json."""
    return {
        "$schema": DIALECT,
        "$id": BASE + NAME,
        "title": "moede.json",
        "description": "Ét møde for maskiner.",
        **_MEETING,
        "$defs": {"felt": _FIELD, "afsnit": _SECTION, "bilag": _FILE},
    }


def schema_text() -> str:
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
