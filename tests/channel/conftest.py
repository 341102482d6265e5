"""A server with one channel, mounted as Rasa does it, for tests over real HTTP."""

from contextlib import asynccontextmanager

import aiohttp
import pytest
from rasa.core.channels.channel import register
from rasa.server import add_root_route, configure_cors
from sanic import Sanic

from bot.servers import LOCAL
from tests.conftest import free_port


@asynccontextmanager
async def served(channel, agent=None):
    """A client for a server with this channel.

    Args:
        channel: Rasa input channel.
        agent: stands for Rasa's agent.
    """
    port = free_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sanic, "test_mode", True)  # several servers in one process
        app = Sanic("channel_test", register=False)
        add_root_route(app)
        configure_cors(app)
        register([channel], app, route="/webhooks/")
        app.ctx.agent = agent
        server = await app.create_server(LOCAL, port, return_asyncio_server=True)
        await server.startup()
        await server.before_start()  # Rasa's own handling of requests from other websites begins here
        async with aiohttp.ClientSession(f"http://{LOCAL}:{port}", auto_decompress=False) as session:
            yield session
        server.close()
