"""The chat on a school's page: one script puts it there, neither changes the other, and its source builds it."""

import gzip
import os
import re
import shutil
import subprocess

import pytest
from playwright.sync_api import expect

from bot.training import ROOT
from tests.widget.browser import DESKTOP, PHONE, ZOOMED
from tests.widget.servers import PAGES, Answer, card, said

SCHOOLS = ("voorbeeld-basisschool-amsterdam", "voorbeeld-college-zwolle", "voorbeeld-so-de-linde")
CLASHING = "voorbeeld-college-zwolle"
WIDGET = PAGES / "widget" / "v1" / "ouderwijs.js"
SOURCE = ROOT / "widget"
HEAD = '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Een school</title>'
SCRIPT = '<script src="/widget/v1/ouderwijs.js" defer{}></script>'
BLANK = f"{HEAD}{SCRIPT}</head><body><h1>Een school</h1></body></html>"
BARE = f"{HEAD}</head><body><h1>Een school</h1></body></html>"
GREETING = "Hallo van de proefbot."
ANSWER = "Antwoord van de proefbot."


def launcher(page, words="Stel je vraag"):
    return page.get_by_role("button", name=words, exact=True)


def transcript(page):
    return page.get_by_role("region", name="Gesprek")


def chat(page):
    return page.locator("ouderwijs-chat")


def menu(page):
    """The links in the menu: their words and where they go."""
    page.get_by_role("button", name="Meer", exact=True).click()
    items = page.get_by_role("dialog").locator("#menu").get_by_role("link").all()
    return [(item.inner_text(), item.get_attribute("href")) for item in items]


def visit(page, site, options=""):
    page.goto(site.add("/", BLANK.format(options)))


def open_chat(page, words="Stel je vraag"):
    launcher(page, words).click()
    expect(transcript(page).get_by_text(GREETING)).to_be_visible()


def say(page, text, answer=ANSWER):
    page.get_by_label("Typ hier wat er speelt").fill(text)
    page.get_by_role("button", name="Stuur", exact=True).click()
    expect(transcript(page).get_by_text(answer).last).to_be_visible()


def said_of_school(stub):
    return [request.json["metadata"] for request in stub.sent("start")]


# --- what a web master sets


def test_a_school_sets_the_words_the_number_and_the_privacy_page(page, seen, stub, stub_site):
    options = ' data-school="proef" data-title="Vraag het ons" data-launcher="Hulp nodig?" data-tel="0318 123-456"'
    visit(page, stub_site, options + ' data-privacy-url="/privacy.html"')
    open_chat(page, "Hulp nodig?")
    expect(page.get_by_role("dialog", name="Vraag het ons")).to_be_visible()
    expect(page.get_by_role("heading", name="Vraag het ons")).to_be_visible()
    assert menu(page) == [("Privacy", "/privacy.html"), ("Bel de school: 0318 123-456", "tel:0318123456")]
    assert said_of_school(stub) == [{"school": "proef", "lang": "nl"}]
    assert seen(page).problems() == []


@pytest.mark.parametrize(
    "options",
    ["", ' data-school="" data-title="" data-launcher="" data-tel="" data-privacy-url="" data-theme="" data-server=""'],
    ids=["none", "empty"],
)
def test_without_options_there_are_defaults(page, seen, stub, stub_site, options):
    visit(page, stub_site, options)
    open_chat(page)
    expect(page.get_by_role("dialog", name="Hulp voor ouders")).to_be_visible()
    assert menu(page) == []
    assert said_of_school(stub) == [{"lang": "nl"}]
    assert seen(page).problems() == []


@pytest.mark.parametrize("address", ["javascript:window.executed=1", "data:text/html,x", "https://", "http://[", "//:"])
def test_an_address_of_the_privacy_page_that_cannot_be_is_left_out(page, seen, stub_site, address):
    visit(page, stub_site, f' data-privacy-url="{address}"')
    open_chat(page)
    assert menu(page) == []
    assert seen(page).problems() == []


