"""What the bot and the parent say is text with a little markup: nothing in it is executed or breaks the chat."""

import pytest
from playwright.sync_api import expect

from tests.widget.browser import PHONE, ZOOMED
from tests.widget.servers import Answer, card, said

PAGE = """<!doctype html><html lang="nl"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Een school</title><h1>Een school</h1>
<script src="/widget/v1/ouderwijs.js" defer data-school="proef" data-tel="0318-000003"></script>"""
NORMAL = "Antwoord van de proefbot."
SCRIPTS = (
    '<img src=x onerror="window.executed=1">',
    "<script>window.executed=1</script>",
    '"><svg onload=window.executed=1>',
    "</textarea></style><iframe srcdoc='<script>parent.executed=1</script>'></iframe>",
    "javascript:window.executed=1",
    "JaVaScRiPt:window.executed=1//https://example.nl",
    " javascript:window.executed=1",
    "java\nscript:window.executed=1",
    "data:text/html,<script>window.executed=1</script>",
    "vbscript:window.executed=1",
    'https://example.nl/" onmouseover="window.executed=1',
    "**<b onclick=window.executed=1>vet</b>**",
    "${window.executed=1}{{constructor.constructor('window.executed=1')()}}",
)
NEW_TAB = "(opent in een nieuw tabblad)"
PLAIN = [text for text in SCRIPTS if "**" not in text and "\n" not in text and not text.startswith("https:")]
"""Those of which every letter is shown as it is."""
FOUND_IN_WIDGET = """chat => {
  const all = [...chat.shadowRoot.querySelectorAll('*')];
  const foreign = all.filter(element => /^(img|script|style|iframe|object|embed|base|meta)$/i.test(element.localName)
    || [...element.attributes].some(({name}) => name.startsWith('on')));
  const links = all.filter(element => element.href !== undefined).map(link => link.href)
    .filter(href => !/^(https:\\/\\/|tel:|mailto:)/.test(href));
  return [...foreign.map(element => element.outerHTML), ...links, ...(window.executed ? ['executed'] : [])];
}"""
"""What stands in the widget and may not: elements, listeners and links that the bot's or the parent's words made."""

SEND_ALL = """async (chat, count) => {
  const [list, field, form] = ['ol', 'textarea', 'form'].map(name => chat.shadowRoot.querySelector(name));
  const mute = [];
  for (let number = 0; number < count; number++) {
    const answered = new Promise(done => chat.addEventListener('ouderwijs', ({detail}) =>
      /answer|failure/.test(detail.type) && done()));
    field.value = 'vraag';
    form.requestSubmit();
    await Promise.race([answered, new Promise(done => setTimeout(done, 1000))]);
    const turn = list.lastElementChild;
    if (!turn.matches('.bot') || !turn.querySelector('.bubble, .card')?.textContent.trim()) mute.push(number);
  }
  return mute;
}"""
"""Sends as many messages, one after another; gives the numbers of those whose answer shows nothing."""


def contact(text):
    fields = ("id", "name", "person", "what", "phone", "email", "website", "hours", "cost", "where")
    return dict.fromkeys(fields, text)


def cards(text):
    """Every kind of card, with this text in every field that can hold text."""
    who = contact(text)
    shared = {"lead": text, "options": [{"id": text, "title": text, "payload": text}]}
    return {
        "question": card(type="question", id=text, **shared),
        "choice": card(type="choice", **shared),
        "contact": card(type="contact", contact=who, note=text, **shared),
        "explanation": card(type="explanation", title=text, what=text, further=text, note=text, contact=who, **shared),
        "emergency": card(type="emergency", contacts=[{**who, "line": text}], closing=text, **shared),
        "advice": card(
            type="advice", topic=text, contact=who, advice=text, step={"number": text, "of": text}, also=[who],
            why=[text], prepare=[text], go_up_when=text, sources=[text], checked_on=text, **shared,
        ),
    }  # fmt: skip


@pytest.fixture
def talk(page, stub_site):
    """Opens the chat on a school's page and waits for the greeting."""

    def start(to=page):
        to.goto(stub_site.add("/", PAGE))
        to.get_by_role("button", name="Stel je vraag").click()
        expect(transcript(to).get_by_text("Hallo van de proefbot.")).to_be_visible()
        return to

    return start


