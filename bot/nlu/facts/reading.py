"""A message as the fact extractor reads it: words in one spelling, and the clauses and questions they form.

There is no parser in the Dutch pipeline: clauses follow from punctuation and from words that begin one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc

from bot.nlu.facts import dutch
from bot.nlu.spelling import simplified


@dataclass(frozen=True)
class Mention:
    """A fact or a name found in a message.

    Attributes:
        fact: name of the fact, or ``genoemd`` for a contact or term that is only named.
        value: id of the option, contact or term.
        start, end: place in the text, in characters; end is one past the last.
        certain: False for a fact that only follows from a word in passing, such as a school type from "de juf".
    """

    fact: str
    value: str
    start: int
    end: int
    certain: bool = True


@dataclass(frozen=True)
class Role:
    """One role in a clause, or an enumeration of roles.

    Attributes:
        mentions: the names.
        start: first token with its article: "onze nieuwe juf".
        last: last token.
        preposition: the word before it that makes it something else than subject or object, or "".
    """

    mentions: tuple[Mention, ...]
    start: int
    last: int
    preposition: str


@dataclass(frozen=True)
class Reading:
    """A message through spaCy, with its words in one spelling.

    Attributes:
        doc: the message through the whole pipeline.
        words: a word for each token, simplified and spelled right.
    """

    doc: Doc
    words: list[str]
    _spans: dict[tuple[int, ...], list[range]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, doc: Doc, spell: Callable[[str], str]) -> Reading:
        """Read a message; ``spell`` brings one simplified word to its spelling."""
        return cls(doc, [_plain(spell(simplified(token.text))) for token in doc])

    @cached_property
    def text(self) -> str:
        """The words with one space between them, for patterns."""
        return " ".join(self.words)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each word begins in ``text``."""
        starts, here = [], 0
        for word in self.words:
            starts.append(here)
            here += len(word) + 1
        return starts

    def found(self, fact: str, value: str, first: int, last: int, certain: bool = True) -> Mention:
        """A mention that covers the tokens from ``first`` up to and including ``last``."""
        end = self.doc[last]
        return Mention(fact, value, self.doc[first].idx, end.idx + len(end), certain)

    def at(self, place: int) -> int:
        """Index of the token that covers a place in ``text``."""
        return max((at for at, start in enumerate(self._starts) if start <= place), default=0)

    def matched(self, fact: str, value: str, match: re.Match[str]) -> Mention:
        """A mention of what a pattern found in ``text``."""
        return self.found(fact, value, self.at(match.start()), self.at(max(match.start(), match.end() - 1)))

    def tokens_of(self, mention: Mention) -> list[int]:
        """Indices of the tokens that a mention covers."""
        return [t.i for t in self.doc if t.idx < mention.end and t.idx + len(t) > mention.start]

    def said(self, clause: range) -> list[str]:
        """The words of a clause."""
        return self.words[clause.start : clause.stop]

    def next_word(self, clause: range, at: int) -> str:
        """The word after a token within its clause, or ""."""
        return self.words[at + 1] if at + 1 < clause.stop else ""

    def clauses(self, names: Set[int] = frozenset()) -> list[range]:
        """Parts of the message that stand on their own; an enumeration of names stays together."""
        key = tuple(sorted(names))
        if key not in self._spans:
            self._spans[key] = list(self._split(names))
        return self._spans[key]

    def _split(self, names: Set[int]) -> Iterator[range]:
        start = 0
        for token in self.doc:
            at = token.i
            if self._breaks(at, names):
                if at > start:
                    yield range(start, at)
                start = at + 1 if token.is_punct or token.is_space else at
        if start < len(self.doc):
            yield range(start, len(self.doc))

    def _breaks(self, at: int, names: Set[int]) -> bool:
        word, token = self.words[at], self.doc[at]
        if word in dutch.CLAUSE_BREAK:
            return not (self._is_adverb(at) or self._is_pronoun(at, names))
        if token.is_space and "\n" in token.text:
            return True
        if word in (",", "/", "&") or word in dutch.JOINERS:
            return not self._joins_names(at, names)
        if word == "nog" and _denies_next(self.words[at + 1 : at + 3]):
            return True
        return token.is_punct and word[:1] in ".!?;:"

    def _is_adverb(self, at: int) -> bool:
        """ "Toen" in "zijn we toen geweest" and "maar" in "alleen maar" begin no clause."""
        before = self.words[at - 1] if at else ""
        if self.words[at] == "toen":
            return before in dutch.JOINERS or not self.doc[at].tag_.startswith("VG")
        if self.words[at] == "als":
            return "zowel" in self.words[max(0, at - 6) : at]
        return self.words[at] == "maar" and before in ("alleen", "nog", "wacht", "dan")

    def _is_pronoun(self, at: int, names: Set[int]) -> bool:
        """ "Dat" in "heb ik dat al gedaan" and "die" in "ik wil die leraar niet" begin no clause."""
        before = self.words[max(0, at - 2) : at]
        if self.words[at] == "dat":
            return len(before) == 2 and before[0] in dutch.AUXILIARY and before[1] in dutch.FIRST_PERSON  # noqa: PLR2004
        return self.words[at] == "die" and at + 1 in names and before[-1:] != [","] and at - 1 not in names

    def _joins_names(self, at: int, names: Set[int]) -> bool:
        """Whether a comma or "en" stands between two names of one enumeration."""
        return self._name_near(at, -1, names) and self._name_near(at, 1, names)

    def _name_near(self, at: int, step: int, names: Set[int]) -> bool:
        here = at + step
        while 0 <= here < len(self.words):
            if here in names:
                return True
            if self.words[here] not in dutch.FILLERS:
                return False
            here += step
        return False

    def marked(self, clause: range) -> bool:
        """Whether a question mark closes the clause."""
        end = clause.stop
        while end < len(self.doc) and self.doc[end].text in (")", '"', "'"):
            end += 1
        return end < len(self.doc) and self.doc[end].text.startswith("?")

    def asks(self, clause: range) -> bool:
        """Whether the clause is a question."""
        marked = self.marked(clause)
        first = next((self.words[at] for at in clause if self.doc[at].is_alpha), "")
        if first in dutch.QUESTION_START and (marked or first not in dutch.ALSO_STATES):
            return True
        return marked and first not in dutch.STATES


def _plain(word: str) -> str:
    """The usual form of a word that is often typed in a shorter or regional form: "nie", "nix", "juffie"."""
    return dutch.VARIANTS.get(word, word)


def _denies_next(following: list[str]) -> bool:
    """Whether a "nog" begins a denial about somebody: "nog niet met de directeur"."""
    return len(following) == 2 and following[0] in ("niet", "nooit") and following[1] in dutch.PREPOSITIONS
