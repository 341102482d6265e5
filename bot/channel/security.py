"""What protects every address of the server, our own and Rasa's: small requests, no delay, plain errors, safe headers.

Rasa makes the web server itself; a channel can only add to it. ``protect`` does that when the server starts.
"""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from httptools import parse_url
from httptools.parser.errors import HttpParserError
from sanic import Blueprint, Sanic, response
from sanic.exceptions import InvalidUsage, NotFound, PayloadTooLarge, RequestTimeout, SanicException
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channel.reports import in_a_line

logger = logging.getLogger(__name__)

MAX_BODY = 64 * 1024
"""Bytes of a request; the longest message, all of it emoji written as JSON escapes, is less than half of this."""
BODY_WITHIN = 10.0
"""Seconds in which a whole body must have come, however many bytes at a time."""
SILENCE = 10
"""Seconds in which a request must go on: after that many without a byte the connection is closed."""
OURS = ("/webhooks/school", "/demo", "/widget")
"""Addresses for everybody. All others are Rasa's own, and only for whoever works on this machine."""
LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
BY_A_PROXY = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")
"""Headers that a server in front of the bot adds."""
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
"""On every answer that does not set them itself. HSTS is for the server in front, which has the certificate."""
_HOST = re.compile(r"(?P<name>\[[0-9a-f:]+\]|[^:]*)(?::\d+)?")
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""Letters of the name of a header, after RFC 9110."""
_WITH_PORT = re.compile(r"(\d+\.\d+\.\d+\.\d+):\d+")
_LENGTH = re.compile(r"[0-9]{1,12}")
_HIDDEN = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")
"""What no head may hold within a line: a line of its own for whoever reads or repeats it."""
UNASKED = ("Access-Control-Allow-Credentials", "Access-Control-Expose-Headers")
"""What Rasa says to other websites; the bot has no cookies and nothing to hide in headers."""


def protect(blueprint: Blueprint) -> None:
    """Protect the server on which these addresses will be mounted; more than one blueprint may ask for it."""

    @blueprint.listener("before_server_start")
    async def begin(app: Sanic, *_: Any) -> None:
        if app.request_class is not StrictRequest:
            _protect(app)


def _protect(app: Sanic) -> None:
    app.request_class = StrictRequest
    app.config.REQUEST_MAX_SIZE = MAX_BODY
    app.config.REQUEST_TIMEOUT = SILENCE
    app.register_middleware(_only_known_addresses, "request")
    app.response_middleware.append(_do_not_wait)
    app.response_middleware.append(_set_headers)  # last: after what Rasa adds for other websites
    app.error_handler.add(Exception, error_answer)


class StrictRequest(Request):
    """A request that is refused when its head can be read in two ways, or when its body comes too slowly."""

    def __init__(self, url_bytes: bytes, headers: Any, *rest: Any, **named: Any) -> None:
        """Read the head.

        Raises:
            InvalidUsage: when it is not as HTTP wants it; Sanic itself calls some of that its own failure.
            PayloadTooLarge: when it announces too large a body.
        """
        super().__init__(url_bytes if _is_address(url_bytes) else b"/", headers, *rest, **named)
        if is_stand_in(self):
            return
        if self.raw_url != url_bytes or _HIDDEN.search(self.head.replace(b"\r\n", b"")):
            raise InvalidUsage("Bad Request")
        _check_names(self)
        _check_length(self.headers)

    async def receive_body(self) -> None:
        """Receive the body.

        Raises:
            RequestTimeout: when it does not come in time.
        """
        try:
            await asyncio.wait_for(super().receive_body(), BODY_WITHIN)
        except asyncio.TimeoutError:
            raise RequestTimeout("Request Timeout") from None


def is_stand_in(request: Request) -> bool:
    """Whether this is what Sanic makes of a request of which the head is wrong, to have something to answer to."""
    return not request.head


def _is_address(url: bytes) -> bool:
    try:
        return bool(parse_url(url).path)
    except HttpParserError:
        return False


def _check_names(request: Request) -> None:
    """See that every line of the head is a header by itself, and that the server is named once.

    Raises:
        InvalidUsage: when a server in front of the bot could read the head otherwise.
    """
    folded = any(line[:1] in (b" ", b"\t") for line in request.head.split(b"\r\n"))
    if (
        folded
        or not all(_NAME.fullmatch(name) for name in request.headers)
        or len(request.headers.getall("host", [])) > 1
    ):
        raise InvalidUsage("Bad Request")


def _check_length(headers: Any) -> None:
    """See that a request says in one way only how long it is.

    Raises:
        InvalidUsage: when the lengths are no lengths or contradict each other.
        PayloadTooLarge: when the body is too large.
    """
    lengths = headers.getall("content-length", [])
    codings = headers.getall("transfer-encoding", [])
    if len(lengths) + len(codings) > 1 or any(coding != "chunked" for coding in codings):
        raise InvalidUsage("Bad Request")
    if not all(_LENGTH.fullmatch(length) for length in lengths):
        raise InvalidUsage("Bad Request")
    if any(int(length) > MAX_BODY for length in lengths):
        raise PayloadTooLarge("Request body exceeds the size limit")


async def _only_known_addresses(request: Request) -> HTTPResponse | None:
    """Show Rasa's own addresses, such as the channel ``rest``, only to whoever works on this machine."""
    if is_stand_in(request) or is_ours(request.path) or is_local(request):
        return None
    return error_answer(request, NotFound("Not Found"))


