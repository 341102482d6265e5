"""Finds facts in a parent's own words: whom they spoke to, the school type, how long at home, the kind of complaint.

spaCy gives tokens and parts of speech; names of people and organisations come from the knowledge files. What a parent
asks, plans or denies is not a fact: "moet ik eerst naar de directeur?", "ik ga met de mentor praten" and "nog niet met
de ib'er" say nothing about whom they spoke to. Each fact has its own module.

Must not decide what to do with a fact and must not know Rasa.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from bot.knowledge import Knowledge
from bot.nlu.facts import dutch
from bot.nlu.facts.at_home import at_home
from bot.nlu.facts.complaint import kind_of_complaint
from bot.nlu.facts.municipality import MunicipalityFinder
from bot.nlu.facts.reading import Mention, Reading
from bot.nlu.facts.school_type import school_type
from bot.nlu.facts.speller import Speller, ordinary_words
from bot.nlu.facts.spoken_to import spoken_to
from bot.nlu.language import language_of, prepare_second_opinion
from bot.nlu.spelling import simplified

_SHORT_QUESTION = 10
"""A message of at most this many words that asks about a name asks nothing else."""


class FactFinder:
    """Finds the facts in messages; built once per spaCy pipeline because it prepares the names."""

    def __init__(self, nlp: Language, knowledge: Knowledge) -> None:
        """Prepare the names and aliases of all contacts, terms and municipalities.

        Args:
            nlp: a Dutch spaCy pipeline; only its tokenizer and vocabulary are used here.
            knowledge: loaded knowledge; only names and aliases are used.
        """
        self._nlp = nlp
        self._contacts = frozenset(knowledge.contacts)
        self._names = PhraseMatcher(nlp.vocab, attr="NORM")
        spellings: dict[str, list[str]] = {}
        for entries in (knowledge.contacts, knowledge.terms):
            for entry_id, entry in entries.items():
                names = dict.fromkeys(filter(None, map(simplified, _spellings(entry.name, entry.aliases))))
                spellings[entry_id] = list(names)
                self._names.add(entry_id, [nlp.make_doc(name) for name in names])
        people = [name for contact in self._contacts for name in spellings[contact]]
        self._spell = Speller(
            (*people, *dutch.KEY_WORDS), ordinary_words(nlp).union(dutch.NO_ERRORS, *spellings.values()), dutch.ALIKE
        )
        prepare_second_opinion()
        self._municipalities = MunicipalityFinder(nlp, knowledge.municipalities)

    def find(self, text: str, analysed: Doc, today: date | None = None) -> list[Mention]:
        """All facts in a message, in the order of the text.

        Args:
            text: the message.
            analysed: the message through the whole spaCy pipeline.
            today: the day from which "sinds de herfstvakantie" is counted; by default the real one.
        """
        if language := language_of(text):
            return [Mention("taal", language, 0, len(text))]
        simple = self._nlp.make_doc(simplified(text))
        named = list(self._named(simple))
        reading = Reading.of(analysed, self._spell)
        found = [
            *spoken_to(reading, [mention for mention in named if mention.value in self._contacts]),
            *school_type(reading),
            *at_home(reading, today or date.today()),
            *kind_of_complaint(reading),
            *self._municipalities.find(simple),
            *_asked_about(text, named),
            *named,
        ]
        return sorted(dict.fromkeys(found), key=lambda mention: (mention.start, mention.fact))

    def _named(self, simple: Doc) -> Iterator[Mention]:
        """Names in the message, the longest where they overlap; typing errors in them do not matter."""
        words = [self._spell(token.text) for token in simple]
        spelled = Doc(simple.vocab, words=words) if words != [token.text for token in simple] else simple
        for span in spacy.util.filter_spans(self._names(spelled, as_spans=True)):
            yield Mention("genoemd", span.label_, *_place(simple, span))


def _spellings(name: str, aliases: Iterable[str]) -> Iterator[str]:
    """A name, the name without what stands in brackets, what stands in brackets, and the aliases."""
    yield re.sub(r"\s*\(.*?\)", "", name)
    yield from (
        part for group in re.findall(r"\((.*?)\)", name) for part in re.split(r";|, | of ", group) if len(part) < 40
    )
    yield from aliases


def _place(simple: Doc, span: Span) -> tuple[int, int]:
    last = simple[span.end - 1]
    return simple[span.start].idx, last.idx + len(last)


def _asked_about(text: str, named: list[Mention]) -> Iterator[Mention]:
    """A short question in so many words about a name: what it is, or how to reach it."""
    if not named or len(text.split()) > _SHORT_QUESTION:
        return
    for intent, frame in dutch.QUESTION_FRAMES.items():
        if match := re.search(frame, simplified(text)):
            yield Mention("vraagt", intent, match.start(), match.end())
            return
