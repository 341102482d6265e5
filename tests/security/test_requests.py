"""Requests that are forged, too large, too deep, too slow or of the wrong kind."""

import asyncio
import json

import pytest

from bot.channel import security
from bot.channel.payloads import is_known_payload, safe_text
from bot.servers import LOCAL
from tests.security.server import DELETE, SENDER, START, WEBHOOK, ask, ask_raw, head, say, status_of

FORGED = [
    "/restart", "//restart", "/ /restart", " / / /session_start", "/\n/back", "\u00a0/\u00a0/restart", "/\x00/restart",
    "\x07/restart", "/restart@1.0", "/groet@0.9", "/action_triage", "/nlu_fallback", "/crisis", "/dyslexie/restart",
    '/informeren{"schooltype": "universiteit"}', '/informeren{"triage": {"topic": "klacht"}}',
    '/informeren{"beantwoord": true}', '/informeren{"gesproken_met": ["leerkracht"]}', '/informeren{"a": "b"}',
    '/dyslexie{"session_started_metadata": "x"}', "/informeren{", "/informeren[]", "/informeren {}",
    "/informeren{}", '/informeren{"schooltype":"po"}', '/informeren{"schooltype": "po" }',
    '/informeren{"schooltype": "06-12345678", "schooltype": "po"}',
    '/informeren{"schooltype":\n"x",\n"schooltype":"po"}',
    '/informeren{"schooltype": "po"}{"a": 1}', '/informeren{"schooltype": "po", "a": "b"}',
]  # fmt: skip


class Listening:
    """Keeps what reaches Rasa."""

    def __init__(self, bot):
        self.texts, self.metadata, self._handle = [], [], bot.handle_message

    async def __call__(self, message):
        self.texts.append(message.text)
        self.metadata.append(message.metadata)
        await self._handle(message)


@pytest.fixture
def heard(bot):
    bot.handle_message = Listening(bot)
    return bot.handle_message


@pytest.mark.parametrize("forged", FORGED)
async def test_a_command_that_no_button_sends_reaches_rasa_as_plain_text(client, heard, knowledge, forged):
    assert not is_known_payload(knowledge, safe_text(knowledge, forged))
    assert (await say(client, forged))[0] == 200
    assert not heard.texts[0].startswith("/")


async def test_unknown_ids_and_other_metadata_are_not_kept(client, heard):
    given = [
        {"school": "../../etc", "lang": "nl\n", "triage": {"topic": "klacht"}},
        {"school": ["x"], "lang": 5},
        {"school": "\x1b[31m"},
        {"school": "a" * 65},
        {"school": "Jan-Jansen-0612345678", "lang": "x_bsn_111222333"},
        "x",
        None,
        [],
    ]
    for metadata in given:
        assert (await say(client, metadata=metadata))[0] == 200
    assert heard.metadata == [{}] * len(given)


async def test_a_school_that_nobody_knows_is_no_school(client, heard, knowledge):
    status, body = await say(client, metadata={"school": "bestaat-niet", "lang": "xx"})
    assert (status, len(body)) == (200, 2)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (field, value)
        for field in ("sender", "message", "message_id")
        for value in (5, 1.5, True, [], ["a" * 32], {}, {"a": "a" * 32}, [[]], 10**30)
    ],
    ids=str,
)
async def test_a_field_of_the_wrong_type_is_refused_with_a_reason(client, bot, field, value):
    body = {"sender": SENDER, "message": "hallo", "message_id": "m1", field: value}
    status, headers, answer = await ask(client, WEBHOOK, data=json.dumps(body))
    assert (status, bot.turns) == (400, 0)
    assert json.loads(answer)["error"]
    assert headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("body", [b"null", b"5", b"[]", b'"x"', b"NaN", b"{'a': 1}", b"\xff", b"\x00" * 99, b"{}" * 9])
@pytest.mark.parametrize("place", [WEBHOOK, START])
async def test_a_body_that_is_no_json_object_is_refused_with_a_reason(client, place, body):
    status, _, answer = await ask(client, place, data=body)
    assert status == 400
    assert json.loads(answer)["error"]


@pytest.mark.parametrize("size", [security.MAX_BODY + 1, 10 * security.MAX_BODY, 50_000_000])
@pytest.mark.parametrize("place", [WEBHOOK, START, "/webhooks/rest/webhook"])
async def test_a_body_that_is_announced_too_large_is_refused_before_it_is_sent(client, bot, place, size):
    answer = await ask_raw(client, head(f"Content-Length: {size}", first=f"POST {place}"), 3)
    assert status_of(answer) == 413
    assert bot.turns == 0
    assert (await say(client))[0] == 200


async def test_the_refusal_of_a_large_body_is_json(client):
    status, headers, answer = await ask(client, WEBHOOK, data=b" " * (security.MAX_BODY + 1))
    assert (status, headers["Content-Type"]) == (413, "application/json")
    assert json.loads(answer)["error"]


