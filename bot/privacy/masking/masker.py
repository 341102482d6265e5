"""Puts words in brackets where a message names somebody or something of somebody: "mijn zoon [naam]".

What the bot needs stays: the names in the knowledge files, municipalities, and the words by which danger is seen.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.nlu.danger import speaks_of_danger
from bot.privacy.masking.cues import ROLES, TITLES
from bot.privacy.masking.lexicon import Lexicon
from bot.privacy.masking.numbers import nicknames, pieces
from bot.privacy.masking.people import people
from bot.privacy.masking.schools import school_names
from bot.privacy.masking.text import Reading, read, written

_BEFORE_PLACE = frozenset(("in", "uit", "te", "gemeente", "naar", "nabij", "bij", "regio", "rond"))
_BEFORE_PERSON = TITLES | ROLES | frozenset(("van", "de", "der", "den", "ter", ".", "heet", "familie", "ben"))
_BESIDE = 2
"""Words beside each other that are put back together when they hide danger."""
_ROUNDS = 4
"""What is masked can tell more about what is beside it; so many times it is looked at again at most."""


def mask(text: str, lexicon: Lexicon) -> str:
    """The text with names, numbers and addresses of people replaced by words in brackets.

    Args:
        text: what a parent typed.
        lexicon: what ``prepare`` made of the knowledge.

    Returns:
        The text; masking it again changes nothing.
    """
    for _ in range(_ROUNDS):
        masked = _masked(text, lexicon)
        if masked == text:
            break
        text = masked
    return text


def _masked(text: str, lexicon: Lexicon) -> str:
    reading = read(text)
    for start, end, label in pieces(reading, lexicon):
        reading.cover(start, end, label)
    _keep(reading, lexicon)
    for start, end, label in nicknames(text):
        reading.cover(start, end, label)
    for places in school_names(reading, lexicon):
        reading.decide(places, "school")
    for _ in people(reading, lexicon):
        pass
    masked = written(reading)
    return masked if masked == text else _still_alarming(reading, masked)


def _still_alarming(reading: Reading, masked: str) -> str:
    """The masked text, with names and schools put back as far as danger would otherwise not be seen."""
    if not speaks_of_danger(reading.text) or speaks_of_danger(masked):
        return masked
    named = [at for at, token in enumerate(reading.tokens) if token.label in ("naam", "school")]
    for at in named:
        beside = [place for place in named if abs(place - at) <= _BESIDE]
        if speaks_of_danger(restored := _with_put_back(reading, beside)):
            return restored
    return _with_put_back(reading, named)


def _with_put_back(reading: Reading, places: list[int]) -> str:
    """The masked text with the words at these places as they were typed."""
    tokens = [replace(token, label="" if at in places else token.label) for at, token in enumerate(reading.tokens)]
    return written(Reading(reading.text, tokens))


def _keep(reading: Reading, lexicon: Lexicon) -> None:
    """Decide that the names in the knowledge stay."""
    for at in range(len(reading.tokens)):
        for phrase in lexicon.keep.get(reading.plain(at), ()):
            _keep_phrase(reading, at, phrase)
        if reading.plain(at - 1) in _BEFORE_PLACE or _is_written_as_place(reading, lexicon, at):
            for phrase in lexicon.places.get(reading.plain(at), ()):
                _keep_phrase(reading, at, phrase)


def _is_written_as_place(reading: Reading, lexicon: Lexicon, at: int) -> bool:
    """Whether a place has its capital and stands alone: "groep 7, Bergen", but not "mevrouw Van Bergen"."""
    token, before = reading.tokens[at], reading.token(at - 1)
    if (
        token.first
        or not token.has_capital
        or token.plain in lexicon.first
        or token.plain in lexicon.either
        or before is None
    ):
        return False
    return not before.has_capital and before.plain not in _BEFORE_PERSON and before.plain not in lexicon.first


def _keep_phrase(reading: Reading, at: int, phrase: tuple[str, ...]) -> None:
    place = at
    for word in phrase:
        while place > at and re.fullmatch(r"[^\w\s]", reading.plain(place)):
            place += 1
        if reading.plain(place) != word:
            return
        place += 1
    reading.decide(range(at, place), "")
