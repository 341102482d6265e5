"""The web channel ``school``: what the chat page and the widget talk to.

One POST is one turn. Whatever goes wrong inside, the parent gets an answer that says how to reach a person. The
request and the response are described in docs/berichten.md.
"""

from __future__ import annotations

import asyncio
import logging
import unicodedata
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channel.payloads import safe_text
from bot.knowledge import Knowledge, at_school, load_knowledge, school_to_call

logger = logging.getLogger(__name__)

PAGES = Path(__file__).parent / "pages"
MAX_SENDER = 128
"""Longest sender id, in characters."""
MAX_MESSAGE = 2000
"""Longest message, in characters; a longer one gets an answer that says so."""
MAX_METADATA = 64
"""Longest value of a metadata field, in characters."""
METADATA = ("school", "lang")
PATIENCE = 20.0
"""Seconds in which a turn must be done; after that the parent hears that something is wrong."""
FAILURE = "failure"
"""Type of the card that the domain's ``utter_storing`` sends when the actions do not answer."""

Message = dict[str, Any]
Handler = Callable[[UserMessage], Awaitable[Any]]


class BadRequestError(ValueError):
    """The request cannot be used; the message says what is expected."""


class SchoolInput(InputChannel):
    """Receives parents' messages as JSON and answers with the bot's messages."""

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        self._knowledge = knowledge or load_knowledge()

    @classmethod
    def name(cls) -> str:
        """Name of the channel, and of its place under /webhooks."""
        return "school"

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The addresses of this channel."""
        webhook = Blueprint("school_webhook")

        @webhook.get("/")
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @webhook.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            try:
                sender, text, metadata = self._read(request)
            except BadRequestError as error:
                return response.json({"error": str(error)}, status=400)
            refusal = self._refusal(text)
            if refusal:
                return response.json([self._text(sender, refusal)])
            messages = await self._turn(on_new_message, sender, text, metadata)
            if messages is None:
                return response.json(self.failure(sender, metadata.get("school")), status=503)
            return response.json(messages)

        @webhook.get("/chat")
        async def chat(request: Request) -> HTTPResponse:
            return await response.file(PAGES / "chat.html", headers=PAGE_HEADERS)

        for name in ("chat.js", "chat.css"):
            webhook.static(f"/{name}", str(PAGES / name), name=name.replace(".", "_"))

        return webhook

    def _read(self, request: Request) -> tuple[str, str, dict[str, str]]:
        """Sender, text and metadata of a request.

        Raises:
            BadRequestError: when the body is not what the contract says.
        """
        try:
            body = request.json
        except Exception as error:
            raise BadRequestError("the body must be JSON") from error
        if not isinstance(body, dict):
            raise BadRequestError("the body must be a JSON object")
        sender, text = body.get("sender"), body.get("message")
        if not isinstance(sender, str) or not 0 < len(sender) <= MAX_SENDER or not sender.isprintable():
            raise BadRequestError(f"'sender' must be a text of 1 to {MAX_SENDER} printable characters")
        if not isinstance(text, str):
            raise BadRequestError("'message' must be a text")
        given = body.get("metadata")
        given = given if isinstance(given, dict) else {}
        metadata = {
            name: given[name]
            for name in METADATA
            if isinstance(given.get(name), str) and len(given[name]) <= MAX_METADATA
        }
        return sender, safe_text(self._knowledge, without_control_characters(text)), metadata

    def _refusal(self, text: str) -> str | None:
        """What to say to a message that is not worth a turn, or None."""
        if not text:
            return self._knowledge.texts["leeg_bericht"]
        if len(text) > MAX_MESSAGE:
            return self._knowledge.texts["te_lang"].format(maximum=MAX_MESSAGE)
        return None

    async def _turn(
        self, on_new_message: Handler, sender: str, text: str, metadata: dict[str, str]
    ) -> list[Message] | None:
        """The bot's messages, or None when the bot failed."""
        collector = WholeMessages()
        message = UserMessage(text, collector, sender, input_channel=self.name(), metadata=metadata)
        try:
            await asyncio.wait_for(on_new_message(message), PATIENCE)
        except asyncio.TimeoutError:
            logger.error("A turn took over %s seconds and was given up.", PATIENCE)
            return None
        except Exception:
            logger.exception("A turn failed.")
            return None
        return None if _has_failed(collector.messages) else collector.messages

    def failure(self, sender: str, school_id: str | None = None) -> list[Message]:
        """What a parent gets when the bot fails: how to reach a person, and the emergency numbers."""
        knowledge = at_school(self._knowledge, school_id)
        advice = knowledge.contacts[knowledge.advice_line]
        reach = f"{advice.name} ({advice.phone})" if advice.phone else advice.name
        storing = knowledge.texts["storing"].format(contact=reach, school=school_to_call(knowledge))
        urgent = knowledge.emergency_texts()[:2]
        card = advice.card(knowledge.advice_line)
        return [
            self._text(sender, "\n\n".join((storing, *urgent))),
            {"recipient_id": sender, "custom": {"type": "contact", "contact": card}},
        ]

    @staticmethod
    def _text(sender: str, text: str) -> Message:
        return {"recipient_id": sender, "text": text}


class WholeMessages(CollectingOutputChannel):
    """Collects the bot's messages as they are; Rasa's own collector cuts a text at every empty line."""

    @classmethod
    def name(cls) -> str:
        """Name by which the domain's responses can differ for this channel."""
        return SchoolInput.name()

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Collect a text with its paragraphs together."""
        await self._persist_message(self._message(recipient_id, text=text))


PAGE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def _has_failed(messages: list[Message]) -> bool:
    """Whether Rasa said nothing at all, or only that the actions do not answer."""
    return not messages or any((message.get("custom") or {}).get("type") == FAILURE for message in messages)


def without_control_characters(text: str) -> str:
    """Text without the control characters that no parent types, but with its line breaks and emoji."""
    return "".join(letter for letter in text if unicodedata.category(letter) not in ("Cc", "Cs") or letter in "\n\t")
