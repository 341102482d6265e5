"""The web channel over real HTTP, before a bot that only repeats: who may talk, how often, and what counts once."""

import asyncio
import json

import pytest
import pytest_asyncio
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import InMemoryTrackerStore, SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.exceptions import RasaException

from bot.channel import instead, school
from bot.channel.limits import RateLimit
from bot.channel.requests import MAX_MESSAGE
from bot.channel.school import SchoolInput
from tests.channel.conftest import served

SENDER = "a" * 32
REGENBOOG = "https://regenboog.example.nl"


class Repeater:
    """Stands for Rasa: answers each message with its text and how many turns there were, and keeps the conversation."""

    def __init__(self, store):
        self.tracker_store, self.lock_store = store, InMemoryLockStore()
        self.turns = 0
        self.fails = False
        self.pause = 0.0

    def is_ready(self):
        return True

    async def handle_message(self, message):
        self.turns += 1
        await asyncio.sleep(self.pause)
        if self.fails:
            raise RuntimeError(f"cannot handle {message.text}, {message.metadata}")
        tracker = await self.tracker_store.get_or_create_tracker(message.sender_id)
        tracker.update(UserUttered(message.text, message_id=message.message_id))
        text, card = f"{message.text} ({self.turns})", {"type": "choice", "options": []}
        tracker.update(BotUttered(text, {"custom": card}))
        await self.tracker_store.save(tracker)
        await message.output_channel.send_response(message.sender_id, {"text": text, "custom": card})


@pytest.fixture(params=["memory", "sqlite"])
def bot(request, tmp_path):
    domain = Domain.empty()
    if request.param == "memory":
        return Repeater(InMemoryTrackerStore(domain))
    return Repeater(SQLTrackerStore(domain, dialect="sqlite", db=str(tmp_path / "talks.db")))


@pytest_asyncio.fixture
async def client(bot, knowledge):
    async with served(SchoolInput(knowledge), bot) as session:
        yield session


async def say(client, text="hallo", sender=SENDER, origin=None, **fields):
    headers = {"Origin": origin} if origin else {}
    body = {"sender": sender, "message": text, **fields}
    async with client.post("/webhooks/school/webhook", json=body, headers=headers) as answer:
        return answer.status, await answer.json(), answer.headers


async def test_a_conversation_starts_with_an_unguessable_id_and_the_greeting(client):
    ids = set()
    for _ in range(3):
        async with client.post("/webhooks/school/start", json={"metadata": {"school": "x"}}) as answer:
            body = await answer.json()
            assert answer.status == 200
        assert body["messages"][0]["text"].startswith("/groet")
        ids.add(body["sender"])
    assert len(ids) == 3
    assert all(len(sender) >= 32 for sender in ids)


async def test_a_start_without_json_is_refused_with_a_reason(client):
    async with client.post("/webhooks/school/start", data=b"[") as answer:
        assert answer.status == 400
        assert (await answer.json())["error"]


@pytest.mark.parametrize(
    "sender", ["", "short", "a" * 21, "a" * 129, "a b" * 10, "é" * 30, "../" * 10, "a" * 30 + "\n"]
)
async def test_an_id_that_could_be_guessed_or_is_odd_is_refused(client, bot, sender):
    status, body, _ = await say(client, sender=sender)
    assert (status, bot.turns) == (400, 0)
    assert "sender" in body["error"]


async def test_only_the_websites_of_schools_may_use_the_bot(client, bot):
    status, _, headers = await say(client, origin=REGENBOOG)
    assert status == 200
    assert headers["Access-Control-Allow-Origin"] == REGENBOOG
    for origin in (
        "https://evil.example",
        "null",
        "https://regenboog.example.nl.evil.example",
        "http://regenboog.example.nl",
    ):
        status, _, headers = await say(client, origin=origin)
        assert status == 403
        assert "Access-Control-Allow-Origin" not in headers
    assert bot.turns == 1


async def test_a_website_from_the_settings_may_use_the_bot_besides_the_schools_own(bot):
    channel = SchoolInput.from_credentials({"origins": ["https://test.example.nl", "http://localhost:8080"]})
    async with served(channel, bot) as client:
        for origin in ("https://test.example.nl", "http://localhost:8080", REGENBOOG):
            status, _, headers = await say(client, origin=origin)
            assert (status, headers["Access-Control-Allow-Origin"]) == (200, origin)
        assert (await say(client, origin="https://other.example.nl"))[0] == 403


