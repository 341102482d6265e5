"""The web channel ``school``: what the widget talks to.

One POST is one turn. Whatever goes wrong inside, the parent gets an answer that says how to reach a person. The
request and the response are described in docs/berichten.md.
"""

from __future__ import annotations

import asyncio
import logging
import math
import secrets
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.core.tracker_store import TrackerStore
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channel.action_failures import action_failures
from bot.channel.instead import failure, only, refusal
from bot.channel.limits import RateLimit
from bot.channel.origins import allowed_origins, extra_origins, headers_for, is_allowed, preflight_headers
from bot.channel.payloads import is_known_payload
from bot.channel.reports import in_a_line, said_of_database
from bot.channel.requests import SENDER_EXPECTED, BadRequestError, UserText, is_sender, read_message, read_start
from bot.channel.security import protect, sender_address
from bot.channel.store_failures import store_failures
from bot.channel.turns import Turns, answered_before, has_failed, turns_in
from bot.knowledge import Knowledge, load_knowledge
from bot.privacy.forgetting import forget
from bot.privacy.masking import mask, prepare

logger = logging.getLogger(__name__)

SENDER_BYTES = 24
"""Random bytes in an id that the bot gives."""
GREETING = "/groet"
"""What a conversation begins with: the school's own welcome."""
SENDER_PER_MINUTE, SENDER_AT_ONCE = 20, 10
ADDRESS_PER_MINUTE, ADDRESS_AT_ONCE = 300, 100
"""Messages that are let through; a school's whole network may be one address."""
ADDRESS_PER_DAY = 5000
"""Messages in a day from one address, so that nobody fills the disk."""
MAX_TURNS = 150
"""Messages of the parent in one conversation; each turn reads all of it again."""
PATIENCE = 5.0
"""Seconds in which a turn must be done; after that the parent hears that something is wrong. The widget waits 15."""

Message = dict[str, Any]
Handler = Callable[[UserMessage], Awaitable[Any]]


