"""Whole meetings, with every key in every form, and texts that would like to do harm.

Each visible word is unique (`ord17`), so that a test can see whether it was lost, doubled or
moved; each word under a closed key is another (`hem18`), so that a test can see it leak. Keys
within people, attachments and tasks stand in the order that they print in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import strategies as st

from tests.yaml_out import Tree

Draw = Callable[[st.SearchStrategy[int]], int]

HOSTILE = (
    "<b>", "</div>", "<script>", "<!--", "-->", "]]>", "&amp;", "&", "{{ 7*7 }}", "{% raw %}",
    "{# x", "%", "#", "`", "``", "*", "**", "_", "~~", "[", "]", "](", "|", "\\", "$", "\"", "'",
    ":", "::", "- ", "1.", "+", ">", "=", "---", "@", "a@b", "@.dk", "http://", "www.", "é", "ﬁ",
    "\u00a0", "\u200b", "\u202e", "👩‍👩‍👧", "ﷺ", "..", "/", "//", "?", "!",
    "![", "^", "~", "<", "\u0301",
)  # fmt: skip
TIMES = ("8.30", "08:30-9", "kl. 8.30–11.00", "8-9.15", "24.00")
DATES = ("2023-12-08", "8.12.2023", "fredag den 8. december 2023", "d. 8. dec. 2023")
URL = "https://example.org/a_b?c=d&e=(f)"


@dataclass
class Maker:
    """Draws parts of a meeting. `secret`: what is drawn now is closed."""

    draw: Draw
    secret: bool = False
    count: int = 0
    used: set[str] = field(default_factory=set)

    # ------------------------------------------------------------ choices

    def below(self, most: int) -> int:
        return self.draw(st.integers(0, most - 1))

    def some(self, chance: int = 3) -> bool:
        """True once in `chance`."""
        return self.below(chance) == 0

    def one_of(self, *options: str) -> str:
        return options[self.below(len(options))]

    def keys(self, makers: dict[str, Callable[[], Tree]], chance: int = 3) -> dict[str, Tree]:
        """Some of the keys, in the given order."""
        return {key: make() for key, make in makers.items() if self.some(chance)}

    def shuffled(self, keys: dict[str, Tree]) -> dict[str, Tree]:
        left, out = list(keys), {}
        while left:
            key = left.pop(self.below(len(left)))
            out[key] = keys[key]
        return out

    # ------------------------------------------------------------ words

    def word(self) -> str:
        self.count += 1
        return f"{'hem' if self.secret else 'ord'}{self.count}"

    def line(self) -> str:
        """A one-line text, perhaps with something hostile before, between and after."""
        parts = [self.word() for _ in range(1 + self.below(3))]
        for _ in range(self.below(3)):
            parts.insert(self.below(len(parts) + 1), self.one_of(*HOSTILE))
        return " ".join(parts)

    def name(self) -> str:
        return " ".join(self.word() for _ in range(1 + self.below(2)))

    def lines(self) -> str:
        return "\n".join(self.name() for _ in range(1 + self.below(3)))

    # ------------------------------------------------------------ prose

    def prose(self) -> Tree:
        if self.some(6):
            return self.prose_list()
        blocks = [self.block() for _ in range(1 + self.below(3))]
        return "\n\n".join(blocks) + "\n"

    def prose_list(self, depth: int = 0) -> Tree:
        entries: list[Tree] = [self.one_of("", "A) ", "1. ", "At 1) ") + self.name()]
        entries += [self.inline() for _ in range(self.below(3))]
        if depth < 2 and self.some(4):
            entries.append(self.prose_list(depth + 1))
        return entries

    def block(self) -> str:
        shapes: tuple[Callable[[], str], ...] = (
            self.inline,
            self.inline,
            lambda: f"{'#' * (1 + self.below(6))} {self.name()}",
            lambda: f"- {self.inline()}\n- {self.inline()}\n  - {self.name()}",
            lambda: f"{1 + self.below(9)}. {self.inline()}\n\n   {self.inline()}",
            lambda: f"> {self.inline()}\n>\n> - {self.name()}",
            lambda: f"::: efterskrift\n{self.inline()}\n:::",
            lambda: f"```\n{self.line()}\n```",
            self.table,
            self.fenced,
            lambda: "---",
            lambda: f"{self.inline()}\\\n{self.inline()}",
        )
        return shapes[self.below(len(shapes))]()

    def inline(self) -> str:
        shapes: tuple[Callable[[], str], ...] = (
            self.line,
            self.line,
            lambda: f"**{self.name()}** {self.word()}",
            lambda: f"*{self.word()}* ~~{self.word()}~~ [{self.name()}]{{.ny}}",
            lambda: f"[{self.name()}]({URL})",
            lambda: f"[{self.name()}](javascript:alert(1))",
            lambda: f"![{self.name()}](data:image/png;base64,x) {self.word()}",
            lambda: f"`{self.name()}` {URL}",
            lambda: f"{self.word()}\n{self.word()}",
            lambda: f"{self.word()} a.b@example.org {self.word()}",
        )
        return shapes[self.below(len(shapes))]()

    def table(self) -> str:
        width = 1 + self.below(3)
        caption = f"Tabel {self.word()}\n\n" if self.some() else ""
        rows = ["| " + " | ".join(self.word() for _ in range(width)) + " |" for _ in range(3)]
        rows.insert(1, "|" + " --- |" * width)
        return caption + "\n".join(rows)

    def fenced(self) -> str:
        title = f"titel: Tabel {self.word()}\n" if self.some() else ""
        body = f"kolonner: [{self.word()}, {self.word()}]\nrækker:\n"
        body += f"  - [{self.word()}, [{self.word()}, {self.word()}]]\n"
        body += f"  - - {self.word()}\n    - |\n      - {self.word()}\n      - {self.word()}"
        return f"```tabel\n{title}{body}\n```"

    # ------------------------------------------------------------ parts

    def person(self) -> Tree:
        if self.some(2):
            name = self.name()
            tails = ("", f", {self.word()}", f" ({self.word()})", " (A)", " (punkt 2)")
            return name + self.one_of(*tails)
        keys: dict[str, Tree] = {"navn": self.name()}
        return keys | self.keys(
            {
                "parti": lambda: "A",
                "titel": self.name,
                "organisation": self.name,
                "rolle": self.name,
                "deltog": lambda: self.one_of(*TIMES),
                "stedfortræder for": self.name,
                "årsag": self.name,
                "bemærkning": self.name,
                "punkter": lambda: [self.word()],
                "fra": lambda: self.one_of(*DATES),
                "til": lambda: self.one_of("2030-01-01", self.word()),
                "telefon": self.word,
                "email": lambda: self.one_of("a@b.dk", "umulig@.dk"),
            }
        )

    def people(self) -> Tree:
        if self.some(4):
            return {self.name(): [self.person()], self.name(): [self.person(), self.person()]}
        return self.person_list()

    def person_list(self) -> Tree:
        return self.person() if self.some(4) else [self.person() for _ in range(self.below(3))]

    def texts(self) -> Tree:
        return self.name() if self.some(2) else [self.name(), self.name()]

    def attachment(self) -> Tree:
        if self.some(2):
            return self.line()
        keys: dict[str, Tree] = {"punkt": "99"} if self.some() else {}
        keys |= self.keys({"nr": lambda: self.one_of("1", "4.a")})
        keys["titel"] = self.line()
        return keys | self.keys(
            {
                "url": lambda: self.one_of(URL),
                "dok.nr": self.word,
                "adgang": self.word,
                "påført": lambda: self.one_of(*DATES),
                "note": self.name,
            }
        )

    def closed_attachment(self) -> Tree:
        was, self.secret = self.secret, True
        keys: dict[str, Tree] = {"titel": self.line(), "note": self.name(), "lukket": "ja"}
        self.secret = was
        return keys

    def attachments(self) -> Tree:
        found = [self.attachment() for _ in range(self.below(3))]
        if self.some():
            found.append(self.closed_attachment())
        return found

    def task(self) -> Tree:
        if self.some():
            return self.line()
        keys: dict[str, Tree] = {"opgave": self.line()}
        return keys | self.keys(
            {
                "ansvarlig": self.texts,
                "frist": lambda: self.one_of(*DATES, self.word()),
                "status": lambda: self.one_of("åben", self.word()),
            },
            2,
        )

    def treatment(self) -> Tree:
        if self.some():
            return self.line()
        keys = self.keys({"udvalg": self.name, "dato": lambda: self.one_of(*DATES)}, 2)
        keys |= {"punkt": self.word()}
        return keys | self.shuffled(
            self.keys(
                {
                    "sagsfremstilling": self.prose,
                    "beslutning": self.prose,
                    "særstandpunkt": self.prose,
                    "deltog ikke": self.person_list,
                }
            )
        )

    def vote(self) -> Tree:
        if self.some():
            return self.inline()
        keys = self.keys({"tekst": self.prose})
        sides = {"for": self.texts, "imod": self.texts, "undlod": self.texts}
        return keys | {"for": self.texts()} | self.keys({k: sides[k] for k in ("imod", "undlod")})

    def recommendation(self) -> Tree:
        if self.some(2):
            return self.prose()
        return {"indledning": self.inline(), "liste": self.prose_list()}

    def named(self, depth: int = 0) -> Tree:
        if self.some(2):
            return {self.name(): self.prose()}
        keys: dict[str, Tree] = {"titel": self.line(), "tekst": self.prose()}
        if depth < 2 and self.some():
            keys["afsnit"] = [self.named(depth + 1)]
        return keys

    def pause(self) -> Tree:
        keys: dict[str, Tree] = {"pause": self.one_of(*TIMES)}
        return keys | self.keys(
            {
                "varighed": self.word,
                "afholdt": lambda: self.one_of(*TIMES),
                "bemærkning": self.prose,
            }
        )

    # ------------------------------------------------------------ items and meetings

    def item(self, depth: int = 0) -> Tree:
        if self.some(5):
            return self.pause()
        if self.some(5):
            return self.line()
        if not self.secret and self.some(4):
            return self.closed_item(depth)
        return self.open_item(depth)

    def open_item(self, depth: int) -> dict[str, Tree]:
        keys: dict[str, Tree] = {"titel": self.line()}
        keys |= self.keys({"nr": lambda: self.one_of("uden", "7", "4.a")}, 6)
        keys |= self.keys({"id": lambda: f"id-{self.word()}"}, 6)
        keys |= self.keys({"udgår": self.name}, 6)
        keys |= self.shuffled(self.keys(self.item_keys(depth), 4))
        return keys

    def item_keys(self, depth: int) -> dict[str, Callable[[], Tree]]:
        makers: dict[str, Callable[[], Tree]] = {
            "type": self.name,
            "tid": lambda: self.one_of(*TIMES),
            "varighed": self.word,
            "ved": self.texts,
            "sagsnr": self.word,
            "dok.nr": self.word,
            "afgøres i": self.texts,
            "tekst": self.prose,
            "indstilling": self.recommendation,
            "sagsfremstilling": self.prose,
            "afsnit": lambda: [self.named()],
            "sagsforløb": lambda: [self.treatment() for _ in range(1 + self.below(2))],
            "bilag": self.attachments,
            "åbne opgaver": lambda: self.one_of("ja", "nej"),
            "referat": self.prose,
            "beslutning": self.prose,
            "afstemning": self.vote,
            "særstandpunkt": self.prose,
            "inhabile": self.person_list,
            "deltog ikke": self.person_list,
            "fraværende": self.person_list,
            "opgaver": lambda: [self.task() for _ in range(1 + self.below(2))],
            "efterskrift": self.prose,
            "bemærkning": self.prose,
        }
        if depth < 2:
            makers["punkter"] = lambda: [self.item(depth + 1) for _ in range(1 + self.below(2))]
        return makers

    def closed_item(self, depth: int) -> Tree:
        """Everything in it is secret but what it opens itself, and the reason."""
        self.secret = True
        keys = self.open_item(depth)
        keys.pop("nr", None)
        self.secret = False
        keys["lukket"] = self.one_of("ja", self.name())
        if self.some():
            keys["offentlig titel"] = self.line()
        if self.some():
            keys["offentligt"] = ["sagsnr", "beslutning"]
            keys["sagsnr"] = self.word()
            keys["beslutning"] = self.inline()
        return keys

    def meeting(self) -> dict[str, Tree]:
        keys: dict[str, Tree] = {
            "titel": self.line(),
            "dato": self.one_of(*DATES),
            "status": self.one_of("udkast", "endeligt", "godkendt"),
        }
        keys |= self.keys(
            {
                "udvalg": self.name,
                "linjeskift": lambda: "bevar",
                "nummerering": lambda: self.one_of("1.", "Punkt 1:", "a.", "uden"),
                "undernummerering": lambda: self.one_of("1.1", "a.", "uden"),
                "klokkeslæt": lambda: "kl. 08:30",
            }
        )
        if keys["status"] == "godkendt":
            keys |= self.keys({"godkendt": lambda: self.one_of(*DATES, self.word())})
        before = self.shuffled(self.keys(self.head_keys()))
        items: dict[str, Tree] = {"punkter": [self.item() for _ in range(1 + self.below(4))]}
        after = self.keys(
            {
                "næste møde": lambda: [self.next_meeting()],
                "underskrifter": self.person_list,
                "rettelser": lambda: [self.correction()],
            },
            2,
        )
        return keys | before | items | after

    def head_keys(self) -> dict[str, Callable[[], Tree]]:
        return {
            "type": self.name,
            "nummer": self.word,
            "tid": lambda: self.one_of(*TIMES),
            "hævet": lambda: self.one_of(*TIMES),
            "sted": self.lines,
            "form": self.line,
            "link": lambda: self.one_of(URL, f"[{self.name()}]({URL})", self.name()),
            "udsendt": self.sent,
            "mødeleder": self.person_list,
            "referent": self.person_list,
            "kontakt": self.person_list,
            "inviterede": self.people,
            "medlemmer": self.people,
            "tilstede": self.people,
            "afbud": self.people,
            "fraværende": self.people,
            "gæster": self.people,
            "bilag": self.attachments,
            "indledning": self.prose,
        }

    def sent(self) -> Tree:
        if self.some(2):
            return self.one_of(*DATES)
        return {"dagsorden": self.one_of(*DATES), "referat": self.one_of(*DATES, self.word())}

    def next_meeting(self) -> Tree:
        if self.some(2):
            return self.line()
        return self.keys(
            {
                "dato": lambda: self.one_of(*DATES),
                "tid": lambda: self.one_of(*TIMES),
                "sted": self.name,
                "form": self.name,
                "tekst": self.name,
            },
            2,
        ) | {"tekst": self.name()}

    def correction(self) -> Tree:
        keys = self.keys({"dato": lambda: self.one_of(*DATES), "punkt": self.word}, 2)
        return keys | {"tekst": self.inline()}


@st.composite
def meetings(draw: st.DrawFn) -> dict[str, Tree]:
    """A whole meeting as its keys say it."""
    return Maker(draw).meeting()
