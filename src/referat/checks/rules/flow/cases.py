"""What has become of an item, as its keys and its words tell it, for the rules of this family."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from referat.checks.proceedings import BEFORE, FINAL, has_outcome
from referat.checks.subject import Numbered, Subject, Text
from referat.danish.patterns import late
from referat.model.item import Item
from referat.prose.value import texts_of

_OPEN_END = late(r"(?:eventuelt|evt\b\.?)\s*(?:$|[.,:;/(&–-]|og\b|samt\b)", re.IGNORECASE)
_SETTLED = late(
    r"godkend|vedt[ao]g|tiltr[æå]d|efterretning|udsat|udskud|udsæt|udskyd|udg[åi][rk]|beslut|bortfald"
    r"|trukket|trækkes|forka?st|afvis|enig|tilslut|tilslutning|bakke|opbakning|anbefal|oversend|afgør"
    r"|afgjort|valgt|drøfte|aftal|afstem|genopta|næste møde|indstill|støtte|imødekom|afslag|afslå"
    r"|bevilg|henvist|sendes|sendt|ingen bemærkninger|konkluder",
    re.IGNORECASE,
)


def is_open_end(title: str) -> bool:
    """True for Eventuelt, but not for `Eventuelt salg af grunden`."""
    return _OPEN_END.match(title.strip()) is not None


def is_settled(item: Item) -> bool:
    """True if the item says what became of it, in a key of its own or in its minutes."""
    if item.decision is not None or item.vote is not None or item.is_withdrawn:
        return True
    told = (item.minutes, item.remark, item.addendum)
    return any(_SETTLED.search(text) for prose in told for text in texts_of(prose))


def minuted_items(subject: Subject) -> Sequence[Numbered]:
    """The items that ought to have been minuted by now: those without sub-items, that are neither
    withdrawn nor closed, in a meeting where most are. While the minutes are a draft, those after
    the last one minuted are still to come.
    """
    meeting = subject.own
    if meeting is None or not subject.is_whole or meeting.status in BEFORE:
        return ()
    items = [each for each in subject.items if _counts(each)]
    done = [index for index, each in enumerate(items) if has_outcome(each.item)]
    if not done or 2 * len(done) < len(items):
        return ()
    return items if meeting.status in FINAL else items[: done[-1] + 1]


def _counts(each: Numbered) -> bool:
    around = (*each.parents, each.item)
    is_taken_out = each.closed or any(item.is_withdrawn for item in around)
    return not (each.item.items or is_taken_out or is_open_end(each.item.title))


def is_answered_above(each: Numbered) -> bool:
    """True if an item around this one tells what became of them all."""
    return any(is_settled(parent) for parent in each.parents)


class Words:
    """A file's prose by what it is of, gathered once for all of its items."""

    def __init__(self, subject: Subject) -> None:
        self._texts: dict[int, list[Text]] = {}
        for text in subject.prose:
            self._texts.setdefault(id(text.model), []).append(text)

    def under(self, item: Item, *names: str) -> list[Text]:
        """The texts of the keys with these Python names, in the file's order."""
        return [text for text in self._texts.get(id(item), ()) if text.name in names]

    def decision(self, item: Item) -> list[Text]:
        return self.under(item, "decision")

    def recommendation(self, item: Item) -> list[Text]:
        return self._texts.get(id(item.recommendation), [])


_ENTRY = late(r"^(?:[-*•]|\d{1,2}[.)]|[A-Za-z][.)])[ \t]+", re.MULTILINE)
_SENTENCE = late(r"(?<=[^\d\s][.!?])\s+(?=[A-ZÆØÅ])|\n\s*\n")


def entries_in(text: Text) -> Iterator[tuple[int, str]]:
    """Where each entry of a list, or each sentence, begins in `text`, and its running words."""
    words = text.running
    starts = [0, *(match.end() for match in _ENTRY.finditer(words))]
    starts += [match.end() for match in _SENTENCE.finditer(words)]
    edges = [*sorted(set(starts)), len(words)]
    for start, end in pairwise(edges):
        if _ENTRY.sub("", words[start:end]).strip(" \t\n-*•"):
            yield start, words[start:end]
