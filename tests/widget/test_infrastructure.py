"""The browser tests' own tools: each sees what it is there to see."""

import json
import threading

import pytest
from playwright.sync_api import expect

from bot.channel.site import WIDGET
from tests.widget import browser
from tests.widget.browser import PHONE, ZOOMED
from tests.widget.servers import PAGES, SENDER, Answer, SchoolSite, said

PAGE = '<!doctype html><html lang="nl"><title>Een school</title><h1>Een school</h1>{}'
ASK = """async ([address, method, body]) => {
  const answer = await fetch(address, {method, body, headers: body ? {'Content-Type': 'application/json'} : {}})
  return [answer.status, answer.status === 204 ? null : await answer.json()]
}"""


@pytest.fixture
def ask(page, stub, stub_site):
    """Sends a request to the stand-in from the school's page, as the widget does: status and JSON."""
    page.goto(stub_site.add("/", PAGE.format("")))

    def send(place, method="POST", body="{}"):
        return page.evaluate(ASK, [f"{stub.address}/webhooks/school/{place}", method, body])

    return send


def test_a_page_of_the_school_opens_without_problems(page, seen, stub_site):
    page.goto(stub_site.add("/", PAGE.format("")))
    assert page.title() == "Een school"
    assert seen(page).problems() == []
    assert seen(page).requests == [f"GET {stub_site.address}/"]


@pytest.mark.parametrize("path", sorted((PAGES / "demo").glob("*/index.html")), ids=lambda path: path.parent.name)
def test_a_demo_page_keeps_to_the_policy_of_the_school(page, seen, stub, stub_site, path):
    page.goto(stub_site.demo(path.parent.name))
    assert [request.path for request in stub.requests] == [f"/{WIDGET}"]
    assert seen(page).csp_violations == []


def test_what_the_policy_forbids_is_seen(page, seen, stub_site):
    scripts = "<script>1</script><script src='/a.js'></script><img src='http://127.0.0.1:1/x.png' alt=''><p style='x'>"
    stub_site.add("/a.js", "setTimeout(() => { try { eval('1') } catch { console.error('no eval') } }); missing()")
    page.goto(stub_site.add("/", PAGE.format(scripts)))
    expect(page.locator("p")).to_have_count(1)
    watch = seen(page)
    assert {violation.partition(" ")[0] for violation in watch.csp_violations} >= {
        "script-src-elem",
        "img-src",
        "style-src-attr",
    }


def test_errors_of_a_page_are_seen_and_can_be_expected(page, seen, stub_site):
    stub_site.add("/a.js", "console.error('oh dear'); missing()")
    page.goto(stub_site.add("/", PAGE.format("<script src='/a.js'></script>")))
    assert len(seen(page).problems()) == 2
    assert seen(page).problems("oh dear", "missing is not defined") == []


def test_only_the_school_and_the_bot_are_within_the_policy(page, seen, stub, stub_site, ask):
    assert ask("start")[0] == 200
    assert seen(page).problems() == []
    page.evaluate("fetch('http://127.0.0.1:1/').catch(() => {})")
    assert seen(page).csp_violations == ["connect-src http://127.0.0.1:1/"]


def test_the_stand_in_answers_and_keeps_what_it_was_asked(ask, stub):
    assert ask("start") == [200, {"sender": SENDER, "messages": [said("Hallo van de proefbot.")]}]
    assert ask("webhook", body='{"message": "hallo"}') == [200, [said("Antwoord van de proefbot.")]]
    assert ask(f"conversation/{SENDER}", "DELETE", None) == [204, None]
    assert stub.sent("webhook")[0].json == {"message": "hallo"}
    assert [request.method for request in stub.sent("delete")] == ["DELETE"]


def test_the_stand_in_follows_the_script_of_a_test(ask, stub):
    stub.will("webhook", Answer([], 503), Answer([said("Daar ben ik weer.")]))
    assert [ask("webhook")[0] for _ in range(3)] == [503, 200, 200]


def test_a_dropped_connection_is_one_failed_request(ask, stub):
    stub.will("webhook", Answer(drop=True))
    for number in range(1, 6):
        with pytest.raises(Exception, match="Failed to fetch"):
            ask("webhook")
        assert len(stub.sent("webhook")) == number


