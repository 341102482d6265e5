"""Purges while the bot runs: at once, then every day, each time in a process of its own."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

DAY, HOUR = 24 * 60 * 60, 60 * 60


class DailyPurge:
    """Starts a purge when it is time; one that failed is tried again after an hour."""

    def __init__(
        self, command: Sequence[str], log: Path, say: Callable[[str], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        """A schedule that has not purged yet.

        Args:
            command: does the purge; not 0 when it failed.
            log: gets what the command says.
            say: tells whoever runs the bot that a purge failed.
            clock: seconds that only go up.
        """
        self._command, self._log, self._say, self._clock = list(command), log, say, clock
        self._next = clock()
        self._process: subprocess.Popen[bytes] | None = None

    def tick(self) -> None:
        """Do what it is time for; to be called every few seconds, and never waits."""
        if self._process and self._process.poll() is not None:
            if self._process.returncode:
                self._next = self._clock() + HOUR
                self._say(f"Oude gesprekken wissen is niet gelukt; over een uur opnieuw. Verslag: {self._log}")
            self._process = None
        if not self._process and self._clock() >= self._next:
            self._next = self._clock() + DAY
            with self._log.open("ab") as log:
                self._process = subprocess.Popen(
                    self._command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
                )

    def stop(self) -> None:
        """Break off the purge that runs; what it was doing is undone by the database."""
        if self._process:
            self._process.terminate()
            self._process.wait()
