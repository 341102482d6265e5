"""Tells whether a message has words for danger: the patterns of ``words`` as regular expressions.

Only the patterns whose letters occur in a message are tried, so a message costs a tenth of a millisecond.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations

from bot.nlu.danger.words import ALONE, DANGER, HARMLESS, SAME_WORD, WORDS
from bot.nlu.spelling import simplified

_WORD_OR_STOP = re.compile(r"\w+|[.!?;\n]")
_GOES_ON = re.compile(r"\|\n +")
_START = re.compile(r"\b\w")
_LISTED = re.compile(r"<(\w+)>")
_CHOICE = re.compile(r"\(((?:\w[\w* ]*\|)+\w[\w* ]*)\)")
_ENDING = re.compile(r"(?<=\w)(?<!\\w)\*")
_PLAIN = re.compile(r"(?:[\w ](?![?{]))*")
_NEAR, _FAR = r"(?: \w+){0,4} ", r"(?: [^ ]+){0,12} "
_LETTERS = 3
"""Letters by which the patterns are looked up."""


class _Lines:
    """Lines of ``words`` as regular expressions; only those with the letters of a word are tried at it."""

    def __init__(self, lines: str) -> None:
        self._by_letters: dict[str, list[tuple[re.Pattern[str], frozenset[str]]]] = defaultdict(list)
        """Expressions by their first letters, each with the first letters of its last part."""
        for line in filter(str.strip, _GOES_ON.sub("|", lines).splitlines()):
            for parts in permutations(line.strip().split(" & ")):
                pattern = _with_lists(" ... ".join(parts))
                expression = re.compile(_expression(pattern) + r"(?!\w)")
                last = frozenset(_first_letters(_last_part(pattern)))
                for letters in _first_letters(pattern):
                    self._by_letters[letters].append((expression, last))

    def found(self, words: str) -> Iterator[re.Match[str]]:
        """The places where a line fits, from left to right, that do not overlap."""
        places = [word.start() for word in _START.finditer(words)]
        present = {words[place : place + length] for place in places for length in range(_LETTERS + 1)}
        end = 0
        for place in places:
            match = next(self._matches(words, place, present), None) if place >= end else None
            if match:
                end = match.end()
                yield match

    def _matches(self, words: str, place: int, present: set[str]) -> Iterator[re.Match[str]]:
        for length in range(1, _LETTERS + 1):
            for expression, last in self._by_letters.get(words[place : place + length], ()):
                if not last.isdisjoint(present) and (match := expression.match(words, place)):
                    yield match


def _with_lists(pattern: str) -> str:
    """The pattern with the words themselves for the names of lists."""
    while _LISTED.search(pattern):
        pattern = _LISTED.sub(lambda name: f"({WORDS[name[1]]})", pattern)
    return pattern


def _expression(pattern: str) -> str:
    """The regular expression for a pattern without names of lists."""
    pattern = _ENDING.sub(r"\\w*", _CHOICE.sub(_by_first_letter, pattern))
    return pattern.replace("(", "(?:").replace(" ... ", _FAR).replace(" .. ", _NEAR)


def _by_first_letter(choice: re.Match[str]) -> str:
    """A choice of words as a choice of first letters: most words in a text then cost one look."""
    ends = defaultdict(list)
    for word in choice[1].split("|"):
        ends[word[0]].append(word[1:])
    return "(" + "|".join(f"{letter}({'|'.join(rest)})" for letter, rest in ends.items()) + ")"


def _last_part(pattern: str) -> str:
    """What follows the last gap, or the pattern itself when that gap is inside brackets or there is none."""
    last = re.split(r" \.{2,3} ", pattern)[-1]
    return last if last.count("(") == last.count(")") else pattern


def _first_letters(pattern: str) -> set[str]:
    """The letters, at most three, with one of which every text begins that fits; an empty one when that is open."""
    if pattern.startswith("("):
        choices, rest = _choices(pattern)
        if not rest.startswith("?"):
            return set().union(*(_first_letters(choice + ("" if "|" in choice else rest)) for choice in choices))
        return set().union(*map(_first_letters, choices), _first_letters(rest[1:]))
    plain = _PLAIN.match(pattern)[0]
    if plain or pattern[1:2] != "?":
        return {plain[:_LETTERS]}
    return {pattern[0], *_first_letters(pattern[2:])}


def _choices(pattern: str) -> tuple[list[str], str]:
    """What may stand in the brackets with which the pattern begins, and what follows them."""
    depth, choices, start = 0, [], 1
    for place, sign in enumerate(pattern):
        depth += (sign == "(") - (sign == ")")
        if depth == 0 or (depth == 1 and sign == "|"):
            choices.append(pattern[start:place])
            start = place + 1
        if depth == 0:
            break
    return choices, pattern[start:]


_DANGER = _Lines("\n".join(DANGER.values()))
_HARMLESS = _Lines(HARMLESS)


def speaks_of_danger(text: str) -> bool:
    """Whether the message has words for danger to life or safety."""
    words = _plain_words(text)
    if words.strip(" .") in ALONE:
        return True
    for harmless in reversed(list(_HARMLESS.found(words))):
        words = f"{words[: harmless.start()]}~{words[harmless.end() :]}"
    return any(_DANGER.found(words))


def _plain_words(text: str) -> str:
    """The words in one spelling with single spaces, the end of a sentence as a lone full stop."""
    tokens = _WORD_OR_STOP.findall(simplified(text).replace("'", ""))
    return " ".join(SAME_WORD.get(token, token) if token.isalnum() else "." for token in tokens)
