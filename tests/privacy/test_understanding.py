"""Masking does no harm to understanding: the same messages, as typed and masked, through the whole pipeline."""

import asyncio

import pytest

from benchmarks.scoring import HELD_OUT, figures, read_messages
from bot.privacy.masking import mask, prepare

AT_MOST_WORSE = 0.005
"""Share by which a figure may be worse on masked messages."""
THE_MORE_THE_BETTER = ("intent", "top 3", "crisis found", "kept out", "facts")
THE_FEWER_THE_BETTER = ("false alarms", "turned away")


@pytest.fixture(scope="module")
def measured(agent, knowledge):
    """Figures of the messages as typed, and of the same messages masked."""
    messages, lexicon = read_messages(HELD_OUT), prepare(knowledge)

    async def parse(texts):
        return [await agent.parse_message(text) for text in texts]

    typed = [message["text"] for message in messages]
    readings = dict(zip(typed, asyncio.run(parse(typed)), strict=True))
    masked = {text: mask(text, lexicon) for text in typed}
    changed = [text for text in typed if masked[text] != text]
    masked_readings = dict(zip(changed, asyncio.run(parse([masked[text] for text in changed])), strict=True))
    after = {**readings, **masked_readings}
    return tuple(figures([(message, read[message["text"]]) for message in messages]) for read in (readings, after))


@pytest.mark.parametrize("name", THE_MORE_THE_BETTER)
def test_masking_costs_hardly_any_understanding(measured, name):
    typed, masked = measured
    assert masked[name] >= typed[name] - AT_MOST_WORSE, measured


@pytest.mark.parametrize("name", THE_FEWER_THE_BETTER)
def test_masking_brings_hardly_any_errors(measured, name):
    typed, masked = measured
    assert masked[name] <= typed[name] + AT_MOST_WORSE, measured
