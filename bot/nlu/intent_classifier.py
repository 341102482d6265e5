"""Rasa component that classifies a message's intent, and says when it is not sure enough to act on it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME as NOT_FOLLOWED
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.knowledge import load_knowledge
from bot.nlu.dutch_model import installed_dutch_model
from bot.nlu.intent_model import IntentModel
from bot.nlu.thresholds import CRISIS, OFF_TOPIC, CostCurve, Costs, cost_curve, offered
from bot.nlu.tuning import read_tuning_messages

TUNING = Path(__file__).with_name("tuning.yml")
"""Messages by other hands than the training messages, to set the limits with; never trained on."""
CRISIS_LIKELIHOOD = "crisis_likelihood"
"""Attribute of a message for the crisis guard."""
BESIDE = "beside"
"""Attribute of a message of several parts: topics that a part is about, beside the intent."""
OFFERS = "offers"
"""Attribute of a message that was not understood well enough: the topics to offer under "bedoel je"."""


PART_ENDS = re.compile(r"[.,;:!?\n]|\b(?:en|maar|ook|daarbij|bovendien|plus)\b", re.IGNORECASE)
"""Where a part of a message ends that may be about something else."""
PART_WORDS = 2
"""A part has at least so many words."""
MAX_PARTS = 8
PART_SURE = 0.8
"""A part is about a topic from this likelihood on."""


class OtherDutchModelError(Exception):
    """The bot was trained with another Dutch spaCy model than the one that is installed."""

    def __init__(self, trained: str, installed: str) -> None:
        super().__init__(
            f"This bot was trained with nl_core_news_sm {trained}, but {installed} is installed. "
            "Train it again with `make train`."
        )


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent, RasaIntentClassifier):
    """Classifies the whole message; sets ``intent`` and ``intent_ranking``, and ``offers`` where it is not sure.

    The intent is ``crisis`` from a low likelihood on, and ``nlu_fallback`` where answering the likeliest intent would
    cost parents more than asking (see ``thresholds``).
    """

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model: IntentModel | None = None
        self._curve: CostCurve | None = None
        self._topics: list[int] = []

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Settings and their defaults.

        ``strength`` is the inverse of the regularisation of the linear model; ``ranking_length`` is how many
        intents stand in the ranking.
        """
        return {"strength": 0.4, "ranking_length": 10}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentClassifier:
        """An untrained classifier."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Train on the messages that have text and an intent, set the limits on the tuning messages, and keep both."""
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        tuning = read_tuning_messages(TUNING)
        model = IntentModel(self._config["strength"])
        model.fit([example.get(TEXT) for example in examples], [example.get(INTENT) for example in examples], tuning)
        curve = cost_curve(
            model.likelihoods([message.text for message in tuning]),
            model.intents,
            [message.accepted for message in tuning],
            load_knowledge().topics.keys(),
            Costs(),
        )
        self._use(model, curve)
        kept = {"dutch_model": installed_dutch_model(), "model": model, "curve": curve}
        with self._model_storage.write_to(self._resource) as directory:
            joblib.dump(kept, directory / "intents.joblib", compress=3)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent and the ranking of each message; a message without text gets neither."""
        for message in messages:
            if self._model is not None and message.get(TEXT):
                whole, *parts = self._model.likelihoods([message.get(TEXT), *_parts(message.get(TEXT))])
                self._classify(message, whole)
                self._add_topics_of(parts, message)
        return messages

    def _classify(self, message: Message, shares: np.ndarray) -> None:
        """Decide by the limits that were chosen in training."""
        limits = self._curve.chosen
        intents = self._model.intents
        best = np.argsort(-shares)[: self._config["ranking_length"]]
        ranking = [{"name": intents[at], "confidence": float(shares[at])} for at in best]
        decided = ranking[0]
        crisis, off_topic = (float(shares[intents.index(name)]) for name in (CRISIS, OFF_TOPIC))
        if crisis >= limits.crisis:
            decided = {"name": CRISIS, "confidence": crisis}
        elif off_topic >= limits.off_topic:
            decided = {"name": OFF_TOPIC, "confidence": off_topic}
        elif decided["confidence"] < limits.answer:
            decided = {"name": NOT_FOLLOWED, "confidence": decided["confidence"]}
            ranking.insert(0, decided)
            message.set(OFFERS, [intents[at] for at in offered(shares, self._topics, limits.offer)], add_to_output=True)
        message.set(CRISIS_LIKELIHOOD, crisis)
        message.set(INTENT, decided, add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)

    def _add_topics_of(self, parts: list[np.ndarray], message: Message) -> None:
        """Topics that a part of the message is about by itself: "ze heeft diabetes | en wordt ermee gepest"."""
        sure = [shares.argmax() for shares in parts if shares.max() >= PART_SURE]
        named = dict.fromkeys(self._model.intents[at] for at in sure if at in self._topics)
        if beside := [topic for topic in named if topic != message.get(INTENT)["name"]]:
            message.set(BESIDE, beside, add_to_output=True)

    def _use(self, model: IntentModel, curve: CostCurve) -> None:
        topics = load_knowledge().topics
        self._model = model
        self._curve = curve
        self._topics = [at for at, intent in enumerate(model.intents) if intent in topics]

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntentClassifier:
        """A trained classifier.

        Raises:
            OtherDutchModelError: when the bot was trained with another Dutch spaCy model.
        """
        with model_storage.read_from(resource) as directory:
            kept = joblib.load(directory / "intents.joblib")
        if kept["dutch_model"] != installed_dutch_model():
            raise OtherDutchModelError(kept["dutch_model"], installed_dutch_model())
        classifier = cls(config, model_storage, resource)
        classifier._use(kept["model"], kept["curve"])
        return classifier


def _parts(text: str) -> list[str]:
    """The parts of a message that may be about something of their own; none when it has only one."""
    parts = [part for part in PART_ENDS.split(text) if len(part.split()) >= PART_WORDS][:MAX_PARTS]
    return parts if len(parts) > 1 else []
