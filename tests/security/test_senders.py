"""Another parent's conversation: nobody reads it, continues it or deletes it without its number."""

import pytest

from bot.channel import requests, school
from tests.security.server import DELETE, EVIL, REGENBOOG, SENDER, START, WEBHOOK, ask, say


async def test_no_address_shows_what_was_said_in_a_conversation(client):
    await say(client, "mijn geheim")
    places = [DELETE, f"/webhooks/school/{SENDER}", WEBHOOK, START, f"/conversations/{SENDER}/tracker"]
    for place in places:
        for method in ("GET", "HEAD", "PUT", "PATCH", "OPTIONS"):
            status, _, body = await ask(client, place, method)
            assert status in (200, 404, 405)
            assert b"geheim" not in body


async def test_another_number_is_another_conversation(client, bot):
    await say(client, "mijn geheim")
    status, body = await say(client, "wat zei ik?", sender=SENDER[:-1] + "b")
    assert status == 200
    assert "geheim" not in str(body)
    assert len((await bot.tracker_store.retrieve(SENDER)).events) < 5


async def test_the_numbers_that_the_bot_gives_cannot_be_guessed():
    assert school.SENDER_BYTES * 8 >= 128
    assert requests.SENDER.fullmatch("a" * 21) is None


async def test_a_message_that_is_recorded_and_sent_again_does_nothing_more(client, bot):
    first = await say(client, "een", message_id="m1")
    assert [await say(client, "een", message_id="m1") for _ in range(3)] == [first] * 3
    assert bot.turns == 1


@pytest.mark.parametrize("origin", [EVIL, "null", "http://regenboog.example.nl", f"{REGENBOOG}.evil.example", "", "*"])
async def test_a_page_of_another_website_cannot_delete_or_write(client, bot, origin):
    await say(client, "mijn geheim")
    simple = {"Origin": origin, "Content-Type": "text/plain"}  # what a page may send without asking first
    for method, place in (("DELETE", DELETE), ("POST", WEBHOOK), ("POST", START)):
        body = f'{{"sender": "{SENDER}", "message": "weg"}}'
        status, headers, _ = await ask(client, place, method, headers=simple, data=body)
        assert status == 403
        assert "Access-Control-Allow-Origin" not in headers
    assert bot.turns == 1
    assert await bot.tracker_store.retrieve(SENDER) is not None


async def test_a_page_of_another_website_hears_beforehand_that_it_may_not(client):
    asked = {"Origin": EVIL, "Access-Control-Request-Method": "DELETE"}
    _, headers, _ = await ask(client, DELETE, "OPTIONS", headers=asked)
    assert not [name for name in headers if name.startswith("Access-Control")]


async def test_a_website_whose_name_is_made_to_point_to_the_bot_gets_only_a_conversation_of_its_own(client, bot):
    """DNS rebinding: to the browser the page and the bot are one website. The bot knows its visitors by nothing else
    than the number in the request, so such a page can do what anybody can, and no more."""
    await say(client, "mijn geheim")
    there = {"Origin": "http://evil.example", "Host": "evil.example"}
    status, headers, body = await ask(client, START, headers=there, json={})
    assert status == 200
    assert SENDER.encode() not in body
    assert b"geheim" not in body
    assert "Set-Cookie" not in headers
    assert "Access-Control-Allow-Credentials" not in headers


async def test_there_are_no_cookies_so_a_browser_proves_nothing_by_itself(client):
    for method, place in (("POST", START), ("GET", "/demo/"), ("GET", "/widget/v1/ouderwijs.js"), ("GET", "/")):
        _, headers, _ = await ask(client, place, method, json={} if method == "POST" else None)
        assert "Set-Cookie" not in headers
        assert "Access-Control-Allow-Credentials" not in headers
