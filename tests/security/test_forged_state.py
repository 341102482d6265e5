"""The one slot that keeps a conversation: whatever stands in it, the bot drops what it does not know and goes on."""

import pytest

from bot.triage.state import MAX_PAST, State, state_from_dict

DEEP = {}
for _ in range(2000):
    DEEP = {"past": [DEEP]}


@pytest.mark.parametrize(
    "forged",
    [
        None, 5, "x", [], [{}], {"topic": ["klacht"]}, {"topic": "bestaat niet"}, {"topic": "__class__"}, {"facts": 5},
        {"facts": {"schooltype": "universiteit", "bestaat niet": "po", "gemeente": {"a": 1}}},
        {"tried": {"klacht": ["x"]}}, {"asked": "schooltype"}, {"missed": "5"}, {"missed": -5},
        {"pending": "schooltype"}, {"advised": "leerkracht"},
        {"other": "x"}, {"offered": [[]]}, {"past": "x"}, {"past": [None, 5, []]},
    ],
    ids=str,
)  # fmt: skip
def test_a_forged_state_is_an_empty_one(knowledge, forged):
    assert state_from_dict(knowledge, forged) == State()


def test_a_state_that_is_deep_or_long_is_cut(knowledge):
    assert len(state_from_dict(knowledge, {"past": [{}] * 1000}).past) <= MAX_PAST
    assert state_from_dict(knowledge, DEEP) == State()
