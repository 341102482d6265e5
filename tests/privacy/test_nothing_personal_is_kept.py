"""After real conversations over the channel nothing personal is left: in database, events, logs and error reports."""

import json
import logging
import traceback

import pytest
import pytest_asyncio
from rasa.core.agent import Agent
from rasa.core.brokers.file import FileEventBroker
from rasa.utils.endpoints import EndpointConfig
from rasa.utils.log_utils import configure_structlog

from bot.channel.limits import RateLimit
from bot.channel.school import SchoolInput
from bot.channel.store import ConversationStore
from bot.privacy.masking import mask, prepare
from bot.training import MODEL, reasons_to_train
from tests.channel.conftest import served
from tests.conftest import running_actions
from tests.privacy.test_masking import MESSAGES

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
TELLING = 6
"""Letters of a string that is in no other text by chance."""


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


@pytest.fixture(scope="module")
def loaded():
    assert not reasons_to_train(), "the model is older than its files: run `make train`"
    return Agent.load(str(MODEL))


@pytest.fixture(scope="module")
def actions_log(tmp_path_factory):
    """File with everything that the action server says."""
    return tmp_path_factory.mktemp("actions") / "actions.log"


@pytest.fixture(scope="module")
def talkative_actions(actions_log):
    with running_actions("--debug", log=actions_log) as address:
        yield address


@pytest.fixture
def bot(loaded, talkative_actions, kept):
    """The trained bot with an empty database and a file of events, wrapped as Rasa does it."""
    broker = FileEventBroker(str(kept / "events.log"))
    store = ConversationStore(loaded.domain, dialect="sqlite", db=str(kept / "talks.db"), event_broker=broker)
    loaded.tracker_store = loaded.processor.tracker_store = loaded._create_tracker_store(store, loaded.domain)
    loaded.processor.action_endpoint = EndpointConfig(talkative_actions)
    yield loaded
    for handler in broker.event_logger.handlers[:]:
        broker.event_logger.removeHandler(handler)
        handler.close()


@pytest_asyncio.fixture
async def client(bot, knowledge, logged):
    channel = SchoolInput(knowledge)
    channel._per_address = RateLimit(60_000, 1000)
    async with served(channel, bot) as session:
        yield session


async def say(client, text, sender=SENDER):
    async with client.post("/webhooks/school/webhook", json={"sender": sender, "message": text}) as answer:
        return answer.status, await answer.text()


def traces(personal):
    """The ways in which a string may be written down."""
    return {personal, personal.lower(), json.dumps(personal)[1:-1], repr(personal)[1:-1], personal.replace("@", "%40")}


def found(text, searched=PERSONAL):
    """The personal strings that are in a text."""
    return [personal for personal in searched if any(trace in text for trace in traces(personal))]


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


async def test_what_is_masked_in_messages_by_others_is_nowhere(client, kept, logged, actions_log, knowledge):
    """Shorter strings are in other words by chance."""
    lexicon, searched = prepare(knowledge), []
    for number, message in enumerate(MESSAGES["heldout"]):
        masked = mask(message["text"], lexicon)
        searched += [text for text in message.get("personal", ()) if len(text) >= TELLING and text not in masked]
        assert (await say(client, message["text"], f"{number:032d}"))[0] == 200
    assert len(searched) > 120
    kept_texts = {**written(kept), "actions.log": actions_log.read_text(), "the log": "\n".join(logged)}
    assert "debug" in kept_texts["actions.log"].lower()
    assert {name: found(text, searched) for name, text in kept_texts.items()} == {name: [] for name in kept_texts}


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