def test_markup_in_an_option_is_only_text(page, seen, stub_site):
    evil = "&lt;img src=x onerror=alert(1)&gt;"
    visit(page, stub_site, f' data-title="{evil}" data-launcher="{evil}" data-tel="{evil} 0318" data-theme="{evil}"')
    open_chat(page, "<img src=x onerror=alert(1)>")
    expect(page.get_by_role("dialog", name="<img src=x onerror=alert(1)>")).to_be_visible()
    assert chat(page).evaluate("chat => chat.shadowRoot.querySelectorAll('img, [onerror]').length") == 0
    assert seen(page).problems() == []


@pytest.mark.parametrize(
    ("theme", "colours", "dark"),
    [
        ("light", "dark", False),
        ("dark", "light", True),
        ("auto", "dark", True),
        ("auto", "light", False),
        ("paars", "dark", True),
    ],
)
def test_the_theme_is_the_schools_or_the_visitors(new_page, stub_site, theme, colours, dark):
    page = new_page(colours=colours)
    visit(page, stub_site, f' data-theme="{theme}"')
    open_chat(page)
    red, green, blue = colour(page.get_by_role("dialog"), "background-color")
    assert (red + green + blue < 3 * 60) is dark
    assert colour(page.get_by_label("Typ hier wat er speelt"), "color")[0] > 200 or not dark
    scheme = page.get_by_role("dialog").evaluate("element => getComputedStyle(element).colorScheme")
    assert scheme == ("dark" if dark else "light")


def test_the_theme_follows_the_visitor_who_changes_it(page, stub_site):
    visit(page, stub_site)
    open_chat(page)
    assert colour(page.get_by_role("dialog"), "background-color")[0] > 200
    page.emulate_media(color_scheme="dark")
    assert colour(page.get_by_role("dialog"), "background-color")[0] < 60


def colour(element, name):
    value = element.evaluate("(element, name) => getComputedStyle(element).getPropertyValue(name)", name)
    return [int(part) for part in re.findall(r"\d+", value)[:3]]


@pytest.mark.parametrize("slash", ["", "/", "//"])
def test_the_bot_may_stand_elsewhere_than_the_script(page, seen, stub, stub_site, slash):
    stub_site.add("/chat.js", WIDGET.read_text())
    script = f'<script src="/chat.js" defer data-server="{stub.address}{slash}"></script>'
    page.goto(stub_site.add("/", f"{HEAD}{script}</head><body></body></html>"))
    open_chat(page)
    say(page, "hallo")
    assert [request.path for request in stub.sent("start")] == ["/webhooks/school/start"]
    assert seen(page).problems() == []


# --- how it comes on the page

AT_THE_END = SCRIPT.replace(" defer", "").format(' data-school="proef"')
LATER = """address => document.head.append(Object.assign(document.createElement('script'),
  {src: address})) """


@pytest.mark.parametrize(
    "html",
    [
        f"{HEAD}{SCRIPT.format(' data-school=proef')}</head><body><p>Tekst</p></body></html>",
        f"{HEAD}{AT_THE_END}</head><body><p>Tekst</p></body></html>",
        f"{HEAD}</head><body><p>Tekst</p>{AT_THE_END}</body></html>",
        f"{HEAD}{SCRIPT.format(' data-school=proef') * 2}</head><body><p>Tekst</p>{AT_THE_END}</body></html>",
    ],
    ids=["in the head", "in the head at once", "at the end", "three times"],
)
def test_one_script_or_more_put_one_chat_on_the_page(page, seen, stub, stub_site, html):
    page.goto(stub_site.add("/", html))
    open_chat(page)
    expect(chat(page)).to_have_count(1)
    assert page.evaluate("document.body.lastElementChild.localName") == "ouderwijs-chat"
    assert said_of_school(stub) == [{"school": "proef", "lang": "nl"}]
    assert seen(page).problems() == []


def test_a_script_that_comes_later_works_too_and_again_changes_nothing(page, seen, stub, stub_site):
    page.goto(stub_site.add("/", BARE))
    address = f"{stub.address}/widget/v1/ouderwijs.js"
    page.evaluate(LATER, address)
    open_chat(page)
    page.evaluate(LATER, f"{address}?nog-een-keer")
    page.wait_for_function("performance.getEntriesByType('resource').some(({name}) => name.endsWith('keer'))")
    say(page, "hallo")
    expect(chat(page)).to_have_count(1)
    assert len(stub.sent("start")) == 1
    assert seen(page).problems() == []


