"""Tasks done by several processes, or by this one: the results are the same.

Processes are forked, so that they begin with all that has been read. Each has always more tasks
than the one it is doing, so that it never waits for the next. One that dies, or that cannot do
its task, costs nothing but time: the task is done by another, or here.
"""

from __future__ import annotations

import contextlib
import gc
import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar, cast

from msgspec import Struct, field

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from queue import SimpleQueue

T = TypeVar("T")
R = TypeVar("R")
_Answer: TypeAlias = tuple[int, bool, Any]
"""A task's number, whether it could be done, and its result."""
ENOUGH = 8
"""Tasks that are worth a second process."""
_AT_ONCE = 8
"""Tasks that are given in one message, at most; a process has seldom more than two such. So many
are answered at once, too: to wake another process takes as long as a small task.
"""
_MEANWHILE = 8
"""A process gets an eighth of all tasks at once while this one does something else."""


class _Worker(Struct, eq=False):
    """`own` are the tasks that it should do, `given` those that it has got and has not
    answered. `is_told` once it knows that there are no more.
    """

    process: BaseProcess
    line: Connection
    own: deque[int] = field(default_factory=deque)
    given: dict[int, None] = field(default_factory=dict)
    is_told: bool = False


def _homeless(task: object) -> int | None:
    del task
    return None


def _ready() -> None:
    return None


