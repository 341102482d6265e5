"""Whether the parent got in touch with somebody: "met de juf gesproken", "een mail aan het bestuur", "in gesprek met".

Not when it is denied or still to come, and not when the child or somebody else did.
"""

from __future__ import annotations

from bot.nlu.facts import dutch
from bot.nlu.facts.reading import Reading, Role


def was_contacted(reading: Reading, clause: range, role: Role) -> bool:
    """Whether the parent got in touch: "met de juf gesproken", "naar het bestuur gestapt", "in gesprek met"."""
    said = set(reading.said(clause))
    if _got_a_letter(reading, clause, role):
        return True
    if _is_denied(reading, clause, role) or is_by_others(reading, clause, role):
        return False
    if said & dutch.STILL_TO_COME or role.preposition in ("van", "over", "zonder"):
        return False
    if role.preposition in ("met", "bij", "aan", "") and (before := _talk_before(reading, clause, role)):
        return _came_of_it(said, before)
    return _is_done(reading, clause, said, role) or _is_already(reading, clause, role, said)


def _got_a_letter(reading: Reading, clause: range, role: Role) -> bool:
    """ "Geen reactie op mijn mail aan de teamleider"."""
    before = reading.words[max(clause.start, role.start - 3) : role.start - 1]
    return (
        role.preposition in ("aan", "naar")
        and before[-1:] != []
        and (before[-1] in dutch.MESSAGES and (before[0] in ("mijn", "onze", "ons") or _unanswered(reading, clause)))
    )


def _unanswered(reading: Reading, clause: range) -> bool:
    """ "Na drie mails aan de rector nul reactie"."""
    said = set(reading.said(clause))
    return bool(said & {"na", "nul", "drie", "twee", "tig"} and said & {"reactie", "antwoord", "gehoor", "stilte"})


def _is_denied(reading: Reading, clause: range, role: Role) -> bool:
    """A negation before the role or before the verb of contact; "helpt niet" behind both denies nothing."""
    contact = dutch.CONTACT_DONE | dutch.BEEN_THERE | dutch.HAD | dutch.SENT | dutch.TALK
    last = max((at for at in clause if reading.words[at] in contact), default=role.last)
    if reading.words[last] in dutch.TALK:
        last = min(last, role.start)
    denying = dutch.NEGATION - {"zonder"}
    return any(reading.words[at] in denying for at in range(clause.start, max(last, role.last)))


def _talk_before(reading: Reading, clause: range, role: Role) -> list[str]:
    """The words up to the role when a talk with this person is what they are about, else nothing."""
    before = reading.words[max(clause.start, role.start - 6) : role.start]
    after = reading.words[role.last + 1 : clause.stop]
    if role.preposition and set(before) & dutch.TALK:
        return before
    if role.preposition and set(after) & {"contact", "overleg", "gesprek", "gesprekken"}:
        return [*before, *after]
    return []


def _came_of_it(said: set[str], before: list[str]) -> bool:
    """A talk that was had: "gesprek gehad met", "gesprekken met de rector leverden niets op", "in overleg met"."""
    if said & {"volgende", "komende", "vanmiddag", "aanvragen", "aangevraagd", "voorbereiden"}:
        return False
    return bool(said & dutch.CAME_OF_IT) or "in" in before or bool({"contact", "contacten"} & set(before))


def _is_done(reading: Reading, clause: range, said: set[str], role: Role) -> bool:
    if said & dutch.SENT:
        return role.preposition == "aan" or bool(said & dutch.LETTERS)
    if said & dutch.BEEN_THERE and role.preposition in ("bij", "naar", "langs", "met"):
        return True
    if said & {"had", "hadden"} and reading.words[role.start] == "een" and not said & dutch.FIRST_PERSON:
        return False
    if said & dutch.HAD and (role.preposition in ("met", "bij") or said & dutch.LINE):
        return True
    if role.preposition == "met" and _made_or_stuck(said):
        return True
    if role.preposition in ("met", "bij") and "tafel" in said and not said & dutch.PLAN:
        return True
    if reading.words[role.last + 1 : role.last + 2] == ["waar"]:
        return bool(said & dutch.FIRST_PERSON and said & (dutch.TALK | dutch.CONTACT_DONE))
    together = role.preposition == "met" and said & dutch.FIRST_PERSON and said & {"heb", "hebben", "hadden"}
    if together and any(reading.doc[at].tag_.startswith("WW|vd") for at in clause):
        return True
    if role.preposition and said & dutch.FIRST_PERSON and said & dutch.CONTACT_NOW:
        return not said & dutch.PLAN
    if role.preposition == "naar":
        return bool(said & {"gemaild", "gemailt", "geschreven", "gebeld", "gebelt", "geappt", "mailde", "belde"})
    return bool(said & dutch.CONTACT_DONE)


def _made_or_stuck(said: set[str]) -> bool:
    """ "Samen met de ib'er een plan gemaakt", "we komen er met de directie niet uit"."""
    made = "samen" in said and said & {"gemaakt", "opgesteld", "bekeken", "bedacht", "opgeschreven"}
    stuck = {"er", "uit"} <= said and said & {"niet", "nooit"} and said & {"komen", "kwamen", "kom", "kwam", "gekomen"}
    return bool(made or stuck)


def _is_already(reading: Reading, clause: range, role: Role, said: set[str]) -> bool:
    """ "Al met de juf", "alleen nog bij de mentor", "via de huisarts": contact without a verb."""
    if said & dutch.PLAN or any(reading.doc[at].tag_.startswith("WW|pv") for at in clause):
        return False
    return role.preposition == "via" or role.preposition in ("met", "bij", "langs") and bool(said & dutch.ALREADY)


def is_by_others(reading: Reading, clause: range, role: Role) -> bool:
    """Whether somebody else got in touch: "hij heeft aan de mentor verteld", "de juf heeft gepraat met"."""
    words = reading.words
    before = range(clause.start, role.start)
    if set(words[clause.start : clause.stop]) & dutch.FIRST_PERSON:
        return False
    first = next((word for word in words[clause.start : clause.stop] if word not in dutch.JOINERS), "")
    if first == "heeft" or not role.preposition and reading.next_word(clause, role.last) == "heeft":
        return True
    return any(
        words[at] in dutch.THIRD_PERSON or words[at] in dutch.CHILD and not _after_preposition(reading, before, at)
        for at in before
    )


def _after_preposition(reading: Reading, before: range, at: int) -> bool:
    return any(word in dutch.PREPOSITIONS for word in reading.words[max(before.start, at - 2) : at])
