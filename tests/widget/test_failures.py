"""When it goes wrong the parent reads what happened, whom to call and how to go on; nothing is lost or doubled."""

import re
import threading

import pytest
from playwright.sync_api import expect

from bot.training import ROOT
from tests.widget.servers import SENDER, Answer, card, said

PAGE = """<!doctype html><html lang="nl"><title>Een school</title><h1>Een school</h1>
<script src="/widget/v1/ouderwijs.js" defer data-school="voorbeeld-so-de-linde"{}></script>"""
WITH_TEL = ' data-tel="0318-000003"'
UNREACHABLE = "Ik kan nu niet antwoorden. Er gaat iets mis bij ons. Dat ligt niet aan jou."
OFFLINE = "Je hebt nu geen internet."
TOO_LONG = "Het duurt te lang. Er gaat iets mis bij ons. Dat ligt niet aan jou."
BACK_AGAIN = "Daar ben ik weer."
NO_CONNECTION = "Failed to load resource"
"""What Chromium itself writes in its console when a request fails; no script can prevent that."""
HTML = {"Content-Type": "text/html; charset=utf-8"}
OWN_TEXT = (
    "Er gaat bij mij iets mis. Kan het niet wachten? Bel de school, of Ouders & Onderwijs (088-6050101).\n\n"
    "Direct gevaar? Bel **112**."
)
OWN = [
    said(OWN_TEXT),
    card(type="contact", lead=OWN_TEXT, note=None, contact={"name": "Ouders & Onderwijs", "phone": "088-6050101"}),
]
TOO_FAST = "Dat zijn veel berichten achter elkaar. Wacht even."
NOT_ANSWERED = {
    "an empty list": Answer([]),
    "an error page": Answer(b"<h1>Internal Server Error</h1>", 500, headers=HTML),
    "an error without words": Answer(None, 500),
    "a refusal": Answer({"error": "this website may not use the bot"}, 403),
    "something that is not JSON": Answer(b'[{"text": "half een ant'),
    "another page, as a hotel's network gives": Answer(b"<!doctype html><title>Log in</title>", headers=HTML),
    "nothing": Answer(b"null"),
    "a list of something else": Answer([None, 1, "tekst", {}, {"text": None}]),
    "a dropped connection": Answer(drop=True),
}


@pytest.fixture
def talk(page, stub_site):
    """Opens the chat on a school's page; the greeting is not waited for."""

    def start(options=WITH_TEL, to=page):
        to.goto(stub_site.add("/", PAGE.format(options)))
        to.get_by_role("button", name="Stel je vraag").click()
        return transcript(to)

    return start


def transcript(page):
    return page.get_by_role("region", name="Gesprek")


def retry(page):
    return page.get_by_role("button", name="Probeer opnieuw")


def failure(page):
    """The part of the conversation that says what went wrong."""
    return transcript(page).get_by_role("listitem").filter(has=retry(page))


def say(page, text):
    page.get_by_label("Typ hier wat er speelt").fill(text)
    page.get_by_role("button", name="Stuur", exact=True).click()


def turns(page):
    """What stands in the conversation, one text for each turn."""
    return transcript(page).locator("ol > li").all_inner_texts()


def ids(stub):
    return [request.json["message_id"] for request in stub.sent("webhook")]


def messages(stub):
    return [request.json["message"] for request in stub.sent("webhook")]


def has_call(page, number="0318-000003"):
    link = failure(page).get_by_role("link", name=f"Bel de school: {number}")
    expect(link).to_have_attribute("href", f"tel:{number.replace('-', '')}")


def has_emergency_numbers(page):
    expect(failure(page)).to_contain_text("Bel 112.")
    expect(failure(page)).to_contain_text("113 of 0800-0113")


def comes_back(page, stub, answer=BACK_AGAIN):
    """A press on the button sends the message once more, with its own id; the answer takes the failure's place."""
    retry(page).click()
    expect(transcript(page).get_by_text(answer)).to_be_visible()
    expect(failure(page)).to_have_count(0)
    assert len(ids(stub)) == 2
    assert len(set(ids(stub))) == 1
    assert messages(stub) == ["mijn kind wil niet naar school"] * 2


