"""Deletes the conversations in which nothing has been said for a while, and counts them before they go."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bot.knowledge import Knowledge
from bot.privacy import statistics
from bot.privacy.conversations import PATIENCE, portions
from bot.privacy.erasing import clean, erasing, is_sqlite

DAY = 24 * 60 * 60.0
PAUSE = 0.02
"""Seconds between two portions, in which the bot has the database to itself."""
LOCK_WAIT = 1
"""Seconds that PostgreSQL may let the bot wait because the purge waits for somebody else."""
LOCK_NOT_AVAILABLE = "55P03"


@dataclass(frozen=True)
class Purged:
    """How many conversations were deleted, or would be; and how many there are left."""

    deleted: int
    kept: int


def purge(store: SQLTrackerStore, knowledge: Knowledge | None, before: float, dry_run: bool = False) -> Purged:
    """Delete the conversations whose latest event is older than a moment.

    It may run while the bot does, and when it is broken off nothing is half done: each portion is counted and deleted
    in one transaction, in which every conversation is looked at again.

    Args:
        store: where the conversations are.
        knowledge: says what may be counted; without it nothing is.
        before: the moment, in seconds since 1970.
        dry_run: delete nothing, only say what would be deleted.

    Raises:
        StoreError: when SQLite's file cannot be cleaned; what was deleted stays deleted.
        sqlalchemy.exc.DBAPIError: when the database is away or in use for too long; the same holds.
    """
    if not dry_run:
        statistics.prepare(store)
    deleted = total = 0
    for portion in portions(store):
        total += len(portion)
        old = [sender for sender, latest in portion if latest < before]
        if old:
            deleted += len(old) if dry_run else _delete(store, knowledge, old, before)
            time.sleep(PAUSE)
    if not dry_run:
        clean(store)
    return Purged(deleted, total - deleted)


def _delete(store: SQLTrackerStore, knowledge: Knowledge | None, senders: Iterable[str], before: float) -> int:
    """Count and delete those of these conversations that nobody has gone on with."""
    event = store.SQLEvent
    with erasing(store) as session:
        _lock(store, session)
        latest = sa.func.coalesce(sa.func.max(event.timestamp), 0.0)
        query = sa.select(event.sender_id).where(event.sender_id.in_(list(senders))).group_by(event.sender_id)
        old = list(session.execute(query.having(latest < before)).scalars())
        if knowledge:
            statistics.add(session, statistics.count(session, store, knowledge, old))
        session.execute(sa.delete(event).where(event.sender_id.in_(old)).execution_options(synchronize_session=False))
    return len(old)


def _lock(store: SQLTrackerStore, session: Session) -> None:
    """Keep everybody else from writing until the end of the transaction.

    In PostgreSQL also from reading: Rasa first reads how much of a conversation it has stored, then stores the rest.
    """
    if is_sqlite(store):
        session.execute(sa.text("BEGIN IMMEDIATE"))
        return
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            session.execute(sa.text(f"SET LOCAL lock_timeout = '{LOCK_WAIT}s'"))
            session.execute(sa.text(f"LOCK TABLE {store.SQLEvent.__tablename__} IN ACCESS EXCLUSIVE MODE"))
            return
        except OperationalError as error:
            session.rollback()
            if getattr(error.orig, "pgcode", None) != LOCK_NOT_AVAILABLE or time.monotonic() > deadline:
                raise
            time.sleep(LOCK_WAIT)
