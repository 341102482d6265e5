"""Old conversations go: all of them, whole, really, and without harm to the bot that runs beside it."""

import random
import sqlite3
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import psycopg2
import pytest
import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from ruamel.yaml import YAML

from bot import cli
from bot.knowledge import KnowledgeError
from bot.privacy import conversations, retention, statistics
from bot.privacy.problems import StoreError
from bot.privacy.retention import Purged, purge
from bot.privacy.schedule import DAY as A_DAY
from bot.privacy.schedule import HOUR, DailyPurge
from tests.conftest import free_port
from tests.postgres import fresh_database
from tests.privacy.keeping import DAY, DOMAIN, bytes_on_disk, events_of, in_use, keep, senders, sqlite_store, turn


@pytest.fixture(params=["sqlite", "sqlite with a write-ahead log", "postgres"])
def store(request, tmp_path):
    if request.param == "postgres":
        return SQLTrackerStore(DOMAIN, **fresh_database(request.getfixturevalue("postgres")))
    return sqlite_store(tmp_path / "talks.db", wal="log" in request.param)


@pytest.fixture(autouse=True)
def small_portions(monkeypatch):
    monkeypatch.setattr(conversations, "PORTION", 3)
    monkeypatch.setattr(retention, "PAUSE", 0)


def fortnight_ago():
    return time.time() - 14 * DAY


def test_what_is_older_than_the_set_time_goes_and_the_rest_stays(store, knowledge):
    for number in range(10):
        keep(store, f"old{number}", turn(days=14.1))
        keep(store, f"new{number}", turn(days=13.9))
    assert purge(store, knowledge, fortnight_ago()) == Purged(deleted=10, kept=10)
    assert senders(store) == {f"new{number}" for number in range(10)}
    assert purge(store, knowledge, fortnight_ago()) == Purged(deleted=0, kept=10)


def test_a_conversation_is_as_old_as_the_last_thing_said_in_it(store, knowledge):
    keep(store, "went-on", turn(days=40), turn(days=20), turn(days=1))
    assert purge(store, knowledge, fortnight_ago()) == Purged(deleted=0, kept=1)
    assert events_of(store, "went-on") == 15


def test_a_trial_deletes_and_counts_nothing(store, knowledge):
    keep(store, "old", turn(days=20))
    assert purge(store, knowledge, fortnight_ago(), dry_run=True) == Purged(deleted=1, kept=0)
    assert events_of(store, "old") == 5
    assert not sa.inspect(store.engine).has_table("statistics")


def test_a_conversation_that_goes_on_while_others_are_purged_stays_whole(store, knowledge, monkeypatch):
    keep(store, "old", turn(days=20))
    keep(store, "back", turn(days=20))
    lock = retention._lock

    def back_just_in_time(*arguments):
        keep(store, "back", turn())
        lock(*arguments)

    monkeypatch.setattr(retention, "_lock", back_just_in_time)
    assert purge(store, knowledge, fortnight_ago()).deleted == 1
    assert (events_of(store, "old"), events_of(store, "back")) == (0, 10)


def test_the_purge_waits_for_a_turn_that_is_being_stored(store, knowledge):
    """As Rasa stores one: it reads how much there is, then writes what is new, in one transaction."""
    keep(store, "back", turn(days=20))
    purging = threading.Thread(target=purge, args=(store, knowledge, fortnight_ago()))
    with store.session_scope() as session:
        if store.engine.dialect.name == "sqlite":
            session.execute(sa.text("BEGIN IMMEDIATE"))
        assert session.query(store.SQLEvent).filter_by(sender_id="back").count() == 5
        purging.start()
        time.sleep(0.4)
        session.add(store.SQLEvent(sender_id="back", type_name="x", timestamp=time.time(), data="{}"))
        session.commit()
    purging.join()
    assert events_of(store, "back") == 6


