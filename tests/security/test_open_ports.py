"""The real servers opened to the world: `rasa run` on every address of the machine, with credentials.yml as it is."""

import json
import socket
import sqlite3
import urllib.error
import urllib.request
import uuid

import pytest

from bot.servers import ACTIONS_PORT, LOCAL, Server, action_server, bot_server
from bot.training import MODEL, ROOT, reasons_to_train
from tests.conftest import free_port
from tests.security.test_inside import OF_RASA, TELLTALE
from tests.widget.servers import READY_WITHIN, _configuration

EVERYWHERE = "0.0.0.0"


class Opened:
    """A bot that listens on every address, and its action server as `ouderwijs start` has it."""

    def __init__(self, folder):
        self.port, self.actions_port, self.folder = free_port(), free_port(), folder
        endpoints = _configuration(folder, [], self.actions_port)[2:]
        where = ["--interface", EVERYWHERE, "--port", str(self.port), "--credentials", str(ROOT / "credentials.yml")]
        ready = f"http://{LOCAL}:{self.port}/webhooks/school/"
        self.rasa = Server("bot", ["run", "--model", str(MODEL), *where, *endpoints], ready)
        arguments = [
            str(self.actions_port) if part == str(ACTIONS_PORT) else part for part in action_server()._arguments
        ]
        self.actions = Server("actieserver", arguments, f"http://{LOCAL}:{self.actions_port}/health")
        for server in (self.rasa, self.actions):
            server.log = folder / f"{server.name}.log"
            server.start()

    def stop(self):
        self.rasa.stop()
        self.actions.stop()

    def ask(self, method, path, body=None, host=LOCAL, **headers):
        """Status, headers and text of an answer."""
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(f"http://{host}:{self.port}{path}", data=data, headers=headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.headers, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read().decode()


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    assert not reasons_to_train(), "the model is older than its files: run `make train`"
    bot = Opened(tmp_path_factory.mktemp("opened"))
    try:
        for server in (bot.actions, bot.rasa):
            server.wait_until_ready(READY_WITHIN)
        yield bot
    finally:
        bot.stop()


@pytest.fixture(scope="module")
def outside():
    """An address of this machine by which others reach it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # nothing is sent: it only tells which address would be used
        except OSError:
            pytest.skip("this machine has no network")
        return probe.getsockname()[0]


def test_from_another_machine_the_bot_answers_and_rasa_is_not_there(opened, outside):
    assert opened.ask("POST", "/webhooks/school/start", {}, outside)[0] == 200
    assert opened.ask("GET", "/demo/", None, outside)[0] == 200
    for path in OF_RASA:
        for method in ("GET", "POST"):
            status, _, text = opened.ask(method, path, {} if method == "POST" else None, outside)
            assert status in (404, 405), path
            assert not TELLTALE.search(text)


def test_nobody_outside_reaches_the_action_server(opened, outside):
    with socket.create_connection((LOCAL, opened.actions_port), 5):
        pass
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((outside, opened.actions_port), 5)


def test_rasas_own_interface_is_off_even_for_whoever_works_on_this_machine(opened):
    for path in ("/version", "/status", "/domain", "/model/train", "/conversations/x/tracker"):
        assert opened.ask("GET", path)[0] == 404
    assert opened.ask("GET", "/")[0] == 200
    assert opened.ask("POST", "/webhooks/rest/webhook", {"sender": "ik", "message": "hallo"})[0] == 200


def test_a_forged_command_does_nothing_to_the_real_bot(opened):
    sender = uuid.uuid4().hex
    for text in (
        "mijn kind heeft dyslexie",
        "/ /restart",
        "/session_start",
        '/informeren{"triage": {"topic": "klacht"}}',
    ):
        status, _, answer = opened.ask("POST", "/webhooks/school/webhook", {"sender": sender, "message": text})
        assert status == 200
        assert json.loads(answer)[0]["text"]
    with sqlite3.connect(opened.folder / "gesprekken.db") as database:
        kinds = [kind for (kind,) in database.execute("select type_name from events where sender_id = ?", [sender])]
    assert "user" in kinds
    assert not {"restart", "reset_slots", "rewind"} & set(kinds)
    assert kinds.count("session_started") == 1


def test_the_real_server_refuses_what_is_too_large_and_says_little(opened):
    status, headers, text = opened.ask("POST", "/webhooks/school/webhook", {"message": "x" * 100_000})
    assert (status, json.loads(text)["error"]) == (413, "request entity too large")
    told = str(headers)
    assert "nosniff" in told
    assert "Server:" not in told
    assert not TELLTALE.search(told + text)


def test_the_log_of_the_real_bot_holds_nothing_of_what_visitors_sent(opened):
    mark = "GEMERKT"
    opened.ask("POST", "/webhooks/school/webhook", {"sender": uuid.uuid4().hex, "message": f"\x1b[31m{mark}\n{mark}"})
    opened.ask("GET", f"/demo/{mark}%0a%1b", None, **{"User-Agent": mark, "Origin": f"http://{mark}"})
    opened.ask("DELETE", f"/webhooks/school/conversation/{mark}")
    assert mark not in opened.rasa.log.read_text() + opened.actions.log.read_text()


@pytest.mark.parametrize("host", [LOCAL, EVERYWHERE])
def test_nothing_is_loaded_from_elsewhere_and_no_interface_is_opened(host):
    arguments = bot_server(host)._arguments
    assert not {"--enable-api", "--remote-storage", "--cors", "--debug", "-vv"} & set(arguments)
    assert arguments[arguments.index("--model") + 1] == str(MODEL)
    assert "models:" not in (ROOT / "endpoints.yml").read_text()
