"""What a parent deletes is gone: from the tables, from the file, and from what Rasa keeps in memory instead."""

import asyncio
import random
import sqlite3

import pytest
import sqlalchemy as sa
from rasa.core.tracker_store import FailSafeTrackerStore, SQLTrackerStore

from bot.privacy import forgetting
from bot.privacy.forgetting import forget
from tests.postgres import fresh_database
from tests.privacy.keeping import DOMAIN, SECRET, bytes_on_disk, events_of, in_use, keep, senders, sqlite_store, turn


@pytest.mark.parametrize("wal", [False, True])
def test_each_conversation_that_a_parent_deletes_is_gone_from_the_file_at_once(tmp_path, wal):
    path, chance = tmp_path / "talks.db", random.Random(2)
    store, names = sqlite_store(path, wal), [f"sender{number:03}" for number in range(60)]
    for _ in range(6):
        for name in chance.sample(names, len(names)):
            keep(store, name, turn(text=f"geheim van {name}! " * chance.choice([1, 5, 40, 300])))
    bot = in_use(path)
    for name in chance.sample(names, 40):
        assert asyncio.run(forget(store, name))
        assert name.encode() not in bytes_on_disk(path)
    bot.close()
    assert len(senders(store)) == 20


def test_in_a_large_file_the_text_is_overwritten_and_nobody_waits_for_a_new_file(tmp_path, monkeypatch):
    monkeypatch.setattr(forgetting, "CLEAN_AT_ONCE", 0)
    path = tmp_path / "talks.db"
    store = sqlite_store(path)
    for name in ("stays", "goes"):
        keep(store, name, turn(text=f"geheim van {name}! " * 500))
    size = path.stat().st_size
    assert asyncio.run(forget(store, "goes"))
    assert b"geheim van goes" not in bytes_on_disk(path)
    assert path.stat().st_size == size


def test_a_file_that_is_in_use_is_cleaned_later_and_the_conversation_is_gone_now(tmp_path, caplog):
    path = tmp_path / "talks.db"
    store = sqlite_store(path, wal=True)
    sa.event.listen(store.engine, "connect", lambda raw, _: raw.execute("PRAGMA busy_timeout = 200"))
    keep(store, "goes")
    reader = sqlite3.connect(path)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM events").fetchall()
    assert asyncio.run(forget(store, "goes"))
    assert "next purge" in caplog.text
    assert SECRET not in caplog.text
    reader.close()
    assert events_of(store, "goes") == 0


def test_it_is_deleted_from_postgresql(postgres):
    store = SQLTrackerStore(DOMAIN, **fresh_database(postgres))
    keep(store, "goes")
    keep(store, "stays")
    assert asyncio.run(forget(store, "goes"))
    assert not asyncio.run(forget(store, "goes"))
    assert senders(store) == {"stays"}


def test_what_rasa_kept_in_memory_while_the_database_was_away_is_deleted_too(tmp_path):
    store = FailSafeTrackerStore(sqlite_store(tmp_path / "talks.db"))
    keep(store.fallback_tracker_store, "goes")
    keep(store.fallback_tracker_store, "stays")
    assert asyncio.run(forget(store, "goes"))
    assert set(store.fallback_tracker_store.store) == {"stays"}
