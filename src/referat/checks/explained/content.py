"""Codes about items, names, attachments and running text."""

from __future__ import annotations

from collections.abc import Sequence

from referat.checks.explained.explained import Explained
from referat.checks.rule import Example, Family
from referat.diagnostics import Severity

TITLE = "Punkter, bilag og tekster"
_HEAD = "dato: 2026-03-11\npunkter:\n  - titel: Sommerfest\n"
_BODY = "navn: Bestyrelsen\n"
_DAYS = ("meetings/bestyrelsen/2026-03-11.yaml", "meetings/bestyrelsen/2026-04-15.yaml")


def _in_text(text: str) -> str:
    return f"{_HEAD}    tekst: |\n      {text}\n"


def _attachment(*lines: str) -> str:
    rows = "".join(f"    {line}\n" for line in lines[1:])
    return f"dato: 2026-03-11\nbilag:\n  - {lines[0]}\n{rows}punkter:\n  - Eventuelt\n"


def _two(first: str, second: str) -> Example:
    """Two meetings of one body, with these lines."""
    return {
        "meetings/bestyrelsen/udvalg.yaml": _BODY,
        _DAYS[0]: f"dato: 2026-03-11\n{first}",
        _DAYS[1]: f"dato: 2026-04-15\n{second}",
    }


def _case(number: str) -> str:
    return f"punkter:\n  - titel: Legepladsen\n    sagsnr: {number}\n"


def _person(name: str) -> str:
    return f"tilstede:\n  - {name}\npunkter:\n  - Eventuelt\n"


