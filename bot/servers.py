"""Starts the servers of the bot, waits until they answer, watches over them and stops them together."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from bot.training import MODEL, ROOT

LOCAL, EVERY_ADDRESS = "127.0.0.1", "0.0.0.0"
BOT_PORT = 5005
ACTIONS_PORT = 5055
LOGS = ROOT / "var"
QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONWARNINGS": "ignore",
    "SANIC_HOST": LOCAL,
}
"""Environment of every server: no telemetry, no warnings about pinned libraries, actions on this machine only."""


RASA = (sys.executable, "-m", "rasa")
MOST_STARTS = 5
STEADY_AFTER = 120.0
"""A server that was started this often within so many seconds is not started again: something is wrong with it."""
STUCK_AFTER = 120.0
"""Seconds without an answer after which a server that runs is taken for one that hangs; starting takes less."""
ASK_EVERY = 10.0
"""Seconds between questions whether it answers."""


class ServerError(Exception):
    """A server did not start or stopped; the message says where to look."""


class Server:
    """One server as a process of its own, with its output in a file."""

    def __init__(self, name: str, arguments: Sequence[str], address: str) -> None:
        """Describe the server; ``start`` starts it.

        Args:
            name: for the log file and in messages.
            arguments: arguments for ``python -m rasa``.
            address: answers with 200 once the server is ready.
        """
        self.name = name
        self.log = LOGS / f"{name}.log"
        self._arguments = list(arguments)
        self._address = address
        self._process: subprocess.Popen[bytes] | None = None
        self._starts: list[float] = []
        self._asked = self._answered = 0.0

    def start(self) -> None:
        """Start the process, in a group of its own so that Ctrl-C reaches it only through ``stop``."""
        self._asked = self._answered = time.monotonic()
        self._starts.append(self._asked)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*RASA, *self._arguments],
                cwd=ROOT,
                env={**os.environ, **QUIET},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def is_running(self) -> bool:
        """Whether the process lives."""
        return self._process is not None and self._process.poll() is None

    def trouble(self) -> str:
        """What is wrong with the server: it has stopped, or has not answered for a long time; empty when all is well.

        To be called every second or so; it seldom asks the server.
        """
        if not self.is_running():
            return "is gestopt"
        if time.monotonic() - self._asked >= ASK_EVERY:
            self._asked = time.monotonic()
            if self.answers():
                self._answered = self._asked
        return "antwoordt niet meer" if time.monotonic() - self._answered > STUCK_AFTER else ""

    def revive(self) -> None:
        """Start the process again after trouble, such as when memory ran out; one that hangs is ended first.

        Raises:
            ServerError: when it gets into trouble again and again.
        """
        self._starts = [moment for moment in self._starts if time.monotonic() - moment < STEADY_AFTER]
        if len(self._starts) >= MOST_STARTS:
            raise ServerError(f"De {self.name} stopt steeds weer.\n{self.last_words()}")
        if self.is_running():
            self.kill()
        self.start()

    def answers(self) -> bool:
        """Whether the server answers at its address."""
        try:
            with urllib.request.urlopen(self._address, timeout=2) as answer:
                return answer.status == 200
        except (OSError, urllib.error.URLError):
            return False

    def wait_until_ready(self, seconds: float) -> None:
        """Wait until the server answers.

        Raises:
            ServerError: when the process stops or the time is over.
        """
        deadline = time.monotonic() + seconds
        while not self.answers():
            if not self.is_running():
                raise ServerError(f"De {self.name} stopt meteen na het starten.\n{self.last_words()}")
            if time.monotonic() > deadline:
                raise ServerError(f"De {self.name} antwoordt na {seconds:.0f} seconden nog niet.\n{self.last_words()}")
            time.sleep(0.1)

    def last_words(self, lines: int = 15) -> str:
        """The end of the log, with its place."""
        text = self.log.read_text(errors="replace") if self.log.exists() else ""
        return "\n".join([*text.splitlines()[-lines:], f"(heel het verslag: {self.log})"])

    def kill(self) -> None:
        """End the process and its children at once."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """Ask the process and its children to stop, and make them stop if they do not."""
        if self._process is None:
            return
        for kind, patience in ((signal.SIGTERM, 8), (signal.SIGKILL, 3)):
            try:
                os.killpg(self._process.pid, kind)
                self._process.wait(patience)
            except ProcessLookupError:
                self._process.wait()
            except subprocess.TimeoutExpired:
                continue
            return


def action_server() -> Server:
    """The server that runs the triage; it listens on this machine only."""
    return Server(
        "actieserver",
        ["run", "actions", "--port", str(ACTIONS_PORT)],
        f"http://{LOCAL}:{ACTIONS_PORT}/health",
    )


def bot_server(host: str) -> Server:
    """Rasa itself, with the web channel.

    Args:
        host: IPv4 address to listen on; 0.0.0.0 for every one that the machine has.
    """
    return Server(
        "bot",
        ["run", "--model", str(MODEL), "--interface", host, "--port", str(BOT_PORT)],
        f"http://{reached_at(host)}:{BOT_PORT}/webhooks/school/",
    )


def reached_at(host: str) -> str:
    """The address at which this machine reaches what listens there."""
    return LOCAL if host == EVERY_ADDRESS else host


def require_free_port(port: int, host: str = LOCAL) -> None:
    """Check that nothing listens on this port.

    Args:
        port: to look at.
        host: address at which it will be used.

    Raises:
        ServerError: when the port is taken, or when this machine does not have the address.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise ServerError(f"Op het adres {host} kan deze computer niet luisteren: {error}") from error
            raise ServerError(
                f"Poort {port} is bezet. Draait de bot al? Stop die eerst, of zoek het programma met: "
                f"ss -ltnp 'sport = :{port}'"
            ) from error


def log_folder() -> Path:
    """The folder for logs and the local database, made if need be."""
    LOGS.mkdir(exist_ok=True)
    return LOGS
