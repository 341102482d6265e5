"""What a message is to the triage, and what the triage wants to say: plain data, without wording or markup."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.triage.engine import Advise, Ask, Exhausted
from bot.triage.state import State


@dataclass(frozen=True)
class Utterance:
    """A parent's message as understood so far.

    Attributes:
        text: the message as typed; a button's payload for a pressed button.
        intent: what the message mainly wants.
        ranking: likelihood (0-1) per intent, for the likeliest ones; empty for a button.
        facts: facts stated, not yet checked.
        hints: facts that follow from a word in passing ("de juf"); used only where nothing better is known.
        mentioned: ids of contacts and terms named, in order.
        asks: the intent ``uitleg`` or ``contactgegevens`` when the message asks for that in so many words.
        language: code of the language asked for or written in, when it is not Dutch.
        beside: topics that parts of the message are about, beside the main one.
        offers: topics to offer when the message was not understood well enough, likeliest first.
    """

    text: str
    intent: str
    ranking: Mapping[str, float] = field(default_factory=dict)
    facts: Mapping[str, object] = field(default_factory=dict)
    hints: Mapping[str, object] = field(default_factory=dict)
    mentioned: tuple[str, ...] = ()
    language: str | None = None
    asks: str | None = None
    beside: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Say:
    """A text of the bot's own, by id."""

    text: str


@dataclass(frozen=True)
class Acknowledge:
    """Show the parent that they were heard: the topic, and the people they already spoke to."""

    topic: str
    spoken_to: tuple[str, ...]


@dataclass(frozen=True)
class Choose:
    """Let the parent choose a topic; ``text`` says why they are asked."""

    text: str
    topics: tuple[str, ...]


@dataclass(frozen=True)
class ShowContact:
    """Contact details."""

    contact: str


@dataclass(frozen=True)
class ShowSchool:
    """How to reach the school itself."""


@dataclass(frozen=True)
class OtherTopic:
    """A second topic that the parent named, for afterwards."""

    topic: str


@dataclass(frozen=True)
class InLanguage:
    """What the bot is and where to find help, in this language."""

    language: str


@dataclass(frozen=True)
class Explain:
    """What a contact or term is; ``id`` names either."""

    id: str


@dataclass(frozen=True)
class Prepare:
    """How to prepare the talk of an advice."""

    advice: Advise


@dataclass(frozen=True)
class Emergency:
    """The emergency card."""


Part = (
    Say
    | Acknowledge
    | Ask
    | Advise
    | Exhausted
    | Choose
    | ShowContact
    | ShowSchool
    | OtherTopic
    | InLanguage
    | Explain
    | Prepare
    | Emergency
)


@dataclass(frozen=True)
class Turn:
    """The outcome of one message: the state to keep and what to say, in order."""

    state: State
    parts: tuple[Part, ...]
