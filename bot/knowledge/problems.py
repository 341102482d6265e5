"""Errors in the knowledge files, in words for the editor who has to mend them.

One error carries all problems of all files at once, so that an editor mends them in one round.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in a knowledge file.

    Attributes:
        file: path below the knowledge folder, such as ``topics/dyslexie.yml``.
        line: line in that file, counted from 1; 0 when the whole file is meant.
        place: where in the file, such as ``steps.2.contact``.
        what: what is wrong, in Dutch.
        remedy: how to mend it, in Dutch.
    """

    file: str
    line: int
    place: str
    what: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}, regel {self.line}" if self.line else self.file
        place = f" ({self.place})" if self.place else ""
        return f"{where}{place}: {self.what} {self.remedy}"


class KnowledgeError(Exception):
    """The knowledge files cannot be used; ``problems`` holds every reason, sorted by file and line."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        lines = "\n".join(f"  - {problem}" for problem in self.problems)
        super().__init__(f"De kennisbestanden hebben {len(self.problems)} fout(en):\n{lines}")
