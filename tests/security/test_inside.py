"""What is only for inside: Rasa's own addresses, the action server, and what answers give away."""

import json
import re
from types import SimpleNamespace

import pytest
import rasa
import sanic
from sanic import response
from sanic.compat import Header

from bot.channel.school import SchoolInput
from bot.channel.security import is_local, is_ours
from bot.servers import LOCAL
from bot.training import ROOT
from tests.security.server import (
    DELETE,
    EVIL,
    REGENBOOG,
    REST,
    SENDER,
    START,
    WEBHOOK,
    ask,
    ask_raw,
    head,
    say,
    status_of,
    whole_server,
)

OUTSIDE = [
    {"Host": "bot.example.nl"}, {"Host": "localhost.evil.example"}, {"Host": ""},
    {"Host": "127.0.0.1.evil.example:5005"}, {"Origin": EVIL}, {"Origin": REGENBOOG}, {"Origin": "null"}, {"Origin": "http://localhost.evil.example"},
    {"X-Forwarded-For": "192.0.2.1"}, {"X-Forwarded-For": "127.0.0.1"}, {"Forwarded": "for=192.0.2.1"},
    {"Via": "1.1 x"}, {"X-Real-IP": "192.0.2.1"}, {"X-Forwarded-Host": "localhost"},
]  # fmt: skip
OF_RASA = [
    "/", "/version", "/status", "/domain", "/model", "/model/train", "/model/parse", "/conversations/x/tracker",
    f"/conversations/{SENDER}/messages", REST, "/webhooks/rest/", "/webhooks/rest", "/webhooks/callback/webhook",
    "/webhooks/schools/webhook", "/demonstratie", "/WEBHOOKS/REST/webhook", "//webhooks/rest/webhook",
    "/webhooks/school/../rest/webhook", "/demo/../webhooks/rest/webhook", "/webhooks/rest/webhook/",
    "/webhooks//rest/webhook",
    "/webhooks/%72est/webhook", "/webhooks/rest%2Fwebhook",
]  # fmt: skip


@pytest.mark.parametrize("headers", OUTSIDE, ids=str)
async def test_rasas_own_channel_is_not_there_for_anybody_outside(client, bot, headers):
    status, _, body = await ask(client, REST, headers=headers, json={"sender": SENDER, "message": "/restart"})
    assert (status, json.loads(body)["error"], bot.turns) == (404, "not found", 0)


@pytest.mark.parametrize("address", OF_RASA)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
async def test_no_address_of_rasa_is_there_for_anybody_outside(client, bot, address, method):
    answer = await ask_raw(client, head("Content-Length: 0", first=f"{method} {address}"))
    assert status_of(answer) in (404, 405)
    assert (bot.turns, b"Rasa" in answer) == (0, False)


@pytest.mark.parametrize("origin", [None, "http://localhost:5005", "http://127.0.0.1"])
async def test_rasas_own_channel_is_there_for_local_work(client, bot, origin):
    headers = {"Origin": origin} if origin else {}
    status, _, _ = await ask(client, REST, headers=headers, json={"sender": "me", "message": "hallo"})
    assert (status, bot.turns) == (200, 1)


async def test_a_server_that_stands_behind_a_proxy_has_no_local_work(knowledge, bot):
    async with whole_server(SchoolInput(knowledge), bot, proxies=1) as client:
        assert (await ask(client, REST, json={"sender": "me", "message": "hallo"}))[0] == 404
        assert (await ask(client, START, json={}))[0] == 200


def asked_from(address, host="localhost:5005", **headers):
    app = SimpleNamespace(config=SimpleNamespace(PROXIES_COUNT=None))
    return SimpleNamespace(app=app, headers=Header({"host": host, **headers}), ip=address)


@pytest.mark.parametrize("address", ["192.0.2.1", "10.0.0.1", "::2", "", "localhost"])
def test_another_machine_is_never_local_whatever_it_says(address):
    assert not is_local(asked_from(address))


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1:5005", "[::1]:5005", "[::1]"])
def test_this_machine_is_local_by_its_own_names(host):
    assert is_local(asked_from("127.0.0.1", host))
    assert is_local(asked_from("::1", host))


def test_our_addresses_are_whole_names():
    assert all(map(is_ours, (WEBHOOK, START, "/demo", "/demo/", "/widget/v1/ouderwijs.js")))
    assert not any(map(is_ours, ("/", "/demos", "/webhooks/schoolx", "/webhooks", REST)))