def test_the_bot_goes_on_while_it_is_purged(store, knowledge):
    for number in range(60):
        keep(store, f"old{number}", turn(days=20))
    purging = threading.Thread(target=purge, args=(store, knowledge, fortnight_ago()))
    purging.start()
    for number in range(30):
        keep(store, f"new{number % 5}", turn())
    purging.join()
    assert {name: events_of(store, name) for name in senders(store)} == {f"new{number}": 30 for number in range(5)}


def test_two_purges_at_the_same_time_count_and_delete_once(store, knowledge):
    statistics.prepare(store)
    for number in range(30):
        keep(store, f"old{number}", turn(days=20))

    def one_of_them():
        with suppress(StoreError):  # the file may be being cleaned by the other for a while
            purge(store, knowledge, fortnight_ago())

    purges = [threading.Thread(target=one_of_them) for _ in range(2)]
    for one in purges:
        one.start()
    for one in purges:
        one.join()
    assert not senders(store)
    assert sum(statistics.since(store, knowledge, statistics.date(2000, 1, 1)).values()) == 30


def test_a_purge_that_breaks_off_leaves_nothing_half_done(store, knowledge, monkeypatch):
    for number in range(9):
        keep(store, f"old{number}", turn(days=20))
    add, portions = statistics.add, []

    def full_disk(session, counts):
        add(session, counts)
        portions.append(counts)
        if len(portions) == 2:
            raise sa.exc.OperationalError("", {}, Exception("disk full"))

    monkeypatch.setattr(statistics, "add", full_disk)
    with pytest.raises(sa.exc.OperationalError):
        purge(store, knowledge, fortnight_ago())
    assert [events_of(store, f"old{number}") for number in range(9)] == [0] * 3 + [5] * 6
    with store.session_scope() as session:
        assert session.execute(sa.select(sa.func.sum(statistics.TABLE.c.number))).scalar() == 3


@pytest.mark.parametrize("wal", [False, True])
def test_the_text_is_gone_from_the_file(tmp_path, knowledge, wal):
    """Conversations mixed as they come, some deleted in between: SQLite then leaves copies in unused places."""
    path, chance = tmp_path / "talks.db", random.Random(1)
    store, names = sqlite_store(path, wal), [f"sender{number:03}" for number in range(80)]
    for _ in range(6):
        for name in chance.sample(names, len(names)):
            keep(store, name, turn(text=f"geheim van {name}! " * chance.choice([1, 5, 40, 300]), days=20))
    for name in chance.sample(names, 20):
        sqlite_delete(path, name)
    keep(store, "stays", turn(text="dit blijft staan"))
    bot = in_use(path)
    assert b"geheim van" in bytes_on_disk(path)
    purge(store, knowledge, fortnight_ago())
    left = bytes_on_disk(path)
    bot.close()
    assert b"geheim van" not in left
    assert b"sender0" not in left
    assert b"dit blijft staan" in left