@pytest.mark.parametrize("settings", [None, {}, {"origins": None}, {"origins": []}])
async def test_without_settings_only_the_schools_websites_may_use_the_bot(bot, settings):
    async with served(SchoolInput.from_credentials(settings), bot) as client:
        assert (await say(client, origin=REGENBOOG))[0] == 200
        assert (await say(client, origin="https://test.example.nl"))[0] == 403


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"origins": ["https://good.example.nl", "https://test.example.nl/pad"]}, "'https://test.example.nl/pad' is"),
        ({"origins": ["https://test.example.nl\n"]}, "zonder pad"),
        ({"origins": ["*"]}, "'\\*' is geen adres"),
        ({"origins": [None]}, "'None' is geen adres"),
        ({"origins": "https://test.example.nl"}, "een lijst"),
        ({"origin": ["https://test.example.nl"]}, "alleen de instelling 'origins'"),
        (["https://test.example.nl"], "alleen de instelling 'origins'"),
    ],
)
def test_wrong_settings_stop_the_start_with_what_is_wrong(settings, complaint):
    with pytest.raises(RasaException, match=complaint):
        SchoolInput.from_credentials(settings)


@pytest.mark.parametrize(
    ("method", "place"), [("POST", "start"), ("POST", "webhook"), ("DELETE", f"conversation/{SENDER}")]
)
async def test_a_browser_hears_beforehand_what_is_allowed(client, method, place):
    asked = {"Access-Control-Request-Method": method, "Access-Control-Request-Headers": "content-type"}
    address = f"/webhooks/school/{place}"
    async with client.options(address, headers={**asked, "Origin": REGENBOOG}) as answer:
        assert answer.ok
        assert method in answer.headers["Access-Control-Allow-Methods"]
        assert answer.headers.getall("Access-Control-Allow-Headers") == ["Content-Type"]
        assert answer.headers.getall("Access-Control-Allow-Origin") == [REGENBOOG]
    async with client.options(address, headers={**asked, "Origin": "https://evil.example"}) as answer:
        assert not [name for name in answer.headers if name.startswith("Access-Control-Allow")]


async def test_a_message_that_is_sent_again_counts_once(client, bot):
    first = await say(client, "een", message_id="m1")
    again = await say(client, "een", message_id="m1")
    other = await say(client, "twee", message_id="m2")
    late = await say(client, "een", message_id="m1")
    assert first[:2] == again[:2] == late[:2]
    assert bot.turns == 2
    assert other[1][0]["text"] == "twee (2)"


async def test_a_message_that_is_sent_again_while_it_is_answered_counts_once(client, bot):
    bot.pause = 0.2
    answers = await asyncio.gather(*(say(client, "een", message_id="m1") for _ in range(4)))
    assert bot.turns == 1
    assert len({json.dumps(body) for _, body, _ in answers}) == 1


async def test_another_text_under_the_same_id_is_a_message_of_its_own(client, bot):
    """Of a faulty client: nobody may get the answer to something else, least of all somebody in danger."""
    bot.pause = 0.1
    answers = await asyncio.gather(*(say(client, text, message_id="m1") for text in ("een", "twee")))
    assert [body[0]["text"][:4] for _, body, _ in answers] == ["een ", "twee"]


async def test_a_message_that_failed_may_be_sent_again(client, bot):
    bot.fails = True
    status, body, _ = await say(client, message_id="m1", metadata={"school": "voorbeeld-college-zwolle"})
    assert status == 503
    assert "038-0000002" in body[0]["text"]
    bot.fails = False
    status, body, _ = await say(client, message_id="m1")
    assert (status, body[0]["text"]) == (200, "hallo (2)")


@pytest.mark.parametrize("message_id", ["", "a" * 65, "a b", 5, ["x"], "x\n"])
async def test_an_odd_message_id_is_refused(client, bot, message_id):
    status, body, _ = await say(client, message_id=message_id)
    assert (status, bot.turns) == (400, 0)
    assert "message_id" in body["error"]


async def test_a_parent_deletes_the_conversation_completely_and_at_once(client, bot):
    await say(client, "een", message_id="m1")
    await say(client, "een", sender="b" * 32)
    async with client.delete(f"/webhooks/school/conversation/{SENDER}") as answer:
        assert answer.status == 204
    assert await bot.tracker_store.retrieve(SENDER) is None
    assert await bot.tracker_store.retrieve("b" * 32) is not None
    assert (await say(client, "een", message_id="m1"))[1][0]["text"] == "een (3)"


async def delete(client):
    async with client.delete(f"/webhooks/school/conversation/{SENDER}") as answer:
        return answer.status


