"""Whatever fails inside, a parent gets a plain answer with somebody to call, and somebody in danger the numbers."""

import asyncio
import gc
import sqlite3

import pytest
import pytest_asyncio
from rasa.core.agent import load_agent
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.core.domain import Domain
from sqlalchemy import event

from bot.channel import school
from bot.channel.limits import RateLimit
from bot.channel.school import SchoolInput
from bot.channel.store import ConversationStore
from bot.training import MODEL
from tests.channel.conftest import served
from tests.channel.test_school import SENDER, Repeater, say

DANGER = "mijn dochter zegt dat ze niet meer wil leven"
WORRY = "mijn zoon leest nog niet"
SCHOOL = {"metadata": {"school": "voorbeeld-basisschool-amsterdam"}}


@pytest.fixture
def database(tmp_path):
    return tmp_path / "talks.db"


@pytest.fixture
def bot(database):
    """A bot that keeps its conversations as Rasa does: in a database, with Rasa's own net below it."""
    store = ConversationStore(Domain.empty(), dialect="sqlite", db=str(database))
    store.engine.dispose()
    return Repeater(FailSafeTrackerStore(store))


@pytest_asyncio.fixture
async def client(bot, knowledge):
    channel = SchoolInput(knowledge)
    channel._per_address = RateLimit(60_000, 1000)
    async with served(channel, bot) as session:
        yield session


def numbers(body):
    return [contact["phone"] for contact in body[1]["custom"]["contacts"]]


def no_memory(*_):
    raise MemoryError


def fails(bot, patch):
    bot.fails = True


def runs_out_of_memory(bot, patch):
    patch.setattr(bot, "handle_message", no_memory)


def cannot_mask(bot, patch):
    patch.setattr(school, "mask", no_memory)


def hangs(bot, patch):
    bot.pause = 60
    patch.setattr(school, "PATIENCE", 0.3)


FAULTS = [fails, hangs, runs_out_of_memory, cannot_mask]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
async def test_a_bot_that_fails_or_hangs_names_the_school_and_the_numbers(client, bot, fault, monkeypatch):
    fault(bot, monkeypatch)
    status, body, _ = await say(client, WORRY, **SCHOOL)
    assert status == 503
    for needed in ("De Regenboog (020-0000001)", "112", "088-6050101"):
        assert needed in body[0]["text"]
    assert body[1]["custom"]["lead"] == body[0]["text"]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
async def test_a_parent_in_danger_gets_the_emergency_card_from_a_bot_that_fails(client, bot, fault, monkeypatch):
    fault(bot, monkeypatch)
    status, body, _ = await say(client, DANGER)
    assert status == 503
    assert body[1]["custom"]["type"] == "emergency"
    assert "113 of 0800-0113" in numbers(body)
    assert "0800-0113" in body[0]["text"]


@pytest.mark.parametrize("whole", [0, 100_000, None], ids=["empty", "cut short", "gone"])
async def test_without_a_whole_model_the_parent_is_told_and_the_health_check_says_so(knowledge, tmp_path, whole):
    path = tmp_path / "model.tar.gz"
    if whole is not None:
        path.write_bytes(MODEL.read_bytes()[:whole])
    async with served(SchoolInput(knowledge), await load_agent(str(path))) as client:
        status, body, _ = await say(client, WORRY)
        assert (status, "112" in body[0]["text"]) == (503, True)
        async with client.get("/webhooks/school/") as answer:
            assert answer.status == 503


async def test_danger_in_a_message_that_is_too_long_or_too_much_is_answered(bot, knowledge):
    channel = SchoolInput(knowledge)
    async with served(channel, bot) as client:
        status, body, _ = await say(client, f"{DANGER} {'en ' * 1000}")
        assert (status, body[1]["custom"]["type"]) == (200, "emergency")
        assert "minder woorden" in body[1]["custom"]["closing"]
        channel._per_sender = RateLimit(1, 0)
        status, body, _ = await say(client, DANGER)
        assert (status, body[1]["custom"]["type"]) == (429, "emergency")
    assert bot.turns == 0


def spoil(database):
    database.write_bytes(b"this is no database" * 1000)


def remove(database):
    database.unlink()
    database.mkdir()


@pytest.mark.parametrize("spoiled", [spoil, remove], ids=["damaged", "gone"])
async def test_a_database_that_is_damaged_or_gone_is_no_reason_to_answer_without_memory(client, bot, database, spoiled):
    assert (await say(client, "een", message_id="m1"))[0] == 200
    spoiled(database)
    status, body, _ = await say(client, "twee", message_id="m2")
    assert status == 503
    assert "112" in body[0]["text"]
    assert bot.tracker_store._fallback_tracker_store is None


async def test_a_locked_database_is_told_and_the_message_counts_once_when_it_is_free(client, bot, database, caplog):
    assert (await say(client, "een", message_id="m1"))[0] == 200
    locked = sqlite3.connect(database, isolation_level=None)
    locked.execute("BEGIN EXCLUSIVE")
    for _ in range(2):  # also after it failed
        began = asyncio.get_running_loop().time()
        waiting = asyncio.gather(*(say(client, "x", sender=f"{number:032d}") for number in range(60)))
        assert (await say(client, "", sender="e" * 32))[0] == 200
        assert asyncio.get_running_loop().time() - began < 1, "the others are held up"
        status, body, _ = await say(client, "twee", message_id="m2")
        assert (status, "112" in body[0]["text"]) == (503, True)
        assert {status for status, _, _ in await waiting} == {503}
        assert asyncio.get_running_loop().time() - began < 7, "they wait one after another"
    gc.collect()
    assert "Traceback" not in caplog.text
    locked.execute("COMMIT")
    status, body, _ = await say(client, "twee", message_id="m2")
    assert status == 200
    tracker = await bot.tracker_store.retrieve(SENDER)
    assert [event.message_id for event in tracker.events if event.type_name == "user"] == ["m1", "m2"]


async def test_a_full_disk_is_told_and_the_message_can_be_sent_again(client, bot):
    """SQLite says "database or disk is full" of a file that may not grow just as of a disk that is full."""
    assert (await say(client, "een", message_id="m1"))[0] == 200
    engine = bot.tracker_store._tracker_store.engine
    most = [int(engine.execute("PRAGMA page_count").scalar())]
    event.listen(engine, "connect", lambda connection, _: connection.execute(f"PRAGMA max_page_count = {most[0]}"))
    statuses = [(await say(client, "x" * 1900, message_id=f"m{number}"))[0] for number in range(2, 6)]
    assert statuses[-1] == 503
    most[0] *= 100
    assert (await say(client, "x" * 1900, message_id="m5"))[0] == 200


async def test_what_failed_is_one_clear_line_in_the_log_without_the_words_of_the_parent(client, bot, database, caplog):
    spoil(database)
    await say(client, "mijn geheim", message_id="m1")
    lines = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert len(lines) == 1
    assert lines[0].startswith("The tracker store failed: DatabaseError: file is not a database")
    assert "geheim" not in caplog.text


async def test_one_parent_who_waits_does_not_hold_up_another(client, bot):
    bot.pause = 0.5
    started = asyncio.get_running_loop().time()
    answers = await asyncio.gather(*(say(client, "hallo", sender=f"{number:032d}") for number in range(8)))
    assert {status for status, _, _ in answers} == {200}
    assert asyncio.get_running_loop().time() - started < 6 * bot.pause, "one after another would take eight"