@pytest.mark.parametrize("answer", NOT_ANSWERED.values(), ids=NOT_ANSWERED)
def test_without_an_answer_the_parent_reads_whom_to_call_and_can_try_again(page, seen, stub, talk, answer):
    stub.will("webhook", answer, Answer([said(BACK_AGAIN)]))
    talk()
    say(page, "mijn kind wil niet naar school")
    expect(failure(page)).to_contain_text(UNREACHABLE)
    has_call(page)
    has_emergency_numbers(page)
    comes_back(page, stub)
    assert seen(page).problems(NO_CONNECTION) == []


def test_what_the_server_says_of_its_failure_is_shown_with_the_numbers_it_gives(page, seen, stub, talk):
    stub.will("webhook", Answer(OWN, 503), Answer([said(BACK_AGAIN)]))
    talk()
    say(page, "mijn kind wil niet naar school")
    expect(failure(page)).to_contain_text("Kan het niet wachten? Bel de school, of")
    expect(failure(page)).to_contain_text("Direct gevaar? Bel 112.")
    expect(failure(page).get_by_role("link", name="088-6050101")).to_have_attribute("href", "tel:0886050101")
    has_call(page)
    comes_back(page, stub)
    assert seen(page).problems(NO_CONNECTION) == []


def test_who_sends_too_much_reads_that_and_can_send_it_again(page, stub, talk):
    stub.will("webhook", Answer([said(TOO_FAST)], 429, headers={"Retry-After": "3"}), Answer([said(BACK_AGAIN)]))
    talk()
    say(page, "mijn kind wil niet naar school")
    expect(failure(page)).to_contain_text(TOO_FAST)
    has_call(page)
    comes_back(page, stub)


def test_an_answer_that_takes_over_fifteen_seconds_is_given_up_and_its_late_words_are_not_shown(page, stub, talk):
    late = threading.Event()
    stub.will("webhook", Answer([said("Dit komt te laat.")], until=late), Answer([said(BACK_AGAIN)]))
    page.clock.install()
    talk()
    expect(transcript(page).get_by_text("Hallo van de proefbot.")).to_be_visible()
    with page.expect_request("**/webhook"):
        say(page, "mijn kind wil niet naar school")
    page.clock.fast_forward(13_000)
    expect(transcript(page).get_by_text("Ik zoek het voor je op")).to_be_visible()
    expect(failure(page)).to_have_count(0)
    page.clock.fast_forward(2_500)
    expect(failure(page)).to_contain_text(TOO_LONG)
    has_call(page)
    has_emergency_numbers(page)
    late.set()
    comes_back(page, stub)
    expect(page.get_by_text("Dit komt te laat.")).to_have_count(0)


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (Answer({"sender": SENDER, "messages": OWN}, 503), "Kan het niet wachten? Bel de school, of"),
        (Answer([said(TOO_FAST)], 429), UNREACHABLE),
        (Answer({"messages": [said("Wie ben ik?")]}), UNREACHABLE),
        (Answer(drop=True), UNREACHABLE),
    ],
    ids=["the server's own text", "too many", "no conversation", "a dropped connection"],
)
def test_a_conversation_that_does_not_begin_can_be_begun_again(page, stub, talk, answer, text):
    stub.will("start", answer, Answer({"sender": SENDER, "messages": [said(BACK_AGAIN)]}))
    talk()
    expect(failure(page)).to_contain_text(text)
    expect(failure(page)).to_contain_text("112")
    has_call(page)
    retry(page).click()
    expect(transcript(page).get_by_text(BACK_AGAIN)).to_be_visible()
    expect(failure(page)).to_have_count(0)
    assert len(stub.sent("start")) == 2


def test_what_was_typed_before_the_conversation_could_begin_is_sent_once_it_has_begun(page, stub, talk):
    stub.will("start", Answer([]), Answer([]), Answer({"sender": SENDER, "messages": [said(BACK_AGAIN)]}))
    talk()
    expect(failure(page)).to_be_visible()
    say(page, "mijn kind wil niet naar school")
    expect(failure(page)).to_be_visible()
    retry(page).click()
    expect(transcript(page).get_by_text("Antwoord van de proefbot.")).to_be_visible()
    expect(failure(page)).to_have_count(0)
    assert messages(stub) == ["mijn kind wil niet naar school"]
    assert stub.sent("webhook")[0].json["sender"] == SENDER


