"""Keeps a turn whole: when the database or the actions fail during a turn, nothing of it is kept.

Rasa carries on in memory when the tracker store fails: the parent would get an answer from a bot that forgot what was
said. When only the reading fails it would even save a conversation that begins anew over the one that is kept. And a
turn in which the actions did not answer is saved as any other, so that the message would stand there twice when it is
sent again. The channel rather says that something is wrong, and the message can be sent again.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial

from rasa.core.tracker_store import FailSafeTrackerStore, TrackerStore
from rasa.shared.core.trackers import DialogueStateTracker

from bot.channel.reports import said_of_database
from bot.channel.turns import has_failed, last_answer

logger = logging.getLogger(__name__)

_OF_THIS_TURN: ContextVar[list[Exception] | None] = ContextVar("store_failures", default=None)


class StoreFailedError(Exception):
    """The store failed, so the turn ends here."""


@contextmanager
def store_failures(store: TrackerStore) -> Iterator[list[Exception]]:
    """Collects what goes wrong with the store while the turn runs, in this task and those that it starts.

    The first failure ends the turn, and what comes after the ``with`` goes on.

    Args:
        store: the store as Rasa wraps it; another one raises its own errors.
    """
    if isinstance(store, FailSafeTrackerStore):
        store._on_tracker_store_error = _note
        store.save = partial(_save, store)
    failures: list[Exception] = []
    token = _OF_THIS_TURN.set(failures)
    try:
        yield failures
    except StoreFailedError:
        """It has been logged."""
    finally:
        _OF_THIS_TURN.reset(token)


async def _save(store: FailSafeTrackerStore, tracker: DialogueStateTracker) -> None:
    """Save as Rasa does, but no turn that failed."""
    if _OF_THIS_TURN.get() is None or not has_failed(last_answer(tracker)):
        await type(store).save(store, tracker)


def _note(error: Exception) -> None:
    """Log the failure without what was to be stored, which SQLAlchemy puts in its message; end the turn.

    Raises:
        StoreFailedError: in a turn; elsewhere Rasa goes on as it does.
    """
    logger.error("The tracker store failed: %s", said_of_database(error))
    failures = _OF_THIS_TURN.get()
    if failures is not None:
        failures.append(error)
        raise StoreFailedError from None
