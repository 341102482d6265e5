"""What several test modules share."""

import logging
import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.knowledge import Knowledge
from bot.servers import LOCAL, QUIET
from bot.training import MODEL, reasons_to_train
from bot.triage.checks import load_checked
from tests.postgres import running_postgres

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_checked()


def free_port():
    with socket.socket() as probe:
        probe.bind((LOCAL, 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def postgres():
    """Settings of a throw-away PostgreSQL, as Rasa's SQL tracker store takes them."""
    with running_postgres(free_port()) as settings:
        yield settings


@pytest.fixture(scope="session")
def action_server():
    """Address of a real action server, started for the tests."""
    with running_actions() as address:
        yield address


@contextmanager
def running_actions(*options, log=os.devnull):
    """Address of a real action server.

    Args:
        options: for ``rasa run actions``.
        log: file for all that it says.
    """
    port = free_port()
    with open(log, "wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "rasa", "run", "actions", "--port", str(port), *options],
            cwd=ROOT,
            env={**os.environ, **QUIET},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"http://{LOCAL}:{port}/health", timeout=1).close()
            break
        except OSError:
            assert process.poll() is None, "the action server stopped"
            time.sleep(0.1)
    yield f"http://{LOCAL}:{port}/webhook"
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="session")
def agent(action_server):
    """The trained bot; `make test` trains it before the tests."""
    from rasa.core.agent import Agent
    from rasa.utils.endpoints import EndpointConfig
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.ERROR)
    assert not reasons_to_train(), "the model is older than its files: run `make train`"
    return Agent.load(str(MODEL), action_endpoint=EndpointConfig(action_server))