@pytest.mark.parametrize("script", [SCRIPT, SCRIPT.replace(" defer", "")], ids=["before it", "after it"])
def test_an_element_that_the_school_placed_itself_is_used(page, seen, stub, stub_site, script):
    own = '<main><ouderwijs-chat data-school="eigen" data-title="Eigen kop"></ouderwijs-chat></main>'
    script = script.format(' data-school="ander" data-title="Andere kop"')
    html = (
        f"{HEAD}{script}</head><body>{own}</body>" if "defer" in script else f"{HEAD}</head><body>{own}{script}</body>"
    )
    page.goto(stub_site.add("/", html))
    open_chat(page)
    expect(chat(page)).to_have_count(1)
    expect(page.get_by_role("dialog", name="Eigen kop")).to_be_visible()
    assert said_of_school(stub) == [{"school": "eigen", "lang": "nl"}]
    assert seen(page).problems() == []


# --- the policy of the school


@pytest.mark.parametrize("school", SCHOOLS)
def test_a_whole_talk_keeps_to_the_schools_policy_on_each_of_its_pages(page, seen, bot, school_site, school):
    page.goto(school_site.demo(school))
    launcher(page).click()
    say(page, "mijn kind wordt gepest", "Wat speelt er nu?")
    page.get_by_role("button", name="Geen van beide").click()
    question_or_advice(page)
    page.goto(f"{school_site.demo(school)}praktisch.html")
    expect(transcript(page).get_by_text("Wat speelt er nu?")).to_be_visible()
    say(page, "ik ben al bij de leerkracht en de mentor geweest", "Stap ")
    page.get_by_role("button", name="Wie is dat?").click()
    expect(transcript(page).locator("li.bot").last).not_to_contain_text("Stap ")
    page.get_by_role("button", name="Meer", exact=True).click()
    page.get_by_role("button", name="Wis gesprek").click()
    page.get_by_role("button", name="Ja, wis alles").click()
    expect(transcript(page).get_by_text("Het gesprek is gewist.")).to_be_visible()
    watch = seen(page)
    assert watch.problems() == []
    elsewhere = [
        line for line in watch.requests if not line.split(" ")[1].startswith((bot.address, school_site.address))
    ]
    assert elsewhere == []


def question_or_advice(page):
    expect(transcript(page).locator("li.bot")).to_have_count(3)


# --- the page does not change the chat

THEME = ("accent", "on-accent", "radius", "font", "bottom", "right")
LOOK = """chat => [...chat.shadowRoot.querySelectorAll('*')].map(element => {
  const style = getComputedStyle(element);
  const name = [element.localName, ...element.classList].join('.');
  return [name, Object.fromEntries([...style].map(property => [property, style.getPropertyValue(property)]))];
})"""
PLACE = re.compile(
    r"--|(inset|top|right|bottom|left|(max-)?(width|inline-size)|(perspective|transform)-origin|height|block-size)(-|$)"
)
"""Properties that follow from how wide the page is, or that the school sets."""
FULL = card(
    type="advice",
    lead="Naar als er **gepest** wordt.",
    contact={"name": "Intern begeleider", "phone": "0318-000003", "website": "https://example.nl", "hours": "elke dag"},
    advice="Vertel wat er gebeurt.",
    step={"number": 2, "of": 6},
    also=[{"name": "Kindertelefoon", "phone": "0800-0432"}],
    why=["Je was al bij de **leerkracht**."],
    prepare=["Wat gebeurde er?", "Wie was erbij?"],
    go_up_when="Ga dan naar de directie.",
    checked_on="2026-11-21",
    options=[{"id": "a", "title": "Iets anders", "payload": "/anders"}],
)


def looks(page, address, theme):
    """How every element of the chat looks: first the button, then the panel with an advice and a failure."""
    page.goto(address)
    expect(launcher(page)).to_be_visible()
    chat(page).evaluate("(chat, theme) => theme.forEach(([name, value]) => chat.style.setProperty(name, value))", theme)
    closed = chat(page).evaluate(LOOK)
    open_chat(page)
    say(page, "hallo", "Naar als er")
    page.get_by_role("button", name="Meer", exact=True).click()
    page.mouse.move(2, 300)
    expect(page.get_by_role("log").get_by_role("paragraph")).to_have_count(2)
    return [*closed, *chat(page).evaluate(LOOK)]


