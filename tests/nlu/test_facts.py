"""The facts in parents' own words: every line of facts.yml, and nothing besides."""

from datetime import date
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from bot.nlu.facts.finder import FactFinder
from bot.triage.checks import load_checked

CASES = [
    (text, facts)
    for group in YAML(typ="safe").load((Path(__file__).parent / "facts.yml").read_text()).values()
    for text, facts in group.items()
]
NLP = spacy.load("nl_core_news_sm")
FINDER = FactFinder(NLP, load_checked())


def found(text):
    """Facts by name; several values as a list, in the order of the text."""
    facts = {}
    for mention in FINDER.find(text, NLP(text)):
        if mention.fact not in ("genoemd", "vraagt"):
            facts.setdefault(mention.fact, []).append(mention.value)
    return {
        name: list(dict.fromkeys(values)) if name == "gesproken_met" else values[0] for name, values in facts.items()
    }


@pytest.mark.parametrize(("text", "facts"), CASES, ids=[text for text, _ in CASES])
def test_facts(text, facts):
    assert found(text) == facts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("nummer van ouders en onderwijs?", "ouders_onderwijs"),
        ("wat is een OPP", "opp"),
        ("wie is dat, een consulent passend onderwijs", "consulent_passend_onderwijs"),
        ("wat doet het swv", "samenwerkingsverband"),
        ("zorgcoördinator", "zorgcoordinator"),
        ("wat is zorgplicht precies", "zorgplicht"),
    ],
)
def test_names_and_their_other_names_are_found(text, value):
    assert value in [mention.value for mention in FINDER.find(text, NLP(text)) if mention.fact == "genoemd"]


def test_a_mention_says_where_it_stands():
    text = "We hebben al met de IB’er gepraat"
    (mention,) = [m for m in FINDER.find(text, NLP(text)) if m.fact == "gesproken_met"]
    assert text[mention.start : mention.end] == "IB’er"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("sinds de herfstvakantie niet meer op school geweest", "korter_dan_4_weken"),
        ("sinds de zomervakantie niet meer op school geweest", "langer_dan_4_weken"),
        ("sinds december thuis", "langer_dan_4_weken"),
    ],
)
def test_since_a_holiday_is_counted_from_the_day_of_the_message(text, value):
    found = FINDER.find(text, NLP(text), today=date(2026, 11, 10))
    assert [mention.value for mention in found if mention.fact == "thuis"] == [value]


@pytest.mark.parametrize("word", ["moeder", "overleg", "schrikken", "gedraagt", "dieren", "spelen", "rekenen", "leren"])
def test_an_ordinary_word_is_never_taken_for_a_misspelt_one(word):
    assert found(f"over {word}") == {}


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_at_all_gives_only_known_values_at_places_inside_it(text):
    for mention in FINDER.find(text, NLP(text)):
        assert 0 <= mention.start < mention.end <= len(text)


@pytest.mark.parametrize("text", ["", " ", "😀" * 500, "juf " * 2000, "\x00\x01", "مرحبا كيف حالك", "a" * 5000])
def test_odd_messages_do_not_break_it(text):
    FINDER.find(text, NLP(text))
