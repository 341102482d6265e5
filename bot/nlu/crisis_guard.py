"""Rasa component that watches for danger beside the classifier: plain words for it always count as a crisis.

The classifier knows how messages about danger sound; this guard knows the words after which nothing may be left to
chance (``bot.nlu.danger``). It only ever adds an alarm and never takes one away.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.danger import speaks_of_danger
from bot.nlu.thresholds import CRISIS


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
            if speaks_of_danger(message.get(TEXT) or ""):
                alarm = {"name": CRISIS, "confidence": 1.0}
                others = [item for item in message.get(INTENT_RANKING_KEY, []) if item["name"] != CRISIS]
                message.set(INTENT, alarm, add_to_output=True)
                message.set(INTENT_RANKING_KEY, [alarm, *others], add_to_output=True)
        return messages
