"""The model learns from training messages and takes its certainty from the tuning messages."""

import numpy as np
import pytest

from bot.nlu.intent_model import IntentModel, TuningMessage

TEXTS = [
    "hij leest nog steeds niet", "lezen gaat slecht", "de letters dansen", "ze spelt alles fout",
    "hij wordt gepest", "ze pesten hem online", "ze sluiten haar buiten", "gepest op het plein",
    "goedemorgen", "hallo daar", "hoi", "dag",
]  # fmt: skip
INTENTS = ["dyslexie"] * 4 + ["pesten"] * 4 + ["groet"] * 4


def tuned_on(*pairs):
    return [TuningMessage(text, frozenset({intent})) for text, intent in pairs]


@pytest.fixture
def model():
    return IntentModel(0.7).fit(
        TEXTS, INTENTS, tuned_on(("lezen lukt niet", "dyslexie"), ("pesten stopt niet", "pesten"))
    )


def test_likelihoods_add_up_to_one_and_point_the_right_way(model):
    shares = model.likelihoods(["mijn zoon leest slecht", "ze wordt gepest", ""])
    assert np.allclose(shares.sum(axis=1), 1)
    assert [model.intents[row.argmax()] for row in shares[:2]] == ["dyslexie", "pesten"]


def test_a_model_that_is_wrong_on_the_tuning_messages_is_less_sure():
    right = tuned_on(("lezen lukt niet", "dyslexie"), ("gepest", "pesten"))
    wrong = tuned_on(("lezen lukt niet", "pesten"), ("gepest", "pesten"))
    question = ["hij leest niet"]
    sure = IntentModel(0.7).fit(TEXTS, INTENTS, right).likelihoods(question).max()
    unsure = IntentModel(0.7).fit(TEXTS, INTENTS, wrong).likelihoods(question).max()
    assert unsure < sure


def test_accents_and_capitals_make_no_difference(model):
    assert np.allclose(model.likelihoods(["HIJ LÉÉST NIET"]), model.likelihoods(["hij leest niet"]))
