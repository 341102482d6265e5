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


@_reads("schorsing_of_verwijdering")
def geen_schorsing_of_verwijdering_bekend(facts: Facts) -> bool:
    """Het kind is niet geschorst en hoeft niet van school af, of we weten het niet (ladders.md, gedrag (de gewone
    weg)).
    """
    return known(facts, "schorsing_of_verwijdering") in ("geen", None)


@_reads("schorsing_of_verwijdering")
def is_geschorst(facts: Facts) -> bool:
    """Het kind is geschorst (ladders.md, gedrag en termijnen (schorsing))."""
    return known(facts, "schorsing_of_verwijdering") == "schorsing"


@_reads("schorsing_of_verwijdering")
def verwijdering_speelt(facts: Facts) -> bool:
    """Het kind moet van school af, of dat dreigt (ladders.md, gedrag en termijnen (verwijdering))."""
    return known(facts, "schorsing_of_verwijdering") == "verwijdering"


@_reads("schorsing_of_verwijdering")
def is_geschorst_of_verwijdering_speelt(facts: Facts) -> bool:
    """Het kind is geschorst, of het moet van school af of dat dreigt (ladders.md, gedrag: rechter als laatste stap)."""
    return known(facts, "schorsing_of_verwijdering") in ("schorsing", "verwijdering")


@_reads("ernst_pesten")
def pesten_is_ernstig(facts: Facts) -> bool:
    """Er is geweld, bedreiging of discriminatie, of het kind durft niet meer naar school; meteen naar het
    aanspreekpunt mag dan (contacts.yml, aanspreekpunt_pesten (eerst_proberen); ontwerp voor "durft niet meer").
    """
    return known(facts, "ernst_pesten") in ("grof", "durft_niet")


@_reads("ernst_pesten")
def pesten_met_geweld_of_discriminatie(facts: Facts) -> bool:
    """Er is geweld, bedreiging of discriminatie bij het pesten; de vertrouwensinspecteur mag dan meteen (ladders.md,
    pesten (vertrouwensinspecteur)).
    """
    return known(facts, "ernst_pesten") == "grof"


@_reads("ernst_pesten")
def durft_niet_meer_naar_school(facts: Facts) -> bool:
    """Het kind durft door het pesten niet meer naar school (ladders.md, pesten (onderwijsconsulenten))."""
    return known(facts, "ernst_pesten") == "durft_niet"


@_reads("reden_andere_school")
def wil_zelf_overstappen_of_onbekend(facts: Facts) -> bool:
    """De ouder denkt zelf aan een andere school, of we weten de reden niet (ladders.md, andere_school)."""
    return known(facts, "reden_andere_school") in ("zelf", None)


@_reads("reden_andere_school")
def school_weigert_of_heeft_geen_plek(facts: Facts) -> bool:
    """Een school weigert het kind of heeft geen plek (ladders.md, andere_school (geen plek of weigering))."""
    return known(facts, "reden_andere_school") == "weigering"


@_reads("reden_andere_school")
def moet_van_school_af(facts: Facts) -> bool:
    """Het kind moet van de eigen school af, of dat dreigt (ladders.md, andere_school en termijnen (verwijdering))."""
    return known(facts, "reden_andere_school") == "verwijdering"


@_reads("reden_andere_school")
def overstap_naar_speciaal_onderwijs(facts: Facts) -> bool:
    """Het gaat om een overstap naar het speciaal onderwijs of om de toestemming daarvoor (TLV) (ladders.md,
    andere_school (TLV)).
    """
    return known(facts, "reden_andere_school") == "speciaal"


@_reads("reden_andere_school")
def overstap_naar_gewone_school_of_onbekend(facts: Facts) -> bool:
    """Het gaat om een plek op een andere gewone school, of we weten de reden niet (ladders.md, andere_school)."""
    return known(facts, "reden_andere_school") in ("zelf", "weigering", None)


@_reads("reden_andere_school")
def school_of_bestuur_besliste(facts: Facts) -> bool:
    """Er ligt een besluit van anderen, of we weten de reden niet (ladders.md, andere_school: rechter als laatste)."""
    return known(facts, "reden_andere_school") != "zelf"


