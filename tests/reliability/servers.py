"""The servers that a storm kills, each in one way: Rasa, the action server, and PostgreSQL."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import psycopg2

from bot.privacy.conversations import OF_THE_BOT
from bot.servers import LOCAL, Server
from bot.training import MODEL
from tests.conftest import free_port
from tests.postgres import connecting
from tests.widget.servers import READY_WITHIN

CHANNEL = "bot.channel.school.SchoolInput"
"""The web channel that Rasa loads."""
DATABASE = "database"


class Postgres:
    """A PostgreSQL server whose postmaster is killed, and started again on the same data."""

    name = DATABASE

    def __init__(self, settings: dict[str, Any]) -> None:
        """Take over a server that runs.

        Args:
            settings: as ``tests.postgres.running_postgres`` gives them.
        """
        self._settings = settings
        connection = self._connect()
        with connection.cursor() as cursor:
            cursor.execute("SHOW data_directory")
            data = Path(cursor.fetchone()[0])
        connection.close()
        self._owner = data.stat()
        self._command = shlex.split((data / "postmaster.opts").read_text())
        self._pid: int | None = int((data / "postmaster.pid").read_text().split()[0])
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server; it stops by itself while processes of the one before still use the data."""
        user = {} if os.getuid() else {"user": self._owner.st_uid, "group": self._owner.st_gid, "extra_groups": []}
        nothing = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._process = subprocess.Popen(self._command, cwd="/", start_new_session=True, **user, **nothing)
        self._pid = self._process.pid

    def is_running(self) -> bool:
        """Whether the postmaster lives."""
        if self._process and self._process.poll() is not None:
            self._pid = None
        return self._pid is not None

    def wait_until_ready(self, seconds: float) -> None:
        """Wait until it lets somebody in."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                return self._connect().close()
            except psycopg2.OperationalError:
                assert time.monotonic() < deadline, "PostgreSQL does not come back"
                time.sleep(0.05)

    def kill(self) -> None:
        """End the postmaster at once; what it started ends when it notices that."""
        os.kill(self._pid, signal.SIGKILL)
        if self._process:
            self._process.wait()
        self._pid = None

    def _connect(self) -> Any:
        return psycopg2.connect(dbname=self._settings["db"], connect_timeout=2, **connecting(self._settings))


class Servers:
    """The real bot as ``ouderwijs start`` starts it, on ports of its own, with a database of the test's choice."""

    def __init__(self, folder: Path, store: dict[str, Any], database: Postgres | None = None) -> None:
        """Describe the servers; ``start`` starts them.

        Args:
            folder: for the configuration and the logs.
            store: settings of the tracker store.
            database: the server of the database, where there is one.
        """
        port, actions_port = free_port(), free_port()
        self.address = f"http://{LOCAL}:{port}"
        actions = f"http://{LOCAL}:{actions_port}"
        files = _configuration(folder, f"{actions}/webhook", store)
        where = ["--interface", LOCAL, "--port", str(port)]
        self.rasa = Server("rasa", ["run", "--model", str(MODEL), *where, *files], f"{self.address}/webhooks/school/")
        self.actions = Server("actions", ["run", "actions", "--port", str(actions_port)], f"{actions}/health")
        for server in (self.rasa, self.actions):
            server.log = folder / f"{server.name}.log"
        self.all: list[Server | Postgres] = [self.rasa, self.actions, *([database] if database else [])]

    def start(self) -> None:
        """Start what does not run, and wait until all of it answers."""
        self.revive()
        for server in self.all:
            server.wait_until_ready(READY_WITHIN)

    def revive(self) -> None:
        """Start what does not run, as a supervisor does."""
        for server in self.all:
            if not server.is_running():
                server.start()

    def stop(self) -> None:
        """Stop the bot in an orderly way; the database is its owner's."""
        self.rasa.stop()
        self.actions.stop()


def _configuration(folder: Path, actions: str, store: dict[str, Any]) -> list[str]:
    """Options that name the files with credentials and endpoints, which are written here; JSON is YAML too."""
    endpoints = {
        "action_endpoint": {"url": actions, "enable_selective_domain": True},
        "tracker_store": {
            "type": OF_THE_BOT,
            **{"url" if name == "host" else name: value for name, value in store.items()},
        },
    }
    options = []
    for name, content in (("credentials", {CHANNEL: None}), ("endpoints", endpoints)):
        path = folder / f"{name}.yml"
        path.write_text(json.dumps(content))
        options += [f"--{name}", str(path)]
    return options
