"""Conversations survive ``kill -9`` of every server at any moment, and each turn is processed once.

Real processes and real time: `OUDERWIJS_SEED` repeats the choices of a run, not the speed of the machine. The figures
go to results/nothing_lost.json.
"""

import json
import os
import secrets
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from rasa.core.tracker_store import SQLTrackerStore
from ruamel.yaml import YAML

from bot.training import ROOT, reasons_to_train
from tests.conftest import free_port
from tests.postgres import fresh_database, running_postgres
from tests.reliability.servers import DATABASE, Postgres, Servers
from tests.reliability.storm import Parent, Storm

CONVERSATIONS = ROOT / "tests" / "conversations"
SCRIPTS = 8
"""Different conversations."""
LENGTH = range(4, 7)
"""Messages of a parent in one conversation: with the greeting and some that are sent again within the rate limit."""
AT_A_TIME = 5
RESULTS = ROOT / "results" / "nothing_lost.json"
STORMS = {
    "sqlite": (80, {"rasa": 3, "actions": 11}),
    "postgresql": (130, {"rasa": 5, "actions": 15, DATABASE: 26}),
}
"""Turns at least, and kills of each server."""
OF_THE_MOMENT = ("timestamp", "message_id")
"""What differs between two events that are the same otherwise."""


@dataclass
class Kept:
    """What the database holds of one conversation: its events, in order."""

    events: list

    @property
    def ids(self):
        """The ids of the parent's messages, after the greeting."""
        return [event["message_id"] for event in self.events if event["event"] == "user"][1:]

    @property
    def answers(self):
        """What the bot said to each message after the greeting, as the channel sends it."""
        answers = []
        for event in self.events:
            if event["event"] == "user":
                answers.append([])
            elif event["event"] == "bot":
                answers[-1] += _as_sent(event)
        return answers[1:]

    @property
    def answered_at(self):
        """When the bot said the last of each answer, by message id."""
        times, name = {}, None
        for event in self.events:
            if event["event"] == "user":
                name = event["message_id"]
            elif event["event"] == "bot":
                times[name] = event["timestamp"]
        return times

    @property
    def outline(self):
        """All that happened, with the state after each turn, but not when and to whom."""
        return [_lasting(event) for event in self.events]


def _as_sent(event):
    parts = {"text": event["text"], "custom": event["data"].get("custom")}
    return [{name: part} for name, part in parts.items() if part]


def _lasting(value):
    """The same value without what differs each time."""
    if isinstance(value, dict):
        return {name: _lasting(part) for name, part in value.items() if name not in OF_THE_MOMENT}
    return [_lasting(part) for part in value] if isinstance(value, list) else value


def _received(answers):
    """Answers without the sender's id."""
    return [
        [{name: part for name, part in message.items() if name != "recipient_id"} for message in answer]
        for answer in answers
    ]


def problems(parent, kept, calm):
    """What is wrong with a conversation.

    Args:
        parent: sent and received it in the storm.
        kept: what the database holds of it.
        calm: what the database holds of the same conversation without a storm.
    """
    found = []
    if kept.ids != parent.ids:
        counts = Counter(kept.ids)
        missing = [number for number, name in enumerate(parent.ids, 1) if not counts[name]]
        twice = [number for number, name in enumerate(parent.ids, 1) if counts[name] > 1]
        found.append(f"messages missing {missing}, more than once {twice}, of {len(parent.ids)}, {len(kept.ids)} kept")
    if not all(kept.answers):
        found.append("a message without an answer")
    if _received(parent.answers) != kept.answers:
        found.append("the parent got other answers than are kept")
    if kept.answers != calm.answers:
        found.append("the answers are not those of the undisturbed conversation")
    if kept.outline != calm.outline:
        found.append(f"the course is not that of the undisturbed conversation: {_first_difference(kept, calm)}")
    return found


def _first_difference(kept, calm):
    pairs = zip(kept.outline, calm.outline, strict=False)
    number = next((number for number, (one, other) in enumerate(pairs) if one != other), None)
    events = f"{len(kept.events)} events in place of {len(calm.events)}"
    return events if number is None else f"{events}, event {number}: {json.dumps(kept.outline[number])[:200]}"


def scripts():
    """The first of the readable conversations that are neither short nor long."""
    found = [
        tuple(turn["ouder"] for turn in conversation["beurten"])
        for path in sorted(CONVERSATIONS.glob("*.yml"))
        for conversation in YAML(typ="safe").load(path.read_text())
    ]
    return [script for script in found if len(script) in LENGTH][:SCRIPTS]


def kept_of(settings):
    """What the database holds, by sender."""
    store = SQLTrackerStore(**settings)
    kept = {}
    with store.session_scope() as session:
        for row in session.query(store.SQLEvent).order_by(store.SQLEvent.id):
            kept.setdefault(row.sender_id, Kept([])).events.append(json.loads(row.data))
    store.engine.dispose()
    return kept


