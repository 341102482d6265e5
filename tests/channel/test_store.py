"""The store goes on whatever its database does."""

import asyncio
import gc
import os
import sqlite3
import threading
import time

import psycopg2
import pytest
from rasa.core.tracker_store import TrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.channel.store import AT_ONCE, ConversationStore
from bot.cli import ENDPOINTS
from bot.privacy.forgetting import forget
from tests.conftest import free_port
from tests.postgres import connecting, fresh_database

DOMAIN = Domain.empty()


def talk(store, said):
    tracker = DialogueStateTracker.from_events("a", [UserUttered(text) for text in said], slots=DOMAIN.slots)
    return store.save(tracker)


async def heard(store):
    tracker = await store.retrieve("a")
    return [event.text for event in tracker.events] if tracker else None


@pytest.fixture
def file(tmp_path):
    return tmp_path / "talks.db"


@pytest.fixture
def store(file):
    return ConversationStore(DOMAIN, dialect="sqlite", db=str(file))


@pytest.fixture
def server(postgres):
    """Settings of a database in PostgreSQL."""
    return fresh_database(postgres)


def test_the_settings_name_this_store(tmp_path, monkeypatch):
    settings = AvailableEndpoints.read_endpoints(str(ENDPOINTS)).tracker_store
    settings.kwargs["db"] = str(tmp_path / "x.db")
    assert type(TrackerStore.create(settings, DOMAIN)) is ConversationStore


async def test_it_keeps_what_it_is_given(store):
    await talk(store, ["een"])
    await talk(store, ["een", "twee"])
    assert await heard(store) == ["een", "twee"]
    assert list(await store.keys()) == ["a"]
    assert len((await store.retrieve_full_tracker("a")).events) == 2


async def test_a_database_that_is_put_away_while_the_bot_runs_is_made_anew(store, file):
    await talk(store, ["een"])
    file.unlink()
    with pytest.raises(OperationalError, match="no such table"):
        await heard(store)
    await talk(store, ["opnieuw"])
    assert await heard(store) == ["opnieuw"]


async def test_a_disk_that_comes_later_than_the_bot_gets_its_tables(tmp_path):
    later = tmp_path / "later"
    store = ConversationStore(DOMAIN, dialect="sqlite", db=str(later / "talks.db"))
    with pytest.raises(OperationalError):
        await heard(store)
    later.mkdir()
    assert await asyncio.gather(*(heard(store) for _ in range(8))) == [None] * 8
    await talk(store, ["een"])
    assert await heard(store) == ["een"]


async def test_waiting_for_the_database_holds_up_nothing_else(store, file):
    await talk(store, ["een"])
    locked = sqlite3.connect(file, isolation_level=None)
    locked.execute("BEGIN EXCLUSIVE")
    reading = asyncio.ensure_future(heard(store))
    for _ in range(10):
        before = time.monotonic()
        await asyncio.sleep(0.02)
        assert time.monotonic() - before < 0.5
    assert not reading.done()
    locked.execute("COMMIT")
    assert await reading == ["een"]


async def test_who_gives_up_waiting_leaves_no_write_under_way(store, monkeypatch):
    began, go_on, written = threading.Event(), threading.Event(), []

    def slowly(*_):
        began.set()
        go_on.wait(5)
        written.append(True)
        return iter(())

    monkeypatch.setattr(store, "_additional_events", slowly)
    saving = asyncio.ensure_future(talk(store, ["een"]))
    await asyncio.to_thread(began.wait, 10)
    saving.cancel()
    await asyncio.sleep(0.3)
    assert not saving.done()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await saving
    assert written


@pytest.mark.parametrize("error", [RuntimeError("can't start new thread"), MemoryError()])
async def test_a_write_for_which_there_was_no_memory_is_not_done_later(store, monkeypatch, error):
    def no_memory(*_):
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", no_memory)
        with pytest.raises(type(error)):
            await talk(store, ["een"])
    assert await heard(store) is None


async def test_a_conversation_that_is_deleted_during_a_turn_does_not_come_back(store):
    await talk(store, ["mijn geheim", "nog iets"])
    during = await store.retrieve("a")
    await forget(store, "a")
    during.update(UserUttered("nieuw"))
    await store.save(during)
    assert await heard(store) == ["nieuw"]


