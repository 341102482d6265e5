"""The editors' checks: nothing to mend today, and each kind of fault is told with its remedy."""

from datetime import date, timedelta

import pytest

from bot.knowledge.editorial import GOOD_FOR, review


def test_nothing_needs_mending_today(knowledge):
    assert [str(problem) for problem in review(knowledge, date.today())] == []


def changed(knowledge, **texts):
    return knowledge.copy(update={"texts": {**knowledge.texts, **texts}})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dit is een zin die maar doorgaat " + "en doorgaat " * 9 + "en ophoudt.", "woorden"),
        ("Vraag naar het arrangement en de toelaatbaarheidsverklaringen.", ""),
    ],
)
def test_a_long_sentence_is_told(knowledge, text, told):
    problems = review(changed(knowledge, bedankt=text), date.today())
    if told:
        (problem,) = problems
        assert problem.place == "texts.bedankt"
        assert told in problem.what
        assert problem.remedy


def test_a_hard_word_that_the_bot_cannot_explain_is_told(knowledge):
    terms = {name: term for name, term in knowledge.terms.items() if name != "zorgplicht"}
    without = changed(knowledge.copy(update={"terms": terms}), bedankt="De school heeft zorgplicht.")
    assert any("zorgplicht" in problem.what for problem in review(without, date.today()))


def test_a_fact_that_was_not_looked_at_for_a_year_is_told(knowledge):
    oldest = min(contact.checked_on for contact in knowledge.contacts.values())
    assert review(knowledge, oldest + GOOD_FOR) == []
    late = review(knowledge, oldest + GOOD_FOR + timedelta(days=1))
    assert any("nagekeken" in problem.what for problem in late)


def test_a_check_date_in_the_future_is_told(knowledge):
    newest = max(contact.checked_on for contact in knowledge.contacts.values())
    assert any("toekomst" in problem.what for problem in review(knowledge, newest - timedelta(days=1)))
