"""`ouderwijs start` as a whole: up, answering, recovering and stopping, over real HTTP."""

import json
import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

import pytest

from bot.knowledge import KNOWLEDGE_VARIABLE, copy_knowledge
from bot.servers import ACTIONS_PORT, BOT_PORT, LOCAL
from tests.conftest import ROOT

WEBHOOK = f"http://{LOCAL}:{BOT_PORT}/webhooks/school/webhook"


def is_free(port):
    with socket.socket() as probe:
        return probe.connect_ex((LOCAL, port)) != 0


@pytest.fixture(scope="module")
def edited(tmp_path_factory):
    """A copy of the knowledge that a content editor may spoil."""
    folder = tmp_path_factory.mktemp("start") / "kennis"
    copy_knowledge(folder)
    return folder


def start_command(edited, **options):
    environment = {**os.environ, KNOWLEDGE_VARIABLE: str(edited)}
    return {"args": [ROOT / ".venv/bin/ouderwijs", "start"], "env": environment, **options}


def test_broken_knowledge_is_refused_with_all_errors(tmp_path):
    copy_knowledge(tmp_path / "kennis")
    (tmp_path / "kennis" / "contacts.yml").unlink()
    (tmp_path / "kennis" / "topics" / "klacht.yml").write_text("topic: [")
    refused = subprocess.run(**start_command(tmp_path / "kennis", capture_output=True, text=True, check=False))
    assert refused.returncode == 1
    assert "contacts.yml: het bestand ontbreekt" in refused.stderr
    assert "topics/klacht.yml" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.fixture(scope="module")
def started(tmp_path_factory, edited):
    """A bot started as `make start` does; the fixture gives the process and how long it took, in seconds."""
    busy = [port for port in (BOT_PORT, ACTIONS_PORT) if not is_free(port)]
    if busy and not os.environ.get("CI"):
        pytest.skip(f"poort {busy[0]} is bezet: stop de bot die draait om deze toets te doen")
    log = tmp_path_factory.mktemp("start") / "start.log"
    began = time.monotonic()
    with log.open("w") as output:
        process = subprocess.Popen(**start_command(edited, stdout=output, stderr=subprocess.STDOUT))
    try:
        while "Klaar" not in log.read_text():
            assert process.poll() is None, log.read_text()
            assert time.monotonic() - began < 120, log.read_text()
            time.sleep(0.1)
        yield process, log.read_text(), time.monotonic() - began
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def post(body, raw=None):
    """Status and JSON answer of a POST to the web channel."""
    data = raw if raw is not None else json.dumps(body).encode()
    request = urllib.request.Request(WEBHOOK, data=data, headers={"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def say(text, sender=None):
    return post({"sender": sender or uuid.uuid4().hex, "message": text})


def test_it_says_which_dutch_model_is_in_use_and_where_the_demo_is(started):
    _, log, seconds = started
    assert re.search(r"nl_core_news_sm 3\.7\.0(\+ud1)? \(", log)
    assert f"http://localhost:{BOT_PORT}/demo/" in log
    assert "trainen" not in log, "an unchanged bot was trained again"
    assert seconds < 60


def test_a_parent_gets_the_right_contact_over_http(started):
    status, messages = say("dochter 3 havo zit al 6 weken thuis, mentor en zorgcoordinator weten ervan")
    assert status == 200
    card = messages[-1]["custom"]
    assert card["contact"]["id"] == "samenwerkingsverband"
    assert "samenwerkingsverband" in messages[0]["text"]


def fetch(address):
    """Kind and text of what the bot serves at this address."""
    with urllib.request.urlopen(address) as answer:
        return answer.headers["Content-Type"], answer.read().decode()


def test_the_demo_and_what_it_needs_are_served(started, knowledge):
    kind, index = fetch(f"http://{LOCAL}:{BOT_PORT}/demo/")
    assert "text/html" in kind
    for school in knowledge.schools:
        assert school in index
        page = f"http://{LOCAL}:{BOT_PORT}/demo/{school}/"
        needed = re.findall(r'<(?:script|link)\b[^>]*?(?:src|href)="([^"]+)"', fetch(page)[1])
        assert any(address.endswith("/widget/v1/ouderwijs.js") for address in needed)
        for address in needed:
            assert fetch(urllib.parse.urljoin(page, address))[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", "nog geen tekst"), ("   \n", "nog geen tekst"), ("a" * 2001, "lang bericht"), ("/", "nog geen tekst")],
)
def test_an_empty_or_huge_message_gets_a_clear_answer(started, text, expected):
    status, messages = say(text)
    assert status == 200
    assert expected in messages[0]["text"]


@pytest.mark.parametrize(
    "text", ["😀😀😀", "<script>alert(1)</script>", "\x00\x07 hallo", "مرحبا", "/restart", "a" * 2000]
)
def test_odd_messages_get_an_ordinary_answer(started, text):
    status, messages = say(text)
    assert status == 200
    assert messages[0]["text"]


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"[]", b'"x"', b'{"message": "x"}', b'{"sender": 5, "message": "x"}', b'{"sender": "a", "message": 1}',
     b'{"sender": "", "message": "x"}', b'{"sender": "a\\nb", "message": "x"}', b"\xff\xfe"],
)  # fmt: skip
def test_a_request_that_is_not_as_agreed_is_refused_with_a_reason(started, raw):
    status, answer = post(None, raw)
    assert status == 400
    assert answer["error"]