def test_two_quick_presses_on_try_again_send_once(page, stub, talk):
    now = threading.Event()
    stub.will("webhook", Answer([]), Answer([said(BACK_AGAIN)], until=now), Answer([said("Nog een keer.")]))
    talk()
    say(page, "mijn kind wil niet naar school")
    retry(page).evaluate("button => { button.click(); button.click() }")
    now.set()
    expect(transcript(page).get_by_text(BACK_AGAIN)).to_be_visible()
    say(page, "daarna")
    expect(transcript(page).get_by_text("Nog een keer.")).to_be_visible()
    assert messages(stub) == ["mijn kind wil niet naar school"] * 2 + ["daarna"]
    assert len(set(ids(stub))) == 2


def test_what_is_typed_while_it_is_broken_is_kept_and_sent_in_order(page, stub, talk):
    stub.will("webhook", Answer([]), Answer([]), Answer([said("Antwoord een.")]), Answer([said("Antwoord twee.")]))
    talk()
    say(page, "bericht een")
    expect(failure(page)).to_be_visible()
    with page.expect_response("**/webhook"):
        say(page, "bericht twee")
    expect(failure(page)).to_be_visible()
    assert [turn.split("\n")[-1] for turn in turns(page)[1:3]] == ["bericht een", "bericht twee"]
    retry(page).click()
    expect(transcript(page).get_by_text("Antwoord twee.")).to_be_visible()
    said_in_order = ["bericht een", "bericht twee", "Antwoord een.", "Antwoord twee."]
    assert [turn.split("\n")[-1] for turn in turns(page)[1:]] == said_in_order
    assert messages(stub) == ["bericht een", "bericht een", "bericht een", "bericht twee"]
    assert len(set(ids(stub))) == 2


def test_what_is_typed_before_the_answer_came_waits_for_its_turn(page, stub, talk):
    now = threading.Event()
    stub.will("webhook", Answer([said("Antwoord een.")], until=now), Answer([said("Antwoord twee.")]))
    talk()
    with page.expect_request("**/webhook"):
        say(page, "bericht een")
    say(page, "bericht twee")
    now.set()
    expect(transcript(page).get_by_text("Antwoord twee.")).to_be_visible()
    assert [turn.split("\n")[-1] for turn in turns(page)[-2:]] == ["Antwoord een.", "Antwoord twee."]
    assert messages(stub) == ["bericht een", "bericht twee"]


def test_a_school_that_gave_no_number_has_no_link_to_call_it(page, stub, talk):
    stub.will("webhook", Answer([]), Answer([said(BACK_AGAIN)]))
    talk(options="")
    say(page, "mijn kind wil niet naar school")
    expect(failure(page)).to_contain_text(UNREACHABLE)
    has_emergency_numbers(page)
    expect(failure(page)).not_to_contain_text("Bel de school")
    comes_back(page, stub)


def test_without_internet_the_message_waits_and_goes_once_by_itself(page, seen, stub, talk):
    talk()
    expect(transcript(page).get_by_text("Hallo van de proefbot.")).to_be_visible()
    page.context.set_offline(True)
    say(page, "mijn kind wil niet naar school")
    expect(failure(page)).to_contain_text(OFFLINE)
    has_call(page)
    has_emergency_numbers(page)
    page.context.set_offline(False)
    expect(transcript(page).get_by_text("Antwoord van de proefbot.")).to_be_visible()
    expect(failure(page)).to_have_count(0)
    say(page, "en nog iets")
    expect(transcript(page).get_by_text("Antwoord van de proefbot.")).to_have_count(2)
    assert messages(stub) == ["mijn kind wil niet naar school", "en nog iets"]
    assert seen(page).problems(NO_CONNECTION) == []


def test_a_conversation_that_could_not_begin_without_internet_begins_by_itself(page, stub, stub_site):
    page.goto(stub_site.add("/", PAGE.format(WITH_TEL)))
    page.context.set_offline(True)
    page.get_by_role("button", name="Stel je vraag").click()
    expect(failure(page)).to_contain_text(OFFLINE)
    page.context.set_offline(False)
    expect(transcript(page).get_by_text("Hallo van de proefbot.")).to_be_visible()
    expect(failure(page)).to_have_count(0)
    assert len(stub.sent("start")) == 1