class SchoolInput(InputChannel):
    """Receives parents' messages as JSON and answers with the bot's messages."""

    def __init__(self, knowledge: Knowledge | None = None, origins: Iterable[str] = ()) -> None:
        """A channel that has heard nobody yet.

        Args:
            knowledge: loaded knowledge; read from the files when it is not given.
            origins: websites that may use the bot besides the schools' own.
        """
        self._knowledge = knowledge or load_knowledge()
        self._lexicon = prepare(self._knowledge)
        self._origins = allowed_origins(self._knowledge, origins)
        self._turns = Turns()
        self._per_sender = RateLimit(SENDER_PER_MINUTE, SENDER_AT_ONCE)
        self._per_address = RateLimit(ADDRESS_PER_MINUTE, ADDRESS_AT_ONCE)
        self._per_day = RateLimit(ADDRESS_PER_DAY / (24 * 60), ADDRESS_PER_DAY)
        self._deletions: set[asyncio.Task[None]] = set()

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> SchoolInput:
        """The channel as credentials.yml sets it.

        Raises:
            OriginError: when the settings are not as they should be.
        """
        return cls(origins=extra_origins(credentials))

    @classmethod
    def name(cls) -> str:
        """Name of the channel, and of its place under /webhooks."""
        return "school"

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The addresses of this channel."""
        webhook = Blueprint("school_webhook")
        protect(webhook)

        def allowed(request: Request) -> bool:
            return is_allowed(self._origins, request.headers.get("origin"), request.headers.get("host", ""))

        @webhook.on_request
        async def only_known_websites(request: Request) -> HTTPResponse | None:
            if not allowed(request):
                return response.json({"error": "this website may not use the bot"}, status=403)
            return None

        @webhook.on_response
        async def to_that_website(request: Request, answer: HTTPResponse) -> None:
            """Rasa itself answers what a browser asks beforehand, before any route: what is allowed is added here."""
            if allowed(request):
                headers = preflight_headers if request.method == "OPTIONS" else headers_for
                answer.headers.update(headers(request.headers.get("origin")))

        @webhook.get("/")
        async def health(request: Request) -> HTTPResponse:
            ready = _has_model(request)
            return response.json({"status": "ok" if ready else "no model"}, status=200 if ready else 503)

        for name, place in (
            ("ask_start", "/start"),
            ("ask_turn", "/webhook"),
            ("ask_delete", "/conversation/<sender>"),
        ):
            webhook.add_route(_ask_first, place, methods=["OPTIONS"], name=name)

        @webhook.post("/start")
        async def start(request: Request) -> HTTPResponse:
            sender = secrets.token_urlsafe(SENDER_BYTES)
            try:
                said = read_start(self._knowledge, request, sender, GREETING)
            except BadRequestError as error:
                return response.json({"error": str(error)}, status=400)
            if refused := self._too_many(request, said):
                return refused
            messages = await self._once(request, on_new_message, said)
            if messages is None:
                return response.json({"sender": sender, "messages": failure(self._knowledge, said)}, status=503)
            return response.json({"sender": sender, "messages": messages})

        @webhook.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            try:
                said = read_message(self._knowledge, request)
            except BadRequestError as error:
                return response.json({"error": str(error)}, status=400)
            if refused := self._too_many(request, said):
                return refused
            if text := refusal(self._knowledge, said):
                return response.json(only(self._knowledge, said, text))
            messages = await self._once(request, on_new_message, said)
            if messages is None:
                return response.json(failure(self._knowledge, said), status=503)
            return response.json(messages)

        @webhook.delete("/conversation/<sender>")
        async def delete(request: Request, sender: str) -> HTTPResponse:
            if not is_sender(sender):
                return response.json({"error": SENDER_EXPECTED}, status=400)
            if wait := self._per_address.wait(sender_address(request)):
                headers = {"Retry-After": str(math.ceil(wait))}
                return response.json({"error": "too many requests; wait"}, status=429, headers=headers)
            deletion = asyncio.ensure_future(self._delete(request.app.ctx.agent, sender))
            self._deletions.add(deletion)  # goes on when the parent closes the page
            deletion.add_done_callback(self._deletions.discard)
            if not await asyncio.shield(deletion):
                return response.json({"error": "the conversation could not be deleted; try again"}, status=503)
            return response.empty()

        return webhook

    async def _delete(self, agent: Agent, sender: str) -> bool:
        """Delete a conversation, with what was said in it just now; tells whether that succeeded."""
        try:
            await self._turns.finish(sender)
            async with agent.lock_store.lock(sender):
                await forget(agent.tracker_store, sender)
        except Exception as error:
            logger.error("A conversation could not be deleted: %s", said_of_database(error))
            return False
        return True

    def _without_persons(self, text: str) -> str:
        """What Rasa may have of a text: nothing personal."""
        return text if is_known_payload(self._knowledge, text) else mask(text, self._lexicon)

    def _too_many(self, request: Request, said: UserText) -> HTTPResponse | None:
        """The answer to a sender or address that sends too many messages, or None."""
        address = sender_address(request)
        wait = self._per_address.wait(address) or self._per_day.wait(address) or self._per_sender.wait(said.sender)
        if not wait:
            return None
        headers = {"Retry-After": str(math.ceil(wait))}
        return response.json(only(self._knowledge, said, self._knowledge.texts["te_snel"]), status=429, headers=headers)

    async def _once(self, request: Request, on_new_message: Handler, said: UserText) -> list[Message] | None:
        """The answer to a message: a message that was answered before gets the same answer and counts once."""

        async def turn() -> list[Message] | None:
            try:
                if not _has_model(request):
                    logger.error("There is no model, so nobody gets an answer.")
                    return None
                store = request.app.ctx.agent.tracker_store
                masked = replace(said, text=self._without_persons(said.text))
                return await asyncio.wait_for(self._answer(store, on_new_message, masked), PATIENCE)
            except asyncio.TimeoutError:
                logger.error("A turn took over %s seconds and was given up.", PATIENCE)
            except Exception as error:
                logger.error("A turn failed: %s", in_a_line(error))
            return None

        return await self._turns.once(said.sender, said.message_id, said.text, turn)

    async def _answer(self, store: TrackerStore, on_new_message: Handler, said: UserText) -> list[Message] | None:
        """The bot's messages, or None when the bot failed."""
        with store_failures(store) as failures:
            conversation = await store.retrieve_full_tracker(said.sender)
            before = answered_before(conversation, said.message_id, said.text)
            if before and not has_failed(before):
                return before
            if turns_in(conversation) >= MAX_TURNS:
                return only(self._knowledge, said, self._knowledge.texts["lang_gesprek"])
            messages = None if failures else await self._turn(on_new_message, said)
        return None if failures else messages

    async def _turn(self, on_new_message: Handler, said: UserText) -> list[Message] | None:
        """The bot's messages, or None when the bot failed."""
        collector = WholeMessages()
        message = UserMessage(
            said.text,
            collector,
            said.sender,
            input_channel=self.name(),
            message_id=said.message_id,
            metadata=said.metadata,
        )
        with action_failures() as causes:
            await on_new_message(message)
        if has_failed(collector.messages):
            logger.error("The actions did not answer: %s", "; ".join(causes) or "they said nothing")
            return None
        return collector.messages


async def _ask_first(request: Request, sender: str = "") -> HTTPResponse:
    """What a browser asks before it sends something from another website; the headers are the answer."""
    return response.empty()


def _has_model(request: Request) -> bool:
    """Whether Rasa has loaded a model; it also starts without one."""
    agent = request.app.ctx.agent
    return agent is not None and agent.is_ready()


class WholeMessages(CollectingOutputChannel):
    """Collects the bot's messages as they are; Rasa's own collector cuts a text at every empty line."""

    @classmethod
    def name(cls) -> str:
        """Name by which the domain's responses can differ for this channel."""
        return SchoolInput.name()

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Collect a text with its paragraphs together."""
        await self._persist_message(self._message(recipient_id, text=text))
