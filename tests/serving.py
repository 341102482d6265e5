"""Serves an app within the process of a test, and leaves nothing of it behind."""

from contextlib import asynccontextmanager, contextmanager

import aiohttp
import pytest
from sanic import Sanic
from sanic.router import Router

from bot.servers import LOCAL
from tests.conftest import free_port


@contextmanager
def several_apps():
    """Lets apps be made one after another in one process; Sanic allows one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sanic, "test_mode", True)
        yield
    Sanic._app_registry.clear()
    Router.get.cache_clear()  # it holds every app that answered, with all its knowledge
    Router.find_route_by_view_name.cache_clear()


@asynccontextmanager
async def serving(app, **options):
    """A client of the app, on a port of its own.

    Args:
        app: what Rasa made.
        options: of the client.
    """
    port = free_port()
    server = await app.create_server(LOCAL, port, return_asyncio_server=True)
    await server.startup()
    await server.before_start()  # Rasa's own handling of requests from other websites begins here
    async with aiohttp.ClientSession(f"http://{LOCAL}:{port}", **options) as session:
        yield session
    server.close()
