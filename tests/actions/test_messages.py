"""What the parent reads: text that stands on its own, and the card of the message contract."""

import json

import pytest

from actions.messages import message, terminal_text
from actions.triage import ActionTriage, utterance_from
from bot.knowledge import at_school
from bot.triage.conversation import respond
from bot.triage.engine import Advise, Ask, Exhausted, decide
from bot.triage.parts import Acknowledge, Choose, Emergency, Explain, OtherTopic, Say, ShowContact, Turn, Utterance
from bot.triage.state import State

TYPES = {"question", "choice", "advice", "contact", "explanation", "emergency"}


def spoken(knowledge, *parts):
    return message(knowledge, Turn(State(), parts))


def advice(knowledge, topic="dyslexie", **facts):
    facts = {"schooltype": "po", "gesproken_met": ("leerkracht",), **facts}
    outcome = decide(knowledge, topic, facts)
    assert isinstance(outcome, Advise)
    return outcome


def test_advice_says_who_why_what_to_ask_and_when_to_go_on(knowledge):
    part = advice(knowledge)
    text = spoken(knowledge, part).text
    for needed in ("intern begeleider", part.step.why, part.step.go_up_when, *part.step.prepare):
        assert needed in text
    assert "Je sprak de leerkracht al." in text
    assert "Je kind zit op de basisschool." in text


def test_the_advice_card_has_all_fields_of_the_contract(knowledge):
    card = spoken(knowledge, advice(knowledge)).card
    assert card.keys() == {
        "type", "lead", "topic", "contact", "advice", "step", "also", "why", "prepare", "go_up_when", "sources",
        "checked_on", "options",
    }  # fmt: skip
    contact = {"id", "name", "person", "what", "phone", "email", "website", "hours", "cost", "where"}
    assert card["contact"].keys() == contact
    assert card["step"] == {"number": 2, "of": 4}
    assert card["also"][0].keys() == contact
    assert [option["id"] for option in card["options"]][0] == "volgende_stap"


def strings(value):
    """Every text anywhere in a card."""
    if isinstance(value, dict):
        value = list(value.values())
    return "\n".join(strings(item) for item in value) if isinstance(value, list) else str(value or "")


def test_an_advice_card_says_all_that_the_text_says_so_that_one_of_them_is_enough(knowledge):
    part = advice(knowledge)
    said = spoken(knowledge, Acknowledge("dyslexie", ("leerkracht",)), part, OtherTopic("pesten"))
    contact = knowledge.contacts[part.step.contact]
    for sentence in (part.step.advice, part.step.why, part.step.go_up_when, contact.what, contact.where):
        assert sentence in strings(said.card)
    assert "Goed dat je al met de leerkracht hebt gepraat." in said.card["lead"]
    assert "Pesten" in said.card["lead"]
    assert part.step.advice not in said.card["lead"]


def test_every_explanation_and_contact_card_says_all_that_the_text_says(knowledge):
    for part in [*map(Explain, (*knowledge.contacts, *knowledge.terms)), *map(ShowContact, knowledge.contacts)]:
        said = spoken(knowledge, part)
        on_card = strings(said.card)
        entry = knowledge.contacts.get(getattr(part, "id", None) or part.contact) or knowledge.terms[part.id]
        assert entry.what in on_card
        for paragraph in said.text.split("\n\n")[1:]:
            for line in paragraph.splitlines():
                assert line.split(": ", 1)[-1] in on_card
        assert said.card["lead"] == ""


def test_the_lead_of_a_question_is_its_whole_text(knowledge):
    said = spoken(knowledge, Say("groet_onderweg"), decide(knowledge, "dyslexie", {}))
    assert said.card["lead"] == said.text


def test_a_question_card_has_a_button_with_a_payload_for_every_answer(knowledge):
    part = decide(knowledge, "dyslexie", {})
    assert isinstance(part, Ask)
    card = spoken(knowledge, part).card
    assert (card["type"], card["id"]) == ("question", "schooltype")
    assert [option["id"] for option in card["options"]] == ["po", "vo", "so", "weet_niet"]
    assert card["options"][0]["payload"] == '/informeren{"schooltype": "po"}'


def test_the_emergency_card_names_112_113_veilig_thuis_and_kindertelefoon_in_text_and_card(knowledge):
    said = spoken(knowledge, Emergency())
    for number in ("112", "113", "0800-2000", "0800-0432"):
        assert number in said.text
    ids = [contact["id"] for contact in said.card["contacts"]]
    assert {"noodnummer_112", "zelfmoordpreventie_113", "veilig_thuis", "kindertelefoon"} <= set(ids)


def test_the_honest_end_gives_independent_advice_with_a_number(knowledge):
    facts = {"schooltype": "po", "gesproken_met": ("ouder_jeugdsteunpunt",), "dyslexie_situatie": "vermoeden"}
    end = decide(knowledge, "dyslexie", facts)
    assert isinstance(end, Exhausted)
    said = spoken(knowledge, end)
    assert "088-6050101" in said.text
    assert said.card["contact"]["id"] == "ouders_onderwijs"


