"""What each key is called in print, unless the house says otherwise."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from referat.danish.words import NBSP
from referat.view.document import Kind

NO_HEADING = "uden"
_POINT = re.compile(r"(?:dagsordens)?(?:punkt|pkt)\b", re.IGNORECASE)

LABELS: Mapping[str, str] = {
    "udvalg": "Udvalg",
    "type": "Type",
    "nummer": "Møde nr.",
    "dato": "Tidspunkt",
    "tid": "Tid",
    "hævet": "Mødet hævet",
    "sted": "Sted",
    "form": "Form",
    "link": "Link",
    "udsendt": "Udsendt",
    "godkendt": "Godkendt",
    "mødeleder": "Mødeleder",
    "referent": "Referent",
    "kontakt": "Kontakt",
    "inviterede": "Inviterede",
    "medlemmer": "Medlemmer",
    "tilstede": "Til stede",
    "afbud": "Afbud",
    "fraværende": "Fraværende",
    "gæster": "Gæster",
    "bilag": "Bilag",
    "punkter": "Dagsorden",
    "næste møde": "Næste møde",
    "underskrifter": "Underskrifter",
    "rettelser": "Rettelser",
    "sagsnr": "Sagsnr.",
    "dok.nr": "Dok.nr.",
    "afgøres i": "Afgøres i",
    "ved": "v/",
    "indstilling": "Indstilling",
    "sagsfremstilling": "Sagsfremstilling",
    "sagsforløb": "Sagsforløb",
    "åbne opgaver": "Åbne opgaver",
    "referat": "Referat",
    "beslutning": "Beslutning",
    "afstemning": "Afstemning",
    "for": "For",
    "imod": "Imod",
    "undlod": "Undlod at stemme",
    "særstandpunkt": "Særstandpunkt",
    "inhabile": "Inhabile",
    "deltog ikke": "Deltog ikke",
    "opgaver": "Opgaver",
    "opgave": "Opgave",
    "ansvarlig": "Ansvarlig",
    "frist": "Frist",
    "status": "Status",
    "efterskrift": "Efterskrift",
    "bemærkning": "Bemærkning",
    "pause": "Pause",
    "afholdt": "Afholdt",
    "udgår": "Punktet udgår",
    "lukket": "Lukket punkt",
}

INLINE: Mapping[str, str] = {
    "punkt": "punkt",
    "telefon": "tlf.",
    "deltog": "deltog",
    "stedfortræder for": "stedfortræder for",
    "fra": "fra",
    "til": "til",
    "dok.nr": "dok.nr.",
    "adgang": "adgang:",
    "påført": "påført",
}
"""What a key is called inside a line, where its own name is not the house's."""

KINDS: Mapping[Kind, str] = {
    "dagsorden": "Dagsorden",
    "referat": "Referat",
    "beslutningsreferat": "Beslutningsreferat",
}


class Labels(Struct, frozen=True, dict=True):
    """The labels of one meeting: `own` is its house's `overskrifter`, `fill` what `{udvalg}`
    and `{dato}` stand for.
    """

    own: Mapping[str, str]
    fill: Mapping[str, str]

    @cached_property
    def _fixed(self) -> dict[str, str]:
        return {}

    def of(self, key: str, number: str = "") -> str:
        """What `key` is called; empty where the house wants no heading."""
        known = self._fixed.get(key)
        if known is not None:
            return known
        label = self.own.get(key, LABELS.get(key, "")).strip()
        if label == NO_HEADING:
            label = ""
        if "{" not in label:
            self._fixed[key] = label
            return label
        for name, text in {**self.fill, "nr": number}.items():
            label = label.replace(f"{{{name}}}", text)
        return label

    def inline(self, key: str) -> str:
        """What `key` is called inside a line."""
        return self.of(key) if self.is_own(key) else INLINE[key]

    def point(self, number: str) -> str:
        """`punkt 5`; a number that was written with the word has it already."""
        words = " ".join(number.split())
        label = "" if _POINT.match(words) else self.inline("punkt")
        return f"{label}{NBSP}{words}" if label else words

    def filled(self, body: str, day: str) -> Labels:
        """The same labels where another body met on another day. A heading that cannot be
        filled out there falls back to the plain one.
        """
        fill = {"udvalg": body, "dato": day}
        unfilled = [f"{{{name}}}" for name, text in fill.items() if not text]
        own = {
            key: text
            for key, text in self.own.items()
            if not any(part in text for part in unfilled)
        }
        return Labels(own, fill)

    def is_own(self, key: str) -> bool:
        """True if the house has named `key` itself."""
        return key in self.own
