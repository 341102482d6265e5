"""The engine: from the facts to the next question or the advice.

It holds no state: each turn it replays the topic's ladder from the facts, so going back is a matter of fewer facts.
It asks a question only while some answer to it can still change the advice, and never more than a parent in need will
bear. Every decision carries the facts that decided it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, product, takewhile
from math import inf
from operator import gt

from bot.knowledge import Knowledge, Side, Step, Topic
from bot.knowledge.models import DONT_KNOW, NOBODY
from bot.triage.facts import SPOKEN_TO, Facts, FactValue, fits_school, is_tried, known, spoken_to
from bot.triage.predicates import PREDICATES

MAX_QUESTIONS = 2
"""How many questions come before the first advice (voice.md: "zo weinig mogelijk"). What is then unknown stays so."""

NEARBY = ("school", "region")
"""Kinds of contacts that are offered as an answer to the question whom the parent already spoke to."""


@dataclass(frozen=True)
class Reason:
    """A fact that decided, and the predicate or rule through which it did."""

    fact: str
    value: FactValue
    rule: str


@dataclass(frozen=True)
class Answer:
    """An answer to offer: the value that it gives the fact, and the words on its button."""

    id: str
    title: str


@dataclass(frozen=True)
class Ask:
    """The engine needs an answer to this question first.

    Attributes:
        topic: the topic at hand.
        question: id of the question, which is the name of the fact that it sets.
        options: the answers to offer, in order.
    """

    topic: str
    question: str
    options: tuple[Answer, ...]


@dataclass(frozen=True)
class Advise:
    """The engine knows whom the parent can turn to now.

    Attributes:
        topic: the topic at hand.
        step: the rung to stand on.
        number, of: height of the rung on this parent's ladder, both from 1.
        also: ids of contacts to mention beside it.
        reasons: the facts that decided.
    """

    topic: str
    step: Step
    number: int
    of: int
    also: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Exhausted:
    """Every rung that fits this parent has been tried."""

    topic: str
    of: int
    also: tuple[str, ...]
    reasons: tuple[Reason, ...]


Decision = Ask | Advise | Exhausted


def decide(
    knowledge: Knowledge,
    topic_id: str,
    facts: Facts,
    *,
    tried: frozenset[str] = frozenset(),
    asked: frozenset[str] = frozenset(),
) -> Decision:
    """The next question or the advice for a parent with this topic and these facts.

    Args:
        knowledge: loaded knowledge.
        topic_id: id of the topic; must be one of ``knowledge.topics``.
        facts: what the parent told.
        tried: ids of steps of this topic of which the parent said "dat heb ik al geprobeerd".
        asked: questions that were already asked in this triage; they are not asked again.
    """
    topic = knowledge.topics[topic_id]
    left = MAX_QUESTIONS - len(asked)
    candidates = open_questions(knowledge, topic, facts, asked) if left > 0 else []
    for question in candidates:
        others = [name for name in candidates if name != question] if left > 1 else []
        if can_change_the_advice(knowledge, topic, facts, tried, question, others):
            return Ask(topic_id, question, options(knowledge, topic, facts, question))
    return advise(knowledge, topic, facts, tried)


def advise(knowledge: Knowledge, topic: Topic, facts: Facts, tried: frozenset[str]) -> Advise | Exhausted:
    """The advice on the facts as they are; what is unknown counts as "weet ik niet"."""
    ladder = rungs(topic, facts)
    position = _position(knowledge, ladder, facts, tried)
    if position == len(ladder):
        also = _mentioned(knowledge, topic.alongside, facts, exclude=knowledge.advice_line)
        return Exhausted(topic.topic, len(ladder), also, tuple(_reasons(knowledge, ladder, facts)))
    step = ladder[position]
    also = _mentioned(knowledge, (*step.also, *topic.alongside), facts, exclude=step.contact)
    reasons = tuple(_reasons(knowledge, ladder[: position + 1], facts))
    return Advise(topic.topic, step, position + 1, len(ladder), also, reasons)


def rungs(topic: Topic, facts: Facts) -> list[Step]:
    """The steps that are on this parent's ladder, from the bottom up."""
    return [step for step in topic.steps if _hold(step.when, facts)]


def _position(knowledge: Knowledge, ladder: list[Step], facts: Facts, tried: frozenset[str]) -> int:
    """Where the parent stands: just above the highest rung tried, at least at the highest one they may start at."""
    done = (at + 1 for at, step in enumerate(ladder) if step_is_tried(knowledge, step, facts, tried))
    may_start = (at for at, step in enumerate(ladder) if step.start_here_when and _hold(step.start_here_when, facts))
    return max(chain(done, may_start, [_passed_elsewhere(knowledge, ladder, facts)]))


def step_is_tried(knowledge: Knowledge, step: Step, facts: Facts, tried: frozenset[str]) -> bool:
    """Whether the parent did this step: they said so, or spoke to its contact where that is enough."""
    return step.id in tried or (not step.again and is_tried(knowledge, facts, step.contact))


