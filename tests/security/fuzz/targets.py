"""What is tried, and what must hold for every input."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import spacy
from hypothesis.strategies import SearchStrategy

from bot.channel.instead import only, refusal
from bot.channel.payloads import is_known_payload, safe_text
from bot.channel.requests import LANGUAGE, BadRequestError, metadata_of, read_message
from bot.channel.typed import plain_text
from bot.knowledge import at_school
from bot.nlu.danger import speaks_of_danger
from bot.nlu.facts.finder import FactFinder
from bot.nlu.language import language_of
from bot.privacy.masking import mask, prepare
from bot.privacy.masking.lexicon import Lexicon
from bot.triage.conversation import respond
from bot.triage.state import MAX_PAST, State, state_from_dict
from tests.security.fuzz import inputs
from tests.security.fuzz.channel import Fuzzed
from tests.security.fuzz.inputs import KNOWLEDGE
from tests.security.fuzz.knowledge import load_changed, with_edited_text, with_edited_tree


@dataclass(frozen=True)
class Target:
    """One thing to try inputs on.

    Attributes:
        inputs: makes them.
        check: raises when something does not hold.
        seconds: processor time that one input may take, on a slow machine.
        fresh: how many new inputs each run of the tests makes.
        mutants: how many more are made from each of those by small changes.
        prepare: takes time once, which is no input's fault.
    """

    inputs: SearchStrategy[Any]
    check: Callable[[Any], None]
    seconds: float = 1.0
    fresh: int = 200
    mutants: int = 0
    prepare: Callable[[], Any] = lambda: None


@dataclass(frozen=True)
class _Request:
    """What the channel reads of a request."""

    json: Any


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return prepare(KNOWLEDGE)


@lru_cache(maxsize=1)
def _finder() -> tuple[spacy.Language, FactFinder]:
    nlp = spacy.load("nl_core_news_sm")
    return nlp, FactFinder(nlp, KNOWLEDGE)


@lru_cache(maxsize=1)
def _server() -> Fuzzed:
    return Fuzzed(KNOWLEDGE)


def payload(text: str) -> None:
    """Only what a button sends may begin with a slash, and looking twice changes nothing."""
    safe = safe_text(KNOWLEDGE, text)
    assert not safe.startswith("/") or is_known_payload(KNOWLEDGE, safe)
    assert safe_text(KNOWLEDGE, safe) == safe


def reading(body: Any) -> None:
    """A body is refused, or gives a text that Rasa can only take for text or for a button."""
    try:
        said = read_message(KNOWLEDGE, _Request(body))
    except BadRequestError:
        return
    assert is_as_agreed(said.metadata)
    if text := refusal(KNOWLEDGE, said):
        json.dumps(only(KNOWLEDGE, said, text)).encode()
        return
    assert not said.text.startswith("/") or is_known_payload(KNOWLEDGE, said.text)
    mask(said.text, _lexicon()).encode()


def is_as_agreed(kept: dict[str, str]) -> bool:
    """Whether metadata holds only a school that the bot knows and the code of a language."""
    language = kept.get("lang", "nl")
    return (
        kept.keys() <= {"school", "lang"}
        and kept.get("school", "") in ("", *KNOWLEDGE.schools)
        and bool(LANGUAGE.fullmatch(language))
    )


def metadata(given: Any) -> None:
    """Metadata is a school and a language, whatever was sent, and an unknown school is no school."""
    kept = metadata_of(KNOWLEDGE, {"metadata": given})
    assert is_as_agreed(kept)
    assert at_school(KNOWLEDGE, kept.get("school")).contacts.keys() == KNOWLEDGE.contacts.keys()


def state(plain: Any) -> None:
    """A forged state becomes a state that the knowledge knows, and it survives being kept."""
    read = state_from_dict(KNOWLEDGE, plain)
    assert isinstance(read, State)
    assert len(read.past) <= MAX_PAST
    assert state_from_dict(KNOWLEDGE, json.loads(json.dumps(read.to_dict()))) == read


def turn(given: tuple[Any, Any]) -> None:
    """Whatever the state and whatever Rasa understood, the parent gets words."""
    from actions.messages import message
    from actions.triage import utterance_from

    plain, parsed = given
    parsed = {**parsed, "intent": {"name": parsed["intent"]}}
    after = respond(KNOWLEDGE, state_from_dict(KNOWLEDGE, plain), utterance_from(parsed))
    assert message(KNOWLEDGE, after).text.strip()
    json.dumps(after.state.to_dict())


def facts(text: str) -> None:
    """Facts have places within the text and values that the knowledge knows."""
    nlp, finder = _finder()
    text = plain_text(text)
    for mention in finder.find(text, nlp(text)):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.fact in ("taal", "genoemd", "vraagt") or KNOWLEDGE.is_answer(mention.fact, mention.value)


def language(text: str) -> None:
    """A language has a text of its own, or is Dutch."""
    assert language_of(text) in (None, *KNOWLEDGE.languages)


def typed(text: str) -> None:
    """What nobody sees is gone, and looking twice changes nothing."""
    plain = plain_text(text)
    plain.encode()
    assert plain_text(plain) == plain


def danger(text: str) -> None:
    """There is danger or there is not."""
    assert speaks_of_danger(text) in (True, False)


def channel(request: dict[str, Any]) -> None:
    """A request gets an answer as agreed: never a failure, never silence where HTTP was spoken."""
    _server().check(request)


def knowledge_file(given: tuple[str, Any]) -> None:
    """A file with edits in its text loads, or is refused with what is wrong."""
    file, edits = given
    load_changed(file, text=with_edited_text(file, edits))


def knowledge_tree(given: tuple[str, Any]) -> None:
    """A file with edits in its content loads, or is refused with what is wrong."""
    file, edits = given
    load_changed(file, content=with_edited_tree(file, copy.deepcopy(edits)))


TARGETS = {
    "payload": Target(inputs.typed, payload, fresh=100, mutants=30),
    "reading": Target(inputs.body, reading, fresh=30, mutants=10, prepare=_lexicon),
    "metadata": Target(inputs.anything, metadata, fresh=50, mutants=30),
    "state": Target(inputs.state, state, fresh=50, mutants=30),
    "turn": Target(inputs.st.tuples(inputs.state, inputs.utterance), turn, seconds=2, fresh=100),
    "facts": Target(inputs.message, facts, seconds=3, fresh=50, mutants=2, prepare=_finder),
    "language": Target(inputs.message, language, seconds=2, fresh=50, mutants=10),
    "typed": Target(inputs.message, typed, fresh=50, mutants=30),
    "danger": Target(inputs.message, danger, fresh=50, mutants=20),
    "channel": Target(inputs.request, channel, seconds=3, fresh=300, prepare=_server),
    "knowledge file": Target(inputs.yaml_file, knowledge_file, seconds=8, fresh=10),
    "knowledge tree": Target(inputs.tree, knowledge_tree, seconds=8, fresh=20),
}
