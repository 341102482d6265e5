"""The school type of the parent's child: primary, secondary or special.

Signs in order of strength: a class the child is in, a kind of school, a word that belongs to one type, the child's age.
A school that is only wished for, advised, feared, refused or denied is not the child's, nor is that of a brother.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.nlu.facts import dutch, dutch_school
from bot.nlu.facts.child_age import ages
from bot.nlu.facts.reading import Mention, Reading

_STRONG, _PLAIN, _HINT, _AGE = 4, 3, 2, 1


class _Sign(NamedTuple):
    """A place in the message that tells the school type."""

    strength: int
    first: int
    value: str
    last: int


_PATTERNS = tuple(
    (strength, value, re.compile(rf"(?<![\w'-])(?:{'|'.join(patterns)})(?![\w'])"))
    for strength, signs in (
        (_STRONG, dutch_school.STRONG_SIGNS),
        (_PLAIN, dutch_school.PLAIN_SIGNS),
        (_HINT, dutch_school.HINT_SIGNS),
    )
    for value, patterns in signs.items()
)
_SHORT_ANSWER = 3
"""A message of at most this many words that names a school answers which school it is."""


def school_type(reading: Reading) -> Iterator[Mention]:
    """The school type for which the message gives the strongest sign; the last one where signs are equal."""
    if signs := [sign for sign in _signs(reading) if _is_of_child(reading, sign)]:
        best = max(signs)
        yield reading.found("schooltype", best.value, best.first, best.last, best.strength > _HINT)


def _signs(reading: Reading) -> Iterator[_Sign]:
    for strength, value, pattern in _PATTERNS:
        for match in pattern.finditer(reading.text):
            first = reading.at(match.start())
            level = strength == _STRONG and _is_level_of(reading.words[max(0, first - 3) : first])
            yield _Sign(_HINT if level else strength, first, value, reading.at(match.end() - 1))
    for at, age in ages(reading):
        yield from (_Sign(_AGE, at, value, at) for value in _school_of_age(age))


def _is_level_of(before: list[str]) -> bool:
    """ "Krijgt werk van groep 3": the level of the work says less than the child's school or age."""
    return before[-1:] in (["van"], ["uit"]) and bool(set(before[:-1]) & dutch_school.LEVEL_OF)


def _school_of_age(age: float) -> Iterator[str]:
    """Children of 4-11 are at primary school and of 13-17 at secondary school as a rule; at 12 it may be either."""
    if 4 <= age < 12:
        yield "po"
    elif 13 <= age < 18:
        yield "vo"


def _is_of_child(reading: Reading, sign: _Sign) -> bool:
    if sign.strength == _AGE:
        return True
    clause = next((clause for clause in reading.clauses() if sign.first in clause), range(len(reading.words)))
    before = reading.words[max(clause.start, sign.first - 5) : sign.first]
    if set(before) & dutch_school.OTHERS:
        return False
    if sign.strength == _HINT:
        return not _is_asked_about(reading, clause) and not _is_compared(reading, sign)
    if sign.value == "so":
        return _is_at_special(reading, clause, sign, before)
    return not _is_elsewhere(reading, sign, before)


def _is_asked_about(reading: Reading, clause: range) -> bool:
    """ "Wat doet een intern begeleider", "wie is de mentor": the role is asked about."""
    said = reading.said(clause)
    if "?" not in reading.text and said[0] not in dutch.QUESTION_START:
        return False
    return said[0] in ("wat", "wie", "verschil") and bool(set(said[:3]) & dutch_school.GENERIC)


def _is_compared(reading: Reading, sign: _Sign) -> bool:
    """ "Is een kc'er hetzelfde als een intern begeleider", "het verschil tussen een mentor en een teamleider"."""
    return bool(set(reading.words[max(0, sign.first - 8) : sign.last + 6]) & dutch_school.COMPARES)


def _is_at_special(reading: Reading, clause: range, sign: _Sign, before: list[str]) -> bool:
    """A special school is the child's when the child is "at" it or comes "from" it, and no wish or refusal is near."""
    said = reading.said(clause)
    bracketed = before[-1:] == ["("] or clause.start == sign.first and clause.stop == sign.last + 1
    if len(reading.words) <= _SHORT_ANSWER or bracketed:
        return not set(reading.words) & {"verschil", "of"}
    if before[-1:] == ["van"] and "naar" in said:
        return True
    if "huidige" in before:
        return True
    if set(said) & dutch_school.REFUSED or set(before) & dutch_school.NOT_THERE:
        return False
    at_school = _is_after_at(before)
    if reading.asks(clause):
        return (
            before[-1:] in (["de"], ["het"])
            and not {"op", "in"} & set(before[-3:])
            and not set(said) & dutch_school.GENERIC
        )
    return at_school or sign.strength == _STRONG or before[-1:] in (["de"], ["het"])


def _is_after_at(before: list[str]) -> bool:
    near = [word for word in before[-3:] if word not in dutch_school.ARTICLE]
    return bool(near) and near[-1] in dutch_school.AT


def _is_elsewhere(reading: Reading, sign: _Sign, before: list[str]) -> bool:
    """Whether the school is one to come or one denied: "naar de middelbare school", "niet de basisschool"."""
    around = set(reading.words[max(0, sign.first - 8) : sign.last + 6])
    if _is_higher_class(reading, sign):
        return False
    if before[-2:-1] == ["van"] or before[-1:] == ["van"]:
        return False
    if sign.value == "vo" and (_is_to_come(before) or _is_prepared_for(reading, sign, before)):
        return True
    if "naar" in before[-3:] and (around & dutch_school.LATER or sign.strength == _PLAIN):
        return not around & {"nu"}
    if sign.value == "vo" and sign.strength == _PLAIN and set(reading.words) & dutch_school.ADVISED:
        return True
    if "te" in before and before[-1:] == ["voor"]:
        return True
    if set(before) & (dutch_school.TOWARDS - {"naar"}):
        return True
    return _is_denied(before)


def _is_to_come(before: list[str]) -> bool:
    """ "Straks in de brugklas", "volgend jaar op de havo"."""
    return bool(set(before) & {"straks", "volgend"})


def _is_prepared_for(reading: Reading, sign: _Sign, before: list[str]) -> bool:
    """ "Een verklaring voor de middelbare": the child is not there yet."""
    return before[-2:] in (["voor", "de"], ["voor", "het"]) and reading.words[sign.first].startswith(
        ("middelba", "voort")
    )


def _is_higher_class(reading: Reading, sign: _Sign) -> bool:
    """A class above the first: who goes "naar groep 4" or "naar 4 havo" is at that type of school now."""
    words = reading.words[sign.first : sign.last + 1]
    numbered = any(re.search("[2-8]", word) or word in dutch_school.HIGHER for word in words)
    return sign.strength == _STRONG and numbered


def _is_denied(before: list[str]) -> bool:
    """ "Niet de basisschool", "niet op de havo"."""
    if "niet" not in before[-4:]:
        return False
    between = before[len(before) - before[::-1].index("niet") :]
    return set(between) <= dutch_school.ARTICLE | {"op", "in", "naar", "meer", "een", "zijn", "haar"}