class Crew(Struct, Generic[T, R]):
    """Does tasks with `do`, in up to `jobs` processes; to be used in a `with`. `about` tells which
    meeting a task is about: it goes to the process that had that meeting before. `prepare` is done
    once by a process for which nothing is left: for what comes next.
    """

    do: Callable[[T], R]
    jobs: int = 1
    about: Callable[[T], int | None] = _homeless
    prepare: Callable[[], object] = _ready
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

    def results(
        self, tasks: Sequence[T], meanwhile: Callable[[], Sequence[T]] | None = None
    ) -> Iterator[tuple[int, R]]:
        """Each task's number and result, as they are done. `meanwhile` is done by this process:
        while the others are at work, or when all else is done. The tasks that it gives are done
        too; their numbers go on from the others'.
        """
        if len(tasks) > ENOUGH:
            self._start()
        if self._workers:
            gc.freeze()  # what came since the start is not looked through again either
        shared = self._dealt(tasks)
        left = len(tasks)
        while left and self._workers:
            if meanwhile is None:
                self._feed(tasks, shared, _AT_ONCE)
            else:
                self._feed(tasks, shared, _AT_ONCE // 2)  # they are at work while the rest is sent
                self._feed(tasks, shared, max(_AT_ONCE, len(tasks) // _MEANWHILE))
                more, meanwhile = meanwhile(), None
                shared.extend(range(len(tasks), len(tasks) + len(more)))
                left += len(more)
                tasks = [*tasks, *more]
            for number, result in self._collected(tasks, shared):
                left -= 1
                yield number, result
        for number in shared:
            yield number, self.do(tasks[number])
        if meanwhile is not None:
            for number, result in self.results(meanwhile()):
                yield len(tasks) + number, result

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
            process = context.Process(
                target=_serve, args=(self.do, self.prepare, there, closed), daemon=True
            )
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

    def _feed(self, tasks: Sequence[T], shared: deque[int], most: int) -> None:
        """Gives each process what it should have before this one looks after them again: `most`
        tasks, but so few that at the end all are done at one time.
        """
        for worker in list(self._workers):
            left = len(shared) + sum(len(each.own) for each in self._workers)
            share = left // len(self._workers)
            at_once = max(1, min(most, share // 2))
            while worker in self._workers and len(worker.given) <= at_once:
                numbers = list(self._next(worker, shared, at_once))
                if not numbers:
                    break
                self._give(worker, numbers, tasks, shared)
                at_once = min(at_once, _AT_ONCE)
        if not shared and not any(each.own for each in self._workers):
            for worker in [each for each in self._workers if not each.is_told]:
                self._give(worker, [], tasks, shared)

    def _next(self, worker: _Worker, shared: deque[int], most: int) -> Iterator[int]:
        """Its own tasks, else anybody's, else those of the process that has the most left."""
        for _ in range(most):
            longest = max(self._workers, key=lambda other: len(other.own))
            left = next((each for each in (worker.own, shared, longest.own) if each), None)
            if left is None:
                return
            yield left.popleft()

    def _give(
        self, worker: _Worker, numbers: list[int], tasks: Sequence[T], shared: deque[int]
    ) -> None:
        """None of them tells it that there are no more."""
        worker.given.update(dict.fromkeys(numbers))
        worker.is_told = not numbers
        try:
            worker.line.send([(number, tasks[number]) for number in numbers])
        except OSError:
            self._lose(worker, shared)
            return
        for number in numbers:
            meeting = self.about(tasks[number])
            if meeting is not None:
                self._homes[meeting] = worker

    def _collected(self, tasks: Sequence[T], shared: deque[int]) -> Iterator[tuple[int, R]]:
        """Waits for results and takes those that are there."""
        from multiprocessing.connection import wait  # noqa: PLC0415

        busy: dict[object, _Worker] = {w.line: w for w in self._workers if w.given}
        for line in wait(list(busy)) if busy else ():  # type: ignore[arg-type]
            worker = busy[line]
            try:
                answers = worker.line.recv()
            except (EOFError, OSError):
                yield from self._after(worker, tasks, shared)
                continue
            for number, is_done, result in answers:
                del worker.given[number]
                yield number, cast("R", result) if is_done else self.do(tasks[number])

    def _after(
        self, worker: _Worker, tasks: Sequence[T], shared: deque[int]
    ) -> Iterator[tuple[int, R]]:
        """A process has died. What it was most likely doing is done here, lest others die too: it
        is among the first that it had not told of.
        """
        here = list(worker.given)[:_AT_ONCE]
        for number in here:
            del worker.given[number]
        self._lose(worker, shared)
        for number in here:
            yield number, self.do(tasks[number])

    def _lose(self, worker: _Worker, shared: deque[int]) -> None:
        """The tasks of a process that has died are for whoever is left."""
        self._workers.remove(worker)
        shared.extend(worker.given)
        shared.extend(worker.own)
        worker.line.close()
        worker.process.join()


def _serve(
    do: Callable[[T], R],
    prepare: Callable[[], object],
    line: Connection,
    inherited: Sequence[Connection],
) -> None:
    """What a process does: tasks, until nobody gives it any more. Results are sent by a thread,
    so that nothing waits until they are taken.
    """
    import signal  # noqa: PLC0415 - most checks have no second process
    from queue import SimpleQueue  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it stops it
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in inherited:
        other.close()  # else it would never be seen that the other end has gone
    answers: SimpleQueue[list[_Answer]] = SimpleQueue()
    threading.Thread(target=_send, args=(answers, line), daemon=True).start()
    with contextlib.suppress(EOFError, OSError):
        for tasks in _given(line, prepare):
            for at in range(0, len(tasks), _AT_ONCE):
                answers.put([_answer(do, *task) for task in tasks[at : at + _AT_ONCE]])


def _answer(do: Callable[[T], R], number: int, task: T) -> _Answer:
    try:
        return number, True, do(task)
    except Exception:  # the task is done once more, where it can be told about
        return number, False, None


def _given(line: Connection, prepare: Callable[[], object]) -> Iterator[list[tuple[int, Any]]]:
    """The tasks as they come; when there are no more it is prepared for the next."""
    while tasks := line.recv():
        yield tasks
    with contextlib.suppress(Exception):  # what fails will be told about when it is needed
        prepare()
    while True:
        yield line.recv()


def _send(answers: SimpleQueue[list[_Answer]], line: Connection) -> None:
    try:
        while True:
            ready = answers.get()
            while not answers.empty():
                ready += answers.get()
            line.send(ready)
    except OSError:  # nobody is there any more
        return
    except Exception:  # what cannot be sent is made once more, where it can be told about
        os._exit(1)