async def test_an_event_broker_is_told_in_the_servers_own_loop(file):
    told = []

    class Broker:
        def publish(self, event):
            told.append((event["text"], asyncio.get_running_loop()))

    store = ConversationStore(DOMAIN, dialect="sqlite", db=str(file), event_broker=Broker())
    await talk(store, ["een"])
    assert told == [("een", asyncio.get_running_loop())]


async def test_many_saves_at_once_with_an_event_broker_do_not_wait_for_each_other(file):
    told = []

    class Broker:
        def publish(self, event):
            told.append(event["sender_id"])

    store = ConversationStore(DOMAIN, dialect="sqlite", db=str(file), event_broker=Broker())
    talks = [DialogueStateTracker.from_events(str(number), [UserUttered("x")]) for number in range(2 * AT_ONCE)]
    await asyncio.wait_for(asyncio.gather(*map(store.save, talks)), 30)
    assert len(told) == len(talks)


async def test_errors_hold_no_words_and_no_earlier_errors(tmp_path):
    def errors():
        gc.collect()
        return sum(isinstance(each, OperationalError) for each in gc.get_objects())

    store = ConversationStore(DOMAIN, dialect="sqlite", db=str(tmp_path / "none" / "talks.db"))
    before = errors()
    for _ in range(3):
        with pytest.raises(OperationalError) as raised:
            await talk(store, ["mijn geheim"])
        assert "geheim" not in str(raised.value)
    assert errors() <= before + 1


async def test_an_error_that_nobody_waits_for_any_more_is_not_logged(store, file, monkeypatch, caplog):
    monkeypatch.setattr("bot.channel.store.PATIENCE", 0)
    await talk(store, ["een"])
    locked = sqlite3.connect(file, isolation_level=None)
    locked.execute("BEGIN EXCLUSIVE")
    with pytest.raises(asyncio.TimeoutError):
        await asyncio.wait_for(talk(store, ["een", "mijn geheim"]), 0.1)
    await asyncio.sleep(5)
    gc.collect()
    await asyncio.sleep(0)
    assert not caplog.records
    locked.execute("COMMIT")


def end_all_connections(server):
    """What a parent's bot notices of a PostgreSQL that was started again."""
    admin = psycopg2.connect(dbname=server["db"], **connecting(server))
    admin.autocommit = True
    admin.cursor().execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    admin.close()


async def test_a_postgresql_that_was_started_again_costs_nobody_an_answer(server):
    store = ConversationStore(DOMAIN, **server)
    await asyncio.gather(*(heard(store) for _ in range(5)))
    end_all_connections(server)
    await talk(store, ["een"])
    assert await heard(store) == ["een"]


async def test_a_table_of_postgresql_that_is_locked_is_an_error_in_time(server, monkeypatch):
    monkeypatch.setattr("bot.channel.store.PATIENCE", 1)
    store = ConversationStore(DOMAIN, **server)
    await talk(store, ["een"])
    locked = psycopg2.connect(dbname=server["db"], **connecting(server))
    locked.cursor().execute("LOCK TABLE events IN ACCESS EXCLUSIVE MODE")
    with pytest.raises(DBAPIError, match="statement timeout"):
        await heard(store)
    locked.rollback()
    assert await heard(store) == ["een"]
    locked.close()


def test_a_server_that_takes_connections_and_says_nothing_is_an_error_in_time(monkeypatch):
    """As when the network between the two is gone."""
    import socket

    monkeypatch.setattr("bot.channel.store.PATIENCE", 2)
    silent = socket.create_server(("127.0.0.1", free_port()))
    settings = {"dialect": "postgresql", "host": "127.0.0.1", "port": silent.getsockname()[1], "db": "x"}
    before = time.monotonic()
    store = ConversationStore(DOMAIN, **settings, username="x", password=os.urandom(8).hex())
    assert time.monotonic() - before < 10
    with pytest.raises(OperationalError):
        asyncio.run(heard(store))
    silent.close()
