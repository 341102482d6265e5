"""After real conversations over the channel nothing personal is left: in database, events, logs and error reports."""

import json
import logging
import traceback

import pytest
import pytest_asyncio
from rasa.core.agent import Agent
from rasa.core.brokers.file import FileEventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.utils.endpoints import EndpointConfig
from rasa.utils.log_utils import configure_structlog

from bot.channel.school import SchoolInput
from bot.training import MODEL, reasons_to_train
from tests.channel.conftest import served

SENDER = "p" * 32
SAID = (
    "hallo ik ben wendy en mijn zoon milan zit op basisschool De Ark in Ede, juf Marieke zegt wacht maar",
    "Mijn naam is Hatice Yılmaz, bel 06-12345678 of mail hatice.y@ziggo.nl, bsn van milan is 111222333",
    "wij wonen Lindelaan 42, 3511 KX Utrecht, geboren 12-03-2014, zaaknummer 2024-88213, NL91ABNA0417164300",
    "soufiane uit zijn klas slaat hem, zie https://www.instagram.com/soufiane.boy10 of @soufi_010",
)
PERSONAL = (
    "wendy", "milan", "De Ark", "Marieke", "Hatice", "Yılmaz", "06-12345678", "hatice.y@ziggo.nl", "111222333",
    "Lindelaan", "3511 KX", "12-03-2014", "2024-88213", "NL91ABNA0417164300", "soufiane", "soufi_010",
)  # fmt: skip
MASKED = "[naam]"


class Everything(logging.Handler):
    """Keeps what is logged at any level, with the values of all variables of an exception's report."""

    def __init__(self):
        super().__init__(logging.DEBUG)
        self.lines = []

    def emit(self, record):
        self.lines += [record.getMessage(), repr(record.__dict__)]
        if record.exc_info and record.exc_info[0]:
            self.lines += traceback.TracebackException(*record.exc_info, capture_locals=True).format()


@pytest.fixture
def logged():
    """Everything that any logger is told, from DEBUG up."""
    handler = Everything()
    loggers = [logging.getLogger(), *map(logging.getLogger, list(logging.root.manager.loggerDict))]
    before = [(logger, logger.level, logger.disabled) for logger in loggers]
    configure_structlog(logging.DEBUG)
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
        logger.disabled = False
        if logger.name == "root" or not logger.propagate:
            logger.addHandler(handler)
    yield handler.lines
    for logger, level, disabled in before:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.disabled = disabled
    configure_structlog(logging.ERROR)


@pytest.fixture
def kept(tmp_path):
    """Folder in which the database and the events of the conversation come."""
    return tmp_path


@pytest.fixture
def bot(action_server, kept):
    assert not reasons_to_train(), "the model is older than its files: run `make train`"
    broker = FileEventBroker(str(kept / "events.log"))
    store = SQLTrackerStore(dialect="sqlite", db=str(kept / "talks.db"), event_broker=broker)
    yield Agent.load(str(MODEL), tracker_store=store, action_endpoint=EndpointConfig(action_server))
    for handler in broker.event_logger.handlers[:]:
        broker.event_logger.removeHandler(handler)
        handler.close()


@pytest_asyncio.fixture
async def client(bot, knowledge, logged):
    async with served(SchoolInput(knowledge), bot) as session:
        yield session


async def say(client, text):
    async with client.post("/webhooks/school/webhook", json={"sender": SENDER, "message": text}) as answer:
        return answer.status, await answer.text()


def traces(personal):
    """The ways in which a string may be written down."""
    return {personal, personal.lower(), json.dumps(personal)[1:-1], repr(personal)[1:-1], personal.replace("@", "%40")}


def found(text):
    """The personal strings that are in a text."""
    return [personal for personal in PERSONAL if any(trace in text for trace in traces(personal))]


def written(kept):
    """Everything in the files, as text."""
    return {path.name: path.read_bytes().decode("utf-8", "ignore") for path in kept.iterdir()}


async def test_nothing_personal_is_left_after_a_conversation(client, kept, logged):
    answers = [await say(client, text) for text in SAID]
    assert [status for status, _ in answers] == [200] * len(SAID)
    files = written(kept)
    assert {"talks.db", "events.log"} <= files.keys()
    assert {name: found(text) for name, text in files.items()} == {name: [] for name in files}
    assert found("\n".join(logged)) == []
    assert found("\n".join(text for _, text in answers)) == []


async def test_what_is_kept_is_the_masked_message(client, kept, logged):
    await say(client, SAID[0])
    files = written(kept)
    assert all(MASKED in files[name] for name in ("talks.db", "events.log"))
    assert MASKED in "\n".join(logged)


async def test_a_report_of_an_error_holds_nothing_personal(client, bot, kept, logged, monkeypatch):
    async def fails(message):
        raise RuntimeError(f"cannot handle {message.text}")

    monkeypatch.setattr(bot.processor, "handle_message", fails)
    assert [(await say(client, text))[0] for text in SAID] == [503] * len(SAID)
    reports = "\n".join(logged)
    assert "A turn failed: RuntimeError" in reports
    assert "cannot handle" not in reports, "an error's own words are not logged"
    assert found(reports) == []


@pytest.mark.parametrize(
    "body",
    [
        f'{{"sender": "{SENDER}", "message": "{SAID[0]}"',
        json.dumps({"sender": SENDER, "message": [SAID[0]]}),
        json.dumps({"sender": SAID[0], "message": SAID[0]}),
        json.dumps({"sender": SENDER, "message": SAID[0] * 30}),
        json.dumps({"sender": SENDER, "message": SAID[0], "message_id": SAID[0]}),
        json.dumps({"sender": SENDER, "message": SAID[0], "metadata": {"other": SAID[0]}}),
    ],
    ids=["broken", "a list", "as sender", "too long", "as message id", "as metadata"],
)
async def test_a_request_that_is_refused_leaves_nothing_personal(client, kept, logged, body):
    async with client.post("/webhooks/school/webhook", data=body.encode()) as answer:
        assert answer.status in (200, 400)
        assert found(await answer.text()) == []
    assert found("\n".join((*logged, *written(kept).values()))) == []


async def test_a_button_reaches_the_bot_as_it_was_pressed(client, kept):
    payload = '/informeren{"schooltype": "po"}'
    await say(client, payload)
    events = map(json.loads, written(kept)["events.log"].splitlines())
    assert payload in [event["text"] for event in events if event["event"] == "user"]
