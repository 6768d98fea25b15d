"""The early door: what has been asked before, of files that are as they were, is answered again.

Knows how an answer is kept in `.referat/`, and whether it still holds; `remembering` writes it.
It is read before anything else is imported, so nothing is imported here that is not there already.

An answer holds if every path that it rests on is as the disk described it: its inode, its size
and both of its times in nanoseconds. The time of the last change to the inode (ctime) cannot be
set by anybody, so an edit is seen that leaves both the size and the time of change as they were.
A folder that is among the paths changes with every name in it. What came so late that the clock
of the disk cannot tell it from what is still to come is never rested on: see `remembering`.
"""

from __future__ import annotations

import os
import struct
import sys
import time
import zlib

TYPE_CHECKING = False  # what `typing` calls so; it takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    Answer: TypeAlias = tuple[int, str, str]
    """The exit code, and what is said on standard error and then on standard output."""

FOLDER = ".referat"
SUFFIX = ".igen"
COMMANDS = ("check", "build")
_ELSEWHERE = ("_REFERAT_COMPLETE", "GITHUB_ACTIONS", "GITLAB_CI")
"""Where one of these is set, somebody else than a person asks, and the answer is another."""
_MAGIC = b"referat igen 1"
GONE = (-1, -1, -1, -1)
_MANY = 8000
"""Paths that are worth a second process."""


class Question:
    """What was asked, where, of which program; `began` is when, on a clock that only goes on."""

    __slots__ = ("began", "is_plain_check", "name", "paths", "starts", "text")

    def __init__(self, arguments: Sequence[str]) -> None:
        self.began = time.monotonic_ns()
        here = os.getcwd()  # noqa: PTH109 - pathlib costs more than all of this
        user = os.geteuid() if hasattr(os, "geteuid") else 0
        program = (sys.version, sys.flags, sys.path, __file__)
        said = repr((list(arguments), here, user, program))
        self.text = said.encode("utf-8", "surrogatepass")
        self.name = f"{arguments[0]}-{zlib.crc32(self.text):08x}{SUFFIX}"
        self.paths = arguments[1:]
        self.is_plain_check = arguments[0] == "check" and not any(
            each.startswith("-") for each in self.paths
        )
        self.starts = [*(each for each in arguments[1:] if not each.startswith("-")), here][:4]


def question(arguments: Sequence[str]) -> Question | None:
    """None for what is never remembered."""
    if not arguments or arguments[0] not in COMMANDS:
        return None
    if any(name in os.environ for name in _ELSEWHERE):
        return None
    try:
        return Question(arguments)
    except OSError:  # the folder one stands in has gone
        return None


def answer(asked: Question) -> Answer | None:
    """What was answered last time, if it still holds."""
    seen: set[str] = set()
    for start in asked.starts:
        folder = os.path.abspath(start)  # noqa: PTH100
        while folder not in seen:
            seen.add(folder)
            found = _kept(f"{folder}/{FOLDER}/{asked.name}", asked)
            if found is not None:
                return found
            folder = os.path.dirname(folder)  # noqa: PTH120
    return None


def _kept(path: str, asked: Question) -> Answer | None:
    try:
        with open(path, "rb", 0) as file:  # noqa: PTH123
            return _holding(file.read(), asked)
    except (OSError, ValueError, OverflowError, MemoryError, struct.error):
        return None


def packed(asked: Question, said: Answer, paths: Sequence[bytes], states: Sequence[int]) -> bytes:
    """An answer as it is kept: the lengths of its parts, and the parts."""
    code, *texts = said
    parts = [
        asked.text,
        *(text.encode("utf-8", "surrogatepass") for text in texts),
        b"\0".join(paths),
        _bytes(states),
    ]
    body = b"".join(parts)
    numbers = (zlib.crc32(body), code, *map(len, parts))
    return b"%s %s\n%s" % (_MAGIC, " ".join(map(str, numbers)).encode(), body)


def _holding(data: bytes, asked: Question) -> Answer | None:
    head, _, body = data.partition(b"\n")
    if not head.startswith(_MAGIC):
        return None
    digest, code, *lengths = map(int, head[len(_MAGIC) :].split())
    at, parts = 0, []
    for length in lengths:
        parts.append(body[at : at + length])
        at += length
    question, error, output, paths, states = parts
    if question != asked.text or at != len(body) or zlib.crc32(body) != digest:
        return None
    if not _are_as(paths.split(b"\0"), states):
        return None
    return code, error.decode("utf-8", "surrogatepass"), output.decode("utf-8", "surrogatepass")


def _are_as(paths: Sequence[bytes], states: bytes) -> bool:
    """True if every path is as it was. Very many are shared with a second process."""
    half = len(paths) // 2
    if half < _MANY // 2 or not hasattr(os, "fork"):
        return _bytes(states_of(paths)) == states
    cut = half * len(GONE) * struct.calcsize("q")
    child = os.fork()
    if child == 0:
        is_same = False
        try:
            is_same = _bytes(states_of(paths[half:])) == states[cut:]
        finally:
            os._exit(0 if is_same else 1)
    is_same = _bytes(states_of(paths[:half])) == states[:cut]
    return os.waitpid(child, 0)[1] == 0 and is_same


def states_of(paths: Sequence[bytes]) -> list[int]:
    """Inode, size and both times of each path, one after the other."""
    found: list[int] = []
    stat = os.stat
    for path in paths:
        try:
            state = stat(path)
        except OSError:
            found += GONE
            continue
        found += (
            state.st_ino & 0x7FFFFFFFFFFFFFFF,
            state.st_size,
            state.st_mtime_ns,
            state.st_ctime_ns,
        )
    return found


def _bytes(states: Sequence[int]) -> bytes:
    return struct.pack(f"{len(states)}q", *states)
