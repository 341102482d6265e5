"""Properties of the engine that hold for every topic and whatever a parent tells."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.models import DONT_KNOW
from bot.triage.checks import load_checked
from bot.triage.engine import MAX_QUESTIONS, Advise, Ask, Exhausted, decide, rungs, step_is_tried
from bot.triage.facts import known

KNOWLEDGE = load_checked()
TOPICS = st.sampled_from(sorted(KNOWLEDGE.topics))


def answers(question_id):
    question = KNOWLEDGE.questions[question_id]
    ids = sorted(question.options) + (sorted(KNOWLEDGE.contacts) if question.from_ladder else [])
    one = st.sampled_from(ids)
    return st.lists(one, min_size=1, max_size=3, unique=True).map(tuple) if question.many else one


FACTS = st.fixed_dictionaries({}, optional={name: answers(name) for name in KNOWLEDGE.questions})


def triage(topic, facts, tried=frozenset(), answer=lambda ask: DONT_KNOW):
    """Answer every question until there is advice; returns the questions asked and the outcome."""
    facts, asked = dict(facts), []
    while True:
        outcome = decide(KNOWLEDGE, topic, facts, tried=tried, asked=frozenset(asked))
        if not isinstance(outcome, Ask):
            return asked, facts, outcome
        assert outcome.question not in asked
        asked.append(outcome.question)
        value = answer(outcome)
        facts[outcome.question] = (value,) if KNOWLEDGE.questions[outcome.question].many else value


@given(TOPICS, FACTS, st.randoms())
@settings(max_examples=300, deadline=None)
def test_it_always_ends_in_advice_and_asks_nothing_twice_nor_what_was_told(topic, facts, random):
    asked, _, outcome = triage(topic, facts, answer=lambda ask: random.choice(ask.options).id)
    assert isinstance(outcome, (Advise, Exhausted))
    assert not set(asked) & facts.keys()
    assert len(asked) <= MAX_QUESTIONS


@given(TOPICS, FACTS)
@settings(max_examples=300, deadline=None)
def test_weet_niet_to_everything_still_ends_in_advice(topic, facts):
    _, _, outcome = triage(topic, facts)
    assert isinstance(outcome, (Advise, Exhausted))


@given(TOPICS, FACTS)
@settings(max_examples=300, deadline=None)
def test_a_parent_is_never_sent_below_a_rung_already_tried(topic, facts):
    _, facts, outcome = triage(topic, facts)
    ladder = rungs(KNOWLEDGE.topics[topic], facts)
    position = ladder.index(outcome.step) if isinstance(outcome, Advise) else len(ladder)
    assert not any(step_is_tried(KNOWLEDGE, step, facts, frozenset()) for step in ladder[position:])


@given(TOPICS, FACTS)
@settings(max_examples=300, deadline=None)
def test_the_contact_fits_the_school_type_and_is_verified(topic, facts):
    _, facts, outcome = triage(topic, facts)
    named = [*outcome.also, *([outcome.step.contact] if isinstance(outcome, Advise) else [])]
    for name in named:
        contact = KNOWLEDGE.contacts[name]
        assert contact.verified
        assert contact.fits(known(facts, "schooltype")), f"{name} past niet bij {facts}"


@given(TOPICS, FACTS)
@settings(max_examples=200, deadline=None)
def test_saying_already_tried_climbs_one_rung_at_a_time_to_the_honest_end(topic, facts):
    tried, heights = set(), []
    _, facts, outcome = triage(topic, facts)
    while isinstance(outcome, Advise):
        heights.append(outcome.number)
        tried.add(outcome.step.id)
        outcome = decide(KNOWLEDGE, topic, facts, tried=frozenset(tried), asked=frozenset(KNOWLEDGE.questions))
    assert heights == sorted(set(heights))
    assert isinstance(outcome, Exhausted)


@given(TOPICS, FACTS)
@settings(max_examples=200, deadline=None)
def test_a_question_is_only_asked_when_an_answer_can_change_the_advice(topic, facts):
    outcome = decide(KNOWLEDGE, topic, facts, asked=frozenset({"filler"}))
    if isinstance(outcome, Ask):
        question = KNOWLEDGE.questions[outcome.question]
        given_answers = [answer.id for answer in outcome.options]
        if question.from_ladder:
            given_answers += list(KNOWLEDGE.contacts)
        seen = {
            repr(
                decide(
                    KNOWLEDGE,
                    topic,
                    {**facts, outcome.question: (value,) if question.many else value},
                    asked=frozenset({"filler", outcome.question}),
                )
            )
            for value in given_answers
        }
        assert len(seen) > 1
