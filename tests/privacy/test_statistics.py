"""What stays for statistics: numbers of closed lists, each conversation once, and nothing that a parent deleted."""

import asyncio
import re
import time
from datetime import date, datetime

import pytest
import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore

from bot import cli
from bot.privacy.forgetting import forget
from bot.privacy.report import first_day, table, write_csv
from bot.privacy.retention import purge
from bot.privacy.statistics import KINDS, NO_CARD, TABLE, Answer, Counts, since
from tests.postgres import fresh_database
from tests.privacy.keeping import DAY, DOMAIN, bytes_on_disk, keep, sqlite_store, turn

EVER = date(2000, 1, 1)
SCHOOL = "voorbeeld-college-zwolle"


@pytest.fixture(params=["sqlite", "postgres"])
def store(request, tmp_path):
    if request.param == "postgres":
        return SQLTrackerStore(DOMAIN, **fresh_database(request.getfixturevalue("postgres")))
    return sqlite_store(tmp_path / "talks.db")


def advice(contact="mentor", topic="pesten"):
    return {"type": "advice", "topic": topic, "contact": {"id": contact, "name": "Mentor"}}


def purge_all(store, knowledge):
    return purge(store, knowledge, time.time() + 60)


def day(ago=0):
    return datetime.fromtimestamp(time.time() - ago * DAY).date().isoformat()


def test_each_answer_counts_by_day_school_topic_and_kind(store, knowledge):
    keep(
        store,
        "a",
        turn(topic=None, card={"type": "choice"}, days=2),
        turn(card={"type": "question"}, days=1),
        turn(card=advice(), days=1),
    )
    keep(store, "b", turn(card=advice(), days=1), turn(topic="dyslexie", card=None, school=None))
    expected = {
        Answer(day(2), SCHOOL, "", "choice", ""): 1,
        Answer(day(1), SCHOOL, "pesten", "question", ""): 1,
        Answer(day(1), SCHOOL, "pesten", "advice", "mentor"): 2,
        Answer(day(), "", "dyslexie", "text", ""): 1,
    }
    assert since(store, knowledge, EVER) == expected
    purge_all(store, knowledge)
    assert since(store, knowledge, EVER) == expected, "the counts changed when the conversations went"


def test_counts_of_later_purges_are_added(store, knowledge):
    for name in "ab":
        keep(store, name, turn(card=advice()))
        purge_all(store, knowledge)
    assert since(store, knowledge, EVER) == {Answer(day(), SCHOOL, "pesten", "advice", "mentor"): 2}
    keep(store, "c", turn(card=advice()))
    assert sum(since(store, knowledge, EVER).values()) == 3


def test_a_conversation_that_the_parent_deletes_is_not_counted(store, knowledge):
    keep(store, "a", turn(card=advice()))
    assert asyncio.run(forget(store, "a"))
    purge_all(store, knowledge)
    assert not since(store, knowledge, EVER)


def test_nothing_that_somebody_made_up_gets_into_the_counts(store, knowledge):
    names = {"school": "mijn zoon Jan", "topic": "Jan plast in bed"}
    keep(store, "a", turn(card={"type": "Jan", "contact": {"id": "Jan"}}, **names))
    keep(store, "b", turn(card=advice(contact="Jan de Vries"), **names))
    keep(store, "c", turn(card={"type": ["x"], "contact": None}, school=["x"], topic={"x": 1}))
    purge_all(store, knowledge)
    assert since(store, knowledge, EVER) == {
        Answer(day(), "", "", "text", ""): 2,
        Answer(day(), "", "", "advice", ""): 1,
    }


def test_the_file_keeps_no_text_sender_or_time_of_a_purged_conversation(tmp_path, knowledge):
    path = tmp_path / "talks.db"
    store = sqlite_store(path)
    keep(store, "s" * 32, turn(card=advice()))
    purge_all(store, knowledge)
    left = bytes_on_disk(path)
    assert b"Zij plast" not in left
    assert b"s" * 32 not in left
    with store.session_scope() as session:
        assert [tuple(row) for row in session.execute(TABLE.select())] == [
            (day(), SCHOOL, "pesten", "advice", "mentor", 1)
        ]
    assert [column["name"] for column in sa.inspect(store.engine).get_columns("statistics")] == [
        "day", "school", "topic", "kind", "contact", "number"
    ]  # fmt: skip


