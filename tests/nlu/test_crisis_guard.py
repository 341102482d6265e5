"""Words for danger always raise the alarm; strong words that mean something else do not."""

import time

import pytest
from rasa.shared.nlu.training_data.message import Message
from ruamel.yaml import YAML

from bot.nlu.crisis_guard import CrisisGuard
from bot.nlu.danger import speaks_of_danger
from bot.nlu.intent_classifier import CRISIS_LIKELIHOOD
from tests.conftest import ROOT


@pytest.mark.parametrize(
    "text",
    [
        "ik wil niet meer leven zegt mijn dochter",
        "mijn zoon van 13 zegt dat hij dood wil",
        "hij zegt dat het voor hem niet meer hoeft",
        "Ze snijdt zichzelf",
        "krassen op haar armen gezien",
        "zijn stiefvader slaat hem",
        "ze wordt thuis geslagen",
        "een jongen had een mes bij zich op school",
        "zij denkt aan zelfmoord",
        "hij heeft pillen geslikt",
        "ze wou dat ze er niet meer was",
        "mn dochter is misbruikt door een leraar",
        "de juf heeft mijn zoon geslagen",
        "my daughter wants to die",
        "kızım ölmek istiyor",
        "moja córka chce się zabić",
        "син не хоче жити",
        "ابنتي تريد أن تموت",
        # een doodswens met een omweg, afscheid en middelen
        "Vanavond zei ze: zonder mij hebben jullie het veel makkelijker",
        "hij vraagt of ik hem zou missen als hij er niet meer is",
        "niemand zou me missen schreef hij in zijn agenda",
        "ze hoopt elke avond dat ze niet meer wakker wordt",
        "als ik dood ben mag mijn broertje mijn kamer",
        "hij wil nie meer leve zegt ie",
        "me dogter heeft zelfmoort gedachtes",
        "hij heeft een touw gekocht en onder zijn bed gelegd",
        "Ze zocht op internet hoeveel paracetamol dodelijk is",
        "een hele strip slaappillen ingeslikt door mijn zoon",
        "mijn dochter stond gisteren op het viaduct boven de snelweg",
        "ze geeft haar lievelingsspullen weg aan vriendinnen",
        "vaarwel stond er in zijn laatste app",
        # zelfbeschadiging en levensgevaar
        "allemaal streepjes op haar onderarm, dat is niet van de kat",
        "hij snijt zn eige met een scheermesje",
        "altijd lange mouwen, ook nu het buiten zo heet is",
        "ze eet al een week niks en valt steeds flauw",
        "mijn zoon is bewusteloos na een feest",
        # geweld en verwaarlozing thuis
        "me vader slaad me elke dag",
        "Mijn man sloeg gisteren onze dochter met een riem",
        "het buurjongetje wordt hiernaast geslagen, we horen hem gillen",
        "Haar stiefvader sluit haar op in de kelder",
        "ze durft vanavond niet naar huis",
        "de kinderen zijn vel over been en zoeken eten in de container",
        # seksueel geweld
        "haar oom zit aan haar",
        "de trainer stuurt mijn dochter blote foto's",
        "hij wordt gechanteerd met naaktbeelden en moet betalen",
        "volgens mij heeft mijn dochter een loverboy",
        "opa heeft haar betast",
        # wapens
        "een klasgenoot zegt dat hij morgen iedereen gaat neerschieten",
        "mijn zoon had een boksbeugel in zijn rugzak",
        "hij dreigt zijn zusje te steken",
        # weg, ontvoerd, gedwongen
        "mijn dochter is al sinds gisteren vermist",
        "ze is van huis weggelopen en haar telefoon staat uit",
        "mijn ex wil de kinderen zonder toestemming meenemen naar het buitenland, ik ben bang voor ontvoering",
        "mijn nichtje wordt deze zomer uitgehuwelijkt",
        "ze willen mijn dochter laten besnijden bij oma",
        # de ouder zelf
        "ik ben bang dat ik mijn kind iets aandoe",
        "ik kan me niet meer inhouden, straks doe ik hem wat",
        "ik heb mijn zoontje net hard geslagen",
        # het teken telt ook naast een woord dat meestal iets onschuldigs is
        "na de les over zelfmoord zei ze dat ze zelf ook dood wil",
        "sinds opa dood is wil hij ook dood",
        "hij speelt fortnite en zegt dat hij niet meer wil leven",
        "ze schaamt zich dood en snijdt zichzelf",
    ],
)
def test_danger_is_heard(text):
    assert speaks_of_danger(text)


