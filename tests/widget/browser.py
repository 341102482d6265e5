"""The browser of the widget's tests: which one it is, what a visitor's page did, and what axe says of the widget."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

DESKTOP = (1280, 800)
PHONE = (390, 844)
ZOOMED = (320, 256)
"""Sizes in CSS pixels; the last is a screen of 1280 by 1024 at 400 %."""
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
"""What makes Chromium work in a container and keeps it from asking anything of the network."""
MISSING = (
    "chromium ontbreekt: installeer het (Debian en Ubuntu: apt-get install chromium), "
    "of geef met OUDERWIJS_CHROMIUM het pad van een Chromium of Chrome"
)
SHORTLY = 50
"""Milliseconds in which the browser reports what a page did."""
VIOLATION = "securitypolicyviolation: "
REPORT_VIOLATIONS = f"""
addEventListener('securitypolicyviolation', event =>
  console.debug('{VIOLATION}' + event.effectiveDirective + ' ' + (event.blockedURI || 'inline')))
"""
STANDARD = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""The rules of axe that the widget keeps to."""


def find_chromium() -> str:
    """Path of the browser; where there is none a person's test is skipped and CI's fails."""
    given = os.environ.get("OUDERWIJS_CHROMIUM")
    if found := next(filter(None, map(shutil.which, [given] if given else NAMES)), None):
        return found
    if os.environ.get("CI"):
        pytest.fail(MISSING)
    pytest.skip(MISSING)


@dataclass
class Watch:
    """What the pages of one visitor did, in all tabs.

    Attributes:
        requests: method and address of every request.
        console_errors, page_errors, csp_violations: as the browser words them.
    """

    context: BrowserContext
    requests: list[str] = field(default_factory=list)
    console_errors: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)
    csp_violations: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Start watching."""
        self.context.add_init_script(REPORT_VIOLATIONS)
        self.context.on("request", lambda request: self.requests.append(f"{request.method} {request.url}"))
        self.context.on("weberror", lambda error: self.page_errors.append(str(error.error)))
        self.context.on("console", self._hear)

    def problems(self, *expected: str) -> list[str]:
        """Everything that went wrong so far, but for errors with one of these texts in it."""
        found = [
            *(f"console: {text}" for text in self.console_errors),
            *(f"page: {text}" for text in self.page_errors),
            *(f"policy: {text}" for text in self.csp_violations),
        ]
        return [problem for problem in found if not any(text in problem for text in expected)]

    def requests_to(self, address: str) -> list[str]:
        """The requests so far whose address begins so."""
        return [request for request in self.requests if request.partition(" ")[2].startswith(address)]

    def catch_up(self) -> None:
        """Let the browser tell what it has not told yet."""
        for page in self.context.pages:
            page.wait_for_timeout(SHORTLY)
            page.evaluate("0")

    def _hear(self, message: ConsoleMessage) -> None:
        if message.text.startswith(VIOLATION):
            self.csp_violations.append(message.text.removeprefix(VIOLATION))
        elif message.type == "error":
            self.console_errors.append(f"{message.text} ({message.location.get('url', '')})")


def axe_violations(page: Page, within: str, without: tuple[str, ...]) -> list[str]:
    """What axe has against one part of a page, one readable text for each rule and element.

    Args:
        page: the page as it is now.
        within: selector of the part; axe looks into open shadow roots.
        without: rules that are not asked.
    """
    page.evaluate(AXE_SCRIPT)
    options = {
        "runOnly": {"type": "tag", "values": list(STANDARD)},
        "rules": {rule: {"enabled": False} for rule in without},
        "resultTypes": ["violations"],
    }
    result = page.evaluate("([within, options]) => axe.run({include: [[within]]}, options)", [within, options])
    return [_readable(rule, node) for rule in result["violations"] for node in rule["nodes"]]


def _readable(rule: dict[str, Any], node: dict[str, Any]) -> str:
    where = " > ".join(" >>> ".join(part) if isinstance(part, list) else part for part in node["target"])
    return f"{rule['id']} ({node['impact']}): {where}\n  {node['html'][:200]}\n  {node['failureSummary']}"
