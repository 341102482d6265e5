"""Decides which messages from a client may count as a pressed button.

Rasa takes any text that starts with "/" for an intent. A client can send anything, so only what the bot itself puts on
its buttons is let through; everything else is plain text.
"""

from __future__ import annotations

import json
import re

from bot.knowledge import Knowledge

MOVES = frozenset(
    (
        "informeren", "volgende_stap", "gesprek_voorbereiden", "contactgegevens", "uitleg", "opnieuw", "terug", "groet",
        "weet_niet",
    )
)  # fmt: skip
"""Intents, besides the topics, that a button may send."""
PAYLOAD = re.compile(r"/(?P<intent>[a-z_]{1,40})(?P<facts>\{.{0,400}\})?", re.DOTALL)

LEADING_SLASHES = re.compile(r"^[/\s]+")
"""Also with spaces between them: what follows the last one must not become the first."""


def safe_text(knowledge: Knowledge, text: str) -> str:
    """The text as Rasa may have it: a known payload unchanged, anything else without leading slashes.

    Args:
        knowledge: loaded knowledge; its topics, questions and contacts decide what a button can say.
        text: what the client sent.
    """
    stripped = text.strip()
    return stripped if is_known_payload(knowledge, stripped) else LEADING_SLASHES.sub("", stripped)


def is_known_payload(knowledge: Knowledge, text: str) -> bool:
    """Whether the text is what one of the bot's own buttons sends, to the letter: nothing else can be hidden in it."""
    match = PAYLOAD.fullmatch(text)
    if match is None or match["intent"] not in MOVES | knowledge.topics.keys():
        return False
    if match["facts"] is None:
        return True
    try:
        facts = json.loads(match["facts"])
    except (ValueError, RecursionError):
        return False
    if not facts or match["facts"] != json.dumps(facts, ensure_ascii=False):
        return False
    return all(isinstance(value, str) and knowledge.is_answer(name, value) for name, value in facts.items())
