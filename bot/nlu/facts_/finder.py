"""Finds facts in a parent's own words: whom they spoke to, the school type, how long at home, the kind of complaint.

spaCy gives tokens and parts of speech; names of people and organisations come from the knowledge files. What a parent
asks, plans or denies is not a fact: "moet ik eerst naar de directeur?", "ik ga met de mentor praten" and "nog niet met
de ib'er" say nothing about whom they spoke to.

Must not decide what to do with a fact and must not know Rasa.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import NamedTuple

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from bot.knowledge import Knowledge
from bot.knowledge.models import NOBODY
from bot.nlu import dutch
from bot.nlu.language import language_of
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


_ENOUGH_WORDS = 4
"""A message must have this many words besides those about people for its subject to be read from them."""


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
        self._contacts = frozenset(knowledge.contacts)
        self._names = PhraseMatcher(nlp.vocab, attr="NORM")
        self._nlp = nlp
        for entries in (knowledge.contacts, knowledge.terms):
            for entry_id, entry in entries.items():
                names = dict.fromkeys(filter(None, map(simplified, _spellings(entry.name, entry.aliases))))
                self._names.add(entry_id, [nlp.make_doc(name) for name in names])
        self._places = PhraseMatcher(nlp.vocab, attr="NORM")
        for name, entry in knowledge.municipalities.items():
            self._places.add(name, [nlp.make_doc(simplified(spelled)) for spelled in (name, *entry.aliases)])
        self._ambiguous = {name for name, entry in knowledge.municipalities.items() if entry.ambiguous}

    def find(self, text: str, analysed: Doc) -> list[Mention]:
        """All facts in a message, in the order of the text.

        Args:
            text: the message.
            analysed: the message through the whole spaCy pipeline.
        """
        if language := language_of(text):
            return [Mention("taal", language, 0, len(text))]
        simple = self._nlp.make_doc(simplified(text))
        named = [Mention("genoemd", span.label_, *_place(simple, span)) for span in self._named(simple)]
        words = [simplified(token.text) for token in analysed]
        roles = [(m, _tokens_at(analysed, m)) for m in named if m.value in self._contacts]
        found = [
            *_spoken_to(analysed, words, roles),
            *_school_type(analysed, words),
            *_at_home(analysed, words),
            *_complaint(analysed),
            *self._municipality(simple),
            *_asked_about(text, named),
            *named,
        ]
        return sorted(dict.fromkeys(found), key=lambda mention: (mention.start, mention.fact))

    def _municipality(self, simple: Doc) -> Iterator[Mention]:
        """The municipality named last; a name that is an ordinary word too only counts after "in" and the like."""
        found = [
            span
            for span in spacy.util.filter_spans(self._places(simple, as_spans=True))
            if span.label_ not in self._ambiguous or (span.start and simple[span.start - 1].text in dutch.BEFORE_PLACE)
        ]
        if found:
            yield Mention("gemeente", found[-1].label_, *_place(simple, found[-1]))

    def _named(self, simple: Doc) -> list[Span]:
        """Names in the message, the longest where they overlap."""
        return spacy.util.filter_spans(self._names(simple, as_spans=True))


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


def _tokens_at(doc: Doc, mention: Mention) -> list[int]:
    """Indices of the tokens that a mention covers."""
    return [token.i for token in doc if token.idx < mention.end and token.idx + len(token) > mention.start]


def _asked_about(text: str, named: list[Mention]) -> Iterator[Mention]:
    """A short question in so many words about a name: what it is, or how to reach it."""
    if not named or len(text.split()) > _SHORT_QUESTION:
        return
    for intent, frame in dutch.QUESTION_FRAMES.items():
        if match := re.search(frame, simplified(text)):
            yield Mention("vraagt", intent, match.start(), match.end())
            return


# --- whom the parent spoke to -------------------------------------------------------------------------------------


def _spoken_to(doc: Doc, words: list[str], roles: list[tuple[Mention, list[int]]]) -> Iterator[Mention]:
    covered = {at for _, tokens in roles for at in tokens}
    for clause in _clauses(doc, words, covered):
        inside = [(mention, tokens) for mention, tokens in roles if tokens and tokens[0] in clause]
        if inside and _was_spoken_to(doc, words, clause, [tokens for _, tokens in inside]):
            yield from (Mention("gesproken_met", m.value, m.start, m.end) for m, _ in inside)
        elif not inside:
            yield from _nobody(doc, words, clause)


def without_people(text: str, analysed: Doc, mentions: list[Mention]) -> str | None:
    """The message without the clauses that only say whom the parent spoke to, or None when too little is left.

    "Zit al weken thuis, mentor weet ervan" is about being at home; the mentor says nothing about the subject.
    """
    told = [mention for mention in mentions if mention.fact == "gesproken_met"]
    people = {at for mention in told for at in _tokens_at(analysed, mention)}
    words = [simplified(token.text) for token in analysed]
    kept = [clause for clause in _clauses(analysed, words, people) if not people & set(clause)]
    if not told or sum(map(len, kept)) < _ENOUGH_WORDS:
        return None
    return " ".join(analysed[clause.start : clause.stop].text for clause in kept)


def _clauses(doc: Doc, words: list[str], names: Set[int]) -> Iterator[range]:
    """Parts of the message that stand on their own; an enumeration of names stays together."""
    start = 0
    for token in doc:
        at = token.i
        if _breaks(doc, words, at, names):
            if at > start:
                yield range(start, at)
            start = at + 1 if token.is_punct or token.is_space else at
    if start < len(doc):
        yield range(start, len(doc))


def _breaks(doc: Doc, words: list[str], at: int, names: Set[int]) -> bool:
    word, token = words[at], doc[at]
    if word in dutch.CLAUSE_BREAK:
        return True
    if token.is_space and "\n" in token.text:
        return True
    if word in (",", "/", "&") or word in dutch.JOINERS:
        return not _joins_names(words, at, names)
    return token.is_punct and word[:1] in ".!?;:()"


def _joins_names(words: list[str], at: int, names: Set[int]) -> bool:
    """Whether a comma or "en" stands between two names of one enumeration."""
    return _name_near(words, at, -1, names) and _name_near(words, at, 1, names)


def _name_near(words: list[str], at: int, step: int, names: Set[int]) -> bool:
    here = at + step
    while 0 <= here < len(words):
        if here in names:
            return True
        if words[here] not in dutch.FILLERS:
            return False
        here += step
    return False


def _was_spoken_to(doc: Doc, words: list[str], clause: range, roles: list[list[int]]) -> bool:
    """Whether the clause says that there was contact with the people named in it."""
    said = [words[at] for at in clause]
    present = set(said)
    denied = bool(present & dutch.NEGATION)
    if _asks(doc, words, clause) or _is_one(said):
        return False
    done = bool(present & dutch.CONTACT_DONE) and not _is_planned(present)
    if done:
        return not denied or _reacted(words, clause, roles)
    if present & dutch.PLAN and not _reacted(words, clause, roles):
        return False
    if _reacted(words, clause, roles):
        return True
    if denied:
        return False
    if _names_only(words, clause, [at for tokens in roles for at in tokens]):
        return True
    knows = bool(present & dutch.KNOWS) or "op de hoogte" in " ".join(said)
    return knows or bool(present & dutch.ALREADY) and _with_somebody(words, clause, roles)


def _names_only(words: list[str], clause: range, names: list[int]) -> bool:
    """Whether the clause is nothing but names, as in an answer: "met de ib er en juf", "alleen de mentor"."""
    return all(at in names or words[at] in dutch.FILLERS | dutch.ALREADY | {"nog", "maar"} for at in clause)


def _is_planned(present: set[str]) -> bool:
    """A participle beside a plan is done only when nothing says that it is still to come."""
    return bool(
        present & {"morgen", "overmorgen", "straks", "binnenkort", "moet", "moeten", "wil", "willen", "kan", "zou"}
    )


def _asks(doc: Doc, words: list[str], clause: range) -> bool:
    """Whether the clause is a question."""
    end = clause.stop
    while end < len(doc) and doc[end].text in (")", '"', "'"):
        end += 1
    marked = end < len(doc) and doc[end].text.startswith("?")
    first = next((words[at] for at in clause if doc[at].is_alpha), "")
    return (
        first in dutch.QUESTION_START
        and (marked or first not in ("is", "zijn", "heeft", "doet"))
        or (marked and first not in ("ik", "we", "wij", "heb", "al", "juf"))
    )


def _is_one(said: list[str]) -> bool:
    return "ik" in said and bool(set(said) & dutch.IS_ONE) and ("zelf" in said or "een" in said)


def _reacted(words: list[str], clause: range, roles: list[list[int]]) -> bool:
    """Whether a person named does or says something: the verb stands close behind the name."""
    ends = [tokens[-1] for tokens in roles]
    return any(words[at] in dutch.REACTS for end in ends for at in range(end + 1, min(end + 4, clause.stop)))


def _with_somebody(words: list[str], clause: range, roles: list[list[int]]) -> bool:
    """Whether a name follows "met", "bij" or "langs", as in "al met de juf"."""
    return any(
        words[at] in ("met", "bij", "langs")
        for tokens in roles
        for at in range(max(clause.start, tokens[0] - 3), tokens[0])
    )


def _nobody(doc: Doc, words: list[str], clause: range) -> Iterator[Mention]:
    """ "Nog met niemand gesproken"."""
    for at in clause:
        others = {words[other] for other in clause} - {"niemand"}
        if words[at] == "niemand" and (not others or others & {"met", "gesproken", "gepraat", "nog"}):
            yield Mention("gesproken_met", NOBODY, doc[at].idx, doc[at].idx + len(doc[at]))


# --- school type --------------------------------------------------------------------------------------------------

_STRONG, _PLAIN, _HINT, _AGE = 4, 3, 2, 1


class _SchoolSign(NamedTuple):
    """One or two words that tell the school type."""

    strength: int
    value: str
    words: re.Pattern[str]


_SCHOOL_SIGNS = tuple(
    _SchoolSign(strength, value, re.compile(pattern))
    for strength, value, pattern in (
        (_STRONG, "so", r"speciaa?le? (basis)?(onderwijs|school)|sbo|vso|zmlk?|(so|sbo|vso)-school|cluster[ -]?[1-4]"),
        (_STRONG, "po", r"groep ([1-8]|[1-7]/[2-8]|een|twee|drie|vier|vijf|zes|zeven|acht)|groep[1-8]|groepen? ?8"),
        (
            _STRONG,
            "vo",
            r"brug(klas|klasser|pieper|ger)|eindexamenklas|klas [1-6]|(?:[1-6]e|[1-3]de|\w+de) (klas|leerjaar)",
        ),
        (_STRONG, "vo", r"eerste klas|[1-6](vmbo|havo|vwo|mavo|gym|ath)\w*|[hv][1-6][a-z]?"),
        (_PLAIN, "po", r"(basis|lagere|kleuter)[ -]?(school|schooltje|klas|onderwijs)|kleuters?"),
        (_PLAIN, "vo", r"middelbare?( school| onderwijs)?|voortgezet( onderwijs)?"),
        (_HINT, "po", r"interne? begeleid(er|ster)"),
    )
)


def _school_type(doc: Doc, words: list[str]) -> Iterator[Mention]:
    """The school type for which the message gives the strongest sign; the last one where signs are equal."""
    signs = list(_school_signs(doc, words))
    if signs:
        strength, _, value, first, last = max(signs, key=lambda sign: sign[:2])
        yield Mention("schooltype", value, doc[first].idx, doc[last].idx + len(doc[last]), strength > _HINT)


def _school_signs(doc: Doc, words: list[str]) -> Iterator[tuple[int, int, str, int, int]]:
    """Signs as (strength, place, school type, first token, last token). Naming a role in a question is no sign."""
    clauses = _clauses(doc, words, frozenset())
    questions = {at for clause in clauses if _asks(doc, words, clause) for at in clause}
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        for strength, value, last in _signs_at(words, at, word, following):
            if not (strength == _HINT and at in questions) and (strength <= _HINT or not _is_elsewhere(words, at)):
                yield strength, at, value, at, last


def _signs_at(words: list[str], at: int, word: str, following: str) -> Iterator[tuple[int, str, int]]:
    joined = f"{word} {following}"
    if (pattern := next((p for p in _SCHOOL_SIGNS if p.words.fullmatch(joined)), None)) is not None:
        yield pattern.strength, pattern.value, at + 1
    elif (pattern := next((p for p in _SCHOOL_SIGNS if p.words.fullmatch(word)), None)) is not None:
        yield pattern.strength, pattern.value, at
    elif word in dutch.LEVELS:
        numbered = at > 0 and re.fullmatch(r"[1-6]|\w+de|\de", words[at - 1]) or re.fullmatch(r"[1-6]", following)
        yield (_STRONG if numbered else _PLAIN), "vo", at
    elif word in dutch.PRIMARY_STAFF:
        yield _HINT, "po", at
    elif word in dutch.SECONDARY_STAFF:
        yield _HINT, "vo", at
    elif (age := _age(words, at)) is not None:
        yield from ((_AGE, value, at) for value in _school_of_age(age))


def _is_elsewhere(words: list[str], at: int) -> bool:
    """Whether the school is one to come or one denied: "naar het speciaal onderwijs", "niet de basisschool"."""
    before = words[max(0, at - 4) : at]
    around = set(words[max(0, at - 8) : at + 6])
    if "naar" in before[-3:] and around & dutch.LATER:
        return True
    if set(before) & (dutch.TOWARDS - {"naar"}):
        return True
    return "niet" in before[-3:] and not {"gaat", "wil"} & set(before)


def _age(words: list[str], at: int) -> int | None:
    """A child's age in years where a child is named: "zoon van 8", "dochter (14)", "mijn zoon 9"."""
    if words[at] not in dutch.CHILD:
        return None
    for word in words[at + 1 : at + 4]:
        if word.isdigit():
            return int(word)
        if word in dutch.NUMBERS and words[at + 1] == "van":
            return int(dutch.NUMBERS[word])
        if word not in ("van", "(", ",", "is", "nu"):
            return None
    return None


