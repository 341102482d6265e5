"""The whole server as `rasa run` makes it, with all channels of credentials.yml, and ways to talk to it badly."""

import asyncio
from contextlib import asynccontextmanager

from rasa.core.channels.channel import register
from rasa.core.channels.rest import RestInput
from rasa.core.run import _create_app_without_api

from bot.channel.site import SiteInput
from bot.servers import LOCAL
from tests.serving import serving, several_apps

SENDER = "a" * 32
WEBHOOK = "/webhooks/school/webhook"
START = "/webhooks/school/start"
DELETE = f"/webhooks/school/conversation/{SENDER}"
REST = "/webhooks/rest/webhook"
REGENBOOG = "https://regenboog.example.nl"
EVIL = "https://evil.example"


def rasas_app(channels):
    """The app that Rasa makes for these channels."""
    app = _create_app_without_api()
    register(channels, app, route="/webhooks/")
    return app


@asynccontextmanager
async def whole_server(channel, agent=None, proxies=None):
    """A client for a server with all channels.

    Args:
        channel: the channel ``school``.
        agent: stands for Rasa's agent.
        proxies: as in SANIC_PROXIES_COUNT.
    """
    with several_apps():
        app = rasas_app([RestInput(), channel, SiteInput()])
        app.config.PROXIES_COUNT = proxies
        app.ctx.agent = agent
        async with serving(app) as session:
            yield session


async def ask(client, address, method="POST", **options):
    """Status, headers and bytes of an answer."""
    async with client.request(method, address, allow_redirects=False, **options) as answer:
        return answer.status, answer.headers, await answer.read()


async def say(client, text="hallo", sender=SENDER, **fields):
    """Status and JSON of the answer to a message."""
    headers = fields.pop("headers", {})
    body = {"sender": sender, "message": text, **fields}
    async with client.post(WEBHOOK, json=body, headers=headers) as answer:
        return answer.status, await answer.json(content_type=None)


async def ask_raw(client, sent, patience=10):
    """All that comes back until the server closes the connection; b"" when it says nothing."""
    reader, writer = await asyncio.open_connection(LOCAL, client._base_url.port)
    try:
        writer.write(sent)
        return await asyncio.wait_for(reader.read(), patience)
    except ConnectionError:
        return b""
    finally:
        writer.close()


def head(*lines, first="POST " + WEBHOOK):
    """The head of a request, with these lines besides Host, after which the connection closes."""
    return "\r\n".join((f"{first} HTTP/1.1", "Host: bot", "Connection: close", *lines, "", "")).encode("latin-1")


def status_of(answer):
    """The status of a raw answer, or None for silence."""
    return int(answer.split(b" ", 2)[1]) if answer else None
