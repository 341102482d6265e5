"""A school's own people, region and texts take the place of the national ones; an unknown school gets the national."""

import pytest

from actions.messages import message
from bot.knowledge import at_school, school_to_call
from bot.triage.conversation import fresh_state, respond
from bot.triage.parts import Utterance

AMSTERDAM, ZWOLLE, SPECIAAL = "voorbeeld-basisschool-amsterdam", "voorbeeld-college-zwolle", "voorbeeld-so-de-linde"


def answer(knowledge, *turns, school=None):
    """The bot's last answer to these (intent, facts, text) turns on this school's website."""
    here = at_school(knowledge, school)
    state = fresh_state(here)
    for intent, facts, text in turns:
        turn = respond(here, state, Utterance(text, intent, {intent: 0.9}, facts))
        state = turn.state
    return message(here, turn)


@pytest.mark.parametrize("school", [None, "bestaat-niet", "", 5, "../contacts", ["x"], AMSTERDAM.upper()])
def test_an_unknown_school_gets_the_national_answers(knowledge, school):
    assert at_school(knowledge, school) is knowledge


def test_a_parent_on_a_school_site_is_not_asked_what_school_it_is(knowledge):
    said = answer(knowledge, ("dyslexie", {}, "hij leest slecht"), school=AMSTERDAM)
    assert said.card["id"] == "gesproken_met"


def test_the_schools_own_person_and_address_are_given(knowledge):
    said = answer(knowledge, ("dyslexie", {"gesproken_met": ["leerkracht"]}, "x"), school=AMSTERDAM)
    assert "Samira El Idrissi" in said.text
    assert said.card["contact"]["email"] == "ib@regenboog.example.nl"


def test_the_school_can_use_its_own_name_for_a_role(knowledge):
    said = answer(knowledge, ("dyslexie", {"gesproken_met": ["mentor"]}, "x"), school=ZWOLLE)
    assert "de zorgcoördinator, Pieter de Wit" in said.text


def test_raising_a_child_in_amsterdam_leads_to_the_ouder_en_kindteam(knowledge):
    said = answer(knowledge, ("opvoeding", {"gesproken_met": ["niemand"]}, "x"), school=AMSTERDAM)
    assert said.card["contact"]["id"] == "ouder_kindteam_amsterdam"
    assert "020" not in said.text.replace("020-0000001", "")


@pytest.mark.parametrize("school", [ZWOLLE, None])
def test_elsewhere_it_leads_to_the_team_of_the_municipality(knowledge, school):
    told = {"gesproken_met": ["jeugdgezondheidszorg"], "gemeente": ["Zwolle"]}
    said = answer(knowledge, ("opvoeding", told, "x"), school=school)
    assert said.card["contact"]["id"] == "centrum_jeugd_gezin"
    assert ("wijkteam.example.nl" in said.text) == (school == ZWOLLE)


def test_the_special_school_has_a_teacher_and_no_mentor(knowledge):
    said = answer(knowledge, ("faalangst", {"gesproken_met": ["niemand"]}, "x"), school=SPECIAAL)
    assert said.card["contact"]["id"] == "leerkracht"


def test_the_greeting_is_the_schools_own(knowledge):
    assert "De Regenboog" in answer(knowledge, ("groet", {}, "hallo"), school=AMSTERDAM).text


def test_starting_again_keeps_what_the_school_tells(knowledge):
    turns = [("dyslexie", {}, "x"), ("opnieuw", {}, "opnieuw"), ("dyslexie", {}, "x")]
    assert answer(knowledge, *turns, school=AMSTERDAM).card["id"] == "gesproken_met"


def test_a_parent_may_still_say_that_the_child_is_at_another_kind_of_school(knowledge):
    turns = [("dyslexie", {"schooltype": ["vo"], "gesproken_met": ["niemand"]}, "x")]
    assert answer(knowledge, *turns, school=AMSTERDAM).card["contact"]["id"] == "mentor"


def test_who_wants_a_person_gets_the_schools_number(knowledge):
    said = answer(knowledge, ("medewerker_spreken", {}, "ik wil een mens spreken"), school=AMSTERDAM)
    assert "Basisschool De Regenboog (020-0000001)" in said.text
    assert "website van de school" in school_to_call(knowledge)


def test_the_schools_own_details(knowledge):
    said = answer(knowledge, ("contactgegevens", {}, "wat is het nummer van de school"), school=AMSTERDAM)
    assert said.card["contact"]["phone"] == "020-0000001"
    assert "schoolgids" in said.text