def transcript(page):
    return page.get_by_role("region", name="Gesprek")


def last(page):
    """The newest turn."""
    return transcript(page).locator("ol > li").last


def say(page, text):
    page.get_by_label("Typ hier wat er speelt").fill(text)
    page.get_by_role("button", name="Stuur", exact=True).click()


def answer_to(page, act):
    """The turn of the bot that follows on what the parent does."""
    turns = transcript(page).locator("li.bot")
    before = turns.count()
    act()
    expect(turns).to_have_count(before + 1)
    return last(page)


def shown(page, stub, *messages):
    """The turn in which the bot says this."""
    stub.will("webhook", Answer(list(messages)))
    return answer_to(page, lambda: say(page, "vraag"))


def send_all(page, stub, answers):
    """Let the bot give these answers one after another; tells which of them show nothing."""
    stub.will("webhook", *map(Answer, answers))
    return page.locator("ouderwijs-chat").evaluate(SEND_ALL, len(answers))


def still_works(page, stub):
    """A normal message is answered, and after a change of page the conversation is there again."""
    expect(shown(page, stub, said(NORMAL))).to_contain_text(NORMAL)
    page.reload()
    expect(last(page)).to_contain_text(NORMAL)
    expect(shown(page, stub, said("Ook nu nog."))).to_contain_text("Ook nu nog.")


def found_in_widget(page):
    return page.locator("ouderwijs-chat").evaluate(FOUND_IN_WIDGET)


def links(turn):
    """The links in a turn: where each goes and its visible words."""
    return turn.get_by_role("link").evaluate_all(
        "all => all.map(link => [link.getAttribute('href'), link.textContent])"
    )


def without_new_tab(text):
    """The words without what a screen reader hears of a link that leaves."""
    return text.replace(f" {NEW_TAB}", "")


def test_script_in_a_message_of_the_parent_is_only_text(page, seen, stub, talk):
    talk()
    for text in SCRIPTS:
        answer_to(page, lambda text=text: say(page, text))
    said_by_parent = transcript(page).locator(".me .bubble")
    assert said_by_parent.all_text_contents() == [text.strip() for text in SCRIPTS]
    assert [request.json["message"] for request in stub.sent("webhook")] == [text.strip() for text in SCRIPTS]
    assert found_in_widget(page) == []
    still_works(page, stub)
    assert found_in_widget(page) == []
    assert seen(page).problems() == []


def test_script_in_a_text_of_the_bot_is_only_text(page, seen, stub, talk):
    talk()
    assert send_all(page, stub, [[said(f"Begin {text} einde")] for text in SCRIPTS]) == []
    texts = transcript(page).locator(".bot .bubble").all_text_contents()[1:]
    wanted = [f"Begin {text} einde".replace("**", "").replace("\n", "") for text in SCRIPTS]
    assert [without_new_tab(text) for text in texts] == wanted
    assert found_in_widget(page) == []
    still_works(page, stub)
    assert seen(page).problems() == []


@pytest.mark.parametrize("kind", cards(""))
def test_script_in_any_field_of_a_card_is_only_text(page, seen, stub, talk, kind):
    talk()
    assert send_all(page, stub, [[said("De tekst erbij."), cards(text)[kind]] for text in SCRIPTS]) == []
    assert all(any(text in turn for turn in transcript(page).locator("li.bot").all_text_contents()) for text in PLAIN)
    assert found_in_widget(page) == []
    assert answer_to(page, last(page).locator(".option").click).locator(".option").all_text_contents() == [SCRIPTS[-1]]
    expect(transcript(page).locator(".me .bubble").last).to_have_text(SCRIPTS[-1])
    still_works(page, stub)
    assert found_in_widget(page) == []
    assert seen(page).problems() == []


def test_script_in_the_text_of_a_failure_is_only_text(page, seen, stub, talk):
    talk()
    for text in SCRIPTS[:4]:
        stub.will("webhook", Answer([said(text), cards(text)["contact"]], 503))
        say(page, "vraag")
        expect(page.get_by_role("button", name="Probeer opnieuw")).to_be_visible()
        assert found_in_widget(page) == []
        stub.will("webhook", Answer([said(NORMAL)]))
        answer_to(page, page.get_by_role("button", name="Probeer opnieuw").click)
    assert seen(page).problems("Failed to load resource") == []


