"""House style as it is written in a site, a committee or a meeting file."""

from typing import Annotated, Any, ClassVar, cast

from referat.danish.times import TimeStyle, parse_style
from referat.danish.words import joined, nearest
from referat.diagnostics import Diagnostic
from referat.model.base import Model, fail, fail_all, not_text
from referat.model.fields import ReadBy, Shape, field
from referat.model.numbering import Numbering, parse_numbering
from referat.model.texts import choice, read_text
from referat.source.written import place_of

LEVELS = ("notits", "advarsel", "fejl")
PLACEHOLDERS = ("udvalg", "dato", "nr")


def read_time_style(value: Any) -> TimeStyle:
    style = parse_style(read_text(value))
    if style is None:
        fail(
            "husstil",
            f"»{value}« viser ikke, hvordan et klokkeslæt skal se ud.",
            "Skriv klokken halv ni, som den skal se ud: `kl. 8.30`, `kl. 08.30` eller `kl. 08:30`.",
            value,
        )
    return style


def read_numbering(value: Any) -> Numbering:
    numbering = parse_numbering(read_text(value))
    if numbering is None:
        fail(
            "husstil",
            f"»{value}« viser ikke, hvordan et nummer skal se ud.",
            "Skriv det første nummer, som det skal se ud: `1.`, `Punkt 1:`, `a.`, `1.1`, eller "
            "`uden`.",
            value,
        )
    return numbering


def read_headings(value: Any) -> dict[str, str]:
    """Danish key → what it is called here."""
    if not isinstance(value, dict):
        fail(
            "nøgler-ventet",
            "Overskrifter skrives som nøgler.",
            "Skriv for eksempel `sagsfremstilling: Beskrivelse af sagen`.",
            value,
        )
    findings: list[Diagnostic] = []
    for text in value.values():
        findings += _check_heading(text)
    if findings:
        fail_all(findings)
    return cast("dict[str, str]", value)


def _check_heading(text: Any) -> list[Diagnostic]:
    if not isinstance(text, str):
        return [not_text(text, "en overskrift")]
    return [_unknown(name, text) for name in placeholders(text) if name not in PLACEHOLDERS]


def _unknown(name: str, text: str) -> Diagnostic:
    close = nearest(name, PLACEHOLDERS)
    return Diagnostic(
        "husstil",
        f"`{{{name}}}` kan ikke fyldes ud i en overskrift.",
        f"Mente du `{{{close}}}`?" if close else "Brug `{udvalg}`, `{dato}` eller `{nr}`.",
        place=place_of(text),
    )


def placeholders(text: str) -> list[str]:
    """The names in braces in `text`."""
    return [part.split("}")[0] for part in text.split("{")[1:] if "}" in part]


def read_rules(value: Any) -> dict[str, str]:
    """A rule's code → what its findings are here. Whether a rule has that code, a check asks."""
    if not isinstance(value, dict):
        fail(
            "nøgler-ventet",
            "Regler skrives som nøgler.",
            "Skriv for eksempel `dobbelt-ord: advarsel`.",
            value,
        )
    findings = [
        Diagnostic(
            "ukendt-værdi",
            f"`{text if isinstance(text, str) else '…'}` kan ikke stå her.",
            f"Skriv {joined([f'`{each}`' for each in LEVELS], 'eller')}. En regel slås fra med en "
            "kommentar: `# undtag dobbelt-ord: grunden`.",
            place=place_of(text),
        )
        for text in value.values()
        if not isinstance(text, str) or text.strip().casefold() not in LEVELS
    ]
    if findings:
        fail_all(findings)
    return cast("dict[str, str]", value)


class HouseStyle(Model):
    """Husstilen: kan stå i referat.yaml, i udvalg.yaml og i det enkelte møde."""

    settings: ClassVar[frozenset[str]] = frozenset(
        {"headings", "clock", "numbering", "sub_numbering", "line_breaks", "rules"}
    )

    headings: (
        Annotated[
            dict[str, str],
            ReadBy(read_headings),
            Shape({"type": "object", "additionalProperties": {"type": ["string", "null"]}}),
        ]
        | None
    ) = field(
        None,
        alias="overskrifter",
        description="Hvad en nøgle hedder på tryk; `uden` giver ingen overskrift. `{udvalg}`, "
        "`{dato}` og `{nr}` fyldes ud.",
        examples=[{"sagsfremstilling": "Beskrivelse af sagen"}],
    )
    clock: Annotated[TimeStyle, ReadBy(read_time_style), Shape({"type": "string"})] | None = field(
        None,
        alias="klokkeslæt",
        description="Sådan skrives klokkeslæt, vist ved et eksempel.",
        examples=["kl. 8.30", "kl. 08.30", "kl. 08:30"],
    )
    numbering: (
        Annotated[Numbering, ReadBy(read_numbering), Shape({"type": ["string", "number"]})] | None
    ) = field(
        None,
        alias="nummerering",
        description="Sådan skrives punkternes numre, vist ved et eksempel.",
        examples=["1.", "Punkt 1:", "uden"],
    )
    sub_numbering: (
        Annotated[Numbering, ReadBy(read_numbering), Shape({"type": ["string", "number"]})] | None
    ) = field(
        None,
        alias="undernummerering",
        description="Sådan skrives underpunkternes numre, vist ved et eksempel.",
        examples=["1.1", "a.", "uden"],
    )
    line_breaks: (
        Annotated[str, choice("bevar", "saml"), Shape({"enum": ["bevar", "saml"]})] | None
    ) = field(
        None,
        alias="linjeskift",
        description="`bevar`: et linjeskift i en tekst er et linjeskift på "
        "tryk. `saml` (som ellers): kun en tom linje skiller.",
    )
    rules: (
        Annotated[
            dict[str, str],
            ReadBy(read_rules),
            Shape({"type": "object", "additionalProperties": {"enum": list(LEVELS)}}),
        ]
        | None
    ) = field(
        None,
        alias="regler",
        description="Hvor alvorligt en regels fund er her: `notits`, `advarsel` eller `fejl`. "
        "Regler, der ellers er slået fra, slås til på samme måde.",
        examples=[{"punkt-uden-id": "notits"}],
    )
