"""Makes known that the database failed during a turn.

Rasa carries on in memory when the tracker store fails: the parent would get an answer from a bot that forgot what was
said, and nothing of the turn would be kept. The channel rather says that something is wrong, so that the message can be
sent again.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from rasa.core.tracker_store import FailSafeTrackerStore, TrackerStore

logger = logging.getLogger(__name__)

_OF_THIS_TURN: ContextVar[list[Exception] | None] = ContextVar("store_failures", default=None)


@contextmanager
def store_failures(store: TrackerStore) -> Iterator[list[Exception]]:
    """Collects what goes wrong with the store while the turn runs, in this task and those that it starts.

    Args:
        store: the store as Rasa wraps it; another one raises its own errors.
    """
    if isinstance(store, FailSafeTrackerStore):
        store._on_tracker_store_error = _note
    failures: list[Exception] = []
    token = _OF_THIS_TURN.set(failures)
    try:
        yield failures
    finally:
        _OF_THIS_TURN.reset(token)
        if failures and isinstance(store, FailSafeTrackerStore):
            store._fallback_tracker_store = None  # what Rasa kept in memory instead


def _note(error: Exception) -> None:
    """Log the failure without what was to be stored: SQLAlchemy puts that in its message."""
    logger.error("The tracker store failed: %s: %s", type(error).__name__, getattr(error, "orig", None))
    failures = _OF_THIS_TURN.get()
    if failures is not None:
        failures.append(error)
