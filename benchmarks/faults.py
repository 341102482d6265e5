"""A disk that is really full and memory that is really gone: does every parent get an answer, and does it pass?

``python -m benchmarks.faults --disk FOLDER`` starts the real bot with its database and logs in the folder, which should
be a small file system of its own, such as a tmpfs of 3 MB; without a folder only memory is tried. It takes the memory
away that the bot does not have yet, so that it cannot even start a thread. Linux only. The figures come in
results/faults.json; it fails when a parent hears nothing, or when the bot does not recover.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.long_run import RESULTS
from tests.reliability.servers import Servers

PARENTS = 24
"""Who talk at once during a fault; every third is in danger."""
WORRY = "mijn zoon leest nog niet en is elke dag moe en verdrietig " * 30
DANGER = "mijn dochter wil niet meer leven"
SPARE = 2 << 20
"""Bytes of memory that are left: less than a thread needs."""
PATIENCE = 30
RECOVERS_WITHIN = 10.0
"""Seconds."""


def say(servers: Servers, text: str, number: int) -> tuple[int, list[dict[str, Any]]]:
    """Status and messages of the answer to somebody who says this.

    Raises:
        OSError: when there is no answer.
        ValueError: when the answer is no JSON.
    """
    body = json.dumps({"sender": f"{number:032d}", "message": text}).encode()
    request = urllib.request.Request(
        f"{servers.address}/webhooks/school/webhook", body, {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def heard(servers: Servers, number: int) -> str:
    """What one parent hears, in a word; "silence" is what may never be."""
    in_danger = number % 3 == 0
    try:
        status, messages = say(servers, DANGER if in_danger else WORRY, number)
    except (OSError, ValueError):
        return "silence"
    kinds = {message["custom"]["type"] for message in messages if "custom" in message}
    if in_danger:
        return "emergency card" if "emergency" in kinds else "silence"
    if status == 200:
        return "answer" if messages else "silence"
    return "whom to call" if "contact" in kinds and "112" in messages[0]["text"] else "silence"


@contextmanager
def no_memory(servers: Servers) -> Iterator[None]:
    """No more memory than the bot has."""
    pid = servers.rasa._process.pid
    before = resource.prlimit(pid, resource.RLIMIT_AS)
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[0])
    resource.prlimit(pid, resource.RLIMIT_AS, (pages * resource.getpagesize() + SPARE, before[1]))
    yield
    resource.prlimit(pid, resource.RLIMIT_AS, before)


@contextmanager
def full_disk(folder: Path) -> Iterator[None]:
    """A disk on which nothing more can be written."""
    path = folder / "full"
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass
    yield
    path.unlink()


def try_out(servers: Servers, fault: Any, first: int) -> dict[str, Any]:
    """Let parents talk during a fault, and see how long it takes afterwards until somebody gets an answer.

    Args:
        servers: the running bot.
        fault: lasts as long as its ``with``.
        first: number of the first parent.

    Returns:
        What was heard, how often, and the seconds; none when the bot did not recover in time.
    """
    with fault, ThreadPoolExecutor(PARENTS) as parents:
        found = Counter(parents.map(lambda number: heard(servers, number), range(first, first + PARENTS)))
    begun = time.monotonic()
    while heard(servers, first + PARENTS + 1) != "answer":
        if time.monotonic() - begun > RECOVERS_WITHIN:
            return {"heard": found, "recovered_after": None}
        time.sleep(0.2)
    return {"heard": found, "recovered_after": round(time.monotonic() - begun, 1)}


def main() -> None:
    """Try each fault, print and keep what was heard."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--disk", type=Path, metavar="FOLDER", help="on a small file system of its own; will be filled")
    disk = parser.parse_args().disk
    with tempfile.TemporaryDirectory(dir=disk) as folder:
        servers = Servers(Path(folder), {"dialect": "sqlite", "db": str(Path(folder) / "talks.db")})
        try:
            servers.start()
            found = {"memory": try_out(servers, no_memory(servers), 0)}
            if disk:
                found["disk"] = try_out(servers, full_disk(disk), 300)
        finally:
            servers.stop()
    for name, result in found.items():
        print(f"{name}: {dict(result['heard'])}, an answer again after {result['recovered_after']} s")
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "faults.json").write_text(json.dumps(found, indent=1) + "\n")
    sys.exit(any("silence" in result["heard"] or result["recovered_after"] is None for result in found.values()))


if __name__ == "__main__":
    main()
