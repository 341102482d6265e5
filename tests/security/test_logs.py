"""A log line is what the bot wrote: nobody adds lines, colours or their own words to it."""

import asyncio
import logging
import re

import pytest

from bot.servers import LOCAL
from tests.security.server import DELETE, SENDER, WEBHOOK, ask, ask_raw, head, say

FORGED = [
    "\n2026-01-01 INFO alles goed GEMERKT",
    "\r\nGEMERKT",
    "\x1b[31mGEMERKT\x1b[0m",
    "\x85GEMERKT",
    "\u2028GEMERKT",
]
BESIDE = re.compile(r"GEMERKT|[\x00-\x08\x0b-\x1f\x7f\x85\u2028]")


@pytest.fixture
def log(caplog):
    caplog.set_level(logging.INFO)
    return caplog


def lines(log):
    """What was logged, without the list of requests, which Rasa does not keep."""
    return [record.getMessage() for record in log.records if record.name not in ("asyncio", "sanic.access")]


def requests(log):
    """That list all the same, as whoever wants it would see it."""
    return [record.request for record in log.records if record.name == "sanic.access"]


@pytest.mark.parametrize("forged", FORGED, ids=repr)
@pytest.mark.parametrize("fails", [False, True], ids=["works", "fails"])
async def test_no_field_of_a_message_reaches_the_log(client, bot, log, forged, fails):
    bot.fails = fails
    await say(client, f"hallo{forged}", message_id="m1", metadata={"school": f"x{forged}", "lang": forged})
    await say(client, forged, sender=SENDER + forged)
    await say(client, message_id=forged)
    await ask(client, WEBHOOK, data=forged.encode())
    assert not [line for line in lines(log) if BESIDE.search(line)]
    assert bool(lines(log)) == fails
    assert all(line.startswith("A turn failed: RuntimeError, at ") and line.count("\n") == 0 for line in lines(log))


@pytest.mark.parametrize("forged", FORGED, ids=repr)
async def test_no_address_or_header_reaches_the_log(client, bot, log, forged):
    await ask(client, f"{DELETE}{forged.strip()}", "DELETE")
    for name in ("Origin", "X-Forwarded-For", "Host", "User-Agent", "X"):
        await ask_raw(client, head(f"{name}: {forged}".encode("latin-1", "replace").decode("latin-1")))
    assert not [line for line in lines(log) if BESIDE.search(line)]
    assert not [line for line in requests(log) if re.search(r"[\x00-\x1f\x7f]", line)]


async def test_a_visitor_who_hangs_up_or_asks_wrongly_leaves_no_error(client, log):
    for sent in (
        b"GET / HT",
        head("Content-Length: 5") + b"ab",
        b"\x16\x03\x01\x02",
        head("no colon"),
        head(first="GET /x"),
    ):
        _, writer = await asyncio.open_connection(LOCAL, client._base_url.port)
        writer.write(sent)
        await asyncio.sleep(0.05)
        writer.close()
        await asyncio.sleep(0.05)
    assert not [record for record in log.records if record.levelno >= logging.ERROR]


@pytest.mark.parametrize("forged", ["\x1b[31mrood", "a\x00b", "a\x07b", "a\x85b", "a\x9bb", "a\rb"], ids=repr)
async def test_rasa_never_gets_characters_that_steer_a_terminal(client, bot, forged):
    status, body = await say(client, forged)
    assert status == 200
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", body[0]["text"])
