"""The widget and the demo pages over real HTTP: what a browser gets, may keep, and cannot get."""

import asyncio
import base64
import gzip
import hashlib
import zlib

import pytest
import pytest_asyncio

from bot.channel.site import SiteInput, WidgetMissingError, accepts_gzip
from bot.servers import LOCAL
from tests.channel.conftest import served

SCRIPT = b"customElements.define('ouderwijs-chat', class extends HTMLElement {}) // \xc3\xab\n" * 20
WIDGET = "/widget/v1/ouderwijs.js"
PINNED = f"/widget/v1/ouderwijs.{hashlib.sha256(SCRIPT).hexdigest()[:12]}.js"
SCHOOL = "/demo/voorbeeld-college-zwolle"
SECRET = b"not for the world"


@pytest.fixture
def pages(tmp_path):
    """A built widget and one demo school, with files beside them that nobody may get."""
    folder = tmp_path / "pages"
    for name, body in (
        ("widget/v1/ouderwijs.js", SCRIPT),
        ("widget/v1/ouderwijs.js.map", SECRET),
        ("demo/index.html", b"<!doctype html><title>Voorbeelden</title>"),
        ("demo/voorbeeld-college-zwolle/index.html", b"<!doctype html><title>College</title>"),
        ("demo/voorbeeld-college-zwolle/contact.html", b"<!doctype html><title>Contact</title>"),
        ("demo/voorbeeld-college-zwolle/school.css", b"body {}"),
        ("demo/voorbeeld-college-zwolle/menu.js", b"'use strict'"),
        ("demo/voorbeeld-college-zwolle/img/logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("demo/voorbeeld-college-zwolle/img/foto.png", b"\x89PNG"),
        ("demo/voorbeeld-college-zwolle/letter.woff2", b"wOF2"),
        ("demo/voorbeeld-college-zwolle/notes.py", SECRET),
        ("demo/voorbeeld-college-zwolle/index.html~", SECRET),
        ("school.py", SECRET),
        ("../school.py", SECRET),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(body)
    return folder


@pytest_asyncio.fixture
async def client(pages):
    async with served(SiteInput(pages)) as session:
        yield session


async def fetch(client, address, method="GET", **headers):
    """Status, headers and bytes as they were sent; ``accept_encoding="gzip"`` sends the header Accept-Encoding."""
    sent = {"Accept-Encoding": "identity", **{name.replace("_", "-"): value for name, value in headers.items()}}
    async with client.request(method, address, headers=sent, allow_redirects=False) as answer:
        return answer.status, answer.headers, await answer.read()


async def fetch_raw(client, target):
    """The whole answer to an address that a decent client would first tidy up."""
    reader, writer = await asyncio.open_connection(LOCAL, client._base_url.port)
    writer.write(b"GET " + target + b" HTTP/1.1\r\nHost: bot\r\nConnection: close\r\n\r\n")
    answer = await asyncio.wait_for(reader.read(), 10)
    writer.close()
    return answer


async def test_a_schools_page_can_load_the_widget_from_another_website(client):
    status, headers, body = await fetch(client, WIDGET, origin="https://regenboog.example.nl")
    assert (status, body) == (200, SCRIPT)
    assert headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert headers.getall("Access-Control-Allow-Origin") == ["*"]
    assert "Access-Control-Allow-Credentials" not in headers
    assert "Set-Cookie" not in headers


async def test_a_browser_keeps_the_widget_for_an_hour_and_a_pinned_one_for_ever(client):
    _, headers, _ = await fetch(client, WIDGET)
    assert headers["Cache-Control"] == "public, max-age=3600"
    status, headers, body = await fetch(client, PINNED)
    assert (status, body) == (200, SCRIPT)
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("address", [WIDGET, PINNED])
async def test_the_widget_is_sent_compressed_to_a_browser_that_can_read_that(client, address):
    _, plain, _ = await fetch(client, address)
    status, headers, body = await fetch(client, address, accept_encoding="br, gzip;q=0.8")
    assert (status, headers["Content-Encoding"], gzip.decompress(body)) == (200, "gzip", SCRIPT)
    assert len(body) < len(SCRIPT) / 2
    assert int(headers["Content-Length"]) == len(body)
    assert plain["Vary"] == headers["Vary"] == "Accept-Encoding"
    assert plain["ETag"] != headers["ETag"], "two different bodies under one strong tag"
    assert "Content-Encoding" not in plain


@pytest.mark.parametrize(
    ("header", "accepts"),
    [("gzip", True), ("GZIP;q=1.0", True), ("br, gzip ; q=0.5", True), ("gzip;q=0.01", True), ("", False),
     ("br", False), ("gzip;q=0", False), ("gzip; q=0.000", False), ("xgzip", False), ("identity;q=1, *;q=0", False)],
)  # fmt: skip
def test_a_browser_says_itself_whether_it_can_read_gzip(header, accepts):
    assert accepts_gzip(header) is accepts


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
async def test_a_browser_that_has_the_widget_does_not_get_it_again(client, encoding):
    _, first, _ = await fetch(client, WIDGET, accept_encoding=encoding)
    assert first["ETag"].startswith('"'), "a strong tag"
    for known in (first["ETag"], f'"x", {first["ETag"]}', f"W/{first['ETag']}", "*"):
        status, headers, body = await fetch(client, WIDGET, accept_encoding=encoding, if_none_match=known)
        assert (status, body) == (304, b"")
        for name in ("ETag", "Cache-Control", "Vary", "Access-Control-Allow-Origin"):
            assert headers[name] == first[name]
    for other in ('"x"', first["ETag"].strip('"'), ""):
        status, _, body = await fetch(client, WIDGET, accept_encoding=encoding, if_none_match=other)
        assert status == 200
        assert body


async def test_a_changed_widget_gets_another_tag_and_another_pinned_address(client, pages):
    _, before, _ = await fetch(client, WIDGET)
    (pages / "widget/v1/ouderwijs.js").write_bytes(SCRIPT + b"// new")
    assert (await fetch(client, WIDGET))[2] == SCRIPT, "files are read at start"
    async with served(SiteInput(pages)) as restarted:
        status, after, _ = await fetch(restarted, WIDGET, if_none_match=before["ETag"])
        assert status == 200
        assert after["ETag"] != before["ETag"]
        assert (await fetch(restarted, PINNED))[0] == 404


async def test_a_web_master_finds_the_pinned_address_and_its_integrity(client):
    async with client.get("/widget/v1/", headers={"Accept-Encoding": "identity"}) as answer:
        assert (answer.status, answer.content_type) == (200, "application/json")
        assert answer.headers["Cache-Control"] == "no-cache"
        about = await answer.json()
    status, headers, body = await fetch(client, about["file"], accept_encoding="gzip")
    assert (status, about["file"]) == (200, PINNED)
    digest = hashlib.sha384(zlib.decompress(body, wbits=31)).digest()
    assert about["integrity"] == f"sha384-{base64.b64encode(digest).decode()}"
    assert "immutable" in headers["Cache-Control"]


def test_without_a_built_widget_the_bot_does_not_start_and_says_what_to_do(pages):
    (pages / "widget/v1/ouderwijs.js").unlink()
    with pytest.raises(WidgetMissingError, match="make widget") as error:
        SiteInput(pages)
    assert str(pages) not in str(error.value)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("/demo/", "text/html; charset=utf-8"), (f"{SCHOOL}/", "text/html; charset=utf-8"),
     (f"{SCHOOL}/index.html", "text/html; charset=utf-8"), (f"{SCHOOL}/contact.html", "text/html; charset=utf-8"),
     (f"{SCHOOL}/school.css", "text/css; charset=utf-8"), (f"{SCHOOL}/menu.js", "text/javascript; charset=utf-8"),
     (f"{SCHOOL}/img/logo.svg", "image/svg+xml; charset=utf-8"), (f"{SCHOOL}/img/foto.png", "image/png"),
     (f"{SCHOOL}/letter.woff2", "font/woff2")],
)  # fmt: skip
async def test_a_demo_file_is_served_as_what_it_is_and_not_kept(client, name, kind):
    status, headers, body = await fetch(client, name)
    assert (status, headers["Content-Type"]) == (200, kind)
    assert body
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-cache"
    assert "Access-Control-Allow-Origin" not in headers


