"""All that a build has come to, before it is laid out on the disk."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from referat.compile.values import Copied, Group, Laid, Memory


class Whole(Struct):
    """`contents` are the files' bytes if they are kept in memory. The next build gets `memory`."""

    contents: dict[str, bytes] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    copies: list[Copied] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)

    @property
    def files(self) -> Iterator[Laid]:
        return (file for group in self.groups for file in group.files)

    def paths(self) -> list[str]:
        """Where all of it lies in the site."""
        made = [file.path for group in self.groups for file in group.files]
        return made + [copied.path for copied in self.copies]

    def add(self, group: Group) -> None:
        self.groups.append(group)
        self.copies += group.copies
