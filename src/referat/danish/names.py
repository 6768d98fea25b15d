"""Names of people: where they stand in running text, which two are one person's, which two are
only a slip of the pen apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from referat.danish.first_names import FIRST_NAMES
from referat.danish.patterns import late

_BIG = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĻŃŅŇŐŒŘŚŞŠŤŪŮŰŹŻŽ"
_INITIAL = r"\.(?=\s)"
_REST = r"[^\W\d_]*(?:[-'’´][^\W\d_]+)*"
_PART = rf"(?:(?:Chr|Kr|Fr|Th|Joh|Aa){_INITIAL}|[{_BIG}](?:{_INITIAL}|{_REST}))"
_PARTICLE = r"(?:von|van|af|de|der|den|del|della|la|du|da|dos|di|el|al|ibn|bin|zu|zur|ter|ten)"
_GAP = rf"[^\S\n]*\n?[^\S\n]*(?<=\s)(?:{_PARTICLE}\s)*"
_NAME = late(rf"(?<![\w@/.-]){_PART}(?:{_GAP}{_PART})*")
_LETTER = late(rf"[{_BIG}]")
"""What every name begins with; it is found much faster than a name."""

_SOLID = late(r"\S+")
_SPLIT = late(r"[\s\-\u2010\u2011.]+")
_APOSTROPHES = ("'", "’", "´")
_ACCENTS = late(r"[\u0300-\u0309\u030b-\u036f]")  # the ring of å is no accent

_COMMON_WORDS = """
jensen nielsen hansen andersen pedersen christensen larsen sørensen rasmussen jørgensen
petersen madsen kristensen olsen thomsen christiansen poulsen johansen møller mortensen
knudsen jakobsen jacobsen mikkelsen olesen frederiksen laursen henriksen lund schmidt holm
eriksen kristiansen simonsen clausen svendsen andreasen iversen jeppesen mogensen nissen
lassen jessen jansen hanssen hansson matthiesen mathiesen bertelsen bendtsen bentsen dam
lauritsen lauritzen carlsen karlsen paulsen jonsen johnsen nilsen
"""
COMMON = frozenset(_COMMON_WORDS.split())
"""Last names borne by so many that two of them a letter apart need not be one."""

_SOUNDS = (
    (late("aa"), "å"),
    (late("ae|ä"), "æ"),
    (late("oe|ö"), "ø"),
    (late("ch|ck|c|q"), "k"),
    (late("ph"), "f"),
    (late("[zx]"), "s"),
    (late("w"), "v"),
    (late("y|ü"), "i"),
    (late("t"), "d"),
    (late("j(?=[^aeiouæøå]|$)"), "i"),
    (late("(?<=.)h"), ""),
    (late(r"(.)\1+"), r"\1"),
    (late("nd$|ld$|rd$"), lambda match: match[0][0]),
)


class Capitals(Struct, frozen=True):
    """Capitalised words that follow each other in a text: `text` begins at `start`; `words` are
    each (where it begins, the word).
    """

    text: str
    start: int
    words: tuple[tuple[int, str], ...]


@lru_cache(maxsize=2048)
def capitals_in(text: str) -> tuple[Capitals, ...]:
    """Every stretch of capitalised words in `text`, single ones too."""
    found = []
    start = _LETTER.search(text)
    while start:
        match = _NAME.match(text, start.start())
        if match:
            found.append(Capitals(match[0], match.start(), _words(match)))
        start = _LETTER.search(text, match.end() if match else start.end())
    return tuple(found)


def _words(match: re.Match[str]) -> tuple[tuple[int, str], ...]:
    name, start = match[0], match.start()
    if len(name.split(None, 1)) == 1:  # as most are
        return ((start, name),)
    return tuple((start + word.start(), word[0]) for word in _SOLID.finditer(name))


@lru_cache(maxsize=4096)
def parts_of(name: str) -> tuple[str, ...]:
    """What a name is compared by: its words in small letters. A hyphen parts as a space does, an
    initial loses its full stop, and what stands in brackets or after a comma is no part of it.
    """
    bare = re.split(r"[(,\[]", name, maxsplit=1)[0]
    folded = unicodedata.normalize("NFKC", bare).casefold().replace("i̇", "i")
    return tuple(part for part in _SPLIT.split(folded) if part)


def is_person(name: str) -> bool:
    """True for what can only be a person's first and last name, since the first is a common one."""
    return is_full(name) and bool(FIRST_NAMES.intersection(parts_of(name)[:1]))


def is_full(name: str) -> bool:
    """True for what looks like a person's first and last name: `Leif P. Christensen`."""
    bare = " ".join(re.split(r"[(,\[]", name, maxsplit=1)[0].split())
    found = capitals_in(bare)
    if len(found) != 1 or found[0].text != bare:
        return False
    words = [word for _, word in found[0].words]
    return 1 < len(words) <= 6 and not any(_is_unit(word) for word in words)


