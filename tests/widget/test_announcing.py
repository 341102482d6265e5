"""What a screen reader tells by itself: every answer and every event, once, and nothing that is old."""

import threading

import pytest
from playwright.sync_api import expect

from tests.widget.servers import SENDER, Answer, card, said
from tests.widget.states import LINDE, answers, launcher, open_chat, panel, press, say, visit

LISTEN = """
window.heard = []
window.shown = []
const attach = Element.prototype.attachShadow
Element.prototype.attachShadow = function (options) {
  const root = attach.call(this, options)
  new MutationObserver(changes => {
    for (const {target, type, addedNodes, removedNodes} of changes) {
      const region = (target.nodeType === 1 ? target : target.parentElement)?.closest('[role=log], [role=status]')
      const at = performance.now()
      for (const node of addedNodes) if (node.matches?.('li.bot')) shown.push(at)
      const place = region?.getAttribute('role')
      if (place && type === 'characterData') heard.push({place, does: 'changes', text: target.data, at})
      if (place) for (const node of addedNodes) heard.push({place, does: 'says', text: node.textContent, at})
      if (place) for (const node of removedNodes) heard.push({place, does: 'is silent', text: node.textContent, at})
    }
  }).observe(root, {subtree: true, childList: true, characterData: true})
  return root
}
"""
"""Script that writes down what is put into the two live regions and taken out, and when an answer is shown."""
GREETING = "Hulp: Hallo van de proefbot."
BUSY = "Ik zoek het voor je op"
UNREACHABLE = (
    "Ik kan nu niet antwoorden. Er gaat iets mis bij ons. Dat ligt niet aan jou.\n\n"
    "Is er direct gevaar? Bel 112. Denkt je kind aan zelfdoding? Bel 113 of 0800-0113. Bel de school: 0318-000003"
)


@pytest.fixture
def listened(page):
    """A page with a screen reader at it."""
    page.add_init_script(LISTEN)
    return page


@pytest.fixture
def talk(listened, stub_site):
    """A page on which the chat has been opened, and the greeting heard."""
    visit(listened, stub_site.demo(LINDE))
    open_chat(listened)
    wait_for(listened, GREETING)
    return listened


def heard(page, place=None):
    """What was said so far in the log, the status or both."""
    said = [item for item in page.evaluate("heard") if item["does"] != "is silent"]
    return [item["text"] for item in said if place in (None, item["place"])]


def wait_for(page, text):
    """Wait until something is said."""
    page.wait_for_function("text => heard.some(item => item.does === 'says' && item.text === text)", arg=text)


def regions(page):
    """The places in the chat that are read out by themselves."""
    return panel(page).locator("[role=log], [role=status], [role=alert], [aria-live]:not([aria-live=off])")


# --- the two places


def test_two_places_are_read_out_and_they_are_there_before_anything_is_said(page, stub, stub_site):
    now = threading.Event()
    stub.will("start", Answer({"sender": SENDER, "messages": [said("Hallo.")]}, until=now))
    visit(page, stub_site.demo(LINDE))
    places = page.locator("dialog").locator("[role=log], [role=status]")
    assert places.evaluate_all("all => all.map(one => one.role + one.textContent)") == ["log", "status"]
    before = places.element_handles()
    launcher(page).click()
    expect(regions(page)).to_have_count(2)
    assert regions(page).all_inner_texts() == ["", ""]
    now.set()
    expect(panel(page).get_by_role("log")).to_have_text("Hulp: Hallo.")
    assert [one.is_visible() and one.evaluate("one => one.isConnected") for one in before] == [True, True]


def test_what_is_read_out_is_not_seen(talk):
    for place in regions(talk).all():
        box = place.bounding_box()
        assert (box["width"], box["height"]) == (1, 1)
        assert place.evaluate("one => getComputedStyle(one).clipPath") == "inset(50%)"
        assert place.evaluate("one => one.closest('[aria-hidden=true], [hidden]')") is None


def test_the_conversation_itself_is_a_named_place_to_read_at_leisure(talk):
    region = talk.get_by_role("region", name="Gesprek")
    expect(region).to_have_attribute("tabindex", "0")
    assert region.locator("[aria-live], [role=log], [role=status], [role=alert]").count() == 0
    assert region.locator("xpath=ancestor-or-self::*[@aria-live or @role='log' or @role='status']").count() == 0


def test_each_message_says_in_text_who_speaks(talk):
    say(talk, "mijn kind leest slecht")
    expect(answers(talk)).to_have_count(2)
    items = talk.get_by_role("region", name="Gesprek").get_by_role("list").first.get_by_role("listitem")
    who = [text.split("\n")[0] for text in items.all_inner_texts()]
    assert who == ["Hulp", "Jij", "Hulp"]
    expect(talk.get_by_text("Jij", exact=True)).to_be_visible()


# --- answers


