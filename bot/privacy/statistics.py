"""What stays of a conversation that is purged: how often which kind of answer was given. No text, no sender.

A count is of a day, a school, a topic, a kind of answer and, for an advice, a contact. Each of these comes from a
closed list; whatever a parent or a page made up is counted without a name. Conversations are counted in the transaction
that purges them: none twice, and never one that a parent deleted.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from sqlalchemy.orm import Session

from bot.knowledge import Knowledge
from bot.privacy.conversations import portions

KINDS = ("question", "choice", "advice", "contact", "explanation", "emergency", "text")
"""Kinds of answers: the types of card, and ``text`` for an answer without one."""
NO_CARD = "text"
STATE_SLOT = "triage"
"""The slot in which the actions keep the topic at hand."""
TABLE = sa.Table(
    "statistics",
    sa.MetaData(),
    sa.Column("day", sa.String(10), primary_key=True),
    sa.Column("school", sa.String(64), primary_key=True),
    sa.Column("topic", sa.String(64), primary_key=True),
    sa.Column("kind", sa.String(16), primary_key=True),
    sa.Column("contact", sa.String(64), primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),
)
"""Lies in the database of the conversations; the day is written as 2026-11-22."""


@dataclass(frozen=True)
class Answer:
    """What is counted.

    Attributes:
        day: as 2026-11-22, by the clock of the server.
        school, topic, contact: ids from the knowledge files, or empty; the contact only with an advice.
        kind: one of ``KINDS``.
    """

    day: str
    school: str
    topic: str
    kind: str
    contact: str


Counts = Counter[Answer]


def prepare(store: SQLTrackerStore) -> None:
    """Make the table if there is none."""
    TABLE.metadata.create_all(store.engine)


def add(session: Session, counts: Mapping[Answer, int]) -> None:
    """Add these counts to what was counted before, in the transaction of the session."""
    for answer, number in counts.items():
        this = sa.and_(*(TABLE.c[name] == value for name, value in asdict(answer).items()))
        if not session.execute(TABLE.update().where(this).values(number=TABLE.c.number + number)).rowcount:
            session.execute(TABLE.insert().values(**asdict(answer), number=number))


def count(session: Session, store: SQLTrackerStore, knowledge: Knowledge, senders: Iterable[str]) -> Counts:
    """The answers in these conversations."""
    event = store.SQLEvent
    state = sa.and_(event.type_name == "slot", event.action_name == STATE_SLOT)
    query = (
        sa.select(event.sender_id, event.data)
        .where(event.sender_id.in_(list(senders)), sa.or_(event.type_name.in_(("user", "bot")), state))
        .order_by(event.sender_id, event.id)
    )
    counts: Counts = Counter()
    for _, rows in groupby(session.execute(query), key=lambda row: row[0]):
        counts.update(_answers(knowledge, (json.loads(data) for _, data in rows)))
    return counts


def since(store: SQLTrackerStore, knowledge: Knowledge, first: date) -> Counts:
    """The answers from this day on: those of purged conversations and of those that are still kept."""
    prepare(store)
    day, beginning = first.isoformat(), datetime.combine(first, time()).timestamp()
    with store.session_scope() as session:
        rows = session.execute(TABLE.select().where(TABLE.c.day >= day)).all()
    counts: Counts = Counter({Answer(*row[:-1]): row.number for row in rows})
    for portion in portions(store):
        senders = [sender for sender, latest in portion if latest >= beginning]
        with store.session_scope() as session:
            counts += count(session, store, knowledge, senders)
    return Counter({answer: number for answer, number in counts.items() if answer.day >= day})


def _answers(knowledge: Knowledge, events: Iterable[dict[str, Any]]) -> Iterator[Answer]:
    """The answers in one conversation; the topic of a turn is known only after its answer."""
    school = topic = ""
    said: list[dict[str, Any]] = []
    for event in events:
        if event["event"] == "slot":
            topic = _known((event.get("value") or {}).get("topic"), knowledge.topics)
        elif event["event"] == "bot":
            said.append(event)
        else:
            yield from (_answer(knowledge, one, school, topic) for one in said)
            said = []
            school = _known((event.get("metadata") or {}).get("school"), knowledge.schools)
    yield from (_answer(knowledge, one, school, topic) for one in said)


def _answer(knowledge: Knowledge, event: dict[str, Any], school: str, topic: str) -> Answer:
    card = (event.get("data") or {}).get("custom") or {}
    kind = _known(card.get("type"), KINDS) or NO_CARD
    contact = _known((card.get("contact") or {}).get("id"), knowledge.contacts) if kind == "advice" else ""
    day = datetime.fromtimestamp(event["timestamp"]).date()
    return Answer(day.isoformat(), school, topic, kind, contact)


def _known(name: Any, names: Iterable[str]) -> str:
    """The name if it is one of these, or else an empty text: nobody's own words are counted."""
    return name if isinstance(name, str) and name in names else ""
