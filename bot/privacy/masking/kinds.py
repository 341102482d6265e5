"""Kinds of words: first names, surnames, ordinary words, and words that are in no list."""

from __future__ import annotations

import re
from functools import cached_property

from bot.privacy.masking import cues
from bot.privacy.masking.lexicon import Lexicon, as_it_sounds, is_compound, with_a_letter_left_out
from bot.privacy.masking.text import Reading


class Kinds:
    """Tells what kind of word stands at a place of one message."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self._read, self._known = reading, lexicon

    def _is_first_name(self, word: str) -> bool:
        """A first name, also a double one and with the s of possession: "anna-sophie", "daans", "daan's"."""
        if word in self._known.first:
            return True
        base = re.sub(r"['’]?s?$", "", word) if word.endswith("s") else word
        known = word in self._known.words or word in self._known.either
        if base != word and base in self._known.first and not known and len(base) > 2:
            return True
        parts = re.split(r"[-']", word)
        return len(parts) > 1 and word not in self._known.words and parts[0] in self._known.first and len(parts[0]) > 2

    def _is_either(self, at: int) -> bool:
        return self._read.plain(at) in self._known.either

    def _is_mostly_a_name(self, at: int) -> bool:
        """ "Sinds roos op school zit", but not "een roos", "3 jan" or "max 3 weken"."""
        if self._read.plain(at) not in self._known.mostly or self._read.plain(at - 1) in cues.ARTICLES:
            return False
        beside = {self._read.plain(place) for place in (at - 2, at - 1, at + 1, at + 2)}
        counts = self._read.plain(at + 1) in cues.COUNTS or self._read.plain(at - 1).isdigit()
        return not (beside & cues.MONTHS or counts or self._read.plain(at + 1).isdigit())

    def _is_ordinary(self, at: int) -> bool:
        word = self._read.plain(at)
        return word in self._known.words or word in self._known.proper

    def _is_unknown(self, at: int) -> bool:
        """A word that is in no list and does not end like an ordinary word."""
        token = self._read.token(at)
        if token is None or not token.is_word or token.label is not None or len(token.plain) < cues.UNKNOWN:
            return False
        if self._is_ordinary(at) or token.plain in cues.CALLERS or (token.text.isupper() and not self._all_capitals()):
            return False
        if self._has_capital(at):
            return True
        return not cues.LOWER_ENDINGS.search(token.plain) and not is_compound(token.plain, self._known.words)

    def _has_capital(self, at: int) -> bool:
        """Whether a capital inside a sentence tells that it is a name."""
        token = self._read.token(at)
        return bool(token) and token.is_word and self._read.uses_capitals and token.has_capital and not token.first

    def _all_capitals(self) -> bool:
        return self._read.text.isupper()

    # --- words that nobody heard of -------------------------------------------------------------------------------

    def _is_unheard_of(self, at: int) -> bool:
        """A word that looks like no word at all: no rare or English one, and no typing error of an everyday one."""
        token = self._read.token(at)
        if not self._is_unknown(at):
            return False
        if self._has_capital(at):
            return True
        word = token.plain
        return word not in self._known.heard and not self._is_compound_of_rare_words(word) and not self._is_near(word)

    def _is_compound_of_rare_words(self, word: str) -> bool:
        return is_compound(word, self._known.heard, shortest=4)

    def _is_near(self, word: str) -> bool:
        """ "Meschien", "schol": one letter more, less or other than in an everyday word; or written as it sounds."""
        sound = as_it_sounds(word)
        if sound in self._known.sounding:
            return True
        tried = (word, sound) if len(sound) > 4 else (word,)
        return len(word) > 3 and any(
            short in self._known.nearly for form in tried for short in with_a_letter_left_out(form)
        )

    @cached_property
    def _is_dutch(self) -> bool:
        """Whether most words of the message are known ones: nobody can tell what is a name in another language."""
        words = [token.plain for token in self._read.tokens if token.is_word and not token.is_mask]
        known = sum(
            word in self._known.heard or word in self._known.proper or word in self._known.first for word in words
        )
        return known >= cues.DUTCH * len(words)