async def test_a_demo_page_may_use_files_of_its_own_server_only(client):
    for address in ("/demo/", f"{SCHOOL}/", f"{SCHOOL}/contact.html"):
        _, headers, _ = await fetch(client, address)
        assert set(headers["Content-Security-Policy"].split("; ")) == {
            "default-src 'none'", "script-src 'self'", "connect-src 'self'", "style-src 'self'", "img-src 'self'",
            "font-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
        }  # fmt: skip


@pytest.mark.parametrize("folder", ["/demo", SCHOOL, "/widget/v1"])
async def test_an_address_without_its_last_slash_leads_to_the_folder(client, folder):
    status, headers, _ = await fetch(client, folder)
    assert (status, headers["Location"]) == (302, f"{folder}/")


@pytest.mark.parametrize("address", ["/demo/", f"{SCHOOL}/school.css", WIDGET, PINNED, "/widget/v1/"])
async def test_a_browser_may_ask_for_the_headers_alone(client, address):
    _, whole, body = await fetch(client, address)
    status, headers, nothing = await fetch(client, address, "HEAD")
    assert (status, nothing) == (200, b"")
    assert headers["ETag"] == whole["ETag"]
    assert int(headers["Content-Length"]) == len(body)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("address", ["/demo/", f"{SCHOOL}/contact.html", WIDGET, "/widget/v1/"])
