"""Where conversations are kept: Rasa's SQL tracker store, made for a server that goes on whatever its database does.

Rasa's own waits for the database in the thread that serves everybody, for as long as it takes, makes its tables only
when it starts, and takes a connection that the database has closed for one that works.
"""

from __future__ import annotations

import asyncio
import itertools
import threading
from collections.abc import Coroutine, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

T = TypeVar("T")
PATIENCE = 4
"""Seconds that a turn waits for the database."""
AT_ONCE = 32
"""Most uses of the database at once; more wait for one of these."""


class ConversationStore(SQLTrackerStore):
    """Keeps conversations in SQLite or PostgreSQL; ``type`` in endpoints.yml names it by its module path.

    Its errors are those of SQLAlchemy. After one, the next use finds the database as it is then.
    """

    def __init__(self, *positional: Any, **settings: Any) -> None:
        """Open the store.

        Args:
            positional, settings: as for Rasa's own store.
        """
        super().__init__(*positional, **settings)
        self.engine.pool._pre_ping = True  # ask a connection whether it still works; Rasa lets nobody set it
        self._has_tables = False
        self._failed: DBAPIError | None = None
        self._making_tables = threading.Lock()
        self._threads = ThreadPoolExecutor(AT_ONCE, "conversations")
        self._loop: asyncio.AbstractEventLoop | None = None

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
        await self._aside(super().save(tracker))

    def _additional_events(self, session: Session, tracker: DialogueStateTracker) -> Iterator[Event]:
        """What is new in a conversation; what was deleted since it was retrieved does not come back."""
        kept = self._event_query(session, tracker.sender_id, fetch_events_from_all_sessions=False).count()
        return itertools.islice(tracker.events, max(kept, getattr(tracker, "kept", 0)), None)

    async def stream_events(self, tracker: DialogueStateTracker) -> None:
        """Tell an event broker what is new; that belongs to the server's own loop."""
        if self.event_broker and self._loop:
            told = asyncio.run_coroutine_threadsafe(super().stream_events(tracker), self._loop)
            await asyncio.wrap_future(told)

    async def _aside(self, work: Coroutine[Any, Any, T]) -> T:
        """Do the work in a thread, to its end: somebody who waits no longer must not find it half done."""
        self._loop = asyncio.get_running_loop()
        try:
            task = self._threads.submit(self._do, work)
        except RuntimeError:  # no memory for a thread; what waits in the queue is not done later
            work.close()
            raise
        done = asyncio.wrap_future(task)
        try:
            return await asyncio.shield(done)
        except asyncio.CancelledError:
            if task.cancel():
                work.close()
            else:
                await asyncio.wait([done], timeout=PATIENCE)
            raise

    def _do(self, work: Coroutine[Any, Any, T]) -> T:
        try:
            self._make_tables()
            return asyncio.run(work)
        except DBAPIError:
            self._has_tables = False
            raise
        finally:
            work.close()

    def _make_tables(self) -> None:
        """Make the tables that are not there.

        Raises:
            DBAPIError: when that fails, also for whoever waited for this meanwhile; else all would wait in turn.
        """
        failed = self._failed
        with self._making_tables:
            if self._has_tables:
                return
            if self._failed is not None and self._failed is not failed:
                raise self._failed
            try:
                self.Base.metadata.create_all(self.engine)
                self._has_tables = True
            except DBAPIError as error:
                self._failed = error
                raise


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