@contextmanager
def _no_server(folder):
    yield {"dialect": "sqlite", "db": str(folder / "talks.db")}, None


@contextmanager
def _postgres(folder):
    """A PostgreSQL server of our own: the one that other tests share is not killed."""
    with running_postgres(free_port()) as settings:
        settings = fresh_database(settings)
        yield settings, Postgres(settings)


DATABASES = {"sqlite": _no_server, "postgresql": _postgres}


@pytest.fixture(params=STORMS)
def database(request, tmp_path):
    with DATABASES[request.param](tmp_path) as (settings, server):
        yield request.param, settings, server


@pytest.fixture
def seed():
    seed = os.environ.get("OUDERWIJS_SEED") or secrets.token_hex(4)
    print(f"OUDERWIJS_SEED={seed}")
    return seed


@pytest.fixture
def servers(database, tmp_path, monkeypatch):
    """The bot, running; it believes a server in front that tells from which address a parent comes."""
    assert not reasons_to_train(), "the model is older than its files: run `make train`"
    monkeypatch.setenv("SANIC_PROXIES_COUNT", "1")
    _, settings, server = database
    servers = Servers(tmp_path, settings, server)
    try:
        servers.start()
        yield servers
    finally:
        servers.stop()


def spoilt(stormy, calm, kept):
    """The conversations of the storm with what is wrong with each, for those with which something is."""
    undisturbed = {parent.script: kept[parent.sender] for parent in calm}
    found = {parent.sender: problems(parent, kept[parent.sender], undisturbed[parent.script]) for parent in stormy}
    return {sender: wrong for sender, wrong in found.items() if wrong}


def given_again(parents, kept):
    """How many answers had been made when the message that got them was sent once more."""
    return sum(
        kept[parent.sender].answered_at.get(name, asked) < asked
        for parent in parents
        for name, asked in zip(parent.ids, parent.asked, strict=True)
    )


def note(name, figures):
    """Write the figures beside those of the other database."""
    RESULTS.parent.mkdir(exist_ok=True)
    known = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    RESULTS.write_text(json.dumps({**known, name: figures}, indent=2) + "\n")


async def test_whatever_is_killed_every_message_counts_once_and_has_its_answer(database, servers, seed):
    name, settings, _ = database
    turns, kills = STORMS[name]
    storm = Storm(servers, scripts(), seed)
    calm = await storm.calm()
    stormy = await storm.rage(turns, kills, AT_A_TIME)
    servers.start()
    kept = kept_of(settings)
    wrong = spoilt(stormy, calm, kept)
    figures = {
        "seed": seed,
        "conversations": len(stormy),
        "spoilt": len(wrong),
        **storm.weather.told(),
        "answers_given_again": given_again(stormy, kept),
    }
    note(name, figures)
    assert not wrong, json.dumps({"figures": figures, "wrong": wrong}, indent=2)
    assert storm.weather.kills == kills, figures
    assert storm.weather.turns >= turns, figures


# --- the check itself ---------------------------------------------------------------------------------------------


def said(number):
    return {"event": "user", "message_id": f"m{number}", "timestamp": number, "text": f"vraag {number}"}


def answered(number):
    return {"event": "bot", "timestamp": number, "text": f"antwoord {number}", "data": {"custom": None}}


WHOLE = [event for number in range(3) for event in (said(number), answered(number))]
SPOILT = {
    "lost": (WHOLE[:-2], "missing [2]"),
    "twice": ([*WHOLE, *WHOLE[-2:]], "more than once [2]"),
    "out of order": ([*WHOLE[:2], *WHOLE[4:], *WHOLE[2:4]], "other answers"),
    "half": (WHOLE[:-1], "without an answer"),
    "other answer": ([*WHOLE[:-1], answered(9)], "other answers"),
    "begun anew": ([*WHOLE[:2], {"event": "session_started"}, *WHOLE[2:]], "the course"),
}


@pytest.mark.parametrize(("events", "complaint"), SPOILT.values(), ids=SPOILT.keys())
def test_a_spoilt_conversation_is_seen(events, complaint):
    assert complaint in "; ".join(problems(_parent(), Kept(events), Kept(WHOLE)))


def test_a_whole_conversation_has_no_problems():
    later = [{**event, "timestamp": 99} for event in WHOLE]
    assert problems(_parent(), Kept(later), Kept(WHOLE)) == []


def _parent():
    answers = [[{"recipient_id": "x", "text": f"antwoord {number}"}] for number in (1, 2)]
    return Parent(None, None, None, ("vraag 1", "vraag 2"), "", "x", ["m1", "m2"], answers)
