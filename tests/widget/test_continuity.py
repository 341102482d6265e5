"""A conversation lasts as long as a parent wants: on the next page, in this tab alone, and gone when they say so."""

import re
import threading

import pytest
from playwright.sync_api import expect

from bot.channel.site import WIDGET
from tests.widget.browser import DESKTOP, FLAGS, PHONE, find_chromium
from tests.widget.keys import BROWSER, focused
from tests.widget.servers import SENDER, Answer, card, said
from tests.widget.states import COLLEGE, LINDE, answer_to, answers, ask, launcher, open_chat, panel, press, say, visit

GO_ON, READING, TEACHER = "Verder met je vraag", "Lezen en spellen (dyslexie)", "Leerkracht"
SECRET = "Fleur van Dalen uit groep zes"
"""Words of a parent, which nobody else may come to know."""
KEPT = """async () => ({
  session: Object.keys(sessionStorage).length,
  local: Object.keys(localStorage).length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  cookie: document.cookie,
})"""
"""Script that tells what a page has kept in the browser."""
NOTHING = {"session": 0, "local": 0, "databases": 0, "caches": 0, "cookie": ""}
LISTEN = "window.told = []; addEventListener('ouderwijs', event => told.push(event.detail))"
"""Script that collects what the widget tells the school's page."""
ON_PAPER = """() => {
  const found = []
  const look = node => {
    if (node.shadowRoot) look(node.shadowRoot)
    for (const child of node.childNodes) {
      const text = child.nodeType === 3 && child.data.trim()
      const seen = text && node.checkVisibility?.() && !node.closest('.spoken')
      if (seen) found.push([text, Boolean(node.closest('.bot'))])
      if (child.nodeType === 1 && !child.matches('script, style')) look(child)
    }
  }
  look(document.body)
  return found
}"""
"""Script that collects every text that can be seen, in the page and in the chat, and whether the bot said it."""


def turns(page):
    """Collects what this visitor's pages send to the bot from now on: pairs of place and JSON."""
    sent = []

    def keep(request):
        place = request.url.partition("/webhooks/school/")[2]
        if place and request.method != "OPTIONS":
            sent.append((place, request.post_data_json if request.method == "POST" else None))

    page.context.on("request", keep)
    return sent


def places(sent):
    """Where the requests went, in order."""
    return [place.partition("/")[0] for place, _ in sent]


def senders(sent):
    """The conversations that the messages belong to."""
    return {body["sender"] for place, body in sent if place == "webhook"}


def menu(page, name):
    """Choose something in the menu of the chat."""
    press(page, "Meer")
    press(page, name)


def forget(page):
    """Delete the conversation, as a parent does."""
    menu(page, "Wis gesprek")
    press(page, "Ja, wis alles")


def advised(page, site):
    """Come to the advice about reading at De Linde; returns the advice."""
    visit(page, site.demo(LINDE))
    open_chat(page)
    answer_to(page, lambda: press(page, READING))
    answer = answer_to(page, lambda: press(page, TEACHER))
    expect(answer.get_by_role("heading", name="Waarom dit advies")).to_be_visible()
    return answer


@pytest.fixture
def talk(page, stub_site):
    """A page on which the chat with the stand-in has been opened, by a parent who typed something."""
    visit(page, stub_site.demo(LINDE))
    open_chat(page)
    ask(page, SECRET)
    return page


# --- another page


def test_on_a_desktop_the_talk_goes_on_beside_the_next_page(page, school_site, seen):
    sent = turns(page)
    visit(page, school_site.demo(LINDE))
    open_chat(page)
    answer_to(page, lambda: press(page, READING))
    page.get_by_role("link", name="Praktisch", exact=True).click()
    expect(page).to_have_url(re.compile("praktisch.html"))
    expect(answers(page)).to_have_count(2)
    expect(panel(page)).to_be_visible()
    assert focused(page) == BROWSER, "the new page begins at its own beginning"
    expect(panel(page).get_by_role("listitem").filter(has_text="Jij")).to_have_text(f"Jij{READING}")
    answer = answer_to(page, lambda: press(page, TEACHER))
    expect(answer.get_by_role("heading", name="Stap 2 van 3")).to_be_visible()
    assert places(sent) == ["start", "webhook", "webhook"]
    assert len(senders(sent)) == 1
    assert seen(page).problems() == []


