"""The one Rasa action: what the tracker holds → the triage → messages and the slot that keeps the state."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.messages import message, terminal_text
from bot.knowledge import at_school
from bot.triage.checks import load_checked
from bot.triage.conversation import fresh_state, respond
from bot.triage.explain import trace
from bot.triage.parts import Utterance
from bot.triage.state import state_from_dict

logger = logging.getLogger(__name__)

STATE_SLOT = "triage"
ANSWERED_SLOT = "beantwoord"
"""Set at the end, so that Rasa can tell a silent failure from an answer."""
MENTIONED = "genoemd"
LANGUAGE = "taal"
ASKS = "vraagt"
HINT = "vermoeden"
"""Role of an entity that follows from a word in passing."""
TERMINAL_CHANNEL = "cmdline"
TRACE_VARIABLE = "OUDERWIJS_SPOOR"
"""Set to 1 to print the trace for the helpdesk with every answer in the terminal."""

KNOWLEDGE = load_checked()
"""Loaded once, when the action server starts; a mistake in the files stops it with all errors at once."""


class ActionTriage(Action):
    """Answers every message of the parent."""

    def name(self) -> str:
        """The action's name in the domain and the rules."""
        return "action_triage"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Mapping[str, Any]
    ) -> list[EventType]:
        """Say what the triage wants to say and keep its state in the slot."""
        utterance = utterance_from(tracker.latest_message)
        knowledge = at_school(KNOWLEDGE, school_from(tracker.latest_message))
        kept = tracker.get_slot(STATE_SLOT)
        state = state_from_dict(knowledge, kept) if kept else fresh_state(knowledge)
        turn = respond(knowledge, state, utterance)
        spoken = message(knowledge, turn)
        if tracker.get_latest_input_channel() == TERMINAL_CHANNEL:
            dispatcher.utter_message(text=terminal_text(knowledge, spoken))
            if os.environ.get(TRACE_VARIABLE) == "1":
                dispatcher.utter_message(text="\n".join(f"  · {line}" for line in trace(utterance, turn)))
        else:
            dispatcher.utter_message(text=spoken.text, json_message=spoken.card)
        return [SlotSet(STATE_SLOT, turn.state.to_dict()), SlotSet(ANSWERED_SLOT, True)]


def utterance_from(latest_message: Mapping[str, Any] | None) -> Utterance:
    """The parent's message as the triage wants it, from Rasa's parse result; missing parts count as not understood."""
    parsed = latest_message or {}
    intent = (parsed.get("intent") or {}).get("name") or "nlu_fallback"
    facts: dict[str, list[str]] = {}
    hints: dict[str, list[str]] = {}
    for entity in parsed.get("entities") or ():
        kind = hints if entity.get("role") == HINT else facts
        kind.setdefault(entity.get("entity"), []).append(entity.get("value"))
    mentioned = tuple(facts.pop(MENTIONED, ()))
    language = next(iter(facts.pop(LANGUAGE, ())), None)
    asks = next(iter(facts.pop(ASKS, ())), None)
    ranking = {
        item["name"]: item.get("confidence") or 0.0
        for item in parsed.get("intent_ranking") or ()
        if item.get("name") and item["name"] != "nlu_fallback"
    }
    text = parsed.get("text") or ""
    if text.startswith("/"):
        ranking = {}
    return Utterance(
        text=text,
        intent=intent,
        ranking=ranking,
        facts=facts,
        hints=hints,
        mentioned=mentioned,
        language=language,
        asks=asks,
        beside=tuple(parsed.get("beside") or ()),
        offers=tuple(parsed.get("offers") or ()),
    )


def school_from(latest_message: Mapping[str, Any] | None) -> Any:
    """The school id that came with the message, or None; not to be trusted."""
    metadata = (latest_message or {}).get("metadata")
    return metadata.get("school") if isinstance(metadata, Mapping) else None