async def at_work(bot, turns):
    while bot.turns < turns:
        await asyncio.sleep(0.01)


async def forgotten(bot):
    while await bot.tracker_store.retrieve(SENDER):
        await asyncio.sleep(0.01)


async def test_what_was_said_just_before_is_deleted_too(client, bot):
    bot.pause = 0.3
    turn = asyncio.create_task(say(client, "een"))
    await asyncio.wait_for(at_work(bot, turns=1), 10)
    assert await delete(client) == 204
    assert (await turn)[0] == 200
    assert await bot.tracker_store.retrieve(SENDER) is None


async def test_a_deletion_goes_on_when_the_page_is_closed(client, bot):
    await say(client, "een")
    bot.pause = 1.5
    turn = asyncio.create_task(say(client, "twee"))
    await asyncio.wait_for(at_work(bot, turns=2), 10)
    deletion = asyncio.create_task(delete(client))
    await asyncio.sleep(0.5)  # it is on its way: it waits for the turn
    deletion.cancel()
    assert (await turn)[0] == 200
    await asyncio.wait_for(forgotten(bot), 10)


async def test_a_conversation_does_not_grow_for_ever(client, bot, monkeypatch):
    monkeypatch.setattr(school, "MAX_TURNS", 3)
    for number in range(3):
        assert (await say(client, str(number), message_id=f"m{number}"))[1][0]["text"].startswith(str(number))
    status, body, _ = await say(client, "nog een")
    assert (status, bot.turns) == (200, 3)
    assert "begin opnieuw" in body[0]["text"]
    assert (await say(client, "2", message_id="m2"))[1][0]["text"] == "2 (3)"
    assert (await say(client, "ik wil niet meer leven"))[1][1]["custom"]["type"] == "emergency"
    assert await delete(client) == 204
    assert (await say(client, "weer"))[1][0]["text"] == "weer (4)"


async def test_what_is_refused_costs_next_to_nothing(bot, knowledge, monkeypatch):
    """Or else a script could keep the bot busy with what it does not get an answer to."""
    read = []
    monkeypatch.setattr(school, "mask", lambda text, _: read.append(text) or text)
    monkeypatch.setattr(instead, "speaks_of_danger", lambda text: read.append(text) or False)
    channel = SchoolInput(knowledge)
    async with served(channel, bot) as client:
        assert (await say(client, "nee " * 12_000))[0] == 200
        channel._per_sender = RateLimit(1, 0)
        assert (await say(client, "nee " * 12_000))[0] == 429
    assert sum(map(len, read)) <= 4 * MAX_MESSAGE


async def test_an_address_may_send_only_so_much_in_a_day(bot, knowledge, monkeypatch):
    monkeypatch.setattr(school, "ADDRESS_PER_DAY", 3)
    async with served(SchoolInput(knowledge), bot) as client:
        statuses = [(await say(client, sender=f"{number:032d}"))[0] for number in range(4)]
    assert statuses == [200, 200, 200, 429]


async def test_deleting_what_is_not_there_or_has_an_odd_id_does_no_harm(client):
    for sender, status in ((SENDER, 204), ("short", 400), ("a'--" * 10, 400)):
        async with client.delete(f"/webhooks/school/conversation/{sender}") as answer:
            assert answer.status == status


async def test_too_many_messages_get_a_clear_answer_and_others_go_on(client, bot, monkeypatch):
    answers = [await say(client, str(number)) for number in range(school.SENDER_AT_ONCE + 2)]
    assert [status for status, _, _ in answers[-2:]] == [429, 429]
    assert int(answers[-1][2]["Retry-After"]) >= 1
    assert "Wacht even" in answers[-1][1][0]["text"]
    assert bot.turns == school.SENDER_AT_ONCE
    assert (await say(client, sender="b" * 32))[0] == 200


def test_a_limit_lets_through_again_after_a_while():
    now = [0.0]
    limit = RateLimit(per_minute=60, burst=2, clock=lambda: now[0])
    assert [limit.wait("a") > 0 for _ in range(3)] == [False, False, True]
    assert limit.wait("b") == 0
    now[0] += 1
    assert [limit.wait("a") > 0 for _ in range(2)] == [False, True]


def test_a_limit_remembers_no_more_than_it_should(monkeypatch):
    monkeypatch.setattr("bot.channel.limits.MOST_KEYS", 3)
    limit = RateLimit(per_minute=1, burst=1)
    for key in "abcd":
        limit.wait(key)
    assert len(limit._buckets) == 3
    assert limit.wait("d") > 0
