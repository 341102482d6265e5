"""Words for danger always raise the alarm; strong words that mean something else do not."""

import pytest
from ruamel.yaml import YAML

from bot.nlu.crisis_guard import speaks_of_danger
from tests.conftest import ROOT


@pytest.mark.parametrize(
    "text",
    [
        "ik wil niet meer leven zegt mijn dochter",
        "mijn zoon van 13 zegt dat hij dood wil",
        "hij zegt dat het voor hem niet meer hoeft",
        "Ze snijdt zichzelf",
        "krassen op haar armen gezien",
        "zijn stiefvader slaat hem",
        "ze wordt thuis geslagen",
        "een jongen had een mes bij zich op school",
        "zij denkt aan zelfmoord",
        "hij heeft pillen geslikt",
        "ze wou dat ze er niet meer was",
        "mn dochter is misbruikt door een leraar",
        "de juf heeft mijn zoon geslagen",
        "my daughter wants to die",
        "kızım ölmek istiyor",
        "moja córka chce się zabić",
        "син не хоче жити",
        "ابنتي تريد أن تموت",
    ],
)
def test_danger_is_heard(text):
    assert speaks_of_danger(text)


@pytest.mark.parametrize(
    "text",
    [
        "ik sterf van de zenuwen voor de cito",
        "ze schaamt zich dood",
        "hij is doodmoe na school",
        "ik word gek van die school",
        "hij verveelt zich dood",
        "onze hond is dood en hij is er kapot van",
        "hij wil niet meer naar school",
        "ze durft niet meer naar school",
        "met mes en vork eten lukt niet",
        "het heeft geen zin om weer met de juf te praten",
        "hij wordt geplaagd op het plein",
    ],
)
def test_strong_words_that_mean_something_else_raise_no_alarm(text):
    assert not speaks_of_danger(text)


def test_it_hardly_ever_alarms_on_the_training_messages_of_other_intents():
    entries = YAML(typ="safe").load((ROOT / "data" / "nlu.yml").read_text())["nlu"]
    others = [line for entry in entries if entry["intent"] != "crisis" for line in entry["examples"].splitlines()]
    alarms = [line for line in others if speaks_of_danger(line)]
    assert len(alarms) <= 0.003 * len(others), alarms