def _school_of_age(age: int) -> Iterator[str]:
    """Children of 4-11 are at primary school and of 13-17 at secondary school as a rule; at 12 it may be either."""
    if 4 <= age <= 11:
        yield "po"
    elif 13 <= age <= 17:
        yield "vo"


# --- at home ------------------------------------------------------------------------------------------------------

_HOME = re.compile(
    r"\b(zit|zitten|zat|is|blijft|ligt|al|nu|komt|weer|dochter|zoon|kind|helemaal|volledig)\b[^.?!]{0,40}\bthuis\b"
    r"|\bthuis(zit\w*|gezeten)\b|\bthuis (sinds|al|vanaf)\b"
    r"|\b(gaat|ga|wil|is|komt)\b[^.?!]{0,30}\b(niet|geen)\b[^.?!]{0,20}\b(naar )?school\b"
    r"|\bniet (meer )?naar school\b|\bschool\s?weiger\w*|\bweigert (om )?(naar )?school\b"
    r"|\bgeen (onderwijs|school) meer\b"
)
_PARTLY = re.compile(
    r"\b(halve|paar|enkele|twee|drie|vier|1|2|3|4) (hele )?(dag|dagen|dagdelen|uur|uurtjes|ochtend|ochtenden|middagen)"
    r"( (in|per) de (week|dag)| per (week|dag))? ?(\w+ ){0,2}(naar school|op school|school)\b"
    r"|\b(halve dagen|halve dag|deels|gedeeltelijk|voor een deel|aangepast rooster|af en toe|alleen (de )?ochtend(en)?|"
    r"alleen s ochtends|alleen 's ochtends|een paar uur (per dag|op een dag))\b[^.?!]{0,40}"
)
_AT_RISK = re.compile(
    r"\bdreigt\b[^.?!]{0,30}\b(thuis|uit te vallen|uitval|vast te lopen|af te haken)"
    r"|\b(bijna|steeds minder|steeds vaker) (niet )?(meer )?(naar school|thuis)\b"
    r"|\b(met (veel )?(pijn en )?moeite|met tegenzin|huilend|schreeuwend)\b[^.?!]{0,20}\bnaar school\b"
    r"|\b(elke|iedere) (ochtend|morgen|dag) (een )?(strijd|drama|gevecht|ruzie|huilen)\b|\bnet aan naar school\b"
)
_DURATION = re.compile(
    rf"\b(?P<number>\d+(?:[.,]\d+)?|{'|'.join(dutch.NUMBERS)})"
    rf"(?: hele?| a \d+| tot \d+)? (?P<unit>{'|'.join(dutch.WEEKS_PER_UNIT)})\b"
)
_VERY_LONG = re.compile(
    r"\b(?P<unit>maanden|jaren|heel lang|maandenlang|wekenlang|hele schooljaar|heel het schooljaar)\b"
)
_A_LONG_TIME = 26.0
"""Weeks meant by "al heel lang" and the like."""
_WITHIN_A_FEW = 6
"""A message of at most this many words with a duration and nothing else is an answer to "hoe lang?"."""


