"""The trained bot behind the web channel, with an action server that is slow, away or talks nonsense."""

import asyncio

import pytest
import pytest_asyncio
from aiohttp import web
from rasa.core.agent import Agent
from rasa.utils.endpoints import EndpointConfig

from bot.channel import school
from bot.channel.school import SchoolInput
from bot.servers import LOCAL
from bot.training import MODEL
from tests.channel.conftest import served
from tests.channel.test_school import say
from tests.conftest import free_port

DANGER = "mijn dochter zegt dat ze niet meer wil leven"


class Actions:
    """An action server that answers as the test wants it to."""

    def __init__(self):
        self.address = f"http://{LOCAL}:{free_port()}"
        self.body, self.status, self.pause = "{}", 200, 0.0

    async def answer(self, request):
        await asyncio.sleep(self.pause)
        return web.Response(text=self.body, status=self.status, content_type="application/json")


@pytest_asyncio.fixture
async def actions():
    server = Actions()
    app = web.Application()
    app.router.add_post("/webhook", server.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, LOCAL, int(server.address.rpartition(":")[2])).start()
    yield server
    await runner.cleanup()


@pytest.fixture(scope="module")
def model():
    return Agent.load(str(MODEL))


@pytest_asyncio.fixture
async def client(model, actions, knowledge, monkeypatch):
    monkeypatch.setattr(school, "PATIENCE", 1.0)
    model.processor.action_endpoint = EndpointConfig(f"{actions.address}/webhook")
    async with served(SchoolInput(knowledge), model) as session:
        yield session


NONSENSE = {
    "no JSON": "hallo",
    "another shape": '{"responses": "hallo"}',
    "a list": "[1, 2]",
    "nothing": "",
    "null": "null",
    "unknown events": '{"events": [{"event": "no such event"}], "responses": []}',
    "responses of the wrong kind": '{"events": [], "responses": [5, null, {"text": {"a": 1}}]}',
    "silence": '{"events": [], "responses": []}',
}


@pytest.mark.parametrize("body", NONSENSE.values(), ids=NONSENSE.keys())
async def test_nonsense_from_the_action_server_is_told_to_the_parent(client, actions, body):
    actions.body = body
    status, answer, _ = await say(client, "mijn zoon leest nog niet")
    assert (status, "112" in answer[0]["text"]) == (503, True)


@pytest.mark.parametrize("status", [400, 404, 500, 503])
async def test_an_error_of_the_action_server_is_told_and_danger_is_answered(client, actions, status):
    actions.status = status
    assert (await say(client, "mijn zoon leest nog niet"))[0] == 503
    code, answer, _ = await say(client, DANGER)
    assert (code, answer[1]["custom"]["type"]) == (503, "emergency")


async def test_a_slow_action_server_is_told_in_time_and_the_next_turn_works(client, actions):
    actions.pause = 5
    status, answer, _ = await asyncio.wait_for(say(client, DANGER, message_id="m1"), 4)
    assert (status, answer[1]["custom"]["type"]) == (503, "emergency")
    actions.pause = 0
    actions.body = (
        '{"events": [{"event": "slot", "name": "beantwoord", "value": true}], "responses": [{"text": "Daar ben ik."}]}'
    )
    status, answer, _ = await say(client, DANGER, message_id="m1")
    assert (status, answer[0]["text"]) == (200, "Daar ben ik.")


async def test_what_failed_is_one_line_in_the_log(client, actions, model, caplog):
    def lines():
        told = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
        caplog.clear()
        assert "Traceback" not in caplog.text
        return told

    actions.body = "hallo"
    await say(client, "mijn zoon leest nog niet")
    (line,) = lines()
    assert line.startswith("The actions did not answer: ")
    assert "JSON" in line
    actions.body = '{"events": [], "responses": []}'
    await say(client, "mijn zoon leest nog niet")
    assert lines() == ["The actions did not answer: they said nothing"]
    model.processor.action_endpoint = EndpointConfig(f"http://{LOCAL}:{free_port()}/webhook")
    await say(client, "mijn zoon leest nog niet")
    (line,) = lines()
    assert "refused" in line or "Connect call failed" in line


async def test_an_action_that_fails_for_another_channel_is_logged_by_rasa(model, actions, caplog):
    actions.body = "hallo"
    model.processor.action_endpoint = EndpointConfig(f"{actions.address}/webhook")
    await model.handle_text("mijn zoon leest nog niet", sender_id="terminal")
    assert "Encountered an exception while running action" in caplog.text
