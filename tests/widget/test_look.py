"""What a parent sees, in pictures: for looking at (results/widget), and with `make pictures` for the guide.

The tests say what a picture must show at least; whether it is beautiful, people judge.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from bot.training import ROOT
from tests.widget import states
from tests.widget.browser import DESKTOP, PHONE
from tests.widget.states import LINDE, READING, REGENBOOG, SCHOOLS

PICTURES = ROOT / "results" / "widget"
GUIDE = ROOT / "docs" / "embedding"
IN_GUIDE = {
    "launcher-desktop-light": "knop-computer",
    "greeting-phone-light": "begin-telefoon",
    "question-phone-light": "vraag-telefoon",
    "advice-phone-light": "advies-telefoon",
    "advice-desktop-dark": "advies-computer-donker",
    "emergency-phone-light": "nood-telefoon",
    "failure-phone-light": "storing-telefoon",
}
"""The pictures that the guide for web masters may show, and their names there."""
COLOURS_IN_GUIDE = 128
LARGEST_IN_GUIDE = 60_000
"""Bytes of a picture in the guide."""
SHOWN = ("launcher", "greeting", "contact", "question", "advice", "explanation", "emergency", "menu")
SIZES = {"desktop": DESKTOP, "phone": PHONE}
EVERY_SIZE = pytest.mark.parametrize("size", SIZES)
EVERY_THEME = pytest.mark.parametrize("colours", ["light", "dark"])
BORDER = """card => {
  const {borderLeftWidth, borderLeftColor} = getComputedStyle(card)
  return [parseFloat(borderLeftWidth), borderLeftColor]
}"""
CONTRAST = f"link => {{{states.CONTRAST} return contrast(link)}}"


def keep(page, name) -> Image.Image:
    """Take a picture and keep it: always for looking at, and in the guide when asked."""
    taken = Image.open(io.BytesIO(page.screenshot()))
    PICTURES.mkdir(parents=True, exist_ok=True)
    taken.save(PICTURES / f"{name}.png")
    if name in IN_GUIDE and os.environ.get("OUDERWIJS_PICTURES"):
        in_guide(taken, GUIDE / f"{IN_GUIDE[name]}.png")
    return taken


def in_guide(taken: Image.Image, path: Path) -> None:
    """Keep a picture in the guide, with fewer colours: that makes it small."""
    path.parent.mkdir(parents=True, exist_ok=True)
    taken.convert("RGB").quantize(COLOURS_IN_GUIDE, dither=Image.Dither.NONE).save(path, optimize=True)
    assert path.stat().st_size < LARGEST_IN_GUIDE, f"{path.name} is too large for the guide"


def check(page, name, part) -> None:
    """Take a picture, in which this part must be seen whole and must not be empty."""
    taken, box = keep(page, name), part.bounding_box()
    left, top, right, below = box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]
    assert min(left, top) >= 0, name
    assert right <= taken.width, name
    assert below <= taken.height, name
    colours = taken.convert("RGB").crop((left, top, right, below)).getcolors(1 << 24)
    assert len(colours) > 20, f"{name}: nothing to be seen"
    assert max(count for count, _ in colours) < 0.9 * box["width"] * box["height"], f"{name}: almost empty"


@EVERY_THEME
@EVERY_SIZE
def test_a_conversation_in_pictures(new_page, school_site, size, colours):
    page = new_page(SIZES[size], colours=colours, touch=size == "phone")
    states.visit(page, school_site.demo(LINDE))
    for state in states.conversation(page):
        if state in SHOWN:
            part = states.launcher(page) if state == "launcher" else states.panel(page)
            check(page, f"{state}-{size}-{colours}", part)


@EVERY_THEME
@EVERY_SIZE
def test_a_failure_in_pictures(new_page, stub, stub_site, size, colours):
    page = new_page(SIZES[size], colours=colours, touch=size == "phone")
    states.visit(page, stub_site.demo(LINDE))
    assert next(states.troubles(page, stub)) == "failure"
    check(page, f"failure-{size}-{colours}", states.panel(page))


@EVERY_THEME
@pytest.mark.parametrize("school", SCHOOLS)
def test_a_call_button_can_be_read_and_an_emergency_stands_out_at_each_school(new_page, school_site, school, colours):
    page = new_page(PHONE, colours=colours)
    states.visit(page, school_site.demo(school))
    states.open_chat(page)
    card = states.ask(page, "nummer van ouders en onderwijs")
    assert card.get_by_role("link", name="Bel 088-6050101").evaluate(CONTRAST) >= 4.5
    usual = card.get_by_role("article").evaluate(BORDER)
    emergency = states.ask(page, states.IN_DANGER)
    assert emergency.get_by_role("link", name="Bel 112").evaluate(CONTRAST) >= 4.5
    width, colour = emergency.get_by_role("article").evaluate(BORDER)
    assert width >= 3 > usual[0]
    assert colour != usual[1]
    keep(page, f"emergency-{school}-{colours}")


def test_the_button_and_the_chat_wear_the_house_style_of_the_school(new_page, school_site):
    page = new_page(DESKTOP)
    states.visit(page, school_site.demo(REGENBOOG))
    expect(states.launcher(page)).to_have_css("background-color", "rgb(179, 38, 78)")
    states.open_chat(page)
    states.ask(page, READING)
    expect(states.panel(page)).to_have_css("border-radius", "22px")
    keep(page, "advice-regenboog")
