"""Checks that need both the knowledge and the engine: known predicates and reachable steps.

``load_checked`` is the one way in which the bot gets its knowledge: it gives all errors of all checks at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

from bot.knowledge import KNOWLEDGE_DIRECTORY, Knowledge, KnowledgeError, Problem, Step, Topic, load_knowledge
from bot.knowledge.loader import located
from bot.triage.engine import Advise, advise
from bot.triage.facts import SPOKEN_TO, Facts
from bot.triage.predicates import PREDICATES


def load_checked(directory: Path = KNOWLEDGE_DIRECTORY) -> Knowledge:
    """Load the knowledge and check it against the engine.

    Raises:
        KnowledgeError: with every problem in every file.
    """
    knowledge = load_knowledge(directory)
    problems = list(_predicates_exist(knowledge)) or list(_steps_can_be_reached(knowledge))
    if problems:
        raise KnowledgeError([located(directory, problem) for problem in problems])
    return knowledge


def _predicates_exist(knowledge: Knowledge) -> Iterator[Problem]:
    for topic in knowledge.topics.values():
        for place, name in _named_predicates(topic):
            file = f"topics/{topic.topic}.yml"
            if name not in PREDICATES:
                known = ", ".join(sorted(PREDICATES))
                yield Problem(file, 0, place, f"de voorwaarde '{name}' bestaat niet.", f"Kies uit: {known}.")
            elif PREDICATES[name].reads not in knowledge.questions:
                yield Problem(
                    file, 0, place, f"de voorwaarde '{name}' rust op een vraag die er niet is.",
                    f"Voeg '{PREDICATES[name].reads}' toe aan questions.yml.",
                )  # fmt: skip


def _named_predicates(topic: Topic) -> Iterator[tuple[str, str]]:
    """Every mention of a predicate, with its place in the topic's file."""
    for at, step in enumerate(topic.steps):
        yield from ((f"steps.{at}.when.{i}", name) for i, name in enumerate(step.when))
        yield from ((f"steps.{at}.start_here_when.{i}", name) for i, name in enumerate(step.start_here_when))
        for position, side in enumerate(step.also):
            yield from ((f"steps.{at}.also.{position}.when.{i}", name) for i, name in enumerate(side.when))
    for position, side in enumerate(topic.alongside):
        yield from ((f"alongside.{position}.when.{i}", name) for i, name in enumerate(side.when))


def _steps_can_be_reached(knowledge: Knowledge) -> Iterator[Problem]:
    for topic in knowledge.topics.values():
        situations = list(all_situations(knowledge, topic))
        for at, step in enumerate(topic.steps):
            if not any(_reaches(knowledge, topic, facts, step) for facts in situations):
                yield Problem(
                    f"topics/{topic.topic}.yml", 0, f"steps.{at}.id", f"stap '{step.id}' wordt nooit bereikt.",
                    "Kijk naar 'when' en naar 'start_here_when' van hogere stappen.",
                )  # fmt: skip


def all_situations(knowledge: Knowledge, topic: Topic) -> Iterator[Facts]:
    """Every combination of answers to the questions that the topic's conditions rest on, but for whom was spoken to."""
    named = (name for _, name in _named_predicates(topic))
    questions = [name for name in dict.fromkeys(PREDICATES[name].reads for name in named) if name != SPOKEN_TO]
    for answers in product(*(knowledge.questions[name].options for name in questions)):
        yield dict(zip(questions, answers, strict=True))


def _reaches(knowledge: Knowledge, topic: Topic, facts: Facts, step: Step) -> bool:
    """Whether a parent in this situation who tried all lower steps is advised this one."""
    lower = frozenset(other.id for other in topic.steps[: topic.steps.index(step)])
    outcome = advise(knowledge, topic, facts, lower)
    return isinstance(outcome, Advise) and outcome.step.id == step.id
