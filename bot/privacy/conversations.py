"""The conversations that are kept, from outside the bot: opens their database and goes through them in portions.

A portion is small, so that the bot never waits long for a command that runs beside it.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import EndpointConfig
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.privacy.problems import StoreError

PORTION = 100
"""Conversations that are looked at, counted or deleted together."""
PATIENCE = 30
"""Seconds to wait for a database that somebody else has locked."""
LOCKED = ("locked", "lock timeout")
"""What SQLite and PostgreSQL say of a database in use."""
OF_THE_BOT = "bot.channel.store.ConversationStore"
"""The bot's own store in the settings; a command may wait longer for the same database, so it takes Rasa's."""
DIALECTS = ("sqlite", "postgresql")


def open_store(endpoints: Path) -> SQLTrackerStore:
    """The database with conversations, as the settings name it.

    Args:
        endpoints: Rasa's endpoints.yml; a SQLite file that it names lies relative to its folder.

    Raises:
        StoreError: when conversations are kept elsewhere, or the settings cannot be used.
        sqlalchemy.exc.DBAPIError: when the file is no database.
    """
    logging.getLogger("rasa.core.tracker_store").setLevel(logging.CRITICAL)  # the errors come in words of our own
    try:
        settings = AvailableEndpoints.read_endpoints(str(endpoints)).tracker_store
        _adapt(settings, endpoints.parent)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            store = TrackerStore.create(settings)
    except (RasaException, sa.exc.ArgumentError, TypeError) as error:  # TypeError: of an odd setting
        said = str(error).partition("\n")[0]
        raise StoreError(f"De database met gesprekken uit {endpoints.name} gaat niet open: {said}") from error
    if not isinstance(store, SQLTrackerStore) or store.engine.dialect.name not in DIALECTS:
        raise StoreError(f"Uit de opslag die in {endpoints.name} staat, kan niet gewist worden: alleen uit SQL.")
    return store


def _adapt(settings: EndpointConfig | None, folder: Path) -> None:
    """Find the same SQLite file as the bot, wait longer for it, and never create a database."""
    if settings is None or (settings.type or "").lower() not in ("sql", OF_THE_BOT.lower()):
        return
    settings.type = "SQL"
    settings.kwargs.pop("login_db", None)
    if settings.kwargs.get("dialect", "sqlite") == "sqlite":
        settings.kwargs["db"] = str(folder / settings.kwargs.get("db", "rasa.db"))
        settings.kwargs["query"] = {"timeout": str(PATIENCE), **(settings.kwargs.get("query") or {})}


@contextmanager
def in_words() -> Iterator[None]:
    """Say what is wrong with the database in one line.

    Raises:
        StoreError: instead of the database's own error.
    """
    try:
        yield
    except DBAPIError as error:
        said = str(error.orig).strip().partition("\n")[0]
        if any(word in said for word in LOCKED):
            text = "De database met gesprekken is te lang bezet (vergrendeld). Probeer het later nog eens."
        elif isinstance(error, OperationalError):
            text = f"De database met gesprekken is niet bereikbaar of kan niet schrijven: {said}"
        else:
            text = f"De database met gesprekken geeft een fout: {said}"
        raise StoreError(text) from error


def portions(store: SQLTrackerStore) -> Iterator[list[tuple[str, float]]]:
    """All conversations, some at a time: the id of each and the time of its latest event."""
    event, after = store.SQLEvent, ""
    latest = sa.func.coalesce(sa.func.max(event.timestamp), 0.0)
    query = sa.select(event.sender_id, latest).group_by(event.sender_id).order_by(event.sender_id).limit(PORTION)
    while True:
        with store.session_scope() as session:
            portion = [tuple(row) for row in session.execute(query.where(event.sender_id > after))]
        if not portion:
            return
        yield portion
        after = portion[-1][0]
