"""`referat new`: when the next meeting is, what it takes along, and that its file reads back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referat.cli import FINDINGS, OK, USAGE, run
from referat.model.item import Item
from referat.model.load import load
from referat.model.meeting import Meeting
from referat.scaffold.meeting import Plan, items_of, meeting_text
from referat.scaffold.yaml_text import line
from referat.source.parse import parse

FOLDER = "meetings/bestyrelsen"
BOARD = "navn: Bestyrelsen\n"
PLAN = f"{BOARD}mødeplan:\n  - 2026-05-05 kl. 19.00-21.00, Skolen\n  - 2026-04-07\n  - 2026-03-10\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def board(text: str = BOARD, **meetings: str) -> None:
    """A board and its meetings: `m2026_03_10="status: godkendt"`."""
    put("referat.yaml", "titel: Os\n")
    put(f"{FOLDER}/udvalg.yaml", text)
    for name, keys in meetings.items():
        day = name[1:].replace("_", "-")
        items = "" if "punkter:" in keys else "punkter:\n  - titel: Eventuelt\n    id: eventuelt\n"
        put(f"{FOLDER}/{day}.yaml", f"dato: {day}\n{keys}\n{items}")


def meeting_at(path: str) -> Meeting:
    value, findings = parse(Path(path).read_text(encoding="utf-8"))
    assert value is not None
    found, more = load(Meeting, value)
    assert [*findings, *more] == []
    assert found is not None
    return found


def made(capsys: pytest.CaptureFixture[str], *arguments: str) -> Meeting:
    """The meeting that the command made; it checks without a finding."""
    capsys.readouterr()
    assert run(["new", *arguments]) == OK, capsys.readouterr().err
    path = capsys.readouterr().out.splitlines()[0]
    meeting = meeting_at(path)
    assert Path(path).name == f"{meeting.day.isoformat()}.yaml"
    assert run(["check"]) == OK
    assert capsys.readouterr().err == ""
    return meeting


def titles(meeting: Meeting) -> list[str]:
    return [item.title for item in meeting.items or () if isinstance(item, Item)]


# ---------------------------------------------------------------- when


@pytest.mark.parametrize(
    ("committee", "meetings", "arguments", "day", "slot", "venue"),
    [
        pytest.param(PLAN, {}, [], "2026-03-10", None, None, id="the first of the plan"),
        pytest.param(
            PLAN, {"m2026_03_10": ""}, [], "2026-04-07", None, None, id="after the newest"
        ),
        pytest.param(
            PLAN,
            {"m2026_03_10": "", "m2026_04_09": ""},
            [],
            "2026-05-05",
            "kl. 19.00-21.00",
            "Skolen",
            id="with time and place from the plan, a moved meeting counted",
        ),
        pytest.param(
            PLAN, {"m2026_03_10": "status: aflyst"}, [], "2026-04-07", None, None, id="cancelled"
        ),
        pytest.param(
            BOARD,
            {"m2026_03_10": "næste møde: tirsdag den 14. april 2026 kl. 19.30, Hallen."},
            [],
            "2026-04-14",
            "kl. 19.30",
            "Hallen",
            id="agreed, in one line",
        ),
        pytest.param(
            BOARD,
            {
                "m2026_03_10": "næste møde:\n  - {dato: 2026-06-02}\n"
                "  - {dato: 2026-04-14, tid: 8-9, sted: Hallen}"
            },
            [],
            "2026-04-14",
            "8-9",
            "Hallen",
            id="agreed, the first of a list",
        ),
        pytest.param(
            PLAN,
            {"m2026_03_10": "næste møde: 2026-04-14"},
            [],
            "2026-04-07",
            None,
            None,
            id="the plan goes before what was agreed",
        ),
        pytest.param(
            PLAN,
            {"m2026_06_01": "næste møde: 2026-08-04"},
            [],
            "2026-08-04",
            None,
            None,
            id="what was agreed, when the plan is over",
        ),
        pytest.param(
            PLAN,
            {},
            ["--date", "5. maj 2026"],
            "2026-05-05",
            "kl. 19.00-21.00",
            "Skolen",
            id="given",
        ),
        pytest.param(BOARD, {}, ["--date", "2026-07-01"], "2026-07-01", None, None, id="unplanned"),
    ],
)
def test_when_and_where(
    committee: str,
    meetings: dict[str, str],
    arguments: list[str],
    day: str,
    slot: str | None,
    venue: str | None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    board(committee, **meetings)
    meeting = made(capsys, *arguments)
    assert meeting.day == date.fromisoformat(day)
    assert (meeting.slot.written if meeting.slot else None) == slot
    assert meeting.venue == venue


def test_a_planned_day_that_differs_from_the_agreed_one_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    board(PLAN, m2026_03_10="næste møde: 2026-04-14")
    assert run(["new"]) == OK
    assert "det næste sat til tirsdag den 14. april 2026" in capsys.readouterr().out


def test_what_the_committee_says_is_not_said_again(capsys: pytest.CaptureFixture[str]) -> None:
    board(f"{PLAN}tid: kl. 19.00-21.00\nsted: Skolen\nfrist: 4\n")
    meeting = made(capsys, "--date", "2026-05-05")
    assert (meeting.slot, meeting.venue) == (None, None)
    text = Path(f"{FOLDER}/2026-05-05.yaml").read_text("utf-8")
    assert "tid:" not in text
    assert "# Dagsordenen skal være ude senest fredag den 1. maj 2026." in text


def test_the_deadline_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    board(f"{PLAN}frist: 7\n")
    assert run(["new"]) == OK
    out = capsys.readouterr().out.splitlines()
    assert out[:3] == [
        "meetings/bestyrelsen/2026-03-10.yaml",
        "Mødet er tirsdag den 10. marts 2026.",
        "Dagsordenen skal være ude senest tirsdag den 3. marts 2026.",
    ]


# ---------------------------------------------------------------- what

STANDING = "faste punkter:\n  - Godkendelse af dagsorden\n  - Eventuelt\n"
APPROVAL = "Godkendelse af referat fra mødet den 10. marts 2026"
TASK = (
    "punkter:\n  - titel: Fest\n    id: fest\n    beslutning: Ja.\n    opgaver:\n"
    "      - {opgave: Leje telt, ansvarlig: Bo Dam, status: %s}\n"
)


@pytest.mark.parametrize(
    ("committee", "meetings", "expected"),
    [
        pytest.param(STANDING, {}, ["Godkendelse af dagsorden", "Eventuelt"], id="standing"),
        pytest.param(
            STANDING,
            {"m2026_03_10": "status: udkast"},
            ["Godkendelse af dagsorden", APPROVAL, "Eventuelt"],
            id="unapproved minutes, after the agenda's own approval",
        ),
        pytest.param(
            "faste punkter:\n  - Regnskab\n",
            {"m2026_03_10": "status: udkast"},
            [APPROVAL, "Regnskab"],
            id="unapproved minutes lead",
        ),
        pytest.param(
            STANDING,
            {"m2026_03_10": "status: godkendt"},
            ["Godkendelse af dagsorden", "Eventuelt"],
            id="approved",
        ),
        pytest.param(
            STANDING,
            {"m2026_03_10": "godkendt: 2026-03-20"},
            ["Godkendelse af dagsorden", "Eventuelt"],
            id="approved on a day",
        ),
        pytest.param(
            STANDING,
            {"m2026_03_10": "status: udkast", "m2026_03_12": "status: aflyst"},
            ["Godkendelse af dagsorden", APPROVAL, "Eventuelt"],
            id="a cancelled meeting has no minutes",
        ),
        pytest.param(
            "faste punkter:\n  - Godkendelse af referat fra sidste møde\n",
            {"m2026_03_10": "status: udkast"},
            ["Godkendelse af referat fra sidste møde"],
            id="a standing item does it already",
        ),
        pytest.param(
            STANDING,
            {"m2026_03_10": f"status: godkendt\n{TASK % 'i gang'}"},
            ["Godkendelse af dagsorden", "Opfølgning på opgaver", "Eventuelt"],
            id="open tasks",
        ),
        pytest.param(
            STANDING,
            {"m2026_03_10": f"status: godkendt\n{TASK % 'udført'}"},
            ["Godkendelse af dagsorden", "Eventuelt"],
            id="done tasks",
        ),
        pytest.param(
            "faste punkter:\n  - {titel: Siden sidst, åbne opgaver: ja}\n",
            {"m2026_03_10": f"status: godkendt\n{TASK % 'åben'}"},
            ["Siden sidst"],
            id="a standing item lists the tasks already",
        ),
    ],
)
def test_which_items(
    committee: str,
    meetings: dict[str, str],
    expected: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    board(BOARD + committee, **meetings)
    assert titles(made(capsys, "--date", "2026-04-07")) == expected


def test_the_minutes_to_approve_are_linked_to(capsys: pytest.CaptureFixture[str]) -> None:
    board(BOARD, m2026_03_10="status: udkast")
    (item,) = made(capsys, "--date", "2026-04-07").items or ()
    assert isinstance(item, Item)
    assert item.text == "[Referat fra mødet den 10. marts 2026](2026-03-10.yaml)"
    assert item.id == "godkendelse-af-referat"


def test_open_tasks_are_listed_by_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    board(BOARD, m2026_03_10=f"status: godkendt\n{TASK % 'åben'}")
    (item,) = made(capsys, "--date", "2026-04-07").items or ()
    assert isinstance(item, Item)
    assert item.open_tasks is True


def test_all_that_a_standing_item_says_follows(capsys: pytest.CaptureFixture[str]) -> None:
    board(
        BOARD + "faste punkter:\n"
        "  - titel: 'Økonomi: \"hvordan\" går det?'\n"
        "    id: oekonomi\n"
        "    ved: [Anna Holm, Bo Dam]\n"
        "    sagsfremstilling: |\n"
        "      Første linje.\n"
        "\n"
        "        Rykket ind # ikke en kommentar\n"
        "    punkter:\n"
        "      - Kassen\n"
        "      - Banken\n"
        "  - pause: 10.10-10.20\n"
        "  - Pause\n"
    )
    item, *pauses = made(capsys, "--date", "2026-04-07").items or ()
    assert isinstance(item, Item)
    assert (item.title, item.id) == ('Økonomi: "hvordan" går det?', "oekonomi")
    assert item.by == ("Anna Holm", "Bo Dam")
    assert item.case == "Første linje.\n\n  Rykket ind # ikke en kommentar\n"
    subs = [sub for sub in item.items or () if isinstance(sub, Item)]
    assert [(sub.title, sub.id) for sub in subs] == [("Kassen", "kassen"), ("Banken", "banken")]
    assert [isinstance(pause, Item) for pause in pauses] == [False, False]


@pytest.mark.parametrize(
    ("earlier", "title"),
    [
        (["Bestyrelsesmøde", "Bestyrelsesmøde"], "Bestyrelsesmøde"),
        (["Bestyrelsesmøde", "Årsmøde"], None),
        (["Bestyrelsesmøde"], None),
    ],
)
def test_a_title_that_is_a_habit_goes_on(
    earlier: Sequence[str], title: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    board(BOARD, **{f"m2026_0{n}_10": f"titel: {text}" for n, text in enumerate(earlier, 1)})
    assert made(capsys, "--date", "2026-06-01").title == title


def test_the_schema_is_named_where_there_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    board(PLAN)
    made(capsys)
    put("schemas/meeting.schema.json", "{}")
    made(capsys)
    lines = [
        Path(f"{FOLDER}/{day}.yaml").read_text("utf-8").partition("\n")[0]
        for day in ("2026-03-10", "2026-04-07")
    ]
    assert lines[0].startswith("dato: ")
    assert lines[1] == "# yaml-language-server: $schema=../../schemas/meeting.schema.json"


# ---------------------------------------------------------------- whose


@pytest.mark.parametrize(
    "wanted", ["klima-og-miljoe", "Klima-og-Miljoe", "klima og miljø", "meetings/klima-og-miljoe/"]
)
def test_a_body_by_its_folder(wanted: str, capsys: pytest.CaptureFixture[str]) -> None:
    board(BOARD)
    put("meetings/klima-og-miljoe/udvalg.yaml", "navn: Klimaudvalget\n")
    assert run(["new", wanted, "--date", "2026-03-10"]) == OK
    assert capsys.readouterr().out.startswith("meetings/klima-og-miljoe/2026-03-10.yaml\n")


def test_a_misspelt_body(capsys: pytest.CaptureFixture[str]) -> None:
    board(BOARD)
    put("meetings/klima-og-miljoe/udvalg.yaml", "navn: Klimaudvalget\n")
    for wrong in ("bestyrlsen", "klima"):
        assert run(["new", wrong]) == FINDINGS
    err = capsys.readouterr().err
    assert "Mente du `bestyrelsen`?" in err
    assert "Mente du `klima-og-miljoe`?" in err


def test_from_inside_the_folder(
    monkeypatch: pytest.MonkeyPatch, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    board(BOARD)
    monkeypatch.chdir(here / FOLDER)
    assert run(["new", "--date", "2026-03-10"]) == OK
    assert (here / FOLDER / "2026-03-10.yaml").is_file()


def test_meetings_without_a_committee_file(capsys: pytest.CaptureFixture[str]) -> None:
    put("referat.yaml", "titel: Os\n")
    put(f"{FOLDER}/2026-03-10.yaml", "dato: 2026-03-10\nnæste møde: 2026-04-07\n")
    assert made(capsys).day == date(2026, 4, 7)


def test_an_error_in_the_body_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    board(PLAN, m2026_03_10="stauts: udkast")
    assert run(["new"]) == FINDINGS
    assert "Mente du `status`?" in capsys.readouterr().err
    board("navnn: Bestyrelsen\n")
    assert run(["new"]) == FINDINGS
    assert "Mente du `navn`?" in capsys.readouterr().err


def test_what_is_there_is_not_touched(capsys: pytest.CaptureFixture[str]) -> None:
    board(BOARD, m2026_03_10="status: godkendt")
    before = Path(f"{FOLDER}/2026-03-10.yaml").read_bytes()
    assert run(["new", "--date", "2026-03-10"]) == FINDINGS
    assert "findes-i-forvejen" in capsys.readouterr().err
    assert Path(f"{FOLDER}/2026-03-10.yaml").read_bytes() == before


def test_a_date_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    board(BOARD)
    assert run(["new", "--date", "onsdag den 10. marts 2026"]) == USAGE
    assert "Den 10. marts 2026 er en tirsdag" in capsys.readouterr().err.replace("\u00a0", " ")


# ---------------------------------------------------------------- any title at all

TITLES = st.text(max_size=40) | st.sampled_from(
    [
        "Eventuelt",
        "Bilag 1: A",
        "- a",
        "a # b",
        "[x](y)",
        "2",
        "1.2",
        "nej",
        "null",
        "<< x >>",
        "æøå",
    ]
)


def written(items: Sequence[Any]) -> list[tuple[str, str]]:
    return [(str(item["titel"]), str(item["id"])) for item in items]


@settings(max_examples=300, deadline=None)
@given(st.lists(TITLES.map(line).filter(bool), max_size=8), st.booleans(), st.booleans())
def test_any_titles_read_back_with_ids_of_their_own(
    standing: list[str], unapproved: bool, tasks: bool
) -> None:
    plan = Plan(
        date(2026, 4, 7),
        standing=[{"titel": title} for title in standing],
        unapproved=(date(2026, 3, 10), "2026-03-10.yaml") if unapproved else None,
        open_tasks=tasks,
    )
    value, findings = parse(meeting_text(plan))
    assert findings == []
    meeting, more = load(Meeting, value)  # type: ignore[arg-type]
    assert more == []
    assert meeting is not None
    items = [item for item in meeting.items or () if isinstance(item, Item)]
    assert [(item.title, item.id) for item in items] == written(items_of(plan))
    assert [item.title for item in items if item.title in standing] == standing
    ids = [item.id or "" for item in items]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name) for name in ids)


def test_an_own_id_is_kept_and_no_other_item_gets_it() -> None:
    plan = Plan(
        date(2026, 4, 7), standing=["Fest", {"titel": "Andet", "id": "fest"}, "Fest", "2027"]
    )
    assert written(items_of(plan)) == [
        ("Fest", "fest-2"),
        ("Andet", "fest"),
        ("Fest", "fest-3"),
        ("2027", "punkt-om-2027"),
    ]
