"""A parent without a mouse: from the school's page to the advice, and back, on every size of screen."""

import re
import threading

import pytest
from playwright.sync_api import expect

from tests.widget.browser import DESKTOP, PHONE, ZOOMED
from tests.widget.keys import BROWSER, all_stops, focus, focused, hit, open_with_keys, read_out, stop, tab_to
from tests.widget.servers import SENDER, Answer, card, said
from tests.widget.states import COLLEGE, LINDE, SCHOOLS, answers, field, launcher, panel

SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE, ZOOMED], ids=["desktop", "phone", "zoomed"])
SMALL = pytest.mark.parametrize("size", [PHONE, ZOOMED], ids=["phone", "zoomed"])
TITLE, FIELD = "Hulp voor ouders", "Typ hier wat er speelt"
GO_ON = "Verder met je vraag"
LEFT_OUT = "document.querySelector('main a').focus(); document.activeElement.matches('main a')"
"""Script that tells whether a link of the page behind the chat can have the focus."""


def choice(*titles):
    """An answer with buttons."""
    options = [{"id": title, "title": title, "payload": f"/{title}"} for title in titles]
    return Answer([said("Kies maar."), card(type="choice", options=options, lead="Kies maar.")])


@pytest.fixture
def talk(new_page, stub, stub_site):
    """Opens the chat of the stand-in on a screen of this size, with the keyboard."""

    def start(size=DESKTOP, **options):
        page = new_page(size, **options)
        open_with_keys(page, stub_site.demo(LINDE))
        expect(answers(page)).to_have_count(1)
        return page

    return start


# --- from the school's page to the advice


@SIZES
def test_with_the_keyboard_alone_a_parent_comes_to_the_advice_about_reading(new_page, school_site, seen, size):
    page = new_page(size)
    open_with_keys(page, school_site.demo(LINDE))
    expect(panel(page).get_by_role("heading", name=TITLE, level=2)).to_be_focused()
    expect(answers(page)).to_have_count(1)
    tab_to(page, "Lezen en spellen (dyslexie)")
    assert hit(page, "Enter") == "Jij Lezen en spellen (dyslexie)"
    expect(answers(page)).to_have_count(2)
    assert hit(page, "Tab") == "Leerkracht", "after the parent's own words comes the new answer"
    assert hit(page, "Enter") == "Jij Leerkracht"
    expect(answers(page).last.get_by_role("heading", name="Waarom dit advies")).to_be_visible()
    assert hit(page, "Tab").startswith("Bel 0318-000003")
    expect(answers(page).last.locator("a:focus")).to_have_attribute("href", "tel:0318000003")
    assert "Dit heb ik al geprobeerd" in tab_to(page, "Stuur")
    assert hit(page, "Escape") == GO_ON
    assert seen(page).problems() == []


def test_a_parent_can_unfold_the_other_topics_and_choose_one(new_page, school_site):
    page = new_page(PHONE)
    open_with_keys(page, school_site.demo(LINDE))
    expect(answers(page)).to_have_count(1)
    tab_to(page, "Nog 9 onderwerpen")
    assert hit(page, "Enter") == "Mijn kind gaat niet (altijd) naar school", "the first that was folded"
    assert hit(page, "Shift+Tab") == "Gedrag of schorsing"
    tab_to(page, "Hoogbegaafd of meer uitdaging nodig")
    assert hit(page, "Enter") == "Jij Hoogbegaafd of meer uitdaging nodig"
    expect(answers(page)).to_have_count(2)


# --- closed


@pytest.mark.parametrize(("school", "size"), zip(SCHOOLS, (DESKTOP, PHONE, ZOOMED), strict=True))
def test_closed_the_chat_is_one_stop_with_visible_words(new_page, stub_site, school, size):
    page = new_page(size)
    page.goto(stub_site.demo(school))
    expect(launcher(page)).to_be_visible()
    assert launcher(page).inner_text() == "Stel je vraag"
    stops = [place for place in all_stops(page) if place["where"] == "chat"]
    assert [(place["tag"], place["name"]) for place in stops] == [("button", "Stel je vraag")]