def test_unsafe_addresses_of_a_contact_are_no_links(page, stub, talk):
    talk()
    for address in (*SCRIPTS, "http://example.nl", "//example.nl", "/pad", "ftp://example.nl", "https://", "blob:x"):
        who = {"name": "De juf", "website": address}
        turn = shown(page, stub, card(type="contact", contact=who))
        safe = [href for href, _ in links(turn)]
        assert safe == ([address] if address.startswith("https://e") else [])


def test_paragraphs_lists_and_bold_are_drawn_as_such(page, stub, talk):
    talk()
    text = "Eerst **dit**.\n\nNeem mee:\n- een **pen**\n- papier\nKlaar.\n\n\n\n- nog een lijst\n \n**Let op**"
    turn = shown(page, stub, said(text))
    paragraphs = ["Eerst dit.", "Neem mee:", "Klaar.", "Let op"]
    assert turn.get_by_role("paragraph").all_inner_texts() == paragraphs
    assert [items.split("\n") for items in turn.get_by_role("list").all_inner_texts()] == [
        ["een pen", "papier"],
        ["nog een lijst"],
    ]
    assert turn.get_by_role("listitem").count() == 3
    assert turn.get_by_role("strong").all_inner_texts() == ["dit", "pen", "Let op"]


OTHER = {
    "**een **twee** drie**": ("een twee drie", ["een ", " drie"]),
    "een ** twee": ("een ** twee", []),
    "**open en niet dicht": ("**open en niet dicht", []),
    "2*3 is *zes* en _niet_ `code` # kop": ("2*3 is *zes* en _niet_ `code` # kop", []),
    "[tekst](http://example.nl)": ("[tekst](http://example.nl)", []),
    "&lt;b&gt; & <b>vet</b>": ("&lt;b&gt; & <b>vet</b>", []),
    "👩‍👧 ouder en kind 🇳🇱 ❤️": ("👩‍👧 ouder en kind 🇳🇱 ❤️", []),
}
"""What is written in a text: what is read of it, and what of that is bold."""


def test_other_markup_stays_text(page, stub, talk):
    turn = shown(talk(), stub, said("\n\n".join(OTHER)))
    paragraphs = turn.get_by_role("paragraph").all()
    drawn = [(part.text_content(), part.get_by_role("strong").all_text_contents()) for part in paragraphs]
    assert drawn == list(OTHER.values())


WRITTEN = {
    "Kijk op https://www.113.nl.": ("https://www.113.nl", "https://www.113.nl"),
    "Zie (https://example.nl/a), of bel.": ("https://example.nl/a", "https://example.nl/a"),
    "Ga naar https://example.nl/a?b=c&d=e#f!": ("https://example.nl/a?b=c&d=e#f", "https://example.nl/a?b=c&d=e#f"),
    "Dat staat op “https://example.nl/b”.": ("https://example.nl/b", "https://example.nl/b"),
    "Lees ‘https://example.nl/c’…": ("https://example.nl/c", "https://example.nl/c"),
    "**https://example.nl/d**": ("https://example.nl/d", "https://example.nl/d"),
    "Mail naar info@school.example.nl.": ("mailto:info@school.example.nl", "info@school.example.nl"),
    "Bel 0800-0113!": ("tel:08000113", "0800-0113"),
    "Bel (0318 123 456).": ("tel:0318123456", "0318 123 456"),
}
NOT_WRITTEN = (
    "http://example.nl en //example.nl zijn niet veilig.",
    "javascript:alert(1) en data:text/html,x ook niet.",
    "https:// is geen adres, @ ook niet, en juf@school evenmin.",
    "Nagekeken op 2026-11-21 en 08-12-2026, tussen 08.30 en 10.00 uur.",
    "Groep 7/8 telt 30 kinderen, 5 tot 12 jaar, in 2026-2027.",
)


