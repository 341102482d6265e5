"""The state of one conversation: what must be kept between two turns, and nothing more.

It is kept as one plain dictionary (a slot, when Rasa is around). Reading it back trusts nothing: it may be forged, or
written by an older version with other topics and questions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from bot.knowledge import Knowledge
from bot.triage.facts import FactValue, valid_facts

MAX_PAST = 20
"""How many turns a parent can go back; older ones are forgotten so that the slot does not grow."""


@dataclass(frozen=True)
class State:
    """Where the conversation stands.

    Attributes:
        topic: the topic at hand, or None while it is not known.
        facts: what the parent told.
        tried: per topic the ids of the steps that the parent has tried.
        asked: questions asked for this topic.
        pending: the question that waits for an answer, or None.
        missed: how many answers in a row could not be used.
        advised: id of the step last advised for this topic, or None.
        other: a second topic that the parent named, until it has been offered.
        offered: topics from which the parent was last asked to choose, because the message was not clear.
        past: earlier states, the latest last, each without a past of its own.
    """

    topic: str | None = None
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    tried: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    pending: str | None = None
    missed: int = 0
    advised: str | None = None
    other: str | None = None
    offered: tuple[str, ...] = ()
    past: tuple[State, ...] = ()

    def steps_tried(self) -> frozenset[str]:
        """Ids of the steps of the topic at hand that were tried."""
        return frozenset(self.tried.get(self.topic or "", ()))

    def after(self, **changes: Any) -> State:
        """The next state, with this one remembered so that "terug" can bring it back."""
        remembered = (*self.past, replace(self, past=()))[-MAX_PAST:]
        return replace(self, past=remembered, **changes)

    def to_dict(self) -> dict[str, Any]:
        """Plain data that survives JSON; what is empty is left out to keep the stored conversation small."""
        plain = {name: value for name, value in asdict(self).items() if value and name != "past"}
        if self.past:
            plain["past"] = [state.to_dict() for state in self.past]
        return plain


def state_from_dict(knowledge: Knowledge, plain: Any) -> State:
    """Read a state back and drop whatever the knowledge does not know.

    Args:
        knowledge: loaded knowledge.
        plain: what ``State.to_dict`` gave, possibly tampered with, or anything else.
    """
    if not isinstance(plain, Mapping):
        return State()
    topic = plain.get("topic")
    topic = topic if isinstance(topic, str) and topic in knowledge.topics else None
    pending = plain.get("pending")
    missed = plain.get("missed")
    advised = plain.get("advised")
    other = plain.get("other")
    past = plain.get("past")
    return State(
        topic=topic,
        facts=valid_facts(knowledge, _mapping(plain.get("facts"))),
        tried=_tried(knowledge, _mapping(plain.get("tried"))),
        asked=tuple(name for name in _strings(plain.get("asked")) if name in knowledge.questions),
        pending=pending if topic and isinstance(pending, str) and pending in knowledge.questions else None,
        missed=missed if isinstance(missed, int) and missed > 0 else 0,
        advised=advised if topic and isinstance(advised, str) and knowledge.topics[topic].step(advised) else None,
        other=other if isinstance(other, str) and other in knowledge.topics else None,
        offered=tuple(name for name in _strings(plain.get("offered")) if name in knowledge.topics),
        past=tuple(
            replace(state_from_dict(knowledge, earlier), past=())
            for earlier in (past if isinstance(past, (list, tuple)) else ())[-MAX_PAST:]
            if isinstance(earlier, Mapping) and not earlier.get("past")
        ),
    )


def _tried(knowledge: Knowledge, plain: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {
        name: steps
        for name, topic in knowledge.topics.items()
        if (steps := tuple(step for step in _strings(plain.get(name)) if topic.step(step)))
    }


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _strings(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, (list, tuple)) else []