def differences(one, other):
    """What looks different, as readable lines."""
    assert [name for name, _ in one] == [name for name, _ in other]
    return [
        f"{name}: {property_} is {value} and {there[property_]}"
        for (name, here), (_, there) in zip(one, other, strict=True)
        for property_, value in here.items()
        if value != there[property_] and not PLACE.match(property_)
    ]


def theme_of(page):
    """What the school sets on the chat."""
    names = [f"--ouderwijs-{name}" for name in THEME]
    get = "(chat, names) => names.map(name => [name, getComputedStyle(chat).getPropertyValue(name)])"
    return [[name, value] for name, value in chat(page).evaluate(get, names) if value]


def test_the_chat_looks_the_same_on_the_clashing_page_as_on_a_blank_one(page, new_page, stub, stub_site):
    stub.will("webhook", Answer([said("Naar als er gepest wordt."), FULL]))
    options = ' data-tel="038-0000002" data-privacy-url="privacy.html"'
    clashing = looks(page, stub_site.demo(CLASHING), [])
    theme = theme_of(page)
    assert {name.removeprefix("--ouderwijs-") for name, _ in theme} == set(THEME), "the school sets them all"
    blank = looks(new_page(), stub_site.add("/", BLANK.format(options)), theme)
    assert differences(blank, clashing) == []


HOSTILE = """
html { font-size: 40px; line-height: 3; letter-spacing: 1em; text-transform: uppercase; cursor: none; }
* { all: unset !important; float: left !important; color: red !important; animation: weg 1s infinite !important; }
ouderwijs-chat, ouderwijs-chat * { display: none !important; font: 40px/3 serif !important; opacity: 0.1 !important; }
ouderwijs-chat { position: absolute !important; transform: scale(0.2) !important; visibility: hidden !important;
  filter: blur(9px) !important; pointer-events: none !important; z-index: -1 !important; contain: strict !important; }
button, dialog, textarea, h2, .panel, .launcher, .root { display: none !important; background: red !important; }
@keyframes weg { from { opacity: 0; } to { opacity: 1; } }
"""


def test_rules_of_a_page_that_mean_all_elements_do_not_reach_into_the_chat(page, new_page, stub, stub_site):
    stub.will("webhook", Answer([said("Naar als er gepest wordt."), FULL]))
    stub_site.add("/vijandig.css", HOSTILE)
    html = BLANK.replace("<body>", '<link rel="stylesheet" href="/vijandig.css"><body>').format("")
    hostile = looks(page, stub_site.add("/vijandig", html), [])
    blank = looks(new_page(), stub_site.add("/", BLANK.format("")), [])
    assert differences(blank, hostile) == []


COVERED = """(chat, selector) => {
  const root = chat.shadowRoot, target = root.querySelector(selector), box = target.getBoundingClientRect();
  const covered = [];
  for (const right of [0.1, 0.3, 0.5, 0.7, 0.9]) for (const down of [0.3, 0.5, 0.7]) {
    const point = [box.left + box.width * right, box.top + box.height * down];
    if (document.elementFromPoint(...point) !== chat || !target.contains(root.elementFromPoint(...point)))
      covered.push([selector, ...point, document.elementFromPoint(...point)?.outerHTML.slice(0, 80)]);
  }
  const outside = box.left < 0 || box.top < 0 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
  return outside ? [...covered, [selector, 'outside', box.left, box.top, box.right, box.bottom]] : covered;
}"""
"""Points of a part of the chat where something else would be pressed."""
DEMOS = [f"{school}/{name}" for school in SCHOOLS for name in ("", "praktisch.html")]


