"""Forgets a conversation at once and completely; Rasa itself never deletes one."""

from __future__ import annotations

import asyncio
import logging

from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore, SQLTrackerStore, TrackerStore
from sqlalchemy.exc import OperationalError

from bot.privacy.erasing import clean, erasing
from bot.privacy.problems import StoreError

logger = logging.getLogger(__name__)

CLEAN_AT_ONCE = 20_000_000
"""Bytes of the largest SQLite file that is written anew while a parent waits; a larger one waits for the purge."""


async def forget(store: TrackerStore, sender: str) -> bool:
    """Delete everything that is kept of a conversation.

    Args:
        store: where the conversations are; wrapped or not.
        sender: the conversation's id.

    Returns:
        Whether there was anything to delete.

    Raises:
        TypeError: for a kind of store from which this cannot delete.
    """
    if isinstance(store, FailSafeTrackerStore):  # keeps in memory what the store itself could not take
        instead = store._fallback_tracker_store
        in_memory = await forget(instead, sender) if instead else False
        return await forget(store._tracker_store, sender) or in_memory
    if isinstance(store, SQLTrackerStore):
        return await asyncio.to_thread(_delete, store, sender)  # a locked database holds up nobody else
    if isinstance(store, InMemoryTrackerStore):
        return store.store.pop(sender, None) is not None
    raise TypeError(f"cannot delete from a {type(store).__name__}")


def _delete(store: SQLTrackerStore, sender: str) -> bool:
    with erasing(store) as session:
        deleted = session.query(store.SQLEvent).filter(store.SQLEvent.sender_id == sender).delete()
    if deleted:
        _clean(store)
    return bool(deleted)


def _clean(store: SQLTrackerStore) -> None:
    """Leave nothing in the file either; if that must wait, the conversation has been deleted all the same."""
    try:
        clean(store, CLEAN_AT_ONCE)
    except (OperationalError, StoreError) as error:
        logger.warning("The database's file is cleaned at the next purge: %s", getattr(error, "orig", error))