def is_ours(path: str) -> bool:
    """Whether a path is one of the bot's own, which everybody may use."""
    return any(path == place or path.startswith(f"{place}/") for place in OURS)


def is_local(request: Request) -> bool:
    """Whether a request comes from this machine, neither through a proxy nor from a website in its browser.

    A website that has its name point to this machine is seen by the header ``Host``.
    """
    if request.app.config.PROXIES_COUNT or any(name in request.headers for name in BY_A_PROXY):
        return False
    origin = request.headers.get("origin")
    pages = (origin.partition("://")[2],) if origin is not None else ()
    named = (request.headers.get("host", ""), *pages)
    return all(_is_local_name(name) for name in named) and _is_loopback(request.ip)


def _is_local_name(host: str) -> bool:
    match = _HOST.fullmatch(host.lower())
    return match is not None and match["name"].strip("[]") in LOCAL_NAMES


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def sender_address(request: Request) -> str:
    """The address whose messages are counted: with IPv6 a whole network, because each visitor has one."""
    told = _WITH_PORT.sub(r"\1", (request.remote_addr or request.ip).strip("[]"))
    try:
        address = ipaddress.ip_address(told)
    except ValueError:
        return told
    if address.version == 4:
        return told
    return str(address.ipv4_mapped or ipaddress.ip_network((int(address), 64), strict=False))


async def _do_not_wait(request: Request, answer: HTTPResponse) -> None:
    """Close the connection after an answer to a request of which the body is not read; Sanic waits for the rest."""
    if request.stream is not None and request.stream.request_body:
        request.stream.request_body = None
        request.stream.keep_alive = False


async def _set_headers(request: Request, answer: HTTPResponse) -> None:
    for name in UNASKED:
        answer.headers.pop(name, None)
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)


def error_answer(request: Request, error: Exception) -> HTTPResponse:
    """What is told of anything that goes wrong: the status in words, and nothing of what is inside.

    Args:
        request: what was asked; of a head that could not be read only that.
        error: what went wrong; an error of Sanic's says by itself what its status is.
    """
    status = error.status_code if isinstance(error, SanicException) else 500
    if status == 500:  # a visitor who hangs up is a 503
        logger.error("A request failed: %s", in_a_line(error))
    headers: Mapping[str, str] = getattr(error, "headers", None) or {}
    phrase = HTTPStatus(status).phrase
    if request.path.startswith("/webhooks/"):
        return response.json({"error": phrase.lower()}, status=status, headers=dict(headers))
    return response.text(phrase, status=status, headers=dict(headers))