def _passed_elsewhere(knowledge: Knowledge, ladder: list[Step], facts: Facts) -> int:
    """How many rungs the parent passed by speaking to somebody higher in the line of help who is on no rung here.

    Who spoke to the headteacher about a topic without such a rung is not sent back to the class teacher.
    """
    on_ladder = frozenset(chain.from_iterable(knowledge.same_rung(step.contact) for step in ladder))
    reached = max((knowledge.contacts[name].line or 0 for name in spoken_to(facts) - on_ladder), default=0)
    heights = (knowledge.contacts[step.contact].line or inf for step in ladder)
    return len(list(takewhile(partial(gt, reached), heights)))


def _hold(names: tuple[str, ...], facts: Facts) -> bool:
    return all(PREDICATES[name].holds(facts) for name in names)


def _mentioned(knowledge: Knowledge, sides: tuple[Side, ...], facts: Facts, exclude: str) -> tuple[str, ...]:
    """Contacts to name beside the advice, without those who do not fit and those the parent already spoke to."""
    left_out = {exclude, *spoken_to(facts)}
    named = dict.fromkeys(side.contact for side in sides if _hold(side.when, facts))
    return tuple(name for name in named if name not in left_out and fits_school(knowledge.contacts[name], facts))


def _reasons(knowledge: Knowledge, ladder: list[Step], facts: Facts) -> Iterator[Reason]:
    """The facts that put these rungs on the ladder or that passed over the lower ones."""
    seen = set()
    for step in ladder:
        for name in (*step.when, *step.start_here_when):
            predicate = PREDICATES[name]
            value = known(facts, predicate.reads)
            if value is not None and predicate.holds(facts) and predicate.reads not in seen:
                seen.add(predicate.reads)
                yield Reason(predicate.reads, value, name)
    spoken = known(facts, SPOKEN_TO)
    if spoken is not None:
        yield Reason(SPOKEN_TO, spoken, "al_gesproken")


def open_questions(knowledge: Knowledge, topic: Topic, facts: Facts, asked: frozenset[str]) -> list[str]:
    """Questions that this topic depends on and that were neither answered nor asked, in the order of questions.yml."""
    read = facts_read(topic)
    return [name for name in knowledge.questions if name in read and name not in facts and name not in asked]


def facts_read(topic: Topic) -> frozenset[str]:
    """Names of the facts on which the topic's advice rests."""
    sides = chain(topic.alongside, *(step.also for step in topic.steps))
    named = chain(
        chain.from_iterable(side.when for side in sides),
        chain.from_iterable((*step.when, *step.start_here_when) for step in topic.steps),
    )
    return frozenset({PREDICATES[name].reads for name in named} | {SPOKEN_TO})


def options(knowledge: Knowledge, topic: Topic, facts: Facts, question_id: str) -> tuple[Answer, ...]:
    """The answers to offer: the question's own, after the nearby contacts of this parent's ladder if it says so.

    National bodies are not offered as an answer to "met wie sprak je al?": a parent who went that far says so.
    """
    question = knowledge.questions[question_id]
    own = tuple(Answer(name, option.title) for name, option in question.options.items())
    if not question.from_ladder:
        return own
    named = {step.contact: step.title or knowledge.contacts[step.contact].name for step in rungs(topic, facts)}
    nearby = (Answer(name, title) for name, title in named.items() if knowledge.contacts[name].kind in NEARBY)
    return (*nearby, *own)


def can_change_the_advice(
    knowledge: Knowledge, topic: Topic, facts: Facts, tried: frozenset[str], question_id: str, others: list[str]
) -> bool:
    """Whether two answers to the question can lead to different advice, whatever is answered to the other questions.

    Args:
        knowledge, topic, facts, tried: as for ``decide``.
        question_id: the question that may be worth asking.
        others: the questions that may still be asked after it; what is in neither counts as "weet ik niet".
    """
    for answers in product(*(_answers(knowledge, topic, name) for name in others)):
        given = {**facts, **dict(zip(others, answers, strict=True))}
        outcomes = {
            _gist(
                topic, {**given, question_id: answer}, advise(knowledge, topic, {**given, question_id: answer}, tried)
            )
            for answer in _answers(knowledge, topic, question_id)
        }
        if len(outcomes) > 1:
            return True
    return False


def _is_possible(knowledge: Knowledge, facts: Facts) -> bool:
    """Whether the people spoken to can exist at this type of school."""
    return all(fits_school(knowledge.contacts[name], facts) for name in spoken_to(facts))


def _answers(knowledge: Knowledge, topic: Topic, question_id: str) -> list[FactValue]:
    """All single answers to a question that differ in effect; "weet ik niet" stands for "niemand" too."""
    question = knowledge.questions[question_id]
    ids = set(question.options) | ({step.contact for step in topic.steps} if question.from_ladder else set())
    ordered = [DONT_KNOW, *sorted(ids - {DONT_KNOW, NOBODY})]
    return [(answer,) if question.many else answer for answer in ordered]


def _gist(topic: Topic, facts: Facts, outcome: Advise | Exhausted) -> tuple[str, frozenset[str]]:
    """What makes one advice differ from another in a parent's eyes: whom to turn to and who is named on a condition."""
    step = outcome.step if isinstance(outcome, Advise) else None
    sides = (*(step.also if step else ()), *topic.alongside)
    return (step.id if step else "", frozenset(side.contact for side in sides if side.when and _hold(side.when, facts)))
