"""A server that stops or hangs is noticed and started again, and one that will not live is given up."""

import os
import signal
import sys
import time

import pytest

from bot import servers
from bot.servers import LOCAL, Server, ServerError
from tests.conftest import free_port


@pytest.fixture
def server(monkeypatch, tmp_path):
    """A small web server in place of Rasa, which is asked often."""
    monkeypatch.setattr(servers, "RASA", (sys.executable, "-m", "http.server"))
    monkeypatch.setattr(servers, "LOGS", tmp_path)
    monkeypatch.setattr(servers, "ASK_EVERY", 0.1)
    port = free_port()
    server = Server("bot", [str(port), "--bind", LOCAL], f"http://{LOCAL}:{port}/")
    yield server
    server.kill() if server.is_running() else None


def wait_for_trouble(server, seconds=30):
    deadline = time.monotonic() + seconds
    while not (trouble := server.trouble()):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return trouble


def keep_alive(server, times):
    for _ in range(times):
        wait_for_trouble(server)
        server.revive()


@pytest.mark.parametrize(("host", "asked"), [(LOCAL, LOCAL), ("0.0.0.0", LOCAL), ("127.0.0.2", "127.0.0.2")])
def test_the_bot_is_asked_where_it_listens(host, asked):
    assert servers.bot_server(host)._address == f"http://{asked}:{servers.BOT_PORT}/webhooks/school/"


def test_an_address_that_this_machine_does_not_have_is_told():
    with pytest.raises(ServerError, match=r"Op het adres 192\.0\.2\.1 kan deze computer niet luisteren"):
        servers.require_free_port(free_port(), "192.0.2.1")


def test_a_server_that_answers_is_left_alone(server, monkeypatch):
    monkeypatch.setattr(servers, "STUCK_AFTER", 1)
    server.start()
    server.wait_until_ready(30)
    until = time.monotonic() + 2.5
    while time.monotonic() < until:
        assert not server.trouble()
        time.sleep(0.05)


def test_a_server_that_stops_is_started_again(server):
    server.start()
    server.wait_until_ready(30)
    server.kill()
    assert wait_for_trouble(server) == "is gestopt"
    server.revive()
    server.wait_until_ready(30)


def test_a_server_that_hangs_is_ended_and_started_again(server, monkeypatch):
    monkeypatch.setattr(servers, "STUCK_AFTER", 1)
    server.start()
    server.wait_until_ready(30)
    hanging = server._process.pid
    os.kill(hanging, signal.SIGSTOP)
    assert wait_for_trouble(server) == "antwoordt niet meer"
    server.revive()
    server.wait_until_ready(30)
    assert server._process.pid != hanging


def test_a_server_that_stops_again_and_again_is_given_up_with_its_last_words(server):
    server._arguments = ["no port"]
    server.start()
    with pytest.raises(ServerError, match=r"(?s)stopt steeds weer.*no port"):
        keep_alive(server, times=10)
