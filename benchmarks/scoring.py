"""Scores what a pipeline understood of messages whose right reading is known.

A message has ``text``, ``intent``, perhaps ``also`` (other first answers that a fair jury accepts), ``style`` and
``facts``.
A reading is Rasa's parse result: ``intent``, ``intent_ranking`` and ``entities``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

CRISIS = "crisis"
OFF_TOPIC = "out_of_scope"
NOT_FOLLOWED = "nlu_fallback"
NO_FACTS = frozenset(("genoemd", "taal", "vraagt"))
"""Entities that are names and not facts."""
HELD_OUT = Path(__file__).parents[1] / "tests" / "nlu" / "heldout.yml"

Message = Mapping[str, Any]
Reading = Mapping[str, Any]
Pairs = Sequence[tuple[Message, Reading]]


def read_messages(path: Path) -> list[Message]:
    """The messages of a file."""
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def figures(pairs: Pairs) -> dict[str, float]:
    """All figures of the goals, each a share between 0 and 1.

    Args:
        pairs: each message with its reading.
    """
    dangerous = [pair for pair in pairs if pair[0]["intent"] == CRISIS]
    harmless = [pair for pair in pairs if CRISIS not in accepted(pair[0])]
    off_topic = [pair for pair in pairs if pair[0]["intent"] == OFF_TOPIC]
    real = [pair for pair in pairs if OFF_TOPIC not in accepted(pair[0])]
    return {
        "intent": share(is_right(message, reading) for message, reading in pairs),
        "top 3": share(set(ranked(reading)[:3]) & accepted(message) for message, reading in pairs),
        "crisis found": share(alarms(reading) for _, reading in dangerous),
        "false alarms": share(alarms(reading) for _, reading in harmless),
        "kept out": share(is_kept_out(reading) for _, reading in off_topic),
        "turned away": share(is_kept_out(reading) for _, reading in real),
        "facts": f1((stated(message), found(message, reading)) for message, reading in pairs),
    }


def share(hits: Iterable[object]) -> float:
    """Part of the hits that are true."""
    counted = [bool(hit) for hit in hits]
    return sum(counted) / len(counted)


def accepted(message: Message) -> set[str]:
    """The intents that count as right."""
    return {message["intent"], *message.get("also", ())}


def ranked(reading: Reading) -> list[str]:
    """Intents, likeliest first, before any limit on how sure the pipeline must be."""
    return [item["name"] for item in reading["intent_ranking"] if item["name"] != NOT_FOLLOWED]


def is_right(message: Message, reading: Reading) -> bool:
    """Whether the likeliest intent is one that counts as right."""
    return next(iter(ranked(reading)), None) in accepted(message)


def alarms(reading: Reading) -> bool:
    """Whether the message would bring the emergency card."""
    return reading["intent"]["name"] == CRISIS


def is_kept_out(reading: Reading) -> bool:
    """Whether the bot would say that it does not follow; offering topics is not that."""
    name = reading["intent"]["name"]
    return name == OFF_TOPIC or (name == NOT_FOLLOWED and not reading.get("offers"))


def stated(message: Message) -> set[tuple[str, str]]:
    """The facts in a message as pairs of name and value."""
    return set(_pairs(message.get("facts", {})))


def _pairs(facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in facts.items():
        yield from ((name, one) for one in (value if isinstance(value, list) else [value]))


def found(message: Message, reading: Reading) -> set[tuple[str, str]]:
    """The facts that were found; what a complaint is about only counts in a complaint."""
    ignored = NO_FACTS | ({"soort_klacht"} if message["intent"] != "klacht" else set())
    return {(item["entity"], item["value"]) for item in reading["entities"] if item["entity"] not in ignored}


def f1(pairs: Iterable[tuple[set[tuple[str, str]], set[tuple[str, str]]]]) -> float:
    """Harmonic mean of precision and recall over all facts of all messages."""
    pairs = list(pairs)
    right = sum(len(expected & actual) for expected, actual in pairs)
    wrong = sum(len(expected ^ actual) for expected, actual in pairs)
    return 2 * right / (2 * right + wrong)
