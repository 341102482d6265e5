"""The Dutch model in use, and that a bot trained with another one is not loaded silently."""

import json

import joblib
import numpy as np
import pytest
import spacy

from bot import training
from bot.nlu import intent_classifier
from bot.nlu.dutch_model import installed_dutch_model, is_drop_in
from tests.conftest import ROOT

PACKAGE = ROOT / "language" / "package" / "nl_core_news_sm"


def test_the_installed_model_has_the_parts_that_the_bot_needs():
    nlp = spacy.load("nl_core_news_sm")
    assert {"tok2vec", "morphologizer", "tagger"} <= set(nlp.pipe_names)
    doc = nlp("Heb al met de juf gesproken.")
    assert [token.pos_ for token in doc if token.text in ("juf", "gesproken")] == ["NOUN", "VERB"]
    assert next(token for token in doc if token.text == "gesproken").lemma_ == "spreken"


def test_the_drop_in_names_its_sources_licence_and_figures_and_no_path_of_the_machine_it_was_made_on():
    meta = json.loads((PACKAGE / "nl_core_news_sm-3.7.0+ud1" / "meta.json").read_text())
    assert meta["license"] == "CC BY-SA 4.0"
    assert {"Alpino", "LassySmall"} <= {word for source in meta["sources"] for word in source["name"].split()}
    assert meta["performance"] == json.loads((ROOT / "language" / "scores.json").read_text())
    config = (PACKAGE / "nl_core_news_sm-3.7.0+ud1" / "config.cfg").read_text()
    assert "/tmp" not in config
    assert "train = null" in config


def test_the_documented_figures_are_those_of_the_package():
    scores = json.loads((ROOT / "language" / "scores.json").read_text())
    page = (ROOT / "docs" / "taalmodel.md").read_text()
    for figure in ("pos_acc", "morph_acc", "tag_acc", "lemma_acc"):
        assert f"{scores[figure]:.3f}" in page, figure


def test_the_version_tells_the_two_models_apart():
    assert is_drop_in("3.7.0+ud1")
    assert not is_drop_in("3.7.0")
    assert installed_dutch_model() in ("3.7.0", "3.7.0+ud1")


def test_another_dutch_model_means_training_again(monkeypatch, tmp_path):
    monkeypatch.setattr(training, "MODEL", tmp_path / "m.tar.gz")
    monkeypatch.setattr(training, "FINGERPRINT", tmp_path / "m.json")
    assert training.reasons_to_train() == ["er is nog geen model"]
    training.MODEL.touch()
    known = {**training.fingerprint(), "m.tar.gz": training._hash(training.MODEL)}
    training.FINGERPRINT.write_text(json.dumps(known))
    assert training.reasons_to_train() == []
    monkeypatch.setattr(training, "installed_dutch_model", lambda: "3.7.0+other")
    assert training.reasons_to_train() == ["nl_core_news_sm"]


def test_a_bot_trained_with_another_dutch_model_refuses_to_load(monkeypatch, tmp_path):
    from contextlib import contextmanager

    class Storage:
        @contextmanager
        def read_from(self, resource):
            yield tmp_path

    joblib.dump({"dutch_model": "3.7.0+other", "model": np.zeros(1)}, tmp_path / "intents.joblib")
    with pytest.raises(intent_classifier.OtherDutchModelError, match="make train"):
        intent_classifier.IntentClassifier.load({}, Storage(), None, None)
