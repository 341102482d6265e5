"""A server with one channel, mounted as Rasa does it, for tests over real HTTP."""

from contextlib import asynccontextmanager

from rasa.core.channels.channel import register
from rasa.server import add_root_route, configure_cors
from sanic import Sanic

from tests.serving import serving, several_apps


@asynccontextmanager
async def served(channel, agent=None):
    """A client for a server with this channel.

    Args:
        channel: Rasa input channel.
        agent: stands for Rasa's agent.
    """
    with several_apps():
        app = Sanic("channel_test", register=False)
        add_root_route(app)
        configure_cors(app)
        register([channel], app, route="/webhooks/")
        app.ctx.agent = agent
        async with serving(app, auto_decompress=False) as session:
            yield session
