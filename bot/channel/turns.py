"""A message that is sent twice is one turn: the second time the answer that was given is given again.

A parent's phone sends a message again when it heard nothing, with the same ``message_id``. While the first is being
answered the second waits for that; afterwards the conversation itself tells what was answered, also after a restart.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.events import BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

Message = dict[str, Any]

FAILURE = "failure"
"""Type of the card that the domain's ``utter_storing`` sends when the actions do not answer."""


class Turns:
    """The turns that are being done now, by sender and message id."""

    def __init__(self) -> None:
        self._now: dict[tuple[str, str], asyncio.Task[list[Message] | None]] = {}

    async def once(
        self, sender: str, message_id: str, turn: Callable[[], Awaitable[list[Message] | None]]
    ) -> list[Message] | None:
        """Do the turn, or wait for the one that is being done for the same message.

        Args:
            sender, message_id: together they name the message.
            turn: does the turn; its result is what to answer, None when it failed.
        """
        key = (sender, message_id)
        if key not in self._now:
            task = asyncio.ensure_future(turn())
            self._now[key] = task
            task.add_done_callback(lambda _: self._now.pop(key, None))
        return await asyncio.shield(self._now[key])


async def answered_before(store: TrackerStore, sender: str, message_id: str) -> list[Message] | None:
    """What the bot answered to this message, or None when it has not been answered."""
    tracker = await store.retrieve(sender)
    return _answer_to(sender, message_id, list(tracker.events)) if tracker else None


def last_answer(tracker: DialogueStateTracker) -> list[Message]:
    """What the bot said after the last message of the parent."""
    said: list[Message] = []
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, BotUttered):
            said = _as_sent(tracker.sender_id, event) + said
    return said


def has_failed(messages: Sequence[Message]) -> bool:
    """Whether Rasa said nothing at all, or only that the actions do not answer."""
    return not messages or any((message.get("custom") or {}).get("type") == FAILURE for message in messages)


def _answer_to(sender: str, message_id: str, events: Sequence[Event]) -> list[Message] | None:
    said: list[Message] = []
    found = False
    for event in events:
        if isinstance(event, UserUttered):
            if found:
                break
            found = event.message_id == message_id
        elif found and isinstance(event, BotUttered):
            said += _as_sent(sender, event)
    return said or None


def _as_sent(sender: str, event: BotUttered) -> list[Message]:
    """The messages in which the channel sends what the bot said: the text, then the card."""
    parts = {"text": event.text, "custom": event.data.get("custom")}
    return [{"recipient_id": sender, name: part} for name, part in parts.items() if part]