def test_addresses_in_a_text_become_links_without_the_punctuation_around_them(page, stub, talk):
    turn = shown(talk(), stub, said("\n\n".join(WRITTEN)))
    assert [(href, without_new_tab(words)) for href, words in links(turn)] == list(WRITTEN.values())
    texts = [without_new_tab(text) for text in turn.get_by_role("paragraph").all_text_contents()]
    assert texts == [text.replace("**", "") for text in WRITTEN]


def test_what_only_looks_like_an_address_is_no_link(page, stub, talk):
    assert links(shown(talk(), stub, said("\n\n".join(NOT_WRITTEN)))) == []


def test_a_contact_can_be_called_mailed_and_visited(page, stub, talk):
    who = {
        "name": "Noor Hendriks",
        "phone": "113 of 0800-0113",
        "email": "n.hendriks@school.example.nl",
        "website": "https://www.school.example.nl/",
    }
    turn = shown(talk(), stub, card(type="contact", contact=who))
    assert [href for href, _ in links(turn)] == [
        "tel:113",
        "tel:08000113",
        "mailto:n.hendriks@school.example.nl",
        "https://www.school.example.nl/",
    ]
    expect(turn.get_by_role("link", name="Bel 0800-0113 (Noor Hendriks)")).to_be_visible()
    expect(turn.get_by_role("link", name="Mail n.hendriks@school.example.nl")).to_be_visible()
    website = turn.get_by_role("link", name="school.example.nl (Noor Hendriks) (opent in een nieuw tabblad)")
    expect(website).to_be_visible()


def test_links_that_leave_the_page_open_in_a_new_tab_and_say_so(page, stub, talk):
    talk()
    text = "Kijk op https://example.nl/uitleg"
    address = {**contact("veld"), "phone": None, "website": "https://example.nl"}
    also = card(**{**cards("veld")["advice"]["custom"], "also": [address], "contact": address})
    assert send_all(page, stub, [[said(text)], [also], *([card] for card in cards(text).values())]) == []
    leaving = transcript(page).locator("a:not([href^='tel:'], [href^='mailto:'])")
    links = leaving.evaluate_all("all => all.map(link => [link.textContent, link.target, link.rel])")
    assert len(links) > len(cards(text))
    assert [link for link in links if link[1] != "_blank" or "noopener" not in link[2].split()] == []
    assert [words for words, _, _ in links if NEW_TAB not in words] == []


def test_a_link_in_a_new_tab_leaves_the_conversation_where_it_was(page, stub, stub_site, talk):
    turn = shown(talk(), stub, said("Kijk op https://example.nl/uitleg"))
    page.context.route("https://example.nl/**", lambda route: route.fulfill(body="<title>Uitleg</title>"))
    with page.context.expect_page() as opened:
        turn.get_by_role("link").click()
    assert opened.value.evaluate("[window.opener, document.referrer]") == [None, ""]
    assert page.url == f"{stub_site.address}/"
    expect(turn).to_be_visible()


WORD = "Hottentottententententoonstelling" * 12
OVERFLOWING = """chat => {
  const region = chat.shadowRoot.querySelector('[role=region]');
  const wide = [...region.querySelectorAll('*')].filter(element => !element.closest('.spoken, svg')
    && element.getBoundingClientRect().right > region.getBoundingClientRect().right + 1);
  return [...wide.map(element => element.localName + '.' + element.className), document.documentElement.scrollWidth];
}"""


@pytest.mark.parametrize("size", [PHONE, ZOOMED], ids=["phone", "zoomed"])
def test_very_long_words_stay_within_the_panel(new_page, stub, talk, size):
    page = talk(new_page(size))
    answer_to(page, lambda: say(page, WORD))
    shown(page, stub, said(f"{WORD} https://example.nl/{WORD} {WORD.lower()}@example.nl"))
    for kind in cards(WORD).values():
        shown(page, stub, kind)
    who = {**contact(WORD), "phone": "0318-" + "1" * 80, "website": f"https://{WORD}.nl"}
    shown(page, stub, card(type="contact", contact=who))
    assert page.locator("ouderwijs-chat").evaluate(OVERFLOWING) == [size[0]]


