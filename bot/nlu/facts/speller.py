"""Mends typing errors in key words: words that the fact extractor looks for, and only what is no Dutch word itself."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Set

from rapidfuzz import process
from rapidfuzz.distance import OSA
from spacy.language import Language

from bot.nlu.spelling import simplified

_SHORTEST = 4
"""Words of fewer letters are left as they are: too many words are like them."""
_ONE_ERROR, _TWO_VOWELS = 5, 9
"""Letters from which a word may have one typing error, or two in its vowels."""
_MOST_KNOWN = 20_000
"""Words remembered at most, so that a stream of odd words cannot fill the memory."""
_ENDINGS = re.compile(r"(en|e|s|t|n)$")
_SOUNDS = (
    (re.compile(r"c(?=[aoukltr])|ck"), "k"),
    (re.compile(r"ij"), "ei"),
    (re.compile(r"ch"), "g"),
    (re.compile(r"(?<=.)(dt|d)\b"), "t"),
    (re.compile(r"(.)\1"), r"\1"),
)


def ordinary_words(nlp: Language) -> frozenset[str]:
    """Words in the texts that the Dutch model was trained on, from the model's own files; empty without a model."""
    strings = nlp.path / "vocab" / "strings.json" if nlp.path else None
    if strings is None or not strings.is_file():
        return frozenset()
    return frozenset(simplified(word) for word in json.loads(strings.read_text()) if word.islower())


class Speller:
    """Brings a misspelt key word to its spelling: "mentro", "diriktuur", "gymansium"."""

    def __init__(self, keys: Iterable[str], ordinary: Set[str], alike: Set[str] = frozenset()) -> None:
        """Prepare the key words.

        Args:
            keys: words that matter, simplified.
            ordinary: Dutch words that are right as they are, simplified.
            alike: words that matter too, but are so like others that only what sounds the same is mended.
        """
        self._keys = frozenset(key for key in keys if len(key) > 2 and key.isalpha())
        self._right = self._keys | alike | ordinary
        self._alike = {_sound(word): word for word in sorted(alike)}
        self._by_first: dict[str, dict[str, str]] = defaultdict(dict)
        for key in sorted(self._keys):
            self._by_first[key[0]][key] = _sound(key)
        self._known: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        """The key word meant, or the word itself."""
        if len(word) < _SHORTEST or word in self._right or not word.isalpha():
            return word
        if word not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            self._known[word] = self._nearest(word)
        return self._known[word]

    def _nearest(self, word: str) -> str:
        """A key word with the same first letter that sounds the same, or nearly so when it is long enough."""
        sound, length = _sound(word), len(word)
        if exact := self._swapped(word) or self._alike.get(sound):
            return exact
        errors = 0 if length < _ONE_ERROR or self._is_inflected(word) else 1 if length < _TWO_VOWELS else 2
        found = process.extractOne(sound, self._by_first[word[0]], scorer=OSA.distance, score_cutoff=errors)
        if found is None:
            return word
        key_sound, distance, key = found
        if distance == 0:
            return key
        near = len(key) > _ONE_ERROR and (distance == 1 or _consonants(key_sound) == _consonants(sound))
        return key if near else word

    def _swapped(self, word: str) -> str | None:
        """A key word of which two neighbouring letters changed places: "dgaen"."""
        pairs = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1))
        return next((pair for pair in pairs if pair in self._keys), None)

    def _is_inflected(self, word: str) -> bool:
        """Whether the word is an ordinary word with another ending."""
        return _ENDINGS.sub("", word) in self._right or any(word + ending in self._right for ending in ("e", "en"))


def _sound(word: str) -> str:
    """A word without what Dutch writes in two ways: c and k, ij and ei, ch and g, final d, dt and t, double letters."""
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return word


def _consonants(sound: str) -> str:
    return re.sub("[aeiou]", "", sound)