async def test_a_body_that_turns_out_too_large_is_refused(client, bot):
    part = b"1000\r\n" + b" " * 4096 + b"\r\n"
    begun = head("Transfer-Encoding: chunked") + part * (security.MAX_BODY // 4096 + 1)
    assert status_of(await ask_raw(client, begun, 5)) in (413, None)  # None: closed while it was still being sent
    assert bot.turns == 0
    assert (await say(client))[0] == 200


async def test_the_longest_message_fits_however_it_is_written(client):
    status, body = await say(client, "😀" * 2000)
    assert (status, len(body)) == (200, 2)
    assert len(json.dumps("😀" * 2000)) < security.MAX_BODY / 2


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":', '{"metadata":['])
async def test_deeply_nested_json_is_refused_and_the_bot_goes_on(client, opening):
    for times in (50, 1000, security.MAX_BODY // len(opening)):
        status, _, _ = await ask(client, WEBHOOK, data=opening * times)
        assert status == 400
    assert (await say(client))[0] == 200


@pytest.mark.parametrize("depth", [500, 5000])
async def test_whole_json_that_is_deep_in_the_metadata_is_refused_or_not_kept(client, heard, depth):
    deep = "[" * depth + "]" * depth
    body = f'{{"sender": "{SENDER}", "message": "hallo", "metadata": {{"school": {deep}}}}}'
    assert (await ask(client, WEBHOOK, data=body))[0] in (200, 400)
    assert heard.metadata in ([], [{}])


AMBIGUOUS = [
    ("Content-Length: 5", "Transfer-Encoding: chunked"), ("Content-Length: 5", "Content-Length: 6"),
    ("Content-Length: -5",), ("Content-Length: abc",), ("Content-Length: +5",), ("Content-Length: 0x5",),
    ("Content-Length: 5, 5",), ("Content-Length:",), ("Transfer-Encoding: gzip",), ("Transfer-Encoding: Chunked",),
    ("Transfer-Encoding: chunked", "Transfer-Encoding: identity"), ("X: a\nSet-Cookie: b=c",),
    ("X: a\rb",), ("X: \x00",), ("no colon",), ("Origin: http://a\nX-Evil: 1",),
    ("Transfer-Encoding : chunked",), ("Content-Length: 5", "Transfer-Encoding : chunked"), ("Host: localhost",),
    ("X: a", " Content-Length: 5"), ("X: a", "\tb"), (": a",), ("X Y: a",),
]  # fmt: skip


@pytest.mark.parametrize("lines", AMBIGUOUS, ids=str)
async def test_a_head_that_can_be_read_in_two_ways_is_refused_and_the_connection_closed(client, bot, lines):
    answer = await ask_raw(client, head(*lines) + b"hallo", 3)
    assert status_of(answer) == 400
    assert b"evil" not in answer.lower()
    assert b"\r\nconnection: close" in answer.lower()
    assert bot.turns == 0


@pytest.mark.parametrize(
    "first", ["GET *", "GET http://", "GET ", "NONE /webhooks/rest/webhook", "CONNECT a:80", "POST"]
)
async def test_an_address_that_is_none_is_refused(client, first):
    assert status_of(await ask_raw(client, head(first=first), 3)) in (400, 404)


async def test_a_head_that_is_too_large_is_refused(client):
    assert status_of(await ask_raw(client, head("X: " + "a" * 9000), 3)) == 413


async def test_a_body_that_comes_a_byte_at_a_time_is_given_up(client, bot, monkeypatch):
    monkeypatch.setattr(security, "BODY_WITHIN", 0.5)
    reader, writer = await asyncio.open_connection(LOCAL, client._base_url.port)
    writer.write(head("Content-Length: 1000"))
    began = asyncio.get_running_loop().time()
    while not reader.at_eof() and asyncio.get_running_loop().time() - began < 5:
        writer.write(b" ")
        await asyncio.sleep(0.05)
        if reader._buffer:
            break
    answer = await asyncio.wait_for(reader.read(), 5)
    writer.close()
    assert status_of(answer) == 408
    assert asyncio.get_running_loop().time() - began < 3
    assert bot.turns == 0


async def test_a_body_that_nobody_waits_for_keeps_no_connection(client):
    """A wrong address or method is answered at once; the rest of the request is not waited for."""
    for first in ("POST /webhooks/school/nergens", "PUT /demo/", f"DELETE {DELETE}", "POST /widget/v1/ouderwijs.js"):
        assert await ask_raw(client, head("Content-Length: 1000", first=first), 2)


async def test_whoever_says_nothing_for_a_while_is_cut_off(client):
    assert security.SILENCE <= 10
    reader, writer = await asyncio.open_connection(LOCAL, client._base_url.port)
    writer.write(b"POST /webhooks/school/webhook HTTP/1.1\r\nHost: bot\r\n")
    assert status_of(await asyncio.wait_for(reader.read(), 2.5 * security.SILENCE)) == 408
    writer.close()


async def test_slow_visitors_do_not_hold_up_others(client):
    slow = [await asyncio.open_connection(LOCAL, client._base_url.port) for _ in range(50)]
    for _, writer in slow:
        writer.write(head("Content-Length: 1000"))
    assert (await asyncio.wait_for(say(client), 2))[0] == 200
    for _, writer in slow:
        writer.close()
