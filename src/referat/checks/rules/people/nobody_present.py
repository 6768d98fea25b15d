"""Minutes that tell who was invited and who stayed away, but not who came."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.listed import Listed
from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.people.known import for_a_time, is_minuted, is_one, name_place
from referat.checks.subject import Subject
from referat.danish.names import is_full
from referat.diagnostics import Severity

_TOLD = 5


def check(subject: Subject) -> Iterator[Found]:
    own = subject.own
    if own is None or own.present or not is_minuted(subject):
        return
    both = list(_invited_and_absent(subject))
    for listed in both[:_TOLD]:
        yield Found(
            name_place(listed.person),
            f"{listed.name} er både inviteret og fraværende, og ingen er skrevet som til stede.",
            "Skriv under `tilstede`, hvem der var med; så står det klart, hvem der deltog.",
        )
    rest = len(both) - _TOLD
    if rest > 0:
        yield Found(
            name_place(both[_TOLD].person),
            f"Desuden er {rest} både inviteret og fraværende, og ingen er skrevet som til stede.",
            "Skriv under `tilstede`, hvem der var med; så står det klart, hvem der deltog.",
        )


def _invited_and_absent(subject: Subject) -> Iterator[Listed]:
    invited = [each.name for each in subject.known if each.field == "invited"]
    for listed in subject.people:
        is_away = listed.field == "absent" and not for_a_time(listed)
        if is_away and is_full(listed.name) and any(is_one(listed.name, name) for name in invited):
            yield listed


RULE = Rule(
    code="ingen-tilstede",
    family=Family.PEOPLE,
    severity=Severity.WARNING,
    what="Nogle er både inviteret og fraværende, og ingen er skrevet som til stede",
    why="Af et referat skal man kunne se, hvem der var med. Når der kun står, hvem der var "
    "inviteret, og hvem der manglede, må læseren regne sig frem til resten, og den, der kom for "
    "sent eller udeblev uden at blive skrevet på, bliver regnet med.",
    fails="""\
dato: 2026-03-11
inviterede:
  - Bodil Stenager
  - Karl Ager Thuesen
fraværende:
  - Karl Ager Thuesen
punkter:
  - titel: Eventuelt
    referat: Intet at referere.
""",
    passes="""\
dato: 2026-03-11
inviterede:
  - Bodil Stenager
  - Karl Ager Thuesen
tilstede:
  - Bodil Stenager
fraværende:
  - Karl Ager Thuesen
punkter:
  - titel: Eventuelt
    referat: Intet at referere.
""",
    check=check,
)