async def test_files_can_only_be_read(client, address, method):
    status, headers, body = await fetch(client, address, method)
    assert status == 405
    assert {"GET", "HEAD"} == set(headers["Allow"].split(", "))
    assert b"Traceback" not in body


@pytest.mark.parametrize(
    "target",
    [
        b"/demo/../school.py",
        b"/demo/../../school.py",
        b"/demo/voorbeeld-college-zwolle/../index.html",
        b"/demo/%2e%2e/school.py",
        b"/demo/%2E%2E%2Fschool.py",
        b"/demo/..%2fschool.py",
        b"/demo/..%5cschool.py",
        b"/demo/%5c..%5cschool.py",
        b"/demo/..\\school.py",
        b"/demo/%252e%252e/school.py",
        b"/demo/..;/school.py",
        b"/demo//voorbeeld-college-zwolle/",
        b"/demo/voorbeeld-college-zwolle//",
        b"/demo//",
        b"//demo/",
        b"//evil.example/demo",
        b"/demo//evil.example/",
        b"/demo/%00",
        b"/demo/index.html%00.png",
        b"/demo/%ff",
        b"/demo/./index.html",
        b"/demo/index.html/",
        b"/demo/voorbeeld-college-zwolle/notes.py",
        b"/demo/voorbeeld-college-zwolle/index.html~",
        b"/demo/school.py",
        b"/demo/onbekende-school/",
        b"/demo/" + b"a" * 4000,
        b"/widget",
        b"/widget/",
        b"/widget/v1/ouderwijs.js.map",
        b"/widget/v1/ouderwijs.000000000000.js",
        b"/widget/v1/../../school.py",
        b"/widget/v2/ouderwijs.js",
    ],
)
async def test_any_other_address_is_simply_not_there(client, pages, target):
    head, _, body = (await fetch_raw(client, target)).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 404 ")
    assert b"text/plain" in head
    assert b"\r\nLocation" not in head
    for inside in (SECRET, b"Traceback", str(pages).encode()):
        assert inside not in body


@pytest.mark.parametrize("target", [b"/demo/\x00", b"/demo/../school.py\x00.html", b"/demo/\xff"])
async def test_bytes_that_no_address_can_hold_get_nothing_and_the_bot_goes_on(client, target):
    answer = await fetch_raw(client, target)
    assert not answer or answer.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 404 "))
    assert SECRET not in answer
    assert (await fetch(client, "/demo/"))[0] == 200


async def test_rasas_own_first_page_stays(client):
    status, _, body = await fetch(client, "/")
    assert status == 200
    assert body.startswith(b"Hello from Rasa")