def test_on_a_phone_the_next_page_can_be_read_and_the_talk_gone_on_with(new_page, school_site):
    page = new_page(PHONE)
    sent = turns(page)
    visit(page, school_site.demo(LINDE))
    open_chat(page)
    answer_to(page, lambda: press(page, READING))
    press(page, "Meer")
    panel(page).get_by_role("link", name="Privacy").click()
    expect(page).to_have_url(re.compile("privacy.html"))
    expect(page.get_by_role("button", name=GO_ON)).to_be_visible()
    expect(panel(page)).to_be_hidden()
    page.get_by_role("button", name=GO_ON).click()
    expect(answers(page)).to_have_count(2)
    answer_to(page, lambda: press(page, TEACHER))
    assert places(sent) == ["start", "webhook", "webhook"]
    assert len(senders(sent)) == 1


def test_a_closed_chat_stays_closed_on_the_next_page(talk, stub):
    press(talk, "Sluiten")
    talk.get_by_role("link", name="Praktisch", exact=True).click()
    expect(talk.get_by_role("button", name=GO_ON)).to_be_visible()
    expect(panel(talk)).to_be_hidden()
    assert len(stub.sent("start")) == 1


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_an_answer_that_was_on_its_way_comes_on_the_next_page(new_page, stub, stub_site, size):
    never = threading.Event()
    stub.will("webhook", Answer(drop=True, until=never), Answer([said("Daar ben ik.")]))
    page = new_page(size)
    visit(page, stub_site.demo(LINDE))
    open_chat(page)
    with page.expect_request("**/webhook"):
        say(page, "hallo")
    page.goto(stub_site.demo(LINDE) + "praktisch.html")
    if size == PHONE:
        page.get_by_role("button", name=GO_ON).click()
    expect(answers(page)).to_have_text(["HulpHallo van de proefbot.", "HulpDaar ben ik."])
    never.set()
    ids = [request.json["message_id"] for request in stub.sent("webhook")]
    assert len(ids) == 2
    assert len(set(ids)) == 1, "the bot can tell that it is one message"


def test_an_answer_that_the_real_bot_gave_to_the_old_page_counts_once(page, school_site):
    given, sent = [], turns(page)

    def hold_the_first(route):
        given.append(route.fetch().json())
        if len(given) > 1:
            route.fulfill(json=given[-1], headers={"Access-Control-Allow-Origin": school_site.address})

    visit(page, school_site.demo(LINDE))
    open_chat(page)
    page.route("**/webhook", hold_the_first)
    say(page, "mijn kind heeft dyslexie")
    while not given:
        page.wait_for_timeout(20)
    page.goto(school_site.demo(LINDE) + "praktisch.html")
    expect(answers(page)).to_have_count(2)
    assert len({body["message_id"] for place, body in sent if place == "webhook"}) == 1
    assert given[0] == given[1], "the same answer to the same message"
    expect(panel(page).get_by_text("mijn kind heeft dyslexie")).to_have_count(1)


@pytest.mark.parametrize("without", [[], ["--disable-back-forward-cache"]], ids=["loaded again", "as it was left"])
def test_back_in_the_browser_the_talk_is_as_new_as_it_was(chromium, stub, stub_site, without):
    """A browser may keep the old page as it was left, with an older conversation in it."""
    options = {"executable_path": find_chromium(), "args": list(FLAGS), "ignore_default_args": without}
    browser = chromium.browser_type.launch(**options)
    page = browser.new_page()
    for number in (1, 2):
        stub_site.add(f"/{number}/", f'<!doctype html><p>{number}</p><script src="/widget/v1/ouderwijs.js"></script>')
    visit(page, f"{stub_site.address}/1/")
    open_chat(page)
    page.evaluate("location.href = '/2/'")
    expect(page.get_by_text("2", exact=True)).to_be_visible()
    ask(page, "op de tweede bladzijde")
    page.evaluate("setTimeout(() => history.back())")
    expect(page.get_by_text("1", exact=True)).to_be_visible()
    expect(panel(page).get_by_text("op de tweede bladzijde")).to_be_visible()
    expect(answers(page)).to_have_count(2)
    browser.close()


def test_two_tabs_are_two_conversations(page, school_site):
    sent = turns(page)
    visit(page, school_site.demo(LINDE))
    open_chat(page)
    answer_to(page, lambda: press(page, READING))
    other = page.context.new_page()
    visit(other, school_site.demo(LINDE))
    open_chat(other)
    answer_to(other, lambda: press(other, "Pesten"))
    answer_to(page, lambda: press(page, TEACHER))
    assert places(sent) == ["start", "webhook", "start", "webhook", "webhook"]
    first, second, third = [body["sender"] for place, body in sent if place == "webhook"]
    assert first == third != second