def _at_home(doc: Doc, words: list[str]) -> Iterator[Mention]:
    text = simplified(doc.text)
    home = _HOME.search(text)
    length = _weeks(text)
    if partly := _PARTLY.search(text):
        yield _found("thuis", "deels", partly)
    elif length and (home or len(words) <= _WITHIN_A_FEW and not length[1]["unit"].startswith("ja")):
        weeks, match = length
        yield _found("thuis", "langer_dan_4_weken" if weeks > 4 else "korter_dan_4_weken", match)
    elif risk := _AT_RISK.search(text):
        yield _found("thuis", "dreigt", risk)


def _weeks(text: str) -> tuple[float, re.Match[str]] | None:
    """The length of time named last, in weeks. "Al vier weken" is over four weeks: the fifth has begun."""
    best = None
    for match in _DURATION.finditer(text):
        number = match["number"].replace(",", ".")
        count = dutch.NUMBERS.get(number) or float(number)
        rest = text[match.end() :]
        if re.match(r" (geleden|oud|per|in de week)|\w", rest) or re.search(
            r"\b(over|groep|van) (een )?$", text[: match.start()]
        ):
            continue
        weeks = count * dutch.WEEKS_PER_UNIT[match["unit"]]
        more = re.search(r"\b(al|ruim|meer dan|langer dan|zeker|minstens) (ruim )?$", text[: match.start()])
        less = re.search(r"\b(nog geen|bijna|korter dan|minder dan|krap) (een )?$", text[: match.start()])
        best = (weeks + (0.1 if more else 0) - (0.1 if less else 0), match)
    if best is None and (match := _VERY_LONG.search(text)):
        best = (_A_LONG_TIME, match)
    return best


def _found(fact: str, value: str, match: re.Match[str]) -> Mention:
    return Mention(fact, value, match.start(), match.end())


# --- kind of complaint --------------------------------------------------------------------------------------------


def _complaint(doc: Doc) -> Iterator[Mention]:
    """What a complaint is about, the gravest first; whether it is a complaint at all is for the intent to say."""
    text = simplified(doc.text)
    for value, patterns in dutch.COMPLAINTS.items():
        if match := re.search(rf"\b(?:{'|'.join(patterns)})\b", text):
            yield _found("soort_klacht", value, match)
            return