def test_an_answer_that_comes_after_the_talk_was_deleted_is_not_shown(page, seen, stub, talk):
    late = threading.Event()
    stub.will("webhook", Answer([said("Dit komt te laat.")], until=late), Answer([said(BACK_AGAIN)]))
    talk()
    with page.expect_request("**/webhook"):
        say(page, "mijn kind wil niet naar school")
    page.get_by_role("button", name="Meer").click()
    page.get_by_role("button", name="Wis gesprek").click()
    page.get_by_role("button", name="Ja, wis alles").click()
    late.set()
    page.get_by_role("button", name="Nieuw gesprek").click()
    expect(transcript(page).get_by_text("Hallo van de proefbot.")).to_be_visible()
    say(page, "iets anders")
    expect(transcript(page).get_by_text(BACK_AGAIN)).to_be_visible()
    assert [turn.split("\n")[-1] for turn in turns(page)] == ["Hallo van de proefbot.", "iets anders", BACK_AGAIN]
    assert seen(page).problems("net::ERR_ABORTED") == []


def test_the_failure_of_a_talk_that_was_deleted_is_gone(page, stub, talk):
    stub.will("webhook", Answer([]))
    talk()
    say(page, "mijn kind wil niet naar school")
    expect(failure(page)).to_be_visible()
    page.locator("ouderwijs-chat").evaluate("chat => chat.reset()")
    expect(transcript(page)).to_contain_text("Het gesprek is gewist.")
    expect(failure(page)).to_have_count(0)


LINDE = "voorbeeld-so-de-linde"
BEFORE = "mijn kind wordt gepest en ik ben al bij de leerkracht geweest"
QUESTION = "Wat speelt er nu?"
ADVICE = "Stap 2 van 6: Aanspreekpunt voor pesten"
"""What the bot advises to who has been with the teacher already, and only to them."""


@pytest.fixture
def bullied(page, bot, school_site):
    """A talk with the real bot on the page of De Linde, in which the parent has told something and was asked more."""
    page.goto(school_site.demo(LINDE))
    page.get_by_role("button", name="Stel je vraag").click()
    say(page, BEFORE)
    expect(transcript(page).get_by_text(QUESTION)).to_be_visible()
    yield page
    bot.start()


def test_after_the_bot_was_killed_the_conversation_goes_on_where_it_was(bullied, bot, seen):
    bot.kill()
    bullied.get_by_role("button", name="Geen van beide").click()
    expect(failure(bullied)).to_contain_text(UNREACHABLE)
    has_call(bullied)
    has_emergency_numbers(bullied)
    bot.start()
    retry(bullied).click()
    expect(transcript(bullied).get_by_role("heading", name=ADVICE)).to_be_visible()
    expect(failure(bullied)).to_have_count(0)
    assert [turn.split("\n")[-1] for turn in turns(bullied) if turn.startswith("Jij")] == [BEFORE, "Geen van beide"]
    assert seen(bullied).problems(NO_CONNECTION) == []


def test_when_the_advice_cannot_be_made_the_bot_says_whom_to_call_and_goes_on_later(bullied, bot, seen):
    bot.actions.kill()
    bullied.get_by_role("button", name="Geen van beide").click()
    expect(failure(bullied)).to_contain_text("Er gaat bij mij iets mis")
    expect(failure(bullied)).to_contain_text("Bel De Linde, school voor speciaal onderwijs (0318-000003)")
    expect(failure(bullied).get_by_role("link", name="088-6050101")).to_be_visible()
    has_call(bullied)
    has_emergency_numbers(bullied)
    bot.start()
    retry(bullied).click()
    expect(transcript(bullied).get_by_role("heading", name=ADVICE)).to_be_visible()
    expect(failure(bullied)).to_have_count(0)
    assert seen(bullied).problems(NO_CONNECTION) == []


def test_the_emergency_numbers_of_the_widget_are_those_of_the_bot(knowledge):
    words = (ROOT / "widget" / "src" / "words.ts").read_text()
    danger = re.search(r'^  danger: "(.+)",$', words, re.MULTILINE)[1]
    phones = [knowledge.contacts[name].phone for name in ("noodnummer_112", "zelfmoordpreventie_113")]
    numbers = re.compile(r"\d[\d-]+\d")
    assert numbers.findall(danger) == numbers.findall(" ".join(phones))
    assert numbers.findall(words) == numbers.findall(danger), "no other number stands in the widget"