# --- half an hour


@pytest.mark.parametrize(("minutes", "name"), [(29, GO_ON), (31, "Stel je vraag")])
def test_half_an_hour_after_the_last_word_the_next_page_knows_nothing(page, stub_site, minutes, name):
    page.clock.install()
    visit(page, stub_site.demo(LINDE))
    launcher(page).click()
    expect(answers(page)).to_have_count(1)
    press(page, "Sluiten")
    page.clock.fast_forward(minutes * 60_000)
    page.goto(stub_site.demo(LINDE) + "praktisch.html")
    expect(page.get_by_role("button", name=name)).to_be_visible()
    assert page.evaluate(KEPT)["session"] == (1 if minutes < 30 else 0)


def test_half_an_hour_after_the_last_word_an_open_page_has_kept_nothing(page, stub_site):
    """The privacy page says so, and it may be somebody else who sits at the computer by then."""
    page.clock.install()
    visit(page, stub_site.demo(LINDE))
    launcher(page).click()
    expect(answers(page)).to_have_count(1)
    page.clock.run_for(31 * 60_000)
    assert page.evaluate(KEPT) == NOTHING
    expect(page.get_by_text("Hallo van de proefbot.")).to_have_count(0)


# --- deleting


def test_a_parent_deletes_the_talk_here_and_at_the_real_bot(page, school_site, seen):
    sent = turns(page)
    visit(page, school_site.demo(LINDE))
    open_chat(page)
    ask(page, "mijn kind heeft dyslexie")
    menu(page, "Wis gesprek")
    press(page, "Nee, laat staan")
    expect(answers(page)).to_have_count(2)
    assert page.evaluate(KEPT)["session"] == 1
    with page.expect_response(lambda response: response.request.method == "DELETE") as deleted:
        forget(page)
    assert deleted.value.status == 204
    expect(panel(page).get_by_text("Het gesprek is gewist.")).to_be_visible()
    expect(answers(page)).to_have_count(0)
    page.wait_for_function("() => !sessionStorage.length")
    answer_to(page, lambda: press(page, "Nieuw gesprek"))
    ask(page, "mijn kind wordt gepest")
    assert places(sent) == ["start", "webhook", "conversation", "start", "webhook"]
    first, second = [body["sender"] for place, body in sent if place == "webhook"]
    assert sent[2][0] == f"conversation/{first}"
    assert first != second
    assert seen(page).problems() == []


def test_what_the_server_could_not_delete_is_tried_again_when_asked(talk, stub):
    stub.will("delete", Answer({"error": "try again"}, 503), Answer(drop=True), Answer(status=204))
    forget(talk)
    failure = panel(talk).get_by_role("listitem").filter(has_text="Het wissen is bij ons nog niet gelukt.")
    expect(failure).to_be_visible()
    assert SECRET not in talk.evaluate("JSON.stringify({...sessionStorage})"), "here it is gone already"
    assert SENDER in talk.evaluate("JSON.stringify({...sessionStorage})"), "what must still be deleted"
    with talk.expect_event("requestfailed"):
        press(talk, "Probeer opnieuw")
    expect(failure).to_be_visible()
    press(talk, "Probeer opnieuw")
    expect(failure).to_be_hidden()
    assert [request.path.rpartition("/")[2] for request in stub.sent("delete")] == [SENDER] * 3
    assert talk.evaluate(KEPT) == NOTHING


def test_what_the_server_could_not_delete_is_deleted_from_the_next_page(talk, stub):
    stub.will("delete", Answer({"error": "try again"}, 503), Answer(status=204))
    forget(talk)
    expect(panel(talk).get_by_role("button", name="Probeer opnieuw")).to_be_visible()
    talk.get_by_role("link", name="Praktisch", exact=True).click()
    talk.wait_for_function("() => !JSON.stringify({...sessionStorage}).includes('proefgesprek')")
    assert len(stub.sent("delete")) == 2, "the parent has asked for it: it needs no second opening of the chat"


def test_after_a_failed_deletion_a_new_conversation_can_begin(talk, stub):
    stub.will("delete", Answer({"error": "try again"}, 503))
    forget(talk)
    expect(panel(talk).get_by_role("button", name="Probeer opnieuw")).to_be_visible()
    press(talk, "Nieuw gesprek")
    expect(answers(talk)).to_have_text(["HulpHallo van de proefbot."])
    assert len(stub.sent("start")) == 2


