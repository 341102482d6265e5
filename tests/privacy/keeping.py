"""Conversations as the bot keeps them, for the tests of what is deleted and counted."""

import asyncio
import sqlite3
import time

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

DAY = 24 * 60 * 60
DOMAIN = Domain.from_yaml("slots: {triage: {type: any, influence_conversation: false, mappings: [{type: custom}]}}")
SECRET = "Zij plast weer in bed van de spanning."


def sqlite_store(path, wal=False):
    """A database file whose SQLite, unlike Debian's, does not overwrite what it deletes by itself."""
    store = SQLTrackerStore(DOMAIN, dialect="sqlite", db=str(path))
    sa.event.listen(store.engine, "connect", _quick_and_careless)
    if wal:
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
    return store


def _quick_and_careless(connection, _):
    connection.execute("PRAGMA secure_delete = OFF")
    connection.execute("PRAGMA synchronous = OFF")


def turn(text=SECRET, days=0.0, topic="pesten", school="voorbeeld-college-zwolle", card=None):
    """The events of a turn so many days ago."""
    then = time.time() - days * DAY
    return [
        UserUttered(text, metadata={"school": school} if school else {}, timestamp=then),
        ActionExecuted("action_triage", timestamp=then),
        BotUttered(f"Antwoord op: {text}", {"custom": card} if card else {}, timestamp=then),
        SlotSet("triage", {"topic": topic} if topic else {}, timestamp=then),
        ActionExecuted("action_listen", timestamp=then),
    ]


def keep(store, sender, *turns):
    """Keep a conversation, or go on with it."""
    events = [event for one in turns or (turn(),) for event in one]
    asyncio.run(_keep(store, sender, events))


async def _keep(store, sender, events):
    tracker = await store.retrieve(sender) or DialogueStateTracker(sender, store.domain.slots)
    for event in events:
        tracker.update(event)
    await store.save(tracker)


def events_of(store, sender):
    with store.session_scope() as session:
        return session.query(store.SQLEvent).filter_by(sender_id=sender).count()


def senders(store):
    return set(asyncio.run(store.keys()))


def in_use(path):
    """A connection that does nothing but keep SQLite from throwing away its write-ahead log by itself."""
    connection = sqlite3.connect(path)
    connection.execute("SELECT 1 FROM events").fetchone()
    return connection


def bytes_on_disk(path):
    """All that the database has in files: its own, and the logs beside it."""
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
