"""Floors for what the bot understands of messages that nobody trained or tuned on (heldout.yml).

The figures themselves are in docs/metingen.md; this test only says when the bot got plainly worse.
"""

import asyncio
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from bot.triage.conversation import CRISIS_FLOOR

MESSAGES = YAML(typ="safe").load((Path(__file__).parent / "heldout.yml").read_text())
FLOORS = {"intent": 0.77, "top 3": 0.91, "crisis": 0.78, "facts": 0.72}
MOST_FALSE_ALARMS = 0.015


@pytest.fixture(scope="module")
def measured(agent):
    """Shares between 0 and 1 over all messages, through the whole pipeline."""

    async def parse():
        return [await agent.parse_message(message["text"]) for message in MESSAGES]

    pairs = list(zip(MESSAGES, asyncio.run(parse()), strict=True))
    figures = {
        "intent": share(first(answer) in accepted(message) for message, answer in pairs),
        "top 3": share(set(ranked(answer)[:3]) & accepted(message) for message, answer in pairs),
        "crisis": share(alarms(answer) for message, answer in pairs if message["intent"] == "crisis"),
        "false alarms": share(alarms(answer) for message, answer in pairs if "crisis" not in accepted(message)),
        "facts": f1([(stated(message), found(message, answer)) for message, answer in pairs]),
    }
    print({name: round(figure, 3) for name, figure in figures.items()})
    return figures


def share(hits):
    hits = [bool(hit) for hit in hits]
    return sum(hits) / len(hits)


def accepted(message):
    return {message["intent"], *message.get("also", ())}


def ranked(answer):
    return [item["name"] for item in answer["intent_ranking"] if item["name"] != "nlu_fallback"]


def first(answer):
    return ranked(answer)[0]


def alarms(answer):
    shares = {item["name"]: item["confidence"] for item in answer["intent_ranking"]}
    return answer["intent"]["name"] == "crisis" or shares.get("crisis", 0) >= CRISIS_FLOOR


def stated(message):
    facts = message.get("facts", {})
    return {(name, v) for name, value in facts.items() for v in (value if isinstance(value, list) else [value])}


def found(message, answer):
    """Facts found; what a complaint is about only counts in a complaint."""
    ignored = {"genoemd", "taal", "vraagt"} | ({"soort_klacht"} if message["intent"] != "klacht" else set())
    return {(item["entity"], item["value"]) for item in answer["entities"] if item["entity"] not in ignored}


def f1(pairs):
    right = sum(len(expected & actual) for expected, actual in pairs)
    wrong = sum(len(expected ^ actual) for expected, actual in pairs)
    return 2 * right / (2 * right + wrong)


@pytest.mark.parametrize("name", FLOORS)
def test_the_bot_understands_at_least_this_share(measured, name):
    assert measured[name] >= FLOORS[name]


def test_the_emergency_card_is_rarely_shown_in_vain(measured):
    assert measured["false alarms"] <= MOST_FALSE_ALARMS