def test_an_answer_that_comes_after_the_deletion_is_not_shown(talk, stub):
    now = threading.Event()
    stub.will("webhook", Answer([said("Te laat.")], until=now))
    with talk.expect_request("**/webhook"):
        say(talk, "hallo")
    forget(talk)
    expect(panel(talk).get_by_text("Het gesprek is gewist.")).to_be_visible()
    now.set()
    answer_to(talk, lambda: press(talk, "Nieuw gesprek"))
    expect(answers(talk)).to_have_text(["HulpHallo van de proefbot."])


# --- what the school's own script can do, and what it comes to know


def test_the_page_opens_closes_and_empties_the_chat(page, stub, stub_site):
    visit(page, stub_site.demo(COLLEGE))
    chat = page.locator("ouderwijs-chat")
    chat.evaluate("chat => chat.show()")
    expect(panel(page).get_by_role("heading", name="Hulp voor ouders")).to_be_focused()
    expect(answers(page)).to_have_count(1)
    chat.evaluate("chat => chat.hide()")
    expect(panel(page)).to_be_hidden()
    expect(page.get_by_role("button", name=GO_ON)).to_be_focused()
    chat.evaluate("chat => chat.reset({delete: true})")
    assert [request.path.rpartition("/")[2] for request in stub.sent("delete")] == [SENDER]
    assert page.evaluate(KEPT) == NOTHING
    expect(launcher(page)).to_be_visible()
    launcher(page).click()
    expect(answers(page)).to_have_text(["HulpHallo van de proefbot."])
    expect(panel(page).get_by_role("button", name="Nieuw gesprek")).to_have_count(0)


def test_emptying_without_delete_leaves_the_conversation_on_the_server(talk, stub):
    talk.locator("ouderwijs-chat").evaluate("chat => chat.reset()")
    expect(answers(talk)).to_have_count(0)
    assert talk.evaluate(KEPT) == NOTHING
    assert stub.sent("delete") == []


def test_the_page_hears_what_kind_of_thing_happens_and_never_what_is_said(page, school_site, bot):
    page.add_init_script(LISTEN)
    visit(page, school_site.demo(LINDE))
    open_chat(page)
    ask(page, f"{SECRET} kan niet lezen, ze heeft dyslexie")
    press(page, "Sluiten")
    page.get_by_role("button", name=GO_ON).click()
    forget(page)
    page.wait_for_function("() => told.at(-1)?.type === 'delete'")
    told = page.evaluate("told")
    assert [event["type"] for event in told] == ["open", "answer", "send", "answer", "close", "open", "delete"]
    assert [event["card"] for event in told if event["type"] == "answer"] == ["choice", "question"]
    assert {key for event in told for key in event} <= {"type", "card"}
    words = [word for word in SECRET.split() if len(word) > 3]
    assert not [word for word in [*words, "dyslexie", "Hallo"] if word in page.evaluate("JSON.stringify(told)")]


# --- nothing that a parent did not ask for


@pytest.mark.parametrize("school", [LINDE, COLLEGE])
def test_before_it_is_opened_the_chat_asks_and_keeps_nothing(page, seen, stub, stub_site, school):
    visit(page, stub_site.demo(school))
    page.get_by_role("link", name="Praktische informatie").click()
    expect(launcher(page)).to_be_visible()
    assert {f"{request.method} {request.path}" for request in stub.requests} == {f"GET /{WIDGET}"}
    assert page.evaluate(KEPT) == NOTHING
    assert page.context.cookies() == []
    assert seen(page).problems() == []


def test_the_bot_gets_no_cookies_and_nobody_else_gets_anything(talk, seen, stub, stub_site):
    talk.context.add_cookies([{"name": "van-de-school", "value": "1", "url": stub.address}])
    say(talk, "nog iets")
    expect(answers(talk)).to_have_count(3)
    forget(talk)
    expect(panel(talk).get_by_text("Het gesprek is gewist.")).to_be_visible()
    asked = [request for place in ("start", "webhook", "delete") for request in stub.sent(place)]
    assert len(asked) == 4
    assert not [request for request in asked if {"cookie", "authorization", "referer"} & set(request.headers)]
    hosts = {request.partition(" ")[2].split("/")[2] for request in seen(talk).requests}
    assert hosts == {stub.address.split("/")[2], stub_site.address.split("/")[2]}


