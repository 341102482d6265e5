"""Proof that everything the bot knows can be reached: contacts and terms by name, steps by climbing, texts by use."""

import re

import pytest
import spacy

from actions.messages import message
from bot.knowledge.texts import TEXTS
from bot.nlu.facts.finder import FactFinder
from bot.triage.checks import all_situations, load_checked
from bot.triage.conversation import respond
from bot.triage.engine import Advise, Ask, advise, decide, facts_read
from bot.triage.parts import Utterance
from bot.triage.state import State
from tests.conftest import ROOT

KNOWLEDGE = load_checked()
NLP = spacy.load("nl_core_news_sm")
FINDER = FactFinder(NLP, KNOWLEDGE)
ENTRIES = {**KNOWLEDGE.contacts, **KNOWLEDGE.terms}


def asked_about(text, intent):
    mentioned = tuple(m.value for m in FINDER.find(text, NLP(text)) if m.fact == "genoemd")
    return respond(KNOWLEDGE, State(), Utterance(text, intent, {intent: 0.9}, mentioned=mentioned))


def spellings(name):
    """The entry's name without brackets, and its other names."""
    return [re.sub(r"\s*\(.*?\)", "", ENTRIES[name].name), *ENTRIES[name].aliases]


@pytest.mark.parametrize("name", ENTRIES)
def test_every_contact_and_term_is_explained_under_each_of_its_names(name):
    for spelled in spellings(name):
        said = message(KNOWLEDGE, asked_about(f"wat is {spelled} precies", "uitleg"))
        assert said.card is not None, spelled
        assert said.card["id"] == name, spelled


@pytest.mark.parametrize("name", KNOWLEDGE.contacts)
def test_every_contacts_details_are_given_on_request(name):
    said = message(KNOWLEDGE, asked_about(f"contactgegevens van {spellings(name)[0]}", "contactgegevens"))
    assert said.card["contact"]["id"] == name
    phone = KNOWLEDGE.contacts[name].phone
    assert phone is None or phone in said.text


@pytest.mark.parametrize("topic", KNOWLEDGE.topics)
def test_every_step_of_every_ladder_is_reached_by_climbing(topic):
    ladder = KNOWLEDGE.topics[topic]
    reached = set()
    for facts in all_situations(KNOWLEDGE, ladder):
        tried = frozenset()
        while isinstance(outcome := advise(KNOWLEDGE, ladder, facts, tried), Advise):
            reached.add(outcome.step.id)
            tried |= {outcome.step.id}
    assert reached == {step.id for step in ladder.steps}


def test_every_question_is_asked_of_some_parent():
    asked = set()
    for name, topic in KNOWLEDGE.topics.items():
        contacts = {(step.contact,) for step in topic.steps} | {("niemand",)}
        for facts in all_situations(KNOWLEDGE, topic):
            for fact in facts_read(topic):
                for spoken in contacts:
                    told = {**facts, "gesproken_met": spoken}
                    told.pop(fact, None)
                    outcome = decide(KNOWLEDGE, name, told)
                    if isinstance(outcome, Ask):
                        asked.add(outcome.question)
                        offered = {answer.id for answer in outcome.options}
                        assert offered >= set(KNOWLEDGE.questions[outcome.question].options)
    assert asked == set(KNOWLEDGE.questions)


def test_every_text_is_used_in_the_code():
    code = "\n".join(
        path.read_text()
        for folder in ("bot", "actions")
        for path in (ROOT / folder).rglob("*.py")
        if path.name != "texts.py"
    )
    made = {
        f"knop_{move}"
        for move in ("volgende_stap", "gesprek_voorbereiden", "contactgegevens", "uitleg", "opnieuw", "terug")
    }
    unused = {name for name in TEXTS if f'"{name}"' not in code} - made
    assert unused == set()
