"""A server with all channels before a bot that repeats, for the tests of what nobody may do."""

import pytest
import pytest_asyncio
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain

from bot.channel.school import SchoolInput
from tests.channel.test_school import Repeater
from tests.security.server import whole_server


@pytest.fixture
def bot():
    return Repeater(InMemoryTrackerStore(Domain.empty()))


@pytest_asyncio.fixture
async def client(bot, knowledge):
    async with whole_server(SchoolInput(knowledge), bot) as session:
        yield session
