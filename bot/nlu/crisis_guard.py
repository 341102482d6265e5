"""Rasa component that watches for danger beside the classifier: plain words for it always count as a crisis.

The classifier knows how messages about danger sound; this guard knows the words after which nothing may be left to
chance. It only ever adds an alarm and never takes one away. Its patterns were written from what the emergency lines
are for (contacts.yml: 112, 113, Veilig Thuis, vertrouwensinspecteur), not from test messages.
"""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.spelling import simplified

CRISIS = "crisis"

_SELF = r"(zich|zichzelf|zn eigen|zijn eigen|haar eigen|haarzelf|hemzelf|mezelf|mijzelf)"
_FAMILY = r"(vader|moeder|papa|mama|stiefvader|stiefmoeder|pleegvader|oom|opa|ex|man|partner|vriend|broer)"
DANGER = {
    "zelfdoding": (
        r"zelfmoord\w*",
        r"zelfdoding\w*",
        r"suicid\w*",
        r"niet (meer|langer) (\w+ )?(leven|bestaan)",
        r"(wil|wilt|wou|wilde|liever) (\w+ ){0,2}dood( zijn| gaan)?",
        r"dood (wil|wilt|wilde|wou|wilt zijn|wil zijn)",
        r"er niet meer (te )?(wil |wilt |wilde |willen )?zijn",
        r"er (liever )?niet meer (was|zou zijn)",
        r"(wil|wilt|wilde) er niet meer zijn",
        r"einde? aan (zijn|haar|mijn|het|t) leven",
        r"van kant maken",
        rf"maak(t)? {_SELF} van kant",
        rf"{_SELF} (iets|wat) aan( ?te)? ?doe[nt]?",
        rf"doet {_SELF} (iets|wat) aan",
        r"(leven|het) (heeft|hoeft|is) (voor (hem|haar|mij|me) )?(geen zin|niet) meer( waard)?",
        r"hoeft niet meer voor (hem|haar|mij)",
        r"(zonder (hem|haar|mij|me)) beter af",
        r"beter af zonder (hem|haar|mij|me)",
        r"afscheidsbrief\w*",
        r"voor (de|een) trein",
        r"van (het|een) (dak|flat|brug) (af ?)?(te )?spring\w*",
        r"pillen (geslikt|genomen|ingenomen)",
        r"overdosis",
        r"(voor (hem|haar|mij|me) )(het )?(allemaal )?niet meer hoeft",
    ),
    "zelfbeschadiging": (
        rf"snijd(t|en)? (\w+ )?({_SELF}|in (haar|zijn|mijn) \w+)",
        r"automutil\w*",
        rf"beschadig(t|en)? {_SELF}",
        r"zelfbeschadig\w*",
        rf"{_SELF} (te )?(snijd\w*|snij\w*|beschadig\w*|pijn (te )?doen)",
        r"doet (zichzelf|haarzelf|hemzelf) pijn",
        r"krassen (in|op) (haar|zijn) (arm\w*|been|benen|pols\w*)",
        r"krast? (in|op) (haar|zijn) (arm\w*|been|benen|pols\w*)",
    ),
    "mishandeling en misbruik": (
        rf"{_FAMILY} (slaat|schopt|mishandelt|mishandelde|sloeg|bedreigt|misbruikt|misbruikte|trapt|wurgt)",
        r"(wordt|word|werd|is|ben) (\w+ ){0,3}(mishandeld|misbruikt|verkracht|aangerand)",
        r"kindermishandeling",
        r"betast(te)?",
        r"(juf|meester|leraar|lerares|docent|leerkracht|conrector|mentor) (heeft|had) (\w+ ){0,4}"
        r"(geslagen|geschopt|betast|gezoend|aangerand|verkracht)",
        r"thuis (wordt|word|worden) (\w+ ){0,3}geslagen",
        r"(wordt|word|worden) (\w+ ){0,2}thuis geslagen",
        r"huiselijk geweld",
        r"seksueel (misbruik\w*|geweld|grensoverschrijdend)",
        r"aan (hem|haar|mijn \w+|zijn piemel|haar borsten) gezeten",
        r"durft (\w+ )?niet (meer )?naar huis",
    ),
    "andere talen": (
        r"suicide",
        r"(kill|hurt|cut)(s|ing)? (himself|herself|myself|themselves)",
        r"wants? to die",
        r"self[- ]harm\w*",
        r"(is|was|being|been) (sexually )?(abused|raped)",
        r"has a (knife|gun)",
        r"intihar\w*",
        r"olmek ist\w*",
        r"kendine zarar",
        r"samoboj\w*",
        r"chce (sie )?(umrzec|zabic)",
        r"nie chce zyc",
        r"samookalecz\w*",
        r"самогуб\w*",
        "не хоче жити",
        "хоче померти",
        r"самоуб\w*",
        "не хочет жить",
        "انتحار",
        "الانتحار",
        "ينتحر",
        "تنتحر",
        "يريد ان يموت",
        "تريد ان تموت",
    ),
    "wapens en bedreiging": (
        r"(mes|pistool|wapen|vuurwapen|steekwapen)( \w+){0,4} (bij zich|mee naar school|meegenomen|getrokken|op zak)",
        r"(bedreigd?|bedreigt|dreigt|dreigde)( \w+){0,3} met (een |de )?(mes|pistool|wapen|dood)",
        r"(dreigt|dreigde)( \w+){0,3} te (steken|schieten|vermoorden)",
        r"doodsbedreiging\w*",
        r"(dood ?schieten|neersteken|doodsteken|vermoorden)",
    ),
}
"""Patterns per kind of danger, on text in lower case without accents."""
_ANY = re.compile(rf"\b(?:{'|'.join(pattern for patterns in DANGER.values() for pattern in patterns)})\b")


def speaks_of_danger(text: str) -> bool:
    """Whether the message has words for danger to life or safety."""
    return _ANY.search(simplified(text)) is not None


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class CrisisGuard(GraphComponent, RasaIntentClassifier):
    """Sets the intent ``crisis`` on a message with words for danger; stands last in the pipeline."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CrisisGuard:
        """A guard; it has nothing to learn."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Raise the alarm where there are words for danger."""
        for message in messages:
            if speaks_of_danger(message.get(TEXT) or ""):
                alarm = {"name": CRISIS, "confidence": 1.0}
                others = [item for item in message.get(INTENT_RANKING_KEY, []) if item["name"] != CRISIS]
                message.set(INTENT, alarm, add_to_output=True)
                message.set(INTENT_RANKING_KEY, [alarm, *others], add_to_output=True)
        return messages