@pytest.mark.parametrize(
    "text",
    [
        "ik sterf van de zenuwen voor de cito",
        "ze schaamt zich dood",
        "hij is doodmoe na school",
        "ik word gek van die school",
        "hij verveelt zich dood",
        "onze hond is dood en hij is er kapot van",
        "hij wil niet meer naar school",
        "ze durft niet meer naar school",
        "met mes en vork eten lukt niet",
        "het heeft geen zin om weer met de juf te praten",
        "hij wordt geplaagd op het plein",
        "er was een ouderavond over zelfmoord en mishandeling onder jongeren",
        "staat het boek over misbruik op de leeslijst van 3 havo?",
        "zij moet een werkstuk maken over loverboys",
        "hij wil liever dood dan nog een spreekbeurt houden",
        "in Fortnite schiet hij iedereen dood, is dat erg?",
        "sinds oma overleden is slaapt ze slecht",
        "de kat is doodgegaan en hij mist hem",
        "Wat is de meldcode kindermishandeling?",
        "wat houdt het suicidepreventie protocol in",
        "mijn moeder werd vroeger met de liniaal geslagen, zo deden ze dat",
        "hij is s ochtends niet wakker te krijgen voor school",
        "hij slaat dicht bij elke toets",
        "de leerplicht dreigt met een boete",
        "ze valt flauw van de zenuwen voor het examen",
        "de directeur kan er niks aan doen",
        "kunnen jullie daar iets aan doen?",
        "ze is weggelopen uit de gymles omdat ze de koprol niet durfde",
        "opgehaald door mijn man want ze was ziek",
        "mag hij zijn medicijnen op school innemen? vandaag zijn ze niet ingenomen",
        "hij had een zakmesje voor appels mee op kamp",
        "de zorg voor mijn kinderen valt me zwaar",
        "ik hoef niet meer langs te komen zei de mentor",
        "ze voelt zich niet veilig bij de juf",
        "hij heeft zich gesneden aan het papier",
        "hoe maak ik er een eind aan, dat gepest",
    ],
)
def test_strong_words_that_mean_something_else_raise_no_alarm(text):
    assert not speaks_of_danger(text)


def test_it_hardly_ever_alarms_on_the_training_messages_of_other_intents():
    entries = YAML(typ="safe").load((ROOT / "data" / "nlu.yml").read_text())["nlu"]
    others = [line for entry in entries if entry["intent"] != "crisis" for line in entry["examples"].splitlines()]
    alarms = [line for line in others if speaks_of_danger(line)]
    assert len(alarms) <= 0.002 * len(others), alarms


def test_it_hears_nearly_half_of_the_training_messages_about_danger():
    entries = YAML(typ="safe").load((ROOT / "data" / "nlu.yml").read_text())["nlu"]
    crisis = [line for entry in entries if entry["intent"] == "crisis" for line in entry["examples"].splitlines()]
    assert sum(map(speaks_of_danger, crisis)) >= 0.45 * len(crisis)


@pytest.mark.parametrize("text", ["a" * 10_000, "mijn vader ze heeft het thuis " * 333, "hij wil niet met een " * 454])
def test_a_long_message_does_not_hold_up_the_others(text):
    start = time.perf_counter()
    speaks_of_danger(text)
    assert time.perf_counter() - start < 0.5


GUARD = CrisisGuard.create({}, None, None, None)


def decided(text, likelihood=None, entities=()):
    """The intent after the guard, of a message that the classifier took for something else."""
    message = Message({"text": text, "intent": {"name": "pesten", "confidence": 0.9}, "entities": list(entities)})
    message.set("intent_ranking", [{"name": "pesten", "confidence": 0.9}])
    if likelihood is not None:
        message.set(CRISIS_LIKELIHOOD, likelihood)
    GUARD.process([message])
    return message.get("intent")["name"]


def test_with_words_for_danger_a_small_chance_is_enough():
    assert decided("hij zegt dat hij dood wil", likelihood=0.01) == "crisis"
    assert decided("hij wordt geplaagd", likelihood=0.01) == "pesten"


def test_words_for_danger_that_plainly_mean_something_else_raise_no_alarm():
    assert decided("hij zegt dat hij dood wil", likelihood=0.0001) == "pesten"


def test_without_a_classifier_the_words_decide():
    assert decided("hij zegt dat hij dood wil") == "crisis"


def test_in_another_language_the_words_decide():
    english = [{"entity": "taal", "value": "en"}]
    assert decided("my son wants to die", likelihood=0.0, entities=english) == "crisis"