@pytest.mark.parametrize("size", [DESKTOP, PHONE, ZOOMED], ids=["desktop", "phone", "zoomed"])
def test_nothing_of_a_page_covers_the_button_or_the_chat(new_page, stub_site, size):
    page = new_page(size)
    covered = []
    for demo in DEMOS:
        page.goto(stub_site.demo(demo).removesuffix("/"))
        page.evaluate("sessionStorage.clear()")
        page.reload()
        expect(launcher(page)).to_be_visible()
        for down in (0, 10_000):
            page.evaluate("down => scrollTo(0, down)", down)
            covered += [[demo, *point] for point in chat(page).evaluate(COVERED, ".launcher")]
        open_chat(page)
        covered += [[demo, *point] for point in chat(page).evaluate(COVERED, ".panel")]
    assert covered == []


# --- the chat does not change the page

SNAPSHOT = """() => {
  const look = element => Object.fromEntries([...getComputedStyle(element)].map(name =>
    [name, getComputedStyle(element).getPropertyValue(name)]));
  const elements = [...document.querySelectorAll('html, body, body *:not(ouderwijs-chat)')];
  const attributes = element => [...element.attributes].map(({name, value}) => `${name}=${value}`);
  return {
    elements: elements.map(element => [element.localName, attributes(element), look(element)]),
    sheets: [...document.styleSheets].map(sheet => [sheet.href, sheet.cssRules.length]),
    adopted: document.adoptedStyleSheets.length,
    head: document.head.innerHTML.replace(/<script[^>]*><.script>/g, ''),
    globals: Object.getOwnPropertyNames(window),
    prototypes: [Array, Object, String, Element, HTMLElement, HTMLDialogElement, Event].map(({prototype}) =>
      Object.getOwnPropertyNames(prototype)),
    kept: [document.title, document.cookie, location.href, history.length, Object.keys(localStorage)],
    scrolled: [scrollY, document.documentElement.scrollHeight, document.documentElement.scrollWidth],
  };
}"""
"""All of the page that a widget could change without meaning to."""


def changes(before, after):
    """The names of what is different, with the elements one by one."""
    elements = zip(before.pop("elements"), after.pop("elements"), strict=True)
    changed = [(old[:2], sorted(name for name in old[2] if old[2][name] != new[2][name])) for old, new in elements
               if old != new]  # fmt: skip
    return [*changed, *(name for name in before if before[name] != after[name])]


@pytest.mark.parametrize("school", SCHOOLS)
def test_the_chat_changes_nothing_of_the_page(page, stub, stub_site, school):
    html = (PAGES / "demo" / school / "index.html").read_text()
    without = re.sub(r'<script src="/widget/[^>]*></script>', "", html)
    assert without != html
    page.goto(stub_site.add(f"/demo/{school}/zonder.html", without))
    page.mouse.move(2, 300)
    before = page.evaluate(SNAPSHOT)
    page.evaluate(LATER, f"{stub.address}/widget/v1/ouderwijs.js")
    open_chat(page)
    say(page, "hallo")
    assert changes(before, page.evaluate(SNAPSHOT)) == []


POLLUTION = """
const names = ['last', 'first', 'each', 'extend', 'tel', 'title', 'school', 'custom', 'options', 'failed', 'show',
  'hide', 'open', 'reset', 'draw', 'listen', 'say', 'tell', 'label', 'panel', 'conversation', 'small', 'text', 'me'];
const notYours = function () { throw new Error('of the page'); };
for (const kind of [Array, String, Number, Function, Element, HTMLElement, Node, Event])
  for (const name of names) if (!(name in kind.prototype)) kind.prototype[name] = notYours;
for (const name of ['each', 'extend', 'clone', 'isEmpty']) Object.prototype[name] = notYours;
for (const name of ['h', 'icon', 'words', 'chat', 'Panel', 'Client', 'Memory', '$', 'jQuery', 'exports'])
  window[name] = 'of the page';
window.define = Object.assign(notYours, {amd: true});
window.module = {exports: {}};
"""


def test_what_a_page_adds_to_the_language_does_no_harm(page, seen, stub, stub_site):
    stub.will("webhook", Answer([said("Naar als er gepest wordt."), FULL]))
    stub_site.add("/oud.js", POLLUTION)
    html = BLANK.format(' data-school="proef"').replace("<title>", '<script src="/oud.js"></script><title>')
    page.goto(stub_site.add("/", html))
    open_chat(page)
    say(page, "hallo", "Naar als er")
    page.reload()
    expect(transcript(page).get_by_text("Naar als er")).to_be_visible()
    say(page, "nog iets", "Naar als er")
    wanted = {"sender", "message", "message_id", "metadata"}
    assert [set(request.json) for request in stub.sent("webhook")] == [wanted, wanted]
    assert said_of_school(stub) == [{"school": "proef", "lang": "nl"}]
    assert page.evaluate("[h, words, chat, Object.keys(module.exports).length]") == ["of the page"] * 3 + [0]
    assert seen(page).problems() == []