def test_the_action_server_listens_on_this_machine_only(started):
    listening = subprocess.run(["ss", "-ltnH", f"sport = :{ACTIONS_PORT}"], capture_output=True, text=True, check=False)
    if listening.returncode == 0 and listening.stdout:
        assert {line.split()[3].rsplit(":", 1)[0] for line in listening.stdout.splitlines()} == {LOCAL}


def test_when_the_action_server_is_killed_the_parent_hears_whom_to_call_and_it_recovers_by_itself(started, edited):
    """Also when the knowledge was spoiled meanwhile: the bot goes on with what it began with."""
    for path in edited.rglob("*.yml"):
        path.write_text("spoiled: [")
    sender = uuid.uuid4().hex
    say("mijn kind heeft dyslexie", sender)
    killed = subprocess.run(["pkill", "-9", "-f", f"run actions --port {ACTIONS_PORT}"], check=False)
    assert killed.returncode == 0
    status, messages = say("basisschool", sender)
    assert status == 503
    assert "Ouders & Onderwijs (088-6050101)" in messages[0]["text"]
    assert "112" in messages[0]["text"]
    assert messages[1]["custom"]["contact"]["phone"] == "088-6050101"
    deadline = time.monotonic() + 60
    while status != 200:
        assert time.monotonic() < deadline, "the action server did not come back"
        time.sleep(1)
        status, messages = say("basisschool", sender)
    assert "gepraat" in messages[0]["text"]


def test_when_rasa_is_killed_it_comes_back_by_itself_and_the_conversation_goes_on(started):
    sender = uuid.uuid4().hex
    say("mijn kind heeft dyslexie", sender)
    killed = subprocess.run(["pkill", "-9", "-f", f"rasa run --model .* --port {BOT_PORT}"], check=False)
    assert killed.returncode == 0
    deadline = time.monotonic() + 90
    while True:
        assert time.monotonic() < deadline, "Rasa did not come back"
        try:
            status, messages = say("basisschool", sender)
            break
        except OSError:
            time.sleep(1)
    assert status == 200
    assert "gepraat" in messages[0]["text"], "the question that belongs to the conversation before"


def test_a_second_start_says_that_the_port_is_taken(started):
    second = subprocess.run([ROOT / ".venv/bin/ouderwijs", "start"], capture_output=True, text=True, check=False)
    assert second.returncode == 1
    assert "is bezet" in second.stderr


def test_ctrl_c_stops_everything(started):
    """Last in this file: it stops the bot that the others use."""
    process, _, _ = started
    process.send_signal(signal.SIGINT)
    process.wait(30)
    assert is_free(BOT_PORT)
    assert is_free(ACTIONS_PORT)
