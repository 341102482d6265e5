"""Whether somebody who holds a role says, decides or does something: then the parent was in contact with them.

"De juf vindt", "wil de directeur", "volgens de ib'er", "door de huisarts geadviseerd", "heeft ons opgebeld". Not what
the child says about them, what is guessed, and what they do that has nothing to do with the parent.
"""

from __future__ import annotations

from bot.nlu.facts import dutch
from bot.nlu.facts.reading import Reading, Role

_FAR = 9
"""A verb belongs to a role at most this many tokens before it: "de mentor van mijn oudste dochter zegt"."""


def speaks(reading: Reading, clause: range, role: Role) -> bool:
    """Whether somebody who holds the role says, decides or does something in the clause."""
    said = reading.said(clause)
    if role.preposition in ("volgens", "aldus"):
        return True
    if role.preposition == "door":
        return bool(set(said) & (dutch.REACTED - {"gegeven", "laten", "aangesproken"}))
    if role.preposition in ("van", "vanuit"):
        return _comes_from(reading, clause, role)
    if role.preposition or set(reading.words[clause.start : role.last + 2]) & dutch.PERHAPS:
        return False
    if role.start > clause.start and reading.words[role.start - 1] in ("wat", "hoe"):
        return False
    return _acts_after(reading, clause, role) or _acts_before(reading, clause, role)


def _comes_from(reading: Reading, clause: range, role: Role) -> bool:
    """ "Van de directeur gehoord", "toezeggingen van de rector", "van de huisarts moet ik wachten"."""
    said = set(reading.said(clause))
    of = role.start - 1
    if reading.words[role.start] == "een" or said & dutch.OFFICIAL:
        return False
    if of == clause.start and reading.next_word(clause, role.last) in dutch.MODALS:
        return True
    if of > clause.start and reading.words[of - 1] in dutch.ANSWERS:
        return True
    if of > clause.start and said & dutch.ALLOWED and reading.doc[of - 1].pos_ not in ("NOUN", "PROPN"):
        return True
    if role.preposition == "vanuit" and said & {"kwam", "komt", "kregen", "kreeg"}:
        return True
    if said & dutch.NEGATION | said & dutch.THIRD_PERSON:
        return False
    if said & (dutch.HEARS - dutch.RECEIVED):
        return True
    mine = said & (dutch.FIRST_PERSON | dutch.ANSWERS | dutch.MESSAGES | {"telefoon", "bericht", "excuus"})
    return bool(said & dutch.RECEIVED and mine)


def _acts_after(reading: Reading, clause: range, role: Role) -> bool:
    """The verb follows: "de juf zegt", "de mentor van mijn dochter heeft ons gebeld", "bestuur doof voor alles"."""
    if _told_by_child(reading, range(clause.start, role.start)) or _is_object(reading, clause, role):
        return False
    for at in range(role.last + 1, min(role.last + _FAR, clause.stop)):
        word = reading.words[at]
        if word in dutch.FIRST_PERSON or word in dutch.CLAUSE_BREAK:
            return False
        if word in dutch.UNWILLING:
            return True
        if word == "boos" and set(reading.words[at + 2 : at + 3]) & dutch.TO_PARENT:
            return True
        if word in dutch.BEGAN and "over" in reading.words[role.last + 1 : clause.stop]:
            return True
        if _is_finite(reading, at):
            if reading.next_word(clause, at) in dutch.FIRST_PERSON:
                return False
            return acts(reading, clause, at, clause.stop, role)
    return False


def _is_object(reading: Reading, clause: range, role: Role) -> bool:
    """ "Ik wil die leraar nooit meer zien"."""
    before = reading.words[max(clause.start, role.start - 2) : role.start]
    return before[:1] in (["ik"], ["we"], ["wij"]) and before[1:] in (
        ["wil"],
        ["willen"],
        ["wou"],
        ["wilde"],
        ["wilden"],
    )


def _acts_before(reading: Reading, clause: range, role: Role) -> bool:
    """The verb stands just before: "zegt de juf", "nu wil de directeur". Not "hij vertelt de juf"."""
    at = role.start - 1
    while at > clause.start and reading.words[at] in ("ook", "zelfs", "nu", "dan", "weer"):
        at -= 1
    if at < clause.start or not _is_finite(reading, at) or _told_by_child(reading, range(clause.start, at)):
        return False
    subject = reading.words[at - 1] if at > clause.start else ""
    if subject in dutch.FIRST_PERSON | dutch.THIRD_PERSON | dutch.CHILD | {"je", "u", "niemand"}:
        return False
    return acts(reading, clause, at, clause.stop, role)


def _told_by_child(reading: Reading, before: range) -> bool:
    """ "Hij zegt juf doet niks": what the child says about somebody."""
    said = reading.said(before)
    return bool(set(said) & dutch.TELLS) and bool(set(said) & (dutch.THIRD_PERSON | dutch.CHILD))


