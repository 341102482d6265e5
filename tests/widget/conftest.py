"""Fixtures of the browser tests: real Chromium, the real bot, a school's website, and a stand-in for the bot.

The tests are ordinary functions: Playwright's synchronous interface keeps an event loop of its own, so a coroutine
cannot be a test in this folder. The browser is closed after the last test here, so that coroutines elsewhere can.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bot.training import ROOT, reasons_to_train
from tests.widget.browser import DESKTOP, FLAGS, Watch, axe_violations, find_chromium
from tests.widget.servers import Bot, SchoolSite, Stub

RESULTS = ROOT / "results"
FAILED = pytest.StashKey[bool]()
PATIENCE = 15_000
"""Milliseconds that a page may take for one thing; a turn of the bot can be slow on a small machine."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """Remember that a test failed, for the picture of its pages."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """A real Chromium: the system's, without a window."""
    path = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


class Visitors:
    """The visitors of one test: each is a browser of its own, with nothing kept from another."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._watches: dict[BrowserContext, Watch] = {}

    def new_page(
        self,
        size: tuple[int, int] = DESKTOP,
        *,
        colours: str = "light",
        motion: str = "no-preference",
        contrast: str = "none",
        touch: bool = False,
        **options: Any,
    ) -> Page:
        """The first tab of a new visitor; ``page.context.new_page()`` opens another tab of the same one.

        Args:
            size: width and height in CSS pixels.
            colours: ``light`` or ``dark``, what the visitor prefers.
            motion: ``no-preference`` or ``reduce``.
            contrast: ``none`` or ``active``: forced colours, as Windows' high contrast.
            touch: a phone: touch in place of a mouse.
            options: others of Playwright's ``new_context``.
        """
        context = self._browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=colours,
            reduced_motion=motion,
            forced_colors=contrast,
            has_touch=touch,
            is_mobile=touch,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            **options,
        )
        context.set_default_timeout(PATIENCE)
        self._watches[context] = Watch(context)
        return context.new_page()

    def watch(self, page: Page) -> Watch:
        """What a visitor's pages did so far, in all tabs."""
        watch = self._watches[page.context]
        watch.catch_up()
        return watch

    def picture(self, name: str) -> None:
        """Save a picture of every page that is open."""
        RESULTS.mkdir(exist_ok=True)
        pages = [page for context in self._watches for page in context.pages]
        for number, page in enumerate(pages, 1):
            page.screenshot(path=RESULTS / f"{name}-{number}.png")

    def leave(self) -> None:
        """Close everything."""
        for context in self._watches:
            context.close()


@pytest.fixture
def visitors(chromium, request) -> Iterator[Visitors]:
    """The visitors of this test; when it fails there are pictures in results/."""
    visitors = Visitors(chromium)
    yield visitors
    if request.node.stash.get(FAILED, False):
        visitors.picture(re.sub(r"[^\w-]+", "-", request.node.name))
    visitors.leave()


@pytest.fixture
def new_page(visitors) -> Callable[..., Page]:
    """Makes the page of a new visitor; see ``Visitors.new_page`` for sizes and preferences."""
    return visitors.new_page


@pytest.fixture
def page(new_page) -> Page:
    """The page of a visitor with a desktop screen."""
    return new_page()


@pytest.fixture
def seen(visitors) -> Callable[[Page], Watch]:
    """Tells what a page did: ``assert seen(page).problems() == []``."""
    return visitors.watch


@pytest.fixture
def axe() -> Callable[..., list[str]]:
    """Asks axe about the widget: ``assert axe(page) == []``."""

    def check(page: Page, within: str = "ouderwijs-chat", without: tuple[str, ...] = ()) -> list[str]:
        return axe_violations(page, within, without)

    return check


@pytest.fixture(scope="session")
def _real(tmp_path_factory) -> Iterator[tuple[Bot, SchoolSite]]:
    """The bot and the school's site, which know each other's address."""
    folder = tmp_path_factory.mktemp("bot")
    site = SchoolSite()
    bot = Bot(folder, origins=[site.address])
    site.bot = bot.address
    yield bot, site
    bot.stop()
    site.close()


@pytest.fixture
def bot(_real) -> Bot:
    """The real bot, running; a test may ``kill`` it and ``start`` it again. `make test` trains it before the tests."""
    assert not reasons_to_train(), "the model is older than its files: run `make train`"
    _real[0].start()
    return _real[0]


@pytest.fixture
def school_site(_real, bot) -> SchoolSite:
    """The school's website with the real bot's widget on it."""
    return _real[1]


@pytest.fixture
def stub() -> Iterator[Stub]:
    """A stand-in for the bot that answers as the test says."""
    stub = Stub()
    yield stub
    stub.close()


@pytest.fixture
def stub_site(stub) -> Iterator[SchoolSite]:
    """The school's website with the widget of the stand-in."""
    site = SchoolSite(stub.address)
    yield site
    site.close()
