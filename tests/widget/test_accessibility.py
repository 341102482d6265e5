"""Everybody can use the chat: axe finds nothing in any state, and all of it fits, also in large text or few colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.widget import states
from tests.widget.browser import DESKTOP, FLAGS, PHONE, ZOOMED, find_chromium
from tests.widget.conftest import Visitors
from tests.widget.states import COLLEGE, LINDE, READING, REGENBOOG

EVERY_SIZE = pytest.mark.parametrize("size", [DESKTOP, PHONE, ZOOMED], ids="{0[0]}x{0[1]}".format)
EVERY_THEME = pytest.mark.parametrize("colours", ["light", "dark"])
SHARED = """
  const root = document.querySelector('ouderwijs-chat').shadowRoot, found = []
  const parts = selector =>
    [...root.querySelectorAll(selector)].filter(part => part.checkVisibility() && !part.closest('.spoken, svg *'))
  const say = (what, part) =>
    found.push(`${what}: ${part.localName}.${part.className} "${part.textContent.trim().slice(0, 40)}"`)
"""
LAYOUT = f"""smallest => {{{SHARED}{states.CONTRAST}
  if (document.scrollingElement.scrollWidth > innerWidth) found.push('the page scrolls sideways')
  for (const part of parts('*')) {{
    const box = part.getBoundingClientRect(), style = getComputedStyle(part)
    if (box.left < -1 || box.right > innerWidth + 1) say('beside the window', part)
    const text = [...part.childNodes].some(child => child.nodeType === Node.TEXT_NODE && child.data.trim())
    if (text && contrast(part) < 4.5) say('hard to read', part)
    if (style.display === 'inline' || part.localName === 'svg') continue
    if (part.scrollWidth > part.clientWidth + 1) say('scrolls sideways, or is cut off', part)
    if (/hidden|clip/.test(style.overflowY) && part.scrollHeight > part.clientHeight + 1) say('is cut off below', part)
  }}
  for (const part of parts('a[href], button, input, select, textarea')) {{
    part.scrollIntoView({{block: 'nearest'}})
    const box = part.getBoundingClientRect(), inline = getComputedStyle(part).display === 'inline'
    if (!inline && Math.min(box.width, box.height) < smallest - 0.1) say('small', part)
    if (box.top < -1 || box.bottom > innerHeight + 1) say('cannot be seen whole', part)
    for (const {{left, top, width, height}} of part.getClientRects())
      if (!part.contains(root.elementFromPoint(left + width / 2, top + height / 2))) say('behind something', part)
  }}
  for (const part of parts('textarea'))
    if (parseFloat(getComputedStyle(part).fontSize) < 16) say('so small that a phone zooms in', part)
  for (const part of parts('textarea'))
    if (part.clientWidth < 0.4 * part.form.clientWidth) say('too narrow to type in', part)
  return found
}}"""
"""What does not fit: sideways scrolling, cut off text, controls that are small or out of reach, and pale words.