def test_a_test_decides_when_an_answer_comes(page, ask, stub):
    now = threading.Event()
    stub.will("webhook", Answer([], until=now))
    page.evaluate("address => { window.done = false; fetch(address, {method: 'POST'}).then(() => window.done = true) }",
                  f"{stub.address}/webhooks/school/webhook")  # fmt: skip
    page.wait_for_timeout(200)
    assert page.evaluate("done") is False
    now.set()
    page.wait_for_function("done")


@pytest.mark.parametrize("size", [PHONE, ZOOMED])
def test_a_visitor_has_a_screen_and_preferences(new_page, size):
    page = new_page(size, colours="dark", motion="reduce", contrast="active", touch=True)
    wanted = ["(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)", "(forced-colors: active)"]
    page.set_content('<meta name="viewport" content="width=device-width">')
    assert page.evaluate("[innerWidth, innerHeight, navigator.language]") == [*size, "nl-NL"]
    assert all(page.evaluate("wanted => wanted.map(query => matchMedia(query).matches)", wanted))


def test_visitors_share_nothing_and_tabs_of_one_visitor_are_watched_together(new_page, seen, stub_site):
    address = stub_site.add("/", PAGE.format(""))
    one, other = new_page(), new_page()
    one.goto(address)
    second = one.context.new_page()
    second.goto(address)
    assert len(seen(one).requests_to(address)) == 2
    assert seen(other).requests == []


def put_in_widget(page, html):
    """Put a stand-in for the widget on the page, with this in its shadow root."""
    plant = """html => document.body.appendChild(document.createElement('ouderwijs-chat'))
      .attachShadow({mode: 'open'}).innerHTML = html"""
    page.evaluate(plant, html)


def test_axe_finds_what_is_wrong_in_the_shadow_root_under_a_strict_policy(page, seen, axe, stub_site):
    page.goto(stub_site.add("/", PAGE.format("<img src='/x.png'>")))
    put_in_widget(page, "<button></button>")
    found = axe(page)
    assert len(found) == 1, "the picture outside the widget is not the widget's"
    assert found[0].startswith("button-name (critical): ouderwijs-chat >>> button")
    assert seen(page).csp_violations == []


def test_axe_is_content_with_what_is_right_and_with_what_is_left_out(page, axe, stub_site):
    page.goto(stub_site.add("/", PAGE.format("")))
    put_in_widget(page, "<button>Hallo</button>")
    assert axe(page) == []
    assert axe(page, "body", without=("landmark-one-main", "region")) == []


def test_without_chromium_a_person_reads_what_to_install_and_ci_fails(monkeypatch):
    monkeypatch.setenv("OUDERWIJS_CHROMIUM", "/nergens/chromium")
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="chromium ontbreekt"):
        browser.find_chromium()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="apt-get install chromium"):
        browser.find_chromium()


def test_the_real_bot_answers_the_school_and_remembers_after_it_was_killed(page, seen, bot, school_site):
    page.goto(school_site.add("/leeg/", PAGE.format("")))
    address = f"{bot.address}/webhooks/school/"
    status, started = page.evaluate(ASK, [address + "start", "POST", "{}"])
    assert status == 200
    said_once = json.dumps({"sender": started["sender"], "message": "mijn kind heeft dyslexie", "message_id": "een"})
    _, before = page.evaluate(ASK, [address + "webhook", "POST", said_once])
    bot.kill()
    with pytest.raises(Exception, match="Failed to fetch"):
        page.evaluate(ASK, [address + "webhook", "POST", said_once])
    bot.start()
    assert page.evaluate(ASK, [address + "webhook", "POST", said_once]) == [200, before]
    assert seen(page).problems("ERR_CONNECTION_REFUSED") == []


def test_another_website_may_not_use_the_real_bot(page, bot):
    other = SchoolSite(bot.address)
    page.goto(other.add("/", PAGE.format("")))
    with pytest.raises(Exception, match="Failed to fetch"):
        page.evaluate(ASK, [f"{bot.address}/webhooks/school/start", "POST", "{}"])
    other.close()
