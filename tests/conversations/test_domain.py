"""The domain and the knowledge name the same things; Rasa drops what its domain does not know."""

from rasa.shared.core.domain import Domain

from bot.triage.conversation import MOVES
from tests.conftest import ROOT

DOMAIN = Domain.load(str(ROOT / "domain.yml"))


def test_every_question_is_an_entity_so_that_its_buttons_work(knowledge):
    assert set(knowledge.questions) | {"genoemd", "taal", "vraagt"} == set(DOMAIN.entities)


def test_every_topic_is_an_intent_and_every_other_intent_has_a_move(knowledge):
    intents = set(DOMAIN.intents) - {"session_start", "restart", "back"}
    assert set(knowledge.topics) <= intents
    assert intents - set(knowledge.topics) == set(MOVES) | {"crisis"}
