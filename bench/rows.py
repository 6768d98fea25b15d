"""Each measurement: what is run against what, and the bar that it must pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.changing import Changing
from bench.ground import DOCUMENTS, Repository, hugo_of, program, python
from bench.peers import Hugo, docxtpl_input, pandoc
from bench.running import Run, Timed, medians, run
from bench.table import Row
from bench.watching import free_port, seconds_to_page

_IMPORTS = "import yaml, pydantic, click"
_MARK = "sagsfremstilling: |\n      "
"""Where a case's text begins in a generated meeting."""
_WORD_FILES = 20


@dataclass(slots=True)
class Bench:
    """The measurements over one repository. `many` is a larger one, None to leave growth out."""

    repository: Repository
    folder: Path
    times: int
    many: Repository | None = None

    def rows(self) -> Iterator[Row]:
        """Every row, as it is measured."""
        hugo = hugo_of(self.repository, self.folder)
        yield from self._clean(hugo)
        yield from self._word_files()
        yield self._one_changed(hugo)
        yield self._nothing_changed(self.repository, 3.0, 1.6)
        yield from self._check()
        yield self._serve(hugo)
        if self.many is not None:
            yield from self._growth(self.many)

    def _clean(self, hugo: Hugo) -> Iterator[Row]:
        ours = self.repository.build(clean=True)
        theirs = Timed(hugo.command(), hugo.folder, hugo.forget)
        mine, others = medians([ours, theirs], self.times)
        what = f"clean build, {self.repository.meetings} meetings"
        peer = f"Hugo, HTML of {hugo.pages} pages"
        yield Row(what, peer, mine.wall, others.wall, "s", 2.2, 0.9)
        yield Row("its peak memory", "Hugo", mine.memory, others.memory, "MiB", 1 / 4, 1 / 8)

    def _word_files(self) -> Iterator[Row]:
        """What Word files add to a build, against what one more costs the others."""
        run(self.repository.build(clean=True))
        texts = self.repository.documents("md")
        each = max(len(texts) // _WORD_FILES, 1)
        ours = self._cpu_of_formats(len(texts))
        template, inputs = docxtpl_input(self.folder / "docxtpl", texts[::each][:_WORD_FILES])
        fill = [*python_file("fill_docxtpl.py"), template, template.parent]
        one, all_ = medians(
            [Timed([*fill, inputs[0]], self.folder), Timed([*fill, *inputs], self.folder)],
            self.times,
        )
        theirs = (all_.cpu - one.cpu) / (len(inputs) - 1)
        yield Row("CPU per DOCX in it", "docxtpl", ours, theirs, "s", 1 / 7, 1 / 20)
        middle = sorted(inputs, key=lambda path: path.stat().st_size)[len(inputs) // 2]
        out = self.folder / "pandoc.docx"
        (theirs_,) = medians([Timed([pandoc(), "-f", "gfm", middle, "-o", out], self.folder)], 5)
        yield Row("CPU per DOCX in it", "pandoc", ours, theirs_.cpu, "s", 1 / 28, 1 / 80)

    def _cpu_of_formats(self, documents: int) -> float:
        """CPU seconds per DOCX: the clean build with them less the clean build without."""
        settings = self.repository.settings
        usual = settings.read_text(encoding="utf-8")

        def with_formats(formats: str) -> Timed:
            def before() -> None:
                self.repository.forget()
                settings.write_text(f"{usual}formater: [{formats}]\n", encoding="utf-8")

            built = self.repository.build(clean=True)
            return Timed(built.command, built.folder, before)

        try:
            every, fewer = medians(
                [with_formats("html, markdown, docx"), with_formats("html, markdown")], self.times
            )
        finally:
            settings.write_text(usual, encoding="utf-8")
        return (every.cpu - fewer.cpu) / documents

    def _one_changed(self, hugo: Hugo) -> Row:
        self._built()
        path = self.repository.median_meeting()
        ours = self.repository.build(clean=False)
        theirs = Timed(hugo.command(), hugo.folder, self._page_of(hugo, path))
        mine, others = medians(
            [Timed(ours.command, ours.folder, Changing(path, _MARK)), theirs], self.times + 2
        )
        return Row("one meeting changed", "Hugo again", mine.wall, others.wall, "s", 1 / 6, 1 / 15)

    def _page_of(self, hugo: Hugo, meeting: Path) -> Changing:
        """Changes the meeting's minutes as Hugo has them."""
        own = meeting.relative_to(self.repository.folder / "meetings").with_suffix("")
        return Changing(hugo.content / own / f"{DOCUMENTS[1]}.md", "\n\n")

    def _built(self) -> None:
        run(self.repository.build(clean=False))

    def _nothing_changed(self, repository: Repository, bar: float, aim: float) -> Row:
        mine, bare = _against_bare(repository.build(clean=False), 15)
        what = f"nothing changed, {repository.meetings} meetings"
        return Row(what, "python -c pass", mine.wall, bare.wall, "s", bar, aim)

    def _check(self) -> Iterator[Row]:
        path = self.repository.median_meeting()
        memory = self.repository.folder / ".referat"
        aside = self.repository.folder / ".referat-aside"
        command = [*program(), "check", path]

        def forget() -> None:
            for file in memory.glob("*"):
                file.unlink()

        memory.rename(aside)
        memory.mkdir()
        try:
            cold = Timed(command, self.repository.folder, forget)
            peer = Timed(python(_IMPORTS), self.folder)
            mine, others = medians([cold, peer], 15)
            yield Row("check of one file, cold", _IMPORTS, mine.wall, others.wall, "s", 1.6, 1.2)
            mine, bare = _against_bare(Timed(command, self.repository.folder), 15)
            yield Row("the same again", "python -c pass", mine.wall, bare.wall, "s", 3.0, 1.5)
        finally:
            forget()
            memory.rmdir()
            aside.rename(memory)

    def _serve(self, hugo: Hugo) -> Row:
        path = self.repository.median_meeting()
        own = path.relative_to(self.repository.folder / "meetings").with_suffix("").as_posix()
        port = free_port()
        mine = seconds_to_page(
            [*program(), "serve", "--port", str(port)],
            self.repository.folder,
            port,
            f"/{own}/",
            Changing(path, _MARK),
            self.times + 2,
        )
        port = free_port()
        others = seconds_to_page(
            [
                hugo.program,
                "server",
                "--quiet",
                "--port",
                str(port),
                "--source",
                hugo.folder,
                "--baseURL",
                f"http://127.0.0.1:{port}/",
            ],
            hugo.folder,
            port,
            f"/{own}/{DOCUMENTS[1]}/",
            self._page_of(hugo, path),
            self.times + 2,
        )
        return Row("save to new page under serve", "hugo server", mine, others, "s", 1 / 2, 1 / 10)

    def _growth(self, many: Repository) -> Iterator[Row]:
        """Both in turns: in the minutes that they take, a machine is now quicker, now slower."""
        both = [self.repository.build(clean=True), many.build(clean=True)]
        few, grown = medians(both, self.times)
        times = many.meetings // self.repository.meetings
        yield Row(
            f"clean build, {many.meetings} meetings",
            f"{self.repository.meetings} meetings",
            grown.wall,
            few.wall,
            "s",
            times * 1.1,
            times,
        )
        yield self._nothing_changed(many, 9.0, 5.5)


def _against_bare(timed: Timed, times: int) -> list[Run]:
    return medians([timed, Timed(python("pass"), timed.folder)], times)


def python_file(name: str) -> list[str | Path]:
    """A Python that runs a file of this folder."""
    return [*python("")[:1], Path(__file__).with_name(name)]