CODES: Sequence[Explained] = (
    Explained(
        "status-og-godkendt",
        Family.FLOW,
        Severity.ERROR,
        what="Mødets status og godkendelsen siger hver sit",
        why="Har mødet en dato i `godkendt`, er referatet godkendt. En `status`, der siger noget "
        "andet, gør det uklart, om læseren kan regne med referatet. Datoen alene er nok.",
        fails="dato: 2026-03-11\nstatus: udkast\ngodkendt: 2026-04-15\npunkter:\n  - Eventuelt\n",
        passes="dato: 2026-03-11\ngodkendt: 2026-04-15\npunkter:\n  - Eventuelt\n",
    ),
    Explained(
        "sagsnr-stavemåde",
        Family.FLOW,
        Severity.WARNING,
        what="Et sagsnummer er skrevet på to måder",
        why="Hjemmesiden samler en sags møder efter sagsnummeret. To skrivemåder bliver til to "
        "sager, og hver af dem mangler halvdelen.",
        fails=_two(_case("26/1482"), _case("26-1482")),
        passes=_two(_case("26/1482"), _case("26/1482")),
    ),
    Explained(
        "navn-stavemåde",
        Family.PEOPLE,
        Severity.WARNING,
        what="Et navn er skrevet på to måder",
        why="Store og små bogstaver eller usynlige tegn er den eneste forskel, så det er den samme "
        "person eller det samme udvalg; men i registrene bliver det til to.",
        fails=_two(_person("Karen holst"), _person("Karen Holst")),
        passes=_two(_person("Karen Holst"), _person("Karen Holst")),
    ),
    Explained(
        "uden-udvalg",
        Family.FORM,
        Severity.WARNING,
        what="Mødet hører ikke til et udvalg, men det gør de andre møder",
        why="Så står mødet uden for udvalgenes sider på hjemmesiden. Skriv `udvalg` i mødet, eller "
        "flyt filen til udvalgets mappe.",
        fails={
            "meetings/bestyrelsen/udvalg.yaml": _BODY,
            _DAYS[0]: "dato: 2026-03-11\npunkter:\n  - Eventuelt\n",
            "meetings/2026-04-15.yaml": "dato: 2026-04-15\npunkter:\n  - Eventuelt\n",
        },
        passes=_two("punkter:\n  - Eventuelt\n", "punkter:\n  - Eventuelt\n"),
    ),
    Explained(
        "ugyldigt-id",
        Family.FORM,
        Severity.ERROR,
        what="Punktets `id` kan ikke bruges i en adresse",
        why="Et `id` bliver til punktets faste adresse på nettet. Det består af små bogstaver fra "
        "a til z, tal og bindestreg og begynder med et bogstav.",
        fails=f"{_HEAD}    id: Sommerfest 2026\n",
        passes=f"{_HEAD}    id: sommerfest-2026\n",
    ),
    Explained(
        "dobbelt-id",
        Family.FORM,
        Severity.ERROR,
        what="To punkter har samme `id`",
        why="Et link kan kun føre til det ene. Giv det nyeste punkt et andet `id`; det gamle kan "
        "være brugt i links.",
        fails=f"{_HEAD}    id: fest\n  - titel: Julefest\n    id: fest\n",
        passes=f"{_HEAD}    id: fest\n  - titel: Julefest\n    id: julefest\n",
    ),
    Explained(
        "mangler-lukket",
        Family.SECRECY,
        Severity.ERROR,
        what="Punktet ser ud til at skulle være lukket, men er det ikke",
        why="`offentligt` og `offentlig titel` giver kun mening på et lukket punkt. Mangler "
        "`lukket`, kan alle læse det hele.",
        fails=f"{_HEAD}    offentlig titel: Personalesag\n",
        passes=f"{_HEAD}    offentlig titel: Personalesag\n    lukket: ja\n",
    ),
    Explained(
        "henvisning",
        Family.TEXT,
        Severity.ERROR,
        what="Et link fører til et møde eller et punkt, der ikke findes",
        why="Læseren ville ende på en forkert side. Et punkt i samme møde skrives `#id`, et andet "
        "møde med navnet på dets fil. Fører linket til et lukket punkt, er det en advarsel: For "
        "offentligheden fører det ingen steder hen.",
        fails=f"{_HEAD}    id: sommerfest\n    tekst: Se [punktet](#sommerfesten).\n",
        passes=f"{_HEAD}    id: sommerfest\n    tekst: Se [punktet](#sommerfest).\n",
    ),
    Explained(
        "bilag-uden-titel",
        Family.FORM,
        Severity.ERROR,
        what="Bilaget har hverken titel, fil eller adresse",
        why="Så er der intet at trykke og intet at åbne. Skriv i det mindste bilagets titel.",
        fails=_attachment("note: Eftersendes"),
        passes=_attachment("titel: Budget", "note: Eftersendes"),
    ),
    Explained(
        "fil-mangler",
        Family.FORM,
        Severity.ERROR,
        what="Filen, der henvises til, findes ikke",
        why="Filen skal ligge i mødets bilagsmappe, der hedder som mødets fil uden `.yaml`. "
        "Mangler et billede, er det kun en advarsel, og billedet bliver udeladt.",
        fails=_attachment("fil: budget.txt"),
        passes={
            "2026-03-11.yaml": _attachment("fil: budget.txt"),
            "2026-03-11/budget.txt": "Telt: 3.000 kr.\n",
        },
    ),
    Explained(
        "fil-udenfor",
        Family.SECRECY,
        Severity.ERROR,
        what="Filen ligger uden for mappen med møderne",
        why="Kun det, der ligger sammen med møderne, kan blive lagt ud, så en privat fil ikke "
        "kommer med ved et uheld. Læg en kopi i mødets bilagsmappe.",
        fails=_attachment("fil: ../../privat/budget.txt"),
        passes={
            "2026-03-11.yaml": _attachment("fil: budget.txt"),
            "2026-03-11/budget.txt": "Telt: 3.000 kr.\n",
        },
    ),
    Explained(
        "mødefil-som-bilag",
        Family.SECRECY,
        Severity.ERROR,
        what="En mødefil er brugt som bilag",
        why="Mødefilen viser også det lukkede, så den bliver ikke lagt ud. Henvis i stedet til "
        "mødet i teksten: `[mødet i marts](2026-03-11.yaml)`.",
        fails=_two(
            "punkter:\n  - Eventuelt\n",
            "bilag:\n  - fil: 2026-03-11.yaml\npunkter:\n  - Eventuelt\n",
        ),
        passes=_two(
            "punkter:\n  - Eventuelt\n",
            "indledning: Se [mødet i marts](2026-03-11.yaml).\npunkter:\n  - Eventuelt\n",
        ),
    ),
    Explained(
        "ubrugt-bilag",
        Family.FORM,
        Severity.WARNING,
        what="Der ligger en fil i bilagsmappen, som mødet ikke bruger",
        why="Enten mangler bilaget på dagsordenen, eller også er filen glemt. Filer, som mødet "
        "ikke bruger, bliver ikke lagt ud.",
        fails={
            "2026-03-11.yaml": "dato: 2026-03-11\npunkter:\n  - Eventuelt\n",
            "2026-03-11/budget.txt": "Telt: 3.000 kr.\n",
        },
        passes={
            "2026-03-11.yaml": _attachment("fil: budget.txt"),
            "2026-03-11/budget.txt": "Telt: 3.000 kr.\n",
        },
    ),
    Explained(
        "bilag-to-navne",
        Family.FORM,
        Severity.WARNING,
        what="Den samme fil har to titler i samme møde",
        why="Læseren tror, at det er to bilag. Er det to, har det ene fået en forkert fil.",
        fails={
            "2026-03-11.yaml": _attachment("titel: Budget", "fil: budget.txt").replace(
                "punkter:", "  - titel: Regnskab\n    fil: budget.txt\npunkter:"
            ),
            "2026-03-11/budget.txt": "Telt: 3.000 kr.\n",
        },
        passes={
            "2026-03-11.yaml": _attachment("titel: Budget", "fil: budget.txt"),
            "2026-03-11/budget.txt": "Telt: 3.000 kr.\n",
        },
    ),
    Explained(
        "bilag-ens-navne",
        Family.FORM,
        Severity.ERROR,
        what="To filer ville få samme adresse på hjemmesiden",
        why="Bilagene bliver lagt i én mappe for hvert møde, så to filer med samme navn ville "
        "dække hinanden. Store og små bogstaver gør ingen forskel.",
        fails={
            "2026-03-11.yaml": _attachment("fil: plan.txt").replace(
                "punkter:", "  - fil: ../plan.txt\npunkter:"
            ),
            "2026-03-11/plan.txt": "Ny plan\n",
            "plan.txt": "Gammel plan\n",
        },
        passes={
            "2026-03-11.yaml": _attachment("fil: plan.txt"),
            "2026-03-11/plan.txt": "Ny plan\n",
        },
    ),
    Explained(
        "stort-bilag",
        Family.FORM,
        Severity.WARNING,
        what="Filen fylder mere end 100 MB",
        why="Så store filer tager GitHub og andre ikke imod, og de er tunge at hente. Gem filen "
        "mindre, eller læg den et andet sted, og henvis til den med `url`.",
    ),
)
