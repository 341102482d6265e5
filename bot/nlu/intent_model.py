"""The model behind the intent classifier: text in, likelihood per intent out. Knows scikit-learn, not Rasa."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from bot.nlu.spelling import simplified


@dataclass(frozen=True)
class TuningMessage:
    """A message that is not trained on, with the intents that count as right."""

    text: str
    accepted: frozenset[str]


class IntentModel:
    """A linear model over two views of a message, with likelihoods that can be taken at their word.

    Parts of words (character n-grams) forgive typing errors; words and word pairs carry set phrases. How far the
    model's scores can be trusted is learned from the tuning messages: one temperature for all intents.
    """

    def __init__(self, strength: float) -> None:
        """An untrained model; ``strength`` is the inverse of the regularisation of the linear model."""
        letters = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=(2, 5),
            sublinear_tf=True,
            min_df=2,
            dtype=np.float32,
            preprocessor=simplified,
        )
        words = TfidfVectorizer(
            ngram_range=(1, 2), sublinear_tf=True, min_df=2, dtype=np.float32, lowercase=False, token_pattern=r"\w+"
        )
        self._views = (letters, words)
        self._strength = strength
        self._weights = np.zeros((0, 0), dtype=np.float32)
        """A row per feature, a column per intent; in that order in memory, which makes reading a message fast."""
        self._bias = np.zeros(0, dtype=np.float32)
        self._sharpness = 1.0
        self.intents: list[str] = []
        """Names of the columns of the likelihoods."""

    def fit(self, texts: Sequence[str], intents: Sequence[str], tuning: Sequence[TuningMessage]) -> IntentModel:
        """Learn from the training messages, then how far to trust the scores from the tuning messages.

        Args:
            texts: training messages.
            intents: the intent of each; three or more different ones.
            tuning: messages that are not among the texts.
        """
        linear = LinearSVC(C=self._strength, class_weight="balanced", random_state=0)
        spelled = [simplified(text) for text in texts]
        linear.fit(hstack([view.fit_transform(spelled) for view in self._views]), intents)
        self.intents = [str(intent) for intent in linear.classes_]
        self._weights = np.ascontiguousarray(linear.coef_.T, dtype=np.float32)
        self._bias = linear.intercept_.astype(np.float32)
        scores = self._scores([message.text for message in tuning])
        right = self.columns_of([message.accepted for message in tuning])
        self._sharpness = _best_sharpness(scores, right)
        return self

    def columns_of(self, accepted: Sequence[Set[str]]) -> np.ndarray:
        """Per message a row of booleans: which intents are right."""
        return np.array([[intent in good for intent in self.intents] for good in accepted])

    def likelihoods(self, texts: Sequence[str]) -> np.ndarray:
        """A row per message that adds up to 1, a column per intent."""
        return _softmax(self._sharpness * self._scores(texts))

    def _scores(self, texts: Sequence[str]) -> np.ndarray:
        spelled = [simplified(text) for text in texts]
        return hstack([view.transform(spelled) for view in self._views], format="csr") @ self._weights + self._bias


def _softmax(scores: np.ndarray) -> np.ndarray:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def _best_sharpness(scores: np.ndarray, right: np.ndarray) -> float:
    """The factor on the scores with which the right intents are likeliest (temperature scaling, Guo et al. 2017)."""

    def surprise(log_sharpness: float) -> float:
        share = (_softmax(np.exp(log_sharpness) * scores) * right).sum(axis=1)
        return float(-np.log(np.maximum(share, 1e-9)).mean())

    return float(np.exp(minimize_scalar(surprise, bounds=(-3, 4), method="bounded").x))
