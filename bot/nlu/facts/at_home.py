"""How long the child has been at home, or whether it goes part of the time or threatens to stay at home.

The last statement counts: "eerst halve dagen, nu al een jaar thuis". Other people at home, suspensions and homework say
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from bot.nlu.facts import dutch, dutch_school
from bot.nlu.facts.reading import Mention, Reading

_NUMBERS = {**dutch_school.NUMBERS, **dutch_school.PARTS}
_NUMBER = rf"(\d+(?:[.,]\d+)?|{'|'.join(_NUMBERS)})"


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """One of the patterns as whole words within a sentence: a dot in them is no full stop."""
    one = "|".join(pattern.replace(" .{", " [^.?!]{") for pattern in patterns)
    return re.compile(rf"(?<![\w'])(?:{one})(?!\w)")


_AWAY, _AT_RISK = _any_of(dutch_school.AWAY), _any_of(dutch_school.AT_RISK)
_PARTLY = _any_of(pattern.format(number=_NUMBER, weekday=dutch_school.WEEKDAY) for pattern in dutch_school.PARTLY)
_MORNING, _STRUGGLE = re.compile(rf"\b(?:{dutch_school.EACH_MORNING})"), re.compile(rf"\b{dutch_school.STRUGGLE}\b")
_SUSPENDED = re.compile(dutch_school.SUSPENSION)
_UNITS = "|".join(dutch_school.WEEKS_PER_UNIT)
_DURATION = re.compile(rf"\b(?P<number>{_NUMBER})(?: hele?| a \d+| tot \d+| volle)? (?P<unit>{_UNITS})\b")
_UNIT_FIRST = re.compile(rf"\b(?P<unit>dag|week|maand) of (?P<number>{_NUMBER})\b")
_VERY_LONG = re.compile(
    r"\b(?P<unit>maanden|al tijden|tijdenlang|jaren|heel lang|maandenlang|wekenlang"
    r"|(hele|heel het) schooljaar|vorig (school)?jaar)\b"
)
_SINCE = re.compile(
    r"\b(?:sinds|vanaf|na|van na|van voor|al voor) (?:de |het |begin |eind |half |afgelopen |vorige )*"
    rf"(?P<event>{'|'.join(dutch_school.HOLIDAYS)})\b"
)
_SINCE_DAY = re.compile(rf"\b(sinds|vanaf) (afgelopen |vorige )?{dutch_school.PAST_DAY}\b")
_SOME_DAYS = re.compile(r"\b(al dagen|(de hele|heel de|al deze) week|gisteren en (vandaag|eergisteren))\b")
_A_LONG_TIME = 26.0
"""Weeks meant by "al heel lang" and the like."""
_SINCE_A_DAY = 0.5
"""Weeks meant by "sinds maandag"."""
_YEARS_AT_HOME = 2
"""More years than this are an age, unless "al" or "ruim" stands before."""
_NEARBY = 60
"""A length of time at most this many characters from being away is about that."""


def at_home(reading: Reading, today: date) -> Iterator[Mention]:
    """At most one mention: the last of the time at home and the part at school, or else the risk.

    Args:
        reading: the message.
        today: the day from which "sinds de herfstvakantie" is counted.
    """
    text = reading.text
    if _SUSPENDED.search(text) or _is_about_others(reading):
        return
    partly, length = _last(_PARTLY, text), _weeks(text, today)
    if length and not _is_of_absence(reading, length[1]):
        length = None
    if length and (partly is None or length[1].start() > partly.end()):
        yield reading.matched("thuis", "langer_dan_4_weken" if length[0] > 4 else "korter_dan_4_weken", length[1])
    elif partly:
        yield reading.matched("thuis", "deels", partly)
    elif risk := _AT_RISK.search(text) or _struggle(text):
        yield reading.matched("thuis", "dreigt", risk)


def _is_of_absence(reading: Reading, length: re.Match[str]) -> bool:
    """Whether a length of time is about being away from school: the message says so, or is only an answer."""
    text = reading.text
    others = f"{text[: length.start()]} {text[length.end() :]}".split()
    years = (length.groupdict().get("unit") or "").startswith("ja")
    if not years and all(word in dutch_school.ANSWERING or not word.isalnum() for word in others):
        return True
    return any(
        away.start() - _NEARBY < length.end() and length.start() < away.end() + _NEARBY for away in _AWAY.finditer(text)
    )


def _struggle(text: str) -> re.Match[str] | None:
    """ "Elke ochtend is het huilen": a struggle and the morning in one sentence."""
    for sentence in re.finditer(r"[^.?!]+", text):
        if set(sentence[0].split()) & dutch_school.OTHERS:
            continue
        if _STRUGGLE.search(sentence[0]) and (morning := _MORNING.search(text, sentence.start(), sentence.end())):
            return morning
    return None


def _is_about_others(reading: Reading) -> bool:
    """ "De juf is er halve dagen", "mijn moeder zit al maanden thuis": somebody else is away."""
    for pattern in (_AWAY, _PARTLY):
        for match in pattern.finditer(reading.text):
            said = re.split(r"[.!?,]| en ", reading.text[: match.end()])[-1].split()
            others = any(word.endswith(dutch_school.STAFF + dutch_school.RELATIVES) for word in said)
            if others and not set(said) & (dutch.CHILD | dutch.THIRD_PERSON):
                return True
    relatives = set(reading.words) & set(dutch_school.RELATIVES)
    return bool(relatives) and not set(reading.words) & (dutch.CHILD | {"school", "klas", "hij", "les"})


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return max(pattern.finditer(text), key=lambda match: match.start(), default=None)


def _weeks(text: str, today: date) -> tuple[float, re.Match[str]] | None:
    """The length of time named last, in weeks; a number of weeks goes before "maanden" and before "sinds"."""
    matches = [*_UNIT_FIRST.finditer(text), *_DURATION.finditer(text)]
    if counted := [found for match in matches if (found := _counted(text, match))]:
        return counted[-1]
    if match := _VERY_LONG.search(text):
        return _A_LONG_TIME, match
    if match := _SINCE.search(text):
        return _weeks_since(match["event"], today), match
    if match := _SINCE_DAY.search(text):
        return _SINCE_A_DAY, match
    if match := _SOME_DAYS.search(text):
        return _SINCE_A_DAY, match
    return None


def _counted(text: str, match: re.Match[str]) -> tuple[float, re.Match[str]] | None:
    """Weeks of one duration. "Al vier weken" is over four weeks: the fifth has begun. "Nog een maand" is to come."""
    before, rest = text[: match.start()], text[match.end() :]
    if re.match(dutch_school.NOT_BEHIND, rest) or re.search(dutch_school.NOT_BEFORE, before):
        return None
    if re.search(r"\bna $", before) and not re.match(r" (thuis|geen|niet)", rest):
        return None
    number = match["number"].replace(",", ".")
    count = _NUMBERS.get(number) or float(number)
    more = re.search(r"\b(al|ruim|meer dan|langer dan|zeker|minstens) (ruim |zeker |een )?$", before)
    less = re.search(r"\b(nog geen|bijna|korter dan|minder dan|krap) (een )?$", before)
    if match["unit"] in ("jaar", "jaren") and count > _YEARS_AT_HOME and not more:
        return None
    return count * dutch_school.WEEKS_PER_UNIT[match["unit"]] + (0.1 if more else 0) - (0.1 if less else 0), match


def _weeks_since(event: str, today: date) -> float:
    """Weeks since the last time this month or holiday came by."""
    month, day = dutch_school.HOLIDAYS[event]
    then = date(today.year, month, day)
    return (today - (then if then <= today else then.replace(year=today.year - 1))).days / 7
