"""A message as tokens, and the pieces of it that are masked or must stay."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.nlu.spelling import simplified


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


LABELS = ("naam", "school", "telefoon", "mail", "bsn", "adres", "datum", "nummer", "link")
"""What a mask can say, in brackets."""
_TOKEN = re.compile(rf"\[(?:{'|'.join(LABELS)})\]|[^\W\d_]+(?:['’´`-][^\W\d_]+)*|\d+|\n|[^\w\s]|_", re.UNICODE)
_STOPS = frozenset('.!?:\n("“*•-')

_ABBREVIATED = word_set("dhr hr mevr mw mvr dr drs prof fam st v d mr ir ing")


@dataclass
class Token:
    """A word, number, sign or mask of the message.

    Attributes:
        text, plain: as typed and simplified.
        start, end: place in the message.
        first: begins a sentence.
        label: what it is masked as, "" for what must stay, None while undecided.
    """

    text: str
    plain: str
    start: int
    end: int
    first: bool
    label: str | None = None

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()

    @property
    def is_mask(self) -> bool:
        """Whether it stands for something that was masked."""
        return self.label not in (None, "")

    @property
    def has_capital(self) -> bool:
        """Whether it is written as a name: one capital, or more in a double name."""
        return self.text[0].isupper() and not self.text[1:2].isupper()


@dataclass
class Reading:
    """A message as tokens.

    Attributes:
        text: the message.
        tokens: its tokens in order.
        uses_capitals: whether capitals tell something: not when all words have them.
    """

    text: str
    tokens: list[Token]
    uses_capitals: bool = field(init=False)
    _ends: list[int] = field(init=False)
    _plain: list[str] = field(init=False)

    def __post_init__(self) -> None:
        inside = [token for token in self.tokens if token.is_word and not token.first]
        capitals = sum(token.text[0].isupper() for token in inside)
        self._ends = [token.end for token in self.tokens]
        self._plain = [token.plain for token in self.tokens]
        self.uses_capitals = capitals <= 0.5 * len(inside) or len(inside) < 5

    def plain(self, at: int) -> str:
        """The simplified token at a place; empty outside the message."""
        return self._plain[at] if 0 <= at < len(self._plain) else ""

    def token(self, at: int) -> Token | None:
        """The token at a place, or None outside the message."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def cover(self, start: int, end: int, label: str) -> None:
        """Decide on the tokens that touch a piece of the text; what was decided before stays."""
        at = bisect_right(self._ends, start)
        while at < len(self.tokens) and self.tokens[at].start < end:
            self.decide((at,), label)
            at += 1

    def decide(self, places: Iterable[int], label: str) -> None:
        """Decide on tokens by their place; what was decided before stays."""
        for at in places:
            if self.tokens[at].label is None:
                self.tokens[at].label = label


def read(text: str) -> Reading:
    """The message as tokens; masks that are in it stay masks."""
    tokens: list[Token] = []
    first = True
    for match in _TOKEN.finditer(text):
        word = match[0]
        label = word[1:-1] if len(word) > 1 and word[0] == "[" else None
        tokens.append(Token(word, simplified(word), match.start(), match.end(), first, label))
        first = _starts_sentence(tokens) or (first and not word[0].isalnum() and label is None)
    return Reading(text, tokens)


def _starts_sentence(tokens: list[Token]) -> bool:
    """Whether a sentence begins behind the tokens: not behind the full stop of "dhr." or of an initial."""
    if tokens[-1].text not in _STOPS:
        return False
    before = tokens[-2] if len(tokens) > 1 else tokens[-1]
    return not (
        tokens[-1].text == "." and (before.plain in _ABBREVIATED or len(before.text) == 1 and before.text.isupper())
    )


def written(reading: Reading) -> str:
    """The message with its masks; what is masked as one thing gets one mask."""
    parts: list[str] = []
    done = 0
    for start, end, label in _pieces(reading):
        parts += [reading.text[done:start], f"[{label}]"]
        done = end
    return "".join((*parts, reading.text[done:]))


def _pieces(reading: Reading) -> list[tuple[int, int, str]]:
    """Places and labels of the masks; neighbours with only a space or hyphen between them are one."""
    pieces: list[tuple[int, int, str]] = []
    for token in reading.tokens:
        if not token.is_mask:
            continue
        between = reading.text[pieces[-1][1] : token.start] if pieces else "no neighbour"
        if pieces and pieces[-1][2] == token.label and len(between) < 3 and not between.strip(" -"):
            pieces[-1] = (pieces[-1][0], token.end, token.label)
        else:
            pieces.append((token.start, token.end, token.label))
    return pieces