def test_text_from_right_to_left_is_read_from_right_to_left(page, stub, talk):
    talk()
    arabic = "ابني لا يريد الذهاب إلى المدرسة"
    stub.will("webhook", Answer([said(f"{arabic}\n\nIn het Nederlands.\n\n- {arabic}")]))
    answer_to(page, lambda: say(page, arabic))
    direction = "element => getComputedStyle(element).direction"
    assert transcript(page).locator(".me .bubble").last.evaluate(direction) == "rtl"
    paragraphs = last(page).get_by_role("paragraph")
    assert [paragraph.evaluate(direction) for paragraph in paragraphs.all()] == ["rtl", "ltr"]
    assert last(page).get_by_role("listitem").evaluate(direction) == "rtl"


def test_long_messages_and_long_lists_are_shown_whole(page, seen, stub, talk):
    talk()
    mine = ("- regel\n" * 250)[:2000].strip()
    answer_to(page, lambda: say(page, mine))
    assert transcript(page).locator(".me .bubble").last.text_content() == mine
    turn = shown(page, stub, said("- punt\n" * 286))
    expect(turn.get_by_role("listitem")).to_have_count(286)
    why = [f"Reden {number} met **vet**." for number in range(500)]
    turn = shown(page, stub, card(**{**cards("tekst")["advice"]["custom"], "why": why}))
    expect(turn.get_by_text("Reden 499 met vet.")).to_be_attached()
    still_works(page, stub)
    assert seen(page).problems() == []


WRONG = (None, 7, "tekst", {}, [None], {"length": 2}, {"toString": 1})
KINDS = ("__proto__", "constructor", "toString", "hasOwnProperty", "gedicht", "", None, ["advice"], {"toString": 1})


def broken(kind):
    """Cards of a kind that are not as agreed, by what is wrong with them."""
    agreed = cards("veld")[kind]["custom"]
    for name in agreed.keys() - {"type"}:
        yield f"no {name}", {key: value for key, value in agreed.items() if key != name}
        yield from ((f"{name} is {wrong!r}", {**agreed, name: wrong}) for wrong in WRONG)
    for name in contact("") if "contact" in agreed else ():
        yield from ((f"{name} of the contact is {wrong!r}", in_contact(agreed, name, wrong)) for wrong in WRONG)
    yield "only a type", {"type": kind}


def in_contact(agreed, name, wrong):
    return {**agreed, "contact": {**agreed["contact"], name: wrong}}


def of_no_kind():
    """Cards of a kind that nobody agreed on."""
    agreed = cards("veld")["advice"]["custom"]
    yield from ((f"type {kind!r}", {**agreed, "type": kind}) for kind in KINDS)
    yield from ((f"card {wrong!r}", wrong) for wrong in WRONG)
    yield "a prototype", {"type": "choice", "__proto__": {"options": "x"}, "constructor": {"prototype": {"type": 1}}}


@pytest.mark.parametrize("kind", [*cards(""), "none that is known"])
def test_a_card_that_is_not_as_agreed_is_shown_without_what_is_wrong_or_as_text(page, seen, stub, talk, kind):
    talk()
    wrong = dict(broken(kind) if kind in cards("") else of_no_kind())
    answers = [[said(f"Tekst: {name}."), {"custom": given}] for name, given in wrong.items()]
    assert [list(wrong)[number] for number in send_all(page, stub, answers)] == []
    still_works(page, stub)
    assert seen(page).problems() == []


def test_only_what_can_be_chosen_is_a_choice(page, seen, stub, talk):
    half = [None, 7, "x", [], {}, {"title": "Zonder"}, {"payload": "/x"}, {"title": 1, "payload": "/x"}]
    whole = {"id": "a", "title": "Goed", "payload": "/goed"}
    turn = shown(talk(), stub, said("Kies."), card(type="choice", lead="Kies.", options=[*half, whole]))
    assert turn.get_by_role("button").all_inner_texts() == ["Goed"]
    still_works(page, stub)
    assert seen(page).problems() == []


@pytest.mark.parametrize(
    "answer",
    [[card(type="gedicht", lead="Rozen")], [said("  ")], [card(type="question")]],
    ids=["an unknown card", "spaces", "a question without words"],
)
def test_an_answer_of_which_nothing_can_be_shown_is_no_answer(page, stub, talk, answer):
    talk()
    stub.will("webhook", Answer(answer))
    say(page, "vraag")
    expect(page.get_by_role("button", name="Probeer opnieuw")).to_be_visible()
