"""Facts: what the parent told about this child, by name.

A fact's name is the id of its question and its value the id of an option (see ``questions.yml``). A fact that may hold
several values (``gesproken_met``) is a tuple of ids. Facts never change in place: each change gives new facts, which is
what makes "terug" and "toch de middelbare school" cheap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bot.knowledge import Contact, Knowledge
from bot.knowledge.models import DONT_KNOW, NOBODY

FactValue = str | tuple[str, ...]
Facts = Mapping[str, FactValue]

SPOKEN_TO = "gesproken_met"
SCHOOL_TYPE = "schooltype"
MUNICIPALITY = "gemeente"


def known(facts: Facts, name: str) -> FactValue | None:
    """The fact's value, or None when the parent did not say or does not know."""
    value = facts.get(name)
    return None if value in (None, DONT_KNOW, (DONT_KNOW,), ()) else value


def spoken_to(facts: Facts) -> frozenset[str]:
    """Ids of the contacts that the parent already spoke to."""
    value = known(facts, SPOKEN_TO) or ()
    return frozenset(value) - {NOBODY, DONT_KNOW}


def merged(facts: Facts, told: Facts) -> dict[str, FactValue]:
    """The facts with newly told ones put in.

    A single value replaces the old one: the parent's last word counts. Several values are added up, except that
    "niemand" and "weet ik niet" give way to a real contact and never push one out.
    """
    result = dict(facts)
    for name, value in told.items():
        result[name] = _united(result.get(name, ()), value) if isinstance(value, tuple) else value
    return result


def _united(old: FactValue, new: tuple[str, ...]) -> tuple[str, ...]:
    everything = dict.fromkeys((*(old if isinstance(old, tuple) else ()), *new))
    real = tuple(value for value in everything if value not in (NOBODY, DONT_KNOW))
    return real or new


def valid_facts(knowledge: Knowledge, told: Mapping[str, Any]) -> dict[str, FactValue]:
    """The part of what was told that the knowledge knows: other names and values are dropped.

    What comes from a client or a slot is never trusted: it may be forged, or older than the knowledge files.
    """
    result: dict[str, FactValue] = {}
    for name, value in told.items():
        question = knowledge.questions.get(name)
        if question is None:
            continue
        values = tuple(item for item in _as_strings(value) if knowledge.is_answer(name, item))
        if values:
            result[name] = values if question.many else values[0]
    return result


def facts_of_school(knowledge: Knowledge) -> dict[str, FactValue]:
    """What the school whose website the parent is on already tells about the child."""
    if knowledge.school is None:
        return {}
    told = {SCHOOL_TYPE: knowledge.school.schooltype, MUNICIPALITY: knowledge.school.municipality}
    return {name: value for name, value in told.items() if value}


def _as_strings(value: Any) -> Iterable[str]:
    items = value if isinstance(value, (list, tuple)) else [value]
    return [item for item in items if isinstance(item, str)]


def is_tried(knowledge: Knowledge, facts: Facts, contact_id: str) -> bool:
    """Whether the parent spoke to this contact or to one that stands on the same rung."""
    return not knowledge.same_rung(contact_id).isdisjoint(spoken_to(facts))


def fits_school(contact: Contact, facts: Facts) -> bool:
    """Whether the contact exists at this child's type of school."""
    school_type = known(facts, SCHOOL_TYPE)
    return contact.fits(school_type if isinstance(school_type, str) else None)
