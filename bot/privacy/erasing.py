"""Makes deleted text disappear from the database's file, not only from its tables.

SQLite may leave deleted rows in the file until something else needs their place. Even when it overwrites what it
deletes (``secure_delete``), moving the neighbours of a deleted row can leave copies of them behind in unused parts of
pages, and such a copy stays when its row is deleted later. Only writing the file anew (``VACUUM``) leaves nothing.
PostgreSQL frees the place of deleted rows by itself and uses it again; what that means is in docs/privacy.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rasa.core.tracker_store import SQLTrackerStore
from sqlalchemy import text
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from bot.privacy.problems import StoreError


@contextmanager
def erasing(store: SQLTrackerStore) -> Iterator[Session]:
    """A transaction whose deletions overwrite the text; it is committed at the end, or not at all."""
    with store.session_scope() as session:
        if is_sqlite(store):
            session.execute(text("PRAGMA secure_delete = ON"))
        yield session
        session.commit()


def clean(store: SQLTrackerStore, at_most: float = float("inf")) -> None:
    """Write a SQLite file anew, without what was deleted, and empty its write-ahead log.

    Everybody else waits meanwhile, so a file that is too large is left as it is.

    Args:
        store: where the conversations are; nothing happens for another database than SQLite.
        at_most: size in bytes of the largest file to write anew.

    Raises:
        StoreError: when somebody else reads the file for so long that its log cannot be emptied.
        sqlalchemy.exc.OperationalError: when the file is locked for too long, or the disk is full.
    """
    if not is_sqlite(store):
        return
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if _size(connection) <= at_most:
            connection.execute(text("VACUUM"))
        if connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).scalar():
            raise StoreError("De database is te lang in gebruik om hem op te schonen. Probeer het later nog eens.")


def is_sqlite(store: SQLTrackerStore) -> bool:
    """Whether the conversations are in a SQLite file."""
    return store.engine.dialect.name == "sqlite"


def _size(connection: Connection) -> int:
    pages, size = (connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("page_count", "page_size"))
    return pages * size