ASKED = [
    ("GET", "/webhooks/school/", 200), ("POST", WEBHOOK, 400), ("GET", WEBHOOK, 405), ("POST", START, 400),
    ("GET", "/webhooks/school/x", 404), ("DELETE", "/webhooks/school/conversation/x", 400), ("DELETE", DELETE, 204),
    ("OPTIONS", WEBHOOK, 200), ("GET", "/demo/", 200), ("GET", "/demo/x", 404), ("PUT", "/demo/", 405),
    ("GET", "/demo", 302), ("GET", "/widget/v1/ouderwijs.js", 200), ("GET", "/widget/v1/", 200), ("GET", "/x", 404),
    ("GET", "/", 404), ("POST", REST, 404),
]  # fmt: skip
OUTSIDER = {"Host": "bot.example.nl"}


@pytest.mark.parametrize(("method", "address", "expected"), ASKED)
async def test_every_answer_has_safe_headers(client, bot, method, address, expected):
    bot.is_ready = lambda: True
    status, headers, _ = await ask(client, address, method, headers=OUTSIDER)
    assert status == expected
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Resource-Policy"] == ("cross-origin" if address.endswith(".js") else "same-origin")
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "Access-Control-Allow-Credentials" not in headers


async def test_no_answer_of_a_conversation_is_kept_by_anybody(client):
    for method, address, body in (
        ("POST", WEBHOOK, b""),
        ("POST", START, b"{}"),
        ("DELETE", DELETE, b""),
        ("GET", DELETE, b""),
    ):
        _, headers, _ = await ask(client, address, method, data=body)
        assert headers["Cache-Control"] == "no-store"
    async with client.post(WEBHOOK, json={"sender": SENDER, "message": "hallo"}) as answer:
        assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-store")


TELLTALE = re.compile(
    rf"Traceback|\.py\b|line \d|{re.escape(str(ROOT))}|site-packages|Sanic|sanic|{re.escape(rasa.__version__)}"
    rf"|{re.escape(sanic.__version__)}|Python/|RuntimeError|geheim"
)


@pytest.mark.parametrize(("method", "address", "expected"), ASKED)
async def test_no_answer_tells_versions_or_paths_of_the_machine(client, bot, method, address, expected):
    bot.is_ready = lambda: True
    _, headers, body = await ask(client, address, method, headers=OUTSIDER)
    told = "\n".join(f"{name}: {value}" for name, value in headers.items())
    assert not ({"server", "x-powered-by"} & {name.lower() for name in headers})
    assert not TELLTALE.search(told)
    if not address.startswith("/widget"):
        assert not TELLTALE.search(body.decode())


async def test_a_failure_inside_tells_the_log_and_not_the_visitor(client, bot, caplog):
    def broken(*_):
        raise RuntimeError(f"geheim in {ROOT}")

    bot.is_ready = broken
    status, headers, body = await ask(client, "/webhooks/school/", "GET")
    assert (status, json.loads(body)) == (500, {"error": "internal server error"})
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "A request failed: RuntimeError, at test_inside.py" in caplog.text
    bot.fails = True
    status, body = await say(client)
    assert status == 503
    assert not TELLTALE.search(json.dumps(body))


async def test_what_a_visitor_sends_is_not_repeated_in_an_error(client):
    marked = "<b>merk</b>"
    for method, address, body in (
        ("GET", f"/x/{marked}", b""),
        ("POST", WEBHOOK, json.dumps({"sender": marked, "message": marked}).encode()),
        ("POST", WEBHOOK, marked.encode()),
        ("DELETE", f"/webhooks/school/conversation/{marked}", b""),
    ):
        _, headers, answer = await ask(client, address, method, data=body, headers={"X-Marked": "merk"})
        assert b"merk" not in answer
        assert "merk" not in str(headers)


async def test_a_text_that_is_repeated_is_json_and_nothing_else(client):
    status, _, _ = await ask(client, WEBHOOK, json={"sender": SENDER, "message": "<script>alert(1)</script>"})
    async with client.post(WEBHOOK, json={"sender": SENDER, "message": "<script>1</script>"}) as answer:
        assert (status, answer.headers["Content-Type"]) == (200, "application/json")
    assert response.json({}).content_type == "application/json"


async def test_the_action_server_is_made_to_listen_here_only():
    from bot.servers import QUIET, Server, action_server

    assert QUIET["SANIC_HOST"] == LOCAL
    assert isinstance(action_server(), Server)
    assert f"http://{LOCAL}:" in (ROOT / "endpoints.yml").read_text()