@_reads("reden_andere_school")
def plek_geweigerd_of_reden_onbekend(facts: Facts) -> bool:
    """Een school weigert het kind of heeft geen plek, of we weten de reden niet (ladders.md,
    andere_school (bezwaar bij het bestuur en geschillencommissie)).
    """
    return known(facts, "reden_andere_school") in ("weigering", None)


@_reads("medische_vraag")
def heeft_zorg_nodig_onder_schooltijd(facts: Facts) -> bool:
    """Het gaat om medicijnen of zorg onder schooltijd (ladders.md, medisch (afspraken op papier;
    onderwijszorgconsulent)).
    """
    return known(facts, "medische_vraag") == "zorg_onder_schooltijd"


@_reads("medische_vraag")
def gaat_niet_om_zorg_onder_schooltijd(facts: Facts) -> bool:
    """Het gaat niet om zorg onder schooltijd, of we weten het niet. Dan mag Ziezon niet gemist worden (seed 001
    (Ziezon bij chronische ziekte en aanpassingen); ladders.md, medisch).
    """
    return known(facts, "medische_vraag") in ("vaak_of_lang_ziek", "geen_aanpassing", None)


@_reads("medische_vraag")
def school_past_niet_aan(facts: Facts) -> bool:
    """De ouder zegt dat de school niets aanpast voor de ziekte (ladders.md, medisch (College voor de Rechten van de
    Mens als aanpassing wordt geweigerd)).
    """
    return known(facts, "medische_vraag") == "geen_aanpassing"


@_reads("hulp_nu")
def hulpverleners_lopen_vast(facts: Facts) -> bool:
    """Er zijn al hulpverleners, maar ook zij komen er niet uit (seed 001 en ladders.md, beperking (dan het CCE))."""
    return known(facts, "hulp_nu") == "hulpverleners_lopen_vast"


@_reads("hulp_nu")
def kind_is_of_raakt_thuis(facts: Facts) -> bool:
    """Het kind met een beperking zit thuis, of dat dreigt (seed 001 en ladders.md, beperking en thuiszitten
    (samenwerkingsverband aan zet, CCE)).
    """
    return known(facts, "hulp_nu") == "is_of_raakt_thuis"


@_reads("hulp_nu")
def loopt_misschien_vast(facts: Facts) -> bool:
    """De hulpverleners lopen vast, het kind is of raakt thuis, of we weten het niet (seed 001 en ladders.md, beperking
    (CCE op de ladder)).
    """
    return known(facts, "hulp_nu") in ("hulpverleners_lopen_vast", "is_of_raakt_thuis", None)


@_reads("leervraag")
def gaat_over_rekenen(facts: Facts) -> bool:
    """Het gaat vooral over rekenen (ladders.md, leerachterstand: vergoeding bij dyscalculie verschilt per gemeente)."""
    return known(facts, "leervraag") == "rekenen"


@_reads("leervraag")
def gaat_over_blijven_zitten_of_niveau(facts: Facts) -> bool:
    """Het gaat over blijven zitten of over het schoolniveau (ladders.md, leerachterstand (directeur en
    klachtencommissie, nooit onderwijsconsulenten)).
    """
    return known(facts, "leervraag") == "blijven_zitten_of_niveau"


@_reads("leervraag")
def gaat_niet_over_blijven_zitten_of_niveau(facts: Facts) -> bool:
    """Het gaat over leren of rekenen, of we weten het niet (ladders.md, leerachterstand (de gewone weg naar extra
    hulp)).
    """
    return known(facts, "leervraag") in ("rekenen", "leren", None)


@_reads("plan_voor_hulp")
def nog_geen_plan_of_onbekend(facts: Facts) -> bool:
    """Er is nog geen plan voor extra hulp, of we weten dat niet (ladders.md, algemene ladder (eerst gesprek op school,
    dan MDO en OPP)).
    """
    return known(facts, "plan_voor_hulp") in ("geen_plan", None)


@_reads("plan_voor_hulp")
def er_is_een_plan(facts: Facts) -> bool:
    """Er is een plan voor extra hulp, dus de eerste gesprekken op school zijn gevoerd (seed 001 stap 4 en 5 (plan,
    daarna samen bekijken)).
    """
    return known(facts, "plan_voor_hulp") in ("bespreken", "niet_uitgevoerd", "oneens")