@SIZES
def test_closed_again_nothing_of_the_conversation_can_be_reached_or_read_out(talk, size):
    page = talk(size)
    assert "Hallo van de proefbot." in read_out(page)
    assert hit(page, "Escape") == GO_ON
    assert [place["name"] for place in all_stops(page) if place["where"] == "chat"] == [GO_ON]
    expect(panel(page)).to_be_hidden()
    assert not {TITLE, "Hallo van de proefbot.", "Hulp: Hallo van de proefbot.", "Stuur"} & set(read_out(page))


@SIZES
def test_escape_closes_from_every_place_in_the_chat(talk, stub, size):
    stub.will("start", Answer({"sender": SENDER, "messages": choice("Pesten").body}))
    page = talk(size)
    for place in (TITLE, "Meer", "Sluiten", "Gesprek", "Pesten", FIELD, "Stuur"):
        if place != TITLE:
            tab_to(page, place)
        assert hit(page, "Escape") == GO_ON
        expect(panel(page)).to_be_hidden()
        assert hit(page, "Enter") == TITLE


def test_escape_in_the_menu_closes_the_menu_alone(talk):
    page = talk()
    tab_to(page, "Meer")
    page.keyboard.press("Enter")
    assert hit(page, "Escape") == "Meer", "from the button itself"
    page.keyboard.press("Enter")
    tab_to(page, "Opnieuw beginnen")
    assert hit(page, "Escape") == "Meer", "from one of the choices"
    page.keyboard.press("Enter")
    tab_to(page, "Wis gesprek")
    page.keyboard.press("Enter")
    assert hit(page, "Tab") == "Ja, wis alles"
    assert hit(page, "Escape") == "Meer", "from the question"
    expect(panel(page).get_by_role("button", name="Ja, wis alles")).to_be_hidden()
    assert hit(page, "Escape") == GO_ON


# --- where the focus goes, and where it stays


def test_what_is_typed_is_sent_with_enter_and_the_focus_stays_in_the_field(talk):
    page = talk(PHONE)
    tab_to(page, FIELD)
    page.keyboard.type("mijn kind leest slecht")
    assert hit(page, "Enter") == FIELD
    expect(answers(page)).to_have_count(2)
    assert focused(page) == FIELD
    expect(field(page)).to_have_value("")
    expect(panel(page).get_by_text("mijn kind leest slecht")).to_be_visible()
    assert hit(page, "Enter") == FIELD, "an empty message is not sent"
    expect(answers(page)).to_have_count(2)


def test_on_a_touch_screen_the_keyboard_makes_room_for_the_answer(talk):
    page = talk(PHONE, touch=True)
    tab_to(page, FIELD)
    page.keyboard.type("mijn kind leest slecht")
    assert hit(page, "Enter") == "Jij mijn kind leest slecht"


@pytest.mark.parametrize("place", [TITLE, "Sluiten", FIELD])
def test_a_late_answer_leaves_the_focus_where_it_is(talk, stub, place):
    now = threading.Event()
    stub.will("webhook", Answer([said("Daar ben ik.")], until=now))
    page = talk()
    tab_to(page, FIELD)
    page.keyboard.type("hallo")
    page.keyboard.press("Enter")
    if place == TITLE:
        assert [hit(page, "Escape"), hit(page, "Enter")] == [GO_ON, TITLE]
    else:
        tab_to(page, place, "Shift+Tab")
    now.set()
    expect(answers(page).last).to_contain_text("Daar ben ik.")
    assert focused(page) == place