def test_answers_before_the_first_day_are_left_out(store, knowledge):
    keep(store, "a", turn(card=advice(), days=30), turn(card=advice()))
    assert sum(since(store, knowledge, first_day(date.today(), 2)).values()) == 1
    purge_all(store, knowledge)
    assert sum(since(store, knowledge, first_day(date.today(), 2)).values()) == 1


@pytest.mark.parametrize(
    ("today", "weeks", "expected"),
    [("2026-11-22", 1, "2026-11-16"), ("2026-11-23", 1, "2026-11-23"), ("2026-11-22", 4, "2026-10-26")],
)
def test_the_weeks_of_a_report_begin_on_monday(today, weeks, expected):
    assert first_day(date.fromisoformat(today), weeks).isoformat() == expected


def test_the_table_has_a_line_for_each_topic_and_a_column_for_each_kind(knowledge):
    counts = Counts(
        {
            Answer("2026-11-20", SCHOOL, "pesten", "advice", "mentor"): 3,
            Answer("2026-11-21", "", "pesten", "advice", "leerkracht"): 2,
            Answer("2026-11-21", "", "", "emergency", ""): 1,
        }
    )
    lines = [line.split() for line in table(knowledge, counts).splitlines()]
    assert lines[0] == [
        "onderwerp",
        "vraag",
        "keuze",
        "advies",
        "contact",
        "uitleg",
        "nood",
        "tekst",
        "samen",
    ]
    assert lines[1][-8:] == ["-", "-", "-", "-", "-", "1", "-", "1"]
    assert lines[2] == [*knowledge.topics["pesten"].title.split(), "-", "-", "5", "-", "-", "-", "-", "5"]
    assert lines[3] == ["samen", "-", "-", "5", "-", "-", "1", "-", "6"]
    assert len(lines) == 4


def test_a_file_that_may_be_passed_on_names_weeks_and_no_small_numbers(tmp_path):
    path = tmp_path / "counts.csv"
    one = Answer("2026-11-20", SCHOOL, "pesten", "advice", "mentor")
    write_csv(
        path,
        {
            one: 3,
            Answer("2026-11-21", *list(vars(one).values())[1:]): 2,
            Answer("2026-11-21", *[""] * 2, "text", ""): 4,
        },
    )
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert path.read_text("utf-8-sig").splitlines() == [
        "week vanaf;school;onderwerp;soort;contact;aantal",
        "2026-11-16;(landelijk);(nog geen onderwerp);tekst;;<5",
        f"2026-11-16;{SCHOOL};pesten;advies;mentor;5",
    ]


def test_every_kind_of_card_that_the_bot_sends_is_counted_by_its_kind():
    contract = (cli.ROOT / "docs" / "berichten.md").read_text()
    _, *kinds = re.findall(r"^\| `(\w+)` \|", contract, re.MULTILINE)  # the first is the head of the table
    assert {*kinds, NO_CARD} == {*KINDS}


def test_the_command_prints_the_table_and_writes_the_file(tmp_path, capsys, monkeypatch):
    (tmp_path / "endpoints.yml").write_text("tracker_store:\n  type: SQL\n  dialect: sqlite\n  db: talks.db\n")
    monkeypatch.setattr(cli, "ENDPOINTS", tmp_path / "endpoints.yml")
    keep(sqlite_store(tmp_path / "talks.db"), "a", turn(card=advice()))
    assert cli.main(["report", "--weeks", "2", "--csv", str(tmp_path / "counts.csv")]) == 0
    assert "advies" in capsys.readouterr().out
    assert "pesten;advies;mentor;<5" in (tmp_path / "counts.csv").read_text()
    assert cli.main(["report", "--csv", str(tmp_path / "nowhere" / "counts.csv")]) == 1
    assert "kan niet geschreven worden" in capsys.readouterr().err
