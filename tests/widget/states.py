"""Brings the widget into each of its states, as a parent would: for the tests that look at every one of them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from playwright.sync_api import Locator, Page, expect

from bot.channel.instead import failure
from bot.channel.requests import UserText
from bot.knowledge import load_knowledge
from tests.widget.conftest import PATIENCE
from tests.widget.servers import SENDER, Answer, Stub, said

REGENBOOG = "voorbeeld-basisschool-amsterdam"
COLLEGE = "voorbeeld-college-zwolle"
LINDE = "voorbeeld-so-de-linde"
SCHOOLS = (REGENBOOG, COLLEGE, LINDE)
READING = "zoon 9 leest nog steeds niet, juf zegt wacht maar"
IN_DANGER = "mijn dochter zegt dat ze niet meer wil leven"
TOO_LONG = "Er is van alles aan de hand. " * 80
CONTRAST = """
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true})
  const known = {}
  const light = (...colours) => known[colours] ??= measured(colours)
  const measured = colours => {
    for (const colour of ['white', ...colours]) {
      canvas.fillStyle = colour
      canvas.fillRect(0, 0, 1, 1)
    }
    const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map(part => part / 255)
      .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const contrast = part => {
    const behind = []
    for (let place = part; place; place = place.parentElement) behind.unshift(getComputedStyle(place).backgroundColor)
    const [low, high] = [light(...behind), light(...behind, getComputedStyle(part).color)].sort((a, b) => a - b)
    return (high + 0.05) / (low + 0.05)
  }
"""
"""JavaScript with ``contrast(part)``: of the words in a part of the chat with what is behind them, as in WCAG."""


def launcher(page: Page) -> Locator:
    """The button on the school's page."""
    return page.get_by_role("button", name="Stel je vraag")


def panel(page: Page) -> Locator:
    """The opened chat."""
    return page.get_by_role("dialog", name="Hulp voor ouders")


def field(page: Page) -> Locator:
    """Where the parent types."""
    return panel(page).get_by_role("textbox", name="Typ hier wat er speelt")


def answers(page: Page) -> Locator:
    """Everything that the bot said so far."""
    return panel(page).get_by_role("region", name="Gesprek").locator("li.bot")


def visit(page: Page, address: str) -> None:
    """Go to a school's page and wait for the button."""
    page.goto(address)
    expect(launcher(page)).to_be_visible()


def open_chat(page: Page) -> None:
    """Press the button, and wait for the greeting."""
    launcher(page).click()
    expect(answers(page)).to_have_count(1, timeout=PATIENCE)


def press(page: Page, name: str) -> None:
    """Press a button in the chat."""
    panel(page).get_by_role("button", name=name, exact=True).click()


def say(page: Page, text: str) -> None:
    """Type and send a message."""
    field(page).fill(text)
    press(page, "Stuur")


def answer_to(page: Page, act: Callable[[], None]) -> Locator:
    """What the bot answers to what the parent does."""
    before = answers(page).count()
    act()
    expect(answers(page)).to_have_count(before + 1, timeout=PATIENCE)
    return answers(page).last


def ask(page: Page, text: str) -> Locator:
    """What the bot answers to a message."""
    return answer_to(page, lambda: say(page, text))


def conversation(page: Page) -> Iterator[str]:
    """One conversation with the real bot, from a school's page on; gives the name of each state that it comes to."""
    yield "launcher"
    yield from beginning(page)
    yield from talk(page)
    yield from end(page)


def beginning(page: Page) -> Iterator[str]:
    """The greeting, and all that can be chosen."""
    open_chat(page)
    expect(panel(page).get_by_role("button", name="Pesten")).to_be_visible()
    yield "greeting"
    panel(page).get_by_role("button", name="onderwerpen").click()
    expect(panel(page).get_by_role("button", name="onderwerpen")).to_have_count(0)
    yield "all-topics"


def talk(page: Page) -> Iterator[str]:
    """Every kind of answer."""
    answer = ask(page, "nummer van ouders en onderwijs")
    expect(answer.get_by_role("link", name="Bel 088-6050101")).to_be_visible()
    yield "contact"
    press(page, "Kopieer")
    expect(panel(page).locator(".toast")).not_to_be_empty()
    yield "notice"
    answer = ask(page, "mijn kind wordt gepest")
    expect(answer.get_by_role("button", name="Durft niet meer naar school")).to_be_visible()
    yield "question"
    expect(ask(page, READING).get_by_role("heading", name="Stap 2 van")).to_be_visible()
    yield "advice"
    answer = answer_to(page, lambda: press(page, "Zo bereid ik het gesprek voor"))
    expect(answer.get_by_role("article")).to_have_count(0)
    yield "text"
    expect(ask(page, "wat is een opp").get_by_role("heading", name="(OPP)")).to_be_visible()
    yield "explanation"
    expect(ask(page, IN_DANGER).get_by_role("heading", name="Hulp nu")).to_be_visible()
    yield "emergency"


def end(page: Page) -> Iterator[str]:
    """A message that is too long, the menu, and the end of the conversation."""
    field(page).fill(TOO_LONG)
    expect(panel(page).get_by_text("Je bericht is te lang")).to_be_visible()
    yield "too-long"
    field(page).fill("")
    press(page, "Meer")
    expect(panel(page).get_by_role("button", name="Wis gesprek")).to_be_visible()
    yield "menu"
    press(page, "Wis gesprek")
    expect(panel(page).get_by_role("button", name="Nee, laat staan")).to_be_visible()
    yield "delete-question"
    press(page, "Ja, wis alles")
    expect(panel(page).get_by_role("button", name="Nieuw gesprek")).to_be_visible()
    yield "deleted"


def troubles(page: Page, stub: Stub) -> Iterator[str]:
    """All that can go wrong, with the stand-in for the bot; gives the name of each state that the chat comes to."""
    open_chat(page)
    stub.will("webhook", Answer(broken(), 503))
    say(page, READING)
    expect(panel(page).get_by_text("Er gaat bij mij iets mis").first).to_be_visible()
    yield "failure"
    stub.will("webhook", Answer(drop=True))
    press(page, "Probeer opnieuw")
    expect(panel(page).get_by_text("Ik kan nu niet antwoorden").first).to_be_visible()
    yield "unreachable"
    yield from waiting(page, stub, lambda: press(page, "Probeer opnieuw"))
    stub.will("delete", Answer(status=500))
    for name in ("Meer", "Wis gesprek", "Ja, wis alles"):
        press(page, name)
    expect(panel(page).get_by_text("Het wissen is bij ons nog niet gelukt").first).to_be_visible()
    yield "not-deleted"


def waiting(page: Page, stub: Stub, act: Callable[[], None]) -> Iterator[str]:
    """The parent does something and waits for the answer, which then comes."""
    now = threading.Event()
    stub.will("webhook", Answer([said("Daar ben ik weer.")], until=now))
    before = answers(page).count()
    act()
    expect(panel(page).get_by_role("listitem").filter(has_text="Ik zoek het voor je op")).to_be_visible()
    yield "waiting"
    now.set()
    expect(answers(page)).to_have_count(before + 1)


@cache
def broken() -> list[dict[str, Any]]:
    """What the real bot says when it cannot answer."""
    said_last = UserText(SENDER, READING, "een", {"school": LINDE, "lang": "nl"})
    return failure(load_knowledge(), said_last)