@pytest.mark.parametrize("second", [choice("Leerkracht"), Answer([said("Goed.")])], ids=["new buttons", "no buttons"])
def test_a_second_answer_leaves_the_focus_on_the_buttons_of_the_first(talk, stub, second):
    """The parent sent two messages, and has come to the buttons of the first answer when the second comes."""
    both_sent, now = threading.Event(), threading.Event()
    stub.will("webhook", Answer(choice("Pesten", "Lezen").body, until=both_sent), Answer(second.body, until=now))
    page = talk()
    tab_to(page, FIELD)
    for text in ("hallo", "nog iets"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    both_sent.set()
    expect(panel(page).get_by_role("button", name="Lezen")).to_be_visible()
    tab_to(page, "Lezen", "Shift+Tab")
    now.set()
    expect(answers(page)).to_have_count(3)
    assert focus(page)["where"] == "chat", "the focus is not lost"
    assert hit(page, "Escape") == GO_ON


# --- small screens: nothing behind the chat; a desktop: the page beside it


@SMALL
def test_on_a_small_screen_tab_never_leads_behind_the_chat(talk, size):
    page = talk(size)
    stops = [stop(page, key) for key in ["Tab"] * 40 + ["Shift+Tab"] * 20]
    assert {place["where"] for place in stops} == {"chat", BROWSER}, "and it is no trap: the browser can be reached"
    names = {place["name"] for place in stops if place.get("tag") != "dialog"}
    assert names == {BROWSER, "Meer", "Sluiten", "Gesprek", FIELD, "Stuur"}, "the dialog scrolls at 400 %: a stop too"
    assert page.evaluate(LEFT_OUT) is False
    assert not {"Welkom bij De Linde", "Praktisch"} & set(read_out(page))
    assert "Hallo van de proefbot." in read_out(page)


def test_on_a_desktop_tab_leads_out_of_the_chat_into_the_page_and_back(talk):
    page = talk()
    names = [place["name"] for place in all_stops(page)]
    assert names[0] == "Naar de inhoud"
    assert names[-6:] == ["Naar de andere voorbeelden", "Meer", "Sluiten", "Gesprek", FIELD, "Stuur"]
    tab_to(page, "Stuur", "Shift+Tab")
    assert tab_to(page, names[0], "Shift+Tab") == names[-2::-1], "the same way back"
    assert page.evaluate(LEFT_OUT) is True
    assert {"Welkom bij De Linde", "Hallo van de proefbot."} <= set(read_out(page))


@pytest.mark.parametrize("place", [TITLE, "Sluiten", FIELD])
def test_turning_the_screen_keeps_the_focus_and_what_was_typed(talk, place):
    page = talk(DESKTOP)
    tab_to(page, FIELD)
    page.keyboard.type("mijn zoon")
    tab_to(page, place, "Shift+Tab") if place == "Sluiten" else panel(page).get_by_text(place).focus()
    for width, height in (PHONE, ZOOMED, DESKTOP, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        expect(panel(page)).to_have_js_property("open", True)
        page.wait_for_function("size => innerWidth === size", arg=width)
        assert focused(page) == place
    expect(field(page)).to_have_value("mijn zoon")


# --- a site that wants the keys for itself


def test_on_a_site_that_takes_every_letter_for_its_search_what_is_typed_stays_in_the_chat(
    new_page, stub, stub_site, seen
):
    page = new_page()
    open_with_keys(page, stub_site.demo(COLLEGE))
    expect(answers(page)).to_have_count(1)
    page.keyboard.press("x")
    assert focused(page) == TITLE, "a letter in the chat is no search either"
    tab_to(page, FIELD)
    page.keyboard.type("/ toets en/of lezen?")
    expect(field(page)).to_have_value("/ toets en/of lezen?")
    assert hit(page, "Enter") == FIELD
    expect(answers(page)).to_have_count(2)
    assert stub.sent("webhook")[0].json["message"] == "/ toets en/of lezen?"
    expect(page.locator("#zoek")).to_have_value("")
    hit(page, "Tab"), hit(page, "Tab")
    assert focus(page)["where"] != "chat"
    page.keyboard.type("lezen")
    expect(page.locator("#zoek")).to_have_value(re.compile("ezen"))
    assert seen(page).problems() == []
