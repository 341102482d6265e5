"""The files that browsers fetch from the bot: the widget for the schools' websites, and demo pages to try it on.

Everything is read once at start and served from memory by its exact address, so that no address can reach any other
file. It is a Rasa input channel only because Rasa then mounts its addresses; it receives no messages.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rasa.core.channels.channel import InputChannel
from rasa.shared.exceptions import RasaException
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channel.school import Handler
from bot.channel.security import protect

PAGES = Path(__file__).parent / "pages"
WIDGET = "widget/v1/ouderwijs.js"
"""The built widget, among the pages; it has the same address."""
PLACES = ("/demo", "/demo/<path:path>", "/widget", "/widget/<path:path>")
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml; charset=utf-8",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
"""Files that are served, by the end of their name; other files are not."""
SAFE = {"X-Content-Type-Options": "nosniff"}
FROM_ANY_WEBSITE = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin", **SAFE}
"""Lets a school's page load the file and check its integrity."""
FRESH = {"Cache-Control": "no-cache"}
FOR_AN_HOUR = {"Cache-Control": "public, max-age=3600"}
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
NO_REFERRER = {"Referrer-Policy": "no-referrer"}
ONLY_OWN_FILES = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; "
        "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
}
"""As strict as any school's website may be: the demo shows that the widget works there."""
NOT_FOUND = "Deze pagina bestaat niet."
NO_WEIGHT = re.compile(r"\s*q\s*=\s*0(\.0*)?\s*")
"""How a browser says that it does not want an encoding."""


class WidgetMissingError(RasaException):
    """The widget has not been built."""


@dataclass(frozen=True)
class File:
    """What is served at an address.

    Attributes:
        body: the bytes that are sent.
        headers: everything that the browser is told about them.
        zipped: the same, compressed, for a browser that can read that.
    """

    body: bytes
    headers: Mapping[str, str]
    zipped: File | None = None


class SiteInput(InputChannel):
    """Serves the widget and the demo pages."""

    def __init__(self, pages: Path = PAGES) -> None:
        """Read everything that will be served.

        Args:
            pages: folder with the built widget and the folder ``demo``.

        Raises:
            WidgetMissingError: when the widget has not been built.
        """
        self._files = {**widget_files(pages), **demo_files(pages / "demo")}

    @classmethod
    def name(cls) -> str:
        """Name of the channel."""
        return "site"

    def url_prefix(self) -> str:
        """The addresses stand at the server's root, not under /webhooks."""
        return "/"

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The addresses of this channel."""
        site = Blueprint("site")
        protect(site)

        async def serve(request: Request, path: str = "") -> HTTPResponse:
            if file := self._files.get(request.path):
                return _answer(request, file)
            if f"{request.path}/" in self._files:
                return response.redirect(f"{request.path}/", headers=dict(FRESH))
            return response.text(NOT_FOUND, status=404, headers=dict(SAFE))

        for number, place in enumerate(PLACES):
            site.add_route(serve, place, methods=["GET", "HEAD"], name=f"serve_{number}")
        return site


def widget_files(pages: Path) -> dict[str, File]:
    """The widget by address: the newest, the same under an address of its own for ever, and where to find that.

    Args:
        pages: folder with the built widget.

    Raises:
        WidgetMissingError: when the widget has not been built.
    """
    try:
        body = (pages / WIDGET).read_bytes()
    except FileNotFoundError as error:
        raise WidgetMissingError(f"Het widget ontbreekt (pages/{WIDGET}). Maak het met: make widget") from error
    newest = f"/{WIDGET}"
    pinned = newest.replace(".js", f".{hashlib.sha256(body).hexdigest()[:12]}.js")
    about = json.dumps({"file": pinned, "integrity": integrity(body)}, indent=2).encode()
    return {
        newest: _compressible(body, {**FROM_ANY_WEBSITE, **FOR_AN_HOUR}),
        pinned: _compressible(body, {**FROM_ANY_WEBSITE, **FOR_EVER}),
        newest.removesuffix(Path(newest).name): _file(about, ".json", {**SAFE, **FRESH}),
    }


def demo_files(folder: Path) -> dict[str, File]:
    """The demo pages and what they need, by address; an ``index.html`` also stands at the address of its folder.

    Args:
        folder: holds the first page and a folder per school.
    """
    files = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix not in KINDS or not path.is_file():
            continue
        policy = ONLY_OWN_FILES if path.suffix == ".html" else {}
        file = _file(path.read_bytes(), path.suffix, {**SAFE, **NO_REFERRER, **FRESH, **policy})
        address = f"/demo/{path.relative_to(folder).as_posix()}"
        files[address] = file
        if path.name == "index.html":
            files[address.removesuffix(path.name)] = file
    return files


def integrity(body: bytes) -> str:
    """What a page puts in ``integrity`` so that a browser runs these bytes only."""
    return f"sha384-{base64.b64encode(hashlib.sha384(body).digest()).decode()}"


def accepts_gzip(header: str) -> bool:
    """Whether a browser that sends this ``Accept-Encoding`` can read gzip."""
    for offer in header.lower().split(","):
        name, _, weight = offer.partition(";")
        if name.strip() == "gzip":
            return not NO_WEIGHT.fullmatch(weight)
    return False


def _file(body: bytes, kind: str, headers: Mapping[str, str]) -> File:
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    return File(body, {"Content-Type": KINDS[kind], "ETag": tag, **headers})


def _compressible(body: bytes, headers: Mapping[str, str]) -> File:
    """A script that is sent compressed to whoever can read that."""
    headers = {**headers, "Vary": "Accept-Encoding"}
    zipped = _file(gzip.compress(body, mtime=0), ".js", {**headers, "Content-Encoding": "gzip"})
    plain = _file(body, ".js", headers)
    return File(plain.body, plain.headers, zipped)


def _answer(request: Request, file: File) -> HTTPResponse:
    """The file, or only that what the browser has is still right."""
    if file.zipped and accepts_gzip(request.headers.get("accept-encoding", "")):
        file = file.zipped
    headers = dict(file.headers)
    known = re.findall(r'"[^"]*"|\*', ",".join(request.headers.getall("if-none-match", [])))
    if headers["ETag"] in known or "*" in known:
        return HTTPResponse(status=304, headers=headers)
    return HTTPResponse(file.body, headers=headers, content_type=headers.pop("Content-Type"))
