"""The servers of the browser tests: the real bot, a school's website on another origin, and a stand-in for the bot."""

from __future__ import annotations

import json
import mimetypes
import socket
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from bot.channel.origins import headers_for, preflight_headers
from bot.privacy.conversations import OF_THE_BOT
from bot.servers import LOCAL, Server
from bot.training import MODEL, ROOT
from tests.conftest import free_port

PAGES = ROOT / "bot" / "channel" / "pages"
SENDER = "proefgesprek-0123456789abcdef"
"""The sender that the stand-in gives to every conversation."""
READY_WITHIN = 120
"""Seconds in which a server must answer after its start."""


class Bot:
    """The real bot with the trained model: Rasa and the action server, on ports and a database of their own."""

    def __init__(self, folder: Path, origins: Sequence[str]) -> None:
        """Describe the bot; ``start`` starts it.

        Args:
            folder: for the database, the configuration and the logs.
            origins: addresses of websites that may use the bot, besides those in the schools' files.
        """
        port, actions_port = free_port(), free_port()
        self.address = f"http://{LOCAL}:{port}"
        options = ["--port", str(port), "--interface", LOCAL, *_configuration(folder, origins, actions_port)]
        self.rasa = Server("bot", ["run", "--model", str(MODEL), *options], f"{self.address}/webhooks/school/")
        self.actions = Server(
            "actieserver", ["run", "actions", "--port", str(actions_port)], f"http://{LOCAL}:{actions_port}/health"
        )
        for server in (self.rasa, self.actions):
            server.log = folder / f"{server.name}.log"

    def start(self) -> None:
        """Start what does not run, and wait until it answers."""
        for server in (self.actions, self.rasa):
            if not server.is_running():
                server.start()
        for server in (self.actions, self.rasa):
            server.wait_until_ready(READY_WITHIN)

    def kill(self) -> None:
        """End Rasa at once, as by a power cut; the conversations are in the database. ``start`` brings it back."""
        self.rasa.kill()

    def stop(self) -> None:
        """Stop both servers in an orderly way."""
        self.rasa.stop()
        self.actions.stop()


def _configuration(folder: Path, origins: Sequence[str], actions_port: int) -> list[str]:
    """Options that name the files with credentials and endpoints, which are written here; JSON is YAML too."""
    credentials = {"bot.channel.school.SchoolInput": {"origins": list(origins)}, "bot.channel.site.SiteInput": None}
    endpoints = {
        "action_endpoint": {"url": f"http://{LOCAL}:{actions_port}/webhook", "enable_selective_domain": True},
        "tracker_store": {"type": OF_THE_BOT, "dialect": "sqlite", "db": str(folder / "gesprekken.db")},
    }
    options = []
    for name, content in (("credentials", credentials), ("endpoints", endpoints)):
        path = folder / f"{name}.yml"
        path.write_text(json.dumps(content))
        options += [f"--{name}", str(path)]
    return options


@dataclass(frozen=True)
class Received:
    """A request that a server received.

    Attributes:
        method, path: as sent; the path with its query.
        headers: names in lower case.
        body: as sent.
    """

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body read as JSON."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Answer:
    """What a server answers.

    Attributes:
        body: sent as JSON; bytes are sent as they are; None is an empty body.
        status: of HTTP.
        delay: seconds to wait first.
        until: waits for this event first, so that a test decides when the answer comes.
        drop: close the connection without an answer.
        headers: besides the usual ones.
    """

    body: Any = None
    status: int = 200
    delay: float = 0.0
    until: threading.Event | None = None
    drop: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)


NOT_FOUND = Answer(b"", 404)
LONGEST_WAIT = 60
"""Seconds after which an answer that waits for an event is given all the same."""


class Listener:
    """An HTTP server in threads of this process; it keeps what it received. Subclasses say what it answers."""

    def __init__(self) -> None:
        self.requests: list[Received] = []
        self._server = ThreadingHTTPServer((LOCAL, 0), self._handler())
        self.address = f"http://{LOCAL}:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def answer(self, request: Received) -> Answer:
        """What to answer to a request."""
        raise NotImplementedError

    def close(self) -> None:
        """Stop: from now on connections are refused."""
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        listener = self

        class Handler(BaseHTTPRequestHandler):
            """One connection, for one request: a browser sends a request by itself again on one that it used before."""

            def handle_one_request(self) -> None:
                self.close_connection = True
                self.raw_requestline = self.rfile.readline(65537)
                if self.raw_requestline and self.parse_request():
                    body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                    headers = {name.lower(): value for name, value in self.headers.items()}
                    request = Received(self.command, self.path, headers, body)
                    listener.requests.append(request)
                    _send(self, listener.answer(request))

            def log_message(self, *parts: object) -> None:
                """Say nothing; the requests are kept."""

        return Handler


