"""Tasks done by several processes, or by this one: the results are the same.

Processes are forked, so that they begin with all that has been read. One that dies, or that
cannot do its task, costs nothing but time: the task is done here instead.
"""

from __future__ import annotations

import contextlib
import gc
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar, cast

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")
ENOUGH = 8
"""Tasks that are worth a second process."""


@dataclass(slots=True, eq=False)
class _Worker:
    """`own` are the tasks that it should do, `at` the number of the one it is doing."""

    process: BaseProcess
    line: Connection
    own: deque[int] = field(default_factory=deque)
    at: int | None = None


def _homeless(task: object) -> int | None:
    del task
    return None


@dataclass(slots=True)
class Crew(Generic[T, R]):
    """Does tasks with `do`, in up to `jobs` processes; to be used in a `with`. `about` tells which
    meeting a task is about: it goes to the process that had that meeting before.
    """

    do: Callable[[T], R]
    jobs: int = 1
    about: Callable[[T], int | None] = _homeless
    _workers: list[_Worker] = field(default_factory=list)
    _homes: dict[int, _Worker] = field(default_factory=dict)
    _started: bool = False

    def __enter__(self) -> Crew[T, R]:
        return self

    def __exit__(self, *error: object) -> None:
        for worker in self._workers:
            worker.line.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()

    def results(self, tasks: Sequence[T]) -> Iterator[tuple[int, R]]:
        """Each task's number and result, as they are done."""
        if len(tasks) > ENOUGH:
            self._start()
        shared = self._dealt(tasks)
        left = len(tasks)
        while left and self._workers:
            for number, result in self._round(tasks, shared):
                left -= 1
                yield number, result
        for number in shared:
            yield number, self.do(tasks[number])

    def _start(self) -> None:
        """Starts the processes, once; none where that is impossible or unsafe (threads)."""
        if self._started or self.jobs < 2:
            return
        import multiprocessing  # noqa: PLC0415 - most checks are of one file

        self._started = True
        if "fork" not in multiprocessing.get_all_start_methods() or threading.active_count() > 1:
            return
        context = multiprocessing.get_context("fork")
        gc.freeze()  # what is there already is never looked through again
        for _ in range(self.jobs):
            here, there = context.Pipe()
            closed = [here, *(worker.line for worker in self._workers)]
            process = context.Process(target=_serve, args=(self.do, there, closed), daemon=True)
            try:
                process.start()
            except OSError:
                here.close()
                break
            finally:
                there.close()
            self._workers.append(_Worker(process, here))

    def _dealt(self, tasks: Sequence[T]) -> deque[int]:
        """Gives the processes their own tasks; returns the numbers of those that are nobody's."""
        shared: deque[int] = deque()
        for number, task in enumerate(tasks):
            meeting = self.about(task)
            worker = self._homes.get(meeting) if meeting is not None else None
            (worker.own if worker in self._workers else shared).append(number)
        return shared

    def _round(self, tasks: Sequence[T], shared: deque[int]) -> Iterator[tuple[int, R]]:
        """Gives every idle process a task, waits, and takes what is done."""
        from multiprocessing.connection import wait  # noqa: PLC0415

        for worker in list(self._workers):
            if worker.at is None and (number := self._next(worker, shared)) is not None:
                self._give(worker, number, tasks[number], shared)
        busy: dict[object, _Worker] = {w.line: w for w in self._workers if w.at is not None}
        for line in wait(list(busy)) if busy else ():  # type: ignore[arg-type]
            worker = busy[line]
            number, worker.at = cast("int", worker.at), None
            yield number, self._taken(worker, tasks[number], shared)

    def _next(self, worker: _Worker, shared: deque[int]) -> int | None:
        """Its own task, else anybody's, else one from the process that has the most left."""
        longest = max(self._workers, key=lambda other: len(other.own))
        for queue in (worker.own, shared, longest.own):
            if queue:
                return queue.popleft()
        return None

    def _give(self, worker: _Worker, number: int, task: T, shared: deque[int]) -> None:
        try:
            worker.line.send(task)
        except OSError:
            shared.append(number)
            self._lose(worker, shared)
            return
        worker.at = number
        meeting = self.about(task)
        if meeting is not None:
            self._homes[meeting] = worker

    def _taken(self, worker: _Worker, task: T, shared: deque[int]) -> R:
        try:
            is_done, result = worker.line.recv()
        except (EOFError, OSError):
            self._lose(worker, shared)
            return self.do(task)
        return cast("R", result) if is_done else self.do(task)

    def _lose(self, worker: _Worker, shared: deque[int]) -> None:
        """A process has died: its tasks are for whoever is left."""
        self._workers.remove(worker)
        shared.extend(worker.own)
        worker.line.close()
        worker.process.join()


def _serve(do: Callable[[T], R], line: Connection, inherited: Sequence[Connection]) -> None:
    """What a process does: tasks, until nobody gives it any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it stops it
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in inherited:
        other.close()  # else it would never be seen that the other end has gone
    with contextlib.suppress(EOFError, OSError):
        while True:
            task = line.recv()
            answer: tuple[bool, R | None]
            try:
                answer = (True, do(task))
            except Exception:  # the task is done once more, where it can be told about
                answer = (False, None)
            line.send(answer)
