"""Only what the bot puts on its buttons counts as a pressed button; everything else is text."""

import pytest

from bot.channel.payloads import is_known_payload, safe_text


@pytest.mark.parametrize(
    "payload",
    [
        "/dyslexie",
        "/volgende_stap",
        '/informeren{"schooltype": "po"}',
        '/informeren{"gesproken_met": "leerkracht"}',
        '/informeren{"gesproken_met": "niemand"}',
    ],
)
def test_a_button_is_let_through(knowledge, payload):
    assert safe_text(knowledge, f" {payload} ") == payload


@pytest.mark.parametrize(
    "forged",
    [
        "/restart",
        "/session_start",
        "/action_triage",
        "/nlu_fallback",
        '/informeren{"schooltype": "universiteit"}',
        '/informeren{"triage": "x"}',
        '/informeren{"schooltype": {"$ne": ""}}',
        '/informeren{"schooltype": ["po"]}',
        "/informeren{broken",
        "/informeren" + '{"a":' * 60 + "1" + "}" * 60,
        "/dyslexie/../../etc/passwd",
        "//dyslexie",
        "/",
    ],
)
def test_anything_else_with_a_slash_becomes_text(knowledge, forged):
    assert not is_known_payload(knowledge, forged)
    assert not safe_text(knowledge, forged).startswith("/")


def test_every_button_that_the_bot_makes_is_let_through(knowledge):
    from actions.messages import ADVICE_BUTTONS, button

    payloads = [button(name, "")["payload"] for name in (*knowledge.topics, *ADVICE_BUTTONS, "contactgegevens")]
    for name, question in knowledge.questions.items():
        payloads += [button("informeren", "", {name: option})["payload"] for option in question.options]
    assert [payload for payload in payloads if not is_known_payload(knowledge, payload)] == []
