"""The component around the facts: what it keeps between messages."""

import pytest
from rasa.nlu.constants import SPACY_DOCS
from rasa.nlu.utils.spacy_utils import SpacyNLP
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu import fact_extractor
from bot.nlu.fact_extractor import FactExtractor


@pytest.fixture
def model():
    return SpacyNLP.load_model("nl_core_news_sm")


def read(extractor, model, text):
    message = Message({TEXT: text, SPACY_DOCS[TEXT]: model.model(text)})
    extractor.process([message], model)
    return [(entity["entity"], entity["value"]) for entity in message.get(ENTITIES)]


def test_made_up_words_do_not_stay_in_memory_and_messages_are_read_as_before(model, monkeypatch):
    extractor = FactExtractor()
    before = read(extractor, model, "heb al met de mentor gepraat, ze zit in 3 havo")
    fresh = len(model.model.vocab.strings)
    monkeypatch.setattr(fact_extractor, "MOST_STRINGS", fresh + 50)
    read(extractor, model, " ".join(f"zxq{number}w" for number in range(200)))
    assert len(model.model.vocab.strings) <= fresh
    assert before == read(extractor, model, "heb al met de mentor gepraat, ze zit in 3 havo") != []