def test_an_answer_is_said_once_and_a_moment_after_it_can_be_seen(talk, stub):
    stub.will("webhook", Answer([said("**Eerst** dit.\n\nDan dat.")]))
    say(talk, "hallo")
    wait_for(talk, "Hulp: Eerst dit.\n\nDan dat.")
    talk.wait_for_timeout(300)
    assert heard(talk) == [GREETING, "Hulp: Eerst dit.\n\nDan dat."], "and not a second time a moment later"
    for shown, item in zip(talk.evaluate("shown"), talk.evaluate("heard"), strict=True):
        assert item["place"] == "log"
        assert 100 <= item["at"] - shown < 2000


def test_what_can_be_chosen_is_said_with_the_answer(talk, stub):
    options = [{"id": title, "title": title, "payload": f"/{title}"} for title in ("Pesten", "Lezen")]
    stub.will("webhook", Answer([said("Waar gaat het over?"), card(type="choice", options=options, lead="")]))
    say(talk, "hallo")
    wait_for(talk, "Hulp: Waar gaat het over? Je kunt kiezen: Pesten, Lezen.")
    assert len(heard(talk)) == 2
    stub.will("webhook", Answer([said("Goed.")]))
    press(talk, "Lezen")
    wait_for(talk, "Hulp: Goed.")
    assert "Lezen" not in heard(talk), "the parent's own choice is not said: the focus is there"


def test_what_was_said_is_taken_out_after_a_quarter_of_a_minute(listened, stub_site):
    listened.clock.install()
    visit(listened, stub_site.demo(LINDE))
    launcher(listened).click()
    log = panel(listened).get_by_role("log")
    expect(log).to_have_text(GREETING)
    listened.clock.run_for(13_000)
    expect(log).to_have_text(GREETING)
    listened.clock.run_for(3_000)
    expect(log).to_be_empty()
    expect(answers(listened)).to_have_text(["HulpHallo van de proefbot."])
    assert [item["does"] for item in listened.evaluate("heard")] == ["says", "is silent"]


# --- events


def test_only_a_parent_who_waits_long_hears_that_the_bot_is_busy(talk, stub):
    say(talk, "snel")
    expect(answers(talk)).to_have_count(2)
    now = threading.Event()
    stub.will("webhook", Answer([said("Daar ben ik.")], until=now))
    before = talk.evaluate("performance.now()")
    say(talk, "langzaam")
    wait_for(talk, BUSY)
    now.set()
    wait_for(talk, "Hulp: Daar ben ik.")
    assert heard(talk, "status") == [BUSY]
    assert next(item["at"] for item in talk.evaluate("heard") if item["text"] == BUSY) - before >= 500


def test_an_error_is_said_with_what_to_do_and_again_when_it_goes_wrong_again(talk, stub):
    stub.will("webhook", Answer([], 503), Answer([], 503), Answer([said("Daar ben ik weer.")]))
    say(talk, "hallo")
    wait_for(talk, UNREACHABLE)
    assert heard(talk, "status") == [UNREACHABLE]
    press(talk, "Probeer opnieuw")
    talk.wait_for_function("text => heard.filter(item => item.text === text).length === 2", arg=UNREACHABLE)
    press(talk, "Probeer opnieuw")
    wait_for(talk, "Hulp: Daar ben ik weer.")
    assert heard(talk) == [GREETING, UNREACHABLE, UNREACHABLE, "Hulp: Daar ben ik weer."]


def test_what_the_bot_says_of_its_own_failure_is_said_in_place_of_ours(talk, stub):
    stub.will("webhook", Answer([said("Er is een **storing**. Bel 112 bij gevaar.")], 503))
    say(talk, "hallo")
    wait_for(talk, "Er is een storing. Bel 112 bij gevaar.")
    assert heard(talk) == [GREETING, "Er is een storing. Bel 112 bij gevaar."]


def test_copying_an_advice_is_said(talk, stub):
    contact = {"id": "mentor", "name": "Mentor", "what": "Denkt mee."}
    stub.will("webhook", Answer([said("Bel de mentor."), card(type="contact", contact=contact)]))
    talk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    say(talk, "hallo")
    press(talk, "Kopieer")
    wait_for(talk, "Gekopieerd")
    assert heard(talk, "status") == ["Gekopieerd"]
    expect(panel(talk).locator("[aria-hidden=true]").get_by_text("Gekopieerd")).to_be_visible()


# --- another page


def test_on_the_next_page_nothing_old_is_said_and_what_is_new_is(talk, stub):
    say(talk, "hallo")
    wait_for(talk, "Hulp: Antwoord van de proefbot.")
    talk.get_by_role("link", name="Praktische informatie").click()
    expect(answers(talk)).to_have_count(2)
    stub.will("webhook", Answer([said("Nieuws.")]))
    say(talk, "en nu?")
    wait_for(talk, "Hulp: Nieuws.")
    assert heard(talk) == ["Hulp: Nieuws."]
