"""Where conversations are kept: Rasa's SQL tracker store, made for a server that goes on whatever its database does.

Rasa's own waits for the database in the thread that serves everybody, for as long as it takes, makes its tables only
when it starts, and takes a connection that the database has closed for one that works.
"""

from __future__ import annotations

import asyncio
import itertools
import threading
import time
from collections.abc import Coroutine, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

T = TypeVar("T")
PATIENCE = 4
"""Seconds that a turn waits for the database."""
AT_ONCE = 32
"""Most uses of the database at once; more wait for one of these."""


class DatabaseAwayError(Exception):
    """The database failed for somebody else while this waited.

    Attributes:
        orig: what it said, as SQLAlchemy's errors have it.
    """

    def __init__(self, orig: object) -> None:
        super().__init__("the database gives no answer")
        self.orig = str(orig)


class ConversationStore(SQLTrackerStore):
    """Keeps conversations in SQLite or PostgreSQL; ``type`` in endpoints.yml names it by its module path.

    Its errors are those of SQLAlchemy, and DatabaseAwayError. After one, the next use finds the database as it is then.
    """

    def __init__(self, *positional: Any, **settings: Any) -> None:
        """Open the store.

        Args:
            positional, settings: as for Rasa's own store.
        """
        super().__init__(*positional, **settings)
        self.engine.pool._pre_ping = True  # ask a connection whether it still works; Rasa lets nobody set it
        self.engine.hide_parameters = True  # in errors: they are what a parent said
        self._has_tables = False
        self._failed_at, self._said = 0.0, ""
        self._making_tables = threading.Lock()
        self._threads = ThreadPoolExecutor(AT_ONCE, "conversations")

    @staticmethod
    def get_db_url(*positional: Any, **named: Any) -> URL:
        """The database's URL as Rasa makes it, with limits to how long it may take; settings go first."""
        url = make_url(SQLTrackerStore.get_db_url(*positional, **named))
        return url.set(query={**_in_time(url.get_backend_name()), **url.query})

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation since it last began, or None."""
        tracker = await self._aside(super().retrieve(sender_id))
        if tracker:
            tracker.kept = len(tracker.events)
        return tracker

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """The whole conversation, or None."""
        return await self._aside(super().retrieve_full_tracker(conversation_id))

    async def keys(self) -> Iterable[str]:
        """The ids of all conversations."""
        return await self._aside(super().keys())

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Add what is new in a conversation."""
        await super().stream_events(tracker)  # reads the database too: within the thread it could wait for itself
        await self._aside(super().save(tracker))

    async def stream_events(self, tracker: DialogueStateTracker) -> None:
        """Rasa tells an event broker what is new while it saves; here that has been done."""

    def _additional_events(self, session: Session, tracker: DialogueStateTracker) -> Iterator[Event]:
        """What is new in a conversation; what was deleted since it was retrieved does not come back."""
        kept = self._event_query(session, tracker.sender_id, fetch_events_from_all_sessions=False).count()
        return itertools.islice(tracker.events, max(kept, getattr(tracker, "kept", 0)), None)

    async def _aside(self, work: Coroutine[Any, Any, T]) -> T:
        """Do the work in a thread, to its end: somebody who waits no longer must not find it half done."""
        try:
            task = self._threads.submit(self._do, work, time.monotonic())
        except (RuntimeError, MemoryError):  # no memory for a thread; what waits in the queue is not done later
            work.close()
            raise
        done = asyncio.wrap_future(task)
        try:
            return await asyncio.shield(done)
        except asyncio.CancelledError:
            if task.cancel():
                work.close()
            else:
                done.add_done_callback(_heard)
                await asyncio.wait([done], timeout=PATIENCE)
            raise

    def _do(self, work: Coroutine[Any, Any, T], asked: float) -> T:
        """Do the work, unless the database failed since it was asked for: all who wait would wait in turn."""
        try:
            self._make_tables(asked)
            with self._unless_it_failed(asked):
                return asyncio.run(work)
        finally:
            work.close()

    def _make_tables(self, asked: float) -> None:
        """Make the tables that are not there, one thread at a time."""
        if self._has_tables:
            return
        if not self._making_tables.acquire(timeout=max(0.0, asked + PATIENCE - time.monotonic())):
            raise DatabaseAwayError(self._said)
        try:
            with self._unless_it_failed(asked):
                if not self._has_tables:
                    self.Base.metadata.create_all(self.engine)
                    self._has_tables = True
        finally:
            self._making_tables.release()

    @contextmanager
    def _unless_it_failed(self, asked: float) -> Iterator[None]:
        """For one use of the database, of which a failure is noted: the tables may be gone.

        A database that is away, locked or full also fails for all who asked before that.

        Raises:
            DatabaseAwayError: when it failed so since this was asked for.
        """
        if self._failed_at > asked:
            raise DatabaseAwayError(self._said)
        try:
            yield
        except DBAPIError as error:
            self._has_tables = False
            if isinstance(error, OperationalError):
                self._failed_at, self._said = time.monotonic(), str(error.orig)
            raise


def _heard(done: asyncio.Future[Any]) -> None:
    """Take note of an error for which nobody waits any more, or asyncio would log all of it."""
    if not done.cancelled():
        done.exception()


def _in_time(database: str) -> dict[str, str]:
    """What lets a lock, connecting, each statement, and a network that is gone fail in time."""
    thousandths = str(PATIENCE * 1000)
    limits = {
        "sqlite": {"timeout": str(PATIENCE)},
        "postgresql": {
            "connect_timeout": str(PATIENCE),
            "options": f"-c statement_timeout={thousandths}",
            "tcp_user_timeout": thousandths,
        },
    }
    return limits.get(database, {})
