"""The municipality that a parent names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from bot.knowledge.models import Municipality
from bot.nlu.facts import dutch
from bot.nlu.facts.reading import Mention
from bot.nlu.facts.speller import Speller, ordinary_words
from bot.nlu.spelling import simplified

_FIRST_NAMES = frozenset({"adam"})
"""Short names of places that are first names too."""
_BEFORE_NAME = frozenset(
    {"onze", "ons", "mijn", "met", "voor", "van", "heet", "en", "is", "over", "door", "tegen", "kleine"}
)
_PARTS_OF_TOWN = frozenset({"noord", "oost", "zuid", "west", "centrum", "zuidoost"})


class MunicipalityFinder:
    """Finds municipalities by name and alias; built once because it prepares the names."""

    def __init__(self, nlp: Language, municipalities: Mapping[str, Municipality]) -> None:
        """Prepare the names.

        Args:
            nlp: a Dutch spaCy pipeline; only its tokenizer and vocabulary are used.
            municipalities: by name, from the knowledge files.
        """
        self._places = PhraseMatcher(nlp.vocab, attr="NORM")
        spellings = {name: [simplified(s) for s in (name, *entry.aliases)] for name, entry in municipalities.items()}
        for name, spelled in spellings.items():
            self._places.add(name, [nlp.make_doc(spelling) for spelling in spelled])
        self._ambiguous = {name for name, entry in municipalities.items() if entry.ambiguous}
        clear = [spelling for name, spelled in spellings.items() if name not in self._ambiguous for spelling in spelled]
        self._spell = Speller(clear, ordinary_words(nlp))

    def find(self, simple: Doc) -> Iterator[Mention]:
        """The municipality named last; a name that is an ordinary word too only counts after "in" and the like.

        Args:
            simple: the simplified message as tokens. A typing error is mended only after "in" and the like.
        """
        words = [
            self._spell(token.text) if token.i and simple[token.i - 1].text in dutch.BEFORE_MISSPELT else token.text
            for token in simple
        ]
        spelled = Doc(simple.vocab, words=words)
        found = [
            span
            for span in spacy.util.filter_spans(self._places(spelled, as_spans=True))
            if span.label_ not in self._ambiguous or (span.start and words[span.start - 1] in dutch.BEFORE_PLACE)
        ]
        found = [span for span in found if spelled[span.start].text not in _FIRST_NAMES or _is_place(words, span)]
        found = [span for span in found if words[max(0, span.start - 2) : span.start] != ["niet", "in"]]
        found = [span for span in found if not _is_left(words, span.start)]
        found = [span for span in found if not _is_to_come(words, span.start)] or found
        if found:
            first, last = simple[found[-1].start], simple[found[-1].end - 1]
            yield Mention("gemeente", found[-1].label_, first.idx, last.idx + len(last))


def _is_place(words: list[str], span: Span) -> bool:
    """Whether a first name is a place here: after "in" and the like, before a part of town or as the last word."""
    before, after = words[max(0, span.start - 1) : span.start], words[span.end : span.end + 1]
    in_place = bool(set(before) & dutch.BEFORE_PLACE or set(after) & _PARTS_OF_TOWN)
    last = not after and bool(before) and not set(before) & (dutch.CHILD | _BEFORE_NAME)
    return in_place or span.end - span.start > 1 or last


def _is_left(words: list[str], start: int) -> bool:
    """ "De verhuizing van Breda": where the family lived before."""
    return words[start - 1 : start] in (["van"], ["uit"]) and bool({"verhuizing", "verhuisd"} & set(words))


def _is_to_come(words: list[str], start: int) -> bool:
    """ "Wij verhuizen naar Assen": not where the family lives, unless no other place is named."""
    return words[start - 1 : start] == ["naar"] and "verhuizen" in words
