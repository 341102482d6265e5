"""Rasa component that watches for danger beside the classifier: with words for it, a small chance is enough.

The classifier knows how messages about danger sound; this guard knows the words after which little may be left to
chance (``bot.nlu.danger``). It only ever adds an alarm and never takes one away.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.danger import speaks_of_danger
from bot.nlu.fact_extractor import LANGUAGE
from bot.nlu.intent_classifier import CRISIS_LIKELIHOOD
from bot.nlu.thresholds import CRISIS

UNTHINKABLE = 0.002
"""Below this likelihood words for danger mean something else ("wiskunde is een zelfmoordvak").

Of 75 tuning messages about danger that have words for it, none is below 0.009; of 7 others with such words, 6 are.
"""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class CrisisGuard(GraphComponent, RasaIntentClassifier):
    """Sets the intent ``crisis`` on a message with words for danger; stands last in the pipeline."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CrisisGuard:
        """A guard; it has nothing to learn."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Raise the alarm where there are words for danger."""
        for message in messages:
            if speaks_of_danger(message.get(TEXT) or "") and _is_thinkable(message):
                alarm = {"name": CRISIS, "confidence": 1.0}
                others = [item for item in message.get(INTENT_RANKING_KEY, []) if item["name"] != CRISIS]
                message.set(INTENT, alarm, add_to_output=True)
                message.set(INTENT_RANKING_KEY, [alarm, *others], add_to_output=True)
        return messages


def _is_thinkable(message: Message) -> bool:
    """Whether the classifier leaves room for danger; it cannot judge other languages, nor when it is missing."""
    foreign = any(entity["entity"] == LANGUAGE for entity in message.get(ENTITIES, ()))
    return foreign or message.get(CRISIS_LIKELIHOOD, 1.0) >= UNTHINKABLE