axe looks at colours too, but passes over words that lie near the edge of something else.
"""
SMALLEST = 44
"""Width and height of a button in CSS pixels; a link in running text may be smaller, as in WCAG 2.5.8."""
BORDERS = f"""() => {{{SHARED}
  const drawn = '.launcher, .panel, .card, .bubble, .failure, .notice, .action, .option, .send, textarea'
  for (const part of parts(drawn)) {{
    const style = getComputedStyle(part)
    const seen = parseFloat(style.borderLeftWidth) >= 1 && style.borderLeftStyle !== 'none'
    if (!seen || style.borderLeftColor === style.backgroundColor) say('no border', part)
  }}
  for (const part of parts('.emergency'))
    if (parseFloat(getComputedStyle(part).borderLeftWidth) < 3) say('stands out by colour alone', part)
  return found
}}"""
"""What only its colour sets apart; a visitor with forced colours does not see that."""
NOT_FORCED = ("color-contrast",)
"""Not asked with forced colours: axe reads the colours of the page, where the visitor's own are shown."""
MOVING = """() => {
  const root = document.querySelector('ouderwijs-chat').shadowRoot
  return new Set([...document.getAnimations(), ...root.getAnimations()]).size
}"""
PAGE = '<!doctype html><html lang="nl"><meta name="viewport" content="width=device-width">{}<title>School</title>'
SPACING = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p, li { margin-block-end: 2em !important }`)
  document.querySelector('ouderwijs-chat').shadowRoot.adoptedStyleSheets.push(sheet)
}"""
"""The spacing that a visitor may set for text: WCAG 1.4.12."""


@pytest.fixture
def flaws(axe):
    """What is wrong with a page in a state of the chat, each with the name of the state."""

    def find(page, state):
        return [f"{state}: {flaw}" for flaw in [*axe(page), *page.evaluate(LAYOUT, SMALLEST)]]

    return find


def misfits(page, state):
    """What does not fit, each with the name of the state."""
    return [f"{state}: {flaw}" for flaw in page.evaluate(LAYOUT, SMALLEST)]


def begin(page, address):
    """Go to the school's page; the page that the other functions go on with."""
    states.visit(page, address)
    return page


@EVERY_THEME
@EVERY_SIZE
def test_a_whole_conversation_is_accessible_and_fits_on_the_screen(new_page, seen, flaws, school_site, size, colours):
    page = begin(new_page(size, colours=colours, touch=size == PHONE), school_site.demo(LINDE))
    assert [flaw for state in states.conversation(page) for flaw in flaws(page, state)] == []
    assert seen(page).problems() == []


@EVERY_THEME
@EVERY_SIZE
def test_waiting_and_failures_are_accessible_and_fit_on_the_screen(new_page, flaws, stub, stub_site, size, colours):
    page = begin(new_page(size, colours=colours, touch=size == PHONE), stub_site.demo(LINDE))
    assert [flaw for state in states.troubles(page, stub) for flaw in flaws(page, state)] == []


@pytest.mark.parametrize(
    ("school", "size", "colours"),
    [
        (REGENBOOG, DESKTOP, "light"),
        (REGENBOOG, PHONE, "dark"),
        (REGENBOOG, ZOOMED, "light"),
        (COLLEGE, DESKTOP, "dark"),
        (COLLEGE, PHONE, "light"),
    ],
)
def test_an_advice_is_accessible_in_the_house_style_of_each_school(new_page, flaws, school_site, school, size, colours):
    page = begin(new_page(size, colours=colours), school_site.demo(school))
    found = flaws(page, "launcher")
    states.open_chat(page)
    found += flaws(page, "greeting")
    advice = states.ask(page, READING)
    expect(advice.get_by_role("link", name="Mail ")).to_be_visible()
    found += flaws(page, "advice")
    states.ask(page, states.IN_DANGER)
    assert found + flaws(page, "emergency") == []


@EVERY_THEME
def test_with_forced_colours_and_no_motion_every_part_is_still_to_be_seen(new_page, axe, school_site, colours):
    page = new_page(PHONE, colours=colours, contrast="active", motion="reduce")
    begin(page, school_site.demo(LINDE))
    for state in states.conversation(page):
        found = [*axe(page, without=NOT_FORCED), *page.evaluate(LAYOUT, SMALLEST), *page.evaluate(BORDERS)]
        assert (state, found, page.evaluate(MOVING)) == (state, [], 0)


@pytest.mark.parametrize(("motion", "moving"), [("reduce", 0), ("no-preference", 3)])
def test_while_waiting_nothing_moves_for_who_does_not_want_that(new_page, stub, stub_site, motion, moving):
    page = begin(new_page(motion=motion), stub_site.demo(LINDE))
    states.open_chat(page)
    for _ in states.waiting(page, stub, lambda: states.say(page, READING)):
        assert page.evaluate(MOVING) == moving


@EVERY_SIZE
def test_a_visitor_may_space_out_the_text(new_page, school_site, size):
    page = begin(new_page(size), school_site.demo(LINDE))
    page.evaluate(SPACING)
    assert [flaw for state in states.conversation(page) for flaw in misfits(page, state)] == []


@pytest.fixture
def large_text(chromium):
    """Makes pages in a browser in which the visitor has set the text twice as large."""
    flags = [*FLAGS, "--blink-settings=defaultFontSize=32"]
    browser = chromium.browser_type.launch(executable_path=find_chromium(), args=flags)
    visitors = Visitors(browser)
    yield visitors.new_page
    visitors.leave()
    browser.close()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids="{0[0]}x{0[1]}".format)
def test_a_visitor_may_set_the_text_twice_as_large(large_text, school_site, size):
    script = f'<script src="/widget/v1/ouderwijs.js" defer data-school="{LINDE}" data-tel="0318-000003"></script>'
    page = begin(large_text(size), school_site.add("/groot/", PAGE.format(script)))
    assert states.launcher(page).evaluate("button => getComputedStyle(button).fontSize") == "32px"
    assert [flaw for state in states.conversation(page) for flaw in misfits(page, state)] == []
