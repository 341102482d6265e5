"""Rasa component that reports the facts and names in a message as entities.

The entity's name is the fact's and its value the option's id, so that ``rasa shell nlu`` and
``/model/parse`` show them.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import SPACY_DOCS
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.nlu.utils.spacy_utils import SpacyModel, SpacyNLP
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.knowledge import load_knowledge
from bot.nlu.facts.finder import FactFinder
from bot.nlu.facts.reading import Mention

LANGUAGE = "taal"
"""Entity for a message in another language; its value is the language's code."""
HINT = "vermoeden"
"""Role of an entity that only follows from a word in passing."""
MOST_STRINGS = 100_000
"""Strings in spaCy's vocabulary from which it is loaded anew: it never forgets a word, and a script can make up many.

A fresh model has 33,000; a new word costs 0.6 kB. Loading takes a second or two.
"""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False, model_from="SpacyNLP")
class FactExtractor(GraphComponent, EntityExtractorMixin):
    """Adds an entity for every fact and every name found."""

    def __init__(self) -> None:
        self._knowledge = load_knowledge()
        self._finder: FactFinder | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FactExtractor:
        """A fact extractor with the names in the knowledge files."""
        return cls()

    def process(self, messages: list[Message], model: SpacyModel) -> list[Message]:
        """Add the entities of each message that has been through spaCy."""
        if self._finder is None:
            self._finder = FactFinder(model.model, self._knowledge)
        for message in messages:
            analysed = message.get(SPACY_DOCS[TEXT])
            if analysed is not None:
                mentions = self._finder.find(message.get(TEXT), analysed)
                found = [self._entity(mention) for mention in mentions]
                message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)
        self._forget_words(model)
        return messages

    def _forget_words(self, model: SpacyModel) -> None:
        """Load spaCy's model anew when it has seen too many words; every component holds this same object."""
        if len(model.model.vocab.strings) > MOST_STRINGS:
            model.model = SpacyNLP.load_model(model.model_name).model
            self._finder = None

    def _entity(self, mention: Mention) -> dict[str, Any]:
        entity = {
            "entity": mention.fact,
            "value": mention.value,
            "start": mention.start,
            "end": mention.end,
            "extractor": self.name,
        }
        return entity if mention.certain else {**entity, "role": HINT}
