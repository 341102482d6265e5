"""What was said last decides what the same few words mean."""

import pytest

from bot.triage.conversation import fresh_state, respond
from bot.triage.parts import Advise, Ask, Choose, OtherTopic, Say, Utterance


@pytest.fixture
def at_school_type(knowledge):
    """A talk about pesten in which the school type was asked."""
    start = respond(knowledge, fresh_state(knowledge), Utterance("hij wordt gepest", "pesten", {"pesten": 0.95})).state
    turn = respond(knowledge, start, Utterance("/informeren", "informeren", {}, {"ernst_pesten": ["geen_van_beide"]}))
    assert turn.state.pending == "schooltype"
    return turn.state


@pytest.fixture
def advised(knowledge, at_school_type):
    facts = {"schooltype": ["po"], "gesproken_met": ["leerkracht"]}
    turn = respond(knowledge, at_school_type, Utterance("/informeren", "informeren", {}, facts))
    assert turn.state.advised
    return turn.state


def test_facts_at_the_start_are_about_the_topic_that_they_point_to(knowledge):
    ranking = {"informeren": 0.77, "thuiszitten": 0.2, "medisch": 0.02}
    facts = {"thuis": ["langer_dan_4_weken"], "schooltype": ["vo"], "gesproken_met": ["mentor"]}
    said = Utterance("3 havo zit al 6 weken thuis, mentor weet ervan", "informeren", ranking, facts)
    assert respond(knowledge, fresh_state(knowledge), said).state.topic == "thuiszitten"


def failed_step(text):
    return Utterance(text, "volgende_stap", {"volgende_stap": 0.99, "faalangst": 0.004, "pesten": 0.001})


def test_a_step_that_failed_says_at_the_start_by_its_name_what_it_is_about(knowledge):
    said = failed_step("al met de juf gepraat over haar faalangst maar er verandert niks")
    assert respond(knowledge, fresh_state(knowledge), said).state.topic == "faalangst"


@pytest.mark.parametrize(
    "text",
    ["al met de juf gepraat maar er verandert niks", "al gepraat over faalangst en pesten", "het is geen faalangst"],
)
def test_without_one_name_of_a_topic_a_step_that_failed_is_asked_about(knowledge, text):
    assert respond(knowledge, fresh_state(knowledge), failed_step(text)).state.topic is None


def test_a_name_of_another_topic_does_not_lead_away_from_the_topic_at_hand(knowledge, advised):
    assert respond(knowledge, advised, failed_step("ook over faalangst gepraat")).state.topic == "pesten"


@pytest.fixture
def at_spoken_to(knowledge):
    """A talk about a child at the basisschool in which the parent was asked to whom they spoke."""
    said = Utterance("het gaat niet goed", "zorgen_algemeen", {"zorgen_algemeen": 0.95}, {"schooltype": ["po"]})
    state = respond(knowledge, fresh_state(knowledge), said).state
    assert state.pending == "gesproken_met"
    return state


@pytest.mark.parametrize("found", [{"hints": {"schooltype": "po"}}, {"facts": {"schooltype": ["po"]}}])
def test_who_tells_what_is_known_already_was_understood_and_hears_the_question_again(knowledge, at_spoken_to, found):
    turn = respond(knowledge, at_spoken_to, Utterance("hij is 8", "informeren", {"informeren": 0.9}, **found))
    assert turn.parts[0] == Say("vraag_open")
    assert isinstance(turn.parts[1], Ask)
    assert (turn.state.pending, turn.state.missed) == ("gesproken_met", 0)


def test_a_guess_does_not_replace_what_was_told(knowledge, at_spoken_to):
    said = Utterance("hij is 13", "informeren", {"informeren": 0.9}, hints={"schooltype": "vo"})
    assert respond(knowledge, at_spoken_to, said).state.facts["schooltype"] == "po"


@pytest.mark.parametrize("facts", [{}, {"schooltype": ["po"]}])
def test_who_tells_more_after_the_advice_hears_that_it_stays_the_same(knowledge, advised, facts):
    turn = respond(knowledge, advised, Utterance("ze weten het al", "informeren", {"informeren": 0.9}, facts))
    assert turn.parts[0] == Say("hoe_verder")
    assert turn.parts[1].step.id == advised.advised


def test_another_advice_is_not_called_the_same(knowledge, advised):
    facts = {"gesproken_met": ["directeur"]}
    turn = respond(knowledge, advised, Utterance("ook de directeur", "informeren", {"informeren": 0.9}, facts))
    assert isinstance(turn.parts[0], Advise)
    assert turn.state.advised != advised.advised


