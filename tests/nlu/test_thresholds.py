"""The limits are those that cost parents the least, on messages where the best choice can be seen by eye."""

import numpy as np
import pytest

from bot.nlu.thresholds import Costs, cost_curve, offered

INTENTS = ["dyslexie", "pesten", "crisis", "out_of_scope"]
TOPICS = {"dyslexie", "pesten"}


def curve_of(rows, accepted, **costs):
    return cost_curve(np.array(rows), INTENTS, [frozenset(good) for good in accepted], TOPICS, Costs(**costs))


def test_asks_where_the_likeliest_is_as_often_wrong_as_right():
    sure = [0.9, 0.05, 0.0, 0.05]
    unsure = [0.5, 0.45, 0.0, 0.05]
    danger = [0.0, 0.0, 1.0, 0.0]
    curve = curve_of(
        [sure, sure, unsure, unsure, danger], [["dyslexie"], ["dyslexie"], ["dyslexie"], ["pesten"], ["crisis"]]
    )
    assert 0.5 < curve.chosen.answer <= 0.9
    assert curve.chosen.offer <= 0.45


def test_answers_at_once_where_asking_costs_more_than_a_mistake():
    unsure = [0.5, 0.45, 0.0, 0.05]
    danger = [0.0, 0.0, 1.0, 0.0]
    curve = curve_of([unsure, unsure, danger], [["dyslexie"], ["pesten"], ["crisis"]], asked=10, asked_in_vain=10)
    assert curve.chosen.answer <= 0.5


def test_says_nothing_of_topics_to_a_message_that_is_not_about_school():
    nonsense = [0.2, 0.1, 0.1, 0.3]
    worry = [0.5, 0.3, 0.0, 0.1]
    danger = [0.0, 0.0, 1.0, 0.0]
    curve = curve_of([nonsense, worry, danger], [["out_of_scope"], ["pesten"], ["crisis"]])
    assert 0.2 < curve.chosen.offer <= 0.3


@pytest.mark.parametrize(("missed", "expected"), [(1000, 0.1), (0.01, 0.9)])
def test_the_emergency_card_comes_early_when_missing_danger_costs_much(missed, expected):
    rows = [[0.9, 0.0, 0.1, 0.0], [0.5, 0.0, 0.5, 0.0], [0.1, 0.0, 0.9, 0.0]]
    curve = curve_of(rows, [["crisis"], ["pesten"], ["crisis"]], crisis_missed=missed)
    assert curve.chosen.crisis <= 0.1 if expected == 0.1 else curve.chosen.crisis > 0.5


def test_a_message_is_kept_out_where_that_is_likelier_than_in_any_real_question():
    own_worry = [0.7, 0.0, 0.0, 0.3]
    worry = [0.7, 0.2, 0.0, 0.1]
    danger = [0.0, 0.0, 1.0, 0.0]
    rows, accepted = [own_worry, worry, worry, danger], [["out_of_scope"], ["dyslexie"], ["dyslexie"], ["crisis"]]
    assert 0.1 < curve_of(rows, accepted).chosen.off_topic <= 0.3


def test_the_curve_holds_every_limit_with_its_cost():
    rows = [[0.9, 0.0, 0.1, 0.0], [0.1, 0.0, 0.9, 0.0]]
    curve = curve_of(rows, [["pesten"], ["crisis"]])
    assert len(curve.answer) == len(curve.off_topic) == len(curve.crisis) > 40
    assert min(cost for _, cost in curve.answer) == dict(curve.answer)[curve.chosen.answer]


def test_at_most_three_topics_are_offered_likeliest_first():
    shares = np.array([0.1, 0.3, 0.2, 0.15, 0.25])
    assert offered(shares, [0, 1, 2, 3], 0.12) == [1, 2, 3]
    assert offered(shares, [0, 1, 2, 3], 0.25) == [1]
