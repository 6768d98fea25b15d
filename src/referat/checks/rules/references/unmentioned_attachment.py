"""An attachment that no text of its item speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.subject import Subject
from referat.danish.patterns import late
from referat.danish.words import folded
from referat.model.attachment import Attachment

_ANY = late(r"\b(?:bilag(?!\s*\d)\w*|ved(?:lagt|hæft)\w*|vedlægges)\b", re.I)
_WORD = late(r"[^\W\d_]{5,}")
_STEM = 6


def check(subject: Subject) -> Iterator[Found]:
    if subject.own is None:
        return
    words: dict[int, str] = {}
    for text in subject.prose:
        words[id(text.item)] = f"{words.get(id(text.item), '')}\n{text.running}"
    for numbered in subject.items:
        around = (numbered.item, *numbered.parents)
        said = "\n".join(words.get(id(item), "") for item in around)
        for attachment in numbered.item.attachments or ():
            if not _is_named(attachment, said):
                name = " ".join(
                    (attachment.title or attachment.file or attachment.url or "").split()
                )
                yield Found(
                    attachment.at("title") or attachment.at("file") or attachment.at("url"),
                    f"Ingen tekst under punktet nævner bilaget »{name}«.",
                    "Skriv, hvad læseren skal bruge det til, eller tag det af listen.",
                )


def _is_named(attachment: Attachment, said: str) -> bool:
    """True if the text speaks of attachments, of this one's number, or shares a word with it."""
    if _ANY.search(said):
        return True
    if attachment.number and re.search(rf"\bbilag\s*{re.escape(attachment.number)}\b", said, re.I):
        return True
    title, text = folded(attachment.title or attachment.file or ""), folded(said)
    return any(word[:_STEM] in text for word in _WORD.findall(title))


RULE = Rule(
    code="bilag-unævnt",
    family=Family.TEXT,
    severity=None,
    what="Et bilag bliver ikke nævnt i teksten",
    why="Et bilag, som ingen tekst nævner, bliver sjældent læst, og man kan ikke se bagefter, om "
    "det lå til grund for beslutningen. Mange lægger dog bilag ved uden at nævne dem, så reglen "
    "er slået fra, til I selv slår den til.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Renovering af salen
    sagsfremstilling: Gulvet skal slibes, før teatret rykker ind.
    bilag:
      - Tilbud fra tømreren
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Renovering af salen
    sagsfremstilling: |
      Gulvet skal slibes, før teatret rykker ind. Tømreren har givet et tilbud.
    bilag:
      - Tilbud fra tømreren
""",
    check=check,
)
