"""Floors for what the bot understands of messages that nobody trained or tuned on (heldout.yml).

The figures themselves are in docs/nlu.md; this test only says when the bot got plainly worse.
"""

import asyncio

import pytest

from benchmarks.scoring import HELD_OUT, figures, read_messages

AT_LEAST = {"intent": 0.87, "top 3": 0.965, "crisis found": 0.95, "kept out": 0.85, "facts": 0.87}
AT_MOST = {"false alarms": 0.012, "turned away": 0.015}


@pytest.fixture(scope="module")
def measured(agent):
    """Shares between 0 and 1 over all messages, through the whole pipeline."""
    messages = read_messages(HELD_OUT)

    async def parse():
        return [await agent.parse_message(message["text"]) for message in messages]

    return figures(list(zip(messages, asyncio.run(parse()), strict=True)))


@pytest.mark.parametrize("name", AT_LEAST)
def test_the_bot_understands_at_least_this_share(measured, name):
    assert measured[name] >= AT_LEAST[name], measured


@pytest.mark.parametrize("name", AT_MOST)
def test_the_bot_errs_on_at_most_this_share(measured, name):
    assert measured[name] <= AT_MOST[name], measured
