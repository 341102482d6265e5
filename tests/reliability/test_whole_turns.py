"""A turn is kept whole or not at all: the trained bot, with a database and actions that fail for a moment."""

import pytest
import pytest_asyncio
from rasa.core.agent import Agent
from rasa.utils.endpoints import EndpointConfig

from bot.channel.school import SchoolInput
from bot.channel.store import ConversationStore
from bot.servers import LOCAL
from bot.training import MODEL
from tests.channel.conftest import served
from tests.channel.test_school import SENDER, say
from tests.conftest import free_port


@pytest.fixture(scope="module")
def loaded():
    return Agent.load(str(MODEL))


@pytest.fixture
def bot(loaded, tmp_path, action_server):
    """The trained bot with an empty database, wrapped as Rasa does it."""
    store = ConversationStore(loaded.domain, dialect="sqlite", db=str(tmp_path / "talks.db"))
    loaded.tracker_store = loaded.processor.tracker_store = loaded._create_tracker_store(store, loaded.domain)
    loaded.processor.action_endpoint = EndpointConfig(action_server)
    return loaded


@pytest_asyncio.fixture
async def client(bot, knowledge):
    async with served(SchoolInput(knowledge), bot) as session:
        yield session


async def kept(bot):
    """What the database holds: kind of event and message id, where it has one."""
    tracker = await bot.tracker_store.retrieve(SENDER)
    return [(event.type_name, getattr(event, "message_id", None)) for event in tracker.events]


def fails_once(patch, store, method):
    """Let a method of the store fail the first time."""
    real, calls = getattr(store, method), []

    async def not_at_first(*arguments):
        calls.append(method)
        if len(calls) == 1:
            raise ConnectionError("the database is away")
        return await real(*arguments)

    patch.setattr(store, method, not_at_first)


FAULTS = {"before the turn": "retrieve_full_tracker", "in the turn": "retrieve", "at the end": "save"}


@pytest.mark.parametrize("method", FAULTS.values(), ids=FAULTS.keys())
async def test_a_database_that_fails_once_leaves_the_conversation_as_it_was(client, bot, monkeypatch, method):
    assert (await say(client, "/groet", message_id="m1"))[0] == 200
    before = await kept(bot)
    with monkeypatch.context() as patch:
        fails_once(patch, bot.tracker_store._tracker_store, method)
        assert (await say(client, "mijn zoon leest nog niet", message_id="m2"))[0] == 503
    assert await kept(bot) == before
    assert (await say(client, "mijn zoon leest nog niet", message_id="m2"))[0] == 200
    after = await kept(bot)
    assert after[: len(before)] == before
    assert [name for kind, name in after if kind == "user"] == ["m1", "m2"]


async def test_a_turn_that_the_actions_did_not_answer_is_not_kept(client, bot, action_server):
    first = await say(client, "mijn zoon leest nog niet", message_id="m1")
    before = await kept(bot)
    bot.processor.action_endpoint = EndpointConfig(f"http://{LOCAL}:{free_port()}/webhook")
    for _ in range(2):
        assert (await say(client, "hij zit in groep 5", message_id="m2"))[0] == 503
    assert await kept(bot) == before
    bot.processor.action_endpoint = EndpointConfig(action_server)
    second, again = [await say(client, "hij zit in groep 5", message_id="m2") for _ in range(2)]
    assert [answer[0] for answer in (first, second, again)] == [200] * 3
    assert second[1] == again[1]
    assert [name for kind, name in await kept(bot) if kind == "user"] == ["m1", "m2"]
