"""What a parent hears instead of a turn: when the bot fails, or when a message gets none.

Whether a message is about danger is decided by words alone, because nothing else may work.
"""

from __future__ import annotations

from typing import Any

from bot.channel.requests import MAX_MESSAGE, UserText
from bot.knowledge import Knowledge, at_school, school_to_call
from bot.nlu.danger import speaks_of_danger

Message = dict[str, Any]


def refusal(knowledge: Knowledge, said: UserText) -> str | None:
    """What to say to a message that is not worth a turn, or None."""
    if not said.text:
        return knowledge.texts["leeg_bericht"]
    if len(said.text) > MAX_MESSAGE:
        return knowledge.texts["te_lang"].format(maximum=MAX_MESSAGE)
    return None


def only(knowledge: Knowledge, said: UserText, text: str) -> list[Message]:
    """A text instead of a turn; a parent in danger gets the emergency numbers all the same."""
    return _alarm(knowledge, said, text) or [_text(said, text)]


def failure(knowledge: Knowledge, said: UserText) -> list[Message]:
    """What a parent gets when the bot fails: how to reach a person, and the emergency numbers."""
    own = at_school(knowledge, said.metadata.get("school"))
    advice = own.contacts[own.advice_line]
    reach = f"{advice.name} ({advice.phone})" if advice.phone else advice.name
    storing = own.texts["storing"].format(contact=reach, school=school_to_call(own))
    if alarm := _alarm(knowledge, said, storing):
        return alarm
    text = "\n\n".join((storing, *own.emergency_texts()[:2]))
    card = {"type": "contact", "lead": text, "contact": advice.card(own.advice_line), "note": None}
    return [_text(said, text), _card(said, card)]


def _alarm(knowledge: Knowledge, said: UserText, more: str) -> list[Message]:
    """The emergency numbers when the message has words for danger, with more to say after them; else nothing.

    Of a message that is far too long only the beginning and the end are read.
    """
    if not speaks_of_danger(said.text[:MAX_MESSAGE]) and not speaks_of_danger(said.text[-MAX_MESSAGE:]):
        return []
    text = "\n\n".join((knowledge.emergency_text(), more))
    closing = "\n\n".join((knowledge.texts["nood_slot"], more))
    card = {**knowledge.emergency_card(), "lead": knowledge.texts["nood_begin"], "closing": closing}
    return [_text(said, text), _card(said, card)]


def _text(said: UserText, text: str) -> Message:
    return {"recipient_id": said.sender, "text": text}


def _card(said: UserText, card: Message) -> Message:
    return {"recipient_id": said.sender, "custom": card}
