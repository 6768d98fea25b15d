"""A whole new repository: what its files say, as outputs to write.

Knows no clock: the day of the first meeting is given.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from msgspec import Struct

from referat import __version__
from referat.checks.across import TAKEN
from referat.danish.slugs import slug
from referat.danish.workdays import Notice
from referat.diagnostics import Diagnostic
from referat.output.write import Output
from referat.project.find import COMMITTEE_FILE, MEETINGS, SITE_FILE
from referat.scaffold.meeting import Plan, meeting_text, spoken
from referat.scaffold.render import render
from referat.scaffold.yaml_text import line
from referat.schema import schemas
from referat.source.parse import parse

FORGES = ("github", "gitlab", "begge", "ingen")
_OTHERS = frozenset({"templates", "schemas", "site", "site-medlemmer"})
_MEETINGS_AHEAD = 3
_WEEKS_BETWEEN = 4
_PLAIN = {
    ".editorconfig": "editorconfig",
    ".gitignore": "gitignore",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".vscode/settings.json": "settings.json",
    ".vscode/extensions.json": "extensions.json",
}
_CI = {
    "github": {".github/workflows/referat.yml": "github.yml"},
    "gitlab": {".gitlab-ci.yml": "gitlab.yml"},
    "ingen": {},
}


class Wishes(Struct, frozen=True):
    """What a new repository shall be. `forge` is one of `FORGES`, `first` the day of the first
    meeting; an empty `address` is filled in by the user later. `shards`: on how many machines the
    forge shall build at once.
    """

    organisation: str
    title: str
    committee: str
    forge: str
    first: date
    address: str = ""
    shards: int = 1


def repository(wishes: Wishes) -> tuple[Output, ...]:
    """Every file of the new repository, by its path from the root."""
    folder = f"{MEETINGS}/{folder_name(wishes.committee)}"
    committee = _committee(wishes)
    texts = {
        SITE_FILE: render(
            "referat.yaml",
            organisation=line(wishes.organisation),
            titel=line(wishes.title),
            adresse=line(wishes.address),
        ),
        f"{folder}/{COMMITTEE_FILE}": committee,
        f"{folder}/{wishes.first.isoformat()}.yaml": _first_meeting(wishes, committee),
        **{f"schemas/{name}": text for name, text in schemas().items()},
        **{path: render(name) for path, name in _PLAIN.items()},
        **_ci(wishes.forge, wishes.shards),
        "README.md": render(
            "laesmig.md",
            titel=wishes.title,
            organisation=wishes.organisation,
            har_ci=wishes.forge != "ingen",
        ),
    }
    return tuple(Output(path, text.encode()) for path, text in sorted(texts.items()))


def folder_name(committee: str) -> str:
    """What a body's folder is called: never as one that means something else."""
    name = slug(committee)
    return f"udvalget-{name}" if name in TAKEN | _OTHERS else name


def in_the_way(root: Path, outputs: tuple[Output, ...]) -> list[Diagnostic]:
    """A finding for each file that is there already: nothing is written over."""
    return [
        Diagnostic(
            "findes-i-forvejen",
            f"»{root / output.path}« findes i forvejen og er ikke rørt.",
            "Flyt eller omdøb den, eller vælg en anden mappe. Der er intet skrevet.",
        )
        for output in outputs
        if (root / output.path).exists() or (root / output.path).is_symlink()
    ]


def _committee(wishes: Wishes) -> str:
    days = [
        wishes.first + timedelta(weeks=_WEEKS_BETWEEN * number) for number in range(_MEETINGS_AHEAD)
    ]
    return render(
        "udvalg.yaml",
        udvalg=line(wishes.committee),
        dag=wishes.first.isoformat(),
        plan=[spoken(day) for day in days],
    )


def _first_meeting(wishes: Wishes, committee: str) -> str:
    """The first meeting, made as `referat new` would from the committee's file."""
    value, _ = parse(committee)
    standing: Any = value["faste punkter"] if isinstance(value, dict) else []
    plan = Plan(
        wishes.first,
        slot="19.00-21.00",
        notice=Notice(7),
        standing=standing,
        schema="../../schemas/meeting.schema.json",
    )
    return meeting_text(plan)


def _ci(forge: str, shards: int) -> dict[str, str]:
    files = _CI["github"] | _CI["gitlab"] if forge == "begge" else _CI[forge]
    return {path: render(name, version=__version__, andele=shards) for path, name in files.items()}
