"""What a client sends, read with distrust: everything is as docs/berichten.md says, or the request is refused."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import Any

from sanic.request import Request

from bot.channel.payloads import safe_text
from bot.channel.typed import plain_text
from bot.knowledge import Knowledge

SENDER = re.compile(r"[A-Za-z0-9_-]{22,128}")
"""An unguessable id: 22 characters of 64 kinds hold 132 bits."""
SENDER_EXPECTED = "'sender' must be 22 to 128 letters, digits, hyphens or underscores; POST start gives one"
MESSAGE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
MAX_MESSAGE = 2000
"""Longest message, in characters; a longer one gets an answer that says so."""
LANGUAGE = re.compile(r"[a-z]{2,3}")
"""A language's code."""


class BadRequestError(ValueError):
    """The request cannot be used; the message says what is expected."""


@dataclass(frozen=True)
class UserText:
    """What a request says.

    Attributes:
        sender: id of the conversation.
        text: what the parent typed, or a payload of one of the bot's own buttons; as it came when it is too long.
        message_id: names the message; the same for a message that is sent again.
        metadata: the school's id and the language of the page, where given.
    """

    sender: str
    text: str
    message_id: str
    metadata: dict[str, str]


def read_start(knowledge: Knowledge, request: Request, sender: str, text: str) -> UserText:
    """What a request for a new conversation says, as the first message of it.

    Raises:
        BadRequestError: when the body is not what the contract says.
    """
    return UserText(sender, text, uuid.uuid4().hex, metadata_of(knowledge, _body(request)))


def read_message(knowledge: Knowledge, request: Request) -> UserText:
    """What a request with a message says.

    Raises:
        BadRequestError: when the body is not what the contract says.
    """
    body = _body(request)
    sender, text, message_id = body.get("sender"), body.get("message"), body.get("message_id")
    if not is_sender(sender):
        raise BadRequestError(SENDER_EXPECTED)
    if not isinstance(text, str):
        raise BadRequestError("'message' must be a text")
    if message_id is None:
        message_id = uuid.uuid4().hex
    if not isinstance(message_id, str) or not MESSAGE_ID.fullmatch(message_id):
        raise BadRequestError("'message_id' must be 1 to 64 letters, digits, hyphens or underscores")
    if len(text) <= MAX_MESSAGE:
        text = safe_text(knowledge, plain_text(text))
    return UserText(sender, text, message_id, metadata_of(knowledge, body))


def is_sender(given: Any) -> bool:
    """Whether this can be the id of a conversation."""
    return isinstance(given, str) and SENDER.fullmatch(given) is not None


def metadata_of(knowledge: Knowledge, body: dict[str, Any]) -> dict[str, str]:
    """The school, when it is one that the bot knows, and the language of the page."""
    given = body.get("metadata")
    school, language = (given.get("school"), given.get("lang")) if isinstance(given, dict) else (None, None)
    kept = {}
    if isinstance(school, str) and school in knowledge.schools:
        kept["school"] = school
    if isinstance(language, str) and LANGUAGE.fullmatch(language):
        kept["lang"] = language
    return kept


def _body(request: Request) -> dict[str, Any]:
    """The JSON object in a request.

    Raises:
        BadRequestError: when there is none.
    """
    try:
        body = request.json
    except Exception as error:
        raise BadRequestError("the body must be JSON") from error
    if not isinstance(body, dict):
        raise BadRequestError("the body must be a JSON object")
    return body
