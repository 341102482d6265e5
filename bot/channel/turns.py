"""A message that is sent twice is one turn: the second time the answer that was given is given again.

A parent's phone sends a message again when it heard nothing, with the same ``message_id``. While the first is being
answered the second waits for that; afterwards the conversation itself tells what was answered, also after a restart.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

Message = dict[str, Any]

FAILURE = "failure"
"""Type of the card that the domain's ``utter_storing`` sends when the actions do not answer."""


class Turns:
    """The turns that are being done now, by sender, message id and text."""

    def __init__(self) -> None:
        self._now: dict[tuple[str, str, str], asyncio.Task[list[Message] | None]] = {}

    async def once(
        self, sender: str, message_id: str, text: str, turn: Callable[[], Awaitable[list[Message] | None]]
    ) -> list[Message] | None:
        """Do the turn, or wait for the one that is being done for the same message.

        Args:
            sender, message_id, text: together they are the message.
            turn: does the turn; its result is what to answer, None when it failed.
        """
        key = (sender, message_id, text)
        if key not in self._now:
            task = asyncio.ensure_future(turn())
            self._now[key] = task
            task.add_done_callback(lambda _: self._now.pop(key, None))
        return await asyncio.shield(self._now[key])

    async def finish(self, sender: str) -> None:
        """Wait for the turns of this sender that are being done."""
        if running := [task for key, task in self._now.items() if key[0] == sender]:
            await asyncio.wait(running)


def answered_before(conversation: DialogueStateTracker | None, message_id: str, text: str) -> list[Message] | None:
    """What the bot answered to this message in the conversation, or None when it has not been answered."""
    said: list[Message] = []
    found = False
    for event in conversation.events if conversation else ():
        if isinstance(event, UserUttered):
            if found:
                break
            found = (event.message_id, event.text) == (message_id, text)
        elif found and isinstance(event, BotUttered):
            said += _as_sent(conversation.sender_id, event)
    return said or None


def turns_in(conversation: DialogueStateTracker | None) -> int:
    """How many messages of the parent a conversation holds."""
    return sum(isinstance(event, UserUttered) for event in conversation.events) if conversation else 0


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


def _as_sent(sender: str, event: BotUttered) -> list[Message]:
    """The messages in which the channel sends what the bot said: the text, then the card."""
    parts = {"text": event.text, "custom": event.data.get("custom")}
    return [{"recipient_id": sender, name: part} for name, part in parts.items() if part]
