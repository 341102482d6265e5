"""`ouderwijs shell` in a terminal, as the helpdesk uses it."""

import os
import pty
import re
import select
import time

import pytest

from bot.servers import ACTIONS_PORT, LOGS
from tests.conftest import ROOT
from tests.setup.test_start import is_free

NAME = "Annemieke Jansen"
"""What a worker may copy from a parent; the terminal does not mask."""
KEY_CODES = re.compile(rb"\x1b[\[\]()?][0-9;?]*[A-Za-z=>]?")


class Terminal:
    """A program in a terminal of its own."""

    def __init__(self, *command):
        self.shown, self._status = b"", None
        self.process, self._terminal = pty.fork()
        if not self.process:
            os.chdir(ROOT)
            os.execv(command[0], command)

    def wait_for(self, text, seconds=90):
        deadline = time.monotonic() + seconds
        while text.encode() not in self.shown:
            assert time.monotonic() < deadline, self.shown.decode(errors="replace")
            if select.select([self._terminal], [], [], 0.2)[0]:
                try:
                    self.shown += KEY_CODES.sub(b"", os.read(self._terminal, 65536))
                except OSError:  # the program has ended
                    break
        assert text.encode() in self.shown, self.shown.decode(errors="replace")

    def type(self, text):
        self.shown = b""
        os.write(self._terminal, f"{text}\r".encode())

    def status(self):
        """The exit status, once it has ended."""
        if self._status is None:
            self._status = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
        return self._status

    def close(self):
        """Close the window, as a worker does who is done."""
        if self._terminal is not None:
            os.close(self._terminal)
            self._terminal = None
        return self.status()


@pytest.fixture
def terminal():
    if not is_free(ACTIONS_PORT) and not os.environ.get("CI"):
        pytest.skip(f"poort {ACTIONS_PORT} is bezet: stop de bot die draait om deze toets te doen")
    terminal = Terminal(str(ROOT / ".venv/bin/ouderwijs"), "shell")
    yield terminal
    terminal.close()


def test_a_conversation_in_the_terminal_shows_the_trace_and_nothing_of_it_is_kept(terminal):
    terminal.wait_for("Your input")
    terminal.type(f"ik ben {NAME} en mijn kind heeft dyslexie")
    terminal.wait_for("Op wat voor school")
    terminal.wait_for("  · ")
    terminal.type("basisschool")
    terminal.wait_for("gepraat")
    terminal.type("/stop")
    assert terminal.status() == 0
    kept = [path for path in LOGS.rglob("*") if path.is_file() and NAME.encode() in path.read_bytes()]
    assert kept == []


def test_a_window_that_is_closed_leaves_no_server_behind(terminal):
    terminal.wait_for("Your input")
    terminal.close()
    assert is_free(ACTIONS_PORT)