def test_an_answer_in_a_few_words_is_an_answer_whatever_else_it_may_be(knowledge, at_school_type):
    ranking = {"leerachterstand": 0.98, "informeren": 0.01}
    turn = respond(knowledge, at_school_type, Utterance("groep 4", "leerachterstand", ranking, {"schooltype": ["po"]}))
    assert (turn.state.topic, turn.state.facts["schooltype"]) == ("pesten", "po")


def test_an_answer_that_could_be_a_worry_is_an_answer_after_a_question(knowledge, at_school_type):
    ranking = {"andere_school": 0.88, "informeren": 0.05}
    said = Utterance("hij zit nu op de havo hier", "andere_school", ranking, {"schooltype": ["vo"]})
    turn = respond(knowledge, at_school_type, said)
    assert (turn.state.topic, turn.state.facts["schooltype"]) == ("pesten", "vo")


def test_a_plain_worry_after_a_question_is_a_new_topic(knowledge, at_school_type):
    ranking = {"dyslexie": 0.97, "informeren": 0.001}
    said = Utterance("hij leest nog steeds heel slecht in groep 5", "dyslexie", ranking, {"schooltype": ["po"]})
    assert respond(knowledge, at_school_type, said).state.topic == "dyslexie"


@pytest.mark.parametrize("intent", ["nlu_fallback", "ja", "informeren"])
def test_words_that_may_mean_it_failed_do_so_after_advice(knowledge, advised, intent):
    ranking = {"ja": 0.35, "volgende_stap": 0.3, "informeren": 0.1}
    turn = respond(knowledge, advised, Utterance("dat is al gedaan", intent, ranking))
    assert isinstance(turn.parts[-1], Advise)
    assert turn.state.advised != advised.advised


def test_words_that_mean_nothing_after_advice_bring_the_same_step_again(knowledge, advised):
    turn = respond(knowledge, advised, Utterance("en nu", "nlu_fallback", {"opnieuw": 0.5, "andere_taal": 0.2}))
    assert isinstance(turn.parts[-1], Advise)
    assert turn.state.advised == advised.advised


def test_a_doubt_that_the_talk_does_not_settle_is_still_asked(knowledge):
    said = Utterance(
        "hij is zo anders", "nlu_fallback", {"gedrag": 0.6, "faalangst": 0.3}, offers=("gedrag", "faalangst")
    )
    assert respond(knowledge, fresh_state(knowledge), said).parts == (Choose("bedoel_je", ("gedrag", "faalangst")),)


def test_a_fact_in_answer_to_which_topic_brings_those_topics_again_and_is_kept(knowledge):
    ranking = {"pesten": 0.4, "faalangst": 0.35}
    unclear = Utterance("hij wil niet", "nlu_fallback", ranking, offers=("pesten", "faalangst"))
    asked = respond(knowledge, fresh_state(knowledge), unclear).state
    facts = {"gesproken_met": ["niemand"]}
    turn = respond(knowledge, asked, Utterance("nog niemant", "informeren", {"informeren": 0.9}, facts))
    assert turn.parts == (Choose("bedoel_je", ("pesten", "faalangst")),)
    assert turn.state.facts["gesproken_met"] == ("niemand",)
    chosen = respond(knowledge, turn.state, Utterance("/pesten", "pesten")).state
    assert (chosen.topic, chosen.offered) == ("pesten", ())


def test_topics_of_two_parts_are_taken_in_their_order(knowledge):
    ranking = {"leerachterstand": 0.55, "pesten": 0.44}
    said = Utterance(
        "ze wordt gepest, en ze loopt achter", "nlu_fallback", ranking, beside=("pesten", "leerachterstand"),
        offers=("leerachterstand", "pesten"),
    )  # fmt: skip
    turn = respond(knowledge, fresh_state(knowledge), said)
    assert (turn.state.topic, turn.state.other) == ("pesten", "leerachterstand")
    assert isinstance(turn.parts[-1], Ask)


def test_the_topic_of_another_part_is_offered_after_the_advice(knowledge):
    facts = {"schooltype": ["po"], "gesproken_met": ["leerkracht"]}
    said = Utterance("hij leest slecht en wordt gepest", "dyslexie", {"dyslexie": 0.9}, facts, beside=("pesten",))
    turn = respond(knowledge, fresh_state(knowledge), said)
    assert turn.parts[-1] == OtherTopic("pesten")
