"""Forgets a conversation at once and completely; Rasa itself never deletes one."""

from __future__ import annotations

from rasa.core.tracker_store import InMemoryTrackerStore, SQLTrackerStore, TrackerStore


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
    store = getattr(store, "_tracker_store", store)  # Rasa wraps the store to survive its failures
    if isinstance(store, SQLTrackerStore):
        with store.session_scope() as session:
            deleted = session.query(store.SQLEvent).filter(store.SQLEvent.sender_id == sender).delete()
            session.commit()
        return bool(deleted)
    if isinstance(store, InMemoryTrackerStore):
        return store.store.pop(sender, None) is not None
    raise TypeError(f"cannot delete from a {type(store).__name__}")