# --- the house style of a school


HOUSE_STYLE = """ouderwijs-chat {
  --ouderwijs-accent: rgb(10, 20, 30); --ouderwijs-on-accent: rgb(250, 240, 230); --ouderwijs-radius: 3px;
  --ouderwijs-font: Courier; --ouderwijs-bottom: 111px; --ouderwijs-right: 77px;
}"""


def test_a_school_gives_the_chat_its_house_style(page, stub_site):
    stub_site.add("/stijl.css", HOUSE_STYLE)
    html = BLANK.replace("</title>", '</title><link rel="stylesheet" href="/stijl.css">').format("")
    page.goto(stub_site.add("/", html))
    assert colour(launcher(page), "background-color") == [10, 20, 30]
    assert colour(launcher(page), "color") == [250, 240, 230]
    assert css(launcher(page), "font-family", "bottom", "right") == ["Courier", "111px", "77px"]
    open_chat(page)
    send = page.get_by_role("button", name="Stuur", exact=True)
    assert [colour(send, "background-color"), colour(send, "color")] == [[10, 20, 30], [250, 240, 230]]
    assert css(page.get_by_role("dialog"), "font-family", "border-radius") == ["Courier", "3px"]
    assert colour(page.get_by_role("heading", name="Hulp voor ouders"), "color") == [250, 240, 230]


def css(element, *names):
    return element.evaluate("(element, names) => names.map(name => getComputedStyle(element)[name])", list(names))


# --- the file itself

BUDGET, LIMIT = 12 * 1024, 20 * 1024
"""Bytes, compressed: what it should stay under, and what it may never exceed."""
NO_NODE = "node ontbreekt: installeer Node 20 of nieuwer (Debian en Ubuntu: apt-get install nodejs npm)"


def test_the_widget_is_small():
    size = len(gzip.compress(WIDGET.read_bytes(), mtime=0))
    assert size < BUDGET < LIMIT, f"{size} bytes compressed; the budget is {BUDGET}"


def test_the_widget_loads_nothing_else(page, seen, stub, stub_site):
    visit(page, stub_site)
    expect(launcher(page)).to_be_visible()
    assert seen(page).requests == [f"GET {stub_site.address}/", f"GET {stub.address}/widget/v1/ouderwijs.js"]
    assert seen(page).problems() == []


def require_node():
    """Where there is no Node a person's test is skipped and CI's fails."""
    if not (shutil.which("node") and shutil.which("npm")):
        (pytest.fail if os.environ.get("CI") else pytest.skip)(NO_NODE)


@pytest.fixture(scope="module")
def npm():
    """Runs a command in the widget's folder, with the tools of its lock file."""
    require_node()
    installed, wanted = SOURCE / "node_modules" / ".package-lock.json", SOURCE / "package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < wanted.stat().st_mtime:
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    return run


def run(*command):
    done = subprocess.run(command, cwd=SOURCE, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, f"{' '.join(command)}:\n{done.stdout}\n{done.stderr}"


def test_the_source_of_the_widget_is_checked(npm):
    npm("npm", "run", "--silent", "check")


def test_the_parts_of_the_widget_pass_their_own_tests(npm):
    npm("npm", "test", "--silent")


def test_the_widget_that_is_served_is_what_its_source_builds(npm, tmp_path):
    npm("node", "build.js", str(tmp_path / "ouderwijs.js"))
    assert (tmp_path / "ouderwijs.js").read_bytes() == WIDGET.read_bytes(), "run `make widget`"


def test_without_node_a_person_reads_what_to_install_and_ci_fails(monkeypatch):
    monkeypatch.setenv("PATH", "/nergens")
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="node ontbreekt"):
        require_node()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="apt-get install nodejs"):
        require_node()