@_reads("plan_voor_hulp")
def plan_wordt_niet_uitgevoerd(facts: Facts) -> bool:
    """Er is een plan, maar het kind krijgt de hulp die erin staat niet (ladders.md, extra_ondersteuning; contacts.yml,
    geschillencommissie (over begeleiding gaat een klacht)).
    """
    return known(facts, "plan_voor_hulp") == "niet_uitgevoerd"


@_reads("plan_voor_hulp")
def oneens_met_plan(facts: Facts) -> bool:
    """De ouder is het niet eens met het plan, dus loopt er een termijn van zes weken (ladders.md, extra_ondersteuning
    en termijnen (OPP binnen 6 weken naar de GPO)).
    """
    return known(facts, "plan_voor_hulp") == "oneens"


@_reads("plan_voor_hulp")
def oneens_met_plan_of_onbekend(facts: Facts) -> bool:
    """De ouder is het niet eens met het plan, of we weten niet hoe het met het plan staat (ladders.md,
    extra_ondersteuning (laatste trede)).
    """
    return known(facts, "plan_voor_hulp") in ("oneens", None)


@_reads("dyslexie_situatie")
def vermoeden_van_dyslexie_of_onbekend(facts: Facts) -> bool:
    """Er is nog geen antwoord op een aanvraag en geen verklaring, of we weten dat niet (ladders.md, dyslexie (vergoede
    zorg via school of poortwachter van de gemeente)).
    """
    return known(facts, "dyslexie_situatie") in ("vermoeden", None)


@_reads("dyslexie_situatie")
def gemeente_wijst_dyslexiezorg_af(facts: Facts) -> bool:
    """De gemeente zei nee op een aanvraag voor vergoede dyslexiezorg (ladders.md, dyslexie (schriftelijk besluit
    vragen en bezwaar maken)).
    """
    return known(facts, "dyslexie_situatie") == "gemeente_zegt_nee"


@_reads("dyslexie_situatie")
def school_of_gemeente_zegt_nee_bij_dyslexie(facts: Facts) -> bool:
    """De school of de gemeente zei nee op hulp of onderzoek (ladders.md, dyslexie (aanvraag via school of poortwachter
    van de gemeente)).
    """
    return known(facts, "dyslexie_situatie") in ("school_zegt_nee", "gemeente_zegt_nee")


@_reads("dyslexie_situatie")
def hulp_bij_dyslexie_stokt(facts: Facts) -> bool:
    """De school of gemeente zei nee, of een verklaring helpt nog niet (seed 002: dan is de directeur aan zet)."""
    return known(facts, "dyslexie_situatie") in ("school_zegt_nee", "gemeente_zegt_nee", "verklaring_niet_gevolgd")


@_reads("dyslexie_situatie")
def dyslexieverklaring_helpt_nog_niet(facts: Facts) -> bool:
    """Er is een dyslexieverklaring, maar de school werkt er nog niet mee (ladders.md, dyslexie (school past niet aan)
    en klacht (na de directeur een brief aan het bestuur)).
    """
    return known(facts, "dyslexie_situatie") == "verklaring_niet_gevolgd"


@_reads(SCHOOL_TYPE)
def niet_voortgezet(facts: Facts) -> bool:
    """Het kind zit niet op een middelbare school, of we weten het niet (ladders.md, dyslexie (op de middelbare school
    geen vergoede zorg)).
    """
    return known(facts, SCHOOL_TYPE) in ("po", "so", None)


@_reads("gemeente")
def woont_in_amsterdam(facts: Facts) -> bool:
    """Het gezin woont in Amsterdam, waar het Ouder- en Kindteam er voor alle opvoedvragen is (seed 004)."""
    return known(facts, "gemeente") == "Amsterdam"


@_reads("gemeente")
def woont_niet_in_amsterdam(facts: Facts) -> bool:
    """Het gezin woont buiten Amsterdam, of we weten niet waar (seed 004: zoek het CJG of wijkteam in de buurt)."""
    return not woont_in_amsterdam(facts)
