"""Whole conversations with the trained bot."""

import asyncio
import uuid

import pytest

from bot.channel.school import WholeMessages


class Talk:
    """One conversation with the bot."""

    def __init__(self, agent):
        self.agent = agent
        self.sender = uuid.uuid4().hex

    def say(self, text):
        """Send a message; returns the bot's text and its card, if any."""
        return asyncio.get_event_loop().run_until_complete(self._say(text))

    async def _say(self, text):
        from rasa.core.channels.channel import UserMessage

        collector = WholeMessages()
        await self.agent.handle_message(UserMessage(text, collector, self.sender, input_channel="school"))
        texts = [message["text"] for message in collector.messages if "text" in message]
        cards = [message["custom"] for message in collector.messages if "custom" in message]
        assert len(cards) <= 1, "a turn holds at most one card"
        return "\n\n".join(texts), cards[0] if cards else {}


@pytest.fixture(scope="session", autouse=True)
def event_loop_for_talks():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    yield loop
    loop.close()


@pytest.fixture
def talk(agent):
    return Talk(agent)