def test_in_a_terminal_there_is_no_markup_and_the_answers_are_named(knowledge):
    said = spoken(knowledge, decide(knowledge, "dyslexie", {}))
    shown = terminal_text(knowledge, said)
    assert "**" not in terminal_text(knowledge, spoken(knowledge, advice(knowledge)))
    assert "- Basisschool" in shown
    assert "- Weet ik niet" in shown


def test_every_text_contact_and_term_can_be_said_and_fits_json(knowledge):
    parts = [Say(name) for name, text in knowledge.texts.items() if "{" not in text]
    parts += [ShowContact(name) for name in knowledge.contacts]
    parts += [Explain(name) for name in (*knowledge.contacts, *knowledge.terms)]
    parts += [Choose("bedoel_je", tuple(knowledge.topics))]
    for part in parts:
        said = spoken(knowledge, part)
        assert said.text
        assert "{" not in said.text
        assert "None" not in said.text
        if said.card:
            assert said.card["type"] in TYPES
            json.dumps(said.card)


def test_a_contact_that_is_not_verified_is_explained_with_that_reserve(knowledge):
    assert "niet nagaan" in spoken(knowledge, Explain("gedragswerk")).text


def test_who_somebody_is_at_the_parents_own_school_is_told_instead_of_where_to_find_it(knowledge):
    at_regenboog = at_school(knowledge, "voorbeeld-basisschool-amsterdam")
    said = spoken(at_regenboog, Explain("interne_vertrouwenspersoon"))
    assert "Op jouw school is dat Joris Blom." in said.text
    assert "Joris Blom" in said.card["further"]
    assert "Joris Blom" not in spoken(knowledge, Explain("interne_vertrouwenspersoon")).text


def test_only_numbers_from_the_knowledge_are_ever_shown(knowledge):
    said = spoken(knowledge, ShowContact("ouder_kindteam_amsterdam")).text
    assert "020" not in said


class Dispatcher:
    def __init__(self):
        self.messages = []

    def utter_message(self, **kwargs):
        self.messages.append(kwargs)


class Tracker:
    def __init__(self, latest_message, channel="school", slot=None):
        self.latest_message = latest_message
        self.channel = channel
        self.slot = slot

    def get_slot(self, name):
        return self.slot

    def get_latest_input_channel(self):
        return self.channel


def parsed(text, intent, entities=()):
    return {
        "text": text,
        "intent": {"name": intent, "confidence": 0.9},
        "entities": [{"entity": name, "value": value} for name, value in entities],
        "intent_ranking": [{"name": intent, "confidence": 0.9}],
    }


async def run(tracker):
    dispatcher = Dispatcher()
    return dispatcher.messages, await ActionTriage().run(dispatcher, tracker, {})


async def test_the_action_says_one_message_and_keeps_the_state_in_the_slot():
    messages, events = await run(Tracker(parsed("mijn kind heeft dyslexie", "dyslexie")))
    assert [set(said) for said in messages] == [{"text", "json_message"}]
    slots = {event["name"]: event["value"] for event in events}
    assert slots["triage"]["topic"] == "dyslexie"
    assert slots["beantwoord"] is True
    json.dumps(slots)


async def test_in_a_terminal_the_card_is_left_out_and_the_trace_shown_on_request(monkeypatch):
    monkeypatch.setenv("OUDERWIJS_SPOOR", "1")
    messages, _ = await run(Tracker(parsed("mijn kind heeft dyslexie", "dyslexie"), channel="cmdline"))
    assert all(set(said) == {"text"} for said in messages)
    assert "begrepen als dyslexie" in messages[-1]["text"]
    monkeypatch.delenv("OUDERWIJS_SPOOR")
    messages, _ = await run(Tracker(parsed("mijn kind heeft dyslexie", "dyslexie"), channel="cmdline"))
    assert len(messages) == 1


@pytest.mark.parametrize(
    "slot",
    [
        "x",
        7,
        ["a"],
        {"topic": "bestaat_niet", "pending": "schooltype"},
        {"topic": "dyslexie", "facts": {"schooltype": ["po"], "gesproken_met": "x"}, "asked": 3, "past": "x"},
        {"topic": "dyslexie", "pending": "onbekend", "missed": "veel", "advised": "x", "tried": {"dyslexie": 4}},
    ],
)
async def test_a_damaged_slot_never_stops_the_answer(slot):
    messages, _ = await run(Tracker(parsed("hij leest zo slecht", "dyslexie"), slot=slot))
    assert messages[0]["text"]


@pytest.mark.parametrize(
    "latest", [None, {}, {"text": None, "intent": {}}, {"intent": {"name": None}, "entities": None}]
)
def test_an_incomplete_parse_counts_as_not_understood(latest):
    assert utterance_from(latest).intent == "nlu_fallback"


def test_a_state_survives_the_slot(knowledge):
    from bot.triage.state import state_from_dict

    state = State()
    for text, intent, facts in (
        ("dyslexie", "dyslexie", {}),
        ("basisschool", "informeren", {"schooltype": ["po"]}),
        ("nee", "nee", {}),
        ("geprobeerd", "volgende_stap", {}),
    ):
        state = respond(knowledge, state, Utterance(text, intent, {intent: 0.9}, facts)).state
        assert state_from_dict(knowledge, json.loads(json.dumps(state.to_dict()))) == state
