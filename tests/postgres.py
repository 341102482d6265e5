"""A throw-away PostgreSQL for tests: its own folder, its own port, gone afterwards."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from bot.servers import LOCAL

MISSING = (
    "postgresql ontbreekt: installeer het (Debian en Ubuntu: apt-get install postgresql), "
    "of zet de map met initdb en pg_ctl in PATH"
)
SETTINGS = ("fsync=off", "full_page_writes=off", "unix_socket_directories=", f"listen_addresses={LOCAL}")
"""No care for a crash of the machine, and reachable at one address of this machine only."""


def find_postgres() -> Path:
    """Folder of the server's programs; where there is none a person's test is skipped and CI's fails."""
    on_path = shutil.which("initdb")
    places = [Path(on_path).parent] if on_path else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if found := next((place for place in places if (place / "initdb").exists()), None):
        return found
    if os.environ.get("CI"):
        pytest.fail(MISSING)
    pytest.skip(MISSING)


@contextmanager
def running_postgres(port: int) -> Iterator[dict[str, Any]]:
    """A server; gives the settings by which Rasa's SQL tracker store reaches it."""
    programs = find_postgres()
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    _give_to_server(folder)
    data, log = folder / "data", folder / "log"
    password = folder / "password"
    password.write_text(secrets.token_hex())
    settings = {"dialect": "postgresql", "host": LOCAL, "port": port, "db": "postgres", "username": "ouderwijs"}
    settings["password"] = password.read_text()
    try:
        _run(programs / "initdb", "-D", data, "-U", "ouderwijs", "-A", "scram-sha-256", f"--pwfile={password}", "-N")
        options = " ".join(f"-c {one}" for one in (f"port={port}", *SETTINGS))
        _run(programs / "pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "-t", "60", "start")
        try:
            yield settings
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def fresh_database(settings: dict[str, Any]) -> dict[str, Any]:
    """The same settings with an empty database of their own."""
    name = f"test_{secrets.token_hex(6)}"
    connection = psycopg2.connect(dbname="postgres", **connecting(settings))
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    connection.close()
    return {**settings, "db": name}


def connecting(settings: dict[str, Any]) -> dict[str, Any]:
    """The same settings as psycopg2 calls them, but for the database."""
    return {
        "host": settings["host"],
        "port": settings["port"],
        "user": settings["username"],
        "password": settings["password"],
    }


def _server_user() -> str | None:
    """Who must run the server: it refuses to run as root."""
    if os.getuid():
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _give_to_server(folder: Path) -> None:
    if user := _server_user():
        shutil.chown(folder, user)


def _run(*command: str | Path) -> None:
    """Run a program of the server, and say what it said when it fails."""
    user = _server_user()
    words = [*(["runuser", "-u", user, "--"] if user else []), *map(str, command)]
    done = subprocess.run(
        words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd="/", check=False
    )
    assert done.returncode == 0, done.stdout.decode()
