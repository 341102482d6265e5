"""The whole server in a thread, for requests as bytes over real sockets."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
import threading
from typing import Any

from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain

from bot.channel import security
from bot.channel.limits import RateLimit
from bot.channel.payloads import is_known_payload
from bot.channel.school import SchoolInput
from bot.knowledge import Knowledge
from bot.servers import LOCAL
from tests.channel.test_school import Repeater
from tests.security.server import whole_server

ANSWERS = {200, 204, 302, 304, 400, 403, 404, 405, 408, 413, 417}
"""Every status that a stranger may see of a bot that works; 429 is left out because nothing is counted here."""
PATIENCE = 5
"""Seconds in which an answer must come."""
BODY_WITHIN = 0.1
"""Seconds after which a body that stops halfway is given up, so that many can be tried."""
UNLIMITED = 1e12


class Watching(Repeater):
    """Answers as a bot does, and keeps what nobody should have been able to send."""

    def __init__(self) -> None:
        super().__init__(InMemoryTrackerStore(Domain.empty()))
        self.knowledge: Knowledge | None = None
        self.forged: list[str] = []

    async def handle_message(self, message: Any) -> None:
        ours = message.input_channel == SchoolInput.name()
        if ours and message.text.startswith("/") and not is_known_payload(self.knowledge, message.text):
            self.forged.append(message.text)
        self.tracker_store.store.clear()  # a conversation that grows makes later inputs slower
        await super().handle_message(message)


class Fuzzed:
    """A server without limits on how often, and a check of the answer to any request."""

    def __init__(self, knowledge: Knowledge) -> None:
        logging.getLogger("sanic.error").setLevel(logging.CRITICAL)
        security.BODY_WITHIN = BODY_WITHIN
        self.bot = Watching()
        self.bot.knowledge = knowledge
        self._channel = SchoolInput(knowledge)
        unlimited = RateLimit(UNLIMITED, UNLIMITED)
        self._channel._per_sender = self._channel._per_address = self._channel._per_day = unlimited
        self._port = 0
        self._ready = threading.Event()
        threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True).start()
        assert self._ready.wait(60)

    async def _serve(self) -> None:
        async with whole_server(self._channel, self.bot) as client:
            self._port = client._base_url.port
            self._ready.set()
            await asyncio.Event().wait()

    def check(self, request: dict[str, Any]) -> None:
        """Send a request as bytes and check what comes back.

        Raises:
            AssertionError: when the answer is not one that a stranger may get.
        """
        sent = as_bytes(request)
        answer = self._answer(sent)
        assert not self.bot.forged, f"reached Rasa as a command: {self.bot.forged}"
        if not answer:
            assert not is_plain(sent), "no answer"
            return
        head, _, body = answer.partition(b"\r\n\r\n")
        status = int(head.split(b" ", 2)[1])
        if status == 100:
            head, _, body = body.partition(b"\r\n\r\n")
            status = int(head.split(b" ", 2)[1])
        assert status in ANSWERS, f"{status}: {body[:200]!r}"
        assert b"\r\nX-Content-Type-Options: nosniff" in head
        assert b"evil" not in head
        if b"\r\nContent-Type: application/json" in head and body:
            json.loads(body)

    def _answer(self, sent: bytes) -> bytes:
        """All that comes back until the server closes."""
        with socket.create_connection((LOCAL, self._port), timeout=PATIENCE) as connection:
            received = b""
            try:
                connection.sendall(sent)
                while data := connection.recv(65536):
                    received += data
            except ConnectionError:
                """The server closed while there was more to read."""
            return received


def as_bytes(request: dict[str, Any]) -> bytes:
    """A request as a stranger sends it over the wire."""
    body = request["body"].encode("utf-8", "surrogatepass")
    lines = [
        f"{request['method']} {request['address']} HTTP/1.1",
        "Host: bot.example.nl",
        "Connection: close",
        *request["lines"],
    ]
    if request["length"] == "right":
        lines.append(f"Content-Length: {len(body)}")
    elif request["length"] == "chunked":
        lines.append("Transfer-Encoding: chunked")
        body = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body) if body else b"0\r\n\r\n"
    return "\r\n".join((*lines, "", "")).encode("latin-1", "replace") + body


def is_plain(sent: bytes) -> bool:
    """Whether the request is one to which silence would be wrong: a whole and small one, in letters that HTTP has."""
    head, _, body = sent.partition(b"\r\n\r\n")
    return head.isascii() and len(sent) < 4000 and head.count(b"ength:") == 1 and b"hunked" not in head