def _is_finite(reading: Reading, at: int) -> bool:
    known = dutch.REACTS | dutch.AUXILIARY | dutch.CANNOT | dutch.GIVES
    return reading.words[at] in known or reading.doc[at].tag_.startswith("WW|pv")


def acts(reading: Reading, clause: range, at: int, stop: int, role: Role) -> bool:
    """Whether the verb at this place, with what follows, is something one does who was told."""
    verb, rest = reading.words[at], reading.words[at + 1 : stop]
    if _upon_parent(reading, range(at + 1, stop)):
        return True
    if reading.words[role.start] == "een":
        return False
    if verb in dutch.SAYS and rest in (["hij"], ["ie"], ["ze"], ["zij"]):
        return False
    if verb in dutch.SAYS and set(rest[:3]) & {"niks", "nooit"} and "terug" not in rest:
        return False
    if _is_for_pupils(verb, rest):
        return False
    if verb in dutch.REACTS or _acts_with(verb, rest):
        return True
    if verb in dutch.AUXILIARY:
        return _has_acted(verb, rest, role)
    return bool(set(rest[-2:]) & dutch.REACTS)


def _is_for_pupils(verb: str, rest: list[str]) -> bool:
    """What goes on in class: "schrijft op het bord", "gaf een dictee", "zegt foei tegen mijn zoon"."""
    if verb in dutch.GIVES | {"schrijft", "schreef"} and "geen" not in rest and set(rest[:5]) & dutch.AT_WORK:
        return True
    if (
        verb in ("doet", "deed", "doen")
        and "mee" in rest
        and not set(rest) & dutch.NEGATION
        or verb[:4] in ("houd", "hiel")
        and "vast" in rest
    ):
        return True
    if rest[:3] == ["in", "de", "klas"] and verb in dutch.SAYS:
        return True
    if verb in dutch.AUXILIARY and set(rest[:1]) & {"hem", "haar"} and set(rest) & dutch.TOLD:
        return True
    if verb not in dutch.SAYS | dutch.AUXILIARY or "tegen" not in rest:
        return False
    whom = rest[rest.index("tegen") + 1 :][:4]
    return bool(set(whom) & (dutch.TO_PUPIL | dutch.CHILD)) and not set(whom) & dutch.TO_PARENT


def _acts_with(verb: str, rest: list[str]) -> bool:
    """Verbs that need another word to mean a reaction: "geeft geen gehoor", "kan niks doen", "lacht het weg"."""
    said = set(rest)
    if verb in dutch.GIVES and ("geen" in said and said & dutch.RESPONSE or rest[:1] == ["aan"]):
        return True
    if verb in dutch.CANNOT and said & dutch.NEGATION or verb in dutch.FEELING and said & dutch.FEELS:
        return True
    if verb in dutch.POINTS_OUT and (rest[:1] in (["het"], ["dit"]) or "weten" in said):
        return True
    if verb in dutch.AUXILIARY and rest[:1] == ["het"] and "over" in said:
        return True
    if verb in dutch.FEELING and {"gek", "er", "van"} <= said:
        return True
    return any(verb.startswith(start) and word in said for start, word in dutch.PARTICLES + (("lach", "weg"),))


def _upon_parent(reading: Reading, rest: range) -> bool:
    """Whether the verb is about the parent or what the parent sent: "riep mij binnen", "wees ons verzoek af"."""
    for at in rest:
        following = at + 1
        if reading.words[at - 1] in dutch.NOT_UPON:
            continue
        if reading.words[at] in dutch.TO_PARENT | {"onze", "mijn"} and following in rest:
            if reading.words[following] in dutch.MESSAGES:
                return True
            if reading.words[following] in dutch.CHILD:
                continue
            noun = reading.doc[following].pos_ in ("NOUN", "ADJ", "PROPN")
            if reading.words[at] == "mij" or reading.words[at] in dutch.TO_PARENT and not noun:
                return _is_told(reading, rest)
        elif reading.words[at] in dutch.TO_PARENT and following == rest.stop:
            return True
    return False


def _is_told(reading: Reading, rest: range) -> bool:
    """Not what somebody never did for the parent: "heeft mij nooit iets gezegd"."""
    return not {"nooit", "niks"} & {reading.words[at] for at in rest}


def _has_acted(verb: str, rest: list[str], role: Role) -> bool:
    """The perfect tense: "heeft ons doorgestuurd"; for those who only come in when something is the matter, any."""
    said = set(rest)
    if said & dutch.PERCEIVED:
        return True
    if said & dutch.NEGATION:
        return False
    if said & dutch.REACTED:
        return not said & {"ouders", "klas", "kinderen", "les", "lessen"}
    if role.mentions[0].value not in dutch.CASE_WORKERS:
        return False
    if "brief" in said:
        return False
    return verb in ("had", "hadden") or any(word.startswith("ge") for word in rest)
