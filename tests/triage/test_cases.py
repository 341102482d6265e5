"""The readable cases in ``cases/``: for these facts, this question or this advice."""

from collections import Counter
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from bot.triage.engine import Advise, Ask, Exhausted, decide

CASES = [
    case
    for path in sorted((Path(__file__).parent / "cases").glob("*.yml"))
    for case in YAML(typ="safe").load(path.read_text())
]
KEYS = {"naam", "onderwerp", "feiten", "geprobeerd", "vraag", "advies", "ook", "niet_ook", "alles_gehad"}


@pytest.mark.parametrize("case", CASES, ids=[case["naam"] for case in CASES])
def test_case(knowledge, case):
    assert case.keys() <= KEYS, f"onbekend woord in dit geval: {case.keys() - KEYS}"
    facts = {name: tuple(value) if isinstance(value, list) else value for name, value in case.get("feiten", {}).items()}
    outcome = decide(knowledge, case["onderwerp"], facts, tried=frozenset(case.get("geprobeerd", ())))
    assert shown(outcome) == expected(case)
    if "ook" in case or "niet_ook" in case:
        assert set(case.get("ook", ())) <= set(outcome.also)
        assert not set(case.get("niet_ook", ())) & set(outcome.also)


def test_every_step_is_the_advice_of_a_case(knowledge):
    advised = {(case["onderwerp"], case["advies"]) for case in CASES if "advies" in case}
    steps = [(name, step.id) for name, topic in knowledge.topics.items() for step in topic.steps]
    missing = [f"{topic}: {step}" for topic, step in steps if (topic, step) not in advised]
    assert not missing, f"geen geval met dit advies: {missing}"


def test_every_option_of_every_question_is_a_fact_in_a_case(knowledge):
    told = {
        (name, answer)
        for case in CASES
        for name, value in case.get("feiten", {}).items()
        for answer in (value if isinstance(value, list) else [value])
    }
    options = [(name, option) for name, question in knowledge.questions.items() for option in question.options]
    missing = [f"{question}: {option}" for question, option in options if (question, option) not in told]
    assert not missing, f"geen geval met dit feit: {missing}"


def test_every_name_is_used_once():
    names = Counter(case["naam"] for case in CASES)
    repeated = [name for name, times in names.items() if times > 1]
    assert not repeated, f"deze namen komen vaker voor: {repeated}"


def shown(outcome):
    if isinstance(outcome, Ask):
        return "vraag", outcome.question
    if isinstance(outcome, Advise):
        return "advies", outcome.step.id
    assert isinstance(outcome, Exhausted)
    return "alles gehad", None


def expected(case):
    if "vraag" in case:
        return "vraag", case["vraag"]
    if "advies" in case:
        return "advies", case["advies"]
    return "alles gehad", None
