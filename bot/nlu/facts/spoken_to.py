"""Whom the parent has already been in contact with.

A clause says so in one of two ways: somebody who holds a role says, wants or does something ("de juf vindt", "wil de
directeur", "volgens de ib'er"), or the parent got in touch ("met de juf gesproken", "een mail aan het bestuur"). What
is asked, planned, denied, feared, hearsay or the child's own talk is not contact.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.knowledge.models import NOBODY
from bot.nlu.facts import dutch
from bot.nlu.facts.getting_in_touch import is_by_others, was_contacted
from bot.nlu.facts.reacting import acts, speaks
from bot.nlu.facts.reading import Mention, Reading, Role


def spoken_to(reading: Reading, roles: list[Mention]) -> Iterator[Mention]:
    """The people spoken to, or ``niemand``."""
    placed = [(role, tokens) for role in _people(reading, roles) if (tokens := reading.tokens_of(role))]
    covered = frozenset(at for _, tokens in placed for at in tokens)
    before: list[Role] = []
    told: list[Role] = []
    previous: range | None = None
    for clause in reading.clauses(covered):
        inside = list(_roles(reading, clause, placed))
        as_before = inside if told and _adds(reading, clause, inside) else []
        told = as_before or list(_told(reading, clause, inside, previous, before))
        yield from (_as_spoken_to(mention) for role in told for mention in role.mentions)
        if not inside:
            yield from _nobody(reading, clause)
        before, previous = inside or before, clause


def _people(reading: Reading, named: list[Mention]) -> list[Mention]:
    """The roles named, with those in a compound ("kleuterjuf", "mentorgesprek") and teachers of one subject."""
    places = {mention.start for mention in named}
    compounds = [
        reading.found("genoemd", contact, at, at)
        for at, word in enumerate(reading.words)
        for ending, contact in dutch.COMPOUND_ROLES.items()
        if word.endswith(ending) and not word.startswith(dutch.NO_ROLES)
    ]
    added = [compound for compound in compounds if compound.start not in places]
    return sorted((_of_subject(reading, m) for m in (*named, *added)), key=lambda mention: mention.start)


def _of_subject(reading: Reading, mention: Mention) -> Mention:
    """ "Docent Duits": a teacher named with a subject is the teacher of that subject."""
    tokens = reading.tokens_of(mention) if mention.value == "leerkracht" else []
    if tokens and tokens[-1] + 1 < len(reading.words) and reading.words[tokens[-1] + 1] in dutch.SUBJECTS:
        return reading.found(mention.fact, "vakdocent", tokens[0], tokens[-1] + 1)
    return mention


def _adds(reading: Reading, clause: range, inside: list[Role]) -> bool:
    """Whether the clause says of others what the clause before it said."""
    return _only_adds(reading, clause, inside) or _likewise(reading, clause, inside)


def _likewise(reading: Reading, clause: range, inside: list[Role]) -> bool:
    """ "En de teamleider ook niet": the same as was said of the one before."""
    named = {at for role in inside for at in range(role.start, role.last + 1)}
    rest = {reading.words[at] for at in clause if at not in named} - dutch.JOINERS
    return bool(inside) and "ook" in rest and rest <= dutch.LIKEWISE and not any(role.preposition for role in inside)


def _only_adds(reading: Reading, clause: range, inside: list[Role]) -> bool:
    """ "Drie keer bij de juf geweest en een keer bij de directeur": a clause without a verb says the same of others."""
    joined = reading.words[clause.start] in dutch.JOINERS
    verbs = any(reading.doc[at].tag_.startswith("WW") for at in clause)
    denied = set(reading.said(clause)) & (dutch.NEGATION | dutch.PLAN)
    return joined and not verbs and not denied and all(role.preposition in ("met", "bij", "aan") for role in inside)


def _as_spoken_to(mention: Mention) -> Mention:
    """The name as the fact that this person was spoken to."""
    return Mention("gesproken_met", mention.value, mention.start, mention.end)


def _roles(reading: Reading, clause: range, placed: list[tuple[Mention, list[int]]]) -> Iterator[Role]:
    """Roles in a clause; those of one enumeration together."""
    group: list[Mention] = []
    first = last = -1
    for mention, tokens in placed:
        if tokens[0] not in clause:
            continue
        if group and not all(word in dutch.FILLERS for word in reading.words[last + 1 : tokens[0]]):
            yield _role(reading, clause, group, first, last)
            group = []
        first = first if group else tokens[0]
        group.append(mention)
        last = tokens[-1]
    if group:
        yield _role(reading, clause, group, first, last)


def _role(reading: Reading, clause: range, group: list[Mention], first: int, last: int) -> Role:
    start = first
    while start > clause.start and _belongs_to_name(reading, start - 1):
        start -= 1
    before = reading.words[start - 1] if start > clause.start else ""
    if before == "me" and start < first:
        before = "met"
    return Role(tuple(group), start, last, before if before in dutch.PREPOSITIONS else "")


def _belongs_to_name(reading: Reading, at: int) -> bool:
    return reading.words[at] in dutch.DETERMINERS or reading.doc[at].tag_.startswith("ADJ|prenom")


def _told(
    reading: Reading, clause: range, inside: list[Role], previous: range | None, before: list[Role]
) -> Iterator[Role]:
    """The roles that were spoken to according to this clause."""
    if not inside:
        yield from _meant(reading, clause, before)
        return
    if _is_asked(reading, clause) or _parent_is_one(reading, clause) or _is_guess_or_hearsay(reading, clause, previous):
        return
    yield from (role for role in inside if not _is_no_one(reading, role) and _was_spoken_to(reading, clause, role))


def _is_asked(reading: Reading, clause: range) -> bool:
    """A question, also when it goes on in another clause: "ziet de juf dat ik hier zit?", "en mag die hier komen"."""
    if reading.asks(clause):
        return True
    if _goes_on_asking(reading, clause):
        return True
    start = clause.start
    begins = start == 0 or reading.words[start - 1][:1] in tuple(".!?")
    return begins and reading.doc[start].tag_.startswith("WW|pv|tgw") and _sentence_asks(reading, start)


def _goes_on_asking(reading: Reading, clause: range) -> bool:
    """ "Wie is dat en mag die bij mij thuis komen"."""
    first, second = (*reading.said(clause), "", "")[:2]
    return first in dutch.JOINERS and second in dutch.QUESTION_START - dutch.ALSO_STATES


def _sentence_asks(reading: Reading, start: int) -> bool:
    return next((word for word in reading.words[start:] if word[:1] in tuple(".!?")), "")[:1] == "?"


def _is_no_one(reading: Reading, role: Role) -> bool:
    """ "Geen docent", "niet een juf", "geachte directie"."""
    before = reading.words[max(0, role.start - 2) : role.start]
    return (
        before[-1:] == ["geen"] or before == ["geen", "enkele"] or set(before[-1:]) <= dutch.GREETINGS and before != []
    )


def _was_spoken_to(reading: Reading, clause: range, role: Role) -> bool:
    return (
        speaks(reading, clause, role)
        or was_contacted(reading, clause, role)
        or _names_only(reading, clause, role)
        or _is_in_the_picture(reading, clause, role)
        or reading.words[role.last + 1 : role.last + 2] in (["✔"], ["✓"], ["✅"])
    )


def _parent_is_one(reading: Reading, clause: range) -> bool:
    """ "Ik ben zelf juf"."""
    said = set(reading.said(clause))
    return "ik" in said and bool(said & dutch.IS_ONE) and bool(said & {"zelf", "een"})


def _is_guess_or_hearsay(reading: Reading, clause: range, previous: range | None) -> bool:
    """ "Als de directeur weigert", "bang dat de juf boos wordt", "mijn zoon zegt dat de juf niks doet"."""
    first = reading.words[clause.start]
    if first in dutch.IF:
        return True
    if first not in ("dat", "of") or previous is None:
        return False
    said = set(reading.said(previous))
    if said & (dutch.FEARS | {"hoorde", "gehoord", "hoor"}):
        return True
    return bool(said & dutch.TELLS and not said & dutch.FIRST_PERSON)


def _meant(reading: Reading, clause: range, before: list[Role]) -> Iterator[Role]:
    """The role named just before that "die", "met wie", "daar", or "haar" with "ik" points to."""
    if _goes_on_asking(reading, clause) or reading.words[clause.start - 1] in dutch.IF and clause.start > 0:
        return
    said = set(reading.said(clause))
    for role in before[-1:]:
        distance = clause.start - role.last
        pointed = distance <= _NEAR and _points_back(reading, clause, role, said)
        dealt = distance <= _FURTHER and _deals_with_parent(said) and not said & dutch.NEGATION
        goes_on = distance <= _FURTHER and (_says_on(reading, clause, role) or _was_asked(reading, clause, role, said))
        if (pointed or dealt or goes_on) and not _is_no_one(reading, role):
            yield role


def _says_on(reading: Reading, clause: range, role: Role) -> bool:
    """ "De ib'er is lief maar zegt dat het genoeg is": a verb that goes on about the one before."""
    if role.preposition or reading.words[role.start] == "een" or len(clause) < _SHORTEST:
        return False
    joiner, verb, after = (*reading.said(clause), "")[:3]
    whose = dutch.FIRST_PERSON | dutch.THIRD_PERSON | dutch.DETERMINERS | dutch.CHILD
    if set(reading.words[max(0, role.start - 4) : role.start]) & dutch.FIRST_PERSON:
        return False
    return joiner in dutch.JOINERS | {"maar"} and verb in dutch.SAYS | dutch.GOES_ON and after not in whose


def _was_asked(reading: Reading, clause: range, role: Role, said: set[str]) -> bool:
    """ "De juf trok een gezicht toen ik ernaar vroeg"."""
    told = reading.words[clause.start] == "toen" and said & dutch.FIRST_PERSON and said & dutch.ASKED_THEN
    return bool(told) and not role.preposition and role.last + 1 < clause.start and not said & dutch.TO_PUPIL


def _points_back(reading: Reading, clause: range, role: Role, said: set[str]) -> bool:
    """ "Die vindt dat", "met wie wij contact hadden", "daar zijn we ook geweest"."""
    first = reading.words[clause.start]
    if first == "die" and len(clause) > 1:
        return acts(reading, clause, clause.start + 1, clause.stop, role)
    if first == "wie":
        return bool(said & (dutch.HAD | dutch.CONTACT_DONE))
    been = {"daar", "geweest"} <= said and bool(said & dutch.FIRST_PERSON)
    return been and not said & dutch.NEGATION


def _deals_with_parent(said: set[str]) -> bool:
    """ "Toen ik haar erop aansprak", "dat heeft ze tegen ons gezegd", "die belde mij"."""
    asked = "ik" in said and said & {"haar", "hem"} and said & (dutch.CONTACT_DONE - {"gevraagd"})
    answered = said & {"die", "ze", "zij", "hij"} and said & dutch.TO_PARENT
    return bool(asked) or bool(answered and said & (dutch.SAYS | dutch.REACTED))


_GREETED = 9
"""In a message of more words a name before the first comma is who is written to."""
_SHORTEST = 2
"""A clause that goes on about somebody has at least a joiner and a verb."""
_NEAR = 4
"""A pronoun points to a role at most this many tokens before its clause."""
_SHORT_ANSWER = 6
"""A message of at most this many words with "niemand" is an answer."""
_FURTHER = 15
"""A pronoun beside "ik" or "mij" points to a role at most this many tokens before its clause."""


def _names_only(reading: Reading, clause: range, role: Role) -> bool:
    """Whether the clause is nothing but names, as in an answer: "met de ib er en juf", "alleen de mentor"."""
    named = range(role.start, role.last + 1)
    others = dutch.FILLERS | dutch.ALREADY | dutch.ALL_OF_THEM | dutch.ASIDE | {"me", "gehad", "ja"}
    if reading.words[role.start] == "een" or "of" in reading.said(clause) or _is_in_passing(reading, clause, role):
        return False
    return all(at in named or reading.words[at] in others or not reading.words[at].isalnum() for at in clause)


def _is_in_passing(reading: Reading, clause: range, role: Role) -> bool:
    """A name that is no answer: in a question, on its own between other words, or of an organisation looked up."""
    if any(mention.value in dutch.LOOKED_UP for mention in role.mentions) and not role.preposition:
        return True
    done = set(reading.said(clause)) & dutch.IN_TURN
    if not role.preposition and not done and any(reading.asks(other) for other in reading.clauses()):
        return reading.words[clause.stop : clause.stop + 1] != [":"]
    before = set(reading.words[: clause.start])
    if before & {"morgen", "overmorgen", "straks"}:
        return True
    bare = len(role.mentions) == 1 and not role.preposition and len(clause) == role.last + 1 - role.start
    if bare and clause.start == 0 and len(reading.words) > _GREETED and reading.words[clause.stop] == ",":
        return True
    if not bare or clause.start == 0 or reading.words[clause.stop : clause.stop + 1] == [":"]:
        return False
    return not before & (dutch.CONTACT_DONE | dutch.TALK | dutch.BEEN_THERE | dutch.HAD)


def _is_in_the_picture(reading: Reading, clause: range, role: Role) -> bool:
    """ "De mentor weet ervan", "het bestuur is op de hoogte"."""
    said = set(reading.said(clause))
    if role.start == clause.start + 1 and reading.words[clause.start] in dutch.KNOWS:
        return False
    if said & (dutch.NEGATION | dutch.PLAN) or role.preposition or is_by_others(reading, clause, role):
        return False
    if reading.words[clause.stop : clause.stop + 2] in (["dat", "niet"], ["dat", "nog"], ["dat", "niks"]):
        return False
    return bool(said & dutch.KNOWS) or {"op", "hoogte"} <= said


def _nobody(reading: Reading, clause: range) -> Iterator[Mention]:
    """ "Nog met niemand gesproken", "aan geen mens verteld"."""
    said = reading.said(clause)
    child = set(said) & (dutch.THIRD_PERSON | dutch.CHILD)
    for at in clause:
        before = reading.words[max(clause.start, at - 2) : at]
        person = at if reading.words[at] == "niemand" else None
        if reading.words[at] in ("mens", "hond") and before[-1:] == ["geen"]:
            person = at
        if person is None:
            continue
        to_whom = set(before) & {"met", "aan"} and not child and set(said) & (dutch.CONTACT_DONE | dutch.TOLD_NOBODY)
        answers = len(reading.words) <= _SHORT_ANSWER or bool(set(said) & dutch.CONTACT_DONE)
        if to_whom or answers and set(said) <= dutch.WITH_NOBODY | dutch.JOINERS:
            yield reading.found("gesproken_met", NOBODY, person, person)