def sqlite_delete(path, name):
    """Delete as an older version of the bot did."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("DELETE FROM events WHERE sender_id = ?", (name,))


# --- the command --------------------------------------------------------------------------------------------------


@pytest.fixture
def settings(tmp_path, monkeypatch):
    """Writes endpoints.yml with this tracker store, for the command."""

    def write(**tracker_store):
        path = tmp_path / "endpoints.yml"
        if "host" in tracker_store:
            tracker_store["url"] = tracker_store.pop("host")
        YAML().dump({"tracker_store": {"type": "SQL", **tracker_store}} if tracker_store else {}, path)
        monkeypatch.setattr(cli, "ENDPOINTS", path)

    return write


def test_the_command_says_how_many_were_deleted(tmp_path, settings, capsys, monkeypatch):
    settings(dialect="sqlite", db="talks.db")
    monkeypatch.chdir(Path(tmp_path.root))
    store = sqlite_store(tmp_path / "talks.db")
    for number in range(4):
        keep(store, f"old{number}", turn(days=8))
    keep(store, "new", turn(days=1))
    assert cli.main(["purge"]) == 0
    assert "0 gewist. Er blijven er 5 staan" in capsys.readouterr().out
    assert cli.main(["purge", "--days", "7", "--dry-run"]) == 0
    assert "4 zouden gewist worden. Er blijven er 1 staan" in capsys.readouterr().out
    assert cli.main(["purge", "--days", "7"]) == 0
    assert "4 gewist. Er blijven er 1 staan" in capsys.readouterr().out
    assert senders(store) == {"new"}


def test_the_command_reaches_postgresql(postgres, settings, capsys):
    database = fresh_database(postgres)
    store = SQLTrackerStore(DOMAIN, **database)
    keep(store, "old", turn(days=20))
    settings(**database, login_db="postgres")
    assert cli.main(["purge"]) == 0
    assert "1 gewist" in capsys.readouterr().out
    assert not senders(store)


def test_knowledge_that_is_wrong_is_told_and_no_reason_to_keep_conversations(tmp_path, settings, capsys, monkeypatch):
    def wrong():
        raise KnowledgeError(["topics.yml, regel 3: dit klopt niet"])

    monkeypatch.setattr(cli, "load_checked", wrong)
    settings(dialect="sqlite", db=str(tmp_path / "talks.db"))
    store = sqlite_store(tmp_path / "talks.db")
    keep(store, "old", turn(days=20))
    assert cli.main(["purge"]) == 0
    told = capsys.readouterr()
    assert "1 gewist" in told.out
    assert "regel 3" in told.err
    assert "niet geteld" in told.err
    assert not senders(store)


@pytest.mark.parametrize("days", ["0", "-1", "x", "1.5", "1001"])
def test_an_odd_number_of_days_is_refused(days, capsys):
    with pytest.raises(SystemExit):
        cli.main(["purge", f"--days={days}"])
    assert "geen heel getal" in capsys.readouterr().err


def said_by_a_failing_purge(capsys):
    began = time.monotonic()
    assert cli.main(["purge"]) == 1
    assert time.monotonic() - began < 15
    said = capsys.readouterr().err.strip()
    assert "\n" not in said
    return said


def test_a_locked_file_gives_one_clear_line(tmp_path, settings, capsys, monkeypatch):
    monkeypatch.setattr(conversations, "PATIENCE", 0.2)
    settings(dialect="sqlite", db="talks.db")
    store = sqlite_store(tmp_path / "talks.db")
    keep(store, "old", turn(days=20))
    statistics.prepare(store)
    locker = sqlite3.connect(tmp_path / "talks.db")
    locker.execute("BEGIN EXCLUSIVE")
    assert "bezet (vergrendeld)" in said_by_a_failing_purge(capsys)
    locker.close()
    assert cli.main(["purge"]) == 0
    assert not senders(store)


def test_a_locked_table_in_postgresql_gives_one_clear_line(postgres, settings, capsys, monkeypatch):
    monkeypatch.setattr(retention, "PATIENCE", 0.2)
    database = fresh_database(postgres)
    store = SQLTrackerStore(DOMAIN, **database)
    keep(store, "old", turn(days=20))
    settings(**database)
    with store.engine.begin() as locker:
        locker.execute(sa.text("LOCK TABLE events IN SHARE MODE"))
        assert "bezet (vergrendeld)" in said_by_a_failing_purge(capsys)
    assert senders(store) == {"old"}


def test_a_database_that_is_away_gives_one_clear_line(settings, capsys):
    where = {"dialect": "postgresql", "host": "127.0.0.1", "port": free_port(), "db": "x", "username": "x"}
    settings(**where, password="not-for-the-log")
    said = said_by_a_failing_purge(capsys)
    assert "niet bereikbaar" in said
    assert "not-for-the-log" not in said
    settings(**where, password="x", login_db="postgres")
    assert "niet bereikbaar" in said_by_a_failing_purge(capsys)


def test_a_file_that_cannot_be_opened_or_is_no_database_gives_one_clear_line(tmp_path, settings, capsys):
    settings(dialect="sqlite", db="nowhere/talks.db")
    assert "unable to open database file" in said_by_a_failing_purge(capsys)
    (tmp_path / "talks.db").write_text("no database" * 1000)
    settings(dialect="sqlite", db="talks.db")
    assert "geeft een fout" in said_by_a_failing_purge(capsys)


def test_an_odd_setting_gives_one_clear_line(settings, capsys):
    settings(dialect="nosuchthing", db="talks.db")
    assert "endpoints.yml gaat niet open" in said_by_a_failing_purge(capsys)


def test_a_bot_that_keeps_nothing_on_disk_has_nothing_to_purge(settings, capsys):
    settings()
    assert "alleen uit SQL" in said_by_a_failing_purge(capsys)


def test_a_table_of_postgresql_is_locked_only_for_a_moment(postgres, knowledge, monkeypatch):
    """Somebody who reads for long, as a backup does, must not make the bot wait behind the purge."""
    monkeypatch.setattr(retention, "PATIENCE", 0)
    database = fresh_database(postgres)
    store = SQLTrackerStore(DOMAIN, **database)
    keep(store, "old", turn(days=20))
    with store.engine.begin() as backup:
        backup.execute(sa.text("SELECT 1 FROM events")).all()
        with pytest.raises(sa.exc.OperationalError) as raised:
            purge(store, knowledge, fortnight_ago())
    assert isinstance(raised.value.orig, psycopg2.errors.LockNotAvailable)


def test_a_reader_that_keeps_the_log_in_use_is_named(tmp_path, knowledge):
    """Then the text may still be in the log: the purge must not say that all is well."""
    store = sqlite_store(tmp_path / "talks.db", wal=True)
    sa.event.listen(store.engine, "connect", lambda raw, _: raw.execute("PRAGMA busy_timeout = 200"))
    keep(store, "old", turn(days=20))
    reader = sqlite3.connect(tmp_path / "talks.db")
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM events").fetchall()
    with pytest.raises((StoreError, sa.exc.OperationalError)):
        purge(store, knowledge, fortnight_ago())
    reader.close()
    purge(store, knowledge, fortnight_ago())
    assert b"Zij plast" not in bytes_on_disk(tmp_path / "talks.db")


# --- the schedule -------------------------------------------------------------------------------------------------


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


def run_out(schedule):
    """Wait for the purge that was started, and let the schedule see it."""
    schedule._process.wait(20)
    schedule.tick()


def test_it_is_purged_at_once_and_then_daily(tmp_path):
    clock, log = Clock(), tmp_path / "log"
    schedule = DailyPurge([sys.executable, "-c", "print('x')"], log, pytest.fail, clock)
    for later in (0, 1, A_DAY - 2, 2, A_DAY):
        clock.now += later
        schedule.tick()
        if schedule._process:
            run_out(schedule)
    assert log.read_text().split() == ["x"] * 3


def test_a_purge_that_failed_is_told_and_tried_again_after_an_hour(tmp_path):
    clock, told, log = Clock(), [], tmp_path / "log"
    schedule = DailyPurge([sys.executable, "-c", "print('x'); exit(1)"], log, told.append, clock)
    schedule.tick()
    run_out(schedule)
    assert len(told) == 1
    assert str(log) in told[0]
    clock.now += HOUR - 1
    schedule.tick()
    assert schedule._process is None
    clock.now += 2
    schedule.tick()
    run_out(schedule)
    assert len(told) == 2


def test_a_purge_that_runs_is_stopped_with_the_bot(tmp_path):
    schedule = DailyPurge([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path / "log", pytest.fail)
    schedule.tick()
    process = schedule._process
    schedule.stop()
    assert process.poll() is not None


def test_the_bot_that_starts_purges_with_the_days_that_it_was_given():
    assert cli._parser().parse_args(["start"]).days == cli._parser().parse_args(["purge"]).days == 14
    command = cli._purging(cli._parser().parse_args(["start", "--days", "30"]).days)
    assert cli._parser().parse_args(command[3:]).days == 30