def test_after_the_tab_nothing_is_left(talk, stub_site):
    assert talk.evaluate(KEPT) == {**NOTHING, "session": 1}
    assert talk.context.cookies() == []
    other = talk.context.new_page()
    talk.close()
    visit(other, stub_site.demo(LINDE))
    assert other.evaluate(KEPT) == NOTHING
    expect(launcher(other)).to_be_visible()


# --- keeping the advice


def test_an_advice_can_be_copied_and_saved(page, school_site):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    answer = advised(page, school_site)
    answer.get_by_role("button", name="Kopieer").click()
    expect(panel(page).get_by_role("status")).to_contain_text("Gekopieerd")
    copied = page.evaluate("navigator.clipboard.readText()")
    with page.expect_download() as download:
        answer.get_by_role("button", name="Bewaar").click()
    assert download.value.suggested_filename == "advies.txt"
    saved = download.value.path().read_bytes().decode("utf-8-sig")
    assert saved.splitlines() == copied.splitlines()
    for words in (
        "Hulp voor ouders",
        "Henk Mulder",
        "0318-000003",
        "weet wanneer onderzoek kan",
        "Je sprak de leerkracht",
    ):
        assert words in copied
    assert "**" not in copied


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_on_paper_there_is_only_the_advice(new_page, school_site, size):
    page = new_page(size)
    page.add_init_script("window.print = () => { window.printed = true }")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    answer = advised(page, school_site)
    before = page.evaluate(ON_PAPER)
    answer.get_by_role("button", name="Kopieer").click()
    expect(panel(page).get_by_role("status")).to_contain_text("Gekopieerd")
    answer.get_by_role("button", name="Print").click()
    assert page.evaluate("printed")
    page.emulate_media(media="print")
    paper = page.evaluate(ON_PAPER)
    assert [text for text, of_bot in paper if not of_bot] == ["Hulp voor ouders"]
    assert {"Waarom dit advies", "Henk Mulder", "Bel 0318-000003"} <= {text for text, of_bot in paper if of_bot}
    assert not {"Kopieer", "Contactgegevens", "Met wie heb je hier al over gepraat?"} & {text for text, _ in paper}
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(panel(page).locator(".toast")).to_be_empty()
    assert page.evaluate(ON_PAPER) == before
    assert page.evaluate("document.adoptedStyleSheets.length") == 0


def test_a_long_advice_is_printed_whole_from_a_phone_too(new_page, stub, stub_site):
    contact = {"id": "mentor", "name": "Mentor"}
    why = [f"Reden {number}, en die is zo lang als een zin op papier wel eens is." for number in range(80)]
    fields = {"advice": "Bel.", "also": [], "why": why, "prepare": [], "go_up_when": "", "checked_on": "2026-01-01"}
    long = card(type="advice", contact=contact, step={"number": 1, "of": 2}, **fields)
    stub.will("webhook", Answer([said("Bel de mentor."), long]))
    sheets = []
    for size in (DESKTOP, PHONE):
        page = new_page(size)
        page.add_init_script("window.print = () => {}")
        visit(page, stub_site.demo(LINDE))
        open_chat(page)
        ask(page, "hallo").get_by_role("button", name="Print").click()
        sheets.append(len(re.findall(rb"/Type\s*/Page\b", page.pdf())))
    assert sheets[0] > 1
    assert sheets == [sheets[0]] * 2, "the same paper, whatever the screen"


def test_a_printed_page_of_the_school_has_no_chat_on_it(talk):
    talk.emulate_media(media="print")
    paper = [text for text, _ in talk.evaluate(ON_PAPER)]
    assert "Welkom bij De Linde" in paper
    assert "Hulp voor ouders" not in paper


# --- one step back, and anew


def test_a_parent_goes_one_step_back_and_begins_again(page, school_site):
    advised(page, school_site)
    answer = answer_to(page, lambda: menu(page, "Een stap terug"))
    expect(answer).to_contain_text("Met wie heb je hier al over gepraat?")
    expect(answer.get_by_role("button", name=TEACHER)).to_be_visible()
    assert focused(page) == "Jij Een stap terug"
    answer = answer_to(page, lambda: menu(page, "Opnieuw beginnen"))
    expect(answer).to_contain_text("We beginnen opnieuw.")
    expect(answer.get_by_role("button", name=READING)).to_be_visible()
    assert focused(page) == "Jij Opnieuw beginnen"