def _send(handler: BaseHTTPRequestHandler, answer: Answer) -> None:
    """Send an answer, or drop the connection."""
    if answer.until:
        answer.until.wait(LONGEST_WAIT)
    threading.Event().wait(answer.delay)
    if answer.drop:
        handler.connection.shutdown(socket.SHUT_RDWR)
        return
    body = answer.body if isinstance(answer.body, bytes) else b"" if answer.body is None else _as_json(answer.body)
    try:
        handler.send_response(answer.status)
        for name, value in {"Content-Type": "application/json", **answer.headers}.items():
            handler.send_header(name, value)
        if answer.status != 204:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)
    except OSError:
        """The browser did not wait for it."""


def _as_json(body: Any) -> bytes:
    return json.dumps(body).encode()


def _file(folder: Path, path: str) -> Answer:
    """A file below a folder; for a folder its index.html."""
    file = (folder / path.partition("?")[0].lstrip("/")).resolve()
    file = file / "index.html" if file.is_dir() else file
    if not file.is_file() or folder not in file.parents:
        return NOT_FOUND
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    return Answer(file.read_bytes(), headers={"Content-Type": kind + charset, "Cache-Control": "no-store"})


class SchoolSite(Listener):
    """The website of a school, on an origin of its own and with a strict content security policy.

    It serves the demo pages with the widget of the bot, and the pages that a test adds.
    """

    def __init__(self, bot: str = "") -> None:
        """Start the site.

        Args:
            bot: address of the bot whose widget is on the pages; may be set later too.
        """
        super().__init__()
        self.bot = bot
        self._pages: dict[str, str] = {}

    def add(self, path: str, html: str) -> str:
        """Add a page, or a ``.js`` or ``.css`` file, and return its address.

        In a page ``src="/widget/`` becomes an address of the bot.
        """
        self._pages[path] = html
        return self.address + path

    def demo(self, school: str) -> str:
        """Address of a school's demo page."""
        return f"{self.address}/demo/{school}/"

    def answer(self, request: Received) -> Answer:
        """The page or file that is asked for."""
        if request.path == "/favicon.ico":
            return Answer(status=204)
        path = request.path.partition("?")[0]
        if path in self._pages:
            kind = mimetypes.guess_type(path)[0] or "text/html"
            found = Answer(self._pages[path].encode(), headers={"Content-Type": f"{kind}; charset=utf-8"})
        else:
            found = _file(PAGES, path) if path.startswith("/demo/") else NOT_FOUND
        body = found.body.replace(b'src="/widget/', f'src="{self.bot}/widget/'.encode())
        return Answer(body, found.status, headers={**found.headers, "Content-Security-Policy": self.policy})

    @property
    def policy(self) -> str:
        """What the school's pages may do: only their own files, and the bot's script and answers."""
        own = "default-src 'none'; style-src 'self'; img-src 'self'"
        return f"{own}; script-src 'self' {self.bot}; connect-src {self.bot}"


PLACES = {
    ("POST", "/webhooks/school/start"): "start",
    ("POST", "/webhooks/school/webhook"): "webhook",
    ("DELETE", "/webhooks/school/conversation"): "delete",
}
"""The addresses of the web channel that the stand-in knows, by the name that tests use."""


class Stub(Listener):
    """Stands for the bot where a test decides what it answers; it serves the built widget too."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._answers: dict[str, list[Answer]] = {
            "start": [Answer({"sender": SENDER, "messages": [said("Hallo van de proefbot.")]})],
            "webhook": [Answer([said("Antwoord van de proefbot.")])],
            "delete": [Answer(status=204)],
        }

    def will(self, place: str, *answers: Answer) -> None:
        """Answer so from now on; the answers are given in order and the last one is repeated.

        Args:
            place: ``start``, ``webhook`` or ``delete``.
            answers: at least one.
        """
        assert place in self._answers
        assert answers
        with self._lock:
            self._answers[place] = list(answers)

    def sent(self, place: str) -> list[Received]:
        """The requests that came for ``start``, ``webhook`` or ``delete``, in order."""
        assert place in self._answers
        return [request for request in self.requests if _place(request) == place]

    def answer(self, request: Received) -> Answer:
        """The answer that the test gave, with the headers that the bot sends to other websites."""
        origin = request.headers.get("origin")
        if request.method == "OPTIONS":
            return Answer(status=204, headers=preflight_headers(origin))
        found = self._next(_place(request)) if _place(request) else self._widget(request.path)
        headers = {**headers_for(origin), **found.headers}
        return Answer(found.body, found.status, found.delay, found.until, found.drop, headers)

    def _next(self, place: str) -> Answer:
        with self._lock:
            answers = self._answers[place]
            return answers.pop(0) if len(answers) > 1 else answers[0]

    @staticmethod
    def _widget(path: str) -> Answer:
        return _file(PAGES, path) if path.startswith("/widget/") else NOT_FOUND


def said(text: str) -> dict[str, str]:
    """A message of the bot with only text."""
    return {"recipient_id": SENDER, "text": text}


def card(**fields: Any) -> dict[str, Any]:
    """A message of the bot with a card: ``card(type="choice", options=[…])``."""
    return {"recipient_id": SENDER, "custom": fields}


def _place(request: Received) -> str | None:
    """Which of the web channel's addresses a request is for."""
    path = request.path.partition("?")[0]
    path = path.rpartition("/")[0] if request.method == "DELETE" else path
    return PLACES.get((request.method, path))