_NO_PERSON_WORDS = """
ingen alle afdeling afdelingen kommune kommunen region regionen forvaltning forvaltningen
sekretariat sekretariatet udvalg udvalget bestyrelse bestyrelsen direktion direktionen team
center centret centeret hospital hospitalet forening foreningen klub klubben gruppe gruppen
råd rådet nævn nævnet skole skolen byråd byrådet formand formanden formandskab fonden fond
teknik miljø kultur fritid børn unge social sundhed økonomi personale drift hr it park
danmark dansk danske aps a/s as selskab selskabet administration administrationen
universitet museum museet kirke sogn provsti politi politiet midt nord syd øst vest
repræsentant repræsentanter deltagere medlem medlemmer suppleant suppleanter observatør
vakant ubesat nn konsulent konsulenter kontor kontoret revision advokat advokatfirma
brugerråd ældreråd ældrerådet seniorråd handicapråd elevråd forældreråd lokalråd vej vejen
gade allé plads rådhus rådhuset hus huset hallen partner partners group ledelsen
"""
_NO_PERSON = frozenset(_NO_PERSON_WORDS.split())
_UNIT_WORDS = """
udvalg udvalget råd rådet forvaltning forvaltningen afdeling afdelingen gruppe gruppen forening
foreningen center centret centeret styrelse styrelsen nævn nævnet klub klubben skole skolen
selskab selskabet hospital hospitalet sekretariat sekretariatet kommune kommuner team teamet
huset råds kontor kontoret værk værket fonden området
"""
_UNIT_ENDS = tuple(_UNIT_WORDS.split())


def _is_unit(word: str) -> bool:
    small = word.casefold()
    is_short = word.isupper() and len(word) > 1 and "." not in word
    return is_short or small in _NO_PERSON or small.endswith(_UNIT_ENDS)


def without_genitive(parts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """`parts` as they stand, and as they are if the last one's `s` is a genitive's."""
    whole = tuple(parts)
    bare = _bare(whole[-1]) if whole else ""
    return (whole, (*whole[:-1], bare)) if bare and bare != whole[-1] else (whole,)


def _bare(word: str) -> str:
    """`word` without a genitive's `s`, its apostrophe, or both."""
    stem = word.removesuffix("s")
    return stem[:-1] if stem.endswith(_APOSTROPHES) else stem


def is_same(one: Sequence[str], other: Sequence[str]) -> bool:
    """True if two names are one person's, as far as names tell: `Leif P. Christensen` is `Leif
    Christensen`, and `A. Holm` may be `Anja Holm`; `Mette Holm` is not `Mette Fjord Holm`.
    """
    if tuple(one) == tuple(other):
        return bool(one)
    first, second = ((*parts[:1], *_grown(parts[1:])) for parts in (one, other))
    if len(first) < 2 or len(second) < 2:
        return False
    return _agree(first[0], second[0]) and first[1:] == second[1:]


def _grown(parts: Sequence[str]) -> tuple[str, ...]:
    return tuple(part for part in parts if len(part) > 1)


def may_be(short: Sequence[str], full: Sequence[str]) -> bool:
    """True if `short` can stand for `full`, or the other way round: the first name alone, the
    last alone, names in between left out or made initials.
    """
    if len(short) > len(full):
        short, full = full, short
    if not short or not full:
        return False
    if len(short) == 1:
        return short[0] in (full[0], full[-1])
    if not _agree(short[0], full[0]):
        return False
    rest = iter(full[1:])
    return all(any(_agree(part, other) for other in rest) for part in short[1:])


def _agree(one: str, other: str) -> bool:
    is_initial = len(one) == 1 or len(other) == 1
    return one == other or (is_initial and one[:1] == other[:1])


def is_near(one: Sequence[str], other: Sequence[str]) -> bool:
    """True if two names of as many parts are equal but for one part, and that one by a slip: it
    sounds the same, or a letter is wrong (two in a long one).
    """
    if len(one) != len(other) or len(one) < 2:
        return False
    odd = [index for index, part in enumerate(one) if part != other[index]]
    if len(odd) != 1:
        return False
    index = odd[0]
    first, second = one[index], other[index]
    if min(len(first), len(second)) < 3:
        return False
    if sound_of(first) == sound_of(second):
        return True
    others = [part for place, part in enumerate(one) if place != index]
    if index == 0 and all(part in COMMON or len(part) == 1 for part in others):
        return False  # Anne Hansen and Anna Hansen are two
    names = FIRST_NAMES if index == 0 else COMMON
    are_two = first in names and second in names
    return not (are_two and (index or first[:5] != second[:5])) and _is_slip(first, second)


def _is_slip(one: str, other: str) -> bool:
    """True if a letter is wrong, two in a long part."""
    shorter = min(len(one), len(other))
    most = 0 if shorter < 5 else 1 if shorter < 9 else 2
    return most > 0 and distance(one, other, most) <= most


@lru_cache(maxsize=2048)
def sound_of(part: str) -> str:
    """A part of a name as it sounds, roughly: `Kristoffersen` and `Christophersen` agree."""
    sound = _ACCENTS.sub("", unicodedata.normalize("NFD", part))
    sound = unicodedata.normalize("NFC", sound)
    for pattern, to in _SOUNDS:
        sound = pattern.sub(to, sound)
    return sound


def distance(one: str, other: str, most: int) -> int:
    """How many letters must be put in, taken out, exchanged or swapped; some number above
    `most` if it is more.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, right in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
