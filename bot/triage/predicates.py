"""Predicates: the named conditions that the topic files may use.

Each is a small function with a sentence-like Dutch name, because editors write that name in ``when``. Its docstring
says the rule in words, with its source. A predicate reads one fact; a fact that is missing or "weet ik niet" makes it
False, unless the predicate is about not knowing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.triage.facts import SCHOOL_TYPE, Facts, known


@dataclass(frozen=True)
class Predicate:
    """A named condition on one fact.

    Attributes:
        name: as written in ``when``.
        reads: name of the fact that decides.
        holds: the condition itself.
    """

    name: str
    reads: str
    holds: Callable[[Facts], bool]


PREDICATES: dict[str, Predicate] = {}


def _reads(fact: str) -> Callable[[Callable[[Facts], bool]], Callable[[Facts], bool]]:
    """Register a function as the predicate of its own name, deciding on this fact."""

    def register(function: Callable[[Facts], bool]) -> Callable[[Facts], bool]:
        PREDICATES[function.__name__] = Predicate(function.__name__, fact, function)
        return function

    return register


@_reads(SCHOOL_TYPE)
def basisschool(facts: Facts) -> bool:
    """Het kind zit op een gewone basisschool (house.md: schooltype po)."""
    return known(facts, SCHOOL_TYPE) == "po"


@_reads(SCHOOL_TYPE)
def voortgezet(facts: Facts) -> bool:
    """Het kind zit op een middelbare school (house.md: schooltype vo)."""
    return known(facts, SCHOOL_TYPE) == "vo"


@_reads(SCHOOL_TYPE)
def speciaal_onderwijs(facts: Facts) -> bool:
    """Het kind zit in het speciaal onderwijs (house.md: schooltype so)."""
    return known(facts, SCHOOL_TYPE) == "so"


@_reads(SCHOOL_TYPE)
def basisschool_of_speciaal(facts: Facts) -> bool:
    """Het kind heeft een groepsleerkracht: basisschool of speciaal onderwijs (contacts.yml, leerkracht)."""
    return known(facts, SCHOOL_TYPE) in ("po", "so")


@_reads(SCHOOL_TYPE)
def niet_basisschool_of_speciaal(facts: Facts) -> bool:
    """Het kind zit op een middelbare school, of we weten het niet."""
    return not basisschool_of_speciaal(facts)


@_reads(SCHOOL_TYPE)
def schooltype_onbekend(facts: Facts) -> bool:
    """De ouder zei niet op wat voor school het kind zit, of weet het niet."""
    return known(facts, SCHOOL_TYPE) is None


@_reads("thuis")
def dreigt_uit_te_vallen(facts: Facts) -> bool:
    """Het kind gaat nog naar school, maar de ouder is bang dat dat stopt (ladders.md, thuiszitten)."""
    return known(facts, "thuis") == "dreigt"


@_reads("thuis")
def gaat_niet_of_deels(facts: Facts) -> bool:
    """Het kind mist lessen: een deel of alles (ladders.md, thuiszitten: de regio is dan aan zet)."""
    return known(facts, "thuis") in ("deels", "korter_dan_4_weken", "langer_dan_4_weken")


@_reads("thuis")
def langer_dan_vier_weken_thuis(facts: Facts) -> bool:
    """Het kind zit langer dan vier weken thuis (ladders.md, termijnen: thuiszitter)."""
    return known(facts, "thuis") == "langer_dan_4_weken"


@_reads("soort_klacht")
def klacht_over_afspraken(facts: Facts) -> bool:
    """De klacht gaat over afspraken die niet worden nagekomen (house.md: soort_klacht)."""
    return known(facts, "soort_klacht") == "afspraken"


@_reads("soort_klacht")
def klacht_over_bejegening(facts: Facts) -> bool:
    """De klacht gaat over hoe iemand van de school doet tegen kind of ouder (seed 001: onheuse bejegening)."""
    return known(facts, "soort_klacht") == "bejegening"


@_reads("soort_klacht")
def klacht_over_besluit(facts: Facts) -> bool:
    """De klacht gaat over een besluit van de school (ladders.md, termijnen: bezwaar binnen 6 weken)."""
    return known(facts, "soort_klacht") == "besluit"


@_reads("soort_klacht")
def klacht_over_ongelijke_behandeling(facts: Facts) -> bool:
    """De klacht gaat over anders behandeld worden dan andere kinderen (seed 001: ongelijke behandeling)."""
    return known(facts, "soort_klacht") == "ongelijke_behandeling"


@_reads("soort_klacht")
def klacht_over_veiligheid(facts: Facts) -> bool:
    """De klacht gaat over de veiligheid op school (ladders.md, crisis en pesten: vertrouwensinspecteur)."""
    return known(facts, "soort_klacht") == "veiligheid"


@_reads("soort_klacht")
def klacht_over_bejegening_of_veiligheid(facts: Facts) -> bool:
    """De klacht gaat over omgang of veiligheid: dan eerst in vertrouwen praten (seed 001: vertrouwenspersoon)."""
    return klacht_over_bejegening(facts) or klacht_over_veiligheid(facts)
