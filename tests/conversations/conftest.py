"""The trained bot with its real action server, for whole conversations."""

import asyncio
import logging
import os
import socket
import subprocess
import sys
import time
import urllib.request
import uuid

import pytest

from bot.channel.school import WholeMessages
from bot.servers import LOCAL, QUIET
from bot.training import MODEL, ROOT, reasons_to_train


def free_port():
    with socket.socket() as probe:
        probe.bind((LOCAL, 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def action_server():
    """Address of a real action server, started for the tests."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "rasa", "run", "actions", "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, **QUIET},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
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
