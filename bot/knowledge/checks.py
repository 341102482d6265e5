"""Checks across the knowledge files: does everything that is named exist, and may it be offered?

Each check is a small generator of problems; ``check`` runs them all. Lines are filled in by the loader.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from bot.knowledge.models import DONT_KNOW, Knowledge, Topic
from bot.knowledge.problems import Problem
from bot.knowledge.texts import check_own_texts, check_texts

REQUIRED_QUESTIONS = ("schooltype", "gesproken_met")
"""Every topic rests on these two: the names of people differ by school type, the rung by whom was spoken to."""


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Everything that is wrong between the entries of loaded knowledge."""
    return chain(
        _contacts_exist(knowledge),
        _contacts_may_be_offered(knowledge),
        _shared_names_are_unique(knowledge),
        _questions_can_be_declined(knowledge),
        _step_ids_are_unique(knowledge),
        check_texts(knowledge.texts),
        _schools_name_what_exists(knowledge),
        _menu_names_topics(knowledge),
    )


def _contacts_exist(knowledge: Knowledge) -> Iterator[Problem]:
    for file, place, contact in _references(knowledge):
        if contact not in knowledge.contacts:
            yield _problem(
                file, place, f"contact '{contact}' bestaat niet.", "Kies een naam die in contacts.yml staat."
            )


def _contacts_may_be_offered(knowledge: Knowledge) -> Iterator[Problem]:
    for file, place, contact in _references(knowledge):
        if not file.startswith(("topics/", "texts.")):
            continue
        if contact in knowledge.contacts and not knowledge.contacts[contact].verified:
            yield _problem(file, place, f"contact '{contact}' is niet bevestigd.", "Bied een bevestigd contact aan.")


def _references(knowledge: Knowledge) -> Iterator[tuple[str, str, str]]:
    """Every mention of a contact: file, place and the contact's id."""
    for name, contact in knowledge.contacts.items():
        for index, other in enumerate(contact.same_rung):
            yield "contacts.yml", f"{name}.same_rung.{index}", other
    for name, term in knowledge.terms.items():
        if term.ask:
            yield "terms.yml", f"{name}.ask", term.ask
    for index, line in enumerate(knowledge.emergency):
        yield "texts.yml", f"emergency.{index}.contact", line.contact
    yield "texts.yml", "advice_line", knowledge.advice_line
    for name, topic in knowledge.topics.items():
        yield from ((f"topics/{name}.yml", place, contact_id) for place, contact_id in _topic_references(topic))


def _topic_references(topic: Topic) -> Iterator[tuple[str, str]]:
    for index, step in enumerate(topic.steps):
        yield f"steps.{index}.contact", step.contact
        for position, side in enumerate(step.also):
            yield f"steps.{index}.also.{position}.contact", side.contact
    for index, side in enumerate(topic.alongside):
        yield f"alongside.{index}.contact", side.contact


def _shared_names_are_unique(knowledge: Knowledge) -> Iterator[Problem]:
    for name in knowledge.contacts.keys() & knowledge.terms.keys():
        yield _problem("terms.yml", name, f"'{name}' staat ook in contacts.yml.", "Houd er één over.")


def _questions_can_be_declined(knowledge: Knowledge) -> Iterator[Problem]:
    for name in REQUIRED_QUESTIONS:
        if name not in knowledge.questions:
            yield _problem("questions.yml", name, f"de vraag '{name}' ontbreekt.", "Zet hem terug.")
    for name, question in knowledge.questions.items():
        if DONT_KNOW not in question.options:
            yield _problem(
                "questions.yml", f"{name}.options", f"de keuze '{DONT_KNOW}' ontbreekt.", "Voeg hem als laatste toe."
            )


def _step_ids_are_unique(knowledge: Knowledge) -> Iterator[Problem]:
    for name, topic in knowledge.topics.items():
        seen = Counter(step.id for step in topic.steps)
        for index, step in enumerate(topic.steps):
            if seen[step.id] > 1:
                yield _problem(
                    f"topics/{name}.yml",
                    f"steps.{index}.id",
                    f"stap '{step.id}' staat er meer keer.",
                    "Geef elke stap een eigen naam.",
                )


def _menu_names_topics(knowledge: Knowledge) -> Iterator[Problem]:
    for index, name in enumerate(knowledge.menu):
        if name not in knowledge.topics:
            yield _problem(
                "texts.yml", f"menu.{index}", f"onderwerp '{name}' bestaat niet.", "Kies een naam uit topics/."
            )


def _schools_name_what_exists(knowledge: Knowledge) -> Iterator[Problem]:
    for name, school in knowledge.schools.items():
        file = f"schools/{name}.yml"
        if school.municipality and school.municipality not in knowledge.municipalities:
            what = f"de gemeente '{school.municipality}' bestaat niet."
            yield _problem(file, "municipality", what, "Kies een naam uit municipalities.yml.")
        for contact in school.contacts.keys() - knowledge.contacts.keys():
            what = f"contact '{contact}' bestaat niet."
            yield _problem(file, f"contacts.{contact}", what, "Kies een naam die in contacts.yml staat.")
        yield from check_own_texts(file, school.texts)


def _problem(file: str, place: str, what: str, remedy: str) -> Problem:
    return Problem(file, 0, place, what, remedy)
